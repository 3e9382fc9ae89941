"""What one may not see is not there: asked of every table under security, as the application's role."""

import pytest
from django.apps import apps
from django.db import connection

from cotmoc.base.row_security import seeing, seeing_all
from cotmoc.tasks.models import Task

WITH_AUDIENCE = [
    model for model in apps.get_models() if any(field.name == "audience" for field in model._meta.fields)
]


@pytest.mark.django_db
def test_the_tests_run_as_the_applications_role():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user"
        )
        assert cursor.fetchone() == ("cm_app", False, False)


@pytest.mark.django_db
@pytest.mark.parametrize("model", WITH_AUDIENCE, ids=lambda model: model._meta.label)
def test_every_table_with_an_audience_is_under_row_security(model):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relrowsecurity, relforcerowsecurity FROM pg_class WHERE relname = %s",
            [model._meta.db_table],
        )
        assert cursor.fetchone() == (True, True)


@pytest.mark.parametrize("model", WITH_AUDIENCE, ids=lambda model: model._meta.label)
def test_nobody_sees_a_row_whose_audience_he_does_not_see(world, model):
    for actor in (world.clerk, world.commune_officer, world.other_officer, world.guard_clerk):
        with seeing_all():
            hidden = [
                row.pk
                for row in model.objects.all()
                if not set(row.audience) & actor.sees and not getattr(row, "is_open", False)
            ]
        with seeing(actor.sees):
            assert not model.objects.filter(pk__in=hidden).exists()


def test_without_being_told_one_sees_nothing(world):
    for model in WITH_AUDIENCE:
        assert not model.objects.filter(audience__len__gt=0).exclude(**open_rows(model)).exists()


def open_rows(model):
    fields = {field.name for field in model._meta.fields}
    return {"is_open": True} if "is_open" in fields else {"pk": 0}


def test_what_one_is_told_ends_with_its_transaction(world):
    with seeing(world.clerk.sees), seeing_all():
        pass
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('cotmoc.sees_all', true), current_setting('cotmoc.units', true)"
        )
        assert all(not value for value in cursor.fetchone())


def test_within_one_who_sees_all_another_sees_as_much_as_told_and_the_first_all_again(world):
    with seeing_all():
        everything = Task.objects.count()
        with seeing_all():
            assert Task.objects.count() == everything
            with seeing([]):
                assert not Task.objects.exists()
                with seeing_all():
                    assert Task.objects.count() == everything
                assert not Task.objects.exists()
            assert Task.objects.count() == everything
        assert Task.objects.count() == everything
    assert not Task.objects.exists()


def test_after_a_failure_that_saw_all_nobody_sees_more(world):
    with seeing([]):
        with pytest.raises(ValueError, match="đứt"), seeing_all():
            raise ValueError("đứt")
        assert not Task.objects.exists()
        with seeing_all():
            assert Task.objects.exists()

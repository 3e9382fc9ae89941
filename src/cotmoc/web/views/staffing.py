"""*Đơn vị và tài khoản*: a clerk enters units, who holds a post there, and opens accounts for them."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from cotmoc.accounts import actions, queries
from cotmoc.accounts.models import Account, Person
from cotmoc.base.acting import Actor, Duty
from cotmoc.base.refusals import Refused
from cotmoc.units import actions as units
from cotmoc.units.lives import check_time_now
from cotmoc.units.models import Kind, Level, Unit
from cotmoc.units.queries import entered_by, names_of, versions_on
from cotmoc.units.rules import check_may_change_units
from cotmoc.web.middleware import PageRequest
from cotmoc.web.paging import page_of
from cotmoc.web.staff_forms import AccountForm, PostForm, UnitForm

MOST = 300
"""Units whose names a form suggests; others are found when they are written out."""


@require_safe
def staffing(request: PageRequest) -> HttpResponse:
    """Who holds posts at the units that one keeps, and with what they sign in."""
    kept = _kept(request.actor)
    called = request.GET.get("ten", "").strip()[:100]
    page = page_of(queries.staff_of(kept, on=request.today, called=called), request)
    names = names_of([post.unit_id for post in page], on=request.today)
    return render(request, "web/staffing/list.html", {"page": page, "names": names, "called": called})


@require_http_methods(["GET", "HEAD", "POST"])
def new_unit(request: PageRequest) -> HttpResponse:
    """Enter a unit below those that one keeps, or beside them."""
    named: dict[str, Any] = {"among": _kept(request.actor), "on": request.today}
    form = UnitForm(request.POST, **named) if request.method == "POST" else UnitForm(**named)
    if _is_valid(form) and _is_done(form, lambda: _found(form, request)):
        messages.success(request, _("Đã thêm đơn vị %(name)s.") % {"name": form.cleaned_data["name"]})
        return redirect("staffing")
    return _form(request, form, _("Thêm đơn vị"), _("Thêm đơn vị"))


def _found(form: UnitForm, request: PageRequest) -> None:
    given = form.cleaned_data
    ids = {*form.parents().values(), *([given["place"]] if given["place"] else ())}
    found = Unit.objects.in_bulk(ids)
    units.found(
        name=given["name"],
        short_name=given["short_name"],
        kind=Kind(given["kind"]),
        level=Level(given["level"]),
        on=given["since"],
        act=given["act"],
        place=found.get(given["place"]),
        parents={line: found[parent] for line, parent in form.parents().items()},
        by=request.actor,
        at=timezone.now(),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def new_post(request: PageRequest) -> HttpResponse:
    """Write down who holds a post at a unit from a day on."""
    named: dict[str, Any] = {"among": _kept(request.actor), "on": request.today}
    form = (
        PostForm(request.POST, **named)
        if request.method == "POST"
        else PostForm(initial={"since": request.today}, **named)
    )
    if _is_valid(form) and _is_done(form, lambda: _appoint(form, request)):
        messages.success(request, _("Đã ghi chức vụ của %(name)s.") % {"name": form.cleaned_data["person"]})
        return redirect("staffing")
    return _form(request, form, _("Ghi người giữ chức vụ"), _("Ghi chức vụ"))


def _appoint(form: PostForm, request: PageRequest) -> None:
    given, by, at = form.cleaned_data, request.actor, timezone.now()
    person = form.chosen() or actions.introduce(
        name=given["person"], rank=given["rank"], among=form.among, besides=form.known, by=by, at=at
    )
    actions.appoint(
        person=person,
        unit=Unit.objects.get(pk=given["unit"]),
        title=given["title"],
        duty=Duty(given["duty"]),
        on=given["since"],
        by=by,
        at=at,
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: PageRequest, pk: int) -> HttpResponse:
    """Open the account of a person, or give a forgotten password anew; the password is shown this once."""
    person = _person(request, pk)
    account = Account.objects.filter(person=person).first()
    asks = forms.Form if account else AccountForm  # a new password for an open account needs no answer
    form = asks(request.POST) if request.method == "POST" else asks()
    password = secrets.token_urlsafe(12)
    if (
        form.is_bound
        and form.is_valid()
        and _is_done(form, lambda: _enter(person, account, form, password, request))
    ):
        shown = Account.objects.get(person=person)
        return render(request, "web/staffing/password.html", {"account": shown, "password": password})
    return render(
        request,
        "web/staffing/account.html",
        {"person": person, "account": account, "form": form},
        status=422 if form.errors else 200,
    )


def _enter(
    person: Person, account: Account | None, form: forms.Form, password: str, request: PageRequest
) -> None:
    by, at = request.actor, timezone.now()
    if account:
        actions.renew_password(account=account, password=password, by=by, at=at)
    else:
        sign_in = form.cleaned_data["sign_in"]
        actions.open_account(person=person, sign_in=sign_in, password=password, by=by, at=at)


def _kept(actor: Actor) -> set[int]:
    """The units that the actor keeps: those one sees, and those that one's own unit entered beside it."""
    check_may_change_units(actor)
    return set(actor.sees) | (entered_by(actor.unit) if actor.unit else set())


def _person(request: PageRequest, pk: int) -> Person:
    """One of those who hold a post at a unit that the actor keeps; others are not there for him."""
    posts = queries.staff_of(_kept(request.actor), on=request.today).filter(person_id=pk)
    post = posts.first()
    if post is None:
        raise Http404
    return post.person


def _is_valid(form: forms.Form) -> bool:
    return form.is_bound and form.is_valid()


def _is_done(form: forms.Form, act: Callable[[], None]) -> bool:
    """Do it; when refused, nothing is written and the sentence stands in the form."""
    try:
        with transaction.atomic():
            act()
            check_time_now()
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _form(request: PageRequest, form: forms.Form, title: str, does: str) -> HttpResponse:
    kept = versions_on(request.today).filter(unit_id__in=_kept(request.actor))[:MOST]
    named = {
        "form": form,
        "title": title,
        "does": does,
        "known_units": [version.name for version in kept],
    }
    return render(request, "web/staffing/form.html", named, status=422 if form.is_bound else 200)


urlpatterns = [
    path("don-vi/quan-ly/", staffing, name="staffing"),
    path("don-vi/quan-ly/don-vi/", new_unit, name="staffing-unit"),
    path("don-vi/quan-ly/chuc-vu/", new_post, name="staffing-post"),
    path("don-vi/quan-ly/tai-khoan/<int:pk>/", account, name="staffing-account"),
]

"""What a unit calls a document that it cites and has not received is kept for that unit alone."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from cotmoc.base.row_security import secure_rows
from cotmoc.base.vietnamese import fold


def give_titles_to_those_who_typed_them(apps, schema_editor):
    """Of awaited documents that have a number; one without is known by its title."""
    database = schema_editor.connection
    documents = apps.get_model("documents", "Document")._base_manager.using(database.alias)
    namings = apps.get_model("documents", "Naming")._base_manager.using(database.alias)
    awaited = documents.filter(is_awaited=True, registered_by__isnull=False)
    with database.cursor() as cursor:  # the owner of the tables is under row security too
        cursor.execute("SELECT set_config('cotmoc.sees_all', 'yes', true)")
        for document in awaited.exclude(number="").exclude(title=""):
            folded, unit = fold(document.title), document.registered_by_id
            namings.create(document=document, unit_id=unit, title=document.title, folded=folded, audience=[unit])
            document.title, document.folded = "", document.folded.replace(folded, "")
            document.save(update_fields=["title", "folded"])
        awaited.update(is_open=False)
        cursor.execute("SELECT set_config('cotmoc.sees_all', '', true)")


class Migration(migrations.Migration):
    dependencies = [("documents", "0002_row_security")]

    operations = [
        migrations.CreateModel(
            name="Naming",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("title", models.TextField()),
                ("folded", models.TextField(editable=False)),
                (
                    "audience",
                    django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="namings",
                        to="documents.document",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="units.unit"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("document", "unit"), name="naming_once"),
                ],
            },
        ),
        secure_rows("documents_naming"),
        migrations.RunPython(give_titles_to_those_who_typed_them, migrations.RunPython.noop),
    ]

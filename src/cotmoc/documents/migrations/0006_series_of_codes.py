"""Two series of one kind, told apart by their codes: 06/2024/QĐ-UBND and 06/QĐ-UBND."""

from django.db import migrations, models

from cotmoc.documents.codes import numbered_as


def say_of_which_series(apps, schema_editor):
    """Of every document whose code tells it."""
    database = schema_editor.connection
    documents = apps.get_model("documents", "Document")._base_manager.using(database.alias)
    with database.cursor() as cursor:  # the owner of the tables is under row security too
        cursor.execute("SELECT set_config('cotmoc.sees_all', 'yes', true)")
        codes = documents.exclude(code="").values_list("code", flat=True).distinct()
        told = {code: series for code in codes if (series := numbered_as(code))}
        cursor.execute(  # in one statement: one for each code would read the whole register each time
            "UPDATE documents_document SET numbered_as = told.series"
            " FROM unnest(%s::text[], %s::text[]) AS told (code, series) WHERE documents_document.code = told.code",
            [[*told], [*told.values()]],
        )
        cursor.execute("SELECT set_config('cotmoc.sees_all', '', true)")


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0005_merging_and_recall'),
        ('units', '0003_acts_on_units'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='document',
            name='document_identity',
        ),
        migrations.AddField(
            model_name='document',
            name='numbered_as',
            field=models.CharField(blank=True, editable=False, help_text='of which series of its kind, where known', max_length=12),
        ),
        migrations.RunPython(say_of_which_series, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name='document',
            constraint=models.UniqueConstraint(condition=models.Q(models.Q(('number', ''), _negated=True), models.Q(('issuer_key', ''), _negated=True), models.Q(('series', ''), _negated=True), ('merged_into__isnull', True)), fields=('kind', 'number', 'issuer_key', 'series', 'numbered_as'), name='document_identity'),
        ),
    ]

"""Rows are seen by the units of their audience only."""

from django.db import migrations

from cotmoc.base.row_security import secure_rows


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial")]

    operations = [
        secure_rows("documents_file"),
        secure_rows("documents_document", open_if="is_open"),
        secure_rows("documents_attachment"),
        secure_rows("documents_recipient"),
        secure_rows("documents_lineage"),
    ]

"""Rows are seen by the units of their audience only."""

from django.db import migrations

from cotmoc.base.row_security import secure_rows


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial")]

    operations = [
        secure_rows("documents_file", audience="audience"),
        secure_rows("documents_document", audience="audience", otherwise="is_open"),
        secure_rows("documents_attachment", audience="audience"),
        secure_rows("documents_recipient", audience="audience"),
        secure_rows("documents_lineage", audience="audience"),
    ]

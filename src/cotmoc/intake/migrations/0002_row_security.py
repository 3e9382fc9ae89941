"""Rows are seen by the units of their audience only."""

from django.db import migrations

from cotmoc.base.row_security import secure_rows


class Migration(migrations.Migration):
    dependencies = [("intake", "0001_initial")]

    operations = [
        secure_rows("intake_upload"),
        secure_rows("intake_proposal"),
    ]

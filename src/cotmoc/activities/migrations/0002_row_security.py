"""Rows are seen by the units of their audience only."""

from django.db import migrations

from cotmoc.base.row_security import secure_rows


class Migration(migrations.Migration):
    dependencies = [("activities", "0001_initial")]

    operations = [
        secure_rows("activities_activity", audience="audience"),
        secure_rows("activities_part", audience="audience"),
        secure_rows("activities_chair", audience="audience"),
        secure_rows("activities_subject", audience="audience"),
    ]

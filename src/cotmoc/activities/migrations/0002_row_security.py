"""Rows are seen by the units of their audience only."""

from django.db import migrations

from cotmoc.base.row_security import secure_rows


class Migration(migrations.Migration):
    dependencies = [("activities", "0001_initial")]

    operations = [
        secure_rows("activities_activity"),
        secure_rows("activities_part"),
        secure_rows("activities_chair"),
        secure_rows("activities_subject"),
    ]

"""Rows are seen by the units of their audience only."""

from django.db import migrations

from cotmoc.base.row_security import secure_rows


class Migration(migrations.Migration):
    dependencies = [("tasks", "0001_initial")]

    operations = [
        secure_rows("tasks_task"),
        secure_rows("tasks_coordination"),
        secure_rows("tasks_progress"),
        secure_rows("tasks_evidence"),
        secure_rows("tasks_extension"),
        secure_rows("tasks_result"),
        secure_rows("tasks_measure"),
    ]

"""Rows are seen by the units of their audience only."""

from django.db import migrations

from cotmoc.base.row_security import secure_rows


class Migration(migrations.Migration):
    dependencies = [("tasks", "0001_initial")]

    operations = [
        secure_rows("tasks_task", audience="audience"),
        secure_rows("tasks_coordination", audience="audience"),
        secure_rows("tasks_progress", audience="audience"),
        secure_rows("tasks_evidence", audience="audience"),
        secure_rows("tasks_extension", audience="audience"),
        secure_rows("tasks_result", audience="audience"),
        secure_rows("tasks_measure", audience="audience"),
    ]

"""A task keeps who first led and gave it, as a handover may change both."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F


def take_those_of_today(apps, schema_editor):
    database = schema_editor.connection
    tasks = apps.get_model("tasks", "Task")._base_manager.using(database.alias)
    with database.cursor() as cursor:  # the owner of the tables is under row security too
        cursor.execute("SELECT set_config('cotmoc.sees_all', 'yes', true)")
        tasks.update(first_lead=F("lead"), first_assigner=F("assigner"))
        cursor.execute("SELECT set_config('cotmoc.sees_all', '', true)")
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a table with checks to be made cannot be altered


class Migration(migrations.Migration):
    dependencies = [("tasks", "0003_sentence"), ("units", "0003_acts_on_units")]

    operations = [
        migrations.AddField(
            "task",
            "first_assigner",
            models.ForeignKey(
                editable=False,
                help_text="who first gave it",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="units.unit",
            ),
        ),
        migrations.AddField(
            "task",
            "first_lead",
            models.ForeignKey(
                editable=False,
                help_text="to whom it was first given",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="units.unit",
            ),
        ),
        migrations.RunPython(take_those_of_today, migrations.RunPython.noop),
        migrations.AlterField(
            "task",
            "first_lead",
            models.ForeignKey(
                editable=False,
                help_text="to whom it was first given",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="units.unit",
            ),
        ),
        migrations.RemoveConstraint("task", "task_once_from_its_words"),
        migrations.AddConstraint(
            "task",
            models.UniqueConstraint(
                condition=models.Q(("file__isnull", False)),
                fields=("file", "start", "end", "first_lead"),
                name="task_once_from_its_words",
            ),
        ),
    ]

"""Rows that words of a file say keep the sentence of these words."""

from django.db import migrations, models

from cotmoc.documents.models import sentence_is_whole
from cotmoc.documents.sentences import keep_sentences


class Migration(migrations.Migration):
    dependencies = [("tasks", "0002_row_security"), ("activities", "0003_sentence")]

    operations = [
        migrations.AddField(
            "task", "sentence", models.TextField(blank=True, help_text="as it stands in the text")
        ),
        migrations.AddField("task", "sentence_start", models.PositiveIntegerField(blank=True, null=True)),
        migrations.AddField(
            "result", "sentence", models.TextField(blank=True, help_text="as it stands in the text")
        ),
        migrations.AddField("result", "sentence_start", models.PositiveIntegerField(blank=True, null=True)),
        keep_sentences("tasks", "task", "result"),
        migrations.AddConstraint("task", sentence_is_whole("task_sentence_is_whole")),
        migrations.AddConstraint("result", sentence_is_whole("result_sentence_is_whole")),
    ]

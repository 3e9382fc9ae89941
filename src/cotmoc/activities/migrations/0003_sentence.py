"""Rows that words of a file say keep the sentence of these words."""

from django.db import migrations, models

from cotmoc.documents.models import sentence_is_whole
from cotmoc.documents.sentences import keep_sentences


class Migration(migrations.Migration):
    dependencies = [("activities", "0002_row_security")]

    operations = [
        migrations.AddField(
            "activity", "sentence", models.TextField(blank=True, help_text="as it stands in the text")
        ),
        migrations.AddField("activity", "sentence_start", models.PositiveIntegerField(blank=True, null=True)),
        keep_sentences("activities", "activity"),
        migrations.AddConstraint("activity", sentence_is_whole("activity_sentence_is_whole")),
    ]

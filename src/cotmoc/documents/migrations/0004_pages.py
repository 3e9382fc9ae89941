"""Where the text of a file stands on its pages."""

import django.db.models.deletion
from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models

from cotmoc.base.row_security import secure_rows_of


class Migration(migrations.Migration):
    dependencies = [("documents", "0003_naming")]

    operations = [
        migrations.AddField(
            model_name="file",
            name="pages",
            field=ArrayField(
                base_field=models.PositiveIntegerField(),
                default=list,
                help_text="offsets of the text at which pages begin",
                size=None,
            ),
        ),
        migrations.CreateModel(
            name="Layout",
            fields=[
                (
                    "file",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="layout",
                        serialize=False,
                        to="documents.file",
                    ),
                ),
                ("lines", models.JSONField()),
            ],
        ),
        secure_rows_of("documents_layout", owner="documents_file", key="file_id"),
    ]

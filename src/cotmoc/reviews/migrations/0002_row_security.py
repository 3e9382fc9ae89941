"""Rows are seen by the units of their audience only."""

from django.db import migrations

from cotmoc.base.row_security import secure_rows


class Migration(migrations.Migration):
    dependencies = [("reviews", "0001_initial")]

    operations = [
        secure_rows("reviews_review"),
        secure_rows("reviews_section"),
        secure_rows("reviews_sentence"),
        secure_rows("reviews_annexrow"),
    ]

"""A decision is seen by the unit that made it."""

from django.db import migrations

from cotmoc.base.row_security import secure_rows


class Migration(migrations.Migration):
    dependencies = [("coverage", "0001_expectation")]

    operations = [secure_rows("coverage_expectation")]

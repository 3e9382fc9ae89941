"""Handovers are seen by giver, receiver and who proposed them; an order by who sees its document."""

from django.db import migrations

from cotmoc.base.row_security import secure_rows, secure_rows_of


class Migration(migrations.Migration):
    dependencies = [("handovers", "0001_initial"), ("documents", "0002_row_security")]

    operations = [
        secure_rows("handovers_handover"),
        secure_rows_of("handovers_order", owner="documents_document", key="document_id"),
    ]

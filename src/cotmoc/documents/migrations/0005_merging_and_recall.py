"""A document may turn out to be another one, and may be recalled."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from cotmoc.base.row_security import secure_rows


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0004_pages'),
        ('units', '0002_entered_by'),
    ]

    operations = [
        migrations.CreateModel(
            name='Recall',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ending', models.CharField(choices=[('recalled', 'thu hồi'), ('abolished', 'bãi bỏ')], max_length=9)),
                ('day', models.DateField()),
                ('act', models.TextField(help_text='the document that ordered it, as cited')),
                ('audience', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='document',
            name='document_identity',
        ),
        migrations.AddField(
            model_name='document',
            name='merged_into',
            field=models.ForeignKey(editable=False, help_text='the document that this one turned out to be; this one is only a pointer since', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='documents.document'),
        ),
        migrations.AddConstraint(
            model_name='document',
            constraint=models.UniqueConstraint(condition=models.Q(models.Q(('number', ''), _negated=True), models.Q(('issuer_key', ''), _negated=True), models.Q(('series', ''), _negated=True), ('merged_into__isnull', True)), fields=('kind', 'number', 'issuer_key', 'series'), name='document_identity'),
        ),
        migrations.AddConstraint(
            model_name='document',
            constraint=models.CheckConstraint(condition=models.Q(('merged_into__isnull', True), models.Q(('merged_into', models.F('id')), _negated=True), _connector='OR'), name='document_not_merged_into_itself'),
        ),
        migrations.AddField(
            model_name='recall',
            name='document',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='recall', to='documents.document'),
        ),
        migrations.AddField(
            model_name='recall',
            name='ordered_by',
            field=models.ForeignKey(blank=True, help_text='where it is registered', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='recalls', to='documents.document'),
        ),
        migrations.AddConstraint(
            model_name='recall',
            constraint=models.CheckConstraint(condition=models.Q(('ordered_by__isnull', True), models.Q(('ordered_by', models.F('document')), _negated=True), _connector='OR'), name='recall_not_by_itself'),
        ),
        secure_rows("documents_recall"),
    ]

"""Which unit says how a document stands to another; two more links."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from cotmoc.base.row_security import secure_rows


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0007_signatures'),
        ('units', '0004_name_key'),
    ]

    operations = [
        migrations.AlterField(
            model_name='lineage',
            name='link',
            field=models.CharField(choices=[('implements', 'triển khai, thực hiện'), ('details', 'cụ thể hóa'), ('amends', 'sửa đổi, bổ sung'), ('replaces', 'thay thế'), ('guides', 'hướng dẫn'), ('reviews', 'sơ kết, tổng kết'), ('disseminates', 'quán triệt')], max_length=12),
        ),
        migrations.CreateModel(
            name='Saying',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('link', models.CharField(choices=[('implements', 'triển khai, thực hiện'), ('details', 'cụ thể hóa'), ('amends', 'sửa đổi, bổ sung'), ('replaces', 'thay thế'), ('guides', 'hướng dẫn'), ('reviews', 'sơ kết, tổng kết'), ('disseminates', 'quán triệt')], max_length=12)),
                ('reason', models.TextField(blank=True, help_text='words or reason; empty where a text says it itself')),
                ('said_at', models.DateTimeField()),
                ('audience', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sayings', to='documents.document')),
                ('target', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sayings_of', to='documents.document')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('document', 'link', 'target', 'unit'), name='saying_once')],
            },
        ),
        secure_rows('documents_saying'),
    ]

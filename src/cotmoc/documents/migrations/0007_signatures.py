"""The digital signatures of a file, as their check found them."""

import django.db.models.deletion
from django.db import migrations, models

from cotmoc.base.row_security import secure_rows_of


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0006_series_of_codes'),
    ]

    operations = [
        migrations.CreateModel(
            name='Signature',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField()),
                ('soundness', models.CharField(choices=[('valid', 'chữ ký hợp lệ'), ('unknown_issuer', 'chữ ký nguyên vẹn, chưa rõ nơi cấp chứng thư'), ('altered', 'tệp đã bị sửa sau khi ký'), ('broken', 'chữ ký hỏng, không kiểm tra được'), ('unchecked', 'chữ ký chưa kiểm tra được vì tệp quá nặng')], max_length=14)),
                ('signer', models.TextField(blank=True, help_text="as in the certificate; an official's only")),
                ('organ', models.TextField(blank=True)),
                ('signed_at', models.DateTimeField(blank=True, null=True)),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='signatures', to='documents.file')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('file', 'order'), name='signature_in_order')],
            },
        ),
        secure_rows_of("documents_signature", owner="documents_file", key="file_id"),
    ]

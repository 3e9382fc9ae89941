"""The books of an office: incoming, outgoing, dossiers, and the numbers given."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from cotmoc.base.row_security import secure_rows


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('documents', '0006_series_of_codes'),
        ('units', '0003_acts_on_units'),
    ]

    operations = [
        migrations.CreateModel(
            name='Dossier',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('code', models.CharField(help_text='số và ký hiệu hồ sơ: 01.TH', max_length=40)),
                ('title', models.TextField()),
                ('retention', models.CharField(help_text='thời hạn bảo quản: vĩnh viễn, 20 năm', max_length=60)),
                ('keeper', models.TextField(blank=True, help_text='đơn vị, người lập hồ sơ')),
                ('opened_on', models.DateField()),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('note', models.TextField(blank=True)),
                ('audience', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dossiers', to='units.unit')),
            ],
        ),
        migrations.CreateModel(
            name='Filing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveIntegerField()),
                ('audience', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='filings', to='documents.document')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='filings', to='books.dossier')),
            ],
        ),
        migrations.CreateModel(
            name='Outgoing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('constitution', 'Hiến pháp'), ('law', 'Luật'), ('ordinance', 'Pháp lệnh'), ('decree', 'Nghị định'), ('resolution', 'Nghị quyết'), ('directive', 'Chỉ thị'), ('conclusion', 'Kết luận'), ('decision', 'Quyết định'), ('circular', 'Thông tư'), ('plan', 'Kế hoạch'), ('action_programme', 'Chương trình hành động'), ('programme', 'Chương trình'), ('scheme', 'Đề án'), ('regulation', 'Quy chế, quy định'), ('strategy', 'Chiến lược'), ('guideline', 'Hướng dẫn'), ('notice', 'Thông báo'), ('official_letter', 'Công văn'), ('report', 'Báo cáo'), ('treaty', 'Điều ước, hiệp định'), ('other', 'Văn bản khác')], max_length=20)),
                ('symbol', models.CharField(blank=True, help_text='the kind in the code: KH; none: letters', max_length=10)),
                ('organ', models.CharField(help_text='the rest of the code: UBND, UBND-VX, TU', max_length=60)),
                ('title', models.TextField()),
                ('signer', models.TextField(blank=True)),
                ('recipients', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, help_text='as written, one an item', size=None)),
                ('keeper', models.TextField(blank=True, help_text='đơn vị, người nhận bản lưu')),
                ('copies', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('note', models.TextField(blank=True)),
                ('drafted_on', models.DateField()),
                ('number', models.PositiveIntegerField(blank=True, null=True)),
                ('series', models.CharField(blank=True, max_length=9)),
                ('issued_on', models.DateField(blank=True, null=True)),
                ('audience', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='outgoing_lines', to='documents.document')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='outgoing', to='units.unit')),
            ],
        ),
        migrations.CreateModel(
            name='Series',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('symbol', models.CharField(blank=True, max_length=10)),
                ('series', models.CharField(help_text='year of the State, term of the Party', max_length=9)),
                ('last', models.PositiveIntegerField(default=0)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
            ],
        ),
        migrations.CreateModel(
            name='Arrival',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('number', models.PositiveIntegerField()),
                ('arrived_on', models.DateField()),
                ('sender', models.TextField(blank=True, help_text='as written, where it is not the issuer')),
                ('handler', models.TextField(blank=True, help_text='đơn vị hoặc người nhận')),
                ('passed_on', models.DateField(blank=True, help_text='ngày chuyển', null=True)),
                ('signed_for', models.TextField(blank=True, help_text='ký nhận')),
                ('due', models.DateField(blank=True, null=True)),
                ('note', models.TextField(blank=True)),
                ('audience', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='arrivals', to='documents.document')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='arrivals', to='units.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('unit', 'year', 'number'), name='arrival_number_once')],
            },
        ),
        migrations.AddConstraint(
            model_name='dossier',
            constraint=models.UniqueConstraint(fields=('unit', 'year', 'code'), name='dossier_code_once'),
        ),
        migrations.AddConstraint(
            model_name='dossier',
            constraint=models.CheckConstraint(condition=models.Q(('closed_on__isnull', True), ('closed_on__gte', models.F('opened_on')), _connector='OR'), name='dossier_closed_after_it_was_opened'),
        ),
        migrations.AddConstraint(
            model_name='filing',
            constraint=models.UniqueConstraint(fields=('dossier', 'document'), name='filed_once'),
        ),
        migrations.AddConstraint(
            model_name='filing',
            constraint=models.UniqueConstraint(fields=('dossier', 'order'), name='filing_order_once'),
        ),
        migrations.AddIndex(
            model_name='outgoing',
            index=models.Index(fields=['unit', '-issued_on', '-id'], name='outgoing_newest'),
        ),
        migrations.AddConstraint(
            model_name='outgoing',
            constraint=models.UniqueConstraint(fields=('unit', 'symbol', 'series', 'number'), name='outgoing_number_once'),
        ),
        migrations.AddConstraint(
            model_name='outgoing',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('document__isnull', True), ('issued_on__isnull', True), ('number__isnull', True), ('series', '')), models.Q(('document__isnull', False), ('issued_on__isnull', False), ('number__isnull', False), models.Q(('series', ''), _negated=True)), _connector='OR'), name='outgoing_numbered_when_issued'),
        ),
        migrations.AddConstraint(
            model_name='series',
            constraint=models.UniqueConstraint(fields=('unit', 'symbol', 'series'), name='series_once'),
        ),
        secure_rows("books_arrival"),
        secure_rows("books_outgoing"),
        secure_rows("books_dossier"),
        secure_rows("books_filing"),
    ]

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='IndexEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40)),
                ('object_id', models.BigIntegerField()),
                ('portal_id', models.BigIntegerField(null=True)),
                ('title', models.TextField()),
                ('tags', models.TextField()),
                ('summary', models.TextField()),
                ('content', models.TextField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('kind', 'object_id'), name='one_entry_per_object')],
            },
        ),
        migrations.CreateModel(
            name='TitleWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40)),
                ('portal_id', models.BigIntegerField(null=True)),
                ('word', models.CharField(max_length=40)),
            ],
            options={
                'indexes': [models.Index(fields=['word', 'kind', 'portal_id'], name='title_word')],
            },
        ),
        migrations.CreateModel(
            name='Spelling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=6)),
                ('word', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='spellings', to='search.titleword')),
            ],
            options={
                'indexes': [models.Index(fields=['key', 'word'], name='spelling_by_key')],
            },
        ),
    ]

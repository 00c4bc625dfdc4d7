"""The name of each file, as it is searched and sorted, and the way to the files of a case."""

from django.db import migrations, models

from recoco.kernel.kit.folding import fold


def fold_names(apps, schema_editor):
    rows = apps.get_model("files", "StoredFile").objects.all()
    for row in rows.only("name").iterator(500):
        rows.filter(pk=row.pk).update(folded=fold(row.name))


class Migration(migrations.Migration):

    dependencies = [
        ('files', '0001_initial'),
        ('portals', '0006_own_mails'),
    ]

    operations = [
        migrations.AddField(
            model_name='storedfile',
            name='folded',
            field=models.CharField(blank=True, editable=False, max_length=300),
        ),
        migrations.RunPython(fold_names, migrations.RunPython.noop, elidable=True),
        migrations.AddIndex(
            model_name='storedfile',
            index=models.Index(fields=['case_id'], name='files_of_case'),
        ),
    ]

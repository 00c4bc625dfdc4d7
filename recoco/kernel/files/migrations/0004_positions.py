"""Photographs that came before their position was removed at reception: it is to be looked for."""

from django.db import migrations, models
from django.db.migrations.recorder import MigrationRecorder

PHOTOGRAPHS = ("image/png", "image/jpeg", "image/gif", "image/webp", "image/heic")


def look_for_those_there(apps, schema_editor):
    # Positions were removed at reception a few minutes before small pictures were drawn: what came to this installation
    # since it draws them, and says where it was taken, says so on purpose.
    known = MigrationRecorder(schema_editor.connection).migration_qs.filter(app="files", name="0003_previews")
    rows = apps.get_model("files", "StoredFile").objects.filter(content_type__in=PHOTOGRAPHS)
    for applied in known.values_list("applied", flat=True):
        rows = rows.filter(created_at__lt=applied)
    rows.update(position_due_at=models.F("created_at"))


class Migration(migrations.Migration):

    dependencies = [
        ('files', '0003_previews'),
        ('portals', '0006_own_mails'),
    ]

    operations = [
        migrations.AddField(
            model_name='storedfile',
            name='position_due_at',
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.RunPython(look_for_those_there, migrations.RunPython.noop, elidable=True),
        migrations.AddIndex(
            model_name='storedfile',
            index=models.Index(condition=models.Q(('position_due_at__isnull', False)), fields=['position_due_at'], name='files_positions_due'),
        ),
    ]

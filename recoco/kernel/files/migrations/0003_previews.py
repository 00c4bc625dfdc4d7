"""Small pictures of what was sent: those already there are to be drawn."""

from django.db import migrations, models

PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp")


def draw_those_there(apps, schema_editor):
    rows = apps.get_model("files", "StoredFile").objects.filter(content_type__in=PICTURES)
    rows.update(preview_due_at=models.F("created_at"))


class Migration(migrations.Migration):

    dependencies = [
        ('files', '0002_names_as_searched'),
        ('portals', '0006_own_mails'),
    ]

    operations = [
        migrations.AddField(
            model_name='storedfile',
            name='has_preview',
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddField(
            model_name='storedfile',
            name='preview_due_at',
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.RunPython(draw_those_there, migrations.RunPython.noop, elidable=True),
        migrations.AddIndex(
            model_name='storedfile',
            index=models.Index(condition=models.Q(('preview_due_at__isnull', False)), fields=['preview_due_at'], name='files_previews_due'),
        ),
    ]

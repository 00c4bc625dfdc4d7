"""The images that documents show stay as they are: documents, their former versions and bundles name their content."""

from django.db import migrations


def leave_images(apps, schema_editor):
    shown = apps.get_model("versions", "Illustration").objects.order_by().values("file_id")
    apps.get_model("files", "StoredFile").objects.filter(pk__in=shown).update(position_due_at=None)


class Migration(migrations.Migration):

    dependencies = [
        ('files', '0004_positions'),
        ('versions', '0002_documents'),
    ]

    operations = [
        migrations.RunPython(leave_images, migrations.RunPython.noop, elidable=True),
    ]

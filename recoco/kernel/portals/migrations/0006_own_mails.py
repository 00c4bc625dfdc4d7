from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('portals', '0005_public_statistics'),
    ]

    operations = [
        migrations.AddField(
            model_name='portal',
            name='own_mails',
            field=models.JSONField(blank=True, default=list),
        ),
    ]

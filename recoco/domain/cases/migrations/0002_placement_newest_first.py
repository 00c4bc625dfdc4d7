from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0001_initial'),
        ('portals', '0001_initial'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='placement',
            index=models.Index(fields=['portal', '-created_at', '-id'], name='cases_placement_newest_first'),
        ),
    ]

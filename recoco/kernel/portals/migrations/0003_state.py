from django.db import migrations, models

STATES = [("preparation", "En préparation"), ("online", "En ligne"), ("archived", "Archivé")]


def state(default):
    return models.CharField(
        choices=STATES, default=default, editable=False, max_length=12, verbose_name="état"
    )


class Migration(migrations.Migration):

    dependencies = [
        ("portals", "0002_sending_hours"),
    ]

    operations = [
        # Portals that are there already serve people: they stay online. Those to come open in preparation.
        migrations.AddField(model_name="portal", name="state", field=state("online")),
        migrations.AlterField(model_name="portal", name="state", field=state("preparation")),
    ]

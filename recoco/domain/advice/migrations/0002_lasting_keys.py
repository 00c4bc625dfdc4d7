"""Each word of a list has a lasting key, born of its first label."""

from django.db import migrations, models
from django.db.models import F, Value
from django.db.models.functions import Replace

LISTS = ('notapplicablereason',)


def give_keys(apps, schema_editor):
    for name in LISTS:
        rows = apps.get_model("advice", name).objects.all()
        rows.update(key=Replace(F("folded"), Value(" "), Value("-")))


class Migration(migrations.Migration):
    dependencies = [("advice", "0001_initial")]

    operations = [
        *(
            migrations.AddField(
                model_name=name,
                name="key",
                field=models.CharField(default="", editable=False, max_length=168),
                preserve_default=False,
            )
            for name in LISTS
        ),
        migrations.RunPython(give_keys, migrations.RunPython.noop, elidable=True),
        *(
            migrations.AddConstraint(
                model_name=name,
                constraint=models.UniqueConstraint(fields=["portal", "key"], name=f"advice_{name}_key_once"),
            )
            for name in LISTS
        ),
    ]

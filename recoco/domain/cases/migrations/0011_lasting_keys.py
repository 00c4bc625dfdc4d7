"""Each word of a list has a lasting key, born of its first label."""

from django.db import migrations, models
from django.db.models import F, Value
from django.db.models.functions import Replace

LISTS = ('topic', 'tag', 'outcomekind', 'refusalreason')


def give_keys(apps, schema_editor):
    for name in LISTS:
        rows = apps.get_model("cases", name).objects.all()
        rows.update(key=Replace(F("folded"), Value(" "), Value("-")))


class Migration(migrations.Migration):
    dependencies = [("cases", "0010_history_ends_when_leaving")]

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
                constraint=models.UniqueConstraint(fields=["portal", "key"], name=f"cases_{name}_key_once"),
            )
            for name in LISTS
        ),
    ]

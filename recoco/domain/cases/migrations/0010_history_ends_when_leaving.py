"""Closes the history of the placements that have left their portal, or whose proposal was cancelled."""

from django.db import migrations


def close(apps, schema_editor):
    """End the last status on the day of the departure. Historical models are not scoped: every portal is read."""
    Placement = apps.get_model("cases", "Placement")
    PlacementStatus = apps.get_model("cases", "PlacementStatus")
    for number, left_at in Placement.objects.exclude(withdrawn_at=None).values_list("pk", "withdrawn_at"):
        PlacementStatus.objects.filter(placement_id=number, until=None).update(until=left_at)


class Migration(migrations.Migration):
    dependencies = [("cases", "0009_opened_by_somebody")]

    operations = [migrations.RunPython(close, migrations.RunPython.noop)]

"""Fills what the lists read beside each placement, from the log that is already there."""

from django.db import migrations
from django.db.models import Max, Q

NOT_AN_ANSWER = ("case.accepted",)


def fill(apps, schema_editor):
    """Date each placement from the events of its case: its portal's, and those that reach the case.

    Historical models are not scoped: the condition on the portal is written here.
    """
    Placement = apps.get_model("cases", "Placement")
    Event = apps.get_model("activity", "Event")
    Side = apps.get_model("cases", "CaseParticipation")
    for placement in Placement.objects.only("pk", "portal_id", "case_id").iterator():
        events = Event.objects.filter(case_id=placement.case_id, actor_id__isnull=False)
        events = events.filter(Q(portal_id=placement.portal_id) | Q(reach="case"))
        members = list(Side.objects.filter(case_id=placement.case_id).values_list("user_id", flat=True))
        answers = events.exclude(type__in=NOT_AN_ANSWER)
        Placement.objects.filter(pk=placement.pk).update(
            last_activity_at=_latest(events),
            last_member_activity_at=_latest(answers.filter(actor_id__in=members)),
            last_advising_activity_at=_latest(answers.exclude(actor_id__in=members)),
        )
    Portal = apps.get_model("portals", "Portal")
    for placement in Placement.objects.exclude(proposed_by=""):
        Placement.objects.filter(pk=placement.pk).update(
            proposed_from=Portal.objects.filter(name=placement.proposed_by).first()
        )


def _latest(events):
    return events.aggregate(latest=Max("at"))["latest"]


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0003_life_and_lists"),
        ("activity", "0001_initial"),
    ]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]

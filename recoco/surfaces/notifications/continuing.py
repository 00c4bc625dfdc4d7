"""What the rows about hand-overs need to know: what passed, to whom, and who is told by another row."""

from collections.abc import Sequence

from django.urls import reverse

from recoco.domain.accounts.models import Person
from recoco.domain.cases.models import Placement, PlacementParticipation
from recoco.domain.continuity.models import HandOver, Lapse
from recoco.kernel.activity.models import Event
from recoco.kernel.ui.french import day
from recoco.surfaces.notifications.audiences import Who
from recoco.surfaces.notifications.words import Read, Told, Words, quote

TAKEN = ("placement_id", "person__user_id", "pk")


def taker(event: Event) -> int | None:
    """Return the account that takes up."""
    number: int = event.words["user_id"]
    return number


def told_of_the_whole(event: Event) -> set[int | None]:
    """Return who is told at once, and once, of all the dossiers that pass."""
    return {taker(event)}


def places_taken(events: Sequence[Event]) -> Read:
    """Read who of those who took up still follows the dossier."""
    rows = PlacementParticipation.objects.filter(
        placement_id__in={event.subject_id for event in events}, person__user_id__in={taker(one) for one in events}
    )
    found = {
        (placement, account): pk
        for placement, account, pk in rows.values_list(*("placement_id", "person__user_id", "pk"))
    }
    return ((event.pk, found.get((event.subject_id, taker(event)))) for event in events)


def hand_overs(events: Sequence[Event]) -> Read:
    """Read what passed."""
    found = HandOver.objects.all().with_people().in_bulk([event.subject_id for event in events])
    return ((event.pk, found.get(event.subject_id)) for event in events)


def relieved(event: Event) -> int | None:
    """Return the account that takes over, told now of a day to come; none when it is told otherwise."""
    return taker(event) or None


def absences(events: Sequence[Event]) -> Read:
    """Read whose absences these are, while they are still announced."""
    found = Person.objects.filter(away_from__isnull=False).in_bulk([event.subject_id for event in events])
    return ((event.pk, found.get(event.subject_id)) for event in events)


def of_absence(told: Sequence[Told], placement: Placement | None, who: Who) -> Words:
    """Open, for the team, the page of the person; for who takes over, their dossiers."""
    person = told[-1].about
    for_team = who is Who.STAFF
    path = reverse("continuity:person", args=[person.pk]) if for_team and person else reverse("cases:index")
    return {"for_team": for_team, "path": path, "leaves": bool(person and person.away_until is None)}


def lapses(events: Sequence[Event]) -> Read:
    """Read which of these dossiers still have nobody to reach."""
    found = Lapse.objects.filter(until=None).in_bulk([event.subject_id for event in events])
    return ((event.pk, found.get(event.subject_id)) for event in events)


def of_lapse(told: Sequence[Told], placement: Placement | None, who: Who) -> Words:
    """Open, for the team, the page where it is mended."""
    if who is not Who.STAFF:
        return {"for_team": False}
    return {"for_team": True, "path": reverse("continuity:to_mend")}


def of_hand_over(told: Sequence[Told], placement: Placement | None, who: Who) -> Words:
    """Open the brief; quote the words of whoever passed on."""
    passed: HandOver = told[-1].about
    return {
        "path": passed.get_absolute_url(),
        "quotes": [quote(passed.message)] if passed.message else [],
        "giver": "" if passed.by_user_id == passed.giver.user_id else passed.giver.signature,
        "until": day(passed.until) if passed.until else "",
    }

"""What the rows about recommendations need to know: what is still told, and in whose words."""

from collections.abc import Sequence
from typing import NamedTuple

from django.urls import reverse

from recoco.domain.advice.actions.publishing import seal, still_published
from recoco.domain.advice.models import FollowUp, Publication, Recommendation, Remark, Uptake
from recoco.domain.cases.models import Outcome, Placement
from recoco.kernel.activity.models import Event
from recoco.kernel.portals import scope
from recoco.kernel.ui.french import counted
from recoco.kernel.ui.richtext import plain
from recoco.surfaces.notifications.audiences import Who
from recoco.surfaces.notifications.signing import portals_numbered
from recoco.surfaces.notifications.words import Read, Told, Words, quote, the_rest

MOST_QUOTED = 6  # recommendations in one e-mail; the others are counted


class Published(NamedTuple):
    """What a publication still tells; sealed: it cannot be called back any more."""

    is_sealed: bool
    left: list[Recommendation]


class Answered(NamedTuple):
    """Where a recommendation stands now, empty once it is withdrawn, and what was said of it."""

    status: str
    said: FollowUp | None


def bind(events: Sequence[Event]) -> None:
    """Seal the publications: their e-mail is about to leave, they are not called back any more."""
    numbers: dict[int, set[int]] = {}
    for event in events:
        numbers.setdefault(event.portal_id or 0, set()).add(event.subject_id or 0)
    for portal in portals_numbered(numbers):
        with scope.entering(portal):  # only the portal that published writes it
            seal(numbers[portal.pk])


def publications(events: Sequence[Event]) -> Read:
    """Read what the publications still tell."""
    numbers = [event.subject_id or 0 for event in events]
    left = still_published(numbers)
    sealed = set(Publication.objects.filter(pk__in=numbers, told_at__isnull=False).values_list("pk", flat=True))
    return ((one.pk, Published(one.subject_id in sealed, left.get(one.subject_id or 0, []))) for one in events)


def is_told(told: Told, placement: Placement | None) -> bool:
    """Tell whether the publication was not called back, and says something still."""
    return bool(told.about.is_sealed and told.about.left)


def of_publication(told: Sequence[Told], placement: Placement | None, who: Who) -> Words:
    """Quote what was published and stands, in its order; open the first."""
    left = [one for each in told for one in each.about.left]
    quotes = [quote(plain(one.text), one.title, one.card) for one in left[:MOST_QUOTED]]
    quotes += the_rest(len(left) - MOST_QUOTED, "autre recommandation", "autres recommandations")
    what = counted(len(left), "recommandation", "recommandations") if len(left) > 1 else "une recommandation"
    return {"what": what, "many": len(left) > 1, "quotes": quotes, **_opening(placement, left[0].pk if left else None)}


def recommendations(events: Sequence[Event]) -> Read:
    """Read the recommendations that the collectivité reads still."""
    found = (
        Recommendation.objects.filter(uptake__is_live=True)
        .select_related("card")
        .in_bulk([event.subject_id for event in events])
    )
    return ((event.pk, found.get(event.subject_id)) for event in events)


def of_recommendation(told: Sequence[Told], placement: Placement | None, who: Who) -> Words:
    """Quote what the recommendation says now."""
    one = told[-1].about
    if one is None:
        return {}
    return {"title": one.title, "quotes": [quote(plain(one.text), one.title, one.card)], **_opening(placement, one.pk)}


def of_withdrawal(told: Sequence[Told], placement: Placement | None, who: Who) -> Words:
    """Quote the reason."""
    said = told[-1].event.words
    return {"title": said["title"], "quotes": [quote(str(said["reason"]))], **_opening(placement)}


def answers(events: Sequence[Event]) -> Read:
    """Read what was said of the recommendations, and where they stand."""
    live = Uptake.objects.filter(recommendation_id__in=[event.subject_id for event in events], is_live=True)
    statuses = dict(live.values_list("recommendation_id", "status"))
    said = FollowUp.objects.in_bulk([event.words["follow_up"] for event in events])
    return ((one.pk, Answered(statuses.get(one.subject_id, ""), said.get(one.words["follow_up"]))) for one in events)


def is_commented(told: Told, placement: Placement | None) -> bool:
    """Tell whether the recommendation is still read by the collectivité."""
    return bool(told.about.status)


def is_still_said(told: Told, placement: Placement | None) -> bool:
    """Tell whether the status said is the present one; what was added in words is told in any case."""
    said, now = told.event.words, told.about.status
    return bool(now if said["commented"] else now == said["status"])


def of_answer(told: Sequence[Told], placement: Placement | None, who: Who) -> Words:
    """Quote why, and what was added."""
    event, added = told[-1].event, told[-1].about.said
    said = event.words
    quotes = [quote(words) for words in (str(said.get("reason", "")), plain(added.text) if added else "") if words]
    if added and added.file_count:
        quotes.append(quote(counted(added.file_count, "fichier joint", "fichiers joints")))
    path = ""
    if placement is not None:
        path = reverse("advice:show", args=[placement.case.slug, event.subject_id])
    return {"title": said["title"], "quotes": quotes, "path": path}


def remarks(events: Sequence[Event]) -> Read:
    """Read what was said of the recommendations that are still drafts: it serves no more once they are published."""
    numbers = [event.subject_id for event in events]
    drafts = set(Recommendation.objects.drafts().filter(pk__in=numbers).values_list("pk", flat=True))
    said = Remark.objects.in_bulk([event.words["remark"] for event in events])
    return ((one.pk, said.get(one.words["remark"]) if one.subject_id in drafts else None) for one in events)


def of_remark(told: Sequence[Told], placement: Placement | None, who: Who) -> Words:
    """Quote what was said of the draft."""
    event, remark = told[-1]
    path = ""
    if placement is not None:
        path = f"{reverse('advice:show', args=[placement.case.slug, event.subject_id])}#discussion"
    return {"title": event.words["title"], "quotes": [quote(remark.text)] if remark else [], "path": path}


def outcomes(events: Sequence[Event]) -> Read:
    """Read the outcomes."""
    found = Outcome.objects.in_bulk([event.subject_id for event in events])
    return ((event.pk, found.get(event.subject_id)) for event in events)


def of_outcome(told: Sequence[Told], placement: Placement | None, who: Who) -> Words:
    """Quote what was noted of it."""
    outcome = told[-1].about
    if outcome is None:
        return {}
    quotes = [quote(outcome.note)] if outcome.note else []
    path = f"{placement.case.get_absolute_url()}#outcome-{outcome.pk}" if placement else ""
    return {"quotes": quotes, "path": path}


def _opening(placement: Placement | None, number: int | None = None) -> Words:
    if placement is None:
        return {}
    page = reverse("advice:index", args=[placement.case.slug])
    return {"path": f"{page}?reco={number}#reco-{number}" if number else page}

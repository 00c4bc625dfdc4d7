"""Recommendations in the conversation of their case: a publication is a card, as long as it is not called back."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.urls import reverse

from recoco.domain.advice.models import Publication, Recommendation
from recoco.domain.cases.models import Placement
from recoco.domain.conversation.guests import MOST_CARDS, Card, Span, ThreadGuest
from recoco.kernel.access.actor import Actor
from recoco.kernel.portals.preparing import prepared

MOST_RECOMMENDATIONS = 4 * MOST_CARDS


def cards(placement: Placement, actor: Actor, span: Span) -> Iterator[Card]:
    """Yield the publications of a part of the feed, each with what it told and stands: one query."""
    rows = _told(placement.case_id, *span.instants, ended=span.ended)
    together: dict[Publication, list[Recommendation]] = {}
    for one in rows:
        if one.publication is not None:
            together.setdefault(one.publication, []).append(one)
    for publication, recommendations in list(together.items())[:MOST_CARDS]:
        via = publication.portal.name if publication.portal_id != placement.portal_id else ""
        thing = {"publication": publication, "recommendations": recommendations, "via": via}
        yield Card(publication.published_at, f"publication-{publication.pk}", "advice/thread_card.html", thing)


@prepared
def _told(case_id: int, *instants: datetime, ended: tuple[str, ...]) -> Any:
    told = Recommendation.objects.published().filter(case_id=case_id).select_related("publication__portal")
    rows = Span(**dict(zip(ended, instants, strict=True))).within(told, "publication__published_at")
    return rows.order_by("-publication__published_at", "position", "pk")[:MOST_RECOMMENDATIONS]


def contents(placement: Placement, actor: Actor) -> Iterator[tuple[str, str]]:
    """Yield the address and the title of each published recommendation: one query."""
    page = reverse("advice:index", args=[placement.case.slug])
    for one in Recommendation.objects.published().filter(case_id=placement.case_id):
        yield f"{page}?reco={one.pk}#reco-{one.pk}", one.title


def contacts(placement: Placement, actor: Actor) -> Iterator[tuple[str, str]]:
    """Yield where each contact of a published recommendation stands, and who it is: one query."""
    page = reverse("advice:index", args=[placement.case.slug])
    told = Recommendation.objects.published().filter(case_id=placement.case_id, card__isnull=False)
    for one in told.select_related("card"):
        yield f"{page}?reco={one.pk}#reco-{one.pk}", str(one.card)


def no_cards(placement: Placement, actor: Actor, span: Span) -> tuple[Card, ...]:
    """Return nothing: a contact stands in the feed with what it was shared with."""
    return ()


GUEST = ThreadGuest("Recommandations", cards, contents)
CONTACTS = ThreadGuest("Contacts", no_cards, contacts)

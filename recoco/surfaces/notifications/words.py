"""What the e-mail of each kind of fact says beyond the words of its events."""

from typing import Any

from django.urls import reverse

from recoco.domain.accounts.models import AdviserRequest
from recoco.domain.cases.collectivite import owners_of
from recoco.domain.cases.models import Case, Placement
from recoco.domain.directory.models import Card
from recoco.kernel.activity.models import Event
from recoco.surfaces.notifications.audiences import Who

EXTRACT = 600

Words = dict[str, Any]


def place_of(case: Case) -> str:
    """Return « Lille (59) »."""
    return f"{case.commune.name} ({case.commune.departement.code})" if case.commune else "commune inconnue"


def quote(text: str, title: str = "", card: Card | None = None) -> dict[str, str]:
    """Return what is quoted of somebody, long texts cut: the rest is on the page.

    :param card: of the contact that it shares: how to reach them is on the page, which notes who asks.
    """
    text = text.strip()
    cut = text if len(text) <= EXTRACT else f"{text[:EXTRACT].rstrip()}…"
    return {"title": title, "text": cut, "contact": str(card) if card else ""}


def of_submission(events: list[Event], placement: Placement | None, who: Who) -> Words:
    """Quote the request, or the portal that proposes it; open the page where one decides."""
    if placement is None:
        return {}
    quotes = [quote(placement.case.summary)]
    if placement.proposal_message:
        quotes.insert(0, quote(placement.proposal_message, title=placement.proposed_by))
    return {"quotes": quotes, "path": f"{reverse('submission:moderation')}?dossier={placement.case_id}"}


def of_new_case(events: list[Event], placement: Placement | None, who: Who) -> Words:
    """Introduce the collectivité and its request to those who do not know them."""
    if placement is None or who is not Who.TERRITORY_ADVISERS:
        return {"owner": ""}
    owner = owners_of([placement.case_id]).get(placement.case_id)
    return {"owner": str(owner) if owner else "", "quotes": [quote(placement.case.summary)]}


def of_reason(events: list[Event], placement: Placement | None, who: Who) -> Words:
    """Quote the reason that the event keeps."""
    return {"quotes": [quote(str(events[-1].words["reason"]))]}


def of_objection(events: list[Event], placement: Placement | None, who: Who) -> Words:
    """Open the page where the team leaves the dossier."""
    return {"path": reverse("cases:withdraw", args=[placement.case.slug])} if placement else {}


def of_archive(events: list[Event], placement: Placement | None, who: Who) -> Words:
    """Quote the reason; the dossier is hidden from who reads this, whose page opens on the others."""
    return {**of_reason(events, placement, who), "path": reverse("cases:index")}


def of_adviser_request(events: list[Event], placement: Placement | None, who: Who) -> Words:
    """Quote why somebody wants to advise, and where."""
    asked = AdviserRequest.objects.with_territory().get(pk=events[-1].subject_id)
    return {
        "quotes": [quote(asked.motivation)],
        "territory": asked.asked_territory,
        "path": f"{reverse('accounts:adviser_requests')}#demande-{asked.pk}",
    }

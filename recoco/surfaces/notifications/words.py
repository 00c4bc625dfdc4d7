"""What the e-mail of each kind of fact says beyond the words of its events."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from django.urls import reverse

from recoco.domain.accounts.models import AdviserRequest
from recoco.domain.cases.collectivite import owners_of
from recoco.domain.cases.models import Case, Placement
from recoco.domain.directory.models import Card
from recoco.kernel.activity.models import Event
from recoco.kernel.ui.french import counted
from recoco.surfaces.notifications.audiences import Who

EXTRACT = 600

Words = dict[str, Any]
# What a row reads of its events: the number of each, and what it found.
Read = Iterator[tuple[int, Any]]


class Told(NamedTuple):
    """An event, and what its row has read of what it is about: None when nothing is left of it."""

    event: Event
    about: Any


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


def the_rest(count: int, one: str, many: str) -> list[dict[str, str]]:
    """Return what stands for the things that an e-mail does not quote: « … et 3 autres messages. », or nothing."""
    return [quote(f"… et {counted(count, one, many)}.")] if count > 0 else []


def of_submission(told: Sequence[Told], placement: Placement | None, who: Who) -> Words:
    """Quote the request, or the portal that proposes it; open the page where one decides."""
    if placement is None:
        return {}
    quotes = [quote(placement.case.summary)]
    if placement.proposal_message:
        quotes.insert(0, quote(placement.proposal_message, title=placement.proposed_by))
    return {"quotes": quotes, "path": f"{reverse('submission:moderation')}?dossier={placement.case_id}"}


def owners(events: Sequence[Event]) -> Read:
    """Read who brought the cases."""
    found = owners_of([event.case_id for event in events if event.case_id is not None])
    return ((event.pk, found.get(event.case_id or 0)) for event in events)


def of_new_case(told: Sequence[Told], placement: Placement | None, who: Who) -> Words:
    """Introduce the collectivité and its request to those who do not know them."""
    if placement is None or who is not Who.TERRITORY_ADVISERS:
        return {"owner": ""}
    return {"owner": str(told[-1].about or ""), "quotes": [quote(placement.case.summary)]}


def of_reason(told: Sequence[Told], placement: Placement | None, who: Who) -> Words:
    """Quote the reason that the event keeps."""
    return {"quotes": [quote(str(told[-1].event.words["reason"]))]}


def of_objection(told: Sequence[Told], placement: Placement | None, who: Who) -> Words:
    """Open the page where the team leaves the dossier."""
    return {"path": reverse("cases:withdraw", args=[placement.case.slug])} if placement else {}


def of_rest(told: Sequence[Told], placement: Placement | None, who: Who) -> Words:
    """Open the page where one keeps the dossier active."""
    return {"path": reverse("cases:keep", args=[placement.case.slug])} if placement else {}


def of_merger(told: Sequence[Told], placement: Placement | None, who: Who) -> Words:
    """Say who has come with the double."""
    return {"members": ", ".join(told[-1].event.words["members"])}


def of_archive(told: Sequence[Told], placement: Placement | None, who: Who) -> Words:
    """Quote the reason; the dossier is hidden from who reads this, whose page opens on the others."""
    return {**of_reason(told, placement, who), "path": reverse("cases:index")}


def adviser_requests(events: Sequence[Event]) -> Read:
    """Read the adviser requests, with their territories."""
    found = AdviserRequest.objects.with_territory().in_bulk([event.subject_id for event in events])
    return ((event.pk, found.get(event.subject_id)) for event in events)


def of_adviser_request(told: Sequence[Told], placement: Placement | None, who: Who) -> Words:
    """Quote why somebody wants to advise, and where."""
    asked = told[-1].about
    page = reverse("accounts:adviser_requests")
    if asked is None:
        return {"path": page}
    return {
        "quotes": [quote(asked.motivation)],
        "territory": asked.asked_territory,
        "path": f"{page}#demande-{asked.pk}",
    }

"""The card of a contact, wherever a dossier shows it: how to reach it, for whoever asks."""

from django.http import HttpRequest, HttpResponse

from recoco.domain.cases.actions.revealing import reveal_card
from recoco.domain.cases.frame import frame_of
from recoco.domain.cases.models import Placement
from recoco.domain.directory.models import Card
from recoco.kernel.ui.htmx import fragment_or_page


def card_page(request: HttpRequest, placement: Placement, card: Card, *, back: str) -> HttpResponse:
    """Answer how to reach *card*, in its place or on a page of its own.

    :param back: where it was shown.
    """
    details = reveal_card(placement, card, by=request.actor)  # type: ignore[attr-defined]
    context = {"frame": frame_of(request, placement), "case": placement.case, "card": card}
    context |= {"details": details, "back": back}
    return fragment_or_page(request, "cases/contact_card.html", context, partial="details")

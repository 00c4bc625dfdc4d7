"""What is asked of a document: with the advisers' part or not, with contact details or not."""

from dataclasses import dataclass

from django.http import HttpRequest

from recoco.domain.cases.models import Placement
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission

YES = "oui"


@dataclass(frozen=True)
class Asked:
    """The choices of whoever asks.

    :param details: e-mails and telephones, which are only shown to who asks by a form: the access journal keeps it.
    :param private: the advisers' part.
    """

    details: bool = False
    private: bool = False

    @property
    def words(self) -> str:
        """How an address says it."""
        return f"?conseillers={YES}" if self.private else ""


def asked_by(request: HttpRequest, placement: Placement) -> Asked:
    """Return what *request* asks.

    :raises Forbidden: when it asks for the advisers' part and its author may not read it.
    """
    actor: Actor = request.actor  # type: ignore[attr-defined]
    said = request.POST if request.method == "POST" else request.GET
    private = said.get("conseillers") == YES
    if private:
        actor.must(Permission.NOTE_READ, placement)
    details = request.method == "POST" and said.get("coordonnees") == YES
    if details:
        actor.must(Permission.PERSON_SEE_CONTACT_DETAILS, placement)
    return Asked(details, private)

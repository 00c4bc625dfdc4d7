"""What remains to be done before a portal opens: every line is computed from facts, none is ticked by hand.

A document that its template wrote well is done once somebody has changed it, or has said that they read it through:
that is a fact too, and it is in the log.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from recoco.domain.accounts.models import PortalInvitation, PortalRole, RoleName
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.activity.models import Event
from recoco.kernel.activity.recording import record
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.portals import scope
from recoco.kernel.versions.kinds import document_kinds
from recoco.kernel.versions.models import Version
from recoco.surfaces.launching.bundles.bundle import ONLY_KEY
from recoco.surfaces.launching.events import PORTAL_REVIEWED

FROM_TEMPLATE = "Création du portail"
# What the law wants each site to say: who publishes it, who answers for it, who hosts it.
LEGAL_NOTICE = ("entity", "address", "publisher", "host")


@dataclass(frozen=True)
class Facts:
    """What the lines are computed from.

    :param contents: of the documents that no reading makes done, by the name of their kind.
    :param touched: names of the kinds that somebody has changed or read through since the portal was created.
    """

    contents: Mapping[str, Mapping[str, Any]]
    touched: frozenset[str]
    has_adviser: bool


@dataclass(frozen=True)
class Line:
    """One line, as it is declared.

    :param name: stable English name.
    :param why: what it changes, in one sentence.
    :param kind: name of the kind of document where it is done; empty: elsewhere.
    :param url_name: where it is done, when that is no document.
    :param is_blocking: no portal opens without it.
    :param is_read_through: whether reading the document is enough.
    """

    name: str
    label: str
    why: str
    is_done: Callable[[Facts], bool]
    kind: str = ""
    url_name: str = ""
    is_blocking: bool = False
    is_read_through: bool = False

    @property
    def url(self) -> str:
        """Return the address of the page where it is done."""
        return reverse(self.url_name) if self.url_name else reverse("backoffice:document", args=[self.kind])


@dataclass(frozen=True)
class Item:
    """One line, as it stands on a portal."""

    line: Line
    is_done: bool


LINES = (
    Line(
        "legal_notice",
        "Mentions légales",
        "La loi veut que chaque site dise qui l’édite, à quelle adresse, qui en répond et qui l’héberge.",
        lambda facts: all(facts.contents["legal"][part].strip() for part in LEGAL_NOTICE),
        "legal",
        is_blocking=True,
    ),
    Line(
        "accessibility",
        "Déclaration d’accessibilité",
        "Elle dit « non conforme » tant qu’aucun audit n’est saisi : relisez-la, ou saisissez le vôtre.",
        lambda facts: "accessibility" in facts.touched,
        "accessibility",
        is_read_through=True,
    ),
    Line(
        "sender",
        "Adresse d’expédition",
        "Les e-mails du portail se reconnaissent mieux quand ils viennent de votre propre adresse.",
        lambda facts: facts.contents["contacts"]["sender_email"] != settings.PLATFORM_SENDER,
        "contacts",
    ),
    Line(
        "logo",
        "Logo",
        "C’est à lui que les communes reconnaissent le portail.",
        lambda facts: bool(facts.contents["identity"]["logo"]),
        "identity",
    ),
    Line(
        "home",
        "Page d’accueil",
        "Elle dit en une phrase ce que le portail promet, et à qui.",
        lambda facts: "home" in facts.touched,
        "home",
        is_read_through=True,
    ),
    Line(
        "questions",
        "Questions du dépôt",
        "Ce sont les premières que lit une commune : gardez celles qui vous servent.",
        lambda facts: "questions" in facts.touched,
        "questions",
        is_read_through=True,
    ),
    Line(
        "adviser",
        "Premier conseiller ou première conseillère",
        "Un dossier déposé sans personne pour le lire décourage dès le premier jour.",
        lambda facts: facts.has_adviser,
        url_name="accounts:invitations",
    ),
)


def checklist_here() -> list[Item]:
    """Return the list of the current portal."""
    facts = _facts()
    return [Item(line, line.is_done(facts)) for line in LINES]


def missing(items: list[Item]) -> list[str]:
    """Return the labels of what no portal opens without."""
    return [item.line.label for item in items if item.line.is_blocking and not item.is_done]


@transaction.atomic
def read_through(name: str, *, by: Actor) -> None:
    """Say that a document suits the portal as it is.

    :raises Forbidden: when *by* does not administer the portal.
    :raises Refused: when there is no such line, or when reading is not enough.
    """
    by.must(Permission.PORTAL_CONFIGURE)
    line = next((one for one in LINES if one.name == name and one.is_read_through), None)
    if line is None:
        raise Refused("Cette ligne ne se relit pas : elle se complète.")
    record(PORTAL_REVIEWED, by=by, subject=scope.current_portal(), item=line.label, kind=line.kind)


def _facts() -> Facts:
    portal_id = scope.current_portal().pk
    looked_into = {line.kind for line in LINES if line.kind and not line.is_read_through}
    changed = Version.objects.exclude(author_name="").exclude(note=FROM_TEMPLATE).values_list("kind", flat=True)
    read = Event.objects.filter(type=PORTAL_REVIEWED.name, portal_id=portal_id).values_list("words", flat=True)
    advisers = PortalRole.objects.filter(name=RoleName.ADVISER, until=None)
    invited = PortalInvitation.objects.open().filter(role=RoleName.ADVISER)
    return Facts(
        {name: document_kinds()[name].read(ONLY_KEY) or {} for name in looked_into},
        frozenset({*changed.order_by("kind").distinct(), *(words["kind"] for words in read)}),
        advisers.exists() or invited.exists(),
    )

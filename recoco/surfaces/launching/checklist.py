"""What remains to be done before a portal opens: every line is computed from facts, none is ticked by hand.

A document that its template wrote well is done once somebody has changed it, or has said that they read it through:
that is a fact too, and it is in the log.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction

from recoco.domain.accounts.models import PortalInvitation, PortalRole, RoleName
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.activity.models import Event
from recoco.kernel.activity.recording import record
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal
from recoco.kernel.versions.kinds import document_kinds
from recoco.kernel.versions.models import Version
from recoco.surfaces.launching.bundles.bundle import documents_of
from recoco.surfaces.launching.events import PORTAL_REVIEWED

# What a template leaves to be said by the portal's people, between brackets.
TO_COMPLETE = "[à compléter"
FROM_TEMPLATE = "Création du portail"


@dataclass(frozen=True)
class Facts:
    """What the lines are computed from.

    :param contents: of each document, by the name of its kind then its key.
    :param touched: names of the kinds that somebody has changed or read through since the portal was created.
    """

    portal: Portal
    contents: Mapping[str, Mapping[str, Any]]
    touched: frozenset[str]
    has_adviser: bool

    def leaves_to_complete(self, kind: str) -> bool:
        """Tell whether a document still holds a place that its template left empty."""
        return TO_COMPLETE in json.dumps(self.contents.get(kind, {}), ensure_ascii=False)


@dataclass(frozen=True)
class Line:
    """One line, as it is declared.

    :param name: stable English name.
    :param why: what it changes, in one sentence.
    :param kind: name of the kind of document where it is done, without which the line is absent; empty: elsewhere.
    :param is_blocking: no portal opens without it.
    :param is_read_through: whether reading the document is enough.
    """

    name: str
    label: str
    why: str
    is_done: Callable[[Facts], bool]
    kind: str = ""
    is_blocking: bool = False
    is_read_through: bool = False


@dataclass(frozen=True)
class Item:
    """One line, as it stands on a portal."""

    line: Line
    is_done: bool


def _logo(facts: Facts) -> bool:
    return any(content.get("logo") for content in facts.contents.get("identity", {}).values())


LINES = (
    Line(
        "legal_entity",
        "Entité responsable",
        "La loi veut que chaque page dise qui édite le portail.",
        lambda facts: bool(facts.portal.legal_entity.strip()),
        is_blocking=True,
    ),
    Line(
        "legal_pages",
        "Pages légales complétées",
        f"Le modèle a laissé entre crochets ce que vous seuls savez : cherchez « {TO_COMPLETE} ».",
        lambda facts: not facts.leaves_to_complete("page"),
        "page",
        is_blocking=True,
    ),
    Line(
        "accessibility",
        "Déclaration d’accessibilité",
        "Elle est obligatoire, même tant qu’aucun audit n’a eu lieu.",
        lambda facts: "accessibilite" in facts.contents.get("page", {}),
        "page",
        is_blocking=True,
    ),
    Line(
        "sender",
        "Adresse d’expédition",
        "Les e-mails du portail arrivent mieux, et se reconnaissent, quand ils viennent de votre propre adresse.",
        lambda facts: facts.portal.sender_email != settings.PLATFORM_SENDER,
    ),
    Line("logo", "Logo", "C’est à lui que les communes reconnaissent le portail.", _logo, "identity"),
    Line(
        "questions",
        "Questions du dépôt relues",
        "Ce sont les premières que lit une commune : gardez celles qui vous servent.",
        lambda facts: "questions" in facts.touched,
        "questions",
        is_read_through=True,
    ),
    Line(
        "home",
        "Page d’accueil relue",
        "Elle dit en une phrase ce que le portail promet, et à qui.",
        lambda facts: "home" in facts.touched,
        "home",
        is_read_through=True,
    ),
    Line(
        "adviser",
        "Premier conseiller ou première conseillère",
        "Un dossier déposé sans personne pour le lire décourage dès le premier jour.",
        lambda facts: facts.has_adviser,
    ),
)


def checklist_here() -> list[Item]:
    """Return the list of the current portal: those of its lines whose documents exist."""
    facts, known = _facts(), document_kinds()
    return [Item(line, line.is_done(facts)) for line in LINES if not line.kind or line.kind in known]


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
    portal = Portal.objects.get(pk=scope.current_portal().pk)
    watched = {line.kind for line in LINES if line.kind}
    kinds = [kind for name, kind in document_kinds().items() if name in watched]
    changed = Version.objects.exclude(author_name="").exclude(note=FROM_TEMPLATE).filter(kind__in=watched)
    read = Event.objects.filter(type=PORTAL_REVIEWED.name, portal_id=portal.pk).values_list("words", flat=True)
    advisers = PortalRole.objects.filter(name=RoleName.ADVISER, until=None)
    invited = PortalInvitation.objects.open().filter(role=RoleName.ADVISER)
    return Facts(
        portal,
        {kind.name: {key: kind.read(key) or {} for key in documents_of(kind)} for kind in kinds},
        frozenset({*changed.values_list("kind", flat=True), *(words["kind"] for words in read)}),
        advisers.exists() or invited.exists(),
    )

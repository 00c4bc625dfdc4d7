"""The audit of accessibility: until one is entered, the law has the portal say « non conforme »."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from recoco.kernel.access.actor import Actor
from recoco.kernel.versions.choices import Number
from recoco.kernel.versions.kept import write
from recoco.kernel.versions.kinds import Content, DocumentKind
from recoco.kernel.versions.models import Document
from recoco.kernel.versions.of_portal import change_portal
from recoco.kernel.versions.parts import Text, completed
from recoco.kernel.versions.problems import Problem

NAME = "accessibility"
PARTS = (
    Text("audited_on", "Date de l’audit", "Par exemple 2026-03-15. Vide : aucun audit n’a été fait.", most=10),
    Text("auditor", "Réalisé par", most=160),
    Number("rate", "Critères respectés, en pourcentage", most=100),
    Text("failures", "Contenus non accessibles", "Ce que l’audit a relevé.", most=10_000, rich=True),
    Text("derogations", "Dérogations et contenus exemptés", most=10_000, rich=True),
    Text("plan", "Schéma pluriannuel d’accessibilité", "Vos engagements, année par année.", most=10_000, rich=True),
)
WORDS = {"non": "non conforme", "partial": "partiellement conforme", "total": "totalement conforme"}


def audit_content() -> dict[str, Any]:
    """Return the audit of the current portal; one query."""
    row = Document.objects.filter(kind=NAME, key="").first()
    return completed(PARTS, row.content if row else {})


def conformity_of(audit: Content) -> str:
    """Return the key of `WORDS` that the law asks for: half of the criteria for « partially », all for « totally »."""
    if not audit["audited_on"] or audit["rate"] < 50:
        return "non"
    return "total" if audit["rate"] == 100 else "partial"


def _apply(key: str, content: Content, by: Actor) -> None:
    write(NAME, key, content)
    change_portal(conformity=conformity_of(content))


def _check(key: str, content: Content) -> Iterable[Problem]:
    if content["audited_on"]:
        try:
            date.fromisoformat(content["audited_on"])
        except ValueError:
            yield Problem("audited_on", "Indiquez une date qui existe, par exemple 2026-03-15.")
    elif content["rate"]:
        yield Problem("audited_on", "Indiquez la date de l’audit qui donne ce pourcentage.")


AUDIT = DocumentKind(
    NAME,
    "Audit d’accessibilité",
    PARTS,
    read=lambda key: audit_content(),
    apply=_apply,
    check=_check,
    shown_at=lambda key: "/accessibilite/",
    hint="D’où la déclaration d’accessibilité est écrite.",
)

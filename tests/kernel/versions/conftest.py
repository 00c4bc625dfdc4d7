"""A document to try: the sentence under the name of the portal, and a few links that nothing keeps but the test."""

from typing import Any

import pytest

from recoco.kernel.access.actor import Actor
from recoco.kernel.portals import scope
from recoco.kernel.versions import actions
from recoco.kernel.versions.choices import Choice, Number, Several, Switch
from recoco.kernel.versions.kinds import DocumentKind
from recoco.kernel.versions.parts import Fields, Text
from recoco.kernel.versions.rows import Blocks, Rows
from recoco.kernel.versions.texts import Address, Email, Image, Lines

PARTS = (
    Text("baseline", "Phrase d’accroche", required=True, most=160),
    Choice("tone", "Ton", choices=(("warm", "Chaleureux"), ("dry", "Sec"))),
    Several("days", "Jours", offered=lambda: (("lundi", "Lundi"), ("mardi", "Mardi"))),
    Switch("open", "Ouvert", on=True),
    Number("count", "Nombre", most=10),
    Email("to", "Adresse"),
    Image("logo", "Logo"),
    Lines("served", "Communes", most=3),
    Rows("links", "Liens", each=(Text("label", "Libellé"), Address("url", "Page")), most=3),
    Blocks(
        "blocks",
        "Blocs",
        types={"text": Fields("text", "Texte", parts=(Text("words", "Texte", several_lines=True),))},
    ),
)


@pytest.fixture
def notice(monkeypatch: pytest.MonkeyPatch) -> DocumentKind:
    """A declared kind; only its sentence lives in a row."""
    kept: dict[str, Any] = {}

    def read(key: str) -> Any:
        kept["baseline"] = scope.current_portal().__class__.objects.get(pk=scope.current_portal().pk).baseline
        return kind.complete(kept)

    def apply(key: str, content: Any, by: Actor) -> None:
        portal = scope.current_portal()
        portal.baseline = content["baseline"]
        portal.save(update_fields=["baseline"])
        kept.update(content)

    kind = DocumentKind("notice", "Affichette", PARTS, read=read, apply=apply)
    monkeypatch.setattr(actions, "kind_named", {"notice": kind}.__getitem__)
    return kind

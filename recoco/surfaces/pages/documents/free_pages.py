"""The free pages of a portal, and where they are linked."""

from collections.abc import Iterable

from recoco.kernel.access.actor import Actor
from recoco.kernel.versions.choices import Choice
from recoco.kernel.versions.kept import write
from recoco.kernel.versions.kinds import Content, DocumentKind
from recoco.kernel.versions.models import Document
from recoco.kernel.versions.of_portal import change_portal
from recoco.kernel.versions.parts import Text, completed
from recoco.kernel.versions.problems import Problem
from recoco.surfaces.pages.slugs import LONGEST, is_slug, slug_of

NAME = "page"
PARTS = (
    Text("title", "Titre", required=True, most=80),
    Choice(
        "place", "Lien vers la page", choices=(("footer", "En bas de page"), ("menu", "Dans le menu"), ("", "Aucun"))
    ),
    Text("body", "Texte", required=True, most=30_000, rich=True),
)


def _read(key: str) -> Content:
    row = Document.objects.filter(kind=NAME, key=key).first()
    return None if row is None else completed(PARTS, row.content)


def _apply(key: str, content: Content, by: Actor) -> None:
    write(NAME, key, content)
    rows = Document.objects.filter(kind=NAME).order_by("key").values_list("key", "content")
    links = [{"label": page["title"], "url": f"/pages/{slug}/", "place": page["place"]} for slug, page in rows]
    change_portal(page_links=[link for link in links if link["place"]])


def _check(key: str, content: Content) -> Iterable[Problem]:
    if not is_slug(key):
        yield Problem("", f"L’adresse d’une page tient en {LONGEST} lettres, chiffres et tirets au plus.")


def _keys() -> list[str]:
    return list(Document.objects.filter(kind=NAME).order_by("key").values_list("key", flat=True))


PAGE = DocumentKind(
    NAME,
    "Pages libres",
    PARTS,
    read=_read,
    apply=_apply,
    check=_check,
    keys=_keys,
    title_of=lambda key: (_read(key) or {"title": key})["title"],
    key_for=lambda content: slug_of(content["title"]),
    shown_at=lambda key: f"/pages/{key}/",
    removable=True,
    hint="Qui sommes-nous, actualités… : vos pages, dans le menu ou en bas de page.",
)

"""The portals that one may start from: each file of `shipped/` is one, and nothing else names it."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from recoco.kernel.kit.refusals import Refused
from recoco.surfaces.launching.bundles.bundle import Bundle
from recoco.surfaces.launching.bundles.reading import read_file

SHIPPED = Path(__file__).parent / "shipped"
# The one that holds least comes last.
BLANK = "vierge"


@cache
def shipped_templates() -> Mapping[str, Bundle]:
    """Return the shipped templates by name, in the order in which one chooses."""
    names = sorted((path.stem for path in SHIPPED.glob("*.yaml")), key=lambda name: (name == BLANK, name))
    return {name: read_file(SHIPPED / f"{name}.yaml") for name in names}


def template_named(name: str) -> Bundle:
    """Return a shipped template.

    :raises Refused: when none bears that name.
    """
    known = shipped_templates()
    if name not in known:
        raise Refused(f"Le modèle « {name} » n’existe pas. Modèles livrés : {', '.join(known)}.")
    return known[name]


def filled(bundle: Bundle, words: Mapping[str, str]) -> Bundle:
    """Return *bundle* where each `[[name]]` is said with *words*: the new portal's name, address, contact."""
    return replace(bundle, documents=_said(bundle.documents, words))


def _said(value: Any, words: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        for name, word in words.items():
            value = value.replace(f"[[{name}]]", word)
        return value
    if isinstance(value, Mapping):
        return {key: _said(one, words) for key, one in value.items()}
    return [_said(one, words) for one in value] if isinstance(value, list) else value

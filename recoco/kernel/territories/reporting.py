"""Tells an operator, in French, what a file of communes changes."""

from collections.abc import Sequence

from .models import Commune
from .planning import Plan
from .wording import NBSP, thousands

# Beyond this, communes are counted, not listed.
MOST_LISTED = 300


def report(plan: Plan, source: str, *, dry_run: bool = False) -> str:
    """Return what *plan* changes, in several lines.

    :param source: name of the file.
    :param dry_run: the changes are only foreseen.
    """
    after = {commune.pk: facts["name"] for commune, facts in plan.changed}
    new_names = {commune.insee: facts["name"] for commune, facts in plan.changed}
    new_names |= {insee: facts["name"] for insee, facts in plan.created.items()}
    sections = [
        _section("créée", [f"{facts['name']} ({insee})" for insee, facts in plan.created.items()]),
        _section("rétablie", [_named(commune) for commune in plan.restored]),
        _section("renommée", [f"{name} → {after[commune.pk]} ({commune.insee})" for commune, name in plan.renamed]),
        _section("fusionnée", [_merger(old, insee, new_names.get(insee, "")) for old, insee in plan.merged]),
        [f"{_communes(len(plan.changed), 'mise')} à jour (nom, population, codes postaux, EPCI ou point)"],
    ]
    if not plan:
        sections = [["Rien ne change."]]
    if plan.orphans:
        orphans = [_named(commune) for commune in plan.orphans]
        sections.append(_section("absente", orphans, note=" du fichier, sans successeur connu (rien n’y change)"))
    if plan.problems:
        sections.append([f"À vérifier{NBSP}:", *(f"  {problem}" for problem in plan.problems)])
    title = f"{source}{NBSP}: ce qui {'changerait' if dry_run else 'change'}"
    return "\n".join([title, *(line for section in sections for line in section)])


def _section(participle: str, lines: Sequence[str], *, note: str = "") -> list[str]:
    if not lines:
        return []
    title = f"{_communes(len(lines), participle)}{note}"
    listed = lines if len(lines) <= MOST_LISTED else ()
    return [title + (f"{NBSP}:" if listed else ""), *(f"  {line}" for line in listed)]


def _communes(count: int, participle: str) -> str:
    plural = "s" if count > 1 else ""
    return f"{thousands(count)} commune{plural} {participle}{plural}"


def _named(commune: Commune) -> str:
    return f"{commune.name} ({commune.insee})"


def _merger(old: Commune, insee: str, name: str) -> str:
    return f"{_named(old)} → {name} ({insee})" if name else f"{_named(old)} → {insee}"

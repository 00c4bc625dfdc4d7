"""Compares a file of communes with those known: what would change, without changing anything."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .models import Commune, Departement, Epci
from .reading import CommuneFile, Former

# A chain of successors longer than this is a loop in the file.
LONGEST_CHAIN = 20


@dataclass(slots=True)
class Plan:
    """What loading a file would do.

    :param first: nothing was loaded yet: everything is created, and none of it is news.
    :param created: facts of new communes, by INSEE code.
    :param restored: communes that had been merged and exist again.
    :param renamed: communes with the name they bore.
    :param changed: communes of which any fact changes (the renamed and restored among them), with their new facts.
    :param merged: communes that disappear, with the INSEE code of their successor.
    :param orphans: communes absent from the file without known successor: kept as they are.
    :param problems: French sentences.
    """

    first: bool
    created: dict[str, dict[str, Any]] = field(default_factory=dict)
    restored: list[Commune] = field(default_factory=list)
    renamed: list[tuple[Commune, str]] = field(default_factory=list)
    changed: list[tuple[Commune, dict[str, Any]]] = field(default_factory=list)
    merged: list[tuple[Commune, str]] = field(default_factory=list)
    orphans: list[Commune] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        """Whether anything would change."""
        return bool(self.created or self.changed or self.merged)


def plan_update(file: CommuneFile, former: Iterable[Former]) -> Plan:
    """Return what loading *file* would change.

    :param former: former codes, to find the successors of communes that disappear.
    """
    known = {commune.insee: commune for commune in Commune.objects.order_by("insee")}
    plan = Plan(first=not known, problems=list(file.problems))
    resolved = _resolve(file, plan)
    for insee, facts in resolved.items():
        commune = known.get(insee)
        if commune is None:
            plan.created[insee] = facts
            continue
        if commune.gone_on:
            plan.restored.append(commune)
        elif commune.name != facts["name"]:
            plan.renamed.append((commune, commune.name))
        if commune.gone_on or any(getattr(commune, name) != value for name, value in facts.items()):
            plan.changed.append((commune, facts))
    current = resolved.keys() | {code for code in file.codes if code in known and not known[code].gone_on}
    next_code = {row.code: row.successor for row in former if row.code != row.successor}
    for commune in known.values():
        if commune.gone_on or commune.insee in file.codes:
            continue
        successor = successor_of(commune.insee, next_code, current)
        if successor:
            plan.merged.append((commune, successor))
        else:
            plan.orphans.append(commune)
    return plan


def successor_of(code: str, next_code: Mapping[str, str], current: Iterable[str]) -> str | None:
    """Follow former codes from *code* to a current one; nothing when they lead nowhere."""
    for _ in range(LONGEST_CHAIN):
        code = next_code.get(code, "")
        if code in current:
            return code
    return None


def _resolve(file: CommuneFile, plan: Plan) -> dict[str, dict[str, Any]]:
    """Return the facts by INSEE code with ids in place of the codes of départements and EPCI."""
    departements = dict(Departement.objects.values_list("code", "pk"))
    epcis = dict(Epci.objects.values_list("siren", "pk"))
    resolved = {}
    unknown_epcis = set()
    for insee, raw in file.facts.items():
        facts = dict(raw)
        departement = facts.pop("departement", "") or departement_of(insee)
        if departement not in departements:
            plan.problems.append(f"{insee} : département « {departement} » inconnu, commune laissée de côté.")
            continue
        facts["departement_id"] = departements[departement]
        if "epci" in facts:
            siren = facts.pop("epci")
            facts["epci_id"] = epcis.get(siren)
            if siren and siren not in epcis:
                unknown_epcis.add(siren)
        resolved[insee] = facts
    plan.problems += [f"EPCI {siren} inconnu, laissé vide." for siren in sorted(unknown_epcis)]
    return resolved


def departement_of(insee: str) -> str:
    """Return the département's code that an INSEE code begins with."""
    return insee[:3] if insee.startswith(("97", "98")) else insee[:2]

"""How communes are written for people."""

NBSP = "\N{NO-BREAK SPACE}"


def label(name: str, departement: str, postal_code: str, population: int | None) -> str:
    """Return « Saint-Denis (93) — 93200, 150 000 hab. », without the facts that are unknown."""
    facts = [postal_code] if postal_code else []
    if population is not None:
        facts.append(f"{thousands(population)}{NBSP}hab.")
    place = placed(name, departement)
    return f"{place} — {', '.join(facts)}" if facts else place


def placed(name: str, departement: str) -> str:
    """Return « Saint-Denis (93) »: what stands in a field once the commune is chosen."""
    return f"{name} ({departement})"


def thousands(number: int) -> str:
    """Return *number* with its digits in groups of three: « 34 969 »."""
    return f"{number:,}".replace(",", NBSP)


def of(name: str) -> str:
    """Return *name* after « de »: « de Lille », « d’Arbignieu », « du Havre », « des Abymes »."""
    first, _, rest = name.partition(" ")
    if first in {"Le", "Les"} and rest:
        return f"{'du' if first == 'Le' else 'des'} {rest}"
    elided = name[:1] in "AÂÀEÉÈÊIÎOÔUŒÆ" or (name[:1] in "YŶ" and name[1:2] not in tuple("aeiouéè"))
    return f"d’{name}" if elided else f"de {name}"


def at(name: str) -> str:
    """Return *name* after « à »: « à Lille », « au Havre », « aux Abymes »."""
    first, _, rest = name.partition(" ")
    return f"{'au' if first == 'Le' else 'aux'} {rest}" if first in {"Le", "Les"} and rest else f"à {name}"


def typeset(name: str) -> str:
    """Return *name* with the typographic apostrophe; reference files use the typewriter's."""
    return name.strip().replace("'", "’")

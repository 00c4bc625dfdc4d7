"""Finds communes from what people type: a name, a postal code, an INSEE code, or several of them."""

import re
from dataclasses import dataclass, replace
from typing import Self

from django.db.models import F, Q

from recoco.kernel.kit.folding import fold

from .codes import communes_bearing
from .matches import CommuneMatch
from .models import CommuneName
from .querysets import LAST_EXACT, CommuneNameQuerySet
from .spelling import ABBREVIATIONS, PARTICLES, SAINTS, Spelling, spell
from .typos import Distance, distance, tolerated

LONGEST = 100
CODE = re.compile(r"\d[\dab]\d{0,3}")
# Words of an address that belong to no name.
NOISE = frozenset({"arrondissement", "cedex"})
# A commune may be found by several of its names: read more rows than suggestions wanted.
NAMES_PER_COMMUNE = 5


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, taken apart: « St Denis (93) » is the name « St Denis » and the code « 93 »."""

    name: Spelling
    codes: tuple[str, ...]
    unabbreviated: str = ""

    @classmethod
    def read(cls, text: str) -> Self:
        # What follows the dash of a label (population, hint) is ours, not the person's.
        words = fold(text[:LONGEST].partition("—")[0]).split()
        names = [word for word in words if not word[0].isdigit() and word not in NOISE]
        codes = tuple(word.upper() for word in words if CODE.fullmatch(word))
        name = spell(" ".join(names))
        if len(names) > 1 and names[-1] in PARTICLES:  # « st remy du » is on its way to « …-du-Nord »
            name = replace(name, bare=name.plain, mirror=" ".join(names)[::-1])
        unabbreviated = names[0] if len(names) == 1 and names[0] in ABBREVIATIONS else ""
        return cls(name, codes, unabbreviated)


def search_communes(text: str, limit: int = 10) -> list[CommuneMatch]:
    """Return the current communes that *text* may mean, best first.

    Accents, case, hyphens, apostrophes and articles do not count; « St » is « Saint »; former names and typing errors
    are understood; a code beside a name (« Saint-Denis 974 ») chooses among homonyms unless it excludes them all.

    :param limit: the most suggestions returned.
    """
    typed = Typed.read(text)
    if not typed.name.plain:
        return _by_code(typed.codes[0], limit) if typed.codes else []
    names = CommuneName.objects.all()
    for code in typed.codes:
        if found := _by_name(names.filter(commune__in=communes_bearing(code)), typed, limit):
            return found
    return _by_name(names, typed, limit)


def _by_code(code: str, limit: int) -> list[CommuneMatch]:
    communes = communes_bearing(code).select_related("departement")
    found = communes.order_by(F("population").desc(nulls_last=True), "insee")[:limit]
    return [CommuneMatch(commune, postal_code=code if code in commune.postal_codes else "") for commune in found]


def _by_name(names: CommuneNameQuerySet, typed: Typed, limit: int) -> list[CommuneMatch]:
    ranked = names.matching(typed.name, unabbreviated=typed.unabbreviated).values_list("commune", "pk", "rank")
    best: dict[int, int] = {}
    understood = False
    for commune, pk, rank in ranked[: limit * NAMES_PER_COMMUNE]:
        best.setdefault(commune, pk)
        understood = understood or rank <= LAST_EXACT
    if len(best) < limit and not understood:
        for commune, pk in _misspelt(names, typed.name):
            best.setdefault(commune, pk)
    chosen = list(best.values())[:limit]
    found = CommuneName.objects.select_related("commune__departement").in_bulk(chosen)
    return [CommuneMatch.by_name(found[pk]) for pk in chosen]


def _misspelt(names: CommuneNameQuerySet, typed: Spelling) -> list[tuple[int, int]]:
    """Return the communes and names one or two typing errors away, closest first.

    Errors leave the beginning or the end of a name intact: an index finds the candidates that share either, and
    only those are measured.
    """
    words = typed.words
    saint = words[0] if len(words) > 1 and words[0] in SAINTS else ""
    telling = len(typed.bare) - len(saint)
    most = tolerated(telling)
    if not most:
        return []
    kept = telling // 2 if most == 1 else max(3, telling // 3)
    begins = Q(bare__begins=typed.bare[: len(saint) + kept])
    ends = Q(mirror__begins=typed.mirror[: telling - kept if most == 1 else kept + 1]) & Q(
        bare__length__range=(len(typed.bare) - most, len(typed.bare) + most)
    )
    measured: list[tuple[Distance, int, int, int]] = []
    for commune, pk, bare, weight in names.filter(begins | ends).values_list("commune", "pk", "bare", "weight"):
        if away := distance(typed.bare, bare, most):
            measured.append((away, -weight, commune, pk))
    measured.sort()
    # Beside a whole name one error away, unfinished ones two errors away are noise.
    return [
        (commune, pk)
        for away, _, commune, pk in measured
        if away <= Distance(measured[0][0].errors + 1, unfinished=False)
    ]

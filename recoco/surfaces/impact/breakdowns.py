"""How the cases and the results of one day are shared out."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from recoco.domain.cases.models import OutcomeSource
from recoco.kernel.kit.folding import fold
from recoco.surfaces.impact.facts.cases import Place
from recoco.surfaces.impact.facts.census import Census

UNKNOWN = "Commune inconnue"
UNCOUNTED = "Nombre d’habitants inconnu"
# The most inhabitants of each size, and its name.
SIZES = (
    (999, "Moins de 1 000 habitants"),
    (1_999, "1 000 à 1 999 habitants"),
    (4_999, "2 000 à 4 999 habitants"),
    (9_999, "5 000 à 9 999 habitants"),
    (19_999, "10 000 à 19 999 habitants"),
    (99_999, "20 000 à 99 999 habitants"),
)
LARGEST = "100 000 habitants et plus"


@dataclass(frozen=True)
class Share:
    """One part, and how many of each thing it has.

    :param code: of the département that it is; empty elsewhere.
    """

    label: str
    counts: tuple[int, ...]
    code: str = ""


@dataclass(frozen=True)
class Breakdown:
    """A table of one day.

    :param key: its name for software, which never changes.
    :param columns: what is counted, each with its name for software.
    """

    key: str
    name: str
    definition: str
    of: str
    columns: tuple[tuple[str, str], ...]
    shares: list[Share]


def breakdowns_of(census: Census) -> list[Breakdown]:
    """Return the tables of the last day."""
    return [_sizes(census), _departements(census), _origins(census), _results(census)]


COVERED = (("dossiers", "Dossiers accompagnés"), ("communes", "Communes"))


def _sizes(census: Census) -> Breakdown:
    shares = _covered(census, _size)
    ordered = [name for _, name in SIZES] + [LARGEST, UNCOUNTED]
    return Breakdown(
        "tailles_de_commune",
        "Taille des communes",
        "Dossiers accompagnés selon le nombre d’habitants de leur commune, au dernier recensement connu du portail.",
        "Taille de la commune",
        COVERED,
        [Share(name, shares[name]) for name in ordered if name in shares],
    )


def _departements(census: Census) -> Breakdown:
    shares = _covered(census, lambda place: place.departement)
    named = [Share(f"{name} ({code})" if code else UNKNOWN, counts, code) for (code, name), counts in shares.items()]
    return Breakdown(
        "departements",
        "Départements",
        "Dossiers accompagnés selon le département de leur commune.",
        "Département",
        COVERED,
        sorted(named, key=lambda one: (-one.counts[0], fold(one.label))),
    )


def _origins(census: Census) -> Breakdown:
    found = Counter(census.cases.origins[case] for case in _today(census))
    ordered = sorted(found.items(), key=lambda one: (-one[1], fold(one[0])))
    return Breakdown(
        "portails_d_origine",
        "Portails d’origine",
        "Dossiers accompagnés selon le portail où la collectivité les a déposés.",
        "Portail",
        COVERED[:1],
        [Share(name, (count,)) for name, count in ordered],
    )


def _results(census: Census) -> Breakdown:
    last = len(census.marks.days) - 1
    found: dict[str, list[int]] = {}
    for one in census.happened:
        if one.days >> last & 1:
            declared = one.source is OutcomeSource.DECLARED
            parts = (1, declared, declared and one.confirmed >> last & 1, not declared)
            found[one.kind] = [count + part for count, part in zip(found.get(one.kind, [0] * 4), parts, strict=True)]
    return Breakdown(
        "realisations_par_nature",
        "Réalisations par nature",
        "Résultats concrets notés dans les dossiers accompagnés, et qui le dit.",
        "Réalisation",
        (
            ("realisations", "Total"),
            ("declarees", "Déclarées par la collectivité"),
            ("confirmees", "dont confirmées par un·e conseiller·ère"),
            ("constatees", "Constatées par un·e conseiller·ère"),
        ),
        [
            Share(kind, tuple(counts))
            for kind, counts in sorted(found.items(), key=lambda one: (-one[1][0], fold(one[0])))
        ],
    )


def _today(census: Census) -> Iterator[int]:
    last = len(census.marks.days) - 1
    return (case for case, days in census.cases.masks.items() if days >> last & 1)


def _covered[T](census: Census, part: Callable[[Place], T]) -> dict[T, tuple[int, int]]:
    """Return, by part, how many cases and how many different communes it has."""
    communes: dict[T, list[int | None]] = {}
    for case in _today(census):
        place = census.cases.places[case]
        communes.setdefault(part(place), []).append(place.commune_id)
    return {one: (len(found), _different(found)) for one, found in communes.items()}


def _different(communes: Iterable[int | None]) -> int:
    return len(set(communes) - {None})


def _size(place: Place) -> str:
    if place.population is None:
        return UNCOUNTED
    return next((name for most, name in SIZES if place.population <= most), LARGEST)

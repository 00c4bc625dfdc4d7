"""Reads reference files of communes, this product's or those of another year, whatever columns they have."""

import csv
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, Self

from .shipped_files import open_text, shipped_rows
from .wording import typeset


class UnreadableFile(ValueError):
    """A file that is no list of communes; its message is a French sentence."""


def _name(text: str) -> str:
    if not 0 < len(text) <= 100:
        raise ValueError("nom absent ou trop long")
    return typeset(text)


def _digits(text: str) -> bool:
    return text.isascii() and text.isdecimal()


def _number(text: str) -> int | None:
    if text and not (_digits(text) and len(text) < 9):
        raise ValueError("population impossible")
    return int(text) if text else None


def _degrees(text: str) -> float | None:
    if text and not (re.fullmatch(r"-?\d{1,3}(\.\d+)?(e-\d+)?", text) and -180 <= float(text) <= 180):
        raise ValueError("coordonnée impossible")
    return float(text) if text else None


def _siren(text: str) -> str:
    if text and not (_digits(text) and len(text) == 9):
        raise ValueError("SIREN impossible")
    return text


def _postal_codes(text: str) -> str:
    codes = text.split()
    if len(codes) > 30 or not all(_digits(code) and len(code) == 5 for code in codes):
        raise ValueError("codes postaux impossibles")
    return " ".join(codes)


# Column of the file → where it goes on a commune, and how.
FACTS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "nom": ("name", _name),
    "departement": ("departement", str),
    "epci": ("epci", _siren),
    "siren": ("siren", _siren),
    "codes_postaux": ("postal_codes", _postal_codes),
    "population": ("population", _number),
    "lat": ("latitude", _degrees),
    "lon": ("longitude", _degrees),
}


@dataclass(frozen=True, slots=True)
class CommuneFile:
    """One year's communes.

    :param source: name of the file.
    :param digest: SHA-256 of its content.
    :param facts: what it says of each commune, by INSEE code and field; only the columns it has.
    :param codes: every INSEE code in it, those of unreadable lines too: they have not disappeared.
    :param problems: French sentences about unreadable lines.
    """

    source: str
    digest: str
    facts: dict[str, dict[str, Any]]
    codes: set[str] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read a CSV file with at least the columns `insee` and `nom`.

        :raises UnreadableFile: when it is no such file.
        """
        return cls.of_rows(path.name, sha256(path.read_bytes()).hexdigest(), _rows(path, {"insee", "nom"}))

    @classmethod
    def of_rows(cls, source: str, digest: str, rows: Iterable[Mapping[str, str]]) -> Self:
        """Make a file of rows already read."""
        file = cls(source, digest, {})
        for line, row in enumerate(rows, 2):
            insee = (row["insee"] or "").strip().upper()
            if not re.fullmatch(r"\d[\dAB]\d{3}", insee):
                file.problems.append(f"ligne {line} : « {insee} » n’est pas un code INSEE, ligne laissée de côté.")
                continue
            file.codes.add(insee)
            try:
                file.facts[insee] = {
                    name: read((row[column] or "").strip()) for column, (name, read) in FACTS.items() if column in row
                }
            except ValueError as error:
                file.problems.append(f"ligne {line} ({insee}) : {error}, ligne laissée de côté.")
        return file


@dataclass(frozen=True, slots=True)
class Former:
    """A former code, or the code of a part that was a commune, and what it became.

    :param name: what it was called, or nothing when the files do not say.
    """

    code: str
    successor: str
    name: str


def read_former(path: Path) -> list[Former]:
    """Read former codes: columns `ancien_insee, insee, ancien_nom`, or `insee, nom, commune_actuelle`.

    :raises UnreadableFile: when the file is neither.
    """
    return _former(_rows(path, {"insee"}))


def shipped_former() -> list[Former]:
    """Return every former code and name that comes with the product."""
    return _former([*shipped_rows("communes_anciens_codes"), *shipped_rows("communes_deleguees")])


def _former(rows: Iterable[Mapping[str, str]]) -> list[Former]:
    found = []
    for row in rows:
        if "ancien_insee" in row:
            found.append(Former(row["ancien_insee"], row["insee"], typeset(row.get("ancien_nom") or "")))
        elif "commune_actuelle" in row:
            found.append(Former(row["insee"], row["commune_actuelle"], typeset(row.get("nom") or "")))
        else:
            raise UnreadableFile("Le fichier des anciens codes doit avoir les colonnes ancien_insee et insee.")
    return found


def _rows(path: Path, required: set[str]) -> list[dict[str, str]]:
    try:
        with open_text(path) as stream:
            reader = csv.DictReader(stream)
            missing = required - set(reader.fieldnames or ())
            if missing:
                raise UnreadableFile(f"Il manque des colonnes à {path.name} : {', '.join(sorted(missing))}.")
            return list(reader)
    except UnicodeDecodeError as error:
        raise UnreadableFile(f"{path.name} n’est pas un fichier CSV en UTF-8.") from error

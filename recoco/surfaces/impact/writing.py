"""The same figures for software: a table and a document, open data without anything of anybody."""

from collections.abc import Iterator
from typing import Any

from recoco.kernel.kit.spreadsheets import MARK, lines
from recoco.surfaces.impact.indicators import Measure
from recoco.surfaces.impact.report import Line, Report

COLUMNS = (
    "date",
    "cle",
    "nom",
    "categorie",
    "valeur",
    "unite",
    "masque",
    "numerateur",
    "numerateur_nom",
    "denominateur",
    "denominateur_nom",
    "definition",
)


def table(report: Report) -> str:
    """Write every figure as a line of CSV, months first, then the parts of each table."""
    return MARK + lines([COLUMNS, *_indicator_rows(report), *_share_rows(report)])


def _indicator_rows(report: Report) -> Iterator[tuple[Any, ...]]:
    for line in report.lines:
        one = line.indicator
        for point in line.points:
            yield (
                point.day,
                one.key,
                one.name,
                "",
                _with_comma(point.value),
                one.unit,
                point.is_hidden,
                point.numerator,
                one.numerator and one.numerator.name,
                point.denominator,
                one.denominator and one.denominator.name,
                one.definition,
            )


def _share_rows(report: Report) -> Iterator[tuple[Any, ...]]:
    for one in report.breakdowns:
        for share in one.shares:
            for (key, name), count in zip(one.columns, share.counts, strict=True):
                whole = f"{one.name} – {name}"
                key = f"{one.key}.{key}"
                yield (
                    report.day,
                    key,
                    whole,
                    share.label,
                    count,
                    "nombre",
                    False,
                    count,
                    name,
                    None,
                    None,
                    one.definition,
                )


def _with_comma(value: float | None) -> str | None:
    """Write a number as French spreadsheets read it."""
    return None if value is None else str(value).replace(".", ",")


def document(report: Report, address: str) -> dict[str, Any]:
    """Return every figure for JSON.

    :param address: the page that shows them, for ever.
    """
    return {
        "portail": report.portal.name,
        "date": report.day.isoformat(),
        "fuseau_horaire": report.portal.time_zone,
        "adresse": address,
        "indicateurs": [_indicator(line) for line in report.lines],
        "repartitions": [
            {
                "cle": one.key,
                "nom": one.name,
                "definition": one.definition,
                "lignes": [
                    {"categorie": share.label, **dict(zip((key for key, _ in one.columns), share.counts, strict=True))}
                    for share in one.shares
                ],
            }
            for one in report.breakdowns
        ],
    }


def _indicator(line: Line) -> dict[str, Any]:
    one = line.indicator
    return {
        "cle": one.key,
        "nom": one.name,
        "definition": one.definition,
        "unite": one.unit,
        "numerateur": _name(one.numerator),
        "denominateur": _name(one.denominator),
        "evolution": [
            {
                "date": point.day.isoformat(),
                "valeur": point.value,
                "masque": point.is_hidden,
                "numerateur": point.numerator,
                "denominateur": point.denominator,
            }
            for point in line.points
        ],
    }


def _name(measure: Measure | None) -> str | None:
    return measure.name if measure else None

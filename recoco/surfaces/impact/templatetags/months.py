"""The months of an indicator: a template would take ten times as long to write three hundred rows."""

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from recoco.surfaces.impact.page import Shown

register = template.Library()


@register.simple_tag
def month_rows(one: Shown) -> SafeString:
    """Write the rows of the table: the day, the value, then what is divided and by what when it is a division."""
    of, by = one.indicator.numerator, one.indicator.denominator
    cells = "<td>{}</td>" * (1 + bool(of and by) + bool(by))
    rows = (
        (
            f"{point.day:%d/%m/%Y}",
            value,
            *([_count(point.numerator)] if of and by else ()),
            *([_count(point.denominator)] if by else ()),
        )
        for point, value in one.rows
    )
    return format_html_join("", f'<tr><th scope="row">{{}}</th>{cells}</tr>', rows)


def _count(number: int | None) -> str:
    return "–" if number is None else str(number)

"""Filters of every template (a builtin of the engine): French dates, counts, initials."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django import template
from django.core.paginator import Page
from django.template import Context
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from recoco.kernel.kit import clock
from recoco.kernel.ui import french, htmx, richtext

register = template.Library()
register.filter("day", french.day)
register.filter("hour", french.hour)
register.filter("moment", french.moment)
register.filter("number", french.number)
register.filter("at_most_99", french.at_most_99)
register.filter("euros", french.euros)
register.filter("file_size", french.file_size)
register.filter("of", french.of)
register.filter("initials", french.initials)
register.filter("rich", richtext.render)
register.filter("plain", richtext.plain)
register.filter("addressed", richtext.addressed)


@register.filter
def ago(value: date) -> str:
    """Write how long ago, by the product's clock."""
    return french.ago(value, clock.now())


@register.filter
def machine_time(value: date) -> str:
    """Write the value of a `datetime` attribute, in the current time zone."""
    return timezone.localtime(value).isoformat(timespec="minutes") if isinstance(value, datetime) else value.isoformat()


WRITINGS: Mapping[str, Callable[[Any], str]] = {
    "ago": ago,
    "day": french.day,
    "hour": french.hour,
    "moment": french.moment,
}


@register.simple_tag
def time(value: date | None, style: str = "ago") -> str:
    """Write « il y a 3 jours » with the full date in its title; nothing without a date.

    A tag, and not a component: lists hold a hundred of them, and a component costs ten times as much.

    :param style: ago, day, hour or moment.
    """
    if not value:
        return ""
    written = WRITINGS[style](value)
    return format_html('<time datetime="{}" title="{}">{}</time>', machine_time(value), french.moment(value), written)


@register.simple_tag
def badge(label: str, tone: str = "", icon: str = "", *, small: bool = False) -> str:
    """Write what the component `c-badge` does, for lists: a component costs ten times as much."""
    chosen = {"fr-badge--sm": small, f"fr-badge--{tone}": tone, f"fr-badge--icon-left fr-icon-{icon}": icon}
    return format_html(
        '<p class="{}">{}</p>', " ".join(["fr-badge", *(name for name, is_on in chosen.items() if is_on)]), label
    )


@register.simple_tag
def options(choices: Iterable[tuple[object, str]], value: object) -> str:
    """Write the options of a list: a page of filters has hundreds.

    :param choices: pairs (value, label).
    :param value: the one chosen.
    """
    chosen = as_text(value)
    parts = ((as_text(key), " selected" if as_text(key) == chosen else "", label) for key, label in choices)
    return format_html_join("", '<option value="{}"{}>{}</option>', parts)


@register.filter
def counted(count: int, words: str) -> str:
    """Write a count and its noun: `{{ 3|counted:"dossier,dossiers" }}`."""
    one, many = words.split(",")
    return french.counted(count, one, many)


@register.filter
def shade(name: str) -> int:
    """Choose one of eight shades for a name, always the same."""
    return sum(map(ord, name)) % 8


@register.filter
def as_quote(text: str) -> str:
    """Begin each line with « > », as plain e-mails do with the words of somebody: none of theirs passes for ours."""
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())


@register.filter
def as_text(value: object) -> str:
    """Write a value as forms compare it: nothing for None."""
    return "" if value is None else str(value)


@register.simple_tag
def htmx_configuration() -> str:
    """Write how htmx behaves on all pages."""
    return htmx.CONFIGURATION


@register.filter
def nearby_pages(page: Page) -> list[int]:
    """List the page numbers to show around this one; 0 stands for an ellipsis."""
    elided = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return [rank if isinstance(rank, int) else 0 for rank in elided]


@register.simple_tag(takes_context=True)
def with_parameter(context: Context, name: str, value: object) -> str:
    """Write the query of the present address with one parameter changed."""
    query = context["request"].GET.copy()
    query[name] = str(value)
    return f"?{query.urlencode()}"

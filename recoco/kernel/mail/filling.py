"""Fills the words of a portal: its Markdown is read first, then each variable becomes a value that nothing reads."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from recoco.kernel.mail.wordings import Variable
from recoco.kernel.ui import richtext

BRACES = re.compile(r"\{([^{}]*)\}")
# What stands for a variable while the Markdown is read: private characters for a text, an address for a link.
_OPEN, _CLOSE, _ADDRESS = "\ue000", "\ue001", "https://variable.invalid/"
_MARKS = re.compile(f"{_OPEN}(\\d+){_CLOSE}|{re.escape(_ADDRESS)}(\\d+)/")
_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")
_LONE_LINK = re.compile(r'<p><a href="([^"]*)" rel="nofollow noopener">([^<]*)</a></p>')


def filled_line(source: str, variables: Sequence[Variable], words: Mapping[str, Any]) -> str:
    """Return a line of plain text with its values."""
    return _filled(_marked(source, variables), [variable.value(words) for variable in variables])


def filled_text(source: str, variables: Sequence[Variable], words: Mapping[str, Any]) -> str:
    """Return Markdown as plain text, with its values."""
    values = [variable.value(words) for variable in variables]
    paragraphs = _PARAGRAPHS.split(_marked(_said(source, variables, values), variables))
    return "\n\n".join(_filled(richtext.plain(paragraph), values) for paragraph in paragraphs)


def filled_html(source: str, variables: Sequence[Variable], words: Mapping[str, Any]) -> SafeString:
    """Return Markdown as sanitised HTML, with its values; a link alone in its paragraph is a button."""
    values = [variable.value(words) for variable in variables]
    html = richtext.render(_marked(_said(source, variables, values), variables))
    links = {str(escape(value)) for variable, value in zip(variables, values, strict=True) if variable.is_link}
    clean = richtext.kept(_filled(html, [escape(value).replace("\n", "<br>") for value in values]))
    return mark_safe(_LONE_LINK.sub(lambda found: _button(found, links), clean))


def names_in(source: str) -> list[str]:
    """Return what is written between braces."""
    return [found.strip() for found in BRACES.findall(source)]


def is_filled(source: str, variable: Variable, variables: Sequence[Variable]) -> bool:
    """Tell whether *variable* reaches the readers: as a link where it is one, never inside an address otherwise."""
    marked = _marked(source, variables)
    html, mark = richtext.render(marked), _mark(list(variables).index(variable), variable)
    if variable.is_link:
        return f'href="{mark}"' in html
    return mark in html and html.count(mark) == marked.count(mark)


def _said(source: str, variables: Sequence[Variable], values: Sequence[str]) -> str:
    """Leave out the paragraphs that a value without words would leave lame: « Bonjour , »."""
    empty = {variable.name for variable, value in zip(variables, values, strict=True) if not value.strip()}
    kept_anyway = {variable.name for variable in variables if variable.required}
    paragraphs = [(paragraph, set(names_in(paragraph))) for paragraph in _PARAGRAPHS.split(source)]
    return "\n\n".join(one for one, names in paragraphs if not names & empty or names & kept_anyway)


def _marked(source: str, variables: Sequence[Variable]) -> str:
    ranks = {variable.name: rank for rank, variable in enumerate(variables)}

    def mark(found: re.Match[str]) -> str:
        rank = ranks.get(found[1].strip())
        return found[0] if rank is None else _mark(rank, variables[rank])

    return BRACES.sub(mark, source.replace(_OPEN, "").replace(_CLOSE, "").replace(_ADDRESS, ""))


def _mark(rank: int, variable: Variable) -> str:
    return f"{_ADDRESS}{rank}/" if variable.is_link else f"{_OPEN}{rank}{_CLOSE}"


def _filled(marked: str, values: Sequence[str]) -> str:
    # One pass: what a value contains is never looked at again.
    return _MARKS.sub(lambda found: values[int(found[1] or found[2])], marked)


def _button(found: re.Match[str], links: set[str]) -> str:
    if found[1] not in links or found[2] in links:
        return found[0]
    return f'<p style="margin: 24px 0"><a class="button" href="{found[1]}">{found[2]}</a></p>'

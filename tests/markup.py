"""Reads HTML as a browser under our security policy does."""

import re
from collections import Counter
from typing import Any

from bs4 import BeautifulSoup, Tag

DATA_SCRIPTS = {"application/json", "application/ld+json"}
VOLATILE = ("csrfmiddlewaretoken",)
# Reading a page whole takes as long as rendering it: most are known to be right from their tags alone.
OPENING = re.compile(r"<[a-zA-Z]")
TAG = re.compile(r"""<([a-zA-Z][^\s/>"']*)((?:[^"'<>]|"[^"<]*"|'[^'<]*')*)>""")
QUOTED = re.compile(r"""=\s*(?:"[^"]*"|'[^']*')""")
SUSPECT_NAME = re.compile(r"(?:^|[\s/])(?:hx-)?on|style", re.IGNORECASE)
SUSPECT_VALUE = re.compile(r"javascript|&(?!amp;|#x27;|#39;|quot;|lt;|gt;|nbsp;)", re.IGNORECASE)
SOURCE = re.compile(r"\ssrc=\"[^\"]")


def assert_strict(html: str) -> None:
    """Fail on what the content security policy refuses: inline scripts, styles and handlers."""
    if not _seems_strict(html):
        _assert_strict(html)


def _seems_strict(html: str) -> bool:
    """Tell whether nothing in *html* even looks like a fault; when in doubt, it is to be read as a browser does."""
    tags = TAG.findall(html)
    if len(tags) != len(OPENING.findall(html)):
        return False
    for name, attributes in tags:
        if name.lower() == "style" or (name.lower() == "script" and not SOURCE.search(attributes)):
            return False
        if SUSPECT_VALUE.search(attributes) or SUSPECT_NAME.search(QUOTED.sub("= ", attributes)):
            return False
    return True


def _assert_strict(html: str) -> None:
    page = BeautifulSoup(html, "html.parser")
    for tag in page.find_all(True):
        handlers = [name for name in tag.attrs if name.startswith(("on", "hx-on"))]
        assert not handlers, f"inline handler: {_start(tag)}"
        assert "style" not in tag.attrs, f"inline style: {_start(tag)}"
        for name in ("href", "action", "formaction", "src"):
            address = str(tag.get(name, "")).strip().lower()
            assert not address.startswith("javascript:"), f"script in an address: {_start(tag)}"
        if tag.name == "style":
            raise AssertionError(f"inline style: {_start(tag)}")
        if tag.name == "script" and not tag.get("src") and tag.get("type") not in DATA_SCRIPTS:
            raise AssertionError(f"inline script: {_start(tag)}")


def assert_ids_of_one(page: BeautifulSoup) -> None:
    """Fail on an id that two things bear: labels and links would name the wrong one."""
    ids = Counter(str(tag["id"]) for tag in page.find_all(id=True))
    assert not (twice := [name for name, count in ids.items() if count > 1]), f"ids of several things: {twice}"


def form_of(page: BeautifulSoup, button: str) -> tuple[str, str, dict[str, Any]]:
    """Return action, method and present values of the form that has a button *button*."""
    for pressed in page.find_all("button"):
        form = pressed.find_parent("form")
        if form and button in pressed.get_text(" ", strip=True):
            kept = _values(form)
            if pressed.get("name"):
                kept[str(pressed["name"])] = str(pressed.get("value", ""))
            return str(form.get("action") or ""), str(form.get("method", "get")).lower(), kept
    buttons = [one.get_text(" ", strip=True) for one in page.find_all("button") if one.find_parent("form")]
    raise AssertionError(f"no form has a button « {button} », only {buttons}")


class Fragment:
    """What htmx receives, to be compared with the page it goes into.

    :param into: id of the place it fills or replaces.
    """

    def __init__(self, html: str, into: str) -> None:
        self.html, self.into = html, into
        self.parts = BeautifulSoup(html, "html.parser")

    def assert_same_place(self, page: BeautifulSoup) -> None:
        """Fail unless the fragment, and each part of it swapped out of band, reads as the reloaded page does there."""
        for part in self.parts.find_all(attrs={"hx-swap-oob": True}):
            part.extract()
            if part.get("id") != "messages":  # shown once, gone at the next page
                del part["hx-swap-oob"]
                self._compare(part.decode(), _place(page, str(part["id"])).decode())
        place = _place(page, self.into)
        whole = self.parts.find(id=self.into)
        self._compare(self.parts.decode(), place.decode() if whole else place.decode_contents())

    def _compare(self, fragment: str, reloaded: str) -> None:
        assert normalised(fragment) == normalised(reloaded), f"#{self.into} differs from the reloaded page"


def normalised(html: str) -> str:
    """Return *html* without what changes at each request: proofs of origin and white space."""
    page = BeautifulSoup(html, "html.parser")
    for name in VOLATILE:
        for field in page.find_all("input", attrs={"name": name}):
            field.decompose()
    return re.sub(r">\s+|\s+<", lambda found: found[0].strip(), re.sub(r"\s+", " ", page.decode())).strip()


def _place(page: BeautifulSoup, name: str) -> Tag:
    place = page.find(id=name)
    assert isinstance(place, Tag), f"the page has no place #{name}"
    return place


def _values(form: Tag) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for field in form.find_all(["input", "textarea", "select"]):
        name, kind = str(field.get("name") or ""), str(field.get("type") or "text")
        if not name or field.has_attr("disabled") or kind in {"submit", "button", "image", "file"}:
            continue
        if kind in {"checkbox", "radio"}:
            if field.has_attr("checked"):
                kept[name] = str(field.get("value") or "on")
        elif field.name == "select":
            chosen = field.find("option", selected=True) or field.find("option")
            kept[name] = str(chosen.get("value") or "") if isinstance(chosen, Tag) else ""
        else:
            kept[name] = field.get_text() if field.name == "textarea" else str(field.get("value") or "")
    return kept


def _start(tag: Tag) -> str:
    return str(tag)[:160]

"""What people write: restricted Markdown, shown as HTML that nothing dangerous or foreign ever leaves in."""

import re
from functools import cache, lru_cache
from html import unescape

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

TAGS = {"p", "br", "strong", "em", "h3", "h4", "h5", "ul", "ol", "li", "a", "blockquote"}
ATTRIBUTES: dict[str, set[str]] = {"a": {"href"}, "ol": {"start"}, "*": set()}  # else title and lang go through
SCHEMES = {"http", "https", "mailto"}
RENDERER = 1  # changes when the same words would be shown otherwise: what was kept of another number is made again
# What commonmark knows and we do not: code, images, rules, references, titles underlined by chance.
UNKNOWN = ["code", "fence", "backticks", "image", "hr", "reference", "lheading", "html_block", "html_inline"]
# Pages have their own h1 and h2.
TITLES = {"h1": "h3", "h2": "h4", "h3": "h5", "h4": "h5", "h5": "h5", "h6": "h5"}
LINK = re.compile(r'<a href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)  # as they leave here
BARE_ADDRESS = re.compile(r"(?<![\w(<\[\"])(https?://[^\s<>()\[\]]*[^\s<>()\[\].,;:!?»’\"*_])")


@lru_cache(maxsize=1024)
def render(source: str) -> SafeString:
    """Return *source* as HTML, sanitised; what is not allowed is shown as it was typed."""
    renderer = _renderer()
    tokens = renderer.parse(_with_links(source))
    for token in tokens:
        if token.type.startswith("heading"):
            token.tag = TITLES[token.tag]
    return kept(renderer.renderer.render(tokens, renderer.options, {}))


def kept(html: str) -> SafeString:
    """Return HTML that a row keeps, sanitised as it leaves."""
    return mark_safe(
        nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel="nofollow noopener")
    )


def addressed(html: str) -> SafeString:
    """Return what was rendered with the address of each link after its words, for paper, where nobody clicks."""
    return mark_safe(LINK.sub(_with_address, html))


def _with_address(link: re.Match[str]) -> str:
    address = link[1].removeprefix("mailto:")
    said = re.sub(r"<[^>]*>", "", link[2])
    return link[0] if unescape(said) == unescape(address) else f"{link[0]} ({address})"


def plain(source: str) -> str:
    """Return *source* as plain text, for e-mails, extracts and search: no mark left, addresses in brackets."""
    blocks: list[str] = []
    bullet = ""
    for token in _renderer().parse(_with_links(source)):
        if token.type == "list_item_open":
            bullet = f"{token.info}. " if token.info else "- "
        elif token.type == "inline":
            blocks.append(bullet + _said(token.children or []))
            bullet = ""
    return "\n".join(blocks).strip()


def _said(tokens: list[Token]) -> str:
    text, address = "", ""
    for token in tokens:
        if token.type == "link_open":
            address = str(token.attrGet("href"))
        elif token.type == "link_close":
            text += "" if text.endswith(address) else f" ({address})"
        elif token.type in {"softbreak", "hardbreak"}:
            text += "\n"
        else:
            text += token.content
    return text


def _with_links(source: str) -> str:
    return BARE_ADDRESS.sub(r"<\1>", source)


@cache
def _renderer() -> MarkdownIt:
    renderer = MarkdownIt("commonmark", {"html": False, "breaks": True}).disable(UNKNOWN)
    renderer.validateLink = _is_allowed  # type: ignore[assignment]
    return renderer


def _is_allowed(address: str) -> bool:
    return address.strip().lower().startswith(("http://", "https://", "mailto:"))

"""Finds every address of the product by itself."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver, reverse


@dataclass(frozen=True)
class Route:
    """One address.

    :param name: with its namespace, as `reverse` takes it.
    :param converters: the kind of each part that changes; a regular expression counts as `slug`, but its `number`.
    """

    name: str
    converters: dict[str, str]
    view: Callable[..., Any]
    urlconf: str

    def __str__(self) -> str:
        return self.name

    def url(self, **parts: Any) -> str:
        """Return the address with these parts."""
        return reverse(self.name, kwargs=parts, urlconf=self.urlconf)

    @property
    def absent(self) -> list[str]:
        """Return addresses of this shape that lead to nothing: too large, too long, strange."""
        strange = {
            "int": [0, 999_999, 10**30],
            "number": [0, 999_999, 10**17],
            "str": ["inconnu", "x" * 500, "é\x00%s'\"<"],
            "slug": ["0-rien", "999999", "9" * 18 + "-friche"],
        }
        if not self.converters:
            return []
        rows = zip(*(strange[kind] for kind in self.converters.values()), strict=True)
        return [self.url(**dict(zip(self.converters, row, strict=True))) for row in rows]


def routes(urlconf: str) -> list[Route]:
    """Return the addresses of a site map."""
    return list(_walk(get_resolver(urlconf).url_patterns, urlconf, "", {}))


def portal_routes() -> list[Route]:
    """Return the addresses of a portal."""
    return routes(settings.ROOT_URLCONF)


def root_routes() -> list[Route]:
    """Return the addresses of the root host."""
    return routes(settings.ROOT_HOST_URLCONF)


def _walk(patterns: Any, urlconf: str, prefix: str, parts: dict[str, str]) -> Iterator[Route]:
    for pattern in patterns:
        here = {**parts, **_parts(pattern)}
        if isinstance(pattern, URLResolver):
            inside = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from _walk(pattern.url_patterns, urlconf, inside, here)
        else:
            assert pattern.name, f"{pattern.pattern} has no name"
            yield Route(prefix + pattern.name, here, pattern.callback, urlconf)


def _parts(pattern: URLPattern | URLResolver) -> dict[str, str]:
    by_path = {name: type(kind).__name__ for name, kind in pattern.pattern.converters.items()}
    short = {"IntConverter": "int", "Number": "number", "StringConverter": "str", "SlugConverter": "slug"}
    found = {name: short[kind] for name, kind in by_path.items()}
    return found or {name: "number" if name == "number" else "slug" for name in pattern.pattern.regex.groupindex}

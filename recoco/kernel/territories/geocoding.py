"""Finds an address by asking a geocoder that speaks as the Base Adresse Nationale does, where the operator named one.

Only the operator says where it is: what people type goes in the question, never in the address that is called.
Redirections are not followed, and of the answer only names and numbers are read.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPException
from math import isfinite
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit, urlunsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

import structlog
from django.conf import settings

from recoco.kernel.territories.coordinates import Point
from recoco.kernel.territories.models import Commune

log = structlog.get_logger(__name__)

PATIENCE_SECONDS = 4.0
MOST_BYTES = 256 * 1024
MOST_FOUND = 5
LONGEST = 200  # characters of a question: what the BAN takes
LABEL_LENGTH = 200


class Unanswered(Exception):
    """The geocoder does not answer, or not as it should: the page works without it."""


@dataclass(frozen=True)
class Found:
    """An address that the geocoder knows.

    :param value: its point, as a form reads it.
    """

    label: str
    point: Point

    @property
    def value(self) -> str:
        """Its point as `PointField` reads it."""
        return str(self.point)


class _Stay(HTTPRedirectHandler):
    """Follows no redirection: the operator named one server, and no other is called."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


def has_geocoder() -> bool:
    """Tell whether this installation has one."""
    return bool(settings.GEOCODER_URL)


def addresses_like(text: str, commune: Commune | None) -> list[Found]:
    """Return the addresses that *text* may mean, the likeliest first.

    :param commune: where to look; None for anywhere.
    :raises Unanswered: when the geocoder does not answer in time, or says nothing that can be read.
    """
    text = " ".join(text.split())[:LONGEST]
    if not has_geocoder() or len(text) < 3:
        return []
    asked = {"q": text, "limit": MOST_FOUND} | ({"citycode": commune.insee} if commune else {})
    try:
        answer = _ask(asked)
        return list(_found(answer))[:MOST_FOUND]
    except (OSError, HTTPException, LookupError, ValueError, TypeError, AttributeError) as error:
        log.warning("geocoder unreadable", error=str(error)[:200])
        raise Unanswered from error


def _ask(asked: dict[str, Any]) -> Any:
    parts = urlsplit(settings.GEOCODER_URL)
    query = "&".join(filter(None, [parts.query, urlencode(asked)]))
    url = urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))
    opener: OpenerDirector = build_opener(_Stay())
    asking = {"Accept": "application/json", "User-Agent": "Recoco"}
    request = Request(url, headers=asking)  # noqa: S310 (the settings take http and https only)
    try:
        with opener.open(request, timeout=PATIENCE_SECONDS) as answer:
            content = answer.read(MOST_BYTES + 1)
    except HTTPError as error:
        error.close()
        raise
    if len(content) > MOST_BYTES:
        raise ValueError("The answer is too long.")
    return json.loads(content)


def _found(answer: Any) -> Iterator[Found]:
    for one in answer["features"]:
        longitude, latitude = (float(value) for value in one["geometry"]["coordinates"][:2])
        label = " ".join(str(one["properties"]["label"]).split())[:LABEL_LENGTH]
        if label and isfinite(latitude) and isfinite(longitude) and abs(latitude) <= 90 and abs(longitude) <= 180:
            yield Found(label, Point(latitude, longitude))

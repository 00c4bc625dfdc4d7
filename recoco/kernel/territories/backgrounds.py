"""Streets and photographs around a point, from elsewhere: off unless the operator names them, asked one page at a time.

The page holds the pictures of a public tile service, placed by the server in an SVG. Only the page that shows them lets
its browser ask that one host, which learns the portal's name and which squares are looked at, never which dossier.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import asinh, pi, radians, tan
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpResponse
from django.utils.csp import CSP
from django.views.decorators.csp import csp_override

from .coordinates import Point

TILE = 256  # pixels
WIDTH, HEIGHT = 768, 512
NEAREST, FURTHEST = 18, 6
EXACT, SOMEWHERE = 16, 13  # zoom around an exact place, and around a town hall
IGN = "https://data.geopf.fr"
_WMTS = (
    IGN + "/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&STYLE=normal&TILEMATRIXSET=PM&LAYER={layer}&FORMAT={format}"
)
_SQUARE = "&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}"


@dataclass(frozen=True)
class Background:
    """A tile service.

    :param key: in the address and in the setting `RECOCO_BASE_MAPS`.
    :param host: the only one whose pictures the page may then ask.
    :param tile: the address of a square, with `{z}`, `{x}` and `{y}`.
    :param credit: whom the pictures are by, as their licence wants it written; `credit_url` says more.
    """

    key: str
    label: str
    host: str
    tile: str
    credit: str
    credit_url: str


BACKGROUNDS = (
    Background(
        "plan",
        "Plan IGN",
        IGN,
        _WMTS.format(layer="GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2", format="image/png") + _SQUARE,
        "IGN, Plan IGN",
        "https://geoservices.ign.fr/planign",
    ),
    Background(
        "photo",
        "Photographies aériennes",
        IGN,
        _WMTS.format(layer="ORTHOIMAGERY.ORTHOPHOTOS", format="image/jpeg") + _SQUARE,
        "IGN, BD Ortho",
        "https://geoservices.ign.fr/bdortho",
    ),
    Background(
        "osm",
        "OpenStreetMap",
        "https://tile.openstreetmap.org",
        "https://tile.openstreetmap.org/{z}/{x}/{y}.png",
        "les contributeurs d’OpenStreetMap",
        "https://www.openstreetmap.org/copyright",
    ),
)


@dataclass(frozen=True)
class Square:
    """A picture of the service, and where it is in ours."""

    url: str
    x: int
    y: int


@dataclass(frozen=True)
class Around:
    """What a page offers around a point, and what it shows of it.

    :param choices: label, address and whether it is shown, of each background that is on; none when all are off.
    :param background: the one that is shown, None for none.
    """

    point: Point | None = None
    choices: tuple[tuple[str, str, bool], ...] = ()
    background: Background | None = None
    zoom: int = SOMEWHERE
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def middle(self) -> tuple[int, int]:
        """Where the point is in the picture."""
        return self.width // 2, self.height // 2

    @property
    def nearer(self) -> str:
        """The address of a nearer view; empty on the nearest."""
        return self._at(self.zoom + 1) if self.zoom < NEAREST else ""

    @property
    def further(self) -> str:
        """The address of a wider view; empty on the widest."""
        return self._at(self.zoom - 1) if self.zoom > FURTHEST else ""

    @property
    def squares(self) -> list[Square]:
        """The pictures that cover ours, its point in the middle."""
        if self.background is None or self.point is None:
            return []
        across, down = pixels_of(self.point, self.zoom)
        left, top = round(across) - self.width // 2, round(down) - self.height // 2
        most = 2**self.zoom
        return [
            Square(self.background.tile.format(z=self.zoom, x=x % most, y=y), x * TILE - left, y * TILE - top)
            for y in range(top // TILE, (top + self.height - 1) // TILE + 1)
            for x in range(left // TILE, (left + self.width - 1) // TILE + 1)
            if 0 <= y < most
        ]

    def _at(self, zoom: int) -> str:
        return f"?{urlencode({'fond': self.background.key if self.background else '', 'zoom': zoom})}#fond"


def offered() -> list[Background]:
    """Return the backgrounds that the operator has put on."""
    return [one for one in BACKGROUNDS if one.key in settings.BASE_MAPS]


def asked_for(key: str | None) -> Background | None:
    """Return the background that *key* names, if it is on."""
    return next((one for one in offered() if one.key == key), None)


def around(point: Point | None, *, is_exact: bool, asked: Mapping[str, str]) -> Around:
    """Return what a page offers around *point*, and what its address asks: `fond`, `zoom`; anything else is nothing."""
    on = offered() if point else []
    if not on:
        return Around()
    background = asked_for(asked.get("fond"))
    typed = asked.get("zoom", "")
    zoom = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 3 else EXACT if is_exact else SOMEWHERE
    choices = tuple((one.label, f"?fond={one.key}#fond", one is background) for one in on)
    return Around(point, choices, background, min(max(zoom, FURTHEST), NEAREST))


def let_in(response: HttpResponse, background: Background | None) -> HttpResponse:
    """Let the page in *response* ask the host of *background* for pictures, and tell it which portal asks, no more."""
    if background is None:
        return response
    policy: dict[str, Any] = {**settings.SECURE_CSP, "img-src": [CSP.SELF, "data:", background.host]}
    # These services refuse whoever does not say where they come from.
    response.headers["Referrer-Policy"] = "strict-origin-when-cross-origin"
    opened: HttpResponse = csp_override(policy)(lambda request: response)(None)
    return opened


def pixels_of(point: Point, zoom: int) -> tuple[float, float]:
    """Return where *point* is on the whole Earth drawn at *zoom* (Web Mercator): pixels from the left and the top."""
    side = TILE * 2**zoom
    latitude = radians(min(max(point.latitude, -85.0), 85.0))
    return (point.longitude + 180) / 360 * side, (1 - asinh(tan(latitude)) / pi) / 2 * side

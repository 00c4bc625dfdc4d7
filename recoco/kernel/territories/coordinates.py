"""Points on the Earth, as people write them and as a map needs them: degrees, WGS 84."""

import re
from math import asin, atan2, cos, degrees, radians, sin, sqrt
from typing import NamedTuple

EARTH_RADIUS_KM = 6371.0
DIRECTIONS = ("nord", "nord-est", "est", "sud-est", "sud", "sud-ouest", "ouest", "nord-ouest")
EXAMPLE = "Écrivez la latitude puis la longitude, par exemple « 50,2951 3,7890 »."
# What telephones, maps and word processors write for the same signs.
SAME = str.maketrans({"’": "'", "′": "'", "‘": "'", "“": '"', "”": '"', "″": '"', "−": "-", "–": "-", "º": "°"})
# A number never gives back its decimals: « 50,3 » alone is half of a point, not the point 50 3.
NUMBER = r"(?>[0-9]{1,3}(?:[.,][0-9]+)?)"
COORDINATE = (
    rf"(?P<before%d>[NSEOW])?\s*([+-]?{NUMBER})\s*°?"
    rf"(?:\s*({NUMBER})\s*')?(?:\s*({NUMBER})\s*(?:\"|''))?\s*(?(before%d)|([NSEOW])?)"
)
POINT = re.compile(
    rf"\s*{COORDINATE % (1, 1)}(?:\s*[,;/]\s*|\s+){COORDINATE % (2, 2)}\s*",
    re.IGNORECASE,
)
SOUTH_OR_WEST = frozenset("SOW")
EAST_OR_WEST = frozenset("EOW")


class Misread(ValueError):
    """What was written is no point.

    :param sentence: French, says how to mend it.
    """

    def __init__(self, sentence: str = EXAMPLE) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Point(NamedTuple):
    """Where, in degrees."""

    latitude: float
    longitude: float

    def __str__(self) -> str:
        """« 50,29510 3,78900 », to the metre: what a form reads again."""
        return " ".join(f"{value:.5f}".replace(".", ",") for value in self)

    @property
    def in_words(self) -> str:
        """« 50,29510° N, 3,78900° E »."""
        latitude, longitude = (f"{abs(value):.5f}°".replace(".", ",") for value in self)
        return f"{latitude} {'N' if self.latitude >= 0 else 'S'}, {longitude} {'E' if self.longitude >= 0 else 'O'}"

    def distance_to(self, other: "Point") -> float:
        """Return the distance in kilometres, as the crow flies."""
        here, there = radians(self.latitude), radians(other.latitude)
        half_up, half_across = (there - here) / 2, radians(other.longitude - self.longitude) / 2
        chord = sin(half_up) ** 2 + cos(here) * cos(there) * sin(half_across) ** 2
        return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(chord)))

    def direction_to(self, other: "Point") -> str:
        """Return « nord-est »: where *other* is, seen from here, at the scale of a département."""
        across = (other.longitude - self.longitude) * cos(radians(self.latitude))
        angle = degrees(atan2(across, other.latitude - self.latitude))
        return DIRECTIONS[round(angle / 45) % 8]


def read_point(text: str) -> Point:
    """Read « 50,2951 3,7890 », « 50.2951, 3.7890 », « 50° 17′ 42″ N, 3° 47′ 20″ E » and the like.

    :raises Misread: with a sentence that says why.
    """
    found = POINT.fullmatch(text.translate(SAME))
    if found is None:
        raise Misread
    first, second = _read(found.groups()[:5]), _read(found.groups()[5:])
    if first[1] == "longitude" or second[1] == "latitude":
        first, second = second, first
    if first[1] == "longitude" or second[1] == "latitude":
        raise Misread
    if not (-90 <= first[0] <= 90 and -180 <= second[0] <= 180):
        raise Misread("La latitude va de -90 à 90 et la longitude de -180 à 180. Vérifiez leur ordre.")
    return Point(first[0], second[0])


def _read(parts: tuple[str | None, ...]) -> tuple[float, str]:
    """Return a coordinate, and which of the two it says it is, if it does."""
    before, whole, minutes, seconds, after = parts
    letter = (before or after or "").upper()
    value, *fractions = (float((part or "0").replace(",", ".")) for part in (whole, minutes, seconds))
    if max(fractions) >= 60 or (letter and value < 0):
        raise Misread
    size = abs(value) + fractions[0] / 60 + fractions[1] / 3600
    negative = (whole or "").startswith("-") or letter in SOUTH_OR_WEST
    axis = "" if not letter else "longitude" if letter in EAST_OR_WEST else "latitude"
    return (-size if negative else size), axis

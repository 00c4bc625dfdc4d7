"""The addresses that look elsewhere at the same cases on the map."""

from dataclasses import dataclass, replace
from math import isfinite

from recoco.domain.cases.models import Case
from recoco.kernel.territories.areas import NEAREST_KM, WIDEST_KM, frame_around, frame_at
from recoco.kernel.territories.coordinates import Point
from recoco.kernel.territories.drawing import Frame
from recoco.kernel.territories.outlines import Box
from recoco.kernel.territories.spots import Spot
from recoco.kernel.ui.navigation import Link
from recoco.surfaces.overview.filters.language import Filters

FRAME = "cadre"
BACKGROUND = "fond"
PLACELESS = "sans-lieu"
LISTED = "dossiers-en-vue"
# Share of the picture by which an arrow moves it.
STEP = 0.5


def read_frame(text: str) -> Frame | None:
    """Read « 50.363,3.508,40 »: the middle, and how many kilometres wide; None for anything else."""
    try:
        latitude, longitude, kilometres = (float(part) for part in text[:60].split(","))
    except ValueError:
        return None
    if not isfinite(kilometres) or not (-85 <= latitude <= 85 and -180 <= longitude <= 180):
        return None
    return frame_at(Point(latitude, longitude), round(min(WIDEST_KM, max(NEAREST_KM, kilometres))))


@dataclass(frozen=True)
class Looking:
    """The addresses that look elsewhere at the same cases.

    :param background: the key of what is under the map.
    """

    filters: Filters
    frame: Frame
    background: str = ""

    def url(self, frame: str, to: str = "carte") -> str:
        """Return the address of a frame."""
        under = f"&{BACKGROUND}={self.background}" if self.background else ""
        return f"?{self.filters.query()}&{FRAME}={frame}{under}#{to}"

    def at(self, frame: Frame) -> str:
        """Return the address of a frame."""
        middle = frame.box.middle
        return self.url(f"{middle.latitude:.4f},{middle.longitude:.4f},{round(frame.kilometres)}")

    def at_box(self, name: str, box: Box, count: int) -> Link:
        """Return the way to a part of the Earth, with how many cases it has."""
        return Link(name, self.at(frame_around(box)), badge=count)

    def at_spot(self, spot: Spot) -> str:
        """Return where a circle leads: the case when it is alone, a closer look, or the list when none is closer."""
        if spot.count == 1:
            return Case(pk=spot.number, name=spot.title).get_absolute_url()
        if self.frame.kilometres <= NEAREST_KM + 0.5:
            return f"#{LISTED}"
        closer = frame_around(spot.box)
        half = int(self.frame.kilometres / 2)
        return self.at(closer if closer.kilometres <= half else frame_at(closer.box.middle, half))

    def over(self, key: str) -> str:
        """Return the address of the same frame over another background, or over none."""
        return replace(self, background=key).at(self.frame)

    def moves(self) -> list[Link]:
        """Return the six moves; those that lead nowhere have no address."""
        frame, middle, width = self.frame, self.frame.box.middle, round(self.frame.kilometres)
        up = frame.height * frame.unit * STEP
        across = frame.width * frame.unit / frame.squeeze * STEP
        nearer = self.at(frame_at(middle, width // 2)) if width > NEAREST_KM else ""
        further = self.at(frame_at(middle, width * 2)) if width < WIDEST_KM else ""
        sides = [
            ("Nord", "up", up, 0.0),
            ("Sud", "down", -up, 0.0),
            ("Ouest", "left", 0.0, -across),
            ("Est", "right", 0.0, across),
        ]
        return [
            Link("Rapprocher", nearer, icon="add-line"),
            Link("Éloigner", further, icon="subtract-line"),
            *(
                Link(
                    name,
                    self.at(frame_at(Point(middle.latitude + north, middle.longitude + east), width)),
                    icon=f"arrow-{icon}-line",
                )
                for name, icon, north, east in sides
            ),
        ]

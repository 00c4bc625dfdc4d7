"""Rebuilds the shipped outlines: `python -m recoco.kernel.territories.packing DOSSIER`.

The folder holds `departements.geojson` and `regions.geojson`, simplified with shared borders, WGS 84 (IGN, Admin
Express). What is written is what the maps read: the same files compressed, and the départements with far fewer points
for the maps of the whole country.
"""

import json
import lzma
import sys
from pathlib import Path
from typing import Any

from .shipped_files import FOLDER, shipped_outlines
from .simplifying import Ring, simplified

SHIPPED = ("departements", "regions")
WIDE = "departements_de_loin"
TOLERANCE = 0.015  # a kilometre and a half, less than a pixel of a map of the whole country


def pack(source: Path) -> None:
    """Write the shipped outlines from those of a folder."""
    for name in SHIPPED:
        _write(name, (source / f"{name}.geojson").read_text(encoding="utf-8"))
    _write(WIDE, from_afar(shipped_outlines("departements")))


def from_afar(geojson: str) -> str:
    """Return outlines as they are seen on a map of the whole country."""
    features: list[dict[str, Any]] = json.loads(geojson)["features"]
    places = [_rings(feature["geometry"]) for feature in features]
    drawn = [
        {"type": "Feature", "id": feature["id"], "geometry": {"type": "Polygon", "coordinates": rings}}
        for feature, rings in zip(features, simplified(places, TOLERANCE), strict=True)
    ]
    return json.dumps({"type": "FeatureCollection", "features": drawn}, separators=(",", ":"))


def _rings(geometry: dict[str, Any]) -> list[Ring]:
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [[(east, north) for east, north in ring] for polygon in polygons for ring in polygon]


def _write(name: str, text: str) -> None:
    (FOLDER / f"{name}.geojson.xz").write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))


if __name__ == "__main__":
    pack(Path(sys.argv[1]))

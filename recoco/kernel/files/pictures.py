"""Draws the small pictures of a large one: the only place where a picture is decoded, and never within a request."""

import struct
from io import BytesIO

import structlog
from PIL import Image, ImageFile, ImageOps

from recoco.kernel.files.keys import PREVIEW_SIDES

log = structlog.get_logger(__name__)

# A picture cut short is drawn as far as it goes. WeasyPrint asks so of the whole process, when it is loaded.
ImageFile.LOAD_TRUNCATED_IMAGES = True

MOST_PIXELS = 60_000_000  # beyond, nothing is decoded: a small file may hold an immense picture
_DECODERS = ("JPEG", "PNG", "WEBP", "GIF")
_BROKEN = (OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, struct.error, Image.DecompressionBombError)


def draw(content: bytes) -> dict[str, bytes] | None:
    """Return the small pictures by name, the right way up and without what the camera says; None when none can be.

    Only the first image of an animation is drawn.
    """
    largest = max(PREVIEW_SIDES.values())
    try:
        with Image.open(BytesIO(content), formats=_DECODERS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return None
            picture.draft("RGB", (2 * largest, 2 * largest))  # a JPEG is read at about this size at once
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((largest, largest))
            mode = "RGBA" if upright.has_transparency_data else "RGB"
            large = upright.convert(mode)
    except _BROKEN as error:
        log.info("picture not drawn", error=f"{type(error).__name__}: {error}"[:200])
        return None
    return {name: _encoded(large, side) for name, side in PREVIEW_SIDES.items()}


def _encoded(large: Image.Image, side: int) -> bytes:
    small, out = large.copy(), BytesIO()
    small.thumbnail((side, side))
    small.info.clear()
    small.save(out, "WEBP", quality=78, method=4)
    return out.getvalue()

"""Photographs that say where they were taken, as cameras write them."""

from io import BytesIO
from typing import Any

from PIL import ExifTags, Image

GPS, ORIENTATION, DATE = ExifTags.IFD.GPSInfo, ExifTags.Base.Orientation, ExifTags.Base.DateTime
TAKEN_AT = {
    ExifTags.GPS.GPSVersionID: b"\x02\x03\x00\x00",
    ExifTags.GPS.GPSLatitudeRef: "N",
    ExifTags.GPS.GPSLatitude: (50.0, 37.0, 59.25),
    ExifTags.GPS.GPSLongitudeRef: "E",
    ExifTags.GPS.GPSLongitude: (3.0, 3.0, 27.75),
    ExifTags.GPS.GPSProcessingMethod: b"ASCII\x00\x00\x00GPS and wifi",
}
XMP = (
    b'<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description exif:GPSLatitude="50,37.9875N"'
    b' xmp:Rating="3"><exif:GPSLongitude>3,3.4625E</exif:GPSLongitude></rdf:Description></x:xmpmeta>'
)


def exif(endian: str = "<", *, only_position: bool = False) -> Image.Exif:
    made = Image.Exif()
    made.endian = endian
    if not only_position:
        made[ORIENTATION] = 6
        made[DATE] = "2026:05:12 14:03:11"
        made[ExifTags.Base.Make] = "Appareil de la mairie"
    made[GPS] = TAKEN_AT
    return made


def photograph(kind: str, *, endian: str = "<", **options: Any) -> bytes:
    """Return a picture of 64 × 48 as a camera writes it."""
    picture, out = Image.effect_noise((64, 48), 80).convert("RGB"), BytesIO()
    picture.save(out, kind, exif=exif(endian, **options), **({"xmp": XMP} if kind in {"JPEG", "WEBP"} else {}))
    return out.getvalue()


def says_where(content: bytes) -> bool:
    """Tell whether a picture says where it was taken, to Pillow and to whoever looks at its bytes."""
    with Image.open(BytesIO(content)) as picture:
        return bool(picture.getexif().get_ifd(GPS)) or b"37.9875" in content or b"GPS and wifi" in content


CAMERA = photograph("JPEG")

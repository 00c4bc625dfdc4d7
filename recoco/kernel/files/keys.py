"""Where the storage keeps a content: a place that its bytes decide, so that one content is kept once a portal."""

import re

# Small pictures, by their name in the address: the longest side, in pixels. In a list, then on the page of one file.
PREVIEW_SIDES = {"vignette": 192, "grand": 1280}
FOLDER = re.compile(r"[0-9a-f]{2}")


def preview_key(key: str, size: str) -> str:
    """Return where the storage keeps a small picture of the content at *key*."""
    return f"{key}.{size}"


def content_named(name: str) -> str:
    """Return the digest of the content that a name of the storage is, or is a small picture of."""
    return name.partition(".")[0]


def key_of(portal_id: int, sha256: str) -> str:
    """Return `<portal>/<first two digits>/<sha256>`."""
    return f"{portal_id}/{sha256[:2]}/{sha256}"

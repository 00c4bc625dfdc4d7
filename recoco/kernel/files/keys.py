"""Where the storage keeps a content: a place that its bytes decide, so that one content is kept once a portal."""

import re

FOLDER = re.compile(r"[0-9a-f]{2}")


def key_of(portal_id: int, sha256: str) -> str:
    """Return `<portal>/<first two digits>/<sha256>`."""
    return f"{portal_id}/{sha256[:2]}/{sha256}"

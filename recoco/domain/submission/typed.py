"""What a browser sends of a form, cut to what a draft can hold."""

from collections.abc import Mapping
from typing import Any

LONGEST = 10_000


def typed_in(data: Mapping[str, Any], names: Any) -> dict[str, str]:
    """Return what *data* holds of the fields *names*; a box left unticked is empty."""
    return {name: str(data.get(name) or "").replace("\x00", "")[:LONGEST] for name in names}

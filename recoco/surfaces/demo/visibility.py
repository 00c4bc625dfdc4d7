"""What only the demonstration shows."""

from django.conf import settings
from django.http import HttpRequest


def in_demonstration(request: HttpRequest) -> bool:
    """Tell whether this is a portal of the demonstration."""
    return settings.MODE == "demo" and request.portal is not None  # type: ignore[attr-defined]

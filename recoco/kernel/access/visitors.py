"""What is known of a visitor without account."""

from django.conf import settings
from django.http import HttpRequest


def network_address(request: HttpRequest) -> str:
    """Return the network address that limits are counted for.

    Behind the declared number of trusted proxies, the address that the outermost of them saw.
    """
    if settings.TRUSTED_PROXIES:
        seen = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
        if len(seen) >= settings.TRUSTED_PROXIES:
            return seen[-settings.TRUSTED_PROXIES]
    return str(request.META.get("REMOTE_ADDR", ""))

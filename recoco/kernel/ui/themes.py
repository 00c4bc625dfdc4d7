"""Serves the accent of a neutral portal as a stylesheet: the address says the colour, so it never goes stale."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from recoco.kernel.ui.colours import accepted_accent, palette


def stylesheet(accent: str) -> str:
    """Return the custom properties that `neutral.css` reads.

    :raises ValueError: when the accent is not accepted.
    """
    lines = "".join(f"  --accent-{name}: {colour};\n" for name, colour in palette(accent).items())
    return f":root {{\n{lines}}}\n"


@require_safe
@cache_control(public=True, max_age=31_536_000, immutable=True)
def accent(request: HttpRequest, colour: str) -> HttpResponse:
    """Answer the palette of `#colour`; no portal, no session, no query.

    :raises Http404: when the colour could not be read on white.
    """
    if not accepted_accent(f"#{colour}"):
        raise Http404
    return HttpResponse(stylesheet(f"#{colour}"), content_type="text/css; charset=utf-8")


accent.is_public = True  # type: ignore[attr-defined]

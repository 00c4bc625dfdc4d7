"""What packages above put first in the sign-in page, through the slot `SIGN_IN_PANELS`."""

from collections.abc import Callable, Iterable

from django.http import HttpRequest

from recoco.kernel.kit import slots

# Returns the HTML of a panel, empty when it has nothing to offer on this request.
SignInPanel = Callable[[HttpRequest], str]


def panels_for(request: HttpRequest) -> list[str]:
    """Return the panels to show."""
    panels: Iterable[SignInPanel] = slots.entries("SIGN_IN_PANELS")
    return [html for panel in panels if (html := panel(request))]

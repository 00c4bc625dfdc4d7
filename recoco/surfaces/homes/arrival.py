"""Where somebody who has just signed in arrives when they asked for no page (slot `ARRIVAL`)."""

from django.http import HttpRequest
from django.urls import reverse

from recoco.domain.cases.models import Placement, Status
from recoco.kernel.access.actor import Actor
from recoco.surfaces.overview.choices import in_team
from recoco.surfaces.overview.filters.perimeter import followed_by


def arrival(request: HttpRequest) -> str:
    """Return the only case of who has just one, else the home, theirs by role: one query."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if not in_team(actor) and not actor.territory.is_adviser:
        mine = Placement.objects.visible_to(actor).filter(followed_by(actor)).select_related("case")
        found = list(mine.order_by("pk")[:2])
        if len(found) == 1 and found[0].status != Status.INCOMPLETE:
            return str(found[0].get_absolute_url())
    return reverse("homes:home")

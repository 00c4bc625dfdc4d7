"""Recommendations made for the tests, by the product's own gestures."""

from typing import Any

from recoco.domain.advice.actions.drafting import Advice, write_draft
from recoco.domain.advice.actions.publishing import publish_drafts
from recoco.domain.advice.models import Recommendation
from recoco.domain.cases.models import Placement
from recoco.kernel.access.actor import Actor
from recoco.kernel.portals import scope
from tests.domain.directory.making import someone
from tests.worlds import World


def drafted(placement: Placement, by: Actor, title: str = "Écrire à l’EPF", **words: Any) -> Recommendation:
    """Draft a recommendation on the portal of *placement*."""
    with scope.entering(placement.portal):
        return write_draft(
            afresh(placement), Advice(title=title, text=words.pop("text", "Un courrier."), **words), by=by
        )


def published(placement: Placement, by: Actor, *titles: str) -> list[Recommendation]:
    """Draft recommendations, and publish them together."""
    drafts = [drafted(placement, by, title) for title in titles or ["Écrire à l’EPF"]]
    with scope.entering(placement.portal):
        publish_drafts(afresh(placement), {one.pk: one.version for one in drafts}, by=by)
        return [Recommendation.objects.get(pk=one.pk) for one in drafts]


def published_with_contact(placement: Placement, by: Actor) -> Recommendation:
    """Publish a recommendation that tells to turn to Jean Morel."""
    draft = drafted(placement, by, pick=someone(by))
    with scope.entering(placement.portal):
        publish_drafts(afresh(placement), {draft.pk: draft.version}, by=by)
        found: Recommendation = Recommendation.objects.get(pk=draft.pk)
        return found


def afresh(placement: Placement) -> Placement:
    """Read a placement again."""
    with scope.entering(placement.portal):
        found: Placement = Placement.objects.with_case().get(pk=placement.pk)
        return found


def address(world: World, rest: str = "") -> str:
    """Return the page of the recommendations of Marie's first case."""
    return f"/dossiers/{world.case(world.alone).slug}/recommandations/{rest}"

"""Named questions on recommendations."""

from typing import Any, Self

from django.db.models import Q

from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.portals.preparing import Here
from recoco.kernel.portals.querysets import PortalQuerySet


class RecommendationQuerySet(PortalQuerySet):
    """The recommendations of a case, in its order."""

    def drafts(self) -> Self:
        """Narrow to the drafts of the current portal."""
        return self.filter(published_at=None, deleted_at=None, portal_id=Here()).order_by("position", "pk")

    def published(self) -> Self:
        """Narrow to what the collectivité was told and stands."""
        return self.filter(published_at__isnull=False, withdrawn_at=None).order_by("position", "pk")

    def readable(self, placement: Any, actor: Actor) -> Self:
        """Narrow to what *actor* may read in the dossier of *placement*: what was published, and drafts if they may."""
        published = actor.may(Permission.THREAD_READ, placement)
        drafts = actor.may(Permission.RECOMMENDATION_SEE_DRAFTS, placement)
        return self.read_on(placement.case_id, placement.portal_id, published=published, drafts=drafts)

    def read_on(self, case_id: int, portal_id: int, *, published: bool, drafts: bool) -> Self:
        """Narrow to what was published in a case, to the drafts of one of its portals, or to both."""
        kept = Q(pk__in=[])
        if published:
            kept |= Q(published_at__isnull=False)
        if drafts:
            kept |= Q(published_at=None, deleted_at=None, portal_id=portal_id)
        return self.filter(kept, case_id=case_id).order_by("position", "pk")

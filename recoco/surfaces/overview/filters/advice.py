"""Filter on recommendations: those nobody has read or answered, those still open, drafts to publish."""

from collections.abc import Iterable

from django.db.models import Q

from recoco.domain.advice.facts import has_drafts, has_open, has_published, has_unanswered, has_unread
from recoco.domain.cases.roles import within
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.surfaces.overview.choices import Choice, Filter, in_team

UNREAD = Choice("non-lues", "non lues par la collectivité")
OPEN = Choice("ouvertes", "encore ouvertes")
UNANSWERED = Choice("sans-reponse", "lues, sans réponse de la collectivité")
NONE = Choice("aucune", "aucune n’est publiée")
DRAFTS = Choice("brouillons", "brouillons à publier")


class Recommendations(Filter):
    """What became of the recommendations of the case."""

    key, label = "recommandations", "Recommandations"

    def offered(self, by: Actor) -> Iterable[Choice]:
        return (UNREAD, UNANSWERED, OPEN, NONE, *([DRAFTS] if in_team(by) or by.territory.is_adviser else []))

    def known(self, asked: object, by: Actor) -> Iterable[Choice]:
        return (UNREAD, UNANSWERED, OPEN, NONE, DRAFTS)

    def of(self, values: set[str], by: Actor) -> Q:
        """Drafts count only where this reader may see them."""
        if UNREAD.value in values:
            return Q(has_unread())
        if UNANSWERED.value in values:
            return Q(has_unanswered())
        if OPEN.value in values:
            return Q(has_open())
        if NONE.value in values:
            return ~Q(has_published())
        return Q(has_drafts()) & within(by, Permission.RECOMMENDATION_SEE_DRAFTS)

"""Filter on what the reader was told of the case and has not read."""

from collections.abc import Iterable

from django.db.models import Q

from recoco.kernel.access.actor import Actor
from recoco.surfaces.notifications.unread import has_unread_notice
from recoco.surfaces.overview.choices import Choice, Filter

UNREAD = Choice("non-lues", "non lues par moi")


class News(Filter):
    """Whether the bell holds something about the case."""

    key, label = "nouveautes", "Nouveautés"

    def offered(self, by: Actor) -> Iterable[Choice]:
        return (UNREAD,)

    def of(self, values: set[str], by: Actor) -> Q:
        return Q(has_unread_notice(by))

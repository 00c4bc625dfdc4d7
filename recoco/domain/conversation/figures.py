"""What is counted of what people say in a case: the figures of exports, for many cases at once."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, IntegerField, Q, Value

from recoco.domain.conversation.models import Message, Note
from recoco.domain.conversation.querysets import settled_by

STANDING = Q(called_back_at=None, deleted_at=None, hidden_at=None)


@dataclass(frozen=True)
class Talk:
    """What was said in one case and stands.

    :param members: messages of its collectivité side.
    :param advisers: messages of others, the portal's team aside.
    :param notes: of the advisers' space of this portal, the team's aside.
    """

    members: int = 0
    advisers: int = 0
    notes: int = 0


def talk_of(case_ids: Collection[int], *, team: Collection[int]) -> dict[int, Talk]:
    """Return what was said in each of these cases: one query, however many.

    :param team: the users whose messages and notes are not counted.
    """
    ours, none = Q(author_id__in=team), Value(0, IntegerField())
    said = _standing(Message, case_ids).annotate(
        members=Count("pk", filter=Q(by_collectivite=True)),
        advisers=Count("pk", filter=Q(by_collectivite=False) & ~ours),
        notes=none,
    )
    noted = _standing(Note, case_ids).annotate(members=none, advisers=none, notes=Count("pk", filter=~ours))
    columns = ("case_id", "members", "advisers", "notes")
    found = {one: Talk() for one in case_ids}
    for case_id, members, advisers, notes in said.values_list(*columns).union(noted.values_list(*columns), all=True):
        known = found[case_id]
        found[case_id] = Talk(known.members + members, known.advisers + advisers, known.notes + notes)
    return found


def _standing(posts: Any, case_ids: Collection[int]) -> Any:
    rows = posts.objects.filter(STANDING, case_id__in=case_ids, at__lte=settled_by())
    return rows.order_by().values("case_id")

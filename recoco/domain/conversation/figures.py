"""What is counted of what people say in a case: the figures of exports, for many cases at once."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Q

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
    """Return what was said in each of these cases: two queries, however many.

    :param team: the users whose messages and notes are not counted.
    """
    facts: dict[int, dict[str, int]] = {one: {} for one in case_ids}
    of_team = Q(author_id__in=team)
    said = Message.objects.filter(STANDING, case_id__in=case_ids, at__lte=settled_by()).order_by().values("case_id")
    noted = Note.objects.filter(STANDING, case_id__in=case_ids, at__lte=settled_by()).order_by().values("case_id")
    for row in (
        *said.annotate(
            members=Count("pk", filter=Q(by_collectivite=True)),
            advisers=Count("pk", filter=Q(by_collectivite=False) & ~of_team),
        ),
        *noted.annotate(notes=Count("pk", filter=~of_team)),
    ):
        facts[row.pop("case_id")] |= row
    return {one: Talk(**known) for one, known in facts.items()}

"""What the threads hand to the frame of a case: two tabs, and the first thing that a collectivité may do."""

from recoco.domain.cases.frame import CaseAction, CaseTab
from recoco.domain.cases.models import Placement, Status
from recoco.domain.cases.openness import speaks_for_collectivite
from recoco.domain.cases.statuses import ON_BOARD
from recoco.domain.cases.timeline import CaseLink
from recoco.domain.conversation.unread import unread_messages, unread_notes
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission


def is_for_advisers(placement: Placement, actor: Actor) -> bool:
    """Tell whether *actor* may know of the advisers' space: the collectivité is not shown what it may not open."""
    return not speaks_for_collectivite(placement, actor) or actor.may(Permission.NOTE_READ, placement)


CONVERSATION_TAB = CaseTab("Conversation", "conversation:index", Permission.THREAD_READ, badge=unread_messages)
ADVISERS_TAB = CaseTab(
    "Espace conseillers", "advisers_space:index", Permission.NOTE_READ, badge=unread_notes, when=is_for_advisers
)
CASE_ACTIONS = (
    CaseAction(
        "Poser une question",
        "conversation:index",
        Permission.THREAD_POST,
        (Status.SUBMITTED, *ON_BOARD),
        when=speaks_for_collectivite,
        anchor="#ecrire",
    ),
)
CASE_LINKS = (
    CaseLink("conversation.message", "conversation:index", Permission.THREAD_READ, "message-", "message"),
    CaseLink("conversation.note", "advisers_space:index", Permission.NOTE_READ, "message-", "message"),
    CaseLink("conversation.brief", "advisers_space:brief", Permission.NOTE_READ),
    CaseLink("conversation.todo", "advisers_space:todos", Permission.NOTE_READ),
)

"""Things said for the tests, by the product's own gestures."""

from datetime import timedelta

from recoco.domain.cases.models import Placement
from recoco.domain.conversation.actions.posting import Said, post
from recoco.domain.conversation.models import Post
from recoco.domain.conversation.threads import CONVERSATION, Thread
from recoco.domain.directory.words import NOT_ASKED, Pick
from recoco.kernel.access.actor import Actor
from recoco.kernel.files.storing import deposit
from recoco.kernel.kit import clock, tokens
from recoco.kernel.portals import scope
from tests.domain.advice.making import afresh
from tests.kernel.files.samples import sample
from tests.worlds import World

A_MINUTE = timedelta(minutes=1)


def said(
    placement: Placement,
    by: Actor,
    text: str = "Bonjour",
    thread: Thread = CONVERSATION,
    *,
    ago: timedelta = A_MINUTE,
    files: tuple[str, ...] = (),
    reply_to: int = 0,
    pick: Pick = NOT_ASKED,
) -> Post:
    """Say something in a thread of a case, long enough ago for everybody to read it.

    :param files: the extensions of those sent with it.
    """
    with scope.entering(placement.portal), clock.moved_to(clock.now() - ago):
        deposits = [deposit(sample(extension, f"plan-{rank}.{extension}")) for rank, extension in enumerate(files)]
        words = Said(text, tokens.new_token(), reply_to, pick)
        return post(thread, afresh(placement), words, files=deposits, by=by)


def address(world: World, rest: str = "", space: str = "conversation") -> str:
    """Return an address of a thread of Marie's first case."""
    return f"/dossiers/{world.case(world.alone).slug}/{space}/{rest}"

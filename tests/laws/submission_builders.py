"""Builders of the addresses of submissions: see `builders`."""

from collections.abc import Callable

from recoco.domain.submission.actions.asking import ask_to_join
from recoco.domain.submission.actions.attaching import attach_files
from recoco.domain.submission.actions.drafting import attach_to_author
from recoco.domain.submission.actions.moderation import accept_placement
from recoco.domain.submission.actions.sending import send_submission
from recoco.domain.submission.links import token_of
from recoco.domain.submission.models import JoinRequest
from recoco.kernel.files.storing import deposit
from tests.domain.submission.writing import drafted
from tests.kernel.files.samples import sample
from tests.laws.visits import Visit
from tests.worlds import World


def of_draft_file(world: World) -> Visit:
    """A file of what Zoé is writing."""
    with world.on(world.urbanvitaliz):
        draft = drafted(world, world.zoe)
        attach_files(draft, [deposit(sample("pdf"))], by=world.actor(world.zoe))
        return Visit(world.zoe, {"number": draft.attachments.get().file_id})


def of_case_file(world: World) -> Visit:
    """A file that Marie gave with her submission, once it is accepted."""
    with world.on(world.urbanvitaliz):
        draft, marie = drafted(world, world.marie), world.actor(world.marie)
        attach_files(draft, [deposit(sample("pdf"))], by=marie)
        attach_to_author(draft, by=marie)
        accept_placement(send_submission(draft, by=marie), by=world.actor(world.sami))
        return Visit(world.tess, {"number": draft.attachments.get().file_id})


def of_draft_link(world: World) -> Visit:
    """The way back to what Zoé is writing."""
    with world.on(world.urbanvitaliz):
        return Visit(None, {"token": token_of(drafted(world, world.zoe))})


def of_unfinished(world: World) -> Visit:
    """What Zoé has not finished, seen by the team."""
    with world.on(world.urbanvitaliz):
        return Visit(world.sami, {"number": drafted(world, world.zoe).pk})


def of_join_request(world: World) -> Visit:
    """Zoé asks to join a case of Marie's."""
    with world.on(world.urbanvitaliz):
        asked = JoinRequest.objects.filter(person=world.zoe, closed_at=None).first()  # another route’s
        if asked is None:
            draft = drafted(world, world.zoe, name="Friche Lebel")
            asked = ask_to_join(draft, "C’est la nôtre", by=world.actor(world.zoe))
        return Visit(world.sami, {"number": asked.pk})


SUBMISSION: dict[str, Callable[[World], Visit]] = {
    "submission:draft_file": of_draft_file,
    "submission:case_file": of_case_file,
    "submission:resumption": of_draft_link,
    "submission:resumption_code": of_draft_link,
    "submission:incomplete_link": of_unfinished,
    "submission:join_invitation": of_join_request,
    "submission:join_dismissal": of_join_request,
}

"""What every step of a draft checks before it writes."""

from recoco.domain.submission.models import Draft
from recoco.kernel.access.actor import Actor, Forbidden
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit.refusals import Refused


def ensure_writable(draft: Draft, by: Actor) -> None:
    """Let its author go on with *draft*.

    :raises Forbidden: when it is the case of somebody else.
    :raises Refused: once the submission was sent: from then on it is the case that is edited.
    """
    by.must(Permission.CASE_SUBMIT)
    if draft.sent_at is not None:
        raise Refused("Votre demande est déjà partie.")
    if draft.author_id not in {None, by.user_id}:
        raise Forbidden(Permission.CASE_SUBMIT)
    if draft.placement is not None:
        by.must(Permission.CASE_EDIT, draft.placement)

"""What one reader may do with the recommendations of a case."""

from dataclasses import dataclass

from recoco.domain.advice.openness import ensure_heard
from recoco.domain.advice.statuses import AdviceStatus
from recoco.domain.cases.models import Placement
from recoco.domain.cases.openness import speaks_for_collectivite
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit.refusals import Refused

BUTTONS = (
    (AdviceStatus.IN_PROGRESS, "En cours"),
    (AdviceStatus.DONE, "Faite"),
    (AdviceStatus.NOT_APPLICABLE, "Pas pour nous"),
)


@dataclass(frozen=True)
class Reader:
    """What somebody may do with the recommendations of a case, asked once for a whole page.

    :param is_member: of the collectivité side.
    :param refusal: why nobody answers here any more; empty when one may.
    """

    is_member: bool
    may_write: bool
    may_see_drafts: bool
    may_set_status: bool
    may_comment: bool
    may_discuss: bool
    refusal: str = ""

    @property
    def buttons(self) -> tuple[tuple[str, str], ...]:
        """The three equal answers, in their order."""
        return BUTTONS

    @property
    def answers(self) -> bool:
        """Whether the three buttons are for them: an adviser notes what was said on the recommendation's own page."""
        return self.is_member and self.may_set_status and not self.refusal


def reader_of(placement: Placement, actor: Actor) -> Reader:
    """Return what *actor* may do here."""
    refusal = ""
    try:
        ensure_heard(placement, actor)
    except Refused as refused:
        refusal = refused.sentence
    return Reader(
        is_member=speaks_for_collectivite(placement, actor),
        may_write=actor.may(Permission.RECOMMENDATION_WRITE, placement),
        may_see_drafts=actor.may(Permission.RECOMMENDATION_SEE_DRAFTS, placement),
        may_set_status=actor.may(Permission.RECOMMENDATION_SET_STATUS, placement),
        may_comment=actor.may(Permission.RECOMMENDATION_COMMENT, placement),
        may_discuss=not refusal and actor.may(Permission.NOTE_WRITE, placement),
        refusal=refusal,
    )

"""What becomes of a recommendation: the collectivité says it, or an adviser notes it after a call."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F

from recoco.domain.advice.actions.attaching import attach_to_follow_up, ensure_few
from recoco.domain.advice.actions.reading import note_reading
from recoco.domain.advice.events import RECOMMENDATION_COMMENTED, RECOMMENDATION_STATUS_CHANGED
from recoco.domain.advice.models import FollowUp, Recommendation, RecommendationReading, RecommendationStatus, Uptake
from recoco.domain.advice.openness import ensure_heard
from recoco.domain.advice.statuses import AdviceStatus, Channel, Voice
from recoco.domain.advice.uptaking import begin_status, channel_of
from recoco.domain.cases.openness import speaks_for_collectivite
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.activity.recording import record
from recoco.kernel.files.storing import Deposit
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused

TEXT_LENGTH = 10_000
GONE = "Cette recommandation n’est plus publiée : elle vient d’être retirée ou reprise en brouillon."


@dataclass(frozen=True)
class Answer:
    """What is said of a recommendation: a status, a comment, or both; files may come with it, or be all that is said.

    :param status: the new status; none for a mere comment.
    :param reason: why it is not applicable, in a word of the portal's list or one's own.
    :param token: of the form: what the same one sends twice is kept once.
    """

    status: AdviceStatus | None = None
    reason: str = ""
    text: str = ""
    token: str = ""


@transaction.atomic
def follow(
    recommendation: Recommendation, answer: Answer, *, by: Actor, files: Sequence[Deposit] = ()
) -> FollowUp | None:
    """Keep what *by* says of a published recommendation; the same status again changes nothing.

    :raises Refused: when the dossier hears nobody any more, a reason is missing, files are too many, or somebody spoke
        at the same instant.
    """
    text = answer.text.strip()
    if answer.status is not None:
        by.must(Permission.RECOMMENDATION_SET_STATUS, recommendation)
    if text or files or answer.status is None:
        by.must(Permission.RECOMMENDATION_COMMENT, recommendation)
    ensure_heard(recommendation.placement, by)
    uptake = Uptake.objects.filter(recommendation=recommendation, is_live=True).first()
    if uptake is None:
        raise Refused(GONE)
    ensure_few(len(files))
    sent = FollowUp.objects.filter(uptake=uptake, author_id=by.user_id, token=answer.token or None)
    known: FollowUp | None = sent.first()
    if known is not None:
        return known
    is_member = speaks_for_collectivite(recommendation.placement, by)
    status = _changed(uptake, answer)
    if status is None and not text and not files:
        return None
    voice = Voice.COLLECTIVITE if is_member else Voice.ADVISING
    # An adviser does not decide on a status: they note what they were told.
    channel = channel_of(by) if is_member or status is None else Channel.CALL
    try:
        if not _written(uptake, status, answer, is_member=is_member, by=by):
            return None
    except Refused:
        twice: FollowUp | None = sent.first()
        if twice is None:
            raise
        return twice
    if status is not None:
        begin_status(uptake, status, voice=voice, channel=channel, reason=_reason(status, answer), by=by)
    follow_up = FollowUp(
        case_id=uptake.case_id,
        uptake=uptake,
        status=status or "",
        reason=_reason(status, answer),
        text=text,
        file_count=len(files),
        token=answer.token,
        author_id=by.user_id,
        author_name=by.name,
        author_organization=getattr(by.person, "organization", ""),
        voice=voice,
        channel=channel,
    )
    try:
        with transaction.atomic():
            follow_up.save()
    except IntegrityError:  # the same form, at the same instant
        same: FollowUp = sent.get()
        return same
    attach_to_follow_up(follow_up, files, by=by)
    _record(recommendation, follow_up, by=by)
    return follow_up


@transaction.atomic
def follow_all(answers: Mapping[Recommendation, Answer], *, by: Actor) -> int:
    """Keep what *by* says of several recommendations at once, all or none; return how many changed.

    :raises Refused: as `follow` does.
    """
    return sum(follow(one, answer, by=by) is not None for one, answer in answers.items())


def _changed(uptake: Uptake, answer: Answer) -> AdviceStatus | None:
    status = answer.status
    if status == AdviceStatus.NOT_APPLICABLE and not answer.reason.strip():
        raise Refused("Dites pourquoi cette recommandation n’est pas pour vous.")
    same_reason = status != AdviceStatus.NOT_APPLICABLE or uptake.reason == answer.reason.strip()
    return None if status is None or (status == uptake.status and same_reason) else status


def _reason(status: AdviceStatus | None, answer: Answer) -> str:
    return answer.reason.strip() if status == AdviceStatus.NOT_APPLICABLE else ""


def _written(uptake: Uptake, status: AdviceStatus | None, answer: Answer, *, is_member: bool, by: Actor) -> bool:
    """Write what changes in *uptake*; return False when somebody has just said the same.

    :raises Refused: when somebody has just said something else.
    """
    here = Uptake.objects.filter(pk=uptake.pk, is_live=True)
    facts: dict[str, Any] = {}
    if is_member:
        facts["reacted_at"] = clock.now()
        if uptake.read_at is None:
            facts["read_at"] = clock.now()
        if not RecommendationReading.objects.filter(uptake=uptake, user_id=by.user_id).exists():
            note_reading(uptake, by=by)
    if status is not None:
        here = here.filter(version=uptake.version)
        facts |= {"status": status, "reason": _reason(status, answer), "version": F("version") + 1}
    if not facts:  # an adviser's comment
        if not here.exists():
            raise Refused(GONE)
        return True
    if here.update(**facts):
        return True
    now = Uptake.objects.get(pk=uptake.pk)
    if not now.is_live:
        raise Refused(GONE)
    if now.status == status and not answer.text.strip():
        return False
    last = RecommendationStatus.objects.filter(uptake=uptake, until=None).first()
    who = last.by_name if last else "Quelqu’un"
    raise Refused(f"{who} vient de noter cette recommandation comme « {now.get_status_display()} ».")


def _record(recommendation: Recommendation, follow_up: FollowUp, *, by: Actor) -> None:
    case, title = recommendation.case_id, recommendation.title
    if not follow_up.status:
        number = follow_up.pk
        record(RECOMMENDATION_COMMENTED, by=by, subject=recommendation, case_id=case, title=title, follow_up=number)
        return
    record(
        RECOMMENDATION_STATUS_CHANGED,
        by=by,
        subject=recommendation,
        case_id=case,
        title=title,
        status=follow_up.status,
        label=follow_up.get_status_display(),
        reason=follow_up.reason,
        how=" après un appel" if follow_up.channel == Channel.CALL else "",
        follow_up=follow_up.pk,
        commented=bool(follow_up.text or follow_up.file_count),
    )

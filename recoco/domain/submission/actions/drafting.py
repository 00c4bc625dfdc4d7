"""Writing a submission: each step is kept as it is typed."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction

from recoco.domain.cases.actions.opening import open_case
from recoco.domain.submission.actions.writing import ensure_writable
from recoco.domain.submission.documents import ensure_taken
from recoco.domain.submission.links import link_to
from recoco.domain.submission.mails import DRAFT_LINK
from recoco.domain.submission.models import Attachment, Draft
from recoco.domain.surveys.actions.answering import Given, answer_questions, open_session, tie_to_case
from recoco.domain.surveys.models import Question
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.limits import Limit
from recoco.kernel.access.permissions import Permission
from recoco.kernel.files.storing import share
from recoco.kernel.kit import clock
from recoco.kernel.mail.sending import send
from recoco.kernel.territories.models import Commune

NEW_DRAFTS = Limit("submission.draft", most=5, window=timedelta(hours=1))


@transaction.atomic
def begin_draft(*, network_address: str, by: Actor) -> Draft:
    """Begin an empty draft.

    :raises TooMany: beyond five in an hour from one network address.
    :raises Refused: when the portal takes no submission.
    """
    by.must(Permission.CASE_SUBMIT)
    ensure_taken(None)
    NEW_DRAFTS.spend(network_address)
    draft = Draft()
    draft.save()
    return draft


@transaction.atomic
def describe(
    draft: Draft,
    *,
    name: str,
    summary: str,
    commune_text: str,
    commune: Commune | None,
    address: str,
    behalf: str = "",
    by: Actor,
) -> None:
    """Keep the description of the project, complete or not; the case follows if there is one already.

    :param behalf: for whom, when it is not for oneself: see `Behalf`.
    :raises Refused: once the submission was sent: from then on it is the case that is edited.
    """
    ensure_writable(draft, by)
    if behalf:
        by.must(Permission.CASE_SUBMIT_FOR_SOMEBODY)
    draft.behalf = behalf
    if by.user_id is not None and draft.author_id is None:
        draft.author_id = by.user_id
        draft.email = by.person.user.email if by.person else draft.email
    draft.name, draft.summary, draft.address = name, summary, address
    draft.commune_text, draft.commune = commune_text, commune
    draft.updated_at = clock.now()
    draft.save()
    if draft.placement is not None and draft.is_described:
        case = draft.placement.case
        case.name, case.summary, case.commune, case.address = name, summary, commune, address
        case.save()


@transaction.atomic
def keep_typed(draft: Draft, typed: Mapping[str, Any], *, by: Actor) -> None:
    """Keep what is typed in a form, right or wrong, by name of field.

    :param typed: JSON.
    :raises Refused: once the submission was sent.
    """
    ensure_writable(draft, by)
    draft.typed, draft.updated_at = {**draft.typed, **typed}, clock.now()
    draft.save(update_fields=["typed", "updated_at"])


@transaction.atomic
def answer(draft: Draft, given: Mapping[Question, Given], *, by: Actor) -> None:
    """Keep the answers to the questions of the portal; they go with the case once there is one.

    :raises Refused: once the submission was sent.
    """
    ensure_writable(draft, by)
    locked = Draft.objects.select_for_update().get(pk=draft.pk)
    if locked.survey_session_id is None:
        locked.survey_session = open_session()
        locked.save(update_fields=["survey_session"])
        if locked.placement is not None:
            tie_to_case(locked.survey_session, locked.placement.case_id)
    answer_questions(locked.survey_session, given, by=by)
    draft.survey_session = locked.survey_session


@transaction.atomic
def keep_address(draft: Draft, email: str, *, by: Actor) -> None:
    """Keep the e-mail address that its author gives, before it is confirmed, and send the way back there, once."""
    by.must(Permission.CASE_SUBMIT)
    draft.email, draft.updated_at = email, clock.now()
    draft.save(update_fields=["email", "updated_at"])
    send(
        DRAFT_LINK,
        to=email,
        key=f"draft_link:{draft.pk}:{email}",
        words={"name": draft.name, "link": link_to(draft), "asked_by": ""},
    )


@transaction.atomic
def attach_to_author(draft: Draft, *, by: Actor) -> None:
    """Make the draft of somebody now known an incomplete case, with its number, its answers and files. Done once.

    :param by: the author, a person of this portal.
    """
    by.must(Permission.CASE_SUBMIT)
    locked = Draft.objects.select_for_update().get(pk=draft.pk)
    if locked.placement_id is None:
        locked.placement = open_case(
            name=locked.name, summary=locked.summary, commune=locked.commune, address=locked.address, by=by
        )
        locked.author_id, locked.email = by.user_id, by.person.user.email
        locked.save(update_fields=["placement", "author_id", "email"])
        go_with_case(locked)
    draft.placement, draft.author_id, draft.email = locked.placement, locked.author_id, locked.email


def go_with_case(draft: Draft) -> None:
    """Let the answers and files of *draft* go with its case, which was just born."""
    number = draft.placement.case_id  # type: ignore[union-attr]
    if draft.survey_session is not None:
        tie_to_case(draft.survey_session, number)
    for one in Attachment.objects.filter(draft=draft).select_related("file"):
        share(one.file, case_id=number)

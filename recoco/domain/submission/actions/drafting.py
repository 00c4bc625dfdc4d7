"""Writing a submission: each step is kept as it is typed."""

from datetime import timedelta

from django.db import transaction

from recoco.domain.cases.actions.opening import open_case
from recoco.domain.submission.models import Draft
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.limits import Limit
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.territories.models import Commune

NEW_DRAFTS = Limit("submission.draft", most=5, window=timedelta(hours=1))


@transaction.atomic
def begin_draft(*, network_address: str, by: Actor) -> Draft:
    """Begin an empty draft.

    :raises TooMany: beyond five in an hour from one network address.
    """
    by.must(Permission.CASE_SUBMIT)
    NEW_DRAFTS.spend(network_address)
    draft = Draft()
    draft.save()
    return draft


@transaction.atomic
def describe(
    draft: Draft, *, name: str, summary: str, commune_text: str, commune: Commune | None, address: str, by: Actor
) -> None:
    """Keep the description of the project, complete or not; the case follows if there is one already.

    :raises Refused: once the submission was sent: from then on it is the case that is edited.
    """
    by.must(Permission.CASE_SUBMIT)
    if draft.sent_at is not None:
        raise Refused("Votre demande est déjà partie.")
    if draft.placement is not None:
        by.must(Permission.CASE_EDIT, draft.placement)
    draft.name, draft.summary, draft.address = name, summary, address
    draft.commune_text, draft.commune = commune_text, commune
    draft.updated_at = clock.now()
    draft.save()
    if draft.placement is not None and draft.is_described:
        case = draft.placement.case
        case.name, case.summary, case.commune, case.address = name, summary, commune, address
        case.save()


@transaction.atomic
def keep_address(draft: Draft, email: str, *, by: Actor) -> None:
    """Keep the e-mail address that its author gives, before it is confirmed."""
    by.must(Permission.CASE_SUBMIT)
    draft.email, draft.updated_at = email, clock.now()
    draft.save(update_fields=["email", "updated_at"])


@transaction.atomic
def attach_to_author(draft: Draft, *, by: Actor) -> None:
    """Make the draft of somebody now known an incomplete case, with its number. Done once.

    :param by: the author, a person of this portal.
    """
    by.must(Permission.CASE_SUBMIT)
    locked = Draft.objects.select_for_update().get(pk=draft.pk)
    if locked.placement_id is None:
        locked.placement = open_case(
            name=locked.name, summary=locked.summary, commune=locked.commune, address=locked.address, by=by
        )
        locked.save(update_fields=["placement"])
    draft.placement = locked.placement

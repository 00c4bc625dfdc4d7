"""An adviser, or somebody of the team, files a project for a collectivité."""

from django.db import transaction

from recoco.domain.cases.actions.inviting import invite_to_case
from recoco.domain.cases.events.life import CASE_OPENED
from recoco.domain.cases.models import Case, InvitedRole, Placement, PlacementParticipation, PlacementRole, Status
from recoco.domain.cases.roles import forget_roles
from recoco.domain.cases.status_history import begin
from recoco.domain.submission.actions.drafting import go_with_case
from recoco.domain.submission.actions.moderation import accept_placement
from recoco.domain.submission.actions.sending import INCOMPLETE, ensure_ready, finish
from recoco.domain.submission.actions.writing import ensure_writable
from recoco.domain.submission.models import Behalf, Draft
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.activity.recording import record
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.portals import scope


@transaction.atomic
def name_referent(
    draft: Draft,
    *,
    referent_first_name: str,
    referent_last_name: str,
    referent_function: str,
    referent_organization: str,
    referent_email: str,
    referent_message: str,
    by: Actor,
) -> None:
    """Say who will hold the case, once they accept it.

    :raises Refused: when it is oneself, or once the submission was sent.
    """
    by.must(Permission.CASE_SUBMIT_FOR_SOMEBODY)
    ensure_writable(draft, by)
    if referent_email == by.person.user.email:
        raise Refused("C’est votre propre adresse : indiquez celle de la personne qui portera le dossier.")
    draft.referent_first_name, draft.referent_last_name = referent_first_name, referent_last_name
    draft.referent_function, draft.referent_organization = referent_function, referent_organization
    draft.referent_email, draft.referent_message = referent_email, referent_message
    draft.updated_at = clock.now()
    draft.save()


@transaction.atomic
def send_for_somebody(draft: Draft, *, by: Actor) -> Placement:
    """Submit the project as a case « à rattacher »: no owner yet, its author holds it as an adviser.

    It waits for moderation, unless its author is of the team; the référent is invited if one is named.

    :raises Refused: when a step is missing, or it was sent already.
    """
    by.must(Permission.CASE_SUBMIT_FOR_SOMEBODY)
    ensure_writable(draft, by)
    ensure_ready(draft)
    if draft.lacks_referent:
        raise Refused(INCOMPLETE)
    draft.placement = placement = _open(draft, by)
    draft.author_id, draft.email = by.user_id, by.person.user.email
    draft.save(update_fields=["placement", "author_id", "email"])
    go_with_case(draft)
    finish(draft, placement, by=by)
    if by.may(Permission.CASE_MODERATE, placement):
        accept_placement(placement, by=by)
    if draft.behalf == Behalf.REFERENT:
        invite_to_case(
            placement,
            draft.referent_email,
            role=InvitedRole.OWNER,
            by=by,
            message=draft.referent_message,
            first_name=draft.referent_first_name,
            last_name=draft.referent_last_name,
        )
    return placement


def _open(draft: Draft, by: Actor) -> Placement:
    portal = scope.current_portal()
    case = Case(name=draft.name, summary=draft.summary, commune=draft.commune, address=draft.address, origin=portal)
    with scope.everywhere("a case is born together with the placement that makes it visible"):
        case.save()
        placement = Placement(portal=portal, case=case, status=Status.SUBMITTED, submitted_at=clock.now())
        placement.save()
    begin(placement, by=by)
    PlacementParticipation(placement=placement, person=by.person, role=PlacementRole.ADVISER).save()
    forget_roles(placement)
    record(CASE_OPENED, by=by, subject=placement, case_id=case.pk)
    return placement

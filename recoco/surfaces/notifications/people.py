"""What the rows about people need to know: who invited, who is still there, whom another e-mail already tells."""

from collections.abc import Sequence
from datetime import timedelta

from django.db.models import Max
from django.urls import reverse

from recoco.domain.accounts.models import PortalInvitation, RoleName
from recoco.domain.cases.events.people import INVITATION_ACCEPTED, OWNER_CHANGED
from recoco.domain.cases.models import (
    CaseInvitation,
    CaseParticipation,
    Placement,
    PlacementParticipation,
    PlacementRole,
)
from recoco.kernel.activity.models import Event
from recoco.surfaces.notifications.audiences import Who
from recoco.surfaces.notifications.words import Read, Told, Words

SAME_GESTURE = timedelta(minutes=1)
FOLLOWING = ("placement_id", "person__user_id", "role")


def inviter_to_case(event: Event) -> int | None:
    """Return the account that sent the invitation of *event*."""
    invitation = CaseInvitation.objects.filter(pk=event.subject_id).select_related("invited_by").first()
    return invitation.invited_by.user_id if invitation and invitation.invited_by else None


def inviter_to_portal(event: Event) -> int | None:
    """Return the account that sent the invitation of *event*; none when the platform did."""
    invitation = PortalInvitation.objects.filter(pk=event.subject_id).select_related("invited_by").first()
    return invitation.invited_by.user_id if invitation and invitation.invited_by else None


def told_of_the_answer(event: Event) -> set[int | None]:
    """Return who is told that whoever comes has accepted their invitation: the same fact, told once."""
    answers = Event.objects.filter(
        type=INVITATION_ACCEPTED.name,
        case_id=event.case_id,
        actor_id=event.actor_id,
        at__range=(event.at - SAME_GESTURE, event.at),
    )
    return {inviter_to_case(answer) for answer in answers}


def followings(events: Sequence[Event]) -> Read:
    """Read which place among the advisers those who act have, on the portal of the event."""
    rows = PlacementParticipation.objects.filter(
        placement_id__in={event.subject_id for event in events}, person__user_id__in={one.actor_id for one in events}
    )
    found = {(placement, account): role for placement, account, role in rows.values_list(*FOLLOWING)}
    return ((event.pk, found.get((event.subject_id, event.actor_id))) for event in events)


def follows_in_that_place(told: Told, placement: Placement | None) -> bool:
    """Tell whether whoever changed places still has the one they took."""
    return told.about is not None and PlacementRole(told.about).label.lower() == told.event.words["role"]


def members(events: Sequence[Event]) -> Read:
    """Read on which side of the collectivité those who act are."""
    rows = CaseParticipation.objects.filter(
        case_id__in={event.case_id for event in events}, user_id__in={event.actor_id for event in events}
    )
    found = {(case, account): side for case, account, side in rows.values_list("case_id", "user_id", "side")}
    return ((event.pk, found.get((event.case_id, event.actor_id))) for event in events)


def successions(events: Sequence[Event]) -> Read:
    """Read which event is the last that gave each case an owner."""
    later = Event.objects.filter(type=OWNER_CHANGED.name, case_id__in={event.case_id for event in events})
    last = dict(later.order_by().values_list("case_id").annotate(Max("pk")))
    return ((event.pk, last.get(event.case_id)) for event in events)


def is_last_owner(told: Told, placement: Placement | None) -> bool:
    """Tell whether nobody has taken the place of the owner since."""
    return told.about is None or told.about <= told.event.pk


def of_team(told: Sequence[Told], placement: Placement | None, who: Who) -> Words:
    """Open the list of those who follow the dossier."""
    return {"path": f"{placement.case.get_absolute_url()}#equipe"} if placement else {}


def case_invitations(events: Sequence[Event]) -> Read:
    """Read the invitations to cases."""
    found = CaseInvitation.objects.in_bulk([event.subject_id for event in events])
    return ((event.pk, found.get(event.subject_id)) for event in events)


def of_answer(told: Sequence[Told], placement: Placement | None, who: Who) -> Words:
    """Say which place was offered, and where one invites somebody else."""
    invitation = told[-1].about
    if invitation is None:
        return {}
    words: Words = {"role": invitation.get_role_display().lower(), "who": invitation.invited_name}
    if placement is not None and not invitation.accepted_at:
        words["path"] = reverse("cases:invite", args=[placement.case.slug])
    return words


def portal_invitations(events: Sequence[Event]) -> Read:
    """Read the invitations to the portal."""
    found = PortalInvitation.objects.in_bulk([event.subject_id for event in events])
    return ((event.pk, found.get(event.subject_id)) for event in events)


def of_portal_answer(told: Sequence[Told], placement: Placement | None, who: Who) -> Words:
    """Say which role was offered, and where invitations are listed."""
    invitation = told[-1].about
    path = reverse("accounts:invitations")
    return {"role": RoleName(invitation.role).label, "path": path} if invitation else {"path": path}

"""What the rows about people need to know: who invited, who is still there, whom another e-mail already tells."""

from datetime import timedelta

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
from recoco.surfaces.notifications.words import Words

SAME_GESTURE = timedelta(minutes=1)


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


def still_follows(event: Event, placement: Placement | None) -> bool:
    """Tell whether whoever came still follows the dossier, on the portal of the event."""
    followings = PlacementParticipation.objects.filter(placement_id=event.subject_id)
    return bool(followings.filter(person__user_id=event.actor_id).exists())


def no_longer_follows(event: Event, placement: Placement | None) -> bool:
    """Tell whether whoever left did not come back."""
    return not still_follows(event, placement)


def follows_in_that_place(event: Event, placement: Placement | None) -> bool:
    """Tell whether whoever changed places still has the one they took."""
    following = PlacementParticipation.objects.filter(
        placement_id=event.subject_id, person__user_id=event.actor_id
    ).first()
    return following is not None and PlacementRole(following.role).label.lower() == event.words["role"]


def no_longer_a_member(event: Event, placement: Placement | None) -> bool:
    """Tell whether whoever left the collectivité side did not come back."""
    return not still_a_member(event, placement)


def still_a_member(event: Event, placement: Placement | None) -> bool:
    """Tell whether whoever came is still on the collectivité side."""
    return bool(CaseParticipation.objects.filter(case_id=event.case_id, user_id=event.actor_id).exists())


def is_last_owner(event: Event, placement: Placement | None) -> bool:
    """Tell whether nobody has taken the place of the owner since."""
    later = Event.objects.filter(type=OWNER_CHANGED.name, case_id=event.case_id, pk__gt=event.pk)
    return not later.exists()


def of_team(events: list[Event], placement: Placement | None, who: Who) -> Words:
    """Open the list of those who follow the dossier."""
    return {"path": f"{placement.case.get_absolute_url()}#equipe"} if placement else {}


def of_answer(events: list[Event], placement: Placement | None, who: Who) -> Words:
    """Say which place was offered, and where one invites somebody else."""
    invitation = CaseInvitation.objects.get(pk=events[-1].subject_id)
    words: Words = {"role": invitation.get_role_display().lower(), "who": invitation.invited_name}
    if placement is not None and not invitation.accepted_at:
        words["path"] = reverse("cases:invite", args=[placement.case.slug])
    return words


def of_portal_answer(events: list[Event], placement: Placement | None, who: Who) -> Words:
    """Say which role was offered, and where invitations are listed."""
    invitation = PortalInvitation.objects.get(pk=events[-1].subject_id)
    return {"role": RoleName(invitation.role).label, "path": reverse("accounts:invitations")}

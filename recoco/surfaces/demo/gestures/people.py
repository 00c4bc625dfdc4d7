"""People come to a dossier, are invited to it, leave it, hand it over."""

from recoco.domain.cases.actions.answering import accept_invitation, refuse_invitation
from recoco.domain.cases.actions.handing_over import hand_over
from recoco.domain.cases.actions.inviting import invite_to_case, resend_invitation, revoke_invitation
from recoco.domain.cases.actions.joining import join, switch
from recoco.domain.cases.actions.leaving import leave
from recoco.domain.cases.actions.removing import remove_member
from recoco.domain.cases.actions.revealing import reveal_contact
from recoco.domain.cases.models import CaseInvitation, CaseParticipation, InvitedRole, PlacementRole
from recoco.domain.cases.team import team_of
from recoco.surfaces.demo.cast import words_of
from recoco.surfaces.demo.scenes import Scene, told
from recoco.surfaces.demo.telling import Somebody

PLACES = {
    "membre": InvitedRole.MEMBER,
    "référent": InvitedRole.OWNER,
    "conseiller": InvitedRole.ADVISER,
    "observateur": InvitedRole.OBSERVER,
}


@told("rejoint")
def _join(scene: Scene) -> None:
    join(scene.placement, PlacementRole.ADVISER, by=scene.by)


@told("observe")
def _observe(scene: Scene) -> None:
    join(scene.placement, PlacementRole.OBSERVER, by=scene.by)


@told("devient conseiller")
def _advise(scene: Scene) -> None:
    switch(scene.placement, PlacementRole.ADVISER, by=scene.by)


@told("quitte")
def _leave(scene: Scene) -> None:
    leave(scene.placement, by=scene.by)


@told("invite")
def _invite(scene: Scene) -> None:
    """« invite paul membre: son message »."""
    name, _, place = scene.about.partition(" ")
    invited = scene.named(name)
    invite_to_case(
        scene.placement,
        invited.email,
        role=PLACES[place],
        message=scene.text,
        first_name=invited.first_name,
        last_name=invited.last_name,
        by=scene.by,
    )


@told("relance l’invitation de")
def _resend(scene: Scene) -> None:
    resend_invitation(_invitation(scene, scene.named(scene.about)), by=scene.by)


@told("annule l’invitation de")
def _revoke(scene: Scene) -> None:
    revoke_invitation(_invitation(scene, scene.named(scene.about)), by=scene.by)


@told("accepte l’invitation")
def _accept(scene: Scene) -> None:
    account = scene.cast.account_of(scene.somebody)
    accept_invitation(_invitation(scene, scene.somebody), account, words=words_of(scene.somebody))


@told("décline l’invitation")
def _decline(scene: Scene) -> None:
    refuse_invitation(_invitation(scene, scene.somebody), scene.cast.account_of(scene.somebody))


@told("confie le dossier à")
def _hand_over(scene: Scene) -> None:
    hand_over(scene.placement, _member(scene), by=scene.by)


@told("retire du dossier")
def _remove(scene: Scene) -> None:
    remove_member(scene.placement, _member(scene), by=scene.by)


@told("regarde les coordonnées de")
def _reveal(scene: Scene) -> None:
    wanted = scene.named(scene.about).full_name
    member = next(one for one in team_of(scene.placement) if one.name == wanted)
    reveal_contact(scene.placement, member, by=scene.by)


def _invitation(scene: Scene, invited: Somebody) -> CaseInvitation:
    of_case = CaseInvitation.objects.with_case().unanswered().filter(placement__case_id=scene.kept.case_id)
    found: CaseInvitation = of_case.get(email=invited.email)
    return found


def _member(scene: Scene) -> CaseParticipation:
    account = scene.cast.account_of(scene.named(scene.about))
    return CaseParticipation.objects.get(case_id=scene.kept.case_id, user_id=account.pk)

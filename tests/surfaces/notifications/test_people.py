"""Who comes on a dossier is told in the morning; whoever invited them is told that the answer is yes, or no."""

from datetime import timedelta

from recoco.domain.accounts.actions import invitations
from recoco.domain.accounts.actions.persons import find_or_create_user
from recoco.domain.accounts.models import RoleName
from recoco.domain.cases.actions.answering import accept_invitation, refuse_invitation
from recoco.domain.cases.models import CaseInvitation, CaseParticipation
from recoco.kernel.kit import clock
from tests.domain.cases.inviting import WORDS, invited
from tests.surfaces.notifications.post import at, done_by, on, told, work
from tests.worlds import World


def invited_by_awa(world: World) -> CaseInvitation:
    """Awa invites Lou to the dossier of Marie."""
    with clock.moved_to(at(10)):
        return invited(world, by=world.awa)  # type: ignore[no-any-return]


def accept(world: World, invitation: CaseInvitation) -> None:
    user = find_or_create_user("lou@exemple.fr", is_proven=True)
    on(world.urbanvitaliz, lambda: accept_invitation(invitation, user, words=WORDS), at(11))


def test_a_new_member_is_told_to_all_and_to_the_inviter_once(world: World) -> None:
    accept(world, invited_by_awa(world))
    assert work(at(11, 1)) == []
    came = "Lou Martin (Mairie de Lille) participe maintenant"
    assert told(at(8, day=1)) == [
        ("awa", "Lou Martin (Mairie de Lille) a accepté votre invitation – Friche Lebel"),
        ("marie", f"{came} à votre dossier – Friche Lebel"),
        ("otto", f"{came} au dossier – Friche Lebel"),
        ("paul", f"{came} à votre dossier – Friche Lebel"),
    ]


def test_a_member_who_left_before_the_morning_is_not_announced(world: World) -> None:
    accept(world, invited_by_awa(world))
    work(at(11, 1))
    lou = find_or_create_user("lou@exemple.fr", is_proven=True)
    on(world.urbanvitaliz, lambda: CaseParticipation.objects.filter(user_id=lou.pk).delete(), at(12))
    assert [name for name, _ in told(at(8, day=1))] == ["awa"]


def test_a_new_owner_is_told_to_all(world: World) -> None:
    with clock.moved_to(at(10)):
        invitation = invited(world, role="owner", by=world.sami)
    accept(world, invitation)
    assert ("paul", "Lou Martin est maintenant référent·e de votre dossier – Friche Lebel") in told(at(8, day=1))


def test_an_answer_no_is_told_to_the_inviter_alone(world: World) -> None:
    invitation = invited_by_awa(world)
    user = find_or_create_user("lou@exemple.fr", is_proven=True)
    on(world.urbanvitaliz, lambda: refuse_invitation(invitation, user), at(11))
    (email,) = work(at(8, day=1))
    assert (email.to, email.subject) == ("awa@exemple.fr", "lou@exemple.fr a décliné votre invitation – Friche Lebel")
    assert f"/dossiers/{world.alone.case.slug}/inviter/" in email.text
    assert "parce que vous avez envoyé cette invitation" in email.text


def test_an_inviter_who_reads_the_dossier_no_more_is_told_nothing(world: World) -> None:
    invitation = invited_by_awa(world)
    user = find_or_create_user("lou@exemple.fr", is_proven=True)
    on(world.urbanvitaliz, lambda: refuse_invitation(invitation, user), at(11))
    on(world.urbanvitaliz, lambda: type(world.awa).objects.filter(pk=world.awa.pk).update(suspended_at=at(12)), at(12))
    assert work(at(8, day=1)) == []


def test_the_answers_to_the_invitations_of_the_portal(world: World) -> None:
    with done_by(world, world.adele, at(10)) as adele:
        yes = invitations.invite("lou@exemple.fr", RoleName.ADVISER, departements=[world.nord], by=adele)
        no = invitations.invite("ali@exemple.fr", RoleName.STAFF, by=adele)
    with world.on(world.urbanvitaliz), clock.moved_to(at(11)):
        invitations.accept_invitation(yes, find_or_create_user("lou@exemple.fr", is_proven=True), words=WORDS)
        invitations.refuse_invitation(no, find_or_create_user("ali@exemple.fr", is_proven=True))
    assert told(at(8, day=1) - timedelta(minutes=1)) == []
    (email,) = work(at(8, day=1))
    assert (email.to, email.subject) == ("adele@exemple.fr", "Votre résumé du jour\u00a0: 2\u00a0nouveautés")
    assert "Lou Martin a accepté l’invitation comme" in email.text
    assert "ali@exemple.fr a décliné l’invitation comme" in email.text

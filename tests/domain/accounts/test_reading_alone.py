"""What several people read on one portal is given no role of the team on another, nor the platform."""

from collections.abc import Callable

import pytest

from recoco.domain.accounts.actions.invitations import accept_invitation, resend_invitation
from recoco.domain.accounts.actions.mailboxes import share_mailbox
from recoco.domain.accounts.actions.operators import create_operator
from recoco.domain.accounts.actions.roles import grant_role
from recoco.domain.accounts.models import Person, PortalInvitation, PortalRole, RoleName, User
from recoco.domain.accounts.sensitivity import is_sensitive
from recoco.kernel.kit.refusals import Refused
from tests.client import Browser
from tests.domain.accounts.inviting import PAGE, WORDS, invited, path_of
from tests.domain.accounts.mailboxes import shared
from tests.domain.accounts.post import mails_to, sign_in_by_code
from tests.together import at_once, on, refusals
from tests.worlds import World

MARIE = "marie@exemple.fr"
TEAM = (RoleName.STAFF, RoleName.ADMIN)


@pytest.fixture
def elsewhere(world: World) -> None:
    """Marie's address is read by several people, who say so on SOS Ponts."""
    there = world.counterpart(world.marie, world.sosponts)
    with world.on(world.sosponts):
        share_mailbox(there, "Mairie de Lille", by=world.actor(there))


@pytest.mark.usefixtures("elsewhere", "on_a")
@pytest.mark.parametrize("name", TEAM)
def test_it_is_not_granted(name: RoleName, world: World) -> None:
    with pytest.raises(Refused, match=f"l’adresse {MARIE}.*à soi. Invitez la personne") as told:
        grant_role(world.marie, name, by=world.actor(world.adele))
    assert "SOS Ponts" not in told.value.sentence, "where it is shared is that portal's"
    assert not PortalRole.objects.filter(person=world.marie).exists()
    assert not is_sensitive(world.marie.user)


@pytest.mark.usefixtures("elsewhere", "on_a")
def test_it_may_advise(world: World) -> None:
    accept_invitation(invited(world, MARIE), world.marie.user, words=WORDS)
    assert PortalRole.objects.filter(person=world.marie, name=RoleName.ADVISER, until=None).exists()


@pytest.mark.usefixtures("elsewhere")
def test_it_is_not_invited(world: World, browser: Callable[..., Browser]) -> None:
    adele = browser(world.adele)
    answer = adele.post(PAGE, {"email": "Marie@exemple.fr", "role": "staff"})
    assert answer.status_code == 409
    assert f"Plusieurs personnes lisent l’adresse {MARIE}" in answer.content.decode()
    assert not mails_to(MARIE, "invitation")
    with world.on(world.urbanvitaliz):
        assert not PortalInvitation.objects.filter(email=MARIE).exists()


def test_what_was_offered_before_it_was_shared_is_neither_taken_nor_sent_again(world: World) -> None:
    invitation = invited(world, MARIE, "staff")
    shared_there = world.counterpart(world.marie, world.sosponts)
    with world.on(world.sosponts):
        share_mailbox(shared_there, "Mairie de Lille", by=world.actor(shared_there))
    with world.on(world.urbanvitaliz):
        with pytest.raises(Refused, match="Invitez la personne"):
            resend_invitation(invitation, by=world.actor(world.adele))
        assert len(mails_to(MARIE, "invitation")) == 1
        with pytest.raises(Refused, match="une invitation à une adresse que vous êtes seul·e à lire"):
            accept_invitation(invitation, world.marie.user, words=WORDS)
        assert PortalInvitation.objects.open().filter(pk=invitation.pk).exists(), "it waits until it is taken back"
        assert not PortalRole.objects.filter(person=world.marie).exists()


def test_the_page_of_the_invitation_says_what_to_do(world: World, visitor: Browser) -> None:
    invitation = invited(world, "zoe@exemple.fr", "staff")
    with world.on(world.sosponts):
        zoe = Person(user=world.zoe.user, first_name="Zoé", last_name="Blanc")
        zoe.save()
        share_mailbox(zoe, "Mairie de Lens", by=world.actor(zoe))
    sign_in_by_code(visitor, "zoe@exemple.fr")
    answer = visitor.submit(path_of(world, invitation), "Accepter l’invitation", **WORDS)
    assert answer.status_code == 422
    assert "Demandez à l’équipe du portail une invitation" in answer.content.decode()
    assert not is_sensitive(world.zoe.user)


@pytest.mark.usefixtures("elsewhere")
def test_it_does_not_run_the_platform(world: World) -> None:
    with pytest.raises(Refused, match="une adresse qu’une seule personne lit"):
        create_operator(MARIE)
    assert not User.objects.get(email=MARIE).is_operator


def test_given_back_to_one_it_may(world: World) -> None:
    shared(world)
    with world.on(world.urbanvitaliz):
        Person.objects.filter(pk=world.marie.pk).update(shared_since=None)
        grant_role(world.marie, RoleName.STAFF, by=world.actor(world.adele))
        assert is_sensitive(world.marie.user)


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_shared_there_and_granted_here_at_once_one_gives_way(world: World) -> None:
    marie, there = world.marie, world.counterpart(world.marie, world.sosponts)
    adele, by = world.actor(world.adele), world.actor(there)
    answers = at_once(
        [
            on(world.sosponts, lambda: share_mailbox(there, "Mairie", by=by)),
            on(world.urbanvitaliz, lambda: grant_role(marie, RoleName.STAFF, by=adele)),
        ]
    )
    assert len(refusals(answers)) == 1
    with world.on(world.sosponts):
        is_shared = Person.objects.get(pk=there.pk).is_shared
    assert is_shared is not is_sensitive(User.objects.get(pk=marie.user_id))

"""Answering an invitation to a case."""

from collections.abc import Callable

import pytest

from recoco.domain.accounts.models import Person, User
from recoco.domain.cases.actions.answering import accept_invitation
from recoco.domain.cases.actions.inviting import invite_to_case
from recoco.domain.cases.models import CaseParticipation, Placement, PlacementParticipation, Side, Status
from recoco.kernel.access.permissions import Permission
from recoco.kernel.activity.models import Event
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.portals import scope
from tests.client import Browser
from tests.domain.accounts.inviting import later
from tests.domain.accounts.post import code_for, mails_to, sign_in_by_code
from tests.domain.cases.inviting import LOU, WORDS, afresh, case_mails, invited, page_of, path_of
from tests.queries import only_reading
from tests.worlds import World

Open = Callable[..., Browser]
ACCEPT = "Accepter l’invitation"


def enter(visitor: Browser, path: str, address: str = LOU) -> None:
    """Prove the invited address."""
    asked = visitor.submit(path, "Recevoir un code à cette adresse")
    assert visitor.post(asked["Location"], {"code": code_for(address)})["Location"] == path


def test_lou_is_invited_accepts_and_reads_the_case(world: World, visitor: Browser) -> None:
    path = path_of(world, invited(world, message="Venez <b>nous</b> aider", first_name="Lou"))
    with only_reading():
        page = visitor.page(path).get_text(" ")
    for words in ("Marie Lebrun (Mairie de Lille)", "Friche Lebel", "membre du dossier", "l…@exemple.fr"):
        assert words in page
    assert LOU not in page
    assert "Que faire ici" not in page  # the name of the dossier, nothing more
    enter(visitor, path)
    assert visitor.page(path).select_one("input[name=first_name]")["value"] == "Lou"  # type: ignore[index]
    assert visitor.submit(path, ACCEPT, **{**WORDS, "last_name": ""}).status_code == 422
    assert visitor.submit(path, ACCEPT, **WORDS)["Location"] == page_of(world)
    assert "Que faire ici" in visitor.page(page_of(world)).get_text()
    assert visitor.get(path)["Location"] == page_of(world)  # the link is always useful
    with world.on(world.urbanvitaliz):
        lou = CaseParticipation.objects.get(case=world.alone.case, first_name="Lou")
        assert (lou.side, lou.organization) == (Side.MEMBER, "Mairie de Lille")
        said = [one.sentence for one in Event.objects.of_case(world.alone.case_id)[:2]]
    assert said == ["Lou Martin a accepté l’invitation de Marie Lebrun", "Lou Martin a rejoint le dossier comme membre"]


def test_an_invited_adviser_sees_only_their_cases(world: World, visitor: Browser) -> None:
    path = path_of(world, invited(world, role="adviser", by=world.awa))
    enter(visitor, path)
    visitor.submit(path, ACCEPT, **WORDS)
    titles = [link.get_text(strip=True) for link in visitor.page("/dossiers/").select("main h2 a")]
    assert titles == ["Friche Lebel"]
    with world.on(world.urbanvitaliz):
        lou = world.actor(Person.objects.get(user__email=LOU))
        assert lou.may(Permission.NOTE_READ, afresh(world.alone))
        assert not lou.may(Permission.CASE_VIEW, afresh(world.shared))


def test_a_known_person_has_nothing_to_say_of_themselves(world: World, browser: Open) -> None:
    path = path_of(world, invited(world, "zoe@exemple.fr"))
    zoe = browser(world.zoe)
    assert not zoe.page(path).select("input[name=first_name]")
    assert zoe.submit(path, ACCEPT)["Location"] == page_of(world)


def test_the_owner_invited_takes_over_from_the_one_who_invites(world: World, browser: Open) -> None:
    path = path_of(world, invited(world, "zoe@exemple.fr", role="owner"))
    browser(world.zoe).submit(path, ACCEPT)
    with world.on(world.urbanvitaliz):
        sides = dict(CaseParticipation.objects.filter(case=world.alone.case).values_list("user_id", "side"))
    assert sides[world.zoe.user_id] == Side.OWNER
    assert sides[world.marie.user_id] == Side.MEMBER


def test_a_member_of_a_shared_case_is_known_on_both_its_portals(world: World) -> None:
    with world.on(world.urbanvitaliz):
        user = User.objects.create_user(LOU)
        invitation = invite_to_case(world.shared, LOU, role="member", by=world.actor(world.marie))
        accept_invitation(invitation, user, words=WORDS)
    with world.on(world.sosponts):
        assert Person.objects.get(user=user).full_name == "Lou Martin"
        assert world.actor(Person.objects.get(user=user)).may(Permission.CASE_VIEW, afresh(world.shared_there))


def test_declining_is_told(world: World, visitor: Browser) -> None:
    path = path_of(world, invited(world))
    enter(visitor, path)
    assert visitor.submit(path, "Décliner l’invitation")["Location"] == path
    assert "décliné" in visitor.page(path, status=410).get_text()
    with world.on(world.urbanvitaliz):
        told = Event.objects.get(type="invitation.refused")
    assert told.sentence == "l…@exemple.fr a décliné l’invitation de Marie Lebrun"


def test_the_wrong_account_is_told_and_may_switch(world: World, browser: Open) -> None:
    invitation = invited(world)
    path, zoe = path_of(world, invitation), browser(world.zoe)
    page = zoe.page(path).get_text(" ")
    assert "destinée à quelqu’un d’autre" in page
    assert "l…@exemple.fr" in page
    assert LOU not in page
    assert zoe.post(path).status_code == 200
    assert zoe.post(f"{path}refus/").status_code == 409
    assert zoe.submit(path, "Changer de compte")["Location"] == path
    assert "Recevoir un code" in zoe.page(path).get_text()


def test_an_expired_link_asks_for_a_new_one_in_one_click(world: World, visitor: Browser, browser: Open) -> None:
    invitation = invited(world)
    path = path_of(world, invitation)
    with later(days=31):
        assert "Ce lien a expiré" in visitor.page(path, status=410).get_text()
        for _ in range(2):
            visitor.post(f"{path}nouveau-lien/")
        assert len(case_mails("marie@exemple.fr", "invitation_asked_again")) == 1
        visitor.post(f"{path}code/")
        assert not mails_to(LOU, "code")
        browser(world.marie).submit(page_of(world) + "inviter/", f"Renvoyer à {LOU}")
        assert "vous invite sur le dossier" in visitor.page(path).get_text()


def test_a_revoked_invitation_opens_nothing(world: World, visitor: Browser, browser: Open) -> None:
    path = path_of(world, invited(world))
    browser(world.marie).submit(page_of(world) + "inviter/", f"Annuler l’invitation de {LOU}")
    assert "a été annulée" in visitor.page(path, status=410).get_text()


@pytest.mark.parametrize("field", ["withdrawn_at", "archived_at"])
def test_an_invitation_to_a_case_that_left_says_so(field: str, world: World, visitor: Browser) -> None:
    invitation = invited(world)
    path = path_of(world, invitation)
    facts = {field: clock.now()} | ({"archive_reason": "Essai"} if field == "archived_at" else {})
    with world.on(world.urbanvitaliz):
        Placement.objects.filter(pk=world.alone.pk).update(**facts)
        with pytest.raises(Refused):
            accept_invitation(afresh(invitation), User.objects.create_user(LOU), words=WORDS)
    assert "n’est plus suivi ici" in visitor.page(path, status=410).get_text()


def test_an_inviter_who_left_gives_nothing(world: World) -> None:
    invitation = invited(world, by=world.paul)
    with world.on(world.urbanvitaliz):
        CaseParticipation.objects.filter(user_id=world.paul.user_id).delete()
        user = User.objects.create_user(LOU)
        with pytest.raises(Refused, match="Paul Petit ne peut plus inviter"):
            accept_invitation(afresh(invitation), user, words=WORDS)
        assert afresh(invitation).is_open
        assert not Person.objects.filter(user=user).exists()


def test_an_adviser_is_not_of_the_collectivite_too(world: World) -> None:
    invitation = invited(world, "tess@exemple.fr")
    with world.on(world.urbanvitaliz):
        PlacementParticipation(placement=world.alone, person=world.tess, role="adviser").save()
        with pytest.raises(Refused, match="des deux côtés"):
            accept_invitation(afresh(invitation), world.tess.user, words={"first_name": "", "last_name": ""})


def test_advisers_come_once_the_case_is_accepted(world: World) -> None:
    invitation = invited(world, role="adviser", by=world.sami)
    with world.on(world.urbanvitaliz):
        Placement.objects.filter(pk=world.alone.pk).update(status=Status.SUBMITTED)
        with pytest.raises(Refused, match="attend encore"):
            accept_invitation(afresh(invitation), User.objects.create_user(LOU), words=WORDS)


def test_what_waits_for_me_is_in_the_header(world: World, browser: Open, visitor: Browser) -> None:
    invited(world, "zoe@exemple.fr")
    zoe = browser(world.zoe)
    (entry,) = [one for one in zoe.page("/").select("#navigation a") if "Mes invitations" in one.get_text()]
    assert entry.get_text(" ", strip=True) == "Mes invitations 1"
    page = zoe.page(str(entry["href"]))
    assert "Marie Lebrun (Mairie de Lille) vous invite comme membre du dossier" in page.get_text()
    assert "Mes invitations" not in browser(world.tess).page("/").select_one("#navigation").get_text()  # type: ignore[union-attr]
    # An address that no account has yet enters by the front door too.
    invited(world)
    sign_in_by_code(visitor, LOU)
    assert "Friche Lebel" in visitor.page("/mes-invitations/").get_text()


def test_a_link_opens_nothing_elsewhere_and_is_not_guessed(world: World, visitor: Browser) -> None:
    path = path_of(world, invited(world))
    assert Browser(world.sosponts).get(path).status_code == 404
    token = path.rstrip("/").rpartition("/")[2]
    for guessed in (token.partition(".")[0], f"{token}x", "1"):
        assert visitor.get(f"/invitations/dossier/{guessed}/").status_code == 404
    assert visitor.get(f"/invitations/{token}/").status_code == 404  # another kind of link
    with scope.entering(world.urbanvitaliz):
        assert not Person.objects.filter(user__email=LOU).exists()

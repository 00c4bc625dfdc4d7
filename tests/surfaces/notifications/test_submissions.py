"""A request arrives, is decided upon, and is announced: to whom, when, in which words."""

from recoco.domain.accounts.actions.roles import grant_role
from recoco.domain.accounts.actors import actor_of_user
from recoco.domain.accounts.models import Person, RoleName
from recoco.domain.cases.actions.proposing import propose_to_portal
from recoco.domain.cases.collectivite import add_to_collectivite
from recoco.domain.cases.models import Placement, Side
from recoco.domain.submission.actions.moderation import accept_placement, refuse_placement
from tests.surfaces.notifications.post import at, done_by, told, who, work
from tests.worlds import World, make_portal, submitted_case


def submit(world: World) -> Placement:
    with done_by(world, world.zoe, at(10)):
        return submitted_case("Halle au blé", world.lille, world.zoe)


def accept(world: World, placement: Placement) -> None:
    with done_by(world, world.sami, at(11)) as sami:
        accept_placement(placement, by=sami)


def test_the_team_is_told_at_once_of_a_request(world: World) -> None:
    submit(world)
    assert told(at(10, 1)) == [
        ("adele", "Zoé Blanc dépose une demande – Halle au blé, Lille (59)"),
        ("sami", "Zoé Blanc dépose une demande – Halle au blé, Lille (59)"),
    ]


def test_the_request_is_quoted_and_one_button_opens_the_page_where_one_decides(world: World) -> None:
    submit(world)
    email = work(at(10, 1))[0]
    assert "Que faire ici ?" in email.text
    assert "Examiner la demande\u00a0: http://urbanvitaliz.localhost:8000/moderation/?dossier=" in email.text
    assert "Vous recevez cet e-mail parce que vous faites partie de l’équipe du portail." in email.text
    assert email.html.count('class="button"') == 1


def test_a_request_already_decided_is_told_to_nobody(world: World) -> None:
    placement = submit(world)
    with done_by(world, world.sami, at(10, 1)) as sami:
        refuse_placement(placement, reason="Hors sujet", by=sami)
    assert work(at(10, 2)) == []


def test_an_accepted_dossier_is_announced_to_the_territory_in_the_morning(world: World) -> None:
    with world.on(world.urbanvitaliz):  # reads everything on screen, is written to about nothing
        grant_role(world.ines, RoleName.ADVISER, is_national=True, by=world.actor(world.adele))
    placement = submit(world)
    work(at(10, 1))
    accept(world, placement)
    assert work(at(11, 1)) == []
    assert work(at(7, 59, day=1)) == []
    subject = "Nouveau dossier sur votre territoire – Halle au blé, Lille (59)"
    assert told(at(8, day=1)) == [("awa", subject), ("otto", subject), ("tess", subject)]


def test_the_announcement_is_judged_again_in_the_morning(world: World) -> None:
    placement = submit(world)
    work(at(10, 1))
    accept(world, placement)
    work(at(11, 1))
    with world.on(world.urbanvitaliz):
        Placement.objects.filter(pk=placement.pk).update(archived_at=at(12), archive_reason="Essai")
    assert work(at(8, day=1)) == []


def test_the_members_of_a_dossier_are_told_at_once_that_it_is_accepted(world: World) -> None:
    placement = submit(world)
    work(at(10, 1))
    with world.on(world.urbanvitaliz):
        add_to_collectivite(placement.case, world.paul, Side.MEMBER)
    accept(world, placement)
    # The owner gets the e-mail of the decision itself.
    assert told(at(11, 1)) == [("paul", "Sami Haddad (UrbanVitaliz) a accepté votre dossier – Halle au blé")]


def test_a_proposal_is_told_to_the_team_that_receives_it(world: World) -> None:
    other = make_portal("littoral", "Littoral", "littoral.localhost")
    with world.on(other):
        lise = Person(user=world.zoe.user, first_name="Lise", last_name="Marin")
        lise.save()
        grant_role(lise, RoleName.STAFF, by=actor_of_user(world.olga.user, portal=other))
    with done_by(world, world.sami, at(10)) as sami:
        propose_to_portal(world.alone, to=other, message="Un quai à reprendre", by=sami)
    (email,) = work(at(10, 1))
    assert (who([email]), email.portal) == (["zoe"], other)
    assert email.subject == "UrbanVitaliz vous propose un dossier – Friche Lebel, Lille (59)"
    assert "Un quai à reprendre" in email.text

"""Files added to a dossier: who is told, when, and what is deleted meanwhile is told to nobody."""

from recoco.domain.accounts.models import Person
from recoco.domain.filing.actions.adding import Added, add_files
from recoco.domain.filing.actions.minding import delete_file
from recoco.domain.filing.spaces import COMMON, PRIVATE, Space
from recoco.kernel.files.storing import deposit
from tests.client import Browser
from tests.domain.advice.making import afresh
from tests.domain.filing.making import address, unique
from tests.surfaces.notifications.conversing import say
from tests.surfaces.notifications.post import at, done_by, who, work
from tests.worlds import World


def add(world: World, by: Person, *names: str, space: Space = COMMON, shared: bool = False) -> Added:
    """Add files to the Friche Lebel, or to the bridge, at ten."""
    with done_by(world, by, at(10)) as actor:
        placement = afresh(world.shared if shared else world.alone)
        return add_files(space, placement, [deposit(unique(one)) for one in names], description="L’existant", by=actor)


def test_they_are_told_at_two_with_the_messages(world: World) -> None:
    add(world, world.marie, "plan.pdf", "coupe.pdf")
    assert work(at(13, 59)) == []
    emails = work(at(14))
    assert who(emails) == ["awa", "otto", "paul"]
    assert emails[0].subject == "Marie Lebrun (Mairie de Lille) a ajouté 2 fichiers – Friche Lebel"
    assert "coupe.pdf" in emails[0].text
    assert "L’existant" in emails[0].text
    assert address(world) in emails[0].text


def test_with_messages_they_make_one_summary(world: World) -> None:
    add(world, world.marie, "plan.pdf")
    say(world, world.marie, "Voici le plan.", minute=2)
    emails = work(at(14))
    assert who(emails) == ["awa", "otto", "paul"]
    assert "a ajouté le fichier «\u00a0plan.pdf\u00a0»" in emails[0].text


def test_private_ones_are_told_to_advisers_only(world: World) -> None:
    one = add(world, world.awa, "secret.pdf", space=PRIVATE)
    emails = work(at(14))
    assert who(emails) == ["otto"]
    assert f"/fichiers/conseillers/{one.new[0].stored_id}/" in emails[0].text
    assert "La collectivité ne" in emails[0].text


def test_what_was_deleted_meanwhile_is_told_to_nobody(world: World) -> None:
    one = add(world, world.marie, "plan.pdf").new[0]
    with done_by(world, world.marie, at(11)) as marie:
        delete_file(COMMON, one, by=marie)
    assert work(at(14)) == []


def test_on_two_portals_each_account_is_told_once(world: World) -> None:
    add(world, world.awa, "plan.pdf", shared=True)
    assert sorted(who(work(at(14)))) == ["marie", "otto", "paul"]


def test_the_tab_counts_them_until_it_is_opened(world: World) -> None:
    add(world, world.marie, "plan.pdf")
    work(at(10, 1))
    awa = Browser(world.urbanvitaliz)
    awa.sign_in(world.awa)
    tab = next(
        one for one in awa.page(f"/dossiers/{world.case(world.alone).slug}/").select("nav a") if "Fichiers" in one.text
    )
    assert "1" in tab.text

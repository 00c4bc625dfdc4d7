"""A case on two portals: each shows its own part and the common one, and not a word of what is the other's."""

from collections.abc import Iterator

import pytest

from recoco.domain.accounts.actions.roles import grant_role
from recoco.domain.accounts.actors import actor_of
from recoco.domain.accounts.models import Person, RoleName
from recoco.domain.cases.actions.joining import join
from recoco.domain.cases.actions.labelling import add_tags, set_topics
from recoco.domain.cases.actions.moving import move_placement
from recoco.domain.cases.actions.outcomes import declare_outcome
from recoco.domain.cases.actions.proposing import propose_to_portal
from recoco.domain.cases.models import Placement, PlacementRole, Status
from recoco.domain.conversation.actions.assigning import assign
from recoco.domain.conversation.actions.briefing import write_brief
from recoco.domain.conversation.threads import ADVISERS_SPACE
from recoco.domain.filing.actions.adding import add_files
from recoco.domain.filing.spaces import PRIVATE
from recoco.domain.submission.actions.moderation import refuse_placement
from recoco.kernel.files.storing import deposit
from recoco.kernel.kit import clock
from tests.client import Browser
from tests.domain.advice import making
from tests.domain.conversation import making as talking
from tests.kernel.files.samples import upload
from tests.laws.builders import BUILDERS
from tests.laws.routes import Route, portal_routes
from tests.worlds import World, make_person, make_portal

# What each portal keeps for itself, in words that stand nowhere else: the other never says them.
OURS = ("Zibeline", "Yackari", "Xylophage", "Walkyrie", "Vertugadin", "Ursuline", "Tarentule", "Sarbacane")
THEIRS = (
    "Quinquina",
    "Palimpseste",
    "Obsidienne",
    "Narguilé",
    "Moucharabieh",
    "Lycanthrope",
    "Kaléidoscope",
    "Hippogriffe",
)
OUR_FOLLOWER, THEIR_FOLLOWER = "Klein", "Kowalczyk"
# Where the team of the whole case is shown, « via » its portal: everywhere else, who only follows is their portal's.
TEAM_PAGES = {"cases:show", "cases:team", "cases:readers", "conversation:index", "filing:index"}
TEAM_PAGES |= {"papers:note", "papers:whole"}
SAID_TO_A_THIRD = ("Ribambelle", "Jacquemart")
LISTS = {"cases:index", "overview:board", "overview:map", "overview:choosing", "homes:home"}
PAGES = [
    route
    for route in portal_routes()
    if set(route.converters) == {"slug"}
    and route.name.partition(":")[0]
    in {"cases", "advice", "conversation", "advisers_space", "filing", "papers", "sharing"}
] + [route for route in portal_routes() if route.name in LISTS]


def keep_apart(placement: Placement, by: Person, words: tuple[str, ...]) -> None:
    """Write on one portal what is its own, with its private words: those of its lists, its drafts, its advisers."""
    topic, tag, reason, draft, note, said, brief, todo = words
    actor = actor_of(by)
    set_topics(placement, [topic], by=actor)
    add_tags(placement, [tag], by=actor)
    here = making.afresh(placement)
    move_placement(here, Status.INTERRUPTED, by=actor, version=here.version, reason=reason)
    making.drafted(placement, actor, title=f"Brouillon {draft}", text=f"Un {draft}.")
    declare_outcome(placement, kind="Étude réalisée", on=clock.now().date(), source="observed", note=note, by=actor)
    talking.said(placement, actor, f"Une {said}.", ADVISERS_SPACE)
    write_brief(making.afresh(placement), f"Un {brief}.", version=0, by=actor)
    assign(making.afresh(placement), by, f"Chercher le {todo}", token="a", by=actor)
    secret = deposit(upload(f"{said}.txt", f"Une {said}."))
    add_files(PRIVATE, making.afresh(placement), [secret], by=actor)
    talking.said(placement, actor, f"Bonjour de {placement.portal.name}")


@pytest.fixture
def both(world: World) -> World:
    """The world, where each portal has its part of the shared case, its own follower and one common recommendation."""
    with world.on(world.urbanvitaliz):
        keep_apart(world.shared, world.awa, OURS)
        making.published(world.shared, actor_of(world.awa), "Relire les archives du pont")
    with world.on(world.sosponts):
        lena, nora = make_person("Léna", THEIR_FOLLOWER, "Cerema", "Géotechnicienne"), actor_of(world.nora)
        grant_role(lena, RoleName.ADVISER, is_national=True, by=nora)
        join(world.shared_there, PlacementRole.ADVISER, by=actor_of(lena))
        join(world.shared_there, PlacementRole.ADVISER, by=nora)
        keep_apart(world.shared_there, world.nora, THEIRS)
        making.published(world.shared_there, nora, "Ausculter les piles")
    propose_to_a_third(world)
    return world


def propose_to_a_third(world: World) -> None:
    """Have UrbanVitaliz propose the case to a portal that refuses it: what the two say stays between them."""
    third = make_portal("friches", "Friches", "friches.localhost")
    with world.on(world.urbanvitaliz):
        propose_to_portal(making.afresh(world.shared), to=third, message=SAID_TO_A_THIRD[0], by=actor_of(world.sami))
    with world.on(third):
        team = make_person("Théo", "Friche")
        grant_role(team, RoleName.STAFF, by=world.actor(world.olga))
        asked = Placement.objects.with_case().get(case_id=world.shared.case_id)
        refuse_placement(asked, reason=SAID_TO_A_THIRD[1], by=actor_of(team))


def shown(reader: Person, world: World, placement: Placement) -> Iterator[tuple[Route, str]]:
    """Open every page of the case, and the lists, as *reader* on the portal of *placement*; give their text."""
    slug = world.case(world.shared).slug
    browser = Browser(placement.portal)
    browser.sign_in(reader)
    for route in PAGES:
        answer = browser.get(route.url(**({"slug": slug} if route.converters else {})))
        if answer.status_code == 200:
            content = b"".join(answer) if answer.streaming else answer.content
            yield route, content.decode(errors="replace")


def common(reader: Person, world: World, placement: Placement) -> str:
    """Return the page of recommendations."""
    browser = Browser(placement.portal)
    browser.sign_in(reader)
    return browser.page(f"/dossiers/{world.case(world.shared).slug}/recommandations/").get_text(" ", strip=True)


def test_nothing_of_ours_is_said_there(both: World) -> None:
    seen = {route.name: text for route, text in shown(both.nora, both, both.shared_there)}
    assert {
        "cases:show",
        "cases:activity",
        "cases:team",
        "cases:portals",
        "advice:index",
        "cases:index",
        "homes:home",
    } <= set(seen)
    for name, text in seen.items():
        assert [word for word in (*OURS, *SAID_TO_A_THIRD) if word in text] == [], name
        assert OUR_FOLLOWER not in text or name in TEAM_PAGES, name
    said = " ".join(seen.values())
    assert [word for word in (*THEIRS, THEIR_FOLLOWER) if word not in said] == [], "their own part is there"
    assert "Bonjour de UrbanVitaliz" in seen["conversation:index"], "the conversation is common"
    assert "via UrbanVitaliz" in seen["conversation:index"]


@pytest.mark.parametrize("name", ["marie", "awa", "otto", "sami", "adele", "tess"])
def test_nothing_of_theirs_is_said_here(name: str, both: World) -> None:
    seen = {route.name: text for route, text in shown(both.people[name], both, both.shared)}
    assert {"cases:show", "cases:activity", "cases:team", "advice:index", "cases:index", "homes:home"} <= set(seen)
    for page, text in seen.items():
        assert [word for word in THEIRS if word in text] == [], page
        assert THEIR_FOLLOWER not in text or page in TEAM_PAGES, page


def test_our_part_is_here(both: World) -> None:
    said = " ".join(text for _, text in shown(both.sami, both, both.shared))
    assert [word for word in (*OURS, OUR_FOLLOWER) if word not in said] == []


def test_the_collectivite_reads_no_draft_of_either(both: World) -> None:
    for placement in (both.shared, both.shared_there):
        with both.on(placement.portal):
            marie = both.marie if placement is both.shared else both.counterpart(both.marie, placement.portal)
        drafts = {*OURS[3:4], *THEIRS[3:4], *OURS[5:], *THEIRS[5:]}
        for route, text in shown(marie, both, placement):
            assert [word for word in drafts if word in text] == [], route.name


def test_what_is_published_is_common_and_says_where_it_comes_from(both: World) -> None:
    here, there = common(both.sami, both, both.shared), common(both.nora, both, both.shared_there)
    for text, own, other, via, times in (
        (here, "Relire les archives du pont", "Ausculter les piles", "via SOS Ponts", 1),
        # In the header of the case too, which was brought there.
        (there, "Ausculter les piles", "Relire les archives du pont", "via UrbanVitaliz", 2),
    ):
        assert own in text
        assert other in text
        assert text.count(via) == times


def test_every_page_of_a_case_is_visited() -> None:
    assert {route.name for route in PAGES if route.converters} <= set(BUILDERS)
    assert len(PAGES) > 25

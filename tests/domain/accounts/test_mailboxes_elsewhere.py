"""Somebody succeeds at a shared address: the portals of its dossiers agree on who that is, the others hear nothing."""

from typing import Any

import pytest

from recoco.domain.accounts.actions.mailboxes import share_mailbox, sign_mailbox
from recoco.domain.accounts.actions.persons import ensure_person, find_or_create_user
from recoco.domain.accounts.actors import actor_of
from recoco.domain.accounts.models import Person, PortalRole, RoleName, Signatory
from recoco.domain.cases.actions.proposing import propose_to_portal
from recoco.domain.cases.models import CaseParticipation, Placement
from recoco.domain.conversation.models import Message
from recoco.domain.submission.actions.moderation import accept_placement
from recoco.kernel.activity.models import Event
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.portals.models import Portal, PortalState
from tests.client import Browser
from tests.domain.accounts.mailboxes import LEA, afresh, shared, words
from tests.domain.accounts.post import mails_to
from tests.together import at_once, on, refusals
from tests.worlds import World, make_portal, submitted_case

MARIE, LEA_MARTIN = "Marie Lebrun", "Léa Martin"


@pytest.fixture
def there(world: World) -> Person:
    """Marie on SOS Ponts, with a dossier of that portal alone."""
    marie = world.counterpart(world.marie, world.sosponts)
    with world.on(world.sosponts):
        accept_placement(submitted_case("Pont Neuf", world.lille, marie), by=world.actor(world.nora))
    return marie


def succeed(world: World, person: Person | None = None, portal: Portal | None = None, **lea: str) -> Signatory:
    """Have Léa take over the shared address, on UrbanVitaliz unless said otherwise."""
    with world.on(portal or world.urbanvitaliz):
        here = afresh(person or world.marie)
        holder = Signatory.objects.all().of(here).get(is_holder=True)
        return sign_mailbox(here, {**LEA, **lea}, succeeds=holder.pk)


def names(world: World, portal: Portal) -> dict[str, str]:
    """Return who the dossiers of a portal say that the account of Marie is."""
    with world.on(portal):
        rows = CaseParticipation.objects.filter(user_id=world.marie.user_id).select_related("case")
        return {row.case.name: row.name for row in rows}


def sentences(world: World, portal: Portal, kind: str) -> list[tuple[str, Any]]:
    with world.on(portal):
        return [(one.sentence, one.case_id) for one in Event.objects.filter(type=kind).order_by("pk")]


def test_a_portal_that_follows_one_of_its_dossiers_knows_the_successor(world: World, there: Person) -> None:
    shared(world)
    succeed(world)
    assert names(world, world.urbanvitaliz) == {"Friche Lebel": LEA_MARTIN, "Pont des Moulins": LEA_MARTIN}
    assert names(world, world.sosponts) == {"Pont des Moulins": LEA_MARTIN, "Pont Neuf": LEA_MARTIN}
    with world.on(world.sosponts):
        known = afresh(there)
        assert (known.full_name, known.function, known.is_shared) == (LEA_MARTIN, "Maire", False)
        assert not Signatory.objects.exists(), "shared on the portal where it is declared, and there alone"
        pont_neuf = Placement.objects.get(case__name="Pont Neuf").case_id
    told = sentences(world, world.sosponts, "owner.changed")
    assert [number for _, number in told] == [world.shared.case_id, pont_neuf], "each dossier tells it once"
    assert {said for said, _ in told} == {"Léa Martin est maintenant référent·e du dossier, à la suite de Marie Lebrun"}
    assert sentences(world, world.sosponts, "mailbox.followed") == [
        ("Léa Martin prend la suite de Marie Lebrun à la même adresse", None)
    ]
    assert len(mails_to("marie@exemple.fr", "mailbox_signed")) == 2, "that she signs, that she takes over: once each"
    at_sosponts = Browser(world.sosponts)
    at_sosponts.sign_in(there)
    url = world.shared_there.get_absolute_url()
    page = at_sosponts.page(url)
    assert LEA_MARTIN in page.header.get_text()
    assert LEA_MARTIN in words(page)
    at_sosponts.submit(f"{url}conversation/", "Envoyer", text="Bonjour")
    with world.on(world.sosponts):
        assert Message.objects.get().author_name == LEA_MARTIN


def test_a_portal_without_a_dossier_in_common_keeps_its_word(world: World) -> None:
    third = make_portal("friches", "Friches", "friches.localhost")
    with world.on(third):
        marie = ensure_person(find_or_create_user("marie@exemple.fr"), first_name="Marie", last_name="Lebrun")
        submitted_case("Filature", world.lille, marie)
    shared(world)
    succeed(world)
    assert names(world, third) == {"Filature": MARIE}
    with world.on(third):
        assert afresh(marie).full_name == MARIE


def test_where_it_is_shared_too_the_successor_holds_it_there_too(world: World, there: Person) -> None:
    shared(world)
    with world.on(world.sosponts):
        share_mailbox(there, "Mairie de Lille", by=actor_of(there))
        sign_mailbox(afresh(there), {"first_name": "Tom", "last_name": "Petit"})
    succeed(world)
    with world.on(world.sosponts):
        reading = Signatory.objects.all().of(there)
        assert {one.full_name: one.is_holder for one in reading} == {LEA_MARTIN: True, "Tom Petit": False}
        assert afresh(there).full_name == LEA_MARTIN
    assert len(sentences(world, world.sosponts, "mailbox.passed")) == 1
    assert names(world, world.sosponts) == {"Pont des Moulins": LEA_MARTIN, "Pont Neuf": LEA_MARTIN}


def test_it_goes_from_either_portal_to_the_other(world: World, there: Person) -> None:
    shared(world)
    with world.on(world.sosponts):
        share_mailbox(there, "Mairie de Lille", by=actor_of(there))
    succeed(world, there, world.sosponts, first_name="Tom", last_name="Petit")
    assert names(world, world.urbanvitaliz) == {"Friche Lebel": "Tom Petit", "Pont des Moulins": "Tom Petit"}
    with world.on(world.urbanvitaliz):
        assert afresh(world.marie).full_name == "Tom Petit"
    succeed(world)
    with world.on(world.sosponts):
        assert afresh(there).full_name == LEA_MARTIN


def test_what_another_portal_says_of_somebody_else_stays(world: World, there: Person) -> None:
    shared(world)
    with world.on(world.sosponts):
        ensure_person(there.user, first_name="Tom", last_name="Petit")
        share_mailbox(afresh(there), "Ponts de Lille", by=actor_of(afresh(there)))
    succeed(world)
    with world.on(world.sosponts):
        assert afresh(there).full_name == "Tom Petit"
        assert Signatory.objects.all().of(there).get().full_name == "Tom Petit"
    assert names(world, world.sosponts) == {"Pont des Moulins": LEA_MARTIN, "Pont Neuf": MARIE}


def test_whoever_acts_for_a_portal_keeps_their_own_name_there(world: World, there: Person) -> None:
    shared(world)
    with world.on(world.sosponts):
        PortalRole(person=there, name=RoleName.STAFF, since=clock.now()).save()
    succeed(world)
    with world.on(world.sosponts):
        assert afresh(there).full_name == MARIE


def test_an_archived_portal_is_left_as_it_is(world: World, there: Person) -> None:
    shared(world)
    Portal.objects.filter(pk=world.sosponts.pk).update(state=PortalState.ARCHIVED)
    succeed(world)
    with world.on(Portal.objects.get(pk=world.sosponts.pk)):
        assert afresh(there).full_name == MARIE


def test_a_dossier_that_the_portal_only_reads_is_not_in_the_way(world: World) -> None:
    """It is proposed here and waits: the account has a place on it, and here, but not the portal."""
    with world.on(world.sosponts):
        zoe = ensure_person(find_or_create_user("zoe@exemple.fr"), first_name="Zoé", last_name="Blanc")
        case = submitted_case("Gué", world.lille, zoe)
        accept_placement(case, by=world.actor(world.nora))
        propose_to_portal(case, to=world.urbanvitaliz, message="À voir", by=world.actor(world.nora))
    shared(world, world.zoe)
    succeed(world, world.zoe)
    with world.on(world.urbanvitaliz):
        assert afresh(world.zoe).full_name == LEA_MARTIN
    with world.on(world.sosponts):
        assert afresh(zoe).full_name == "Zoé Blanc"
        assert CaseParticipation.objects.get(case_id=case.case_id).name == "Zoé Blanc"


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_portals_at_once_do_not_wait_for_each_other(world: World) -> None:
    marie, there = world.marie, world.counterpart(world.marie, world.sosponts)
    shared(world)
    with world.on(world.sosponts):
        share_mailbox(there, "Mairie de Lille", by=actor_of(there))
    holders = {}
    for portal, person in ((world.urbanvitaliz, marie), (world.sosponts, there)):
        with world.on(portal):
            holders[person.pk] = Signatory.objects.all().of(person).get().pk

    def signing(person: Person, first_name: str) -> Any:
        given = {"first_name": first_name, "last_name": "Martin"}
        return lambda: sign_mailbox(afresh(person), given, succeeds=holders[person.pk])

    answers = at_once(
        [on(world.urbanvitaliz, signing(marie, "Léa")), on(world.sosponts, signing(there, "Tom"))],
    )
    (late,) = refusals(answers)
    assert isinstance(late, Refused)
    assert len({*names(world, world.urbanvitaliz).values(), *names(world, world.sosponts).values()}) == 1

"""A town hall submits its first project by an address that several read: it says so where it says who it is."""

import threading
import time
from datetime import timedelta

import pytest
from django.db import transaction

from recoco.domain.accounts.actions.mailboxes import sign_mailbox
from recoco.domain.accounts.actors import actor_of
from recoco.domain.accounts.models import Person, Signatory
from recoco.domain.accounts.signing import in_the_name_of
from recoco.domain.cases.actions.opening import open_case
from recoco.domain.cases.models import CaseParticipation, Side
from recoco.domain.submission.identity_forms import IdentityForm
from recoco.kernel.activity.models import Event
from recoco.kernel.kit import clock
from tests.client import Browser
from tests.domain.accounts.mailboxes import LEA, OWN, WHO, afresh, shared
from tests.domain.accounts.post import code_for
from tests.domain.submission.test_who import IDENTITY
from tests.together import at_once, on
from tests.worlds import World

ADDRESS = "mairie@exemple.fr"
PAGE = "/deposer/identite/"


def introduced(visitor: Browser) -> None:
    """Come to the page that asks who one is, by the address of a town hall."""
    visitor.post("/deposer/", {"name": "Halle", "summary": "Que faire ?", "commune_text": "Lille", "address": ""})
    with clock.moved_to(clock.now() + timedelta(minutes=1)):
        visitor.post("/deposer/vous/", {"email": ADDRESS})
        assert visitor.post("/deposer/code/", {"code": code_for(ADDRESS)})["Location"] == PAGE


def test_the_mairie_declares_it_as_it_submits(world: World, visitor: Browser) -> None:
    introduced(visitor)
    assert f"lue par plusieurs personnes ({ADDRESS})" in visitor.page(PAGE).get_text(" ")
    wrong = visitor.post(PAGE, {**IDENTITY, "phone": "12", "is_shared": "on"})
    assert wrong.status_code == 422
    box = visitor.page(PAGE).select_one("input[name=is_shared]")
    assert box is not None
    assert box.has_attr("checked"), "what was ticked is kept"
    assert visitor.post(PAGE, {**IDENTITY, "is_shared": "on"})["Location"] == "/deposer/verifier/"
    assert visitor.submit("/deposer/verifier/", "Envoyer ma demande").status_code == 302
    assert "Léa Petit" in visitor.page(OWN).header.get_text()
    with world.on(world.urbanvitaliz):
        person = Person.objects.get(user__email=ADDRESS)
        assert (person.is_shared, person.organization) == (True, "Mairie de Lille")
        assert Signatory.objects.all().of(person).get(is_holder=True).introduced == "Léa Petit, Maire"
        assert CaseParticipation.objects.get(user_id=person.user_id, side=Side.OWNER).last_name == "Petit"
        assert Event.objects.filter(type="case.submitted").latest("pk").actor_name == "Léa Petit"


def test_a_shared_address_is_somebody_s_organisation_s(world: World, visitor: Browser) -> None:
    introduced(visitor)
    wrong = visitor.post(PAGE, {**IDENTITY, "organization": "", "no_organization": "on", "is_shared": "on"})
    assert wrong.status_code == 422
    assert "décochez « Je n’ai pas d’organisation" in wrong.content.decode(), "what to do of the two boxes"
    assert "Organisation (facultatif)" not in wrong.content.decode()
    with world.on(world.urbanvitaliz):
        assert not Person.objects.filter(user__email=ADDRESS).exists()


def test_without_an_address_to_share_there_is_no_box(on_a: None) -> None:
    form = IdentityForm({**IDENTITY, "is_shared": "on"})
    assert form.is_valid()
    assert not form.shares


def test_whoever_signs_files_for_who_holds_the_address(world: World, visitor: Browser) -> None:
    shared(world)
    visitor.sign_in(world.marie)
    assert visitor.post(WHO, {**LEA, "function": "Secrétaire de mairie"}).status_code == 302
    visitor.post("/deposer/", {"name": "Halle", "summary": "Que faire ?", "commune_text": "Lille", "address": ""})
    assert visitor.submit("/deposer/verifier/", "Envoyer ma demande").status_code == 302
    with world.on(world.urbanvitaliz):
        submitted = Event.objects.filter(type="case.submitted").latest("pk")
        assert submitted.actor_name == "Léa Martin"
        assert Event.objects.get(type="case.opened", case_id=submitted.case_id).actor_name == "Léa Martin"
        owner = CaseParticipation.objects.get(case_id=submitted.case_id, side=Side.OWNER)
        assert (owner.name, owner.function) == ("Marie Lebrun", "Maire"), "the role of référent is the holder’s"


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_what_is_filed_while_somebody_succeeds_bears_their_name(world: World) -> None:
    marie, succeeded = shared(world), threading.Event()
    with world.on(world.urbanvitaliz):
        by = in_the_name_of(actor_of(afresh(world.marie)), marie)

    def succeed() -> None:
        with transaction.atomic():
            sign_mailbox(afresh(world.marie), {"first_name": "Léa", "last_name": "Martin"}, succeeds=marie.pk)
            succeeded.set()
            time.sleep(0.3)  # not committed yet: who files now sees Marie

    def file() -> None:
        assert succeeded.wait(5)
        open_case(name="Halle", summary="", commune=world.lille, address="", by=by)

    at_once([on(world.urbanvitaliz, succeed), on(world.urbanvitaliz, file)])
    with world.on(world.urbanvitaliz):
        rows = CaseParticipation.objects.filter(user_id=world.marie.user_id)
        assert {row.name for row in rows} == {"Léa Martin"}

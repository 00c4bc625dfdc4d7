"""Who brings a project: their identity, the way back by e-mail, and dossiers alike."""

import re
from datetime import timedelta
from typing import Any

import pytest

from recoco.domain.accounts.models import Person
from recoco.domain.cases.models import Placement, Status
from recoco.domain.submission.actions.asking import ask_to_join
from recoco.domain.submission.actions.drafting import keep_address
from recoco.domain.submission.actions.recalling import send_link
from recoco.domain.submission.identity_forms import IdentityForm
from recoco.domain.submission.links import token_of
from recoco.domain.submission.models import JoinRequest
from recoco.domain.submission.similar import join_requests, similar_to
from recoco.kernel.access.actor import Actor, Forbidden
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.mail.models import OutgoingEmail
from tests.client import Browser
from tests.domain.submission.writing import drafted, queries_of
from tests.worlds import World, submitted_case

IDENTITY = {
    "first_name": "Léa",
    "last_name": "Petit",
    "organization": "Mairie de Lille",
    "function": "Maire",
    "phone": "+33 3 27 00 00 03",
    "terms": "on",
}


def last_code(address: str) -> str:
    """Return the last code sent to an address."""
    email = OutgoingEmail.objects.filter(to=address, kind="accounts.code").order_by("-pk")[0]
    return str(email.words["code"])


def kinds_sent_to(address: str) -> list[str]:
    """Return the kinds of the e-mails sent to an address, on the current portal."""
    return list(OutgoingEmail.objects.filter(to=address).order_by("pk").values_list("kind", flat=True))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("0327000003", "03 27 00 00 03"),
        ("+33 3 27 00 00 03", "03 27 00 00 03"),
        ("0262 20 00 00", "+262 262 20 00 00"),
        ("+32 2 555 12 12", "+32 2 555 12 12"),
        ("12", None),
        ("bonjour", None),
    ],
)
def test_a_telephone_is_read_as_people_write_it(typed: str, read: str | None, on_a: None) -> None:
    form = IdentityForm({**IDENTITY, "phone": typed})
    assert form.is_valid() is (read is not None)
    assert form.cleaned_data.get("phone") == read


def test_the_mairie_is_suggested_and_having_no_organisation_is_possible(world: World, on_a: None) -> None:
    assert IdentityForm.of(drafted(world))["organization"].value() == "Mairie de Lille"
    nothing = IdentityForm({**IDENTITY, "organization": ""})
    assert "cochez" in nothing.errors["organization"][0]
    alone = IdentityForm({**IDENTITY, "no_organization": "on"})
    assert alone.is_valid()
    assert alone.words["organization"] == ""


def test_a_newcomer_goes_from_their_address_to_the_receipt(world: World, visitor: Browser) -> None:
    project = {"name": "Halle", "summary": "Que faire ?", "commune_text": "Lille", "address": ""}
    visitor.post("/deposer/", project)
    with clock.moved_to(clock.now() + timedelta(minutes=1)):
        visitor.post("/deposer/vous/", {"email": "LEA@exemple.fr"})
        with world.on(world.urbanvitaliz):
            code = last_code("lea@exemple.fr")
            assert kinds_sent_to("lea@exemple.fr") == ["accounts.code", "submission.draft_link"]
        assert visitor.post("/deposer/code/", {"code": "12"}).status_code == 422
        assert visitor.post("/deposer/code/", {"code": code})["Location"] == "/deposer/identite/"
        wrong = visitor.post("/deposer/identite/", {**IDENTITY, "phone": "12"})
        assert wrong.status_code == 422
        assert visitor.page("/deposer/identite/").find(id="id_first_name")["value"] == "Léa"
        visitor.post("/deposer/identite/", IDENTITY)
        with world.on(world.urbanvitaliz):
            assert Placement.objects.filter(status=Status.INCOMPLETE).count() == 1
        sent = visitor.submit("/deposer/verifier/", "Envoyer ma demande")
    assert re.fullmatch(r"/deposer/recu/\d+/", sent["Location"])
    assert visitor.page("/deposer/").find(id="id_name").get("value", "") == "", "another one may begin"
    with world.on(world.urbanvitaliz):
        assert Person.objects.get(first_name="Léa").phone == "03 27 00 00 03"


def test_the_link_shows_nothing_before_its_code(world: World) -> None:
    with world.on(world.urbanvitaliz):
        draft = drafted(world)
        keep_address(draft, "lea@exemple.fr", by=Actor())
        token = token_of(draft)
    other = Browser(world.urbanvitaliz)
    page = other.page(f"/deposer/reprendre/{token}/")
    assert "Halle" not in page.get_text()
    assert "l…@exemple.fr" in page.get_text()
    other.post(f"/deposer/reprendre/{token}/")
    with world.on(world.urbanvitaliz):
        code = last_code("lea@exemple.fr")
    other.post(f"/deposer/reprendre/{token}/code/", {"code": code})
    assert other.page("/deposer/").find(id="id_name")["value"] == "Halle"
    with world.on(world.urbanvitaliz):
        keep_address(draft, "autre@exemple.fr", by=Actor())
    assert other.get(f"/deposer/reprendre/{token}/").status_code == 404, "its address is no longer that one"


def test_the_team_sends_the_link_once_and_reads_only_an_address(world: World, browser: Any) -> None:
    with world.on(world.urbanvitaliz):
        draft = drafted(world)
        keep_address(draft, "lea@exemple.fr", by=Actor())
        with pytest.raises(Forbidden):
            send_link(draft, by=world.actor(world.awa))
    sami = browser(world.sami)
    page = sami.page("/moderation/incompletes/")
    assert "lea@exemple.fr" in page.get_text()
    assert "Halle" not in page.get_text()
    sami.submit("/moderation/incompletes/", "Envoyer le lien de reprise")
    with world.on(world.urbanvitaliz):
        assert kinds_sent_to("lea@exemple.fr").count("submission.draft_link") == 2
        with pytest.raises(Refused, match="déjà parti"):
            send_link(draft, by=world.actor(world.adele))


def test_the_list_of_unfinished_ones_asks_the_same_number_of_queries(world: World, browser: Any) -> None:
    counts = []
    for name in ("lea", "tom"):
        with world.on(world.urbanvitaliz):
            keep_address(drafted(world, name=name), f"{name}@exemple.fr", by=Actor())
        counts.append(queries_of(browser(world.sami), "/moderation/incompletes/"))
    assert counts[0] == counts[1]


def test_dossiers_of_the_commune_are_alike_and_told_to_who_may_read_them(world: World, browser: Any) -> None:
    with world.on(world.urbanvitaliz):
        mine = submitted_case("Friche du port", world.lille, world.marie)
        assert [one.case.name for one in similar_to(mine, world.actor(world.sami))] == ["Friche Lebel"]
        drafted(world, world.zoe, name="Friche Lebel", summary="La friche")
    page = browser(world.zoe).page("/deposer/verifier/").get_text()
    assert "Un dossier proche existe peut-être déjà" in page
    assert "Friche Lebel" not in page.split("Un dossier proche")[1]


def test_asking_to_join_tells_the_team_once_and_nothing_to_who_asks(world: World, browser: Any) -> None:
    with world.on(world.urbanvitaliz):
        draft = drafted(world, world.zoe, name="Friche Lebel")
    zoe = browser(world.zoe)
    assert zoe.post("/deposer/rejoindre/", {"message": ""}).status_code == 422
    done = zoe.post("/deposer/rejoindre/", {"message": "C’est notre friche."}, follow=True)
    assert "Votre message est parti" in done.content.decode()
    with world.on(world.urbanvitaliz):
        asked = JoinRequest.objects.get()
        assert (asked.placement, list(join_requests(world.alone))) == (world.alone, [asked])
        told = OutgoingEmail.objects.filter(kind="submission.join_requested").values_list("to", flat=True)
        assert set(told) == {"sami@exemple.fr", "adele@exemple.fr"}
        with pytest.raises(Refused, match="déjà demandé"):
            ask_to_join(draft, "Encore", by=world.actor(world.zoe))

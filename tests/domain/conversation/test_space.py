"""The advisers' space: what is said, kept and shared out there, out of sight of the collectivité."""

from collections.abc import Callable
from datetime import date

import pytest

from recoco.domain.conversation.actions.assigning import assign, finish
from recoco.domain.conversation.actions.briefing import BriefChanged, write_brief
from recoco.domain.conversation.aside import todos_of_person
from recoco.domain.conversation.models import Brief, BriefVersion, NoteFile, ToDo
from recoco.domain.conversation.threads import ADVISERS_SPACE
from recoco.kernel.kit.refusals import Refused
from tests.client import Browser
from tests.domain.advice.making import afresh
from tests.domain.conversation.making import address, said
from tests.worlds import World

Open = Callable[..., Browser]
SPACE = "espace-conseillers"
SIGN = "Espace conseillers — la collectivité ne voit pas cette page"


def test_the_collectivite_sees_neither_the_space_nor_its_tab(world: World, browser: Open) -> None:
    said(world.alone, world.actor(world.awa), "Entre nous", ADVISERS_SPACE, files=("pdf",))
    with world.on(world.urbanvitaliz):
        number = NoteFile.objects.get().file_id
    for name in ("marie", "paul"):
        reader = browser(world.people[name])
        assert "Espace conseillers" not in reader.page(address(world)).get_text()
        for rest in ("", "nouveautes/", "contenu/", f"fichiers/{number}/", "synthese/", "a-faire/"):
            assert reader.get(address(world, rest, SPACE)).status_code == 403, rest
        assert reader.get(address(world, f"fichiers/{number}/")).status_code == 404
        assert "Entre nous" not in str(reader.page(f"/dossiers/{world.case(world.alone).slug}/activite/"))
    answer = browser(world.otto).get(address(world, f"fichiers/{number}/", SPACE))
    assert b"".join(answer.streaming_content).startswith(b"%PDF")


def test_it_cannot_be_mistaken_for_the_conversation(world: World, browser: Open) -> None:
    page = browser(world.awa).page(address(world, space=SPACE))
    assert page.get_text().count(SIGN) == 2, "on top, and above the composer"
    assert SIGN not in browser(world.awa).page(address(world)).get_text()


def test_two_who_write_the_brief_lose_nothing(world: World, browser: Open) -> None:
    awa, sami = browser(world.awa), browser(world.sami)
    url = address(world, "synthese/modifier/", SPACE)
    assert awa.post(url, {"text": "Le maire part en juin.", "version": 0}).status_code == 302
    answer = sami.post(url, {"text": "La mairie attend l’EPF.", "version": 0})
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "Le maire part en juin." in text
    assert "La mairie attend l’EPF." in text
    assert "Awa Diop vient de modifier" in text
    assert sami.post(url, {"text": "Les deux.", "version": 1}).status_code == 302
    history = awa.page(address(world, "synthese/", SPACE)).get_text()
    assert "Les deux." in history
    assert "Le maire part en juin." in history
    with world.on(world.urbanvitaliz):
        assert (Brief.objects.get().version, BriefVersion.objects.count()) == (2, 2)
        write_brief(afresh(world.alone), "Les deux.", version=2, by=world.actor(world.awa))
        assert BriefVersion.objects.count() == 2, "the same words are no new version"
        with pytest.raises(BriefChanged):
            write_brief(afresh(world.alone), "Trop tard", version=1, by=world.actor(world.awa))


def test_what_is_to_be_done_waits_for_its_person_until_it_is(world: World, browser: Open) -> None:
    with world.on(world.urbanvitaliz):
        here, awa, otto = afresh(world.alone), world.actor(world.awa), world.actor(world.otto)
        todo = assign(here, world.otto, "Appeler l’EPF", token="a", due_on=date(2026, 3, 15), by=awa)
        assert assign(here, world.otto, "Appeler l’EPF", token="a", by=awa) == todo
        assert [one.pk for one in todos_of_person(otto)] == [todo.pk]
        with pytest.raises(Refused, match="ne lit pas"):
            assign(here, world.marie, "Payer", token="b", by=awa)
    assert "Appeler l’EPF" in browser(world.otto).page("/accueil/").get_text()
    assert "Appeler l’EPF" not in browser(world.awa).page("/accueil/").get_text()
    with world.on(world.urbanvitaliz):
        todo = ToDo.objects.select_related("placement").get(pk=todo.pk)
        finish(todo, by=otto)
        assert todos_of_person(otto) == []
        with pytest.raises(Refused, match="déjà"):
            finish(todo, by=awa)

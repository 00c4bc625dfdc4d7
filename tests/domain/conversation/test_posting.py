"""Something is said in the conversation: once, by somebody who may, in the words of that day."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from recoco.domain.accounts.models import Person
from recoco.domain.conversation.actions.changing import edit_post, hide_post, show_again
from recoco.domain.conversation.actions.drafting import draft_of
from recoco.domain.conversation.actions.posting import call_back
from recoco.domain.conversation.models import Message, MessageVersion, PostDraft
from recoco.domain.conversation.participants import audience_of
from recoco.domain.conversation.threads import ADVISERS_SPACE, CONVERSATION
from recoco.kernel.access.actor import Forbidden
from recoco.kernel.activity.models import Event
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused
from tests.client import Browser
from tests.domain.advice.making import afresh
from tests.domain.conversation.making import address, said
from tests.worlds import World

Open = Callable[..., Browser]


def shown(browser: Browser, world: World, query: str = "") -> str:
    """Return what the conversation says."""
    return browser.page(address(world, query)).get_text(" ", strip=True)


def test_it_keeps_who_said_it_as_they_were(world: World, browser: Open) -> None:
    said(world.alone, world.actor(world.marie), "Le **toit** <script>fuit</script>")
    with world.on(world.urbanvitaliz):
        Person.objects.filter(pk=world.marie.pk).update(last_name="Autre", organization="Ailleurs")
        one = Message.objects.get()
        assert (one.author, one.author_function, one.by_collectivite) == (
            "Marie Lebrun (Mairie de Lille)",
            "Maire",
            True,
        )
        (event,) = Event.objects.filter(case_id=world.alone.case_id, type="message.posted")
        assert event.sentence == "Marie Lebrun a écrit dans la conversation"
    page = browser(world.awa).page(address(world))
    assert page.select_one(".conversation-text strong").get_text() == "toit"  # type: ignore[union-attr]
    assert "<script>fuit" in page.get_text()


def test_the_same_form_sent_twice_says_it_once(world: World, browser: Open) -> None:
    marie = browser(world.marie)
    for _ in range(2):
        answer = marie.post(address(world, "envoi/"), {"text": "Bonjour", "token": "le-même"})
        assert answer.status_code == 302
    with world.on(world.urbanvitaliz):
        assert Message.objects.count() == Event.objects.filter(type="message.posted").count() == 1


def test_nobody_else_reads_it_for_ten_seconds_and_its_author_may_take_it_back(world: World, browser: Open) -> None:
    marie, awa = browser(world.marie), browser(world.awa)
    marie.post(address(world, "envoi/"), {"text": "Trop vite", "token": "a"})
    assert "Trop vite" in shown(marie, world)
    assert "Trop vite" not in shown(awa, world)
    answer = marie.submit(address(world), "Annuler l’envoi")
    assert answer.status_code == 302
    page = marie.page(address(world))
    assert page.select_one("textarea").get_text(strip=True) == "Trop vite", "its words are a draft again"  # type: ignore[union-attr]
    with clock.moved_to(clock.now() + timedelta(minutes=1)):
        assert "Trop vite" not in shown(awa, world)
    one = said(world.alone, world.actor(world.marie), "Lu")
    with world.on(world.urbanvitaliz), pytest.raises(Refused, match="trop tard"):
        call_back(CONVERSATION, one, by=world.actor(world.marie))


def test_a_draft_is_kept_and_found_again_until_it_is_sent(world: World, browser: Open) -> None:
    marie = browser(world.marie)
    told = marie.post(address(world, "brouillon/"), {"text": "Je commence", "token": "x"})
    assert told.content.decode().startswith("Brouillon enregistré à")
    page = marie.page(address(world))
    assert "Je commence" in page.select_one("textarea").get_text()  # type: ignore[union-attr]
    assert "Je commence" not in str(browser(world.paul).page(address(world)))
    assert "Votre brouillon" in marie.page(address(world, "contenu/")).get_text()
    marie.submit(address(world), "Envoyer", text="Je finis")
    with world.on(world.urbanvitaliz):
        assert draft_of(CONVERSATION, afresh(world.alone), world.actor(world.marie)) is None
    marie.post(address(world, "brouillon/"), {"text": "Bof"})
    marie.post(address(world, "brouillon/"), {"text": " "})
    with world.on(world.urbanvitaliz):
        assert not PostDraft.objects.exists()


def test_nothing_is_said_with_nothing(world: World, browser: Open) -> None:
    answer = browser(world.marie).post(address(world, "envoi/"), {"text": "  ", "token": "x"})
    assert answer.status_code == 422
    assert "ou joignez un fichier" in answer.content.decode()


def test_it_quotes_what_it_answers(world: World, browser: Open) -> None:
    first = said(world.alone, world.actor(world.marie), "Qui peut financer\u00a0?")
    awa = browser(world.awa)
    answer = awa.submit(address(world, f"?repondre={first.pk}"), "Envoyer", text="L’EPF")
    assert answer.status_code == 302
    quoted = awa.page(address(world)).select_one(".conversation-answered")
    assert quoted is not None
    assert "Qui peut financer" in quoted.get_text()


def test_whoever_is_cited_is_known_whatever_the_accents(world: World) -> None:
    said(world.alone, world.actor(world.marie), "@awa diop et @Otto Kleinbis, @PAUL PETIT")
    with world.on(world.urbanvitaliz):
        assert set(Message.objects.get().mentioned) == {world.awa.user_id, world.paul.user_id}
        names = Event.objects.filter(type="message.mentioned").values_list("words__who", flat=True)
        assert set(names) == {"Awa Diop", "Paul Petit"}


def test_the_audience_is_named_before_sending(world: World) -> None:
    with world.on(world.urbanvitaliz):
        audience = audience_of(CONVERSATION, afresh(world.alone), world.actor(world.marie))
        assert audience.readers == (
            "3\u00a0personnes liront ce message\u00a0: Paul Petit (Mairie de Lille), Awa Diop (DDT du Nord), "
            "Otto Klein (Région)."
        )
        assert audience.others == "1\u00a0conseiller du territoire, l’équipe d’UrbanVitaliz"
        private = audience_of(ADVISERS_SPACE, afresh(world.alone), world.actor(world.awa))
        assert private.readers == "1\u00a0personne lira cette note\u00a0: Otto Klein (Région)."


def test_an_edit_says_so_and_keeps_what_was_read_for_the_advisers(world: World, browser: Open) -> None:
    one = said(world.alone, world.actor(world.marie), "Avant")
    answer = browser(world.marie).submit(address(world, f"{one.pk}/modifier/"), "Enregistrer", text="Après")
    assert answer.status_code == 302
    assert "modifié" in shown(browser(world.paul), world)
    assert "Avant" in browser(world.awa).page(address(world, f"{one.pk}/avant/")).get_text()
    assert browser(world.paul).get(address(world, f"{one.pk}/avant/")).status_code == 403
    with world.on(world.urbanvitaliz):
        assert MessageVersion.objects.get().text == "Avant"
        one = Message.objects.get()
        with pytest.raises(Refused, match="autre onglet"):
            edit_post(CONVERSATION, one, "Encore", version=1, by=world.actor(world.marie))
        with pytest.raises(Forbidden):
            edit_post(CONVERSATION, one, "Pas à moi", version=2, by=world.actor(world.awa))


def test_deleted_by_its_author_its_words_are_read_by_nobody(world: World, browser: Open) -> None:
    one = said(world.alone, world.actor(world.marie), "Une bêtise", files=("pdf",))
    said(world.alone, world.actor(world.awa), "Merci", reply_to=one.pk)
    assert browser(world.marie).post(address(world, f"{one.pk}/suppression/")).status_code == 302
    for reader in (world.marie, world.awa, world.sami):
        text = shown(browser(reader), world)
        assert "Message supprimé par son auteur" in text
        assert "Une bêtise" not in text
        assert "plan-0" not in text
    assert "Une bêtise" not in shown(browser(world.awa), world, "?q=betise").replace("« betise »", "")
    with world.on(world.urbanvitaliz):
        number = one.pk and CONVERSATION.file.objects.get(post=one).file_id
    assert browser(world.marie).get(address(world, f"fichiers/{number}/")).status_code == 404


def test_the_team_hides_for_a_reason_and_gives_back(world: World, browser: Open) -> None:
    one = said(world.alone, world.actor(world.otto), "Des mots durs")
    with world.on(world.urbanvitaliz):
        hide_post(CONVERSATION, one, reason="Blessant", by=world.actor(world.sami))
    assert "Message masqué par l’équipe du portail" in shown(browser(world.marie), world)
    assert "Blessant" not in shown(browser(world.marie), world)
    with world.on(world.urbanvitaliz):
        show_again(CONVERSATION, one, by=world.actor(world.sami))
    assert "Des mots durs" in shown(browser(world.marie), world)

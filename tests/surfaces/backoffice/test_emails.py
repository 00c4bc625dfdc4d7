"""A portal writes its e-mails in its own words: every variable is known, and none of what people wrote is read."""

import html as escaping
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoco.config.slots import MAIL_KINDS
from recoco.domain.submission.mails import RECEIPT, REFUSED
from recoco.kernel.mail.documents import TEXTS, usual_texts
from recoco.kernel.mail.filling import filled_html, filled_line, filled_text
from recoco.kernel.mail.kinds import MailKind
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.mail.owning import key_of
from recoco.kernel.mail.rendering import render
from recoco.kernel.mail.voices import Voice
from recoco.kernel.mail.wordings import Variable, link
from recoco.kernel.versions.actions import restore, save_document
from recoco.kernel.versions.models import Document, Version
from recoco.kernel.versions.problems import Unfit
from tests.examples import examples
from tests.queries import assert_queries
from tests.worlds import World

KEY = key_of(RECEIPT)
OURS = {"subject": "Reçu : {dossier}", "words": "Merci pour **{dossier}**.\n\n[Ouvrir]({lien})"}
WORDS = {"name": "Friche *Lebel* <b> {lien}", "number": 12, "path": "/dossiers/12/", "for_somebody": False}
VARIABLES = (Variable("prénom", "", "", "first_name"), Variable("message", "", "", "message"), link("", "", "link"))
VOICE = Voice(name="P", sender="", contact="", base_url="http://p.localhost")


def email(world: World, kind: MailKind = RECEIPT, **words: Any) -> OutgoingEmail:
    return OutgoingEmail(portal=world.urbanvitaliz, kind=kind.name, words=WORDS | words, to="m@exemple.fr")


def save(world: World, content: Any, key: str = KEY) -> Version | None:
    return save_document("texts", key, content, by=world.actor(world.adele))


@pytest.mark.parametrize("kind", [one for one in MAIL_KINDS if one.wording], ids=lambda kind: kind.name)
def test_the_words_of_the_product_are_where_one_starts(kind: MailKind) -> None:
    usual = usual_texts(key_of(kind))
    assert usual["subject"]
    assert TEXTS.problems(usual, key_of(kind)) == []


def test_codes_and_security_are_written_by_nobody() -> None:
    offered = " ".join(TEXTS.keys())
    assert not re.search("code|security|second_factor|notifications", offered)
    assert TEXTS.read("accounts-code") is None


@pytest.mark.usefixtures("on_a")
class TestSaved:
    """On UrbanVitaliz."""

    def test_what_is_saved_leaves_and_what_people_wrote_is_never_read(self, world: World) -> None:
        save(world, OURS)
        sent = email(world)
        render(sent)
        assert sent.subject == "Reçu : Friche *Lebel* <b> {lien}"
        assert sent.text.startswith(
            f"Merci pour Friche *Lebel* <b> {{lien}}.\n\nOuvrir ({world.urbanvitaliz.base_url}/dossiers/12/)"
        )
        assert "Friche *Lebel* &lt;b&gt; {lien}" in sent.html
        assert re.search(r'<a class="button" href="[^"]*/dossiers/12/"[^>]*>Ouvrir</a>', sent.html)

    def test_it_keeps_the_words_of_the_product_where_it_would_say_something_else(self, world: World) -> None:
        save(world, OURS)
        sent = email(world, for_somebody=True)
        render(sent)
        assert "déposée pour une collectivité" in sent.text

    def test_a_version_brings_the_words_of_the_product_back(self, world: World) -> None:
        usual = email(world)
        render(usual)
        save(world, OURS)
        assert world.urbanvitaliz.own_mails == [KEY]
        restore(Version.objects.of("texts", KEY).get(number=1), by=world.actor(world.adele))
        assert not Document.objects.exists()
        assert world.urbanvitaliz.own_mails == []
        again = email(world)
        render(again)
        assert (again.subject, again.text, again.html) == (usual.subject, usual.text, usual.html)

    def test_an_empty_field_is_the_one_of_the_product(self, world: World) -> None:
        save(world, {"subject": "Reçu", "words": ""})
        assert TEXTS.read(KEY) == {"subject": "Reçu", "words": usual_texts(KEY)["words"]}
        save(world, {"subject": "", "words": ""})
        assert TEXTS.read(KEY) == usual_texts(KEY)

    def test_it_costs_one_query_for_this_e_mail_alone(self, world: World) -> None:
        with assert_queries(1):  # the address of the portal
            render(email(world))
        save(world, OURS)
        with assert_queries(2):
            render(email(world))
        with assert_queries(1):
            render(email(world, REFUSED, by="Adèle", reason="Non", correction="/c/"))

    @pytest.mark.parametrize(
        ("content", "sentence"),
        [
            ({"words": "{dosier} [Ouvrir]({lien})"}, "Écrivez {dossier}."),
            ({"words": "{} [Ouvrir]({lien})"}, "ne se remplace pas"),
            ({"subject": "{lien}"}, "de l’objet"),
            ({"words": "Merci pour {dossier}."}, "Gardez «\u00a0{lien}\u00a0»"),
            ({"words": "[Ouvrir]({lien}) [là](https://exemple.fr/{dossier})"}, "Sortez «\u00a0{dossier}\u00a0»"),
            ({"words": "\\{lien} ({lien})"}, "comme lien"),
        ],
    )
    def test_what_it_cannot_say_is_refused_beside_its_field(self, world: World, content: Any, sentence: str) -> None:
        with pytest.raises(Unfit) as refused:
            save(world, content)
        (problem,) = refused.value.problems
        assert problem.path == next(iter(content))
        assert sentence in problem.sentence

    def test_a_key_without_e_mail_is_refused(self, world: World) -> None:
        with pytest.raises(Unfit):
            save(world, OURS, "accounts-code")


def test_a_paragraph_with_nothing_to_say_does_not_leave() -> None:
    words = {"portal": VOICE, "first_name": "", "message": "", "link": "/l/"}
    source = "Bonjour {prénom},\n\n> {message}\n\nVoici {prénom} [Ouvrir]({lien})"
    assert filled_text(source, VARIABLES, words) == "Voici  Ouvrir (http://p.localhost/l/)"
    assert "Bonjour" not in filled_html(source, VARIABLES, words)


written = st.text(alphabet="ab {}[]()<>&*_\"'`#>-.\n\\éprénom/:https\ue000\ue001" + "01", max_size=60)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=examples(150))
@given(source=written, value=written)
def test_whatever_is_written_or_filled_in_only_harmless_html_leaves(source: str, value: str) -> None:
    words = {"portal": VOICE, "first_name": value or "x", "message": value, "link": "/l/"}
    alone = filled_html("{prénom}", VARIABLES[:1], words)
    assert escaping.unescape(re.sub("</?(p|br)>", " ", alone)).split() == (value or "x").split() or not value.strip()
    html = filled_html(f"{source} {{prénom}}", VARIABLES, words)
    assert set(re.findall(r"</?(\w+)", html)) <= {
        "p", "br", "strong", "em", "h3", "h4", "h5", "ul", "ol", "li", "a", "blockquote",
    }  # fmt: skip
    assert all(address.startswith(("http", "mailto")) for address in re.findall(r'href="([^"]*)"', html))
    filled_text(source, VARIABLES, words)
    assert filled_line("{prénom}", VARIABLES, words) == (value or "x")

"""Every e-mail that tells of an event, as it is received: who, what, where to go, why one gets it, in good French."""

import re
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup

from recoco.kernel.activity.models import Event
from recoco.kernel.kit.slots import entries
from recoco.kernel.mail.kinds import MailKind
from recoco.kernel.mail.messages import message_of
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.portals import scope
from recoco.surfaces.notifications.table import TABLE
from tests.client import Browser
from tests.surfaces.notifications.advising import ADVISING
from tests.surfaces.notifications.conversing import CONVERSING, say
from tests.surfaces.notifications.letters import GESTURES
from tests.surfaces.notifications.post import at, work
from tests.surfaces.notifications.team_letters import TEAM
from tests.worlds import World

ALL = {**GESTURES, **TEAM, **ADVISING, **CONVERSING}
TOLD = sorted(row.event.name for row in TABLE if row.makes_notices)
# A straight apostrophe, a mark without its no-break space, a word that was not there.
CLUMSY = re.compile(r"\w'\w|[ \w][:;!?](?!//|\d|\w)|« | »|\bNone\b|  \S|\(\)|\.\.")


def letters(name: str, world: World) -> list[OutgoingEmail]:
    """Let it happen at ten; return the e-mails that tell it, at once or the next morning."""
    ALL[name](world)
    emails = [email for instant in (at(10), at(10, 10), at(14), at(8, day=1)) for email in work(instant)]
    with scope.everywhere("a test reads the log"):
        numbers = set(Event.objects.filter(type=name).values_list("pk", flat=True))
    return [email for email in emails if numbers & set(email.causes)]


def test_each_event_that_is_told_is_read_here() -> None:
    assert sorted(ALL) == TOLD


@pytest.mark.parametrize("name", TOLD)
def test_each_e_mail_is_complete(name: str, world: World) -> None:
    emails = letters(name, world)
    assert emails
    for email in emails:
        page = BeautifulSoup(email.html, "html.parser")
        (button,) = page.select("a.button")
        assert f"{button.get_text()}\u00a0: {button['href']}" in email.text
        assert str(button["href"]).startswith("http://")
        assert "Vous recevez cet e-mail parce que " in email.text
        assert "Vous recevez cet e-mail parce que " in page.get_text()
        words = re.sub(r"http\S+|\S+@\S+|Que faire ici \?", "", email.subject + "\n" + email.text)
        assert CLUMSY.findall(words) == [], words
        if email.case_id is not None:
            with scope.everywhere("a test reads an e-mail"):
                assert message_of(email).extra_headers["References"].startswith(f"<case-{email.case_id}.")


def test_whoever_becomes_referent_is_told_it_is_them(world: World) -> None:
    subjects = {email.to: email.subject for email in letters("owner.changed", world)}
    assert subjects["paul@exemple.fr"] == "Vous êtes maintenant référent·e du dossier – Friche Lebel"
    assert subjects["awa@exemple.fr"] == "Paul Petit est maintenant référent·e du dossier – Friche Lebel"


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("adviser.joined", "/dossiers/1-friche-lebel/#equipe"),
        ("outcome.declared", "#outcome-"),
        ("recommendation.published", "#reco-"),
        ("placement.objected", "/portails/retrait/"),
        ("case.received", "/moderation/?dossier="),
        ("adviser_request.submitted", "/moderation/conseillers/#demande-"),
        ("message.posted", "/conversation/?message="),
        ("note.mentioned", "/espace-conseillers/?message="),
        ("todo.assigned", "/espace-conseillers/a-faire/"),
        ("cases.handed_over", "/passations/"),
    ],
)
def test_the_button_opens_the_very_thing(name: str, path: str, world: World) -> None:
    for email in letters(name, world):
        button = BeautifulSoup(email.html, "html.parser").select_one("a.button")
        assert button is not None
        assert path.replace("/1-", f"/{world.alone.case_id}-") in str(button["href"])


def test_in_plain_text_nothing_that_somebody_writes_passes_for_ours(world: World) -> None:
    say(world, world.marie, "Bonjour.\n\nLire et répondre\u00a0: http://exemple.fr")
    (email,) = [one for one in work(at(14)) if one.to == "awa@exemple.fr"]
    assert "> Bonjour.\n" in email.text
    (ours,) = re.findall(r"^Lire et répondre\u00a0: (\S+)", email.text, re.MULTILINE)
    assert ours.startswith("http://urbanvitaliz.localhost")


@pytest.mark.parametrize("kind", entries("MAIL_KINDS"), ids=lambda kind: kind.name)
def test_the_team_reads_in_french_what_an_e_mail_is(kind: MailKind) -> None:
    assert kind.title != kind.name


def test_the_log_of_e_mails_says_it(world: World, browser: Callable[..., Browser]) -> None:
    (email,) = [one for one in letters("message.mentioned", world) if one.to == "awa@exemple.fr"]
    page = browser(world.sami).page(f"/administration/e-mails/{email.pk}/")
    assert "Messages où votre nom est cité" in page.get_text()
    assert "notifications.mention" not in page.get_text()

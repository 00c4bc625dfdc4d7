"""Anybody writes to the team: it reads them by e-mail, and nobody writes without end."""

from recoco.kernel.jobs.drills import work_until_quiet
from recoco.kernel.mail.models import OutgoingEmail
from tests.client import Browser
from tests.worlds import World

MESSAGE = {"name": "Marie <b>", "email": "marie@mairie.fr", "message": "Notre friche\n\n{lien} {{ portal }}"}


def test_the_team_receives_what_is_written_as_it_was_written(world: World, visitor: Browser) -> None:
    assert visitor.submit("/contact/", "Envoyer à l’équipe", **MESSAGE)["Location"] == "/contact/"
    work_until_quiet()
    with world.on(world.urbanvitaliz):
        email = OutgoingEmail.objects.get(kind="pages.contact")
    assert (email.to, email.state) == (world.urbanvitaliz.contact_email, "sent")
    assert email.subject == "Marie <b> écrit à l’équipe – UrbanVitaliz"
    assert "depuis la page de contact d’UrbanVitaliz" in email.text
    assert all(f"> {line}" in email.text for line in MESSAGE["message"].split("\n") if line)
    assert "Marie &lt;b&gt;" in email.html
    assert "{lien} {{ portal }}" in email.html


def test_what_is_missing_is_said_and_what_was_typed_stays(visitor: Browser) -> None:
    answer = visitor.submit("/contact/", "Envoyer à l’équipe", **{**MESSAGE, "email": "marie"})
    assert answer.status_code == 422
    assert "Notre friche" in answer.content.decode()


def test_the_fourth_message_of_an_address_waits(world: World, visitor: Browser) -> None:
    for _ in range(3):
        assert visitor.submit("/contact/", "Envoyer à l’équipe", **MESSAGE).status_code == 302
    answer = visitor.submit("/contact/", "Envoyer à l’équipe", **MESSAGE)
    assert answer.status_code == 429
    assert "Notre friche" in answer.content.decode()
    with world.on(world.urbanvitaliz):
        assert OutgoingEmail.objects.filter(kind="pages.contact").count() == 3

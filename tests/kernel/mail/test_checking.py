"""What `recoco doctor` says of e-mails: the server, the senders, the keys of links, what waits and what failed."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from recoco.kernel.kit import clock
from recoco.kernel.kit.findings import Finding, Level
from recoco.kernel.mail.checking import check_mail
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.mail.states import State
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal
from tests.kernel.mail.sink import Sink


def said(words: str) -> Finding:
    """Return the one finding that says *words*."""
    (found,) = [one for one in check_mail() if words in one.sentence]
    return found


def test_a_server_that_answers_is_fine(ponts: Portal, sink: Sink, settings: SimpleNamespace) -> None:
    settings.SMTP_URL = "smtp://127.0.0.1"
    assert said("serveur d’envoi").level is Level.FINE


def test_a_server_that_does_not_answer_is_wrong(ponts: Portal, no_server: None, settings: SimpleNamespace) -> None:
    settings.SMTP_URL = "smtp://127.0.0.1"
    found = said("serveur d’envoi")
    assert found.level is Level.WRONG
    assert "Vérifiez RECOCO_SMTP_URL" in found.sentence


def test_without_server_it_says_where_e_mails_go(ponts: Portal, settings: SimpleNamespace) -> None:
    settings.SMTP_URL = ""
    assert said("serveur d’envoi").level is Level.DOUBTFUL


@pytest.mark.parametrize(("mode", "level"), [("production", Level.WRONG), ("demo", Level.DOUBTFUL)])
def test_a_sender_that_servers_refuse(mode: str, level: Level, ponts: Portal, settings: SimpleNamespace) -> None:
    settings.MODE = mode
    Portal.objects.filter(pk=ponts.pk).update(sender_email="ponts@localhost")
    assert said("ponts@localhost").level is level


def test_keys_of_links(ponts: Portal, settings: SimpleNamespace) -> None:
    settings.LINK_KEYS = [settings.SECRET_KEY]
    assert said("RECOCO_LINK_KEYS").level is Level.DOUBTFUL
    settings.LINK_KEYS = ["courte"]
    assert said("RECOCO_LINK_KEYS").level is Level.WRONG
    settings.LINK_KEYS = ["k" * 40]
    assert said("leurs propres clés").level is Level.FINE


def test_what_waits_too_long_and_what_failed(hello: Any, ponts: Portal) -> None:
    assert said("Aucun e-mail ne traîne").level is Level.FINE
    email = hello()
    with clock.moved_to(clock.now() + timedelta(hours=2)):
        assert said("1\u00a0e-mail attend depuis plus d’une heure").level is Level.WRONG
    with scope.entering(ponts):
        OutgoingEmail.objects.filter(pk=email.pk).update(state=State.FAILED)
    assert said("1\u00a0e-mail n’a pas été remis depuis hier").level is Level.DOUBTFUL

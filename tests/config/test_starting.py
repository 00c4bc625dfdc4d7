"""What `recoco serve` and `recoco web` refuse before they do anything."""

import socket

import pytest
from pytest_django import Settings

from recoco.config import preparing
from recoco.config.addresses import refuse_public_demonstration, refuse_taken_port
from recoco.kernel.kit.refusals import Refused


@pytest.mark.parametrize("host", ["localhost", "recoco.localhost", "127.0.0.1"])
def test_the_demonstration_opens_on_this_machine(settings: Settings, host: str) -> None:
    settings.MODE, settings.ROOT_HOST = "demo", host
    refuse_public_demonstration()


@pytest.mark.parametrize("host", ["conseil.gouv.fr", "localhost.example.org", "192.0.2.7"])
def test_the_demonstration_never_opens_on_a_public_name(settings: Settings, host: str) -> None:
    settings.MODE, settings.ROOT_HOST = "demo", host
    with pytest.raises(Refused, match="RECOCO_MODE=production"):
        refuse_public_demonstration()


def test_a_real_service_chooses_its_name(settings: Settings) -> None:
    settings.MODE, settings.ROOT_HOST = "production", "conseil.gouv.fr"
    refuse_public_demonstration()


def test_a_taken_port_is_told_in_a_sentence(settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        settings.BIND, settings.PORT = other.getsockname()
        with pytest.raises(Refused, match=r"déjà pris.* PORT=[0-9]+ bin/serve"):
            refuse_taken_port()
    refuse_taken_port()


def test_nothing_starts_behind_its_migrations(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparing, "pending_migrations", lambda: ["cases.0002_outcomes"])
    with pytest.raises(Refused, match=r"cases\.0002_outcomes"):
        preparing.refuse_outdated_database()

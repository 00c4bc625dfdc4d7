"""Two portals, a real SMTP server, and the trial e-mails declared."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import transaction

from recoco.kernel.jobs.drills import work_until_quiet
from recoco.kernel.kit import slots
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.mail.sending import send
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal, Theme
from tests.kernel.mail import trial
from tests.kernel.mail.sink import Sink, SmtpServer
from tests.kernel.mail.templates_setting import with_trial_templates


@pytest.fixture(autouse=True)
def _declared(monkeypatch: pytest.MonkeyPatch, settings: Any) -> Iterator[None]:
    monkeypatch.setitem(sys.modules, "trial_slots", trial.SLOTS)  # type: ignore[arg-type]
    settings.SLOTS = "trial_slots"
    settings.TEMPLATES = with_trial_templates(settings.TEMPLATES)
    slots.entries.cache_clear()
    yield
    slots.entries.cache_clear()


@pytest.fixture
def ponts(db: None) -> Portal:
    """A neutral portal."""
    return trial.make_portal("ponts", name="SOS Ponts", legal_entity="Cerema", accent="#8a3b12")


@pytest.fixture
def friches(db: None) -> Portal:
    """A portal of the State."""
    return trial.make_portal("friches", name="UrbanVitaliz", theme=Theme.STATE, header_mention="Préfet\nde Corse")


@pytest.fixture
def hello(ponts: Portal) -> Callable[..., OutgoingEmail]:
    """Queue a trial e-mail of the neutral portal: `hello("marie@exemple.fr", who="Awa")`."""

    def queue(to: str = "marie@exemple.fr", *, who: str = "Awa Diop", kind: Any = trial.HELLO, **facts: Any) -> Any:
        words = {"code": "012345"} if kind is trial.CODE else {"who": who}
        with scope.entering(facts.pop("portal", ponts)), transaction.atomic():
            return send(kind, to=to, words=words, **facts)

    return queue


@pytest.fixture
def again() -> Callable[[OutgoingEmail], OutgoingEmail]:
    """Read a row again, whosever it is."""

    def read(email: OutgoingEmail) -> OutgoingEmail:
        with scope.everywhere("a test looks at an outbox"):
            return OutgoingEmail.objects.select_related("portal").get(pk=email.pk)

    return read


@pytest.fixture
def sink(settings: SimpleNamespace) -> Iterator[Sink]:
    """A real SMTP server, which the settings name."""
    sink = Sink()
    server = SmtpServer(sink)
    server.start()
    settings.MAILERS = smtp_at(server.port)
    yield sink
    server.stop()


@pytest.fixture
def no_server(settings: SimpleNamespace) -> None:
    """The settings name a server that does not listen."""
    settings.MAILERS = smtp_at(9)


@pytest.fixture
def mailbox_folder(settings: SimpleNamespace, tmp_path: Path) -> Path:
    """No SMTP server: e-mails are files of this folder."""
    folder = tmp_path / "mailbox"
    settings.MAILERS = {
        "default": {"BACKEND": "recoco.kernel.mail.folder.FolderBackend", "OPTIONS": {"folder": str(folder)}}
    }
    return folder


@pytest.fixture
def work() -> Callable[[], int]:
    """Do what the worker would."""
    return work_until_quiet


def smtp_at(port: int) -> dict[str, Any]:
    """Return the setting MAILERS for a server of this machine."""
    options = {"host": "127.0.0.1", "port": port, "timeout": 5}
    return {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}}

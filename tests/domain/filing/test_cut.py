"""A sending cut half-way leaves no row and, once swept, no content."""

import socket
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from recoco.domain.filing.actions import adding
from recoco.domain.filing.models import CommonFile
from recoco.kernel.activity.models import Event
from recoco.kernel.files.models import StoredFile
from recoco.kernel.files.sweeping import remove_orphans
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.kit import clock
from tests.client import Browser
from tests.domain.filing.making import added, address, unique
from tests.journeys.steps import session_of
from tests.worlds import URBANVITALIZ, World

Open = Callable[..., Browser]
MEGABYTE = 1024 * 1024
CSRF = "a" * 32


def contents(folder: Path) -> list[Path]:
    """Return what the storage keeps."""
    return [one for one in folder.rglob("*") if one.is_file()]


def sweep_later() -> int:
    """Let a day and a half pass, and the orphans go."""
    with clock.moved_to(clock.now() + timedelta(hours=36)):
        return remove_orphans(StopSignal())


def rows(world: World) -> int:
    """Count what the database knows of files."""
    with world.on(world.urbanvitaliz):
        return int(
            StoredFile.objects.count() + CommonFile.objects.count() + Event.objects.filter(type="file.added").count()
        )


@pytest.mark.django_db(transaction=True)
def test_a_browser_that_dies_half_way_leaves_nothing(
    world: World, folder: Path, live_server: Any, settings: Any
) -> None:
    settings.PUBLIC_PORT = urlsplit(live_server.url).port
    part = b'--x\r\nContent-Disposition: form-data; name="attached"; filename="plan.pdf"\r\n\r\n%PDF-1.7\n'
    head = (
        f"POST {address(world, 'ajout/')} HTTP/1.1\r\nHost: {URBANVITALIZ}:{settings.PUBLIC_PORT}\r\n"
        f"Cookie: sessionid={session_of(world.marie)}; csrftoken={CSRF}\r\nX-CSRFToken: {CSRF}\r\n"
        f"Content-Type: multipart/form-data; boundary=x\r\nContent-Length: {12 * MEGABYTE}\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", settings.PUBLIC_PORT)) as line:
        line.sendall(head.encode() + part + bytes(6 * MEGABYTE))
    wait_for_the_server()
    assert rows(world) == 0
    assert contents(folder) == []
    assert len(added(world, world.marie, "plan.pdf").new) == 1, "and it is sent again as if nothing had happened"


def wait_for_the_server() -> None:
    """Let it see that the line is cut.

    :raises TimeoutError: after ten seconds.
    """
    end = time.monotonic() + 10
    while any("process_request_thread" in thread.name for thread in threading.enumerate()):
        if time.monotonic() > end:
            raise TimeoutError("the live server still waits for what will not come")
        time.sleep(0.01)


def test_a_crash_between_the_contents_and_their_rows_leaves_what_is_swept(
    world: World, browser: Open, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object, **__: object) -> None:
        raise MemoryError

    marie = browser(world.marie)
    marie.raise_request_exception = False
    monkeypatch.setattr(adding, "tell_added", crash)
    assert marie.post(address(world, "ajout/"), {"attached": [unique("a.pdf"), unique("b.pdf")]}).status_code == 500
    assert rows(world) == 0
    assert len(contents(folder)) == 2
    monkeypatch.undo()
    added(world, world.marie, "gardé.pdf")
    assert sweep_later() == 2
    assert len(contents(folder)) == 1

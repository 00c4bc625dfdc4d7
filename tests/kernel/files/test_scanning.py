"""Where there is an antivirus it is asked, and what it was not shown is not kept."""

import socket
import struct
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from recoco.kernel.files.refusals import FileRefused
from recoco.kernel.files.storing import deposit
from recoco.kernel.portals.models import Portal
from tests.kernel.files.samples import sample, upload


class Clamd:
    """A server that speaks as clamd does, and finds « EICAR »."""

    def __init__(self, listening: socket.socket, answer: bytes = b"") -> None:
        self.seen: list[bytes] = []
        self._listening, self._answer = listening, answer
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                line, _ = self._listening.accept()
            except OSError:
                return
            with line, line.makefile("rb") as heard:
                assert heard.read(10) == b"zINSTREAM\0"
                content = b""
                while length := struct.unpack("!L", heard.read(4))[0]:
                    content += heard.read(length)
                self.seen.append(content)
                found = b"stream: Eicar-Test-Signature FOUND\0" if b"EICAR" in content else b"stream: OK\0"
                line.sendall(self._answer or found)


@pytest.fixture
def listening() -> Iterator[socket.socket]:
    """A place to listen at."""
    with socket.create_server(("127.0.0.1", 0)) as place:
        yield place


def at(place: socket.socket) -> str:
    """Return the address of a place, as the setting says it."""
    return f"tcp://127.0.0.1:{place.getsockname()[1]}"


def test_what_is_harmless_passes_whole_and_the_rest_does_not(
    here: Portal, folder: Path, listening: socket.socket, settings: Any
) -> None:
    settings.CLAMD_URL = at(listening)
    server = Clamd(listening)
    big = b"%PDF-1.7\n" + bytes(range(256)) * 1024
    kept = deposit(upload("plan.pdf", big))
    assert (kept.facts.size, server.seen) == (len(big), [big])
    with pytest.raises(FileRefused, match="L’antivirus refuse"):
        deposit(upload("virus.pdf", b"%PDF-1.7 EICAR"))
    assert len([one for one in folder.rglob("*") if one.is_file()]) == 1


def test_a_socket_of_this_machine_will_do(here: Portal, tmp_path: Path, settings: Any) -> None:
    place = tmp_path / "clamd.ctl"
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(place))
        listening.listen()
        settings.CLAMD_URL = f"unix://{place}"
        server = Clamd(listening)
        deposit(sample("pdf"))
        assert len(server.seen) == 1


@pytest.mark.parametrize("answer", [b"INSTREAM size limit exceeded. ERROR\0", b"\0"])
def test_what_it_does_not_understand_is_not_kept(
    answer: bytes, here: Portal, folder: Path, listening: socket.socket, settings: Any
) -> None:
    settings.CLAMD_URL = at(listening)
    Clamd(listening, answer)
    with pytest.raises(FileRefused, match="ne répond pas"):
        deposit(sample("pdf"))
    assert not folder.exists()


def test_nobody_there_is_said_and_nothing_is_kept(here: Portal, folder: Path, settings: Any) -> None:
    with socket.create_server(("127.0.0.1", 0)) as place:
        settings.CLAMD_URL = at(place)
    with pytest.raises(FileRefused, match="ne répond pas"):
        deposit(sample("pdf"))
    assert not folder.exists()


def test_without_one_nothing_is_asked(here: Portal, settings: Any) -> None:
    assert settings.CLAMD_URL == ""
    assert deposit(sample("pdf")).facts.name == "exemple.pdf"

"""The story of `recoco serve`, in real processes: start, loss of a child, second start, end."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.once("an installation of its own, on SQLite, whatever tests run on")]
PATIENCE_SECONDS = 240  # the first start plays three years of demonstration, beside other tests


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One installation for all these stories: preparing it is the slow part."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def place(home: Path) -> dict[str, str]:
    """The environment of that installation, on a free port."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}}
    return {**kept, "RECOCO_MODE": "demo", "RECOCO_HOME": str(home), "PORT": str(port)}


@pytest.fixture
def start(place: dict[str, str]) -> Iterator[Callable[[], "Serving"]]:
    started: list[Serving] = []

    def begin() -> Serving:
        started.append(Serving(place))
        return started[-1]

    yield begin
    for serving in started:
        serving.process.kill()
        serving.process.wait()


class Serving:
    """One `recoco serve`, its output kept."""

    def __init__(self, place: dict[str, str]) -> None:
        self.port = int(place["PORT"])
        self.said = Path(place["RECOCO_HOME"]) / f"said-{time.monotonic_ns()}"
        with self.said.open("w") as said:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "recoco", "serve"], env=place, stdout=said, stderr=subprocess.STDOUT
            )

    def children(self) -> list[int]:
        """Return the process ids of web and worker, in no order."""
        found = subprocess.run(["pgrep", "-P", str(self.process.pid)], capture_output=True, text=True, check=False)
        return [int(pid) for pid in found.stdout.split()]

    def wait_for(self, sentence: str) -> None:
        """Wait until *sentence*, a regular expression, was printed."""
        self.wait_until(lambda: re.search(sentence, self.said.read_text()))
        assert re.search(sentence, self.said.read_text()), self.said.read_text()

    def wait_until(self, happened: Callable[[], object]) -> None:
        """Wait until *happened*, or until the process died."""
        limit = time.monotonic() + PATIENCE_SECONDS
        while not happened() and self.process.poll() is None:
            assert time.monotonic() < limit, self.said.read_text()
            time.sleep(0.05)

    def is_listening(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def stop(self, number: signal.Signals) -> int:
        self.process.send_signal(number)
        return self.process.wait(PATIENCE_SECONDS)


def test_it_answers_survives_its_children_and_ends_in_order(start: Callable[[], Serving]) -> None:
    serving = start()
    serving.wait_for(rf"http://localhost:{serving.port}/ ")
    first = serving.children()
    assert len(first) == 2

    for child in first:
        os.kill(child, signal.SIGKILL)
    serving.wait_for(r"s’est arrêté \(code -9\)")
    serving.wait_until(lambda: len(set(serving.children()) - set(first)) == 2)
    serving.wait_until(serving.is_listening)

    assert serving.stop(signal.SIGTERM) == 0
    assert not serving.is_listening()

    again = start()
    again.wait_for("Recoco répond")
    assert "statiques" not in again.said.read_text()
    assert again.stop(signal.SIGINT) == 0


def test_nothing_outlives_it_even_killed(start: Callable[[], Serving]) -> None:
    serving = start()
    serving.wait_for("Recoco répond")
    serving.stop(signal.SIGKILL)
    limit = time.monotonic() + PATIENCE_SECONDS
    while serving.is_listening():
        assert time.monotonic() < limit
        time.sleep(0.05)


def test_a_second_one_on_the_same_port_says_so(start: Callable[[], Serving]) -> None:
    start().wait_for("Recoco répond")
    second = start()
    assert second.process.wait(PATIENCE_SECONDS) == 1
    assert "le port est déjà pris" in second.said.read_text()

"""Measures what runs: start-up, memory, idleness, and what a browser downloads: `python -m bench.processes`."""

import argparse
import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.environment import USUAL, set_up

PATIENCE = 60.0  # seconds
IDLE = 10.0  # seconds over which an idle worker is watched
TICKS = os.sysconf("SC_CLK_TCK")


@contextmanager
def running(command: str, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """Run a sub-command of recoco beside this process, until the end of the block."""
    environment = {**USUAL, **os.environ, "RECOCO_MODE": "production", "PORT": str(port)}
    process = subprocess.Popen([sys.executable, "-m", "recoco", command], env=environment)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def ask(port: int, host: str, path: str = "/") -> int | None:
    """Return the status of a page, None while nobody answers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path, headers={"Host": host})
        response = connection.getresponse()
        response.read()
    except OSError:
        return None
    else:
        return response.status
    finally:
        connection.close()


def seconds_until_answer(port: int, host: str) -> float:
    """Wait for a page and return how long it took.

    :raises TimeoutError: when it never comes.
    """
    start = time.monotonic()
    while time.monotonic() - start < PATIENCE:
        if ask(port, host) == 200:
            return time.monotonic() - start
        time.sleep(0.01)
    raise TimeoutError("The web process does not answer.")


def family(pid: int) -> list[int]:
    """Return a process and all that descend from it."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(one for child in children for one in family(int(child)))]


def memory(pid: int) -> str:
    """Return the memory of a process and its children: what each holds, and all of them, shared pages counted once."""
    held, together = [], 0
    for one in family(pid):
        lines = Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()[1:]
        facts = {name: int(rest.split()[0]) for name, _, rest in (line.partition(":") for line in lines)}
        held.append(f"{facts['Rss'] / 1_000:.0f}")
        together += facts["Pss"]
    return f"{' + '.join(held)} MB held, {together / 1_000:.0f} MB together"


def processor_seconds(pid: int) -> float:
    """Return the processor time that a process and its children have used."""
    spent = 0
    for one in family(pid):
        fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        spent += int(fields[11]) + int(fields[12])
    return spent / TICKS


def main() -> None:
    """Run the web process, then the worker, and print what each takes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=300, help="pages asked before the memory is read")
    asked = parser.parse_args()
    set_up()
    from bench.downloads import print_downloads
    from recoco.config.preparing import prepare
    from recoco.kernel.portals.models import PortalHost, Theme

    prepare(print)
    mains = PortalHost.objects.filter(is_main=True).select_related("portal").order_by("portal")
    hosts = {theme: host.name for theme in Theme if (host := mains.filter(portal__theme=theme).first())}
    if not hosts:
        sys.exit("The bench's database is empty: run `python -m bench.generate` first.")
    host, port = next(iter(hosts.values())), free_port()
    with running("web", port) as web:
        print(f"web: first page {seconds_until_answer(port, host):.2f} s after its start")
        for rank in range(asked.requests):
            ask(port, host, ("/", "/composants/", "/deposer/")[rank % 3])
        print(f"web: {memory(web.pid)} after {asked.requests} pages")
        print_downloads(hosts, port)
    with running("worker", port) as worker:
        time.sleep(IDLE)  # what was due at its start is done
        before = processor_seconds(worker.pid)
        time.sleep(IDLE)
        share = (processor_seconds(worker.pid) - before) / IDLE
        print(f"worker: {memory(worker.pid)}, {share:.1%} of a processor when idle")


if __name__ == "__main__":
    main()

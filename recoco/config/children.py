"""Runs the web process and the worker side by side, replaces one that dies, and drains both at the end."""

import ctypes
import gc
import multiprocessing
import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Sequence
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from types import FrameType

from django.db import connections

LONGEST_PAUSE_SECONDS = 30.0
# A child that lived this long was sound: its death is a new story.
SOUND_AFTER_SECONDS = 60.0
# The worker and the web process give themselves ten seconds to finish what they hold.
DRAIN_SECONDS = 15.0
GLANCE_SECONDS = 0.05


class Child:
    """One sub-command of recoco, in a process of its own.

    Forked, not started anew: Django is loaded already, so the child works at once and shares its memory.
    """

    def __init__(self, command: str) -> None:
        self.command = command
        self.process: BaseProcess | None = None
        self.due = 0.0  # when to start it, on the monotonic clock
        self._started = 0.0
        self._falls = 0

    def start(self) -> None:
        """Fork the process; no connection to the database may cross with it."""
        connections.close_all()
        self.process = multiprocessing.get_context("fork").Process(target=_run, args=(self.command, os.getpid()))
        self.process.start()
        self._started = time.monotonic()

    def has_fallen(self) -> bool:
        """Tell whether the process died since last asked; if so, set when to start another."""
        if self.process is None or self.process.is_alive():
            return False
        now = time.monotonic()
        self._falls = 1 if now - self._started > SOUND_AFTER_SECONDS else self._falls + 1
        pause = min(LONGEST_PAUSE_SECONDS, 0.25 * 2**self._falls)
        self.due = now + pause
        _say(
            f"Le processus {self.command} s’est arrêté (code {self.process.exitcode})\u00a0: "
            f"nouvel essai dans {pause:.1f}\u00a0s.".replace(".", ",", 1)
        )
        self.process = None
        return True


class Household:
    """The children together, from the first start to the last drain."""

    def __init__(self, commands: Sequence[str]) -> None:
        self.children = [Child(command) for command in commands]
        self._asked = 0
        self._ear, self._mouth = socket.socketpair()
        self._mouth.setblocking(False)

    def run(self, is_ready: Callable[[], bool]) -> None:
        """Keep the children alive until SIGTERM, SIGINT or SIGHUP, then drain them.

        :param is_ready: asked again and again until it answers yes; what it takes to announce the addresses.
        """
        signal.set_wakeup_fd(self._mouth.fileno())
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._on_signal)
        gc.freeze()
        ready = False
        while not self._asked:
            now = time.monotonic()
            for child in self.children:
                child.has_fallen()
                if child.process is None and child.due <= now:
                    child.start()
            ready = ready or is_ready()
            self._sleep(None if ready else GLANCE_SECONDS)
        self._drain()

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        self._asked += 1

    def _sleep(self, seconds: float | None) -> None:
        """Wait for a signal, the death of a child, the hour to start one, or the end of *seconds*."""
        pauses = [child.due - time.monotonic() for child in self.children if child.process is None]
        pauses += [] if seconds is None else [seconds]
        alive = [child.process.sentinel for child in self.children if child.process is not None]
        if self._ear in wait([self._ear, *alive], max(0.0, min(pauses)) if pauses else None):
            self._ear.recv(64)

    def _drain(self) -> None:
        """Let each child finish what it holds; a second signal, or patience spent, ends them at once."""
        processes = [child.process for child in self.children if child.process is not None]
        for process in processes:
            process.terminate()
        limit = time.monotonic() + DRAIN_SECONDS
        while alive := [process for process in processes if process.is_alive()]:
            left = limit - time.monotonic()
            if self._asked > 1 or left <= 0:
                for process in alive:
                    process.kill()
            if self._ear in wait([self._ear, *(process.sentinel for process in alive)], max(0.1, left)):
                self._ear.recv(64)


def end_with_parent(parent: int) -> None:
    """Have the kernel send SIGTERM to this process when its parent dies, so that no orphan keeps the port.

    :param parent: the parent's process id, to notice that it died meanwhile.
    """
    if sys.platform == "linux":
        set_parent_death_signal = 1
        ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGTERM)
        if os.getppid() != parent:
            raise SystemExit(1)


def _run(command: str, parent: int) -> None:
    from recoco.__main__ import main

    signal.set_wakeup_fd(-1)
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    end_with_parent(parent)
    main([command])


def _say(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")
    sys.stderr.flush()

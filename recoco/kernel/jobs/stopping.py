"""How work learns that it must end: after the item in hand, never in the middle of it."""

import threading
from weakref import WeakSet


class StopSignal:
    """Asked once, by any thread; work looks at it between two items."""

    def __init__(self) -> None:
        self._event = threading.Event()
        self._lock = threading.Lock()
        self._children: WeakSet[StopSignal] = WeakSet()

    @property
    def asked(self) -> bool:
        """Whether work should return as soon as the item in hand is done."""
        return self._event.is_set()

    def ask(self) -> None:
        """Ask whoever watches this signal, or one of its children, to return."""
        with self._lock:
            self._event.set()
            children = list(self._children)
        for child in children:
            child.ask()

    def wait(self, seconds: float) -> bool:
        """Sleep up to *seconds*, less when asked meanwhile; tell whether it was."""
        return self._event.wait(seconds)

    def child(self) -> "StopSignal":
        """Return a signal asked together with this one, and that can be asked alone."""
        child = StopSignal()
        with self._lock:
            self._children.add(child)
            already = self._event.is_set()
        if already:
            child.ask()
        return child

"""Tests run in test mode, whatever the environment says, and skip what this machine cannot show."""

import gc
import os
import shutil
from ctypes.util import find_library

import pytest

os.environ["RECOCO_MODE"] = "test"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "recoco.config.settings")
ON_POSTGRESQL = os.environ.get("TEST_DATABASE_URL", "").startswith("postgres")
# What another suite has shown on SQLite is not shown twice; `bin/check --exhaustif` plays it all on both.
BRIEFLY = ON_POSTGRESQL and not os.environ.get("RECOCO_EVERYTHING")

# Five thousand collected tests and the product itself live to the end: looking through them again and again for what to
# throw away takes a tenth of the time.
gc.disable()


def pytest_collection_finish() -> None:
    """From now on, only what tests make is looked through, and less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    gc.enable()


def chromium() -> str | None:
    """Return the path of the browser that journeys drive, or None when the machine has none."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


# What a mark needs of the machine, and how to install it.
NEEDS = {
    "browser": (chromium, "Chromium n’est pas installé (apt install chromium)"),
    "pdf": (lambda: find_library("pangoft2-1.0"), "Pango n’est pas installé (apt install libpangoft2-1.0-0)"),
}


# What may ask the database anything: to any other test, pytest-django refuses it.
ASKS_DATABASE = {"db", "transactional_db", "django_db_setup", "live_server"}


def is_once(item: pytest.Item) -> bool:
    """Tell whether *item* says the same whatever the database.

    It may not ask it, lays out as PDF what other tests have read as a page, or declares why (mark `once`).
    """
    asks = item.get_closest_marker("django_db") or ASKS_DATABASE & set(getattr(item, "fixturenames", ()))
    return not asks or any(map(item.get_closest_marker, ("once", "pdf")))


def pytest_report_header() -> str | None:
    """Say what is left out."""
    return "PostgreSQL: without the tests that ask no database, nor those marked « once »" if BRIEFLY else None


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what SQLite alone shows, begin with what is long, and skip what this machine cannot show.

    In continuous integration nothing is skipped: all it needs must be installed.
    """
    if BRIEFLY:
        left_out = [item for item in items if is_once(item)]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if not is_once(item)]
    # The longest first, so that both cores end together.
    items.sort(key=lambda item: not any(map(item.get_closest_marker, ("slow", "browser"))))
    if os.environ.get("CI"):
        return
    missing = {mark: why for mark, (found, why) in NEEDS.items() if not found()}
    for item in items:
        for mark, why in missing.items():
            if item.get_closest_marker(mark):
                item.add_marker(pytest.mark.skip(reason=why))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say once, at the end, that journeys were left out."""
    skipped = [report for report in terminalreporter.getreports("skipped") if "Chromium" in str(report.longrepr)]
    if skipped:
        terminalreporter.write_line(
            f"Parcours dans le navigateur non joués\u00a0: {len(skipped)}. Installez Chromium (apt install chromium).",
            yellow=True,
        )

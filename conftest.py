"""Tests run in test mode, whatever the environment says, and skip what this machine cannot show."""

import os
import shutil

import pytest

os.environ["RECOCO_MODE"] = "test"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "recoco.config.settings")


def chromium() -> str | None:
    """Return the path of the browser that journeys drive, or None when the machine has none."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip journeys where there is no browser, except in continuous integration: there it must be installed."""
    if chromium() or os.environ.get("CI"):
        return
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason="Chromium n’est pas installé (apt install chromium)"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say once, at the end, that journeys were left out."""
    skipped = [report for report in terminalreporter.getreports("skipped") if "Chromium" in str(report.longrepr)]
    if skipped:
        terminalreporter.write_line(
            f"Parcours dans le navigateur non joués\u00a0: {len(skipped)}. Installez Chromium (apt install chromium).",
            yellow=True,
        )

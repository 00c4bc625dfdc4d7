"""What is collected: enough, nothing useless, and light."""

from pathlib import Path
from typing import Any

import brotli
import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.test import override_settings

import recoco
from recoco.kernel.ui.finders import ChosenFilesFinder, names_in
from recoco.kernel.ui.views import catalogue

from .conftest import NEUTRAL, STATE

KB = 1000
FONTS = ("dsfr/dist/fonts/Marianne-Regular.woff2", "dsfr/dist/fonts/Marianne-Bold.woff2")


def weight(name: str) -> int:
    content = Path(finders.find(name)).read_bytes()  # type: ignore[arg-type]
    return len(content) if name.endswith(".woff2") else len(brotli.compress(content, quality=10))


@pytest.mark.parametrize(("portal", "fonts", "most"), [(STATE, FONTS, 200), (NEUTRAL, (), 115)])
def test_a_first_visit_is_light(ask: Any, slot: Any, portal: Any, fonts: tuple[str, ...], most: int) -> None:
    """The promise is 250 kB: the rest is for what pages add."""
    seen = BeautifulSoup(catalogue(ask(portal=portal)).content, "html.parser")
    asked = [link["href"] for link in seen.select("link[rel=stylesheet]")] + [s["src"] for s in seen.select("script")]
    names = [address.removeprefix("/static/") for address in asked if address.startswith("/static/")]
    assert sum(weight(name) for name in [*names, *fonts]) < most * KB


def test_our_scripts_stay_small() -> None:
    ours = Path(recoco.__file__).parent.glob("kernel/ui/static/ui/*.js")
    assert sum(len(script.read_text().splitlines()) for script in ours) <= 250


def test_only_chosen_files_are_served() -> None:
    assert finders.find("dsfr/dist/dsfr.main.min.css")
    assert finders.find("django_htmx/htmx-2.min.js")
    assert finders.find("ui/ui.css")
    assert not finders.find("dsfr/dist/dsfr.legacy.min.css")
    assert not finders.find("django_htmx/htmx-2.js")
    collected = [name for finder in finders.get_finders() for name, _ in finder.list([])]
    assert len(collected) == len(set(collected)) < 350
    assert [name for name in collected if name.startswith("django_htmx/")] == ["django_htmx/htmx-2.min.js"]


def test_a_stylesheet_brings_what_it_names() -> None:
    css = "a{b:url(../icons/x.svg)} c{d:url('data:image/svg+xml,<svg>')} e{f:url(\"fonts/y.woff?#iefix\")}"
    assert list(names_in(css, "dsfr/dist/z.css")) == ["dsfr/icons/x.svg", "dsfr/dist/fonts/y.woff"]
    assert "dsfr/dist/icons/system/add-line.svg" in ChosenFilesFinder().files


@pytest.mark.slow
def test_collecting_for_real_finds_every_name(tmp_path: Path, settings: Any) -> None:
    storages = {**settings.STORAGES, "staticfiles": {"BACKEND": "recoco.kernel.ui.storage.HashedFiles"}}
    with override_settings(STATIC_ROOT=tmp_path, STORAGES=storages):
        call_command("collectstatic", interactive=False, verbosity=0)
    collected = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert "staticfiles.json" in collected
    assert any(name.startswith("ui/ui.") and name.endswith(".css.br") for name in collected)
    assert not [name for name in collected if name == "ui/ui.css"]

"""Where the operator names a geocoder it is asked, over a real connection; everything works when it fails."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import LazySettings

from recoco.kernel.territories import geocoding
from recoco.kernel.territories.geocoding import Unanswered, addresses_like
from tests.client import Browser
from tests.queries import assert_queries
from tests.worlds import World

PLACE = {
    "geometry": {"coordinates": [3.0586, 50.6366]},
    "properties": {"label": "12 Rue de la Gare <b>59000</b> Lille"},
}
GOOD = json.dumps({"features": [PLACE]}).encode()


class Geocoder(BaseHTTPRequestHandler):
    """Answers what the path says."""

    asked: list[str] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        answers = {
            "/": (200, GOOD),
            "/moved": (302, b""),
            "/broken": (500, b"{}"),
            "/huge": (200, b" " * 300_000 + GOOD),
            "/html": (200, b"<html>"),
            "/list": (200, b"[1]"),
            "/lost": (200, json.dumps({"features": [{**PLACE, "geometry": {"coordinates": [500, 1e999]}}]}).encode()),
        }
        path = urlsplit(self.path).path
        if path == "/slow":
            time.sleep(1.5)
        status, body = answers.get(path, (200, GOOD))
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "/")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def geocoder(settings: LazySettings) -> Iterator[str]:
    """Runs one; the installation names it."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Geocoder)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    Geocoder.asked = []
    settings.GEOCODER_URL = f"http://127.0.0.1:{server.server_port}/"
    yield settings.GEOCODER_URL
    server.shutdown()
    server.server_close()


def test_what_is_typed_is_asked_and_never_called(geocoder: str, world: World) -> None:
    (found,) = addresses_like("  http://169.254.169.254/ &limit=50#x ", world.lille)
    assert (found.point.latitude, found.point.longitude) == (50.6366, 3.0586)
    asked = parse_qs(urlsplit(Geocoder.asked[0]).query)
    assert asked == {"q": ["http://169.254.169.254/ &limit=50#x"], "limit": ["5"], "citycode": [world.lille.insee]}


@pytest.mark.parametrize("path", ["moved", "broken", "huge", "html", "list", "slow"])
def test_it_fails_and_says_so(
    path: str, geocoder: str, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(geocoding, "PATIENCE_SECONDS", 0.5)
    settings.GEOCODER_URL = geocoder + path
    with pytest.raises(Unanswered):
        addresses_like("12 rue de la Gare", None)
    assert len(Geocoder.asked) == 1, "no redirection is followed"


def test_a_place_out_of_this_world_is_left_out(geocoder: str, settings: LazySettings) -> None:
    settings.GEOCODER_URL = geocoder + "lost"
    assert addresses_like("12 rue de la Gare", None) == []


def test_marie_finds_her_address_then_saves_it(
    geocoder: str, world: World, browser: Callable[..., Browser], settings: LazySettings
) -> None:
    marie, page = browser(world.marie), f"/dossiers/{world.case(world.alone).slug}/parametres/localisation/"
    typed = {"commune": world.lille.label, "address": "12 rue de la gare", "point": ""}
    found = marie.submit(page, "Chercher cette adresse", **typed)
    assert found.status_code == 200
    text = found.content.decode()
    assert "12 Rue de la Gare &lt;b&gt;59000&lt;/b&gt; Lille" in text
    assert 'value="12 rue de la gare"' in text
    chosen = marie.post(page, {**typed, "choisir": "50,63660 3,05860"})
    assert 'value="50,63660 3,05860"' in chosen.content.decode()
    assert world.case(world.alone).latitude is None, "nothing is saved yet"
    settings.GEOCODER_URL = geocoder + "broken"
    assert "ne répond pas" in marie.post(page, {**typed, "chercher": "1"}).content.decode()
    assert marie.submit(page, "Enregistrer", **{**typed, "point": "50,63660 3,05860"}).status_code == 302
    assert world.case(world.alone).latitude == pytest.approx(50.6366)


def test_without_it_nothing_offers_it(world: World, browser: Callable[..., Browser]) -> None:
    marie, page = browser(world.marie), f"/dossiers/{world.case(world.alone).slug}/parametres/localisation/"
    with assert_queries(11):
        assert "Chercher cette adresse" not in marie.page(page).get_text(" ")

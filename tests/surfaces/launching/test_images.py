"""A portal goes through an archive with its real logo, is changed by hand in it, and serves what changed at once."""

import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile

from recoco.kernel.kit.refusals import Refused
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal
from recoco.kernel.versions.actions import save_document
from recoco.kernel.versions.images import keep_image
from recoco.kernel.versions.kinds import document_kinds
from recoco.surfaces.demo.documents import plan
from recoco.surfaces.launching.actors import SERVER, at_portal
from tests.client import Browser
from tests.surfaces.backoffice.conftest import image
from tests.surfaces.launching.test_creating import run
from tests.surfaces.launching.trial import created

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("image")]
__all__ = ["image"]  # the folder where images are kept


@pytest.fixture
def logo() -> ContentFile:
    """A real image, of some thousands of pixels."""
    return plan("logo.png", width=120, height=80)


@pytest.fixture
def illustrated(logo: ContentFile) -> Portal:
    """A portal whose logo, and the picture of its home, are files; its name is not a template's, its key is."""
    portal = created("friches", "friches", name="Friches du Littoral")
    by = at_portal(SERVER, portal)
    with scope.entering(portal):
        digest = keep_image(logo, by=by)
        save_document("identity", "", {**document_kinds()["identity"].read(""), "logo": digest}, by=by)
        blocks = document_kinds()["home"].read("")["blocks"]
        save_document("home", "", {"blocks": [{**blocks[0], "image": digest}, *blocks[1:]]}, by=by)
    return portal


def online(key: str) -> Browser:
    """Open the portal of that key, and visit it."""
    portal = Portal.objects.get(key=key)
    Portal.objects.filter(pk=portal.pk).update(state="online")
    return Browser(portal)


def logo_of(browser: Browser) -> bytes:
    """Return the bytes of the logo that the home shows."""
    shown = browser.page("/").select_one("img.ui-logo")
    assert shown is not None
    return b"".join(browser.get(str(shown["src"])).streaming_content)  # type: ignore[attr-defined]


def test_it_comes_back_with_its_images(
    illustrated: Portal, logo: ContentFile, tmp_path: Path, image: Callable[[str], Any]
) -> None:
    archive, folder, other = tmp_path / "friches.zip", tmp_path / "friches", image("autre").read()
    with pytest.raises(Refused, match="a des images"):
        run("export", "friches", str(tmp_path / "friches.yaml"))
    run("export", "friches", str(archive))
    run("create", "Copie", "--template", str(archive), "--admin", "lea@exemple.fr")
    run("create", "Reflet", "--template", "portail:friches", "--admin", "lea@exemple.fr")
    logo.seek(0)
    drawn = logo.read()
    assert logo_of(online("copie")) == logo_of(online("reflet")) == logo_of(online("friches")) == drawn

    zipfile.ZipFile(archive).extractall(folder)
    text = (folder / "portail.yaml").read_text()
    was, now = sha256(drawn).hexdigest(), sha256(other).hexdigest()
    (folder / "images" / "neuf.png").write_bytes(other)
    (folder / "portail.yaml").write_text(text.replace(f"logo: {was}", f"logo: {now}").replace("Une friche", "Un site"))
    said = run("import", str(folder), "--into", "friches", "--yes")
    assert "- Une friche dans votre commune" in said
    assert "+ Un site dans votre commune" in said
    assert "Friches du Littoral est à jour" in said
    browser = online("friches")
    assert logo_of(browser) == other
    assert browser.page("/").h1.get_text().startswith("Un site")
    assert f"/images/{was}/" in str(browser.page("/").main)
    assert run("import", str(folder), "--into", "friches", "--yes").startswith("Rien ne change")


def test_an_image_that_the_archive_lacks_is_said_and_nothing_changes(illustrated: Portal, tmp_path: Path) -> None:
    archive, folder = tmp_path / "friches.zip", tmp_path / "friches"
    run("export", "friches", str(archive))
    zipfile.ZipFile(archive).extractall(folder)
    path = folder / "portail.yaml"
    path.write_text(path.read_text().replace("logo: ", "logo: f"))
    with pytest.raises(Refused, match=r"identity\.logo"):
        run("create", "Copie", "--template", str(folder), "--admin", "lea@exemple.fr")
    assert not Portal.objects.filter(key="copie").exists()

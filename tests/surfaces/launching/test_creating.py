"""A portal made from the server answers at once, is seen by its team only, and lets its first administrator in."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from recoco.domain.accounts.models import PortalInvitation
from recoco.kernel.access.actor import Actor, Forbidden
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal, PortalHost, PortalState
from recoco.surfaces.launching.actions.creating import create_portal
from tests.client import Browser
from tests.surfaces.launching.trial import created
from tests.worlds import World

pytestmark = pytest.mark.django_db


def run(*words: str) -> str:
    """Run `recoco portal`."""
    out = StringIO()
    call_command("portal", *words, stdout=out)
    return out.getvalue()


def test_it_answers_at_once_and_is_not_seen_yet() -> None:
    portal = created(subject="Face à la mer")
    assert (portal.state, portal.baseline) == (PortalState.PREPARATION, "Face à la mer")
    visitor = Browser(portal)
    assert visitor.host == "littoral.localhost"
    assert "ouvrira bientôt" in visitor.page("/", status=403).get_text()
    assert "Conseil Littoral" not in Browser(host="localhost").page("/").get_text()


def test_its_first_administrator_is_invited_and_comes_in() -> None:
    portal = created()
    with scope.entering(portal):
        invitation = PortalInvitation.objects.get()
        assert (invitation.email, invitation.role) == ("lea@exemple.fr", "admin")
        email = OutgoingEmail.objects.get()
    link = email.words["link"]
    assert link.startswith(portal.base_url)
    assert "Conseil Littoral" in Browser(portal).page(link.removeprefix(portal.base_url)).get_text()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"key": "deux mots"}, "lettres sans accent"),
        ({"key": ""}, "lettres sans accent"),
        ({"key": "a" * 60}, "50 caractères"),
        ({"name": " "}, "de 1 à 80"),
        ({"host": "https://littoral.fr"}, "sans https://"),
        ({"host": "localhost"}, "plateforme elle-même"),
        ({"admin_email": "lea"}, "adresse e-mail complète"),
        ({"template": "rien"}, "Modèles livrés"),
    ],
)
def test_what_does_not_fit_is_refused_and_leaves_nothing(words: dict[str, Any], said: str) -> None:
    with pytest.raises(Refused, match=said):
        created(**words)
    assert not Portal.objects.exists()


def test_a_key_or_an_address_serves_once() -> None:
    created()
    with pytest.raises(Refused, match="déjà celui d’un portail"):
        created(host="autre.localhost")
    with pytest.raises(Refused, match="mène déjà à un portail"):
        created("autre", host="Littoral.localhost.")
    assert Portal.objects.count() == 1


def test_only_an_operator_creates(world: World) -> None:
    for who in (Actor(), world.actor(world.adele)):
        with pytest.raises(Forbidden):
            create_portal("x", name="X", template="vierge", admin_email="x@exemple.fr", by=who)


def test_the_command_creates_lists_exports_imports_and_archives(tmp_path: Path) -> None:
    file = tmp_path / "littoral.yaml"
    said = run(
        "create", "Conseil Littoral", "--template", "ponts", "--admin", "lea@exemple.fr", "--alias", "l.localhost"
    )
    assert "http://conseil-littoral.localhost" in said
    assert "En préparation" in run("list")
    assert {host.name for host in PortalHost.objects.all()} == {"conseil-littoral.localhost", "l.localhost"}
    run("export", "conseil-littoral", str(file))
    run("create", "Copie", "--template", str(file), "--admin", "lea@exemple.fr")
    run("create", "Reflet", "--template", "portail:copie", "--admin", "lea@exemple.fr")
    assert "- Reflet" in run("import", str(file), "--into", "reflet", "--yes")
    assert run("import", str(file), "--into", "reflet", "--yes").startswith("Rien ne change")
    file.write_text(file.read_text().replace("Qu’est-ce qui vous inquiète", "Que voyez-vous"))
    said = run("import", str(file), "--into", "reflet", "--yes")
    assert "+ Que voyez-vous" in said
    assert "est à jour" in said
    run("archive", "reflet")
    file.write_text(file.read_text().replace("Que voyez-vous", "Que craignez-vous"))
    with pytest.raises(Refused, match="archivé"):
        run("import", str(file), "--into", "reflet", "--yes")
    with pytest.raises(Refused, match="déjà archivé"):
        run("archive", "reflet")
    run("reopen", "reflet")
    assert Portal.objects.get(key="reflet").state == PortalState.PREPARATION
    with pytest.raises(Refused, match="Aucun portail"):
        run("export", "rien", str(file))


def test_an_import_is_not_done_before_somebody_says_yes(tmp_path: Path, monkeypatch: Any) -> None:
    created(template="vierge")
    file = tmp_path / "littoral.yaml"
    run("export", "littoral", str(file))
    file.write_text(file.read_text().replace("Une idée", "Une envie"))
    monkeypatch.setattr("builtins.input", lambda: "n")
    assert "Une envie" in run("import", str(file), "--into", "littoral")
    assert "Une envie" in run("import", str(file), "--into", "littoral")

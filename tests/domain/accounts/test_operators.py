"""The people who run the platform: from the command to the root host."""

from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command

from recoco.domain.accounts.models import User
from recoco.kernel.access.permissions import Role
from tests.client import Browser
from tests.domain.accounts.authenticator import code_of
from tests.domain.accounts.post import mails_to, sign_in_by_code


def create(email: str = "Ops@exemple.fr") -> str:
    said = StringIO()
    call_command("operator", "create", email, stdout=said)
    return said.getvalue()


@pytest.mark.django_db
def test_the_first_operator_signs_in_on_the_root_host() -> None:
    assert "http://localhost:8000/connexion/" in create()
    user = User.objects.get(email="ops@exemple.fr")
    assert user.is_operator
    assert not user.has_usable_password()
    root = Browser()
    assert sign_in_by_code(root, "ops@exemple.fr", to="/mon-compte/")["Location"] == "/connexion/second-facteur/choix/"
    assert mails_to("ops@exemple.fr")[0].portal_id is None
    assert root.get("/mon-compte/").status_code == 302
    kept = root.page("/connexion/second-facteur/choix/").select_one(".accounts-secret").text.replace(" ", "")  # type: ignore[union-attr]
    root.post("/connexion/second-facteur/choix/", {"code": code_of(kept)})
    answer = root.get("/mon-compte/")
    assert answer.status_code == 200
    assert answer.wsgi_request.actor.roles == {Role.ANONYMOUS, Role.OPERATOR}
    for page in ("double-authentification", "sessions", "mot-de-passe"):
        root.page(f"/mon-compte/{page}/")
    root.page("/mes-portails/")


@pytest.mark.django_db
def test_a_lost_factor_is_reset_on_the_server() -> None:
    create()
    user = User.objects.get()
    Authenticator.objects.create(user=user, type="totp", data={})
    call_command("operator", "reset", "ops@exemple.fr", stdout=StringIO())
    assert not Authenticator.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("gesture", "email"), [("create", "ops"), ("create", "ops@exemple.fr"), ("reset", "autre@exemple.fr")]
)
def test_what_cannot_be_is_said_in_french(gesture: str, email: str) -> None:
    create()
    with pytest.raises(CommandError, match=r"adresse|déjà"):
        call_command("operator", gesture, email)

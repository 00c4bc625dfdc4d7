"""Refusals and failures are pages too: in French, without a query, whatever is missing."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.test import RequestFactory

from recoco.kernel.kit.refusals import Refused
from recoco.kernel.ui import errors
from recoco.kernel.ui.middleware import RefusedMiddleware
from recoco.kernel.ui.navigation import Entry, signed_in

from .conftest import STATE, actor


@pytest.fixture(autouse=True)
def _links(slot: Any) -> None:
    slot(
        NOT_FOUND_LINKS=(
            Entry("Changer de compte", "ui:catalogue", when=signed_in),
            Entry("Contacter l’équipe", "ui:catalogue"),
        )
    )


def text(response: Any) -> str:
    return " ".join(BeautifulSoup(response.content, "html.parser").main.get_text(" ").split())


@pytest.mark.parametrize("status", [400, 403, 404, 409, 413, 429, 500])
def test_every_status_has_its_page(ask: Any, status: int) -> None:
    response = errors.answer(ask(portal=STATE), errors.TROUBLES[status])
    seen = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == status
    assert seen.h1.get_text() == errors.TROUBLES[status].title
    assert seen.title.get_text() == f"{errors.TROUBLES[status].title} – UrbanVitaliz"


def test_404_names_the_account_in_use_and_says_where_to_go(ask: Any) -> None:
    response = errors.not_found(ask("/dossiers/12/", portal=STATE, actor=actor("Nora Petit")))
    assert response.status_code == 404
    assert "le compte de Nora Petit ne permet pas de la voir" in text(response)
    assert "Changer de compte" in text(response)


def test_404_asks_visitors_to_sign_in_first(ask: Any) -> None:
    said = text(errors.not_found(ask("/dossiers/12/", actor=actor())))
    assert "Connectez-vous d’abord" in said
    assert "Contacter l’équipe" in said
    assert "Changer de compte" not in said


def test_errors_need_nothing_of_what_middlewares_give(rf: RequestFactory) -> None:
    bare: Any = rf.get("/dossiers/12/")
    for response in (
        errors.bad_request(bare),
        errors.forbidden(bare),
        errors.not_found(bare),
        errors.csrf_failure(bare, "no cookie"),
        errors.too_large(bare),
        errors.server_error(bare),
    ):
        assert "Recoco" in response.content.decode()


def test_403_says_the_reason_when_there_is_one(ask: Any) -> None:
    reason = "Votre rôle sur ce portail ne permet pas cette action."
    assert reason in text(errors.forbidden(ask(), PermissionDenied(reason)))


def test_too_much_data_is_413(ask: Any) -> None:
    assert errors.bad_request(ask(), RequestDataTooBig("too big")).status_code == 413


def test_a_refusal_is_a_page_that_says_why(ask: Any) -> None:
    middleware = RefusedMiddleware(lambda request: None)  # type: ignore[arg-type,return-value]
    response = middleware.process_exception(ask(), Refused("Ce dossier est clos."))
    assert response is not None
    assert response.status_code == 409
    assert "Ce dossier est clos." in text(response)
    assert middleware.process_exception(ask(), ValueError("other")) is None


def test_a_limit_is_429_with_the_time_to_wait(ask: Any) -> None:
    class TooMany(Refused):
        status = 429
        seconds = 90

    response = RefusedMiddleware(lambda request: None).process_exception(ask(), TooMany("Réessayez plus tard."))  # type: ignore[arg-type,return-value]
    assert response is not None
    assert (response.status_code, response["Retry-After"]) == (429, "90")


def test_for_htmx_a_refusal_goes_where_messages_are(ask: Any) -> None:
    response = errors.refused(ask(htmx=True), "Ce dossier est clos.")
    assert response.status_code == 409
    assert (response["HX-Retarget"], response["HX-Reswap"]) == ("#messages", "innerHTML")
    assert "Ce dossier est clos." in response.content.decode()
    assert "<html" not in response.content.decode()


def test_500_survives_broken_templates(rf: RequestFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: Any) -> str:
        raise RuntimeError("no template")

    monkeypatch.setattr(errors, "render_to_string", broken)
    response = errors.server_error(rf.get("/"))
    assert response.status_code == 500
    assert "Une erreur s’est produite chez nous" in response.content.decode()


@pytest.mark.django_db
def test_errors_make_no_query(ask: Any, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        errors.not_found(ask("/dossiers/12/", portal=STATE, actor=actor("Nora Petit")))
        errors.server_error(ask(portal=STATE))

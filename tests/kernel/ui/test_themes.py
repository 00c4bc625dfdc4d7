"""The accent's stylesheet."""

import pytest
from django.http import Http404
from django.test import RequestFactory

from recoco.kernel.ui.themes import accent


def test_an_accent_is_a_sheet_kept_for_ever(rf: RequestFactory) -> None:
    response = accent(rf.get("/theme/8a3b12.css"), "8a3b12")
    assert response["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in response["Cache-Control"]
    assert "--accent-fill: #8a3b12;" in response.content.decode()


@pytest.mark.parametrize("colour", ["ffd700", "red", "8a3b12;}body{", "é"])
def test_no_other_text_becomes_a_sheet(rf: RequestFactory, colour: str) -> None:
    with pytest.raises(Http404):
        accent(rf.get("/"), colour)

"""What is written in colour can be read."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from recoco.kernel.ui.colours import GREY_GROUND, accepted_accent, contrast_ratio, palette

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_contrast_is_counted_as_wcag_does() -> None:
    assert contrast_ratio("#000000", "#ffffff") == pytest.approx(21)
    assert contrast_ratio("#ffffff", "#767676") == pytest.approx(4.54, abs=0.01)
    assert contrast_ratio("#777777", "#777777") == 1


@pytest.mark.parametrize(("accent", "accepted"), [("#767676", True), ("#777777", False), ("#FFD700", False)])
def test_an_accent_must_read_on_white(accent: str, accepted: bool) -> None:
    assert accepted_accent(accent) is accepted


@pytest.mark.parametrize("accent", ["", "red", "#fff", "#12345g", "#0f5c6e;}", "0f5c6e"])
def test_what_is_not_a_colour_is_no_accent(accent: str) -> None:
    assert not accepted_accent(accent)


@given(colours)
def test_whatever_the_accent_its_palette_reads(accent: str) -> None:
    assume(accepted_accent(accent))
    named = palette(accent)
    for ground in ("#ffffff", GREY_GROUND, named["tint-1"], named["tint-2"], named["tint-3"]):
        assert contrast_ratio(named["ink"], ground) >= 4.5
    for fill in ("fill", "fill-hover", "fill-active"):
        assert contrast_ratio("#ffffff", named[fill]) >= 4.5


def test_a_pale_accent_has_no_palette() -> None:
    with pytest.raises(ValueError, match="not readable"):
        palette("#ffd700")

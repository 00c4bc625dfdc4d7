"""Colours that can be read: contrast as WCAG counts it, and the palette that one accent gives."""

import re

WHITE, BLACK = "#ffffff", "#000000"
# The palest grounds on which the DSFR writes links: grey-950 is its darkest.
GREY_GROUND = "#eeeeee"
READABLE = 4.5
_HEX = re.compile(r"#[0-9a-fA-F]{6}")


def contrast_ratio(a: str, b: str) -> float:
    """Return the WCAG contrast of two colours written `#rrggbb`, from 1 to 21.

    :raises ValueError: when one of them is not such a colour.
    """
    light, dark = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def is_colour(text: str) -> bool:
    """Tell whether *text* is a colour written `#rrggbb`."""
    return bool(_HEX.fullmatch(text))


def accepted_accent(accent: str) -> bool:
    """Tell whether *accent* is a colour that reads on white, and white on it (WCAG AA, 4.5)."""
    return is_colour(accent) and contrast_ratio(accent, WHITE) >= READABLE


def palette(accent: str) -> dict[str, str]:
    """Return the named colours of a theme built on *accent*.

    `fill` carries white words; `ink` writes on white, on greys and on every tint; the tints are grounds.

    :raises ValueError: when the accent is not accepted.
    """
    if not accepted_accent(accent):
        raise ValueError(f"{accent} is not readable on white.")
    tints = {f"tint-{rank}": mixed(accent, WHITE, share) for rank, share in enumerate((0.05, 0.09, 0.13, 0.28), 1)}
    written_on = (GREY_GROUND, tints["tint-1"], tints["tint-2"], tints["tint-3"])
    ink = accent.lower()
    while min(contrast_ratio(ink, ground) for ground in written_on) < READABLE:
        ink = mixed(ink, BLACK, 0.96)
    return {
        "fill": accent.lower(),
        "fill-hover": mixed(accent, BLACK, 0.86),
        "fill-active": mixed(accent, BLACK, 0.74),
        "ink": ink,
        "middle": mixed(accent, WHITE, 0.72),
        **tints,
    }


def mixed(colour: str, other: str, share: float) -> str:
    """Return *share* of *colour* in *other*, channel by channel."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


def _channels(colour: str) -> tuple[int, ...]:
    if not _HEX.fullmatch(colour):
        raise ValueError(f"{colour!r} is not written #rrggbb.")
    return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))


def _luminance(colour: str) -> float:
    red, green, blue = (
        c / 12.92 if (c := channel / 255) <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for channel in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

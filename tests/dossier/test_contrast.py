"""The page's colours are far enough apart to be read, in light and in dark (WCAG 2.2 AA)."""

import re
from pathlib import Path

import pytest

from twicetold import dossier as formats

STYLE = (Path(formats.__file__ or "").parent / "templates" / "dossier.css").read_text("utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--([a-z0-9]+):(#[0-9a-f]{3,6})", block))
    for block in re.findall(r":root\{([^}]*--ink[^}]*)\}", STYLE)
)
TEXT = 4.5
DRAWN = 3.0
INKS = ("ink", "quiet", "link", "good", "bad", "doubt", "one")


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(sign * 2 for sign in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


PAIRS = [
    *((ink, ground) for ground in ("paper", "card") for ink in INKS),
    *((ink, "mark") for ink in ("ink", "bad", "link")),
]


@pytest.mark.parametrize("theme", [LIGHT, {**LIGHT, **DARK}], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_words_stand_out_from_what_they_stand_on(
    theme: dict[str, str], ink: str, ground: str
) -> None:
    assert _contrast(theme[ink], theme[ground]) >= TEXT


@pytest.mark.parametrize("theme", [LIGHT, {**LIGHT, **DARK}], ids=["light", "dark"])
@pytest.mark.parametrize("tone", range(6))
def test_lines_stand_out_from_the_card(theme: dict[str, str], tone: int) -> None:
    assert _contrast(theme[f"t{tone}"], theme["card"]) >= DRAWN

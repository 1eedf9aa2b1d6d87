"""Whether a colour can be read on another one, and the colours that go with an accent."""

from __future__ import annotations

from typing import Final, NamedTuple

LEAST_CONTRAST: Final = 4.5
"""What text needs against what it stands on (WCAG 2.2, level AA)."""

WHITE: Final = "#ffffff"
NIGHT: Final = "#14181b"
"""The paper of a web page in a dark room, as its style sheet has it."""

_TINT: Final = 0.08
_NIGHT_TINT: Final = 0.14


class Accent(NamedTuple):
    """A colour with its tint, on white paper and on dark."""

    ink: str
    tint: str
    night_ink: str
    night_tint: str


def contrast(one: str, other: str) -> float:
    """How far two colours `#rrggbb` stand apart, from 1 to 21 (WCAG 2.2)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def stands_out(colour: str) -> bool:
    """Whether text of this colour can be read on white paper and on its own tint."""
    return contrast(colour, mixed(colour, WHITE, _TINT)) >= LEAST_CONTRAST


def mixed(colour: str, ground: str, share: float) -> str:
    """A colour laid over a ground with a share from 0 to 1."""
    pairs = zip(_parts(colour), _parts(ground), strict=True)
    return "#" + "".join(f"{round(top * share + below * (1 - share)):02x}" for top, below in pairs)


def accent(colour: str) -> Accent:
    """The colours that documents need of an accent; in the dark it is lightened till it is read."""
    night_tint = mixed(colour, NIGHT, _NIGHT_TINT)
    steps = (mixed(colour, WHITE, 1 - step / 20) for step in range(21))
    grounds = NIGHT, night_tint
    night = next(s for s in steps if all(contrast(s, g) >= LEAST_CONTRAST for g in grounds))
    return Accent(colour.lower(), mixed(colour, WHITE, _TINT), night, night_tint)


def _parts(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue


def _luminance(colour: str) -> float:
    """The relative luminance, from 0 to 1."""
    parts = [part / 255 for part in _parts(colour)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

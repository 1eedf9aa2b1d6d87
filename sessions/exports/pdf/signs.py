"""The signs of matrices and findings as small drawings: told apart by shape, not by colour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

SIGNS: Final = ("said", "against", "both", "unheard")
"""Those that are drawn: see `workshop.report.blocks.Sign`. That one says nothing is a dot."""

_HIGH: Final = 10
_STEP: Final = 15
_OPENING: Final = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}">'


def sign_drawn(sign: str, inks: Mapping[str, str]) -> str:
    """A sign in a square, as SVG; `inks` are colours by name, as `#rrggbb`."""
    accent, muted, ink, paper = (inks[name] for name in ("accent", "muted", "ink", "paper"))
    ring = f'<circle cx="5" cy="5" r="3.9" fill="{paper}" stroke="{accent}" stroke-width="1.2"/>'
    inner = {
        "said": f'<circle cx="5" cy="5" r="4.5" fill="{accent}"/>',
        "against": _cross(5, ink),
        "both": f'{ring}<path d="M5 1.1A3.9 3.9 0 0 0 5 8.9Z" fill="{accent}"/>',
        "unheard": f'<path d="M2.5 5H7.5" stroke="{muted}" stroke-width="1"/>',
    }[sign]
    return f"{_OPENING.format(wide=_HIGH, high=_HIGH)}{inner}</svg>"


def strip_drawn(signs: Sequence[str], inks: Mapping[str, str]) -> str:
    """A box for each department beside each other, as SVG; empty for none."""
    if not signs:
        return ""
    boxes = "".join(_box(sign, at * _STEP + 1, inks) for at, sign in enumerate(signs))
    return f"{_OPENING.format(wide=len(signs) * _STEP, high=_HIGH)}{boxes}</svg>"


def _box(sign: str, left: float, inks: Mapping[str, str]) -> str:
    accent, muted, ink, paper = (inks[name] for name in ("accent", "muted", "ink", "paper"))
    edge = muted if sign in {"silent", "unheard"} else accent
    fill = accent if sign == "said" else paper
    dashes = ' stroke-dasharray="1.2 1.2"' if sign == "unheard" else ""
    box = (
        f'<rect x="{left:g}" y="0.75" width="12" height="8.5" fill="{fill}" stroke="{edge}" '
        f'stroke-width="1"{dashes}/>'
    )
    if sign == "both":
        box += f'<rect x="{left:g}" y="0.75" width="6" height="8.5" fill="{accent}"/>'
    if sign in {"against", "both"}:
        box += _cross(left + (9 if sign == "both" else 6), ink)
    return box


def _cross(middle: float, ink: str) -> str:
    left, right = middle - 2.4, middle + 2.4
    return (
        f'<path d="M{left:g} 2.6 {right:g} 7.4M{right:g} 2.6 {left:g} 7.4" stroke="{ink}" '
        'stroke-width="1.3"/>'
    )

"""In which order themes are looked at, and what of them is new since a moment."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Final

from workshop.analysis.synthesis.facts import ThemeFact

ORDERS: Final = ("strength", "width", "disagreement")
"""By how far it can be relied on; by how many departments say so; by what is told both ways."""

_KEYS: Final[dict[str, Callable[[ThemeFact], tuple[int, ...]]]] = {
    "width": lambda theme: (-theme.departments, -theme.n),
    "disagreement": lambda theme: (-theme.against, -_apart(theme), -theme.n),
}


def _apart(theme: ThemeFact) -> int:
    """Steps down because it does not fit together, such as praise and blame under one tag."""
    found = (each.down for each in theme.strength.questions if each.asks == "fits together")
    return next(found, 0)


def in_order(themes: Iterable[ThemeFact], order: str) -> tuple[ThemeFact, ...]:
    """Themes in an order; what is alike in it stays as it stood, the strongest first."""
    key = _KEYS.get(order)
    return tuple(themes) if key is None else tuple(sorted(themes, key=key))


def new_since(theme: ThemeFact, moment: datetime) -> int:
    """How many statements under a theme were recorded from a moment on, as far as that is told."""
    return sum(each.at is not None and each.at >= moment for each in theme.statements)


def first_heard_since(theme: ThemeFact, moment: datetime) -> bool:
    """Whether nothing of a theme was recorded before a moment."""
    return bool(theme.statements) and new_since(theme, moment) == theme.n

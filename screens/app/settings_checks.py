"""What the application alone knows of settings: its commands, and the keys they may have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workshop.guide.part_reader import Check, Finding


def settings_checks() -> Mapping[str, Check]:
    """Checks for the reader of settings, by the dotted names of fields."""
    return {"keys": _keys}


def _keys(given: Mapping[str, str]) -> Iterator[Finding]:
    """What is wrong with a person's keys.

    Every screen with its commands takes a quarter of a second, for those alone who have keys.
    """
    if given:
        from screens.app.key_map import key_problems  # noqa: PLC0415 - 250 ms, for own keys alone

        yield from key_problems(given)

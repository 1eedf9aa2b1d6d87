"""Columns of a register that are worked out of others, and so are never typed or stored."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from workshop.language import pointed, say
from workshop.registers.numbers import write_number


class Computed(msgspec.Struct, frozen=True, kw_only=True):
    """A column that follows from the cells of its row."""

    id: str
    """Its name in files and JSON, as fields have one."""
    title: str
    """Its heading."""
    means: str
    """What it is and how it is worked out, as a sentence."""
    of: tuple[str, ...]
    """The fields that it is worked out of; where one of them is empty, it is empty too."""
    value: Callable[..., float | str]
    """Works it out of their values, in their order."""
    is_picture: bool = False
    """Whether it is drawn for the eye, and is neither in files nor in data."""
    is_word: bool = False
    """Whether it is a word, and no number."""

    @property
    def numeric(self) -> bool:
        """Whether its values are set to the right."""
        return not (self.is_picture or self.is_word)

    @property
    def weight(self) -> int:
        """Its share of the width against the other columns."""
        return 1

    def of_row(self, cells: Mapping[str, Any]) -> float | str | None:
        """What it comes to for the cells of a row; none where something for it is missing."""
        values = [cells.get(name) for name in self.of]
        if any(value is None or value == "" for value in values):
            return None
        found = self.value(*values)
        return found if isinstance(found, str) else round(float(found), 9)

    def shown(self, cells: Mapping[str, Any]) -> str:
        """The same as a table shows it; empty where something for it is missing."""
        found = self.of_row(cells)
        if found is None:
            return ""
        if isinstance(found, str):
            return say(found) if self.is_word else found
        return pointed(write_number(found))

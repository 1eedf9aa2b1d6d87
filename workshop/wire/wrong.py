"""Values that cannot be taken, each with its place in what was sent."""

from __future__ import annotations

from typing import NamedTuple

from workshop.errors import Refused


class WrongValue(NamedTuple):
    """A value that cannot be taken."""

    where: str
    """The field: `step`, or `lines[2].kind`, items counted from 1."""
    what: str
    """What was found and what is allowed."""


class Wrong(Refused):
    """One or several values are not as they must be."""

    def __init__(self, problems: list[WrongValue]) -> None:
        self.problems = tuple(problems)
        """All of them."""
        sentences = (f"{each.where}: {each.what.rstrip('.')}" for each in problems)
        whole = "; ".join(sentences)
        super().__init__(whole if whole.endswith("?") else f"{whole}.")

"""What can go wrong in the craft itself.

WorkshopError
├── Refused          a command that the rules do not allow, with the reason
│   ├── Several      a name behind `@` that may mean several
│   ├── HeldUp       projects that cannot start yet, with all that is open
│   ├── Wrong        values of a command from elsewhere that cannot be taken, all of them
│   └── WrongType    one of them is a text, a number or a list where something else is
├── NoLogo           bytes that are no image which documents can hold
├── NoTemplate       bytes that are no Word file whose styles documents can take
└── Problems         a file of text that cannot be taken, with every problem it has
    └── BadInput     figures that a method cannot work with
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class WorkshopError(Exception):
    """The root of everything that this package raises on purpose."""


class Refused(WorkshopError):
    """A command was not carried out; the message says why and what can be done.

    Nothing was recorded and nothing changed.
    """


class Problem(NamedTuple):
    """One thing wrong in a file, told so that its author can mend it."""

    what: str
    """What was found and what is allowed, as a sentence."""

    where: str = ""
    """The place inside the file: a step and field, or empty for the whole file."""

    line: int | None = None
    """The line, counted from 1, where it is known."""

    found: str = ""
    """What was found, alone, for programs; empty where `what` cannot be taken apart."""

    allowed: str = ""
    """What is allowed there, alone, for programs; empty likewise."""

    def __str__(self) -> str:
        """The problem with its place in front."""
        places = [f"line {self.line}" if self.line else "", self.where]
        place = ", ".join(part for part in places if part)
        return f"{place}: {self.what}" if place else self.what


class Problems(WorkshopError):
    """A file was refused whole; every problem is listed."""

    def __init__(self, source: str, problems: Sequence[Problem]) -> None:
        self.source = source
        """The name of the file."""
        self.problems = tuple(problems)
        """What is wrong with it, in the order of the file."""
        super().__init__("\n".join(f"{source}: {problem}" for problem in self.problems))

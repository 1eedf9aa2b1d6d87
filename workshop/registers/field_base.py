"""What every type of field of a register has: how its cells are read, written and shown."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Final, Protocol

import msgspec

from workshop.errors import Refused
from workshop.text import clean_line

LONGEST: Final = 10_000
"""The most characters that a cell holds."""


class Target(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a link leads to: something of the record, or the words for what is not there yet."""

    table: str = ""
    """`factor`, `entry`, or the name of a register; empty for words alone."""
    id: str = ""
    """Its id."""
    text: str = ""
    """The words, where nothing of the record was meant."""


class Names(Protocol):
    """What the types ask of a record: who and what is meant by words, and the words for ids."""

    @property
    def today(self) -> date | None:
        """The day from which `tomorrow` is reckoned; none where it is not known."""

    def person(self, text: str) -> str:
        """The id of a person by handle or name; refused where nobody or several are meant."""

    def department(self, text: str) -> str:
        """The id of a department by its name; one that is new gets an id."""

    def target(self, text: str, kinds: tuple[str, ...]) -> Target | None:
        """What is meant by a code, an id or its words; none where nothing of these kinds is."""

    def name(self, kind: str, id: str) -> str:  # noqa: A002 - the word of the model
        """What a person, a department or a target is called; empty where it is not there."""


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """A column of a register."""

    stored: ClassVar[Any] = str
    """The type of its values in documents."""
    empty: ClassVar[Any] = ""
    """What a document holds where the cell is empty."""
    numeric: ClassVar[bool] = False
    """Whether its values are set to the right."""

    id: str
    """Its name in documents, files, JSON and commands: `staff_days`."""
    title: str
    """Its heading: `Staff days`."""
    means: str
    """What stands in it, as a sentence."""
    required: bool = False
    """Whether a row must have it."""
    asks: str = ""
    """What to ask where it is empty: `What is the problem behind it?`."""
    weight: int = 1
    """Its share of the width against the other columns."""
    also: tuple[str, ...] = ()
    """Other headings under which files have it, in small letters."""

    @property
    def typed(self) -> bool:
        """Whether its values are words that somebody typed."""
        return False

    @property
    def allowed(self) -> str:
        """What may stand in it, in words, to end a sentence."""
        return "text"

    def read(self, text: str, names: Names) -> Any:
        """The value of a cell.

        Raises:
            Refused: it is none; the sentence says what was found and what is allowed.
        """
        raise NotImplementedError

    def written(self, value: Any, names: Names) -> str:
        """The text that `read` reads as the value."""
        del names
        return "" if value == self.empty else str(value)

    def shown(self, value: Any, names: Names) -> str:
        """The value as a table shows it."""
        return self.written(value, names)

    def _refuse(self, text: str) -> Refused:
        return Refused(f"“{clean_line(text)[:60]}” is not {self.allowed}")

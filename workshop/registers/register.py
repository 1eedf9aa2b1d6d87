"""The declaration of a register: what its rows are called, their fields, and what is checked."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any, Final, Literal

import msgspec

from workshop.language import say
from workshop.registers.computed import Computed
from workshop.registers.fields import AnyField, DateField, LinkField
from workshop.text import nearest, plural

Values = Mapping[str, Any]
"""The stored values of a row by the ids of fields."""

Check = Callable[[Values], str]
"""What is wrong with a row whose fields are right one by one, as a sentence; nothing where it is
right. The field to blame stands in `Problem`."""

Upcaster = Callable[[dict[str, Any]], dict[str, Any]]
"""Gives a stored row of one schema as the next one has it."""

Enterer = Literal["facilitator", "participant"]
"""Who may enter something: those who run the sessions, or also those who take part by phone."""

_SLIP: Final = 0.8
"""The share of letters that a heading has in common with what it is a slip of."""
_NAME: Final = re.compile(r"[a-z][a-z_]{0,39}")
TAKEN: Final = frozenset(
    {"id", "code", "evidence", "session_id", "step_id", "at", "people", "departments", "into"}
    | {"first", "second", "digest", "in", "of", "kind", "register", "row", "table"}
    | {"session", "entered_by", "statements"}
    | {"cell", "cells", "number", "subject", "is_of", "typed", "texts", "targets"}
)
"""Names that a field cannot have: all rows have them, or they mean something everywhere."""


class RowCheck(msgspec.Struct, frozen=True, kw_only=True):
    """What must hold between the fields of a row."""

    field: str
    """The field to blame."""
    wrong: Check
    """What is wrong, as a sentence; nothing where it is right."""


class Finding(msgspec.Struct, frozen=True):
    """Something that does not hold over the rows of a table, of one of them or several."""

    rows: tuple[str, ...]
    """The rows that it is about, by the keys under which they were given; the first tells which
    subject it is about."""
    what: str
    """What does not hold, to end a sentence that names the subject. No word of it was typed."""


class Voiced(msgspec.Struct, frozen=True, kw_only=True):
    """A field that judges, and so has to rest on something that was said."""

    field: str
    """The field."""
    lacking: str
    """What does not hold where it rests on nothing, to end a sentence; a message of its own."""


TableCheck = Callable[[Mapping[str, Values]], Iterator[Finding]]
"""Looks at all rows of a register together, by a key for each. What it finds is told wherever the
rows are shown and refuses nothing: a table is filled row by row, and holds at its end."""


class Register(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of table. Everything that is done with its rows is read from here."""

    name: str
    """Its name in commands, guides, files and folders, in the plural: `objectives`."""
    title: str
    """What it is called on screen and paper: `Business objectives`."""
    one: str
    """One row of it, within a sentence: `objective`."""
    prefix: str
    """Before the number in the code of a row: `O` gives `O1`."""
    means: str
    """What it is for, as a sentence."""
    fields: tuple[AnyField, ...]
    """Its columns, the one that says what a row is first."""
    computed: tuple[Computed, ...] = ()
    """Columns that follow from the fields; they stand behind them."""
    checks: tuple[RowCheck, ...] = ()
    """What must hold between fields."""
    settled: tuple[tuple[str, str], ...] = ()
    """Fields with values that say that no day of the row is waited for any more."""
    whole: tuple[TableCheck, ...] = ()
    """What must hold over all rows together."""
    says_at_once: bool = False
    """Whether what holds no more over all rows is said with the change that makes it so: where a
    row that is right breaks it, and no row that is still to come would mend it."""
    voiced: tuple[Voiced, ...] = ()
    """Fields that judge. Where nothing that was said supports such a cell, that is told, as what
    does not hold over all rows, and refuses nothing."""
    evidence: bool = True
    """Whether rows cite what was said."""
    internal: bool = False
    """Whether its rows are for whoever runs the sessions alone: what may be shared has none."""
    said_by: str = ""
    """The field with who says what a row says, where its words are theirs: their department and
    words are told as far as they agreed."""
    enterers: tuple[Enterer, ...] = ("facilitator",)
    """Who may enter and change rows."""
    upcasters: Mapping[int, Upcaster] = {}
    """By the number of the schema that each leads to, for fields whose meaning changed."""
    told_apart_by: tuple[str, ...] = ()
    """The fields that together tell a row from the others, where the first alone does not."""
    place: int = 100
    """Its place among the registers in menus, lowest first."""

    def __post_init__(self) -> None:
        """Refuse a declaration that the mechanism could not keep.

        Raises:
            ValueError: a name is taken, used twice or no name; or no row could be told by a text.
        """
        columns = [*self.fields, *self.computed]
        names = [self.name, *(column.id for column in columns)]
        wrong = [n for n in names if not _NAME.fullmatch(n)]
        wrong += [n for n in names[1:] if n in TAKEN or n.endswith("_id") or names.count(n) > 1]
        if wrong or not self.fields or not self.fields[0].required:
            raise ValueError(f"register {self.name}: {wrong or 'the first field is not required'}")

    @property
    def subject(self) -> AnyField:
        """The field that says what a row is."""
        return self.fields[0]

    @property
    def days(self) -> tuple[DateField, ...]:
        """The fields that stand in a calendar."""
        return tuple(f for f in self.fields if isinstance(f, DateField) and f.event)

    @property
    def links(self) -> tuple[LinkField, ...]:
        """The fields that lead to other things of the record."""
        return tuple(field for field in self.fields if isinstance(field, LinkField))

    def field(self, name: str) -> AnyField | None:
        """The field of that id, or none."""
        return next((field for field in self.fields if field.id == name), None)

    def computed_of(self, fields: Sequence[AnyField]) -> tuple[Computed, ...]:
        """The computed columns whose fields are all among some."""
        ids = {field.id for field in fields}
        return tuple(each for each in self.computed if ids.issuperset(each.of))

    @property
    def in_files(self) -> tuple[Computed, ...]:
        """The computed columns that stand in files and data."""
        return tuple(each for each in self.computed if not each.is_picture)

    def is_computed(self, heading: str) -> bool:
        """Whether a heading is that of a computed column, which no file fills."""
        names = {_plain(name) for each in self.computed for name in (each.id, each.title)}
        return _plain(heading) in names

    def field_called(self, heading: str) -> tuple[AnyField | None, bool]:
        """The field under a heading of a file, and whether that is sure.

        It is sure by id, title or another heading that files have; a near one is offered.
        """
        key = _plain(heading)
        for field in self.fields:
            if key in {_plain(field.id), _plain(field.title), *map(_plain, field.also)}:
                return field, True
        guessed = len(key) > 2 and not self.is_computed(heading)
        return (self._near(key) if guessed else None), False

    def _near(self, key: str) -> AnyField | None:
        """The field that may be meant by a heading that no field has.

        A slip of the keys in any of its headings counts. Its name counts also where a heading
        shortens it, mixes its letters or has it among its words: `Dept`, `Yaer`, `Target year`,
        but neither `Team` for an aim nor `Projects` for a perspective.
        """
        known = {
            _plain(name): field
            for field in reversed(self.fields)
            for name in (*field.also, field.title, field.id)
        }
        if slips := nearest(key, known, least=_SLIP):
            return known[slips[0]]
        names = [_plain(field.id) for field in self.fields]
        near = nearest(key, [name for name in names if _shortens(key, name) or name in key.split()])
        return known[near[0]] if near else None

    def count(self, number: int) -> str:
        """So many rows: `1 objective`, `3 objectives`."""
        return plural(number, self.one, self.many)

    @property
    def many(self) -> str:
        """Several rows of it, within a sentence: `objectives`."""
        return f"{self.one[:-1]}ies" if self.one.endswith("y") else f"{self.one}s"

    @property
    def looks_at_all(self) -> bool:
        """Whether there is anything that may not hold over its rows."""
        return bool(self.whole or self.voiced)

    def findings(self, rows: Mapping[str, Values], resting: Collection[str]) -> tuple[Finding, ...]:
        """What does not hold over rows, in the order of the checks.

        Args:
            rows: all rows, by a key for each.
            resting: the keys of those that rest on something that was said and stands.
        """
        found = [each for check in self.whole for each in check(rows)]
        for each in self.voiced:
            bare = (key for key, row in rows.items() if row[each.field] and key not in resting)
            found += [Finding((key,), say(each.lacking)) for key in bare]
        return tuple(found)

    def gaps(self, values: Values) -> Iterator[AnyField]:
        """The fields of a row that are empty and that something is asked of."""
        for field in self.fields:
            if field.asks and values.get(field.id, field.empty) == field.empty:
                yield field


def _plain(heading: str) -> str:
    return re.sub(r"[\W_]+", " ", heading).strip().casefold()


def _shortens(word: str, name: str) -> bool:
    """Whether a word begins as a name does and has only letters of it: in their order, or all."""
    if sorted(word) == sorted(name):
        return word[:1] == name[:1]
    left = iter(name)
    return word[:1] == name[:1] and all(letter in left for letter in word)

"""The rows of registers: a type of document for each register, made from its declaration.

A register says by a link that merges what a row was merged into.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from types import MappingProxyType
from typing import Any, ClassVar, Final, cast

import msgspec

from workshop.record.documents import Document
from workshop.registers.field_base import Target
from workshop.registers.fields import DepartmentField, LinkField, PersonField
from workshop.registers.kinds import REGISTERS
from workshop.registers.register import Register


class Row(Document, frozen=True, kw_only=True, omit_defaults=True):
    """What every row has, whatever its register."""

    MERGED_BY: ClassVar[str] = ""
    """The field that says what a row was merged into; empty where its register has none."""

    code: str
    """The name it goes by everywhere, unique in its register: `B2`, or what a file called it."""
    at: datetime
    """When it was entered."""
    evidence: tuple[str, ...] = ()
    """The ids of the entries that it rests on."""
    session_id: str | None = None
    """The session in which it was entered, where it was in one."""
    step_id: str = ""
    """The step of that session."""

    @property
    def register(self) -> Register:
        """The declaration of its register."""
        return REGISTERS[self.TABLE]

    @property
    def number(self) -> int:
        """The number in its code, where it was counted; else 0."""
        number = self.code.removeprefix(self.register.prefix)
        return int(number) if number.isdecimal() and len(number) < 10 else 0

    def cell(self, field: str) -> Any:
        """What it holds in a field."""
        return getattr(self, field)

    @property
    def cells(self) -> dict[str, Any]:
        """What it holds, by the ids of all fields."""
        return {field.id: getattr(self, field.id) for field in self.register.fields}

    @property
    def subject(self) -> str:
        """What it is about: the words of its first field; none where that names something by id.

        What such a row is called is told by `workshop.running.row_names.subject_of`.
        """
        if isinstance(self.register.subject, PersonField):
            return ""
        value = getattr(self, self.register.subject.id)
        if isinstance(self.register.subject, LinkField):
            return "; ".join(target.text for target in value if target.text)
        return str(value)

    @property
    def is_of(self) -> str:
        """The id of the person whose row it is, where its first field says who; else empty."""
        first = self.register.subject
        return (getattr(self, first.id) or "") if isinstance(first, PersonField) else ""

    @property
    def typed(self) -> dict[str, str]:
        """The words that were typed in it, by the ids of fields: no names, ids or given options."""
        words = {field.id: getattr(self, field.id) for field in self.register.fields if field.typed}
        return {name: text for name, text in words.items() if text}

    @property
    def texts(self) -> tuple[str, ...]:
        """All words that were typed in it, those of links to nothing in the record among them."""
        links = (getattr(self, field.id) for field in self.register.links)
        words = (target.text for link in links for target in link if target.text)
        return (*self.typed.values(), *words)

    @property
    def targets(self) -> tuple[Target, ...]:
        """Everything of the record that its links lead to."""
        links = (getattr(self, field.id) for field in self.register.links)
        return tuple(target for link in links for target in link if target.id)

    @property
    def named_people(self) -> tuple[str, ...]:
        """The ids of the people that it names."""
        return self._ids_of(PersonField)

    @property
    def named_departments(self) -> tuple[str, ...]:
        """The ids of the departments that it names."""
        return self._ids_of(DepartmentField)

    def _ids_of(self, kind: type[PersonField | DepartmentField]) -> tuple[str, ...]:
        fields = (field for field in self.register.fields if isinstance(field, kind))
        return tuple(found for field in fields if (found := getattr(self, field.id)))


def row_type(register: Register) -> type[Row]:
    """The type of the rows of a register: a column of its own for each field."""
    fields = [(field.id, field.stored, field.empty) for field in register.fields]
    made = msgspec.defstruct(
        f"{register.one.title().replace(' ', '')}Row",
        fields,
        bases=(Row,),
        module=__name__,
        namespace={
            "TABLE": register.name,
            "MERGED_BY": _merged_by(register),
            "__doc__": register.means,
        },
        frozen=True,
        kw_only=True,
        omit_defaults=True,
    )
    return cast("type[Row]", made)


def _merged_by(register: Register) -> str:
    """The field of a register that says what a row was merged into; empty where there is none."""
    return next((each.id for each in register.links if each.merges), "")


ROW_TYPES: Final = MappingProxyType({name: row_type(each) for name, each in REGISTERS.items()})
"""The type of the rows of every register, by its name."""


class MergedRows:
    """The rows that were merged, each under the one that it was merged into.

    A merge that leads in a circle, or to a row that is no more, merges nothing: two laptops can
    have merged either way, and one can have removed what the other merged into.
    """

    def __init__(self) -> None:
        self._parts: defaultdict[str, dict[str, Row]] = defaultdict(dict)
        self._into: dict[str, str] = {}
        self._there: set[str] = set()

    def enter(self, row: Row) -> None:
        """There is this row now."""
        self._there.add(row.id)
        if into := merged_into(row):
            self._into[row.id] = into
            self._parts[into][row.id] = row

    def take_out(self, row: Row) -> None:
        """There is this row no more, or it is about to be another one."""
        self._there.discard(row.id)
        if into := self._into.pop(row.id, ""):
            self._parts[into].pop(row.id, None)

    def whole_of(self, row_id: str) -> str:
        """The id of the row that stands for one: its own unless it was merged."""
        met = {row_id}
        while (above := self._above(row_id)) and above not in met:
            met.add(row_id := above)
        return above or row_id  # where it leads in a circle, the first row on that

    def parts_of(self, row_id: str) -> list[Row]:
        """The rows that were merged into one directly, in the order in which they were entered."""
        found = self._parts.get(row_id, {}) if row_id in self._there else {}
        return [found[each] for each in sorted(found) if not self._in_circle(each)]

    def family_of(self, row_id: str) -> Iterator[str]:
        """The ids of a row and of all that was merged into it, each before its own parts."""
        yield row_id
        for part in self.parts_of(row_id):
            yield from self.family_of(part.id)

    def _in_circle(self, row_id: str) -> bool:
        """Whether what a row was merged into leads back to it."""
        seen = set()
        at = self._above(row_id)
        while at and at not in seen:
            if at == row_id:
                return True
            seen.add(at)
            at = self._above(at)
        return False

    def _above(self, row_id: str) -> str:
        """The id of the row that one was merged into; empty where there is none, or no more."""
        into = self._into.get(row_id, "")
        return into if into in self._there else ""


def merged_into(row: Row) -> str:
    """The id of the row that one was merged into; empty where it was not, or has itself there."""
    if not row.MERGED_BY:
        return ""
    ids = (target.id for target in row.cell(row.MERGED_BY))
    return next((each for each in ids if each and each != row.id), "")

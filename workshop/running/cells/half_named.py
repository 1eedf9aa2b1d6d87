"""Departments of which half a name was typed: they are completed or asked about, never made."""

from __future__ import annotations

from workshop.record.documents import Department
from workshop.record.record import Record
from workshop.registers.fields import AnyField, DepartmentField
from workshop.running.handles import key_of
from workshop.text import clean_line


def half_named(record: Record, typed: str) -> list[Department]:
    """The departments of whose name, or of a word in it, what was typed is the beginning.

    Nothing where it is itself the name of one, or the beginning of none: then it is a new one.
    """
    said = clean_line(typed).removeprefix("@")
    key = key_of(said)
    if not key or record.department_named(said):
        return []
    return [each for each in record.all(Department) if _begins(each.name, key)]


def half_named_in(record: Record, field: AnyField | None, typed: str) -> list[Department]:
    """The same for what was typed in a cell; nothing where it is no cell of departments."""
    return half_named(record, typed) if isinstance(field, DepartmentField) else []


def _begins(name: str, key: str) -> bool:
    """Whether a name, or what follows one of its words, begins so."""
    words = name.split()
    return any(key_of("".join(words[at:])).startswith(key) for at in range(len(words)))

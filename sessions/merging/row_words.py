"""What the cells of rows are called in sentences about what was joined."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from sessions.journal.overlay import Raw, Tables
from workshop.record.ids import id_number
from workshop.registers.field_base import Target
from workshop.registers.fields import AnyField
from workshop.registers.kinds import REGISTERS
from workshop.text import clean_line, shorten

_TABLES = {
    "person": "people",
    "department": "departments",
    "factor": "factors",
    "entry": "entries",
    "theme": "themes",
}


def field_of(table: str, path: tuple[str, ...]) -> AnyField | None:
    """The field of a register that a way leads to, if it is one."""
    register = REGISTERS.get(table)
    return register.field(path[0]) if register and path else None


def cell_words(field: AnyField, value: Any, tables: Tables) -> str:
    """A stored cell as a table shows it, in quotation marks; a damaged one as it is stored."""
    try:
        typed = field.empty if value is None else msgspec.convert(value, field.stored)
    except msgspec.ValidationError:
        return f"“{shorten(clean_line(str(value)), 60)}”"
    words = "" if typed == field.empty else field.shown(typed, _StoredNames(tables))
    return f"“{shorten(clean_line(words), 60)}”" if words else "nothing"


class _StoredNames:
    """The names of stored documents, for writing cells; nothing is read by it."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def name(self, kind: str, id: str) -> str:  # noqa: A002 - the word of the model
        """What a person, a department or a target is called; empty where it is not there."""
        raw = self._raw(_TABLES.get(kind, kind), id)
        if kind == "factor":
            return f"{raw.get('letter', '')}{raw.get('number', '')}"
        found = raw.get("name") or raw.get("code") or raw.get("text") or ""
        return str(found)

    def _raw(self, table: str, name: str) -> Raw:
        try:
            return self._tables.get(table, {}).get(str(id_number(name))) or {}
        except ValueError:
            return {}

    @property
    def today(self) -> date | None:
        """It is not known."""
        return None

    def person(self, text: str) -> str:
        """Nobody is looked up."""
        return text

    def department(self, text: str) -> str:
        """No department is looked up."""
        return text

    def target(self, text: str, kinds: tuple[str, ...]) -> Target | None:
        """Nothing is looked up."""
        del text, kinds
        return None

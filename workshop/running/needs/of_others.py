"""Rows that are made of factors, themes and rows: in their words, leading to what they came of.

The new row rests on what was said for what it was made of, and has a link to that; a strategy
names what came of it too. What both registers ask for under one name goes along.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, Final

import msgspec

from workshop.ballots.subjects import find_row
from workshop.errors import Refused
from workshop.record.codebook import Codebook
from workshop.record.documents import Entry, Factor
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.record.themes import Stance
from workshop.registers.field_base import Target
from workshop.registers.fields import LinkField
from workshop.registers.kinds.strategies import STRATEGIES
from workshop.registers.register import Register
from workshop.text import clean_line

ALONG: Final = ("objective", "owner", "purposes", "department")
"""The fields that go along where both registers have them."""


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Something of which a row is made."""

    target: Target
    code: str
    """How it is called in a refusal."""
    kind: str
    """What it is, within a sentence, in the plural: `factors`, `needs`."""
    text: str
    """Its words."""
    entries: tuple[Entry, ...]
    """What was said for it and stands."""
    letter: str = ""
    """That of a factor."""
    row: Row | None = None
    """The row, where it is one."""


def origin_of(record: Record, about_id: str) -> Origin:
    """What is meant by an id, as it stands after merges.

    Raises:
        Refused: there is nothing of that id, or a theme that is only a tag.
    """
    if factor := record.find(Factor, about_id):
        return _of_factor(record, record.whole_of(factor))
    if row := find_row(record, record.merged_rows.whole_of(about_id)):
        return _of_row(record, row)
    book = Codebook(record)
    if (theme := book.theme(about_id)) is None:
        raise Refused("There is nothing here of which a row could be made.")
    if theme.document is None:
        raise Refused(f"“{theme.name}” is only a tag yet: make it a theme first.")
    entries = [each for each, stance in book.under(theme.id) if stance is Stance.FOR]
    target = Target(table="theme", id=theme.id)
    code, kind = theme.code, "themes"
    return Origin(target=target, code=code, kind=kind, text=theme.name, entries=tuple(entries))


def _of_factor(record: Record, factor: Factor) -> Origin:
    return Origin(
        target=Target(table="factor", id=factor.id),
        code=factor.code,
        kind="factors",
        text=factor.text,
        entries=tuple(record.evidence_of(factor.id)),
        letter=factor.letter.value,
    )


def _of_row(record: Record, row: Row) -> Origin:
    cited = (record.find(Entry, each) for each in row.evidence)
    return Origin(
        target=Target(table=row.TABLE, id=row.id),
        code=row.code,
        kind=row.register.many,
        text=row.subject,
        entries=tuple(entry for entry in cited if entry and not entry.retracted),
        row=row,
    )


def link_for(register: Register, origin: Origin) -> LinkField | None:
    """The field of a register that says of what a row was made; none where none can."""
    for field in register.links:
        of_letter = not origin.letter or field.origin == "*" or origin.letter in field.origin
        if field.origin and of_letter and origin.target.table in field.to:
            return field
    return None


def made_already(record: Record, register: Register, origin: Origin) -> Row | None:
    """The first row of a register that was made of something; none where there is none."""
    field = link_for(register, origin)
    back = becomes_of(register, origin)
    made = {each.id for each in origin.row.cell(back.id)} if back and origin.row else set()
    for row in record.rows(register.name):
        if row.id in made or (field and _leads(record, row, field, origin)):
            return row
    return None


def _leads(record: Record, row: Row, field: LinkField, origin: Origin) -> bool:
    """Whether a link leads to what a row would be made of, by its id or its code."""
    for target in row.cell(field.id):
        if target.id == origin.target.id:
            return True
        if not target.id and clean_line(target.text).casefold() == origin.code.casefold():
            return True
        factor = record.find(Factor, target.id) if target.table == "factor" else None
        if factor and record.whole_of(factor).id == origin.target.id:
            return True
    return False


def becomes_of(register: Register, origin: Origin) -> LinkField | None:
    """The field in which what is made of a row is named; none where its register has none."""
    links = origin.row.register.links if origin.row else ()
    return next((each for each in links if each.becomes and register.name in each.to), None)


def why_not(register: Register, origin: Origin, untellable: Callable[[Entry], str]) -> str:
    """Why no row of a register is made of something, as the end of a sentence; empty else."""
    why = _unfit_row(origin.row) if origin.row else ""
    if not why and origin.target.table == register.name:
        why = f"it is {register.one} already"
    if not why and register.name == STRATEGIES and origin.row is None:
        why = "a strategy comes of a factor inside and one outside: type it with both codes"
    if not why and not (link_for(register, origin) or origin.entries):
        why = f"{register.many} do not say of which {origin.kind} they were made"
    if why:
        return why
    reasons = [untellable(each) for each in origin.entries]
    if reasons and all(reasons):
        return f"nothing that was said for it may be told: {reasons[0]}"
    return ""


def _unfit_row(row: Row) -> str:
    """Why nothing is made of a row, as the end of a sentence; empty where something can be."""
    if not row.subject:
        return "it has no words of its own; enter the row in its table"
    if row.register.internal or row.register.said_by:
        return "its words are not for all to read; enter the row in its table"
    if row.TABLE == STRATEGIES and row.cell("shortlisted") == "no":
        return "it is not shortlisted; shortlist it first"
    return ""


def cells_of(register: Register, origin: Origin) -> dict[str, Any]:
    """The cells of a new row: its words, what it came of, and what goes along."""
    lines = getattr(register.subject, "lines", False)
    cells: dict[str, Any] = {register.subject.id: origin.text if lines else clean_line(origin.text)}
    if field := link_for(register, origin):
        cells[field.id] = (origin.target,)
    if (row := origin.row) is None:
        return cells
    for name in ALONG:
        here, there = register.field(name), row.register.field(name)
        if here and there and type(here) is type(there) and name not in cells:
            same = not isinstance(here, LinkField) or here.to == getattr(there, "to", ())
            if same and (value := row.cell(name)):
                cells[name] = value
    return cells


def evidence_of(origin: Origin, withheld: Collection[str]) -> tuple[str, ...]:
    """The ids of what a new row rests on: nothing off the record, nothing withdrawn."""
    told = (e for e in origin.entries if not e.off_record and e.id not in withheld)
    return tuple(dict.fromkeys(each.id for each in told))


def with_what_came(
    register: Register, made: Iterable[tuple[Origin, Row]]
) -> dict[str, tuple[Row, Mapping[str, Any]]]:
    """The rows that name what was made of them, by id: each with the cells that change."""
    found: dict[str, tuple[Row, Mapping[str, Any]]] = {}
    for origin, row in made:
        field = becomes_of(register, origin)
        if field and origin.row:
            target = Target(table=register.name, id=row.id)
            cells = {field.id: (*origin.row.cell(field.id), target)}
            found[origin.row.id] = origin.row, cells
    return found

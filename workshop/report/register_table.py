"""The table of a register, from its declaration alone: in words, as a table, as data.

Where a table would have more columns than a page holds, its short cells share one, each under its
heading. Columns in which nothing stands are left out; what is still to be asked says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from workshop.language import lowered, say
from workshop.privacy.participant import LeftOut
from workshop.privacy.told_rows import ToldRow, ToldRows, as_entry
from workshop.record.documents import Entry, Session
from workshop.registers.computed import Computed
from workshop.registers.fields import AnyField, MoneyField, NumberField, TextField
from workshop.report import chapters
from workshop.report.blocks import (
    AnyBlock,
    Bullets,
    Column,
    Heading,
    Notice,
    Paragraph,
    Span,
    Table,
    aside,
    plain,
)
from workshop.report.tables.register_fact import (
    CellFact,
    MissingFact,
    OpenPointFact,
    RegisterFact,
)
from workshop.report.view import Gathered
from workshop.report.wording import format as phrases
from workshop.running.cells.whole_table import resting, words_of
from workshop.text import in_quotes, listing, plural

_MOST: Final = 6
"""So many columns can be read on a page, codes and sources among them."""
_WORKED_OUT: Final = 2
"""So many numbers that are worked out have room beside them."""
_LONG: Final = 3
"""Columns of this weight and more hold sentences."""


def blocks(gathered: Gathered, told: ToldRows) -> Iterator[AnyBlock]:
    """The document of a register, block after block."""
    yield Paragraph(spans=plain(say(told.register.means)))
    yield Paragraph(spans=plain(sentence(told)))
    yield from chapters.left_out(gathered, LeftOut())
    yield from left_out(told)
    if not told.rows:
        return
    yield table(gathered, told)
    yield from not_yet(gathered, told)
    yield from to_ask(told)
    yield from evidence(gathered, told.rows)


def sentence(told: ToldRows) -> str:
    """How many rows there are, and what they do not say."""
    register = told.register
    if not told.rows:
        if told.left_out:
            return say("No {rows} are told.", rows=say(register.many))
        return say("No {rows} yet.", rows=say(register.many))
    missing = Counter(field.id for row in told.rows for field in _gaps(told, row))
    words = [
        say("{field} for {n}", field=lowered(say(field.title), whole=True), n=missing[field.id])
        for field in register.fields
        if missing[field.id]
    ]
    gaps = say("Nothing that is asked for is missing.")
    if words:
        gaps = say("Not said yet: {fields}.", fields=listing(words))
    return f"{register.count(len(told.rows))}. {gaps}"


def left_out(told: ToldRows) -> Iterator[AnyBlock]:
    """How many rows the edition leaves out."""
    if told.left_out:
        rows = told.register.count(told.left_out)
        if told.register.internal:
            text = say(
                "Left out of this edition: {rows} for those who run the sessions alone.", rows=rows
            )
        elif told.left_out == 1:
            text = say(
                "Left out of this edition: {row} that rests on what is not told in it.", row=rows
            )
        else:
            text = say(
                "Left out of this edition: {rows} that rest on what is not told in it.", rows=rows
            )
        yield Notice(text=text)


def _gaps(told: ToldRows, row: ToldRow) -> Iterator[AnyField]:
    return told.register.gaps(row.row.cells)


# The table


def table(gathered: Gathered, told: ToldRows, caption: str = "") -> Table:
    """The rows as a table.

    Args:
        gathered: the record as the edition tells it.
        told: the rows.
        caption: what stands above it; the title of the register unless given.
    """
    register = told.register
    every = (*register.fields, *register.in_files)
    used = [f for f in every if any(row.cells[f.id] for row in told.rows)]
    alone, stacked = _columns(used, told)
    columns = [Column(title=say("Code"))]
    columns += [Column(title=say(f.title), numeric=f.numeric, weight=_weight(f)) for f in alone]
    columns += [Column(title=say("Details"), weight=4)] if stacked else []
    columns += [Column(title=say("Rests on"), weight=2)]
    rows = (
        (
            row.code,
            *(row.cells[field.id] for field in alone),
            *([_stack(stacked, row)] if stacked else []),
            source(gathered, row),
        )
        for row in told.rows
    )
    return Table(caption=caption or say(register.title), columns=tuple(columns), rows=tuple(rows))


def _columns(
    fields: Sequence[AnyField | Computed], told: ToldRows
) -> tuple[Sequence[AnyField | Computed], Sequence[AnyField | Computed]]:
    """The fields with a column of their own, and those that share one.

    Sentences come before others. Numbers that are worked out are what a table is read for, and
    narrow: the first two have columns of their own beside those.
    """
    room = _MOST - 2
    if len(fields) <= room:
        return fields, ()
    subject = told.register.subject
    first = sorted(fields, key=lambda field: (field is not subject, not _is_long(field)))
    worked_out = [field for field in fields if isinstance(field, Computed) and field.numeric]
    alone = [*first[: room - 1], *worked_out[:_WORKED_OUT]]
    return [f for f in fields if f in alone], [f for f in fields if f not in alone]


def _is_long(field: AnyField | Computed) -> bool:
    """Whether its cells hold sentences."""
    return isinstance(field, TextField) and (field.lines or field.weight >= _LONG)


def _weight(field: AnyField | Computed) -> int:
    """The share of a column, beside that of codes, which is 1."""
    return field.weight + 1


def _stack(fields: Sequence[AnyField | Computed], row: ToldRow) -> str:
    """Cells one under the other, each under its heading."""
    return "\n".join(
        say("{label}: {text}", label=say(f.title), text=row.cells[f.id])
        for f in fields
        if row.cells[f.id]
    )


def source(gathered: Gathered, row: ToldRow) -> str:
    """What a row rests on, in a few words."""
    if row.row.evidence:
        if not row.evidence:
            return say("entries withdrawn")
        return plural(len(row.evidence), "entry", "entries")
    if title := _session_title(gathered, row):
        return say("entered in {session}", session=title)
    return say("entered in a session") if row.row.session_id else say("entered by hand")


def _entered_by(row: ToldRow) -> str:
    return "session" if row.row.session_id else "hand"


def _session_title(gathered: Gathered, row: ToldRow) -> str:
    """The session in which a row was entered, where the edition ties it to one."""
    session = _session(gathered, row)
    return gathered.title(session) if session else ""


def _session(gathered: Gathered, row: ToldRow) -> Session | None:
    if row.row.session_id is None or not gathered.telling.tied(as_entry(row.row)):
        return None
    return gathered.record.find(Session, row.row.session_id)


# What does not hold, what is asked, and what it rests on


def open_points(gathered: Gathered, told: ToldRows) -> Iterator[tuple[tuple[str, ...], str]]:
    """What does not hold over all rows: the codes that it is about, and a sentence.

    All rows are looked at, those too that the edition leaves out, or it would say that something
    is missing which is only not told; a finding is told where all its rows are.
    """
    register = told.register
    if not register.looks_at_all:
        return
    rows = {row.id: row for row in gathered.record.rows(register.name)}
    by_id = {row.row.id: row for row in told.rows}
    cells = {key: row.cells for key, row in rows.items()}
    for found in register.findings(cells, resting(gathered.record, register, rows)):
        if all(key in by_id for key in found.rows):
            here = [by_id[key] for key in found.rows]
            codes = tuple(row.code for row in here)
            yield codes, words_of(here[0].cells[register.subject.id], codes, found.what)


def not_yet(gathered: Gathered, told: ToldRows) -> Iterator[AnyBlock]:
    """What does not hold over all rows, one sentence each."""
    if points := [sentence for _, sentence in open_points(gathered, told)]:
        yield Heading(text=say("Not right yet"))
        yield Bullets(items=tuple((Span(sentence),) for sentence in points))


def to_ask(told: ToldRows) -> Iterator[AnyBlock]:
    """What the rows do not say: every question with the rows that it is to be asked of."""
    found: dict[str, list[str]] = {field.asks: [] for field in told.register.fields if field.asks}
    for row in told.rows:
        for field in _gaps(told, row):
            found[field.asks].append(row.code)
    items = [
        (Span(say(asks)), Span(f" {phrases.codes(codes)}", "muted"))
        for asks, codes in found.items()
        if codes
    ]
    if items:
        yield Heading(text=say("Still to ask"))
        yield Bullets(items=tuple(items))


def evidence(gathered: Gathered, rows: Sequence[ToldRow]) -> Iterator[AnyBlock]:
    """Who said what the rows rest on."""
    items = [
        (Span(f"{row.code} ", "strong"), *_said(gathered, row, entry))
        for row in rows
        for entry in row.evidence
    ]
    if items:
        yield Heading(text=say("What was said"))
        yield Bullets(items=tuple(items))


def _said(gathered: Gathered, row: ToldRow, entry: Entry) -> tuple[Span, ...]:
    """One entry behind a row. Its words are not repeated where they are the row's."""
    text = gathered.telling.words(entry)
    repeats = text in row.cells.values()
    said = Span(say("as stated") if repeats else in_quotes(text))
    source = [gathered.telling.who(entry), gathered.where(entry)]
    words = " · ".join(part for part in source if part)
    return (said, *aside(words))


# As data


def fact_of(gathered: Gathered, told: ToldRows) -> RegisterFact:
    """The table as data."""
    return RegisterFact(
        title=say(told.register.title),
        units={
            field.id: field.unit
            for field in told.register.fields
            if isinstance(field, MoneyField | NumberField) and field.unit
        },
        rows=tuple(_row_fact(gathered, row) for row in told.rows),
        left_out=told.left_out,
        missing=tuple(
            MissingFact(id=row.code, field=field.id, asks=say(field.asks))
            for row in told.rows
            for field in _gaps(told, row)
        ),
        open_points=tuple(
            OpenPointFact(ids=codes, sentence=words) for codes, words in open_points(gathered, told)
        ),
    )


def _row_fact(gathered: Gathered, row: ToldRow) -> dict[str, CellFact]:
    """A row as data; the entries by their ids where these may be known."""
    known = gathered.entry_ids(row.evidence)
    fact: dict[str, CellFact] = {"id": row.code, **row.values, "evidence": known}
    fact["statements"] = len(row.evidence)
    if not row.evidence:
        fact["entered_by"] = _entered_by(row)
        if session := _session(gathered, row):
            fact["session"] = session.id
    return fact

"""The topline of a session: on the same day, on one page, before anybody has checked it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from workshop.language import lowered, say
from workshop.privacy.told_record import left_out_at_wish
from workshop.record.documents import Entry, EntryKind, Session
from workshop.record.read_back import confirmed_of
from workshop.record.within import Mark
from workshop.report import chapters
from workshop.report.blocks import (
    AnyBlock,
    Bullets,
    Gauge,
    Heading,
    Notice,
    Paragraph,
    Span,
    Table,
    plain,
)
from workshop.report.build import Content
from workshop.report.ordering import order_of
from workshop.report.session import document, outcome, weighed
from workshop.report.session.content import session_facts
from workshop.report.session.lines import Lines
from workshop.report.session_view import SessionView
from workshop.report.view import Gathered

MOST: Final = 4
"""So many lines has each part of it; the summary has all."""
HIGHEST: Final = 2
"""So many rows of what was scored and voted on."""


def content(gathered: Gathered, session: Session) -> Content:
    """The topline of a session in an edition."""
    view = SessionView(gathered, session)
    title = say("{session} – topline", session=document.title(view))
    blocks = tuple(_blocks(view))
    return Content(title, tuple(document.meta(view)), blocks, session_facts(view), "")


def _blocks(view: SessionView) -> Iterator[AnyBlock]:
    """What came of it, what is to be done, what surprised, what is open."""
    lines = Lines(view)
    if confirmed_of(view.gathered.record, view.session) is None:
        yield Notice(text=say("Not yet read back: nobody who took part has checked this."))
    if not view.session.closed:
        yield Notice(text=say("The session is not closed yet: this is how it stands."))
    if view.gathered.telling.open:
        yield Notice(text=say(chapters.RESTRICTED_NOTE))
    parts = [*_decided(lines), *_actions(lines), *_on_top(lines)]
    parts += _listed(lines, say("What surprised"), view.marked(Mark.SURPRISE))
    parts += _listed(lines, say("Open questions"), view.of_kind(EntryKind.QUESTION))
    yield from parts or [Paragraph(spans=plain(_nothing(view)))]


def _nothing(view: SessionView) -> str:
    """What is said where nothing stands out: never that there was nothing if some was left out."""
    left = view.gathered.telling.left_out(view.all_entries).total
    if left or left_out_at_wish(view.gathered.record, view.session.id):
        return say(chapters.LEFT_OUT_HERE)
    return say("No decision, action or question was recorded, and nothing was marked.")


def _decided(lines: Lines) -> Iterator[AnyBlock]:
    """What was decided, in steps for it and otherwise."""
    for block in outcome.decisions(lines):
        if isinstance(block, Bullets):
            yield Bullets(items=block.items[:MOST])
            yield from _more(len(block.items), MOST)
        elif isinstance(block, Table):
            yield replace(block, rows=block.rows[:MOST])
            yield from _more(len(block.rows), MOST)
        else:
            yield block


def _actions(lines: Lines) -> Iterator[AnyBlock]:
    """Who does what by when, a line each."""
    view = lines.view
    if found := view.of_kind(EntryKind.ACTION):
        yield Heading(text=say("Actions"))
        yield Bullets(
            items=tuple(
                (
                    Span(lines.words(entry) + view.for_what(entry)),
                    Span(f" — {_owner(lines, entry)}, {outcome.due(view, entry)}", "muted"),
                )
                for entry in found[:MOST]
            )
        )
        yield from _more(len(found), MOST)


def _owner(lines: Lines, entry: Entry) -> str:
    return lines.view.gathered.telling.who(entry) or say("no owner")


def _on_top(lines: Lines) -> Iterator[AnyBlock]:
    """What was marked as key, and what came out on top of scores and votes; else what was heard."""
    view = lines.view
    key = view.marked(Mark.KEY)
    yield from _listed(lines, say("What matters most"), key)
    on_top = list(weighed.top(view))
    for block in on_top:
        if isinstance(block, Table):
            yield Paragraph(spans=(Span(block.caption, "strong"),))
            yield Bullets(items=tuple(_row(block, row) for row in block.rows[:HIGHEST]))
        elif not isinstance(block, Gauge):  # the totals stand in the summary
            yield block
    if not on_top and not key and (factors := order_of(view.gathered).sorted(view.factors)):
        yield Heading(text=say("Heard"))
        yield Bullets(items=tuple(map(lines.factor, factors[:MOST])))
        yield from _more(len(factors), MOST)


def _row(table: Table, row: tuple[str, ...]) -> tuple[Span, ...]:
    """A row of what was scored or voted on, in a line."""
    cells = dict(zip((column.title for column in table.columns), row, strict=True))
    code = cells.pop(say("Factor"), "") or cells.pop(say("No."), "")
    text = cells.pop(say("Statement"), "") or cells.pop(say("Voted on"), "")
    given = ", ".join(f"{lowered(title, whole=True)} {cell}" for title, cell in cells.items())
    return (Span(f"{code} ", "strong"), Span(text), Span(f" — {given}", "muted"))


def _listed(lines: Lines, title: str, found: Sequence[Entry]) -> Iterator[AnyBlock]:
    """Some entries under a heading, and how many more there are; nothing where there is none."""
    if found:
        yield Heading(text=title)
        yield Bullets(items=tuple(map(lines.said, found[:MOST])))
        yield from _more(len(found), MOST)


def _more(count: int, most: int) -> Iterator[AnyBlock]:
    """How many more there are than stand here."""
    if count > most:
        words = say("{count} more in the session summary.", count=count - most)
        yield Paragraph(spans=(Span(words, "muted"),))

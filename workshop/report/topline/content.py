"""The topline of a session: on the same day, on one page, before anybody has checked it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

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

MOST: Final = 5
"""So many lines has each part of it; the summary has all."""
HIGHEST: Final = 3
"""So many rows of what was scored and voted on."""


def content(gathered: Gathered, session: Session) -> Content:
    """The topline of a session in an edition."""
    view = SessionView(gathered, session)
    title = f"{document.title(view)}: topline"
    blocks = tuple(_blocks(view))
    return Content(title, tuple(document.meta(view)), blocks, session_facts(view), "")


def _blocks(view: SessionView) -> Iterator[AnyBlock]:
    """What came of it, what is to be done, what surprised, what is open."""
    lines = Lines(view)
    if confirmed_of(view.gathered.record, view.session) is None:
        yield Notice(text="Not yet read back: nobody who took part has checked this.")
    if not view.session.closed:
        yield Notice(text="The session is not closed yet: this is how it stands.")
    if view.gathered.telling.open:
        yield Notice(text=chapters.RESTRICTED_NOTE)
    parts = [*_outcome(lines), *_short(outcome.actions(lines))]
    parts += _listed(lines, "What surprised", view.marked(Mark.SURPRISE))
    parts += _listed(lines, "Open questions", view.of_kind(EntryKind.QUESTION))
    yield from parts or [Paragraph(spans=plain(_nothing(view)))]


def _nothing(view: SessionView) -> str:
    """What is said where nothing stands out: never that there was nothing if some was left out."""
    left = view.gathered.telling.left_out(view.all_entries).total
    if left or left_out_at_wish(view.gathered.record, view.session.id):
        return chapters.LEFT_OUT_HERE
    return "No decision, action or question was recorded, and nothing was marked."


def _outcome(lines: Lines) -> Iterator[AnyBlock]:
    """What was decided, what was marked as key, and what came out on top."""
    view = lines.view
    key = view.marked(Mark.KEY)
    yield from _short(outcome.decisions(lines))
    yield from _listed(lines, "What matters most", key)
    if on_top := list(weighed.top(view)):
        yield from _short(map(_in_a_line, on_top), HIGHEST)
    elif not key and (factors := order_of(view.gathered).sorted(view.factors)):
        yield Heading(text="Heard")
        yield Bullets(items=tuple(map(lines.factor, factors[:MOST])))
        yield from _more(len(factors))


def _in_a_line(block: AnyBlock) -> AnyBlock:
    """A total in its sentence, without the scale that has no room here."""
    return Paragraph(spans=plain(block.sentence)) if isinstance(block, Gauge) else block


def _listed(lines: Lines, title: str, found: Sequence[Entry]) -> Iterator[AnyBlock]:
    """Some entries under a heading, and how many more there are; nothing where there is none."""
    if found:
        yield Heading(text=title)
        yield Bullets(items=tuple(map(lines.said, found[:MOST])))
        yield from _more(len(found))


def _short(blocks: Iterator[AnyBlock], most: int = MOST) -> Iterator[AnyBlock]:
    """Blocks with the first lines of each list and table."""
    for block in blocks:
        if isinstance(block, Bullets):
            yield Bullets(items=block.items[:most])
            yield from _more(len(block.items), most)
        elif isinstance(block, Table):
            yield replace(block, rows=block.rows[:most])
            yield from _more(len(block.rows), most)
        else:
            yield block


def _more(count: int, most: int = MOST) -> Iterator[AnyBlock]:
    """How many more there are than stand here."""
    if count > most:
        words = f"{count - most} more in the session summary."
        yield Paragraph(spans=(Span(words, "muted"),))

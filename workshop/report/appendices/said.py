"""What was said, by the code of what it supports: other wordings, quotes, who and when.

What was said once, in the very words of the register, stands in a list of who said it where.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from workshop import times
from workshop.language import say
from workshop.record.documents import Entry, Session
from workshop.report import chapters
from workshop.report.appendices.tables import without_idle_columns
from workshop.report.blocks import AnyBlock, Bullets, Column, Heading, Paragraph, Span, Table, aside
from workshop.report.known import Known, is_quote
from workshop.report.view import Gathered
from workshop.text import in_quotes


def said_by_code(gathered: Gathered, factors: Sequence[Known]) -> Iterator[AnyBlock]:
    """Everything that was said behind factors, each entry once.

    Args:
        gathered: the record as an edition tells it.
        factors: in the order in which they are told.
    """
    several = [known for known in factors if _has_more(gathered, known)]
    for known in several:
        yield Paragraph(spans=(Span(f"{known.code} ", "strong"), Span(known.text, "strong")))
        yield Bullets(items=tuple(_items(gathered, known)))
    once = [known for known in factors if not _has_more(gathered, known)]
    if once:
        yield Heading(text=say("Said once, in the words of the register"), level=2)
        yield _once(gathered, once)


def loose_quotes(
    gathered: Gathered, factors: Iterable[Known], *, of_fields: bool = False
) -> Iterator[AnyBlock]:
    """Quotes that support none of some factors, by session; those about a field alone if asked."""
    behind = {entry.id for known in factors for entry in known.entries}
    found = [
        entry
        for entry in chapters.all_entries(gathered)
        if is_quote(entry)
        and entry.id not in behind
        and (entry.pestle or not of_fields)
        and gathered.telling.tells(entry)
    ]
    if found:
        yield Heading(text=say("In their own words"), level=2)
        yield Bullets(items=tuple(said(gathered, entry) for entry in found))


def said(gathered: Gathered, entry: Entry, name: str = "") -> tuple[Span, ...]:
    """Something that was said: its words, who said it, where and when.

    Args:
        gathered: the record as an edition tells it.
        entry: what was said.
        name: what it is called: `S3.2`.
    """
    spans = [Span(f"{name} ", "strong")] if name else []
    quoted = in_quotes(gathered.telling.words(entry))
    spans.append(Span(f"{quoted}{gathered.mark(entry)}"))
    spoken = gathered.spoken_marks.words(entry)
    parts = [gathered.telling.who(entry), gathered.where(entry), spoken]
    return (*spans, *aside(" · ".join(part for part in parts if part)))


def _has_more(gathered: Gathered, known: Known) -> bool:
    """Whether there is more behind a factor than its statement, said once."""
    first = known.entries[0]
    return len(known.entries) > 1 or gathered.telling.words(first) != known.text or is_quote(first)


def _items(gathered: Gathered, known: Known) -> Iterator[tuple[Span, ...]]:
    """Each entry behind a factor under its own name; the statement itself is not told again."""
    for place, entry in enumerate(known.entries, 1):
        name = f"{known.code}.{place}"
        if gathered.telling.words(entry) != known.text or is_quote(entry):
            yield said(gathered, entry, name)
            continue
        words = f"{say('in these words')}{gathered.mark(entry)}"
        parts = [gathered.telling.who(entry), gathered.where(entry)]
        source = " · ".join(part for part in parts if part)
        yield (Span(f"{name} ", "strong"), Span(words), *aside(source))


def said_once() -> str:
    """What the table is called of what stands in the register as it was said."""
    return say("Who said what once, and when")


def _once(gathered: Gathered, factors: Sequence[Known]) -> Table:
    """Who said what stands in the register as it was said: a line a person and session."""
    rows: list[tuple[tuple[str, str], str]] = []
    for known in factors:
        entry = known.entries[0]
        tied = gathered.telling.tied(entry)
        session = gathered.record.get(Session, entry.session_id)
        where = f"{gathered.title(session)}, {times.day(session.started)}" if tied else ""
        at = f" {times.time(entry.at)}" if tied else ""
        mark = gathered.mark(entry)
        rows.append(((gathered.telling.who(entry), where), f"{known.code}{at}{mark}"))
    rows.sort(key=lambda row: row[0])
    grouped = groupby(rows, key=lambda row: row[0])
    return without_idle_columns(
        Table(
            caption=said_once(),
            columns=(
                Column(title=say("Said by"), weight=3),
                Column(title=say("Session"), weight=3),
                Column(title=say("Factors"), weight=4),
            ),
            rows=tuple(
                (who or say("not recorded"), where, ", ".join(codes for _, codes in each))
                for (who, where), each in grouped
            ),
        )
    )

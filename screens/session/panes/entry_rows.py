"""What a log shows: entries and headings as rows of words, ready to be drawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from workshop import times
from workshop.cited import Cited
from workshop.record.documents import Entry, EntryKind, Factor, Session
from workshop.record.read_back import MARK, confirmed_of
from workshop.record.record import Record
from workshop.running.capture import read_line
from workshop.running.handles import handles_in
from workshop.running.room.about import told_about
from workshop.running.typed.speakers import sign_first


@dataclass(frozen=True, slots=True)
class Heading:
    """A line between entries."""

    text: str
    """The words of the line."""


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An entry in the words in which it is shown."""

    id: str
    """The id of the entry; empty while it is being written."""
    time: str
    """When it was recorded: `10:42`."""
    kind: EntryKind
    """What it is."""
    text: str
    """What was said."""
    meta: tuple[str, ...]
    """The factor's code, names, tags, due date and the like, in order."""
    retracted: bool
    """Whether it was taken back."""


Row = Heading | EntryRow
"""One item of a log."""


def rows_of(
    record: Record, session: Session, entries: Iterable[Entry], *, steps: bool = False
) -> list[Row]:
    """Entries as rows, with a line where another day begins.

    Args:
        record: where names and factors are looked up.
        session: the session of the entries.
        entries: what is to be shown, in order.
        steps: name the step of each entry too.
    """
    handles = handles_in(record, session)
    found = confirmed_of(record, session)
    unconfirmed = found.open if found else frozenset()
    rows: list[Row] = []
    day: date | None = None
    for entry in entries:
        if day and entry.at.date() != day:
            rows.append(Heading(day_words(entry.at.date())))
        day = entry.at.date()
        row = row_of(record, session, entry, handles, step=steps)
        if entry.id in unconfirmed:
            row = replace(row, meta=(*row.meta, f"{MARK} not confirmed"))
        rows.append(row)
    return rows


def row_of(
    record: Record, session: Session, entry: Entry, handles: dict[str, str], *, step: bool = False
) -> EntryRow:
    """An entry in words."""
    place = record.guide_of(session).step(entry.step_id)
    meta = [*_meta(record, entry, handles, given=place.tags if place else ())]
    if step and place:
        meta.append(place.title)
    return EntryRow(
        id=entry.id,
        time=times.time(entry.at),
        kind=entry.kind,
        text=f"“{entry.text}”" if entry.kind is EntryKind.QUOTE else entry.text,
        meta=tuple(meta),
        retracted=entry.retracted,
    )


def row_of_waiting(line: str, default: EntryKind, today: date) -> EntryRow:
    """A line that is on its way to the disk: no entry yet, so it has no id and no time."""
    captured = read_line(sign_first(line), default, today)
    text = f"“{captured.text}”" if captured.kind is EntryKind.QUOTE else captured.text
    mark = ("○ being written",)
    return EntryRow("", "  ···", captured.kind, text, meta=mark, retracted=False)


def _meta(
    record: Record, entry: Entry, handles: dict[str, str], given: tuple[str, ...]
) -> Iterable[str]:
    """What stands behind the text of an entry, the tags that the step gives left out."""
    yield from (f"{mark.sign} {mark.word}" for mark in entry.marks)
    if factor := record.find(Factor, entry.factor_id):
        whole = record.whole_of(factor)
        yield factor.code if whole is factor else f"{factor.code} in {whole.code}"
    if entry.kind is EntryKind.ACTION and entry.about_id:
        session = record.get(Session, entry.session_id)
        yield f"for {told_about(record, session, entry.about_id)}"
    yield from (f"@{name}" for name in names_of(entry, handles))
    yield from (f"@{name}?" for name in entry.unclear)
    yield from (f"meet {handles[each]}" for each in entry.mentions if each in handles)
    if entry.pestle:
        yield entry.pestle.word
    common = {tag.casefold() for tag in given}
    yield from (f"#{tag}" for tag in entry.tags if tag not in common)
    if entry.due:
        yield f"due {date_words(entry.due)}"
    if entry.cited:
        yield cited_words(entry.cited)
    if entry.attribution:
        yield entry.attribution.sentence
    if entry.private:
        yield "private"
    if entry.off_record:
        yield "off the record"


def names_of(entry: Entry, handles: dict[str, str]) -> Iterable[str]:
    """The names behind an entry, as they would be typed behind `@`."""
    return (handles[each] for each in (*entry.people, *entry.departments) if each in handles)


def cited_words(cited: Cited) -> str:
    """Which document says it: `Annual report 2025, p. 14: 412 staff days`."""
    return ": ".join(part for part in (cited.place, cited.value) if part)


def date_words(day: date) -> str:
    """A date as it is read: `31 Mar 2027`."""
    return times.short_day(day)


def day_words(day: date) -> str:
    """A day as a heading: `Tuesday 3 November 2026`."""
    return f"{day:%A} {day.day} {day:%B %Y}"

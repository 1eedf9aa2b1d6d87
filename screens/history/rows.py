"""The rows of the history screen: changes as sentences under day, session and step."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from textual.content import Content

from screens.session.panes.entry_rows import day_words
from screens.widgets.ink import MUTED, muted
from sessions.history.history import RecordedChange, Standing
from sessions.store.change_detail import changes_of
from sessions.store.store import Store
from workshop import times
from workshop.record.documents import Session
from workshop.record.record import Record
from workshop.running.same_person import told_apart
from workshop.running.words.change_words import Changed
from workshop.text import listing


class Heading(NamedTuple):
    """A line over changes."""

    text: str
    """The day, or the session and the step."""
    day: bool
    """Whether it is a day."""


Row = Heading | RecordedChange


class Listed(NamedTuple):
    """What is listed."""

    rows: list[Row]
    headings: frozenset[int]
    """The places of the headings."""


def listed(store: Store, words: str = "", session_id: str = "") -> Listed:
    """The changes, the latest first, that hold all the words; of a session, or of all for none."""
    wanted = words.casefold().split()
    history, titles = store.history, _Titles(store.record)
    rows: list[Row] = []
    headings: list[int] = []
    last: tuple[object, ...] = ()
    days: dict[float, tuple[int, ...]] = {}
    for change in reversed(history.changes):
        if session_id and change.session_id != session_id:
            continue
        sentence = store.kept_back.sentence(change.sentence) if wanted else ""
        if wanted and not _holds(wanted, f"{sentence} {titles.place(change)}"):
            continue
        quarter = change.at // 900  # a day begins with a quarter of an hour in every zone
        if (day := days.get(quarter)) is None:
            day = days[quarter] = time.localtime(change.at)[:3]
        here = (day, change.session_id, change.step_id)
        if here != last:
            for heading in _headings(here, last, change, titles, whole=not session_id):
                headings.append(len(rows))
                rows.append(heading)
            last = here
        rows.append(change)
    return Listed(rows, frozenset(headings))


def _holds(words: list[str], text: str) -> bool:
    """Whether a change, with its session and its step, holds all words."""
    return all(word in text.casefold() for word in words)


def _headings(
    here: tuple[object, ...],
    last: tuple[object, ...],
    change: RecordedChange,
    titles: _Titles,
    *,
    whole: bool,
) -> Iterator[Heading]:
    """What stands over a change where it differs from the one above."""
    if here[:1] != last[:1]:
        yield Heading(day_words(datetime.fromtimestamp(change.at).astimezone().date()), day=True)
    if text := titles.place(change) if whole else titles.step(change):
        yield Heading(text, day=False)
    elif last[1:] and here[:1] == last[:1]:
        yield Heading("the engagement as a whole" if whole else "the whole session", day=False)


class _Titles:
    """The titles of sessions and steps, each looked up once."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._places: dict[tuple[str | None, str | None], str] = {}

    def place(self, change: RecordedChange) -> str:
        """The session of a change, who is in it, and the step."""
        key = (change.session_id, change.step_id)
        if key not in self._places:
            self._places[key] = self._looked_up(change)
        return self._places[key]

    def _looked_up(self, change: RecordedChange) -> str:
        """The same, looked up."""
        session = self._record.find(Session, change.session_id)
        if session is None:
            return "a session that was taken back" if change.session_id else ""
        people = self._record.people_of(session)
        names = (
            listing([told_apart(self._record, person) for person in people])
            if len(people) < 3
            else ""
        )
        return " · ".join(part for part in (session.title, names, self.step(change)) if part)

    def step(self, change: RecordedChange) -> str:
        """The step of a change."""
        session = self._record.find(Session, change.session_id)
        if session is None or change.step_id is None:
            return ""
        step = self._record.guide_of(session).step(change.step_id)
        return step.title if step else ""


def place_of(record: Record, change: RecordedChange) -> str:
    """Where a change belongs: its session, who is in it, and the step."""
    return _Titles(record).place(change)


def draw(store: Store, row: Row, width: int) -> Content:
    """A row in one line. What was undone says so in a word, not only by being struck."""
    if isinstance(row, Heading):
        if row.day:
            return Content.styled(row.text, "bold").truncate(width, ellipsis=True)
        return muted(row.text).truncate(width, ellipsis=True)
    at, standing = time.localtime(row.at), store.history.standing(row)
    undone = standing is Standing.UNDONE
    right = muted("undone") if undone else Content("")
    lead = muted(f"{at.tm_hour:02}:{at.tm_min:02}  {_sign(standing)} ")
    room = max(8, width - lead.cell_length - (right.cell_length + 2 if right else 0))
    ink = f"{MUTED} strike" if undone else MUTED if standing is Standing.LASTING else ""
    told = store.kept_back.sentence(row.sentence)
    sentence = Content.styled(told, ink) if ink else Content(told)
    line = lead + sentence.truncate(room, ellipsis=True)
    return line.pad_right(max(0, width - line.cell_length - right.cell_length)) + right


def _sign(standing: Standing) -> str:
    """A sign for what took back or did again, and for what was taken back."""
    return {Standing.UNDO: "↶", Standing.REDO: "↷", Standing.UNDONE: "×"}.get(standing, " ")


def detail(store: Store, change: RecordedChange) -> Content:
    """Everything about a change: when, where, whether it stands, what it did to which fields."""
    at = datetime.fromtimestamp(change.at).astimezone()
    when = f"{times.time(at, seconds=True)}, {day_words(at.date())} · change {change.number}"
    parts = [Content.styled(store.kept_back.sentence(change.sentence), "bold"), muted(when)]
    if place := place_of(store.record, change):
        parts.append(muted(place))
    parts += [Content(""), *(Content(line) for line in _fate(store, change))]
    for one in changes_of(store, change):
        parts += [Content(""), *_lines(one, store.kept_back.sentence)]
    return Content("\n").join(parts)


def _fate(store: Store, change: RecordedChange) -> Iterator[str]:
    """Whether a change stands, and whether that can be turned round."""
    history = store.history
    if by := history.taken_back_by(change):
        then = datetime.fromtimestamp(by.at).astimezone()
        yield f"Undone at {times.time(then)} on {times.short_day(then)}."
        why_not = store.undo_redo.why_not(change, redo=True)
        yield f"It cannot be redone: {why_not}" if why_not else "r does it again."
    else:
        why_not = store.undo_redo.why_not(change)
        yield f"It cannot be undone: {why_not}" if why_not else "u undoes it; later work stays."


def _lines(one: Changed, told: Callable[[str], str]) -> Sequence[Content]:
    """A document and its fields; what they quote of other entries as history may quote it."""
    head = Content.assemble((told(one.what), "bold"), (f"  {one.act}", MUTED))
    fields = ((name, told(before), told(after)) for name, before, after in one.fields)
    return [head, *(_field(one.act, *field) for field in fields)]


def _field(act: str, name: str, before: str, after: str) -> Content:
    """One field: as it was, an arrow, as it became; one side alone where it came or went."""
    label = Content.styled(f"  {name}: ", MUTED)
    if act == "new":
        return label + Content(after)
    if act == "removed":
        return label + Content(before)
    return label + Content(f"{before} → {after}")

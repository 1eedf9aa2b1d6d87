"""The sessions of a record as texts with selections: what an analyst goes on with.

Positions are counted in Unicode code points from 0, and the end is the first one that no longer
belongs to it: so have it the examples of the standard and the programs that were looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from workshop.privacy.editions import Edition
from workshop.record.record import Record
from workshop.report.build import build
from workshop.report.facts import EntryFact, SessionFact
from workshop.text import clean
from workshop.times import day

LETTERS: Final = {
    "strength": "Strengths",
    "weakness": "Weaknesses",
    "opportunity": "Opportunities",
    "threat": "Threats",
}
"""Kinds of entries that have a letter, with the code that stands for it."""

KINDS: Final = {
    "quote": "Quotes",
    "action": "Actions",
    "decision": "Decisions",
    "question": "Questions",
    "parked": "Parked",
    "observation": "Observations",
    "note": "Notes",
}
"""The other kinds."""

FIELDS: Final = {
    "P": "Political",
    "E": "Economic",
    "S": "Social",
    "T": "Technological",
    "L": "Legal",
    "En": "Environmental",
}
"""The fields of the scan."""


class Code(NamedTuple):
    """What a selection is coded with."""

    group: str
    """The code above it, which codes nothing by itself: `SWOT`, `Tags`."""
    name: str
    told: str = ""
    """What it means, in a sentence; empty where the name says it."""


class Selection(NamedTuple):
    """A part of a text, and what it is coded with."""

    key: str
    """What tells it from every other, also in the next export."""
    start: int
    end: int
    codes: tuple[Code, ...]


class Source(NamedTuple):
    """A session as a text."""

    key: str
    """What tells it from every other, also in the next export."""
    name: str
    text: str
    selections: tuple[Selection, ...]
    department: str
    """Whose session it was, as the edition tells it; empty for none."""
    held: str
    """The day, as documents write it."""
    setting: str
    """`interview` or `workshop`."""


def sources_of(record: Record, edition: Edition, session_id: str | None) -> tuple[Source, ...]:
    """One session as a text, or every session of the record, as an edition tells them.

    Raises:
        Refused: there is no such session.
    """
    ids = [session_id] if session_id else [each.id for each in record.sessions()]
    return tuple(_source(record, edition, each) for each in ids)


def _source(record: Record, edition: Edition, session_id: str) -> Source:
    report = build(record, "session", edition, session_id=session_id)
    session = report.facts.session
    assert session is not None  # noqa: S101 - the summary of a session has it
    factors = {}
    if swot := report.facts.swot:
        groups = (swot.strengths, swot.weaknesses, swot.opportunities, swot.threats)
        factors = {each.id: each.text for group in groups for each in group}
    text = _Text(f"{report.title}\n")
    for title, entries in _by_step(session):
        text.add(f"\n{title}\n")
        for entry in entries:
            text.add(f"{entry.who}: " if entry.who else "")
            text.select(entry, _codes(entry, factors))
            text.add("\n")
    return Source(
        key=session_id,
        name=report.title,
        text=text.whole,
        selections=tuple(text.selections),
        department=session.department or "",
        held=day(session.started),
        setting=session.setting,
    )


def _by_step(session: SessionFact) -> Iterator[tuple[str, list[EntryFact]]]:
    """The steps in which something was said that counts, in the order of the guide."""
    told = [entry for entry in session.entries if not entry.retracted]
    for step in session.steps:
        if entries := [entry for entry in told if entry.step == step.id]:
            yield step.title, entries
    steps = {step.id for step in session.steps}
    if rest := [entry for entry in told if entry.step not in steps]:
        yield "Besides", rest


def _codes(entry: EntryFact, factors: dict[str, str]) -> Iterable[Code]:
    """What an entry is coded with: its letter or kind, its factor, its field, its tags."""
    if entry.kind in LETTERS:
        yield Code("SWOT", LETTERS[entry.kind])
    else:
        yield Code("Kinds", KINDS.get(entry.kind, entry.kind))
    if entry.factor:
        yield Code("Factors", entry.factor, factors.get(entry.factor, ""))
    if entry.pestle in FIELDS:
        yield Code("PESTLE", FIELDS[entry.pestle])
    yield from (Code("Tags", tag) for tag in entry.tags)


class _Text:
    """A text as it grows."""

    def __init__(self, begins: str) -> None:
        self._parts: list[str] = []
        self._length = 0
        self.selections: list[Selection] = []
        self.add(begins)

    @property
    def whole(self) -> str:
        return "".join(self._parts)

    def add(self, text: str) -> None:
        text = clean(text)  # before positions are counted
        self._parts.append(text)
        self._length += len(text)

    def select(self, entry: EntryFact, codes: Iterable[Code]) -> None:
        start = self._length
        self.add(entry.text)
        unique = tuple(dict.fromkeys(codes))
        self.selections.append(Selection(entry.id, start, self._length, unique))

"""What a step speaks of at plain prompts: questions, its clock, what is on top, who differs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from screens.plain.base.talk import Talk
from workshop.analysis.differences import Difference, differences_before
from workshop.analysis.follow_up import (
    followed_up,
    how_many,
    of_those_here,
    open_before,
    open_words,
    steps_for_later,
)
from workshop.analysis.standing import standing_of
from workshop.analysis.time_left import TimeLeft, time_left
from workshop.guide.step import Step, kind_of
from workshop.record.documents import StepRun
from workshop.running.follow_up.parked import open_parked
from workshop.running.words.step_clock import round_of, step_clock
from workshop.text import listing

_MOST: Final = 5
"""So many factors and differences are told, at most."""


def probe_lines(step: Step, run: StepRun) -> Iterator[str]:
    """The follow-up questions with their numbers; what was asked is told as such."""
    for place, probe in enumerate(step.probes, 1):
        yield f"{'Asked' if place in run.asked else 'Ask'} {place}: {probe}"
    if step.probes:
        yield "/asked N ticks a question as asked."


def inside_lines(talk: Talk, step: Step) -> Iterator[str]:
    """What a step shows besides what was recorded in it."""
    yield from clock_lines(talk, step)
    if tell := _OF_KIND.get(kind_of(step)):
        yield from tell(talk, step)


def clock_lines(talk: Talk, step: Step) -> Iterator[str]:
    """Its clock, and whose turn it is."""
    clock = step_clock(talk.session, talk.clock, step, talk.now)
    if clock:
        begins = "" if clock.begun else "; /timer begins it"
        yield f"{clock.sentence}{begins}."
    if found := round_of(talk.record, talk.session, step):
        turn = f"Turn of {found.turn.name}, then" if found.turn else "The first turn is that of"
        yield f"{turn} {found.next.name}; /turn gives it."


def _on_top(talk: Talk, _: Step) -> Iterator[str]:
    """What came out on top, and what waits on the parking list."""
    standing = standing_of(talk.record, talk.session)
    shown, more = standing.top(_MOST)
    if shown:
        head = "Came out on top" if standing.scored else "Not scored yet; best supported"
        yield f"{head}, {standing.rule}:"
    for placed in shown:
        level = ", level with others" if placed.tied else ""
        yield f"{placed.place}. {placed.subject.code} {placed.subject.text}: {placed.words}{level}"
    if more:
        yield f"and {more} more level with the last."
    yield from _parked(talk)


def _parked(talk: Talk) -> Iterator[str]:
    """What waits on the parking list, with the numbers that words take."""
    waiting = open_parked(talk.record, talk.session)
    numbers = {e.id: n for n, e in enumerate(talk.record.entries_of(talk.session_id), 1)}
    if waiting:
        yield "Parked; /kind N KIND makes it something else, /drop N REASON drops it:"
    for entry in waiting:
        if entry.id in numbers:
            yield f"{numbers[entry.id]}. {entry.text}"


def to_come(talk: Talk) -> TimeLeft:
    """What was not asked yet, the minutes left, and what no longer fits."""
    return time_left(talk.record, talk.session, talk.clock, talk.now)


def tell_unasked(talk: Talk, _: str) -> None:
    """Tell what was not asked yet, a line for each step."""
    talk.tell("\n".join(map(_in_words, to_come(talk).lines)))


def _in_words(line: str) -> str:
    """A line whose sign for what must be asked is said in words."""
    return f"{line[2:]}, must ask" if line.startswith("! ") else line


def tell_parked(talk: Talk, _: str) -> None:
    """Tell what waits on the parking list."""
    talk.tell("\n".join(_parked(talk)) or "Nothing waits on the parking list.")


def _differing(talk: Talk, step: Step) -> Iterator[str]:
    """Where the room differs, the widest first."""
    if getattr(step, "show", "") != "spread":
        return
    found = differences_before(talk.record, talk.session, step.id)
    if found.rows:
        yield "Furthest apart, the widest first:"
    yield from (f"{place}. {_told(one)}" for place, one in enumerate(found.rows[:_MOST], 1))
    if found.waiting:
        yield f"Not in yet: the scores of {listing(list(found.waiting))}."


def _told(one: Difference) -> str:
    """A difference in words and numbers."""
    counts = ", ".join(f"{count} gave {value:g}" for value, count in sorted(one.counts.items()))
    word = f", {one.flag}" if one.flag else ""
    ends = ""
    if one.ends:
        least, most = listing(list(one.ends.least)), listing(list(one.ends.greatest))
        ends = f"; lowest {least}, highest {most}"
    return f"{one.subject.code} {one.subject.text}, {one.scale.title.lower()}: {counts}{word}{ends}"


def _left_open(talk: Talk, step: Step) -> Iterator[str]:
    """What earlier sessions left open, in the first step: of those who are here in full."""
    if talk.record.guide_of(talk.session).steps[0].id != step.id:
        return
    today = talk.store.moment().today
    found = open_before(talk.record, talk.session, today)
    if found:
        yield f"Open from before: {how_many(found)} /open tells them."
    for one in of_those_here(talk.session, found)[:_MOST]:
        yield f"- {open_words(talk.record, one)}"


def tell_open(talk: Talk, _: str) -> None:
    """Tell what is open in all sessions, with who does it by when."""
    found = followed_up(talk.record, talk.store.moment().today)
    lines = [f"- {open_words(talk.record, one)}" for one in found if one.is_open]
    later = [f"- to be done later: {s.title} ({i.title})" for i, s in steps_for_later(talk.record)]
    talk.tell("\n".join([how_many(found), *lines, *later]))


_OF_KIND: Final[dict[str, Callable[[Talk, Step], Iterator[str]]]] = {
    "actions": _on_top,
    "brief": _left_open,
    "ask": _differing,
}
"""What single kinds of step tell."""

"""Planning the rest of a session anew at plain prompts: the ways, one taken by its letter."""

from __future__ import annotations

from collections.abc import Iterator

from screens.plain.base.talk import Talk
from workshop.guide.shape import AnyStep
from workshop.running.asking.planning import LETTERS, Planning, planning, table_of


def ask_plan(talk: Talk, words: str) -> None:
    """Tell the ways to end in time, and have one taken.

    Raises:
        Refused: the words tell no minutes and no hour at which it can end.
    """
    found = planning(talk.record, talk.session, talk.clock, talk.now, words)
    if found.fits and not words:
        talk.tell(f"{found.fitting} /-30 or /end 16:00 plans it anew.")
        return
    talk.tell("\n".join(_lines(found)))
    choices = [
        (f"{letter}, {found.name(way)}", letter)
        for letter, way in zip(LETTERS, found.ways, strict=False)
    ]
    if chosen := talk.ask.choose("Which way?", choices, "keep the plan"):
        change = talk.send(found.command(found.ways[LETTERS.index(chosen)]))
        talk.tell(f"{change.sentence}. /undo takes it back.")


def _lines(found: Planning) -> Iterator[str]:
    """How it stands, each way as a sentence, and what each step gets."""
    yield f"{found.heading} {found.standing}"
    for letter, way in zip(LETTERS, found.ways, strict=False):
        yield f"{letter}: {way.sentence} {found.say(way)}"
    for step, given in table_of(found):
        ways = ", ".join(f"{letter} {_told(step, minutes)}" for letter, minutes in given.items())
        must = " (must ask)" if step.must_ask else ""
        yield f"  {step.title}{must}, {step.minutes.planned:g} min: {ways}"


def _told(step: AnyStep, minutes: float | None) -> str:
    if minutes is None:
        return "later" if step.later else "out"
    return f"{minutes:g}"

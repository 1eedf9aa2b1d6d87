"""What a room made of its axes: what it decided on them, and how it described each world."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from workshop.guide.row_steps import Decide
from workshop.language import say
from workshop.record.documents import Entry
from workshop.registers.kinds import REGISTERS
from workshop.report.blocks import AnyBlock, Bullets, Notice, Paragraph, Span
from workshop.report.boards.scored.pairs import ScoredThing
from workshop.report.view import Gathered
from workshop.text import plural

WORLD: Final = "world"
"""The tag of what is said about a world; a step of a guide gives it (`tags`)."""


def worlds(gathered: Gathered, things: Sequence[ScoredThing]) -> Iterator[AnyBlock]:
    """What was decided on the scores that stand on the board, and what was said of the worlds.

    Args:
        gathered: the record as an edition tells it.
        things: what stands on the board.
    """
    scored = {(thing.scored.session.id, thing.scored.step.id) for thing in things}
    steps = {
        (session.id, step.id)
        for session in gathered.sessions
        for step in gathered.record.guide_of(session).steps_of(Decide)
        if (session.id, step.of) in scored
    }
    rows = gathered.row_telling.rows(REGISTERS["decisions"]).rows
    decided = [row for row in rows if (row.row.session_id, row.row.step_id) in steps]
    if decided:
        yield Paragraph(spans=(Span(say("What was decided on the axes"), "strong"),))
        yield Bullets(
            items=tuple(
                (Span(f"{row.code} ", "strong"), Span(row.cells["decision"])) for row in decided
            )
        )
    yield from _described(gathered, sorted({session_id for session_id, _ in scored}))


def _described(gathered: Gathered, session_ids: Sequence[str]) -> Iterator[AnyBlock]:
    """What was said of the worlds in these sessions, in the order in which it was said."""
    said = [
        entry
        for session_id in session_ids
        for entry in gathered.record.entries_of(session_id)
        if WORLD in entry.tags and not entry.retracted
    ]
    told = [entry for entry in said if gathered.telling.tells(entry)]
    if told:
        yield Paragraph(spans=(Span(say("The worlds, as they were described"), "strong"),))
        yield Bullets(items=tuple(_item(gathered, entry) for entry in told))
    if hidden := len(said) - len(told):
        words = plural(hidden, "statement")
        yield Notice(text=say("Left out of this edition: {what}.", what=words))


def _item(gathered: Gathered, entry: Entry) -> tuple[Span, ...]:
    who = gathered.telling.who(entry)
    said = (Span(gathered.telling.words(entry)),)
    return (*said, Span(f" — {who}", "muted")) if who else said

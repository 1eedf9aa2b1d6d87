"""Words for what goes on inside a step: questions asked, its clock, turns, parked items."""

from __future__ import annotations

from typing import Final

from workshop.errors import Refused
from workshop.record.documents import (
    StepRun,
)
from workshop.record.dry import is_dry
from workshop.record.within import Mark, Wall
from workshop.running.command_kinds.entries import MarkEntry
from workshop.running.command_kinds.steps import GiveTurn, SayDry, SetTimer, TickProbe
from workshop.running.commands import Command
from workshop.running.room.wall import ShowOnWall
from workshop.running.words.as_said import Around, about_named, person_named
from workshop.running.words.of_plan import PLAN_WORDS
from workshop.running.words.slash import Makes, Said, SlashWord, Takes, When
from workshop.running.words.step_clock import round_of


def _asked(said: Said) -> Command:
    """The question of a number, ticked or not after all; without one the next."""
    step = said.record.step_of(said.session, said.clock.step_id)
    asked = said.session.steps.get(step.id, StepRun()).asked
    if not said.words:
        open_ones = (n for n in range(1, len(step.probes) + 1) if n not in asked)
        if (place := next(open_ones, None)) is None:
            raise Refused("There is no follow-up question left to tick.")
    elif said.words.isascii() and said.words.isdigit():
        place = int(said.words)
    else:
        raise Refused(f"“{said.words}” is no number of a follow-up question.")
    return TickProbe(
        session_id=said.session.id, step_id=step.id, probe=place, asked=place not in asked
    )


def _timer(said: Said) -> Command:
    """Until an hour or for minutes; without either the silence that the step has."""
    step = said.record.step_of(said.session, said.clock.step_id)
    if said.words:
        return SetTimer(session_id=said.session.id, step_id=step.id, until=said.words)
    if not step.silence:
        raise Refused("Say until when: an hour such as 10:40, or minutes from now; 0 ends it.")
    return SetTimer(session_id=said.session.id, step_id=step.id, minutes=step.silence)


def _turn(said: Said) -> Command:
    """The turn of somebody; without a name of whoever comes next."""
    step = said.record.step_of(said.session, said.clock.step_id)
    if said.words:
        person = person_named(Around(said.record, said.session), said.words)
    elif found := round_of(said.record, said.session, step):
        person = found.next
    else:
        raise Refused(f"Nobody takes turns in {step.title}: say whose turn it is.")
    return GiveTurn(session_id=said.session.id, step_id=step.id, person_id=person.id)


def _dry(said: Said) -> Command:
    """That nothing more came at the question in front; or, where that was said, that it did."""
    step_id = said.clock.step_id
    dry = not is_dry(said.record, said.session, step_id)
    return SayDry(session_id=said.session.id, step_id=step_id, dry=dry)


def _marks(mark: Mark) -> Makes:
    """Makes the command that puts a mark on an entry, or takes it off again."""

    def make(said: Said) -> Command:
        if said.entry is None:
            raise Refused("There is no entry here yet.")
        on = mark not in said.entry.marks
        return MarkEntry(entry_id=said.entry.id, mark=mark, on=on)

    return make


def _wall(said: Said) -> Command:
    """What the wall is to show; without a word the question."""
    word, _, item = (said.words.casefold() or Wall.QUESTION.value).partition(" ")
    known = {wall.value: wall for wall in Wall} | {"off": Wall.NOTHING, "votes": Wall.RESULT}
    if (wall := known.get(word)) is None:
        raise Refused(f"The wall can show: {', '.join(wall.value for wall in Wall)}.")
    around = Around(said.record, said.session)
    in_front = said.thing if wall is Wall.RESULT else None
    about = about_named(around, item.strip()) if item.strip() else in_front
    return ShowOnWall(session_id=said.session.id, wall=wall, item_id=about)


MARK_WORDS: Final = (
    SlashWord("key", "what mattered most, or not", "K", makes=_marks(Mark.KEY)),
    SlashWord("surprise", "a surprise, or not", "U", makes=_marks(Mark.SURPRISE)),
    SlashWord("revisit", "come back to it, or not", "R", makes=_marks(Mark.REVISIT)),
)
"""What an entry is marked as; the same word again takes the mark off."""

INSIDE: Final = (
    *PLAN_WORDS,
    SlashWord("asked", "a question was asked", "", Takes.OTHER, "[N]", makes=_asked),
    SlashWord("else", "ask “what else?”", "u", when=When.LIVE),
    SlashWord("dry", "nothing more came", "d", makes=_dry),
    SlashWord(
        "timer", "silence or break until", "", Takes.OTHER, "[10:40 or MINUTES]", makes=_timer
    ),
    SlashWord("turn", "whose turn it is", "", Takes.NAME, "[NAME]", makes=_turn),
    SlashWord(
        "wall", "what the room view shows", "", Takes.OTHER, "[list, result [ID], off]", makes=_wall
    ),
    SlashWord("parking", "dispose of what is parked", when=When.LIVE, kind="actions"),
)
"""What is done inside a step."""

"""How much of a text stands in the sentences of history: 60 characters, or all of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest

from tests.builders.record import Building, interview
from workshop.record.documents import EntryKind, Factor, Pestle
from workshop.record.within import Mark, OutcomeState
from workshop.running import commands as c
from workshop.running import theming as t
from workshop.running.capture import read_line
from workshop.running.command_kinds.entries import DropParked, MarkEntry, SetOutcome
from workshop.running.talk_rules import TakeAsOne

MADE: Final[dict[str, Callable[[str, str, str], c.Command]]] = {
    "retract -": lambda entry, text, other: c.RetractEntry(entry_id=entry),
    "move -": lambda entry, text, other: c.MoveEntry(entry_id=entry, step_id="more"),
    "keep private -": lambda entry, text, other: c.KeepPrivate(entry_id=entry, private=True),
    "mark +": lambda entry, text, other: MarkEntry(entry_id=entry, mark=Mark.KEY),
    "file *": lambda entry, text, other: c.FileEntry(entry_id=entry, pestle=Pestle.LEGAL),
    "retag !": lambda entry, text, other: c.RetagEntry(entry_id=entry, kind=EntryKind.WEAKNESS),
    "answer ?": lambda entry, text, other: SetOutcome(entry_id=entry, state=OutcomeState.DONE),
    "drop ~": lambda entry, text, other: DropParked(entry_id=entry, reason="no"),
    "edit": lambda entry, text, other: c.EditEntry(entry_id=other, line=read_line(text)),
    "theme": lambda entry, text, other: t.PutUnderTheme(statements=(entry,), theme="Pace"),
    "as one": lambda entry, text, other: TakeAsOne(entry_id=entry, second=other),
}
"""By what is done, with the sign of the entry: the command of it, a text and another entry."""


@pytest.mark.parametrize("done", MADE)
def test_words_are_told_whole_up_to_sixty_characters(done: str) -> None:
    """One more is cut off with a mark, and nothing else of the text is told."""
    for length, told in ((60, "x" * 60), (61, "x" * 59 + "…")):
        room = Building()
        talk = room.start(interview(), room.person("Dana Ortiz"))
        text = "x" * length
        sign = f"{done[-1]} " if done[-1] in "-+*!?~" else ""
        entry = room.say(talk, "talk", f"{sign}{text}")
        other = room.say(talk, "talk", "Short")
        sentence = room.do(MADE[done](entry.id, text, other.id)).sentence
        assert f"“{told}”" in sentence, sentence
        assert sentence.count("x") == told.count("x")


def test_a_factor_and_a_reason_are_told_so_too() -> None:
    """A factor in 60 characters, the reason for which a parked item is dropped in 120."""
    room = Building()
    talk = room.start(interview(), room.person("Dana Ortiz"))
    slow, parked = (room.say(talk, "talk", line) for line in ("- Slow", "~ Lease"))
    factor = room.record.get(Factor, slow.factor_id or "")
    for length, told in ((60, "y" * 60), (61, "y" * 59 + "…")):
        change = room.do(c.EditFactor(factor_id=factor.id, text="y" * length, pestle=None))
        assert change.sentence == f"Edited W1 “{told}”"
    for length, told in ((120, "z" * 120), (121, "z" * 119 + "…")):
        change = room.do(DropParked(entry_id=parked.id, reason="z" * length))
        assert change.sentence.endswith(f": “{told}”")

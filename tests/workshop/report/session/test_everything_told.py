"""Law: every entry that an edition tells stands in the summary in its own words, and no other does.

Whatever was said, marked, tagged or kept private, in an interview or a workshop, whoever agreed to
what.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders.record import Building, interview, workshop
from tests.inputs import inputs
from workshop.privacy.editions import Telling
from workshop.record.documents import Attribution
from workshop.record.within import Mark
from workshop.report.build import build
from workshop.running.command_kinds.entries import MarkEntry

SIGNS = ("+ ", "- ", "* ", "! ", '" ', "= ", "? ", "~ ", "")
TAILS = ("", " #goal", " #priority", " #stop #priority", " #private", " #frame")
MARKS = (None, Mark.KEY, Mark.SURPRISE, Mark.REVISIT)

LINES = st.lists(
    st.tuples(st.sampled_from(SIGNS), st.sampled_from(TAILS), st.sampled_from(MARKS)),
    min_size=1,
    max_size=14,
)


@pytest.mark.law
@given(LINES, st.sampled_from(Attribution), st.booleans(), st.booleans())
@settings(max_examples=inputs(80))
@pytest.mark.slow
def test_what_is_told_is_printed_and_nothing_else(
    said: list[tuple[str, str, Mark | None]], level: Attribution, alone: bool, held: bool
) -> None:
    """In both editions, of one voice or two, in an interview or a workshop."""
    room = Building()
    people = [room.person("Dana Ortiz", "CFO", room.department("Finance"))]
    people += [] if alone else [room.person("Lee Park")]
    talk = room.start(workshop() if held else interview(), *people)
    room.consent(talk, people[0], level)
    for number, (sign, tail, mark) in enumerate(said):
        entry = room.say(talk, "talk", f"{sign}word{number:02}x of it{tail}")
        if mark:
            room.do(MarkEntry(entry_id=entry.id, mark=mark))
    for edition in ("restricted", "shareable"):
        blocks = str(build(room.record, "session", edition, session_id=talk).blocks)
        telling = Telling(room.record, edition)
        for entry in room.record.entries_of(talk):
            assert (entry.text in blocks) is telling.tells(entry), entry.text

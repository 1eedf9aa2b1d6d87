"""What the wall is to show, and what it refuses."""

from __future__ import annotations

import pytest

from tests.builders.record import START, Building, interview
from workshop.errors import Refused
from workshop.record.documents import Clock, Entry
from workshop.record.within import Wall
from workshop.running.room.wall import ShowOnWall
from workshop.running.words.slash import Said
from workshop.running.words.slash_table import WORDS


def test_one_thing_alone_is_shown_of_a_result_only() -> None:
    """With anything else it is refused, not left out unsaid; the clock stays as it was."""
    build = Building()
    talk = build.start(interview("talk"), build.person("Dana Ortiz"))
    build.say(talk, "talk", "- Backups fail")
    (entry,) = build.record.all(Entry)
    before = build.record.get(Clock, talk)
    for wall in (Wall.QUESTION, Wall.LIST, Wall.NOTHING):
        with pytest.raises(Refused, match="One thing alone is shown of a result"):
            build.do(ShowOnWall(session_id=talk, wall=wall, item_id=entry.id))
    assert build.record.get(Clock, talk) == before
    build.do(ShowOnWall(session_id=talk, wall=Wall.RESULT, item_id=entry.id))
    assert build.record.get(Clock, talk).wall_item_id == entry.id


@pytest.mark.parametrize(
    ("typed", "wall", "shown"),
    [
        ("", Wall.QUESTION, ""),
        ("LIST", Wall.LIST, ""),
        ("off", Wall.NOTHING, ""),
        ("result", Wall.RESULT, "in front"),
        ("votes", Wall.RESULT, "in front"),
        ("result w1", Wall.RESULT, "named"),
        ("votes   W1", Wall.RESULT, "named"),
        ("result  2", Wall.RESULT, "second entry"),
    ],
)
def test_the_word_for_the_wall(typed: str, wall: Wall, shown: str) -> None:
    """In any case of letters; one thing by its code or number, whatever the blanks before it."""
    build = Building()
    talk = build.start(interview("talk"), build.person("Dana Ortiz"))
    first, second = (build.say(talk, "talk", line) for line in ("- Backups fail", "- Slow"))
    front = build.factor(second).id
    word = next(each for each in WORDS if each.word == "wall")
    assert word.makes is not None
    (session,), clock = build.record.sessions(), build.record.clock_of(talk)
    said = Said(build.record, session, clock, None, typed, START, front)
    ids = {"": None, "in front": front, "named": build.factor(first).id, "second entry": second.id}
    assert word.makes(said) == ShowOnWall(session_id=talk, wall=wall, item_id=ids[shown])

"""What the wall is to show, and what it refuses."""

from __future__ import annotations

import pytest

from tests.builders.record import Building, interview
from workshop.errors import Refused
from workshop.record.documents import Clock, Entry
from workshop.record.within import Wall
from workshop.running.room.wall import ShowOnWall


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

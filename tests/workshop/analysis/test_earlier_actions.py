"""What earlier sessions left open, and what one that goes through it said became of each."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import msgspec
import pytest

from sessions.exports.json_file import render
from sessions.exports.markdown import render as in_markdown
from tests.builders.record import START, TEN, Building, interview, workshop
from workshop.analysis.earlier_actions import earlier_open, earlier_words
from workshop.errors import Refused
from workshop.guide.room_steps import OpenActions
from workshop.notes import write_notes
from workshop.privacy.editions import Edition
from workshop.record.documents import Attribution, Entry, Session
from workshop.record.within import OutcomeState, Wall
from workshop.report.build import build
from workshop.report.wall.projection import project
from workshop.running.command_kinds.entries import SetOutcome
from workshop.running.commands import KeepOffRecord, KeepPrivate
from workshop.running.room.wall import ShowOnWall

STEP = "last-time"


class Scene:
    """An interview a week ago that left things open, and a workshop that begins with them."""

    def __init__(self) -> None:
        self.build = build_ = Building()
        self.dana = build_.person("Dana Ortiz", "Controller", build_.department("Finance"))
        self.before = build_.start(interview(), self.dana)
        build_.consent(self.before, self.dana, Attribution.NAME)
        lines = (
            "> Count the stores @Dana due:2026-03-04",
            "> Ask the vendor @Dana",
            "> Renew the licences @Dana due:2026-03-20",
            "> Pay the fee @Dana due:2026-03-03",
            "? Who pays for the scanners",
            "> For my eyes alone @Dana",
            "> Off the record @Dana",
        )
        said = [build_.say(self.before, "actions", line) for line in lines]
        self.count, self.vendor, self.renew, self.fee, self.who, private, off = said
        build_.do(KeepPrivate(entry_id=private.id, private=True))
        build_.do(KeepOffRecord(entry_id=off.id, off_record=True))
        build_.now = START + timedelta(days=7)
        guide = workshop("goes-through")
        step = OpenActions(id=STEP, title="Last time", minutes=TEN)
        self.talk = build_.start(
            msgspec.structs.replace(guide, steps=(step, *guide.steps)), self.dana
        )

    @property
    def session(self) -> Session:
        return self.build.record.get(Session, self.talk)

    def tell(self, entry: Entry, state: OutcomeState, **given: Any) -> str:
        """Say what became of one; the sentence."""
        command = SetOutcome(entry_id=entry.id, state=state, told_in=self.talk, **given)
        change = self.build.do(command)
        assert change.session_id == self.talk, "the undo of this session takes it back"
        return change.sentence

    def texts(self) -> list[str]:
        """What is gone through, in its order."""
        return [one.entry.text for one in earlier_open(self.build.record, self.session)]

    def words(self) -> str:
        """What came of it in sentences."""
        return earlier_words(earlier_open(self.build.record, self.session))

    def all_told(self) -> None:
        """Each way once, and one that is not come to."""
        self.tell(self.count, OutcomeState.DONE)
        self.tell(self.fee, OutcomeState.MOVED, due=date(2026, 4, 1))
        self.tell(self.vendor, OutcomeState.DROPPED, note="Dana Ortiz found another")
        self.tell(self.renew, OutcomeState.CONTINUES)


def test_what_is_due_first_then_the_oldest_and_nothing_that_the_room_may_not_see() -> None:
    """Nor what was over before, nor what this session itself records."""
    scene = Scene()
    scene.build.say(scene.talk, "actions", "> A new one @Dana")
    assert scene.texts() == [
        "Pay the fee",
        "Count the stores",
        "Renew the licences",
        "Ask the vendor",
        "Who pays for the scanners",
    ]
    assert scene.words() == "5 things open from earlier sessions; none of it was come to."
    scene.tell(scene.count, OutcomeState.DONE)
    scene.build.close(scene.talk)
    later = scene.build.start(workshop("later"), scene.dana)
    found = earlier_open(scene.build.record, scene.build.record.get(Session, later))
    assert "Count the stores" not in [one.entry.text for one in found]
    assert "A new one" in [one.entry.text for one in found]


def test_each_is_told_and_what_was_kept_and_broken_is_counted() -> None:
    """What is told afterwards, outside of the session, does not change what it came to."""
    scene = Scene()
    assert scene.tell(scene.renew, OutcomeState.CONTINUES) == (
        "Kept on: action “Renew the licences”"
    )
    scene = Scene()
    scene.all_told()
    words = (
        "5 things open from earlier sessions: 1 done, 1 kept on, 1 moved, 1 dropped, "
        "1 not come to. 2 were due: 1 kept and 1 broken."
    )
    assert scene.words() == words
    scene.build.close(scene.talk)
    scene.build.do(SetOutcome(entry_id=scene.who.id, state=OutcomeState.DONE, note="Finance"))
    assert scene.words() == words
    with pytest.raises(Refused, match="It is done; say that it is open again"):
        scene.build.do(SetOutcome(entry_id=scene.count.id, state=OutcomeState.CONTINUES))


def told(scene: Scene, edition: Edition) -> tuple[str, Any]:
    """The summary in words, and as data."""
    report = build(scene.build.record, "session", edition, session_id=scene.talk)
    return in_markdown(report).decode(), msgspec.json.decode(render(report))


def test_the_summary_and_the_wall_tell_it() -> None:
    """The wall without a name, and without why something was dropped."""
    scene = Scene()
    scene.all_told()
    text, data = told(scene, "restricted")
    assert "Open from earlier sessions" in text
    assert "dropped: Dana Ortiz found another" in text
    assert "For my eyes alone" not in text
    found = data["open_actions"]
    assert found["n"] == 5
    assert {one["text"]: (one["state"], one["kept"]) for one in found["items"]} == {
        "Pay the fee": ("moved", False),
        "Count the stores": ("done", True),
        "Renew the licences": ("continues", None),
        "Ask the vendor": ("dropped", None),
        "Who pays for the scanners": ("", None),
    }
    scene.build.do(ShowOnWall(session_id=scene.talk, wall=Wall.LIST))
    shown = project(scene.build.record, scene.session, scene.build.now, {})
    assert shown.items[-1] == "Who pays for the scanners: no day"
    assert set(shown.items[:-1]) == {
        "Pay the fee: moved to 1 April 2026",
        "Count the stores: done",
        "Renew the licences: kept on",
        "Ask the vendor: dropped",
    }


def test_it_says_that_nothing_is_open() -> None:
    """An empty list is no empty section."""
    scene = Scene()
    first = scene.build.record.get(Session, scene.before)
    assert earlier_words(earlier_open(scene.build.record, first)) == (
        "Earlier sessions left nothing open."
    )


def test_what_goes_on_stands_in_notes() -> None:
    """Of the session in which it was said."""
    scene = Scene()
    scene.tell(scene.renew, OutcomeState.CONTINUES)
    assert "% outcome: continues [" in write_notes(scene.build.record, scene.before)

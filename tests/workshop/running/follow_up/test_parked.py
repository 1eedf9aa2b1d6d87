"""Parked items are asked about before a session is closed, and an action says what it is for."""

from __future__ import annotations

import msgspec

from sessions.exports.json_file import render
from sessions.exports.markdown import render as in_markdown
from tests.builders.record import Building, workshop
from workshop.record.documents import Session
from workshop.report.build import build
from workshop.running.command_kinds.entries import DropParked
from workshop.running.commands import CloseSession, KeepPrivate
from workshop.running.follow_up.parked import open_parked, parked_words
from workshop.running.room.about import SetAbout
from workshop.running.words.as_said import Around, about_named
from workshop.running.words.followed import FOLLOWED
from workshop.running.words.slash import Said


def test_a_session_that_is_closed_says_what_is_still_parked() -> None:
    """By whatever door it is closed; what was dropped with a reason waits no more."""
    room = Building()
    talk = room.start(workshop(), room.person("Dana Ortiz"))
    fees, canteen = (room.say(talk, "talk", line) for line in ("~ Parking fees", "~ The canteen"))
    session = room.record.get(Session, talk)
    assert parked_words(room.record, session) == "2 parked items still wait to be disposed of"
    room.do(DropParked(entry_id=fees.id, reason="decided elsewhere"))
    assert open_parked(room.record, session) == [canteen]
    closed = room.do(CloseSession(session_id=talk)).sentence
    assert closed == "Closed SWOT workshop; 1 parked item still waits to be disposed of"


def test_an_action_says_which_factor_it_is_for_where_the_edition_has_that() -> None:
    """In the table of actions and as data; not by the code of what is hidden."""
    room = Building()
    talk = room.start(workshop(), room.person("Dana Ortiz"))
    fails = room.say(talk, "talk", "- Scanners fail @Dana")
    action = room.say(talk, "actions", "> Buy scanners @Dana")
    around = Around(room.record, room.record.get(Session, talk))
    room.do(SetAbout(entry_id=action.id, about_id=about_named(around, "W1")))

    def told(edition: str) -> tuple[str, str]:
        report = build(room.record, "session", edition, session_id=talk)  # type: ignore[arg-type]
        entries = msgspec.json.decode(render(report))["session"]["entries"]
        about = next(each["about"] for each in entries if each["kind"] == "action")
        return in_markdown(report).decode(), about

    text, about = told("shareable")
    assert ("Buy scanners (for W1)" in text, about) == (True, "W1")
    room.do(KeepPrivate(entry_id=fails.id, private=True))
    text, about = told("shareable")
    assert ("(for W1)" in text, about) == (False, "")
    assert told("restricted")[1] == "W1"


def test_serves_means_the_last_action_where_something_else_stands_last() -> None:
    """The parking list stands below the actions; a chosen action is meant by itself."""
    room = Building()
    talk = room.start(workshop(), room.person("Dana Ortiz"))
    factor = room.factor(room.say(talk, "talk", "- Scanners fail @Dana"))
    first, last = (room.say(talk, "actions", line) for line in ("> Buy scanners", "> Repair them"))
    parked = room.say(talk, "actions", "~ Parking fees")
    word = next(each for each in FOLLOWED if each.word == "serves")
    assert word.makes is not None
    for chosen, meant in ((parked, last), (first, first)):
        session, clock = room.record.get(Session, talk), room.record.clock_of(talk)
        said = Said(room.record, session, clock, chosen, "W1", now=room.now)
        assert word.makes(said) == SetAbout(entry_id=meant.id, about_id=factor.id)

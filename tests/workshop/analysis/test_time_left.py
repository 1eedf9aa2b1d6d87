"""What is not asked yet, the minutes left, and what no longer fits: one rule for every door."""

from __future__ import annotations

from datetime import timedelta

import msgspec

from tests.builders.record import Building, interview
from workshop.analysis.time_left import TimeLeft, time_left
from workshop.guide.conditions import AskIf
from workshop.guide.parts import Timing
from workshop.guide.shape import Ask, Guide
from workshop.record.documents import Session
from workshop.running.commands import MoveTo, SkipStep


def guide() -> Guide:
    """Consent 10, talk 10, more 10, side 6 and aside 3 that may go, one that waits for a tag."""
    plain = interview()
    side = Ask(id="side", title="Side", minutes=Timing(least=4, planned=6, greatest=9))
    aside = Ask(id="aside", title="Aside", minutes=Timing(least=2, planned=3, greatest=9))
    only = Ask(
        id="only",
        title="Only",
        minutes=Timing(least=2, planned=3, greatest=4),
        ask_if=AskIf(recorded="x"),
    )
    return msgspec.structs.replace(plain, steps=(*plain.steps[:3], side, aside, only))


class Talk(Building):
    """A talk that runs, seen at a minute of it."""

    def __init__(self) -> None:
        super().__init__()
        self.dana = self.person("Dana Ortiz")
        self.talk = self.start(guide(), self.dana)

    def at(self, minutes: float) -> TimeLeft:
        """What is left when the step in front has lasted so long."""
        clock = self.record.clock_of(self.talk)
        assert clock.since
        now = clock.since + timedelta(minutes=minutes)
        return time_left(self.record, self.record.get(Session, self.talk), clock, now)


def ids(left: TimeLeft) -> tuple[str, str]:
    """What is to come, and what of it no longer fits."""
    return " ".join(s.id for s in left.unasked), " ".join(s.id for s in left.drop)


def test_what_no_longer_fits_goes_smallest_first_and_must_asks_last() -> None:
    """39 planned minutes; after the least time of the one in front, 16 are needed at least."""
    talk = Talk()
    assert ids(talk.at(0)) == ("talk more side aside", "")
    assert talk.at(0).words == "4 to come, 39 min left"
    assert ids(talk.at(23))[1] == ""
    assert ids(talk.at(24))[1] == "aside"
    assert ids(talk.at(26))[1] == "side"
    assert ids(talk.at(28))[1] == "side aside"
    assert ids(talk.at(30))[1] == "talk aside"
    assert talk.at(24).words == "4 to come, 15 min left: leave out Aside"
    late = talk.at(45)
    assert (late.minutes, ids(late)[1], late.short) == (-6, "talk more side aside", 0)
    assert late.words.startswith("4 to come, 6 min over: leave out What works")


def test_what_was_asked_or_left_out_is_not_to_come() -> None:
    """In whatever order they were taken; what waits for its condition comes with it."""
    talk = Talk()
    talk.do(MoveTo(session_id=talk.talk, step_id="side"))
    talk.say(talk.talk, "side", "Asked before its turn")
    talk.do(MoveTo(session_id=talk.talk, step_id="talk"))
    talk.do(SkipStep(session_id=talk.talk, step_id="more", reason="no time"))
    assert ids(talk.at(0))[0] == "consent aside"
    talk.say(talk.talk, "talk", "It came up #x")
    assert ids(talk.at(0))[0] == "consent aside only"
    told = talk.at(0).lines
    assert told[0].startswith("3 steps, ")
    assert "! Consent, 5 to 10 min" in told


def test_nothing_to_come_is_said() -> None:
    """When everything was asked or left out."""
    talk = Talk()
    for step in ("consent", "talk", "more", "side"):
        talk.do(SkipStep(session_id=talk.talk, step_id=step, reason="no time"))
    left = talk.at(0)
    assert (left.words, left.lines) == ("", ("Every step was asked or left out.",))

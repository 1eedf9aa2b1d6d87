"""Scores, recordings and what was sent back, of two records of one session.

Requirement: nothing that either record holds is lost or told twice, and what they say otherwise is
listed: the first stands until people decide.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.builders.record import Building, workshop
from workshop.record.checks import MemberCheck, Verdict
from workshop.record.documents import Ballot, Session
from workshop.record.transcripts import Cue, Transcript
from workshop.running.command_kinds.checks import CheckedWords, CheckWords, SendBack
from workshop.running.command_kinds.transcripts import AddTranscript, SpeakerIs
from workshop.running.commands import MoveTo
from workshop.running.talk_rules import JoinTalks


class Two(Building):
    """A workshop of Dana and Bo that was recorded at two laptops."""

    def __init__(self) -> None:
        super().__init__()
        self.dana, self.bo = self.person("Dana Ortiz"), self.person("Bo Vik")
        guide = workshop()
        self.first, self.second = (self.start(guide, self.dana, self.bo) for _ in range(2))

    def join(self) -> str:
        """Say that they are one; what people are to settle."""
        self.do(JoinTalks(session_id=self.first, other=self.second, offset=0))
        assert self.record.find(Session, self.second) is None
        return "\n".join(each.text for each in self.record.get(Session, self.first).debrief)


def test_scores_of_both_are_kept_and_what_differs_is_listed() -> None:
    """Of one voter those of the first stand; whoever scored in the second alone is there too."""
    two = Two()
    slow = two.say(two.first, "talk", "- Slow @Dana")
    late = two.say(two.first, "talk", "- Late @Bo")
    for session, entry, voter, given in (
        (two.first, slow, two.dana, {"weight": 60, "rating": 2}),
        (two.second, slow, two.dana, {"weight": 50, "rating": 2}),
        (two.second, late, two.dana, {"weight": 40}),
        (two.second, late, two.bo, {"rating": 3}),
    ):
        two.score(session, "inside", entry, voter, **given)
    told = two.join()
    ballots = {each.voter: each for each in two.record.all(Ballot)}
    w1, w2 = two.factor(slow).id, two.factor(late).id
    assert ballots[two.dana].scores == {w1: {"weight": 60, "rating": 2}, w2: {"weight": 40}}
    assert ballots[two.bo].scores == {w2: {"rating": 3}}
    assert {each.session_id for each in ballots.values()} == {two.first}
    assert told == "A score on weight: 60 in the first record, 50 in the second."


def test_the_same_recording_is_there_once_with_all_who_speak() -> None:
    """By its fingerprint; another one is there beside it, and one without any is no other's."""
    two = Two()
    cues = (Cue(speaker="A", text="Hm"), Cue(speaker="B", text="Yes"))
    for session, name, person, sha in (
        (two.first, "A", two.dana, "f1"), (two.second, "B", two.bo, "f1"),
        (two.second, "A", two.bo, "f2"), (two.first, "A", two.dana, ""),
        (two.second, "A", two.bo, ""),
    ):  # fmt: skip
        speakers = (SpeakerIs(name=name, person=person),)
        two.do(AddTranscript(session_id=session, cues=cues, speakers=speakers, sha256=sha))
    two.join()
    found = [(each.sha256, each.speakers) for each in two.record.transcripts_of(two.first)]
    assert sorted(found, key=str) == sorted(
        [
            ("f1", {"A": two.dana, "B": two.bo}), ("f2", {"A": two.bo}),
            ("", {"A": two.dana}), ("", {"A": two.bo}),
        ],
        key=str,
    )  # fmt: skip
    assert len(list(two.record.all(Transcript))) == 4


@pytest.mark.parametrize("later", ["first", "second", "neither"])
def test_of_what_was_sent_back_twice_the_later_counts(later: str) -> None:
    """With the answers to both; those to the first stand."""
    two = Two()
    entries = {s: two.say(s, "talk", f"- Slow {s[-1]} @Dana") for s in (two.first, two.second)}
    order = [two.first, two.second] if later != "first" else [two.second, two.first]
    for number, session in enumerate(order, 1):
        if later != "neither":
            until = date(2026, 4, number)
            two.do(SendBack(session_id=session, person_id=two.dana, until=until))
        answer = CheckedWords(entry_id=entries[session].id, verdict=Verdict.RIGHT)
        two.do(CheckWords(session_id=session, person_id=two.dana, answers=(answer,)))
        two.now += timedelta(hours=1)
    two.join()
    (check,) = two.record.all(MemberCheck)
    assert (check.session_id, check.person_id) == (two.first, two.dana)
    assert set(check.answers) == {each.id for each in entries.values()}
    assert check.until == (None if later == "neither" else date(2026, 4, 2))


@pytest.mark.parametrize("closed", [(), ("first",), ("second",), ("first", "second")])
def test_the_time_goes_on_where_it_went_on(closed: tuple[str, ...]) -> None:
    """That of the first, unless the second alone goes on: then by the clock of the first."""
    two = Two()
    two.do(MoveTo(session_id=two.second, step_id="inside"))
    ids = {"first": two.first, "second": two.second}
    for each in closed:
        two.close(ids[each])
    ours, theirs = (two.record.clock_of(each) for each in ids.values())
    two.do(JoinTalks(session_id=two.first, other=two.second, offset=600.0))
    clock = two.record.clock_of(two.first)
    if closed == ("first",):
        assert theirs.since
        since = theirs.since + timedelta(minutes=10)
        assert (clock.step_id, clock.since) == ("inside", since)
    else:
        assert (clock.step_id, clock.since) == (ours.step_id, ours.since)

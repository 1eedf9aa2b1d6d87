"""Two records of one talk become one session, and nothing that either holds is lost.

Requirement: every entry of both is there with whoever wrote it down; what both typed word for word
at once counts once; consent never widens; what the records say otherwise is listed for people; it
is one change.
"""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders.record import Building, interview
from workshop.analysis.evidence import must_asked
from workshop.errors import Refused
from workshop.guide.parts import Timing
from workshop.guide.shape import Ask, Guide
from workshop.notes import read_notes, write_notes
from workshop.notes.importer import replay
from workshop.privacy.told_record import told_record
from workshop.record.change import Moment
from workshop.record.checks import Verdict
from workshop.record.documents import Attribution, Entry, Session, WithdrawalLevel
from workshop.record.parts import Part
from workshop.record.read_back import told_answers
from workshop.record.within import Mark, OutcomeState, RemarkTopic
from workshop.running import commands as c
from workshop.running.command_kinds.checks import CheckedWords, CheckWords
from workshop.running.command_kinds.entries import MarkEntry, SetOutcome
from workshop.running.command_kinds.people import SetPart
from workshop.running.command_kinds.sessions import EditSession
from workshop.running.session_rules import decide
from workshop.running.talk_rules import (
    JoinTalks,
    RecordDebrief,
    SaidRemark,
    SetWriter,
    TakeAsOne,
)
from workshop.talks.preview import likely_pairs
from workshop.talks.repeats import clock_difference
from workshop.talks.two_records import may_be_of_one_talk


class Talk(Building):
    """Dana is interviewed; Ines writes at one laptop and Ben at another, whose clock is behind."""

    def __init__(self) -> None:
        super().__init__()
        self.dana = self.person("Dana Ortiz", "CFO", self.department("Finance"))
        self.ines, self.ben = self.person("Ines Kaya"), self.person("Ben Ode")
        self.first = self.start(interview(), self.dana)
        self.second = self.start(interview(), self.dana)
        self.do(SetWriter(session_id=self.first, person_id=self.ines))
        self.do(SetWriter(session_id=self.second, person_id=self.ben))

    def both_say(self, line: str, step: str = "talk", apart: float = 600.0) -> tuple[Entry, Entry]:
        """The same line at both laptops at one moment, by their own clocks."""
        now = self.now
        one = self.say(self.first, step, line)
        self.now = now - timedelta(seconds=apart)
        other = self.say(self.second, step, line)
        self.now = now + timedelta(minutes=1)
        return one, other

    def join(self, offset: float = 600.0) -> str:
        """Say that they are one; the sentence."""
        command = JoinTalks(session_id=self.first, other=self.second, offset=offset)
        return self.do(command).sentence

    @property
    def joined(self) -> Session:
        """The session of both."""
        return self.record.get(Session, self.first)


def test_every_entry_is_kept_with_its_writer_and_the_same_line_counts_once() -> None:
    """By the clock of the first; the line that stands was written down by both."""
    talk = Talk()
    one, other = talk.both_say("- Month-end close is slow @Dana #ledger")
    talk.both_say("Reports are read by nobody", "more")
    only = talk.say(talk.second, "more", "+ The team is steady @Dana")
    near = talk.say(talk.second, "talk", "- The close takes too long @Dana")
    difference = clock_difference(*(talk.record.entries_of(s) for s in (talk.first, talk.second)))
    assert (difference.seconds, difference.n) == (600.0, 2)
    assert difference.sentence == (
        "The second clock is 10 min behind the first, by 2 lines that stand in both "
        "(median, n = 2)."
    )
    sentence = talk.join()
    assert sentence == (
        "Joined a second record of Stakeholder interview: 4 entries, 2 lines in both, "
        "its clock put 10 min on"
    )
    record = talk.record
    assert record.find(Session, talk.second) is None
    assert len(record.entries_of(talk.first)) == 6
    kept, taken = record.get(Entry, one.id), record.get(Entry, other.id)
    assert kept.written_by == (talk.ines, talk.ben)
    assert (taken.retracted, taken.same_as_id, taken.at) == (True, one.id, one.at)
    assert record.get(Entry, only.id).written_by == (talk.ben,)
    factor = talk.factor(kept)
    assert [e.id for e in record.evidence_of(record.whole_of(factor).id)] == [one.id]
    # A rewording stands beside it until somebody says that it is the same.
    talk.do(TakeAsOne(entry_id=one.id, second=near.id))
    assert record.get(Entry, near.id).same_as_id == one.id
    assert near.id not in {e.id for f in record.live_factors() for e in record.evidence_of(f.id)}
    talk.do(c.RestoreEntry(entry_id=near.id))
    assert (record.get(Entry, near.id).same_as_id, record.get(Entry, near.id).retracted) == (
        None,
        False,
    )


def test_marks_and_outcomes_of_either_are_kept_and_a_document_is_a_source_of_its_own() -> None:
    """What one of two marked as key stays key; paper and a person are two, who say the same."""
    talk = Talk()
    one, other = talk.both_say("> Order new scanners @Dana", apart=0.0)
    for entry, mark in ((one, Mark.REVISIT), (other, Mark.KEY)):
        talk.do(MarkEntry(entry_id=entry.id, mark=mark))
    for entry, note in ((one, "ordered"), (other, "arrived")):
        talk.now += timedelta(minutes=1)
        talk.do(SetOutcome(entry_id=entry.id, state=OutcomeState.DONE, note=note))
    spoken = talk.say(talk.first, "talk", "- Month-end close is slow @Dana")
    paper = talk.say(talk.second, "talk", "- Month-end close is slow doc:[Annual report 2025]")
    talk.join(offset=0.0)
    kept = talk.record.get(Entry, one.id)
    assert kept.marks == (Mark.KEY, Mark.REVISIT)
    assert [told.note for told in kept.outcomes] == ["ordered", "arrived"]
    assert talk.record.get(Entry, other.id).same_as_id == one.id
    assert not any(talk.record.get(Entry, each.id).retracted for each in (spoken, paper))
    with pytest.raises(Refused, match="They rest on different sources"):
        talk.do(TakeAsOne(entry_id=spoken.id, second=paper.id))


def test_the_rules_for_consent_steps_people_and_what_differs() -> None:
    """What tells less stands; what was asked in either was asked; the rest is listed to settle."""
    talk = Talk()
    guest = talk.person("Gil Moss")
    talk.do(c.JoinSession(session_id=talk.second, person_id=guest))
    talk.do(SetPart(session_id=talk.first, person_id=guest, part=Part.OBSERVER))
    talk.consent(talk.first, talk.dana, Attribution.NAME)
    talk.consent(talk.second, talk.dana, Attribution.DEPARTMENT)
    talk.consent(talk.second, guest, Attribution.ROLE)
    talk.do(EditSession(session_id=talk.first, place="Board room"))
    talk.do(EditSession(session_id=talk.second, place="Room 2"))
    talk.do(c.SkipStep(session_id=talk.first, step_id="talk", reason="no time"))
    talk.do(c.MoveTo(session_id=talk.second, step_id="talk"))
    said = talk.say(talk.second, "talk", "Heard after all @Dana")
    talk.do(c.MoveTo(session_id=talk.second, step_id="more"))
    talk.do(c.ConfirmStep(session_id=talk.first, step_id="read-back"))
    talk.close(talk.first)
    talk.do(
        RecordDebrief(
            session_id=talk.second, remarks=(SaidRemark(topic=RemarkTopic.SURPRISE, text="Calm"),)
        )
    )
    assert "3 things to settle" in talk.join(0)
    session, record = talk.joined, talk.record
    consent = record.consent_of(talk.first, talk.dana)
    assert consent is not None
    assert consent.attribution is Attribution.DEPARTMENT
    assert record.consent_of(talk.first, guest) is not None
    assert session.people == (talk.dana, guest)
    assert guest not in session.parts
    assert session.place == "Board room"
    assert session.closed is None
    assert record.clock_of(talk.first).step_id == "more"
    assert "What works" not in [step.title for step in must_asked(record, session)[1]]
    assert said.id in session.steps["read-back"].unseen
    assert [remark.text for remark in session.debrief] == [
        "Calm",
        (
            "Dana Ortiz may be quoted: by name in the first record, by department only in the "
            "second; by department only stands until they are asked."
        ),
        "“What works”: skipped: no time in the first record, asked in the second.",
        "The place: “Board room” in the first record, “Room 2” in the second.",
    ]


def test_what_was_written_twice_goes_with_whoever_said_it() -> None:
    """Where one record names the speaker and the other does not, withdrawing takes both out."""
    talk = Talk()
    talk.say(talk.first, "talk", "- Month-end close is slow @Dana")
    talk.now -= timedelta(minutes=1)
    talk.say(talk.second, "talk", "- Month-end close is slow")
    talk.join(0)
    kept, taken = talk.record.entries_of(talk.first)
    assert {kept.people, taken.people} == {(talk.dana,)}
    talk.do(c.Withdraw(person_id=talk.dana, level=WithdrawalLevel.WITHDRAWN))
    assert told_record(talk.record).entries_of(talk.first) == []


@pytest.mark.parametrize("asked_in", ["first", "second"])
@pytest.mark.parametrize("by", ["joining", "hand"])
def test_what_somebody_wants_left_out_stays_out_whichever_record_they_read(
    asked_in: str, by: str
) -> None:
    """Of the same words in both, and of a rewording that is taken as one by hand."""
    talk = Talk()
    line = "- Month-end close is slow @Dana"
    one = talk.say(talk.first, "talk", line)
    other = talk.say(talk.second, "talk", line if by == "joining" else "- Closing is slow @Dana")
    asked, others = (one, other) if asked_in == "first" else (other, one)
    for entry, verdict in ((asked, Verdict.LEAVE_OUT), (others, Verdict.RIGHT)):
        answers = (CheckedWords(entry_id=entry.id, verdict=verdict),)
        talk.do(CheckWords(session_id=entry.session_id, person_id=talk.dana, answers=answers))
    talk.join(0)
    if by == "hand":
        talk.do(TakeAsOne(entry_id=one.id, second=other.id))
    assert told_record(talk.record).entries_of(talk.first) == []


@pytest.mark.parametrize("asked_in", ["first", "second"])
def test_of_two_answers_on_the_same_words_the_one_that_objects_stands(asked_in: str) -> None:
    """What is wrong in either record is disputed; what is right in one alone is right."""
    talk = Talk()
    wrong = talk.both_say("- Month-end close is slow @Dana", apart=0)
    right = talk.both_say("- The ledger is right @Dana", apart=0)
    place = ["first", "second"].index(asked_in)
    for pair, verdict in ((wrong, Verdict.WRONG), (right, Verdict.RIGHT)):
        entry = pair[place]
        answers = (CheckedWords(entry_id=entry.id, verdict=verdict),)
        talk.do(CheckWords(session_id=entry.session_id, person_id=talk.dana, answers=answers))
    talk.join(0)
    told = told_answers(talk.record)
    assert (told[wrong[0].id], told[right[0].id]) == ("disputed", "right")


def test_what_cannot_be_one_is_refused_whole() -> None:
    """Every step that has no place is named, and nothing changes."""
    talk = Talk()
    other = interview("other")
    five = Timing(least=1, planned=5, greatest=9)
    extra = (Ask(id="money", title="Money", minutes=five), Ask(id="law", title="Law", minutes=five))
    guide = Guide(**{f: getattr(other, f) for f in other.__struct_fields__} | {"steps": extra})
    odd = talk.start(guide, talk.dana)
    talk.say(odd, "money", "Budget is fixed")
    talk.say(odd, "law", "Two laws change")
    with pytest.raises(Refused, match="“Money” and “Law”"):
        talk.do(JoinTalks(session_id=talk.first, other=odd))
    with pytest.raises(Refused, match="the same one"):
        talk.do(JoinTalks(session_id=talk.first, other=talk.first))
    with pytest.raises(Refused, match="at most a day"):
        talk.do(JoinTalks(session_id=talk.first, other=talk.second, offset=float("nan")))
    assert [each.id for each in may_be_of_one_talk(talk.record, talk.joined)] == [talk.second]
    assert likely_pairs(talk.record) == [(1, 2)]
    talk.join(0)
    assert likely_pairs(talk.record) == []


def test_a_joined_talk_is_written_as_notes_and_read_again() -> None:
    """With who wrote what, what stands for what, and the debrief: to the last byte."""
    talk = Talk()
    talk.both_say("- Month-end close | is slow @Dana")
    talk.say(talk.second, "more", "Only here")
    remarks = (
        SaidRemark(topic=RemarkTopic.WORDS, text="“the long week” | for month end"),
        SaidRemark(topic=RemarkTopic.GUIDE, text="Ask for a figure", step_id="talk"),
    )
    talk.do(RecordDebrief(session_id=talk.first, remarks=remarks))
    talk.join()
    notes = write_notes(talk.record, talk.first)
    assert "% writer: Ines.Kaya\n" in notes
    assert "% written by: Ines.Kaya | Ben.Ode\n" in notes
    assert "% same as: talk/1\n" in notes or "% same as: talk/2\n" in notes
    again = Building()
    replayed = replay(
        again.record, read_notes(notes, "n.txt", lambda _: interview()), again._new.__next__
    )
    assert replayed.problems == ()
    again.record.apply(replayed.change)
    assert write_notes(again.record, replayed.session_id) == notes


TYPED = st.lists(
    st.tuples(
        st.sampled_from(["first", "second", "both"]),
        st.sampled_from(["+ Fast close @Dana", "- Slow mail", "Nobody knows why", '" So it is']),
        st.sampled_from(["talk", "more"]),
    ),
    max_size=8,
)


@pytest.mark.law
@given(TYPED, st.integers(-300, 300))
@pytest.mark.slow
def test_joining_loses_and_doubles_nothing(typed: list[tuple[str, str, str]], apart: int) -> None:
    """Every line that was typed is there; those standing are those typed, each moment once."""
    talk = Talk()
    moments = 0
    for where, line, step in typed:
        talk.now += timedelta(minutes=15)
        if where == "both":
            talk.both_say(line, step, apart)
        else:
            session = talk.first if where == "first" else talk.second
            talk.now += timedelta(seconds=-apart if where == "second" else 0)
            talk.say(session, step, line)
            talk.now += timedelta(seconds=apart if where == "second" else 0)
        moments += 1
    before = {e.id for e in talk.record.all(Entry)}
    talk.join(apart)
    entries = talk.record.entries_of(talk.first)
    assert {e.id for e in entries} == before
    standing = [e for e in entries if not e.retracted]
    assert len(standing) == moments
    assert all(e.written_by for e in entries)
    assert {e.same_as_id for e in entries if e.retracted} <= {e.id for e in standing}
    # What cannot be decided by the rules is never decided twice: the other is gone.
    with pytest.raises(Refused):
        decide(
            talk.record,
            JoinTalks(session_id=talk.first, other=talk.second),
            Moment(talk.now, talk._new.__next__),
        )

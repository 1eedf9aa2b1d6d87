"""What is off the record, withdrawn or only observed is in no document, trace or file of notes.

Requirement: a withdrawal has levels that hold for all sessions, whatever was agreed there; neither
name nor words are in any document of either edition; documents say that something was left out at
somebody's wish and never that nothing was recorded; off the record is counted in the restricted
edition alone; an observation is put down to nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders.documents import built
from tests.builders.record import Building, interview, workshop
from workshop.ballots.standing import counts
from workshop.guide.shape import Score
from workshop.notes import write_notes
from workshop.privacy.editions import Edition
from workshop.privacy.hides_nobody import hidden_in_vain, hides_nobody
from workshop.privacy.told_record import left_out_at_wish, off_the_record, told_record
from workshop.record.documents import Attribution, Entry, Session, WithdrawalLevel
from workshop.record.read_back import confirmed_of
from workshop.record.record import Record
from workshop.report.build import build
from workshop.running import commands as c
from workshop.running.capture import read_line
from workshop.trace.tracing import Tracing


class Room(Building):
    """An interview with Dana, a workshop of three; what each says has a word of its own."""

    def __init__(self, level: Attribution = Attribution.NAME) -> None:
        super().__init__()
        self.finance = self.department("Finance")
        self.care = self.department("Care")
        self.dana = self.person("Dana Ortiz", "Head of Finance", self.finance)
        self.bo = self.person("Bo Lund", "Nurse", self.care)
        self.talk = self.start(interview(), self.dana, department=self.finance)
        self.consent(self.talk, self.dana, level)
        self.say(self.talk, "talk", "+ Alphaword works @Dana")
        self.say(self.talk, "talk", "- Betaword fails, unlike Bo")
        self.say(self.talk, "talk", '" Gammaword I say')
        self.say(self.talk, "talk", "> Deltaword @Bo")
        self.room = self.start(workshop(), self.dana, self.bo)
        self.consent(self.room, self.dana, level)
        self.consent(self.room, self.bo, Attribution.NAME)
        step = self.record.guide_of(self.record.get(Session, self.room)).steps[0].id
        self.say(self.room, step, "+ Epsilonword of Dana Ortiz @Bo")
        self.say(self.room, step, "- Zetaword @Dana")

    def outputs(self, *editions: Edition) -> Iterator[tuple[str, str]]:
        """Every document of some editions, every trace, and every file of notes, as text."""
        for edition in editions or get_args(Edition):
            for each in built(self.record, edition):
                yield f"{each.name} {edition}", repr(each.report)
            tracing = Tracing(self.record, edition)
            for document in told_record(self.record).documents():
                yield f"trace {edition}", repr(tracing.of(document))
        if "restricted" in (editions or ("restricted",)):
            for session in self.record.sessions():
                yield "notes", write_notes(told_record(self.record), session.id)


def found(room: Room, *words: str, editions: tuple[Edition, ...] = ()) -> set[str]:
    """Where any of some words stand."""
    return {
        f"{word} in {where}"
        for where, text in room.outputs(*editions)
        for word in words
        if word.casefold() in text.casefold()
    }


@given(st.sampled_from(Attribution))
@pytest.mark.slow
def test_who_withdraws_is_in_no_document_whatever_was_agreed(level: Attribution) -> None:
    """Neither name nor words, in either edition; the others stay, and agreeing again undoes it."""
    room = Room(level)
    room.do(c.Withdraw(person_id=room.dana, level=WithdrawalLevel.WITHDRAWN))
    hers = ("dana", "ortiz", "alphaword", "betaword", "gammaword", "zetaword", "head of finance")
    assert found(room, *hers) == set()
    assert found(room, "epsilonword", editions=("restricted",)) != set()
    texts = [text for _, text in room.outputs()]
    assert any("left out at somebody's wish" in text for text in texts)
    assert not any("was recorded.'" in text and "wish" not in text for text in texts)
    room.do(c.Withdraw(person_id=room.dana, level=None))
    assert found(room, "alphaword", "Dana Ortiz", editions=("restricted",)) != set()


def test_what_is_kept_is_not_quoted() -> None:
    """In the record still; nothing of it in what may be shared, and it says why."""
    room = Room()
    room.do(c.Withdraw(person_id=room.dana, level=WithdrawalLevel.KEPT))
    assert found(room, "alphaword", "betaword", "zetaword", editions=("shareable",)) == set()
    assert found(room, "alphaword", editions=("restricted",)) != set()
    shared = repr(build(room.record, "session", "shareable", session_id=room.talk))
    assert "Nothing is told here: something was left out at somebody's wish." in shared
    assert "No strength, weakness" not in shared
    said = repr(build(room.record, "swot", "shareable").blocks)
    assert "something was left out at somebody's wish" in said
    assert "No weaknesses were recorded" not in said


def test_off_the_record_is_in_no_output_and_counted_for_the_facilitator_alone() -> None:
    """No factor, nobody new, no word in the sentence of history; it can be put on the record."""
    room = Room()
    before = len(room.record.people_of(room.record.get(Session, room.talk)))
    room.do(c.SetOffRecord(session_id=room.talk, on=True))
    said = room.do(
        c.RecordEntries(
            session_id=room.talk, step_id="talk", lines=(read_line("- Omegaword @Ruth #etatag"),)
        )
    )
    entry = next(put for put in said.puts if isinstance(put, Entry))
    assert "omegaword" not in said.sentence.casefold()
    assert "Ruth" in entry.text
    assert entry.factor_id is None
    assert len(room.record.people_of(room.record.get(Session, room.talk))) == before
    assert entry not in room.record.entries_of(room.talk)
    room.do(c.SetOffRecord(session_id=room.talk, on=False))
    assert found(room, "omegaword", "etatag", "ruth") == set()
    told = told_record(room.record)
    counted = [off_the_record(told, each) for each in (room.talk, room.room, None)]
    assert counted == [1, 0, 1]
    assert [left_out_at_wish(told, each) for each in (room.talk, room.room, None)] == [0, 0, 0]
    one = "1 line said off the record"
    assert one in repr(build(room.record, "session", "restricted", session_id=room.talk))
    assert one not in repr(build(room.record, "session", "shareable", session_id=room.talk))
    room.do(c.KeepOffRecord(entry_id=entry.id, off_record=False))
    assert room.record.get(Entry, entry.id).factor_id
    assert found(room, "omegaword", editions=("restricted",)) != set()


@pytest.mark.parametrize(
    ("line", "shared"), [("; Thetaword", False), ("; Thetaword as:role", True)]
)
def test_an_observation_is_put_down_to_nobody(line: str, shared: bool) -> None:
    """It is the interviewer's; it is shared only where its own line says how it may be told."""
    room = Room()
    entry = room.say(room.talk, "talk", f"{line} @Dana")
    assert bool(found(room, "thetaword", editions=("shareable",))) is shared
    restricted = repr(build(room.record, "session", "restricted", session_id=room.talk))
    assert "Observed by the interviewer" in restricted
    assert "observed by the interviewer" in restricted
    assert (
        "1 observation" in repr(build(room.record, "session", "shareable", session_id=room.talk))
        or shared
    )
    notes = write_notes(room.record, room.talk)
    assert "; Thetaword" in notes
    room.do(c.Withdraw(person_id=room.dana, level=WithdrawalLevel.WITHDRAWN))
    assert found(room, "thetaword") == set()
    assert room.record.get(Entry, entry.id).people


def test_what_is_added_changed_or_not_shown_is_not_confirmed() -> None:
    """Of what was there only what was shown is; later words and kinds are not."""
    room = Room()
    talk = room.record.get(Session, room.talk)
    first, second, third, fourth = room.record.entries_of(room.talk)
    seen = (first.id, second.id, third.id)
    room.do(c.ConfirmStep(session_id=talk.id, step_id="read-back", seen=seen))
    line = read_line("- Betaword fails often")
    room.do(c.EditEntry(entry_id=second.id, line=line))
    added = room.say(talk.id, "talk", "+ Iotaword")
    room.say(talk.id, "talk", "; Kappaword")
    told = confirmed_of(room.record, room.record.get(Session, talk.id))
    assert told
    assert (told.added, told.changed, told.unseen) == ((added.id,), (second.id,), (fourth.id,))
    assert told.rest == "1 added since, 1 changed since, 1 not shown"


def test_a_record_of_which_nothing_is_left_out_is_the_same_one() -> None:
    """Nothing is copied where nothing has to be."""
    record: Record = Room().record
    assert told_record(record) is record


@pytest.mark.parametrize("level", Attribution)
def test_place_and_reasons_follow_consent_as_names_do(level: Attribution) -> None:
    """Where a session was, and why a step was skipped, point to whoever was there."""
    room = Room(level)
    talk = room.record.get(Session, room.talk)
    room.record.put(msgspec.structs.replace(talk, place="Nordrail, Oslo"))
    room.do(c.SkipStep(session_id=room.talk, step_id="more", reason="left for a supplier audit"))
    told = level in (Attribution.NAME, Attribution.ROLE, Attribution.DEPARTMENT)
    shared: tuple[Edition, ...] = ("shareable",)
    assert bool(found(room, "Oslo", editions=shared)) is told
    assert bool(found(room, "supplier audit", editions=shared)) is told
    assert found(room, "Oslo", editions=("restricted",)) != set()


def test_it_is_said_where_a_level_hides_nobody() -> None:
    """One person of the session, one of the department; not where there are several."""
    room = Room(Attribution.PARTICIPANT)
    talk = room.record.get(Session, room.talk)
    meeting = room.record.get(Session, room.room)
    said = hides_nobody(room.record, talk, room.dana, Attribution.PARTICIPANT)
    assert said == "Dana Ortiz is alone here: as “a participant” hides nobody"
    assert hides_nobody(room.record, talk, room.dana, Attribution.WITHHELD) == ""
    assert hides_nobody(room.record, meeting, room.dana, Attribution.PARTICIPANT) == ""
    assert "nobody else is of Finance" in hides_nobody(
        room.record, meeting, room.dana, Attribution.DEPARTMENT
    )
    room.person("Eve Holt", "Clerk", room.finance)
    assert hides_nobody(room.record, meeting, room.dana, Attribution.DEPARTMENT) == ""
    assert hidden_in_vain(room.record) == [
        "Stakeholder interview: Dana Ortiz is alone here: as “a participant” hides nobody."
    ]
    assert hidden_in_vain(room.record, room.room) == []


@pytest.mark.parametrize("level", WithdrawalLevel)
@pytest.mark.slow
def test_what_was_observed_stays_unshared_when_one_of_two_withdraws(level: WithdrawalLevel) -> None:
    """It is nobody's words, so nobody's going makes it the words of whoever is left."""
    room = Room()
    both = room.start(interview(), room.dana, room.bo, department=room.finance)
    for person in (room.dana, room.bo):
        room.consent(both, person, Attribution.DEPARTMENT)
    room.say(both, "talk", "; Thetaword in their faces")
    assert found(room, "thetaword", editions=("shareable",)) == set()
    room.do(c.Withdraw(person_id=room.dana, level=level))
    assert found(room, "thetaword", editions=("shareable",)) == set()
    assert found(room, "thetaword", editions=("restricted",)) != set()


@pytest.mark.parametrize("complete", [True, False])
def test_scores_count_as_they_do_in_the_whole_record(complete: bool) -> None:
    """What is left out takes its points along; those of a room were complete with them, or not."""
    room = Building()
    dana, bo = room.person("Dana Ortiz"), room.person("Bo Lund")
    held = room.start(workshop(voters="room"), dana, bo)
    for line, weight in (("- Slow @Dana", 60), ("- Late @Bo", 40 if complete else 30)):
        room.score(held, "inside", room.say(held, "talk", line), weight=weight, rating=2)
    room.do(c.Withdraw(person_id=dana, level=WithdrawalLevel.WITHDRAWN))
    counted = []
    for record in (room.record, told_record(room.record)):
        session = record.get(Session, held)
        (step,) = (s for s in record.guide_of(session).steps_of(Score) if s.id == "inside")
        counted.append(counts(record, session, step))
    assert counted == [complete, complete]

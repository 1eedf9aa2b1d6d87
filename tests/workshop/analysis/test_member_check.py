"""What somebody is sent back, what they answer, and what documents then tell.

Requirement: the copy for one person has all of their own words of a session, also those that are
not to be quoted to others, and nothing of anybody else's, private, off the record or withdrawn.
What they leave out is in no later document of either edition, in no wording; what they call wrong
is disputed wherever it is used; what they put right keeps what was recorded first. Documents say
how many read and confirmed their words.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, timedelta
from typing import get_args

import pytest

from sessions.clock import IdMaker
from tests.builders.documents import built
from tests.builders.record import Building, interview, workshop
from tests.builders.recorded import Recorded, raw
from workshop.analysis.evidence import Hearing
from workshop.analysis.member_check import CheckState, progress_of, session_words
from workshop.analysis.synthesis.strength import Strengths
from workshop.errors import Refused
from workshop.notes import read_notes, replay, write_notes
from workshop.privacy.editions import Edition
from workshop.privacy.told_record import told_record
from workshop.record.checks import MemberCheck, Verdict
from workshop.record.documents import Attribution, Entry, Factor, Session, WithdrawalLevel
from workshop.record.read_back import check_of
from workshop.report.build import build
from workshop.report.checking.answer_form import read_data, read_form, write_form
from workshop.report.checking.own_copy import Asked, OwnCopy, own_copy
from workshop.running import commands as c
from workshop.running.capture import read_line
from workshop.running.command_kinds.checks import CheckedWords, CheckWords, SendBack
from workshop.trace.lines import lines_of
from workshop.trace.tracing import Tracing


class Talk(Recorded):
    """An interview with Dana, and a workshop with Bo, each word of which can be told apart."""

    def __init__(self) -> None:
        super().__init__()
        self.finance = self.department("Finance")
        self.dana = self.person("Dana Ortiz", "CFO", self.finance)
        self.bo = self.person("Bo Lund", "Nurse", self.department("Care"))
        self.talk = self.start(interview(), self.dana, department=self.finance)
        self.consent(self.talk, self.dana, Attribution.NAME)
        self.alpha = self.say(self.talk, "talk", "+ Alphaword works")
        self.beta = self.say(self.talk, "talk", "- Betaword fails as:withheld")
        self.gamma = self.say(self.talk, "talk", '" Gammaword I say')
        self.say(self.talk, "talk", "Privateword #private")
        self.say(self.talk, "talk", "; Observedword")
        self.say(self.talk, "talk", "- Paperword doc:[Audit p. 3]")
        self.room = self.start(workshop(), self.dana, self.bo)
        step = self.record.guide_of(self.record.get(Session, self.room)).steps[0].id
        self.theirs = self.say(self.room, step, "- Zetaword @Bo")
        self.both = self.say(self.room, step, "+ Bothword @Dana @Bo")

    def check(self, entry: Entry, verdict: Verdict, correction: str = "") -> str:
        """Have Dana answer; the sentence that history has."""
        given = CheckedWords(entry_id=entry.id, verdict=verdict, correction=correction)
        command = CheckWords(session_id=entry.session_id, person_id=self.dana, answers=(given,))
        return self.do(command).sentence

    def copy(self, session: str, person: str) -> OwnCopy:
        """The copy for somebody."""
        return OwnCopy(self.record, session, person, Asked())

    def outputs(self) -> Iterator[str]:
        """Every document of both editions, every trace and file of notes, as text."""
        told = told_record(self.record)
        for edition in get_args(Edition):
            yield from (str(each.report) for each in built(self.record, edition))
            tracing = Tracing(self.record, edition)
            for factor in told.all(Factor):
                yield "\n".join(lines_of(tracing.of(factor)))
        yield from (write_notes(told, session.id) for session in told.sessions())


def test_the_copy_has_their_words_and_nothing_of_anybody_else() -> None:
    """Also what is not to be quoted; no private note, observation, document or other person."""
    room = Talk()
    assert room.copy(room.talk, room.dana).entries == [room.alpha, room.beta, room.gamma]
    assert room.copy(room.room, room.dana).entries == [room.both]
    text = str(own_copy(room.copy(room.talk, room.dana), "Workshop"))
    for word in ("Alphaword", "Betaword", "Gammaword"):
        assert word in text
    for word in ("Privateword", "Observedword", "Paperword", "Zetaword", "Bo Lund"):
        assert word not in text
    with pytest.raises(Refused, match="did not take part"):
        room.copy(room.talk, room.bo)
    room.do(c.SetOffRecord(session_id=room.talk, on=True))
    room.say(room.talk, "talk", "Quietword")
    assert len(room.copy(room.talk, room.dana).entries) == 3
    room.do(c.Withdraw(person_id=room.dana, level=WithdrawalLevel.WITHDRAWN))
    with pytest.raises(Refused, match="nothing of Dana Ortiz"):
        room.copy(room.talk, room.dana)


def test_the_copy_names_nobody_who_withdrew() -> None:
    """Neither in the title of the session nor in what others said of them, in any form."""
    talk = Talk()
    met = talk.start(interview(), talk.dana, title="On what Bo Lund said")
    talk.say(met, "talk", "- Bo Lund works alone at night")
    assert "Bo Lund" in write_form(talk.copy(met, talk.dana))
    talk.do(c.Withdraw(person_id=talk.bo, level=WithdrawalLevel.WITHDRAWN))
    copy = talk.copy(met, talk.dana)
    for text in (write_form(copy), repr(own_copy(copy, "Workshop"))):
        assert "at night" in text
        assert "Lund" not in text


def test_what_is_left_out_is_in_no_document_and_comes_back() -> None:
    """Neither the words nor a factor's wording of them; counted as left out at somebody's wish."""
    room = Talk()
    assert any("Alphaword" in text for text in room.outputs())
    code = room.factor(room.alpha).code
    sentence = room.check(room.alpha, Verdict.LEAVE_OUT)
    assert sentence.endswith(f"{code} rested on that alone and is in no document any more")
    assert not any("Alphaword" in text for text in room.outputs())
    report = build(room.record, "session", "restricted", session_id=room.talk)
    assert "1 statement left out at somebody's wish." in str(report.blocks)
    assert room.record.get(Entry, room.alpha.id).text == "Alphaword works"
    room.check(room.alpha, Verdict.RIGHT)
    assert any("Alphaword" in text for text in room.outputs())


def test_a_factor_that_others_support_keeps_none_of_the_words() -> None:
    """The wording goes over to those who stay, and the sentence says what it rests on."""
    room = Talk()
    step = room.both.step_id
    other = room.say(room.room, step, "+ Etaword is well @Bo")
    room.merge(room.alpha, other, text="Alphaword works and is well")
    sentence = room.check(room.alpha, Verdict.LEAVE_OUT)
    assert "rests on 1 other entry" in sentence
    texts = list(room.outputs())
    assert not any("Alphaword" in text for text in texts)
    assert any("Etaword" in text for text in texts)


def test_what_is_wrong_is_disputed_wherever_it_is_used() -> None:
    """In documents, in data and in a trace; putting it otherwise opens it again."""
    room = Talk()
    room.check(room.alpha, Verdict.WRONG)
    report = build(room.record, "swot", "shareable")
    assert "(disputed by whoever said it)" in str(report.blocks)
    assert report.facts.swot
    checks = {f.id: f.evidence[0].check for f in report.facts.swot.strengths}
    assert checks["S1"] == "disputed"
    (line, *_) = lines_of(Tracing(room.record, "restricted").of(room.alpha))
    assert line.endswith("disputed")
    room.do(c.EditEntry(entry_id=room.alpha.id, line=read_line("+ Alphaword works well")))
    assert "disputed" not in str(build(room.record, "swot", "shareable").blocks)


def test_what_is_put_right_keeps_what_was_recorded_first() -> None:
    """Over several corrections; told by name in the restricted edition alone."""
    room = Talk()
    room.check(room.alpha, Verdict.WRONG, "Alphaword works on Mondays")
    room.check(room.alpha, Verdict.WRONG, "Alphaword works on Tuesdays")
    assert room.record.get(Entry, room.alpha.id).text == "Alphaword works on Tuesdays"
    assert room.factor(room.alpha).text == "Alphaword works on Tuesdays"
    check = check_of(room.record, room.talk, room.dana)
    assert check
    assert check.answers[room.alpha.id].was == "Alphaword works"
    open_line = next(lines_of(Tracing(room.record, "restricted").of(room.alpha)))
    assert "put right by Dana Ortiz" in open_line
    assert "“Alphaword works”" in open_line
    shared = next(lines_of(Tracing(room.record, "shareable").of(room.alpha)))
    assert shared.endswith("put right by whoever said it")
    room.check(room.alpha, Verdict.LEAVE_OUT)
    assert not any("Alphaword" in text for text in room.outputs())


def test_what_cannot_be_answered_is_refused() -> None:
    """Another's words, what is not put before anybody, two answers at once, a right correction."""
    room = Talk()
    private = next(e for e in room.record.entries_of(room.talk) if e.private)
    for entry, why in ((room.theirs, "somebody else"), (private, "not put before")):
        with pytest.raises(Refused, match=why):
            room.check(entry, Verdict.RIGHT)
    with pytest.raises(Refused, match="say which it is"):
        room.check(room.alpha, Verdict.RIGHT, "Other words")
    twice = (CheckedWords(entry_id=room.alpha.id, verdict=Verdict.RIGHT),) * 2
    with pytest.raises(Refused, match="two answers"):
        room.do(CheckWords(session_id=room.talk, person_id=room.dana, answers=twice))
    with pytest.raises(Refused, match="did not take part"):
        room.do(SendBack(session_id=room.talk, person_id=room.bo))
    with pytest.raises(Refused, match="no answer"):
        room.do(CheckWords(session_id=room.talk, person_id=room.dana, answers=()))


def test_how_far_a_check_has_come() -> None:
    """Not sent, sent, overdue, in part, answered, corrected; and how many confirmed."""
    room = Talk()
    today = date(2026, 3, 2)

    def state() -> CheckState:
        session = room.record.get(Session, room.talk)
        return progress_of(Hearing(room.record), session, room.dana, today).state

    assert state() is CheckState.NOT_SENT
    assert build(room.record, "swot", "shareable").facts.checked is None
    room.do(SendBack(session_id=room.talk, person_id=room.dana, until=today))
    assert state() is CheckState.SENT
    today += timedelta(days=1)
    assert state() is CheckState.OVERDUE
    room.check(room.alpha, Verdict.RIGHT)
    session = room.record.get(Session, room.talk)
    progress = progress_of(Hearing(room.record), session, room.dana, today)
    assert progress.sentence == "overdue, 1 of 3 answered"
    for entry in (room.beta, room.gamma):
        room.check(entry, Verdict.RIGHT)
    assert state() is CheckState.ANSWERED
    room.check(room.gamma, Verdict.LEAVE_OUT)
    assert state() is CheckState.CORRECTED
    assert session_words(Hearing(room.record), session, today) == "corrected"
    checked = build(room.record, "swot", "shareable").facts.checked
    assert checked
    assert checked.sentence == "1 of 2 people have read and confirmed their words"


def test_the_form_reads_back_as_it_was_filled_in() -> None:
    """Boxes, corrections of several lines, one box for the rest; every problem with its line."""
    room = Talk()
    copy = room.copy(room.talk, room.dana)
    form = write_form(copy)
    untouched = read_form(form)
    assert (untouched.answers, untouched.problems) == ((), ())
    assert (untouched.session, untouched.person) == (room.talk, room.dana)
    one, two, three = form.split("\n## ")[1:]
    filled = form.replace(two, two.replace("correction:", "correction: Betaword\nfails often"))
    filled = filled.replace(three, three.replace("[ ] leave out", "[x] leave out"))
    filled = filled.replace("[ ] all of it", "[x] all of it")
    read = read_form(filled)
    assert read.all_right
    assert read.answers == (
        CheckedWords(
            entry_id=room.beta.id, verdict=Verdict.WRONG, correction="Betaword\nfails often"
        ),
        CheckedWords(entry_id=room.gamma.id, verdict=Verdict.LEAVE_OUT),
    )
    wrong = form.replace(one, one.replace("[ ] right   [ ] wrong", "[x] right   [x] wrong"))
    wrong = wrong.replace(f"person: {room.dana}\n", "").replace("## 3", "## 3\nHow so?")
    assert sorted(p.line or 0 for p in read_form(wrong).problems) == [1, 14, 27]
    own = own_copy(copy, "Workshop").facts.own
    assert own
    assert [item.entry for item in own.items] == [e.id for e in copy.entries]
    data = {
        "session": own.session,
        "person": own.person,
        "items": [{"entry": room.alpha.id, "verdict": "leave out"}, {"entry": room.beta.id}],
    }
    assert read_data({"own": data}).answers == (
        CheckedWords(entry_id=room.alpha.id, verdict=Verdict.LEAVE_OUT),
    )
    assert read_data({"own": {"items": [{"entry": "x", "verdict": "maybe"}]}}).problems


def test_erasing_a_person_lets_nothing_come_back() -> None:
    """Their answers go; what they wanted left out of what several said stays left out."""
    room = Talk()
    room.check(room.both, Verdict.LEAVE_OUT)
    room.check(room.alpha, Verdict.WRONG, "Alphaword works on Mondays")
    checks = list(room.record.all(MemberCheck))
    erasing = room.erasing(room.dana)
    left = [erasing.document(MemberCheck.TABLE, raw(each) or {}) for each in checks]
    kept = [each for each in left if each]
    assert len(kept) == 1
    assert kept[0]["person_id"] == ""
    assert set(kept[0]["answers"]) == {room.both.id}
    assert "Alphaword" not in str(left)


def test_notes_carry_what_was_sent_and_answered() -> None:
    """Written, read and written again they are the same, and mean the same."""
    room = Talk()
    until = date(2026, 3, 9)
    sent = SendBack(
        session_id=room.talk, person_id=room.dana, until=until, file="a | b.txt", sha256="f" * 64
    )
    room.do(sent)
    room.check(room.alpha, Verdict.WRONG, "Alphaword works\non Mondays")
    room.check(room.beta, Verdict.RIGHT)
    room.check(room.gamma, Verdict.WRONG)
    text = write_notes(told_record(room.record), room.talk)
    assert "% checked: Dana" in text
    other = Building("Other")
    guide = interview()
    notes = read_notes(text, "notes.txt", lambda _: guide, UTC)
    done = replay(other.record, notes, IdMaker())
    assert done.problems == ()
    other.record.apply(done.change)
    assert write_notes(other.record, done.session_id) == text
    (check,) = other.record.all(MemberCheck)
    assert (check.until, check.file) == (until, "a | b.txt")
    first = room.record.find(MemberCheck, next(room.record.all(MemberCheck)).id)
    assert first
    given = [(a.verdict, a.was, a.at) for a in first.answers.values()]
    assert [(a.verdict, a.was, a.at) for a in check.answers.values()] == given


def test_what_they_say_of_it_counts_in_the_strength_of_evidence() -> None:
    """Confirmed or put right is gathered well; disputed is not, whatever was read back."""
    room = Talk()

    def gathered() -> str:
        return Strengths(Hearing(room.record)).of([room.alpha]).questions[-1].why

    assert gathered().startswith("0 of 1 statement confirmed")
    room.check(room.alpha, Verdict.RIGHT)
    assert gathered().startswith("1 of 1 statement confirmed")
    room.do(c.ConfirmStep(session_id=room.talk, step_id="read-back"))
    room.check(room.alpha, Verdict.WRONG)
    assert gathered().startswith("0 of 1 statement confirmed")

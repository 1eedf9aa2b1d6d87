"""How far interviews are: what was asked is entered, what was held follows from the sessions."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.builders.programme import TODAY, Programming, guide_of
from tests.builders.record import START
from workshop.errors import Refused
from workshop.programme import acts
from workshop.programme.conversations import Conversations, ordinal
from workshop.programme.fact import fact_of, open_ends
from workshop.programme.outlook import passed, referrals, unchecked, unheard, waiting
from workshop.record.checks import MemberCheck, Verdict
from workshop.record.documents import Person, Session
from workshop.running.command_kinds.checks import CheckedWords, CheckWords, SendBack
from workshop.running.command_kinds.sessions import DiscardSession
from workshop.running.commands import ReopenSession


def test_an_interview_goes_from_to_meet_to_held() -> None:
    """Each stage as it comes; held by the close of the session alone, and undone with it."""
    made = Programming()
    row = made.row("Dana Ortiz")
    seen = made.stages()
    made.change(row, invited="2026-03-01")
    seen += made.stages()
    made.change(row, answer="agreed", answered="2026-03-02", day="2026-03-20", time="14:30")
    seen += made.stages()
    session = made.talk(made.dana, closed=False)
    seen += made.stages()
    made.close(session)
    seen += made.stages()
    assert seen == ["to meet", "invited", "agreed", "begun", "held"]
    held = made.record.get(Session, session)
    assert held.closed
    assert [(h.what, h.on, h.by) for h in made.interview(row).history] == [
        ("named", START.date(), ""),
        ("invited", date(2026, 3, 1), "Ida Kaya"),
        ("agreed", date(2026, 3, 2), "Dana Ortiz"),
        ("begun", held.started.date(), "Ida Kaya"),
        ("held", held.closed.date(), "Ida Kaya"),
    ]
    made.do(ReopenSession(session_id=session))
    assert made.stages() == ["begun"]


def test_each_interview_with_somebody_is_the_session_of_its_turn() -> None:
    """The first row is the first that was held, whatever comes after it; the third is to come."""
    made = Programming()
    rows = [made.row("Dana Ortiz", conversation=str(number)) for number in (1, 2, 3)]
    sessions = [made.talk(made.dana) for _ in range(2)]
    held = [made.interview(row).session for row in rows]
    assert [each.id if each else None for each in held] == [*sessions, None]
    assert made.stages() == ["held", "held", "to meet"]


@pytest.mark.parametrize(
    ("verdict", "stage"), [(Verdict.RIGHT, "answered"), (Verdict.LEAVE_OUT, "corrected")]
)
def test_what_was_sent_back_and_answered_follows_from_the_check(
    verdict: Verdict, stage: str
) -> None:
    """Sent back until all was read; overdue from the day after that which was asked for."""
    made = Programming()
    row = made.row("Dana Ortiz")
    session = made.talk(made.dana, closed=False)
    entry = made.say(session, "talk", "+ The books close early")
    made.do(SendBack(session_id=session, person_id=made.dana, until=date(2026, 3, 9)))
    assert made.stages() == ["begun"]
    made.close(session)
    assert made.stages() == ["sent back"]
    assert unchecked(made.programme, date(2026, 3, 9)) == []
    assert [each.row.id for each in unchecked(made.programme, date(2026, 3, 10))] == [row]
    answer = CheckedWords(entry_id=entry.id, verdict=verdict)
    made.do(CheckWords(session_id=session, person_id=made.dana, answers=(answer,)))
    assert made.stages() == [stage]
    assert unchecked(made.programme, date(2026, 3, 10)) == []
    done = made.interview(row).history[-2:]
    (check,) = made.record.all(MemberCheck)
    assert check.sent
    assert [(each.what, each.on, each.by) for each in done] == [
        ("sent back", check.sent.date(), "Ida Kaya"),
        (stage, check.answers[entry.id].at.date(), "Dana Ortiz"),
    ]


def test_a_workshop_is_no_interview_and_a_discarded_session_none() -> None:
    """Whoever sat in a workshop is still to be interviewed; what is discarded was not held."""
    made = Programming()
    made.row("Dana Ortiz", answer="agreed")
    made.meeting(made.dana, made.piet)
    assert made.stages() == ["agreed"]
    session = made.talk(made.dana, closed=False)
    assert made.stages() == ["begun"]
    made.do(DiscardSession(session_id=session))
    assert made.stages() == ["agreed"]


def test_a_second_interview_is_one_of_its_own() -> None:
    """It is planned beside the first, which stays held, and its session says which it is."""
    made = Programming()
    made.row("Dana Ortiz")
    first = made.talk(made.dana)
    person = made.record.get(Person, made.dana)
    made.do(acts.planned(made.record, made.programme, person, {"day": "2026-04-01"}))
    assert made.stages() == ["held", "to meet"]
    assert [each.number for each in made.programme.interviews] == [1, 2]
    second = made.talk(made.dana)
    assert made.stages() == ["held", "held"]
    conversations = Conversations(made.record)
    told = [conversations.words(made.record.get(Session, each)) for each in (first, second)]
    assert told == ["", "2nd conversation"]


def test_somebody_heard_before_there_was_a_programme_is_asked_again() -> None:
    """One who was heard and is planned now is planned for a second conversation, not held."""
    made = Programming()
    made.talk(made.dana)
    person = made.record.get(Person, made.dana)
    made.do(acts.planned(made.record, made.programme, person, {}))
    (one,) = made.programme.interviews
    assert (one.number, one.stage.value) == (2, "to meet")


def test_planning_again_changes_what_is_still_to_come() -> None:
    """No second row while the first is open; a declined one stays as it is, beside a new one."""
    made = Programming()
    person = made.record.get(Person, made.dana)
    for day in ("2026-04-01", "2026-04-02"):
        made.do(acts.planned(made.record, made.programme, person, {"day": day}))
    (one,) = made.programme.interviews
    assert str(one.day) == "2026-04-02"
    made.do(acts.declined(one, TODAY))
    assert made.stages() == ["declined"]


def test_nothing_is_asked_or_answered_once_an_interview_was_begun() -> None:
    """At every door: no letter, no answer for what goes on or was held; no reminder before all."""
    made = Programming()
    made.row("Dana Ortiz", invited="2026-03-01")
    made.row("Mia Berg")
    dana, mia = made.programme.interviews
    assert acts.sent(dana, "reminder", TODAY).rows[0].values == {"reminded": TODAY.isoformat()}
    with pytest.raises(Refused, match="invite first"):
        acts.sent(mia, "reminder", TODAY)
    made.talk(made.dana)
    held = made.programme.interviews[0]
    refused = pytest.raises(Refused, match="The interview with Dana Ortiz is held")
    with refused:
        acts.sent(held, "invitation", TODAY)
    with refused:
        acts.agreed(held, "", "", TODAY)
    with refused:
        acts.declined(held, TODAY)


def test_whoever_was_named_is_taken_in_with_who_said_so() -> None:
    """From `talk to @…` in an interview to the programme; private words name nobody to others."""
    made = Programming()
    session = made.talk(made.dana, closed=False)
    entry = made.say(session, "talk", "? Ask the night shift meet:@Mia.Berg")
    (named,) = referrals(made.record, made.programme)
    assert (named.person.name, named.named_by, named.entries) == (
        "Mia Berg",
        ("Dana Ortiz",),
        (entry.id,),
    )
    made.do(acts.taken_in(made.record, named))
    assert referrals(made.record, made.programme) == []
    (one,) = made.programme.interviews
    assert (one.person.name, one.named_by, one.row.evidence) == (
        "Mia Berg",
        ("Dana Ortiz",),
        (entry.id,),
    )


def test_who_does_not_answer_and_who_is_not_heard() -> None:
    """Days count from the last letter; a department is silent until somebody of it was heard."""
    made = Programming()
    dana = made.row("Dana Ortiz", invited="2026-02-10")
    made.row("Piet Vos", invited="2026-02-27")
    late = waiting(made.programme, TODAY)
    assert [(one.interview.person.name, one.days) for one in late] == [("Dana Ortiz", 20)]
    made.change(dana, reminded="2026-03-01")
    assert waiting(made.programme, TODAY) == []
    silent = unheard(made.record, made.programme)
    assert [(one.department.name, len(one.coming)) for one in silent] == [
        ("Finance", 1),
        ("Sales", 1),
    ]
    session = made.talk(made.dana, closed=False)
    made.say(session, "talk", "+ The books close early")
    assert [one.department.name for one in unheard(made.record, made.programme)] == ["Sales"]


def test_a_day_that_passed_is_told_until_the_interview_was_begun() -> None:
    """From the next day on; not of what was held or declined."""
    made = Programming()
    row = made.row("Dana Ortiz", day="2026-03-01")
    made.row("Piet Vos", day="2026-03-01", answer="declined")
    made.row("Mia Berg", day="2026-03-02")
    assert [each.row.id for each in passed(made.programme, TODAY)] == [row]
    fact = fact_of(made.record, made.programme, guide_of, TODAY)
    assert "I1 Dana Ortiz: the day has passed, and it was not begun" in list(open_ends(fact))
    assert (fact.n, fact.sentence) == (3, "3 interviews: 2 to meet and 1 declined")
    made.talk(made.dana, closed=False)
    assert passed(made.programme, TODAY) == []


def test_days_are_read_as_everywhere_and_bad_ones_refused() -> None:
    """`12 Dec 14:30` is a day and a time; what is none is refused with ways to write one."""
    assert acts.moment_cells("12 Dec 14:30", TODAY) == {"day": "2026-12-12", "time": "14:30"}
    assert acts.moment_cells("friday", TODAY) == {"day": "2026-03-06"}
    assert acts.moment_cells(" ", TODAY) == {}
    with pytest.raises(Refused, match="is not a date"):
        acts.moment_cells("some day", TODAY)
    with pytest.raises(Refused, match="may be"):
        acts.moment_cells("3/4/2026", TODAY)


def test_whom_a_word_means() -> None:
    """A code, a handle or a name; one who is in no row is told how to be put in."""
    made = Programming()
    row = made.row("Dana Ortiz")
    for named in ("I1", "i1", "@Dana", "Dana Ortiz"):
        assert acts.interview_named(made.record, made.programme, named).row.id == row
    with pytest.raises(Refused, match="in no row of the programme"):
        acts.interview_named(made.record, made.programme, "@Piet")


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (22, "22nd")],
)
def test_places_in_an_order(number: int, words: str) -> None:
    """As they are said."""
    assert ordinal(number) == words


def test_what_became_of_the_record_is_told_too() -> None:
    """Sent back, overdue, corrected: told with the interview, and in its history with whose act."""
    made = Programming()
    row = made.row("Dana Ortiz")
    session = made.talk(made.dana, closed=False)
    said = made.say(session, "talk", "- Slow mail")
    made.close(session)

    def words(later: int = 0) -> str:
        return made.programme.check_words(made.interview(row), TODAY + timedelta(days=later))

    assert words() == ""
    made.do(SendBack(session_id=session, person_id=made.dana, until=TODAY))
    assert (words(), words(1)) == ("sent back", "overdue")
    given = CheckedWords(entry_id=said.id, verdict=Verdict.WRONG, correction="Slow mail on Mondays")
    made.do(CheckWords(session_id=session, person_id=made.dana, answers=(given,)))
    assert (words(), made.stages()) == ("corrected", ["corrected"])
    told = [(h.what, h.by) for h in made.interview(row).history][-3:]
    led = ("held", "Ida Kaya"), ("sent back", "Ida Kaya")
    assert told == [*led, ("corrected", "Dana Ortiz")]

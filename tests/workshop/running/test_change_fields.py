"""What a change did, field by field: consents, ballots, judgements and what is off the record.

Requirement: history tells people and sessions by their names, ends with nothing, and has no word of
what was said off the record.
"""

from __future__ import annotations

import msgspec
import pytest

from tests.builders.found import Found
from tests.builders.record import START, Building, interview, workshop
from workshop.record.documents import (
    Attribution,
    Ballot,
    Clock,
    Consent,
    Document,
    Session,
    StepRun,
    StepState,
    StoredGuide,
)
from workshop.record.findings.documents import Finding
from workshop.record.themes import Apart
from workshop.record.within import Aired
from workshop.running.findings.commands import IssueVersion, MoveFinding
from workshop.running.findings.standing import versions_of
from workshop.running.words.change_words import Difference, changed


def room() -> tuple[Building, str, str]:
    """An interview with Dana, who agreed to be named; the ids of both."""
    built = Building()
    dana = built.person("Dana Ortiz", "CFO", built.department("Finance"))
    talk = built.start(interview(), dana, title="With Dana")
    built.consent(talk, dana, Attribution.NAME)
    return built, talk, dana


def told(built: Building, old: Document | None, new: Document | None) -> dict[str, Difference]:
    """The fields that differ, by what they are called."""
    return {each.field: each for each in changed(built.record, old, new).fields}


def test_a_consent_that_changed() -> None:
    """Whose it is, what was agreed to and what is now; removed and new ones in whole."""
    built, talk, dana = room()
    before = built.record.consent_of(talk, dana)
    assert before is not None
    built.consent(talk, dana, Attribution.WITHHELD)
    after = built.record.consent_of(talk, dana)
    assert isinstance(after, Consent)
    one = changed(built.record, before, after)
    assert (one.what, one.act) == ("Consent of Dana Ortiz", "changed")
    fields = {each.field: each for each in one.fields}
    assert fields["may be quoted"][1:] == (
        Attribution.NAME.sentence, Attribution.WITHHELD.sentence,
    )  # fmt: skip
    assert set(fields) <= {"may be quoted", "recorded", "given for all at once"}
    assert changed(built.record, None, after).act == "new"
    gone = changed(built.record, after, None)
    assert gone.act == "removed"
    assert Difference("person", "Dana Ortiz", "nothing") in gone.fields
    assert Difference("session", "With Dana", "nothing") in gone.fields
    together = told(built, after, msgspec.structs.replace(after, together=True))
    assert together == {"given for all at once": Difference("given for all at once", "no", "yes")}


def test_a_ballot_that_changed() -> None:
    """Whose it is, and of which factor which value was changed, added or taken away."""
    built, _, dana = room()
    held = built.start(workshop(), dana)
    slow = built.say(held, "talk", "- Close is slow")
    fine = built.say(held, "talk", "+ Fine people")
    built.score(held, "inside", slow, dana, weight=40, rating=2)
    (before,) = built.record.all(Ballot)
    built.score(held, "inside", slow, dana, weight=60)
    built.score(held, "inside", fine, dana, rating=3)
    (after,) = built.record.all(Ballot)
    one = changed(built.record, before, after)
    assert one.what == "Ballot of Dana Ortiz"
    assert {tuple(each) for each in one.fields} >= {
        ("W1 weight", "40", "60"),
        ("S1 rating", "nothing", "3"),
    }
    assert not any("W1 rating" in each.field for each in one.fields)
    back = told(built, after, before)
    assert back["S1 rating"][1:] == ("3", "nothing")
    assert told(built, before, None)["W1 weight"][1:] == ("40", "nothing")


def test_two_factors_that_were_judged_apart() -> None:
    """Both are told by their codes."""
    built, talk, _ = room()
    slow = built.say(talk, "talk", "- Close is slow")
    late = built.say(talk, "talk", "- Close is late")
    ids = (built.factor(slow).id, built.factor(late).id)
    apart = Apart(id="apart", first=ids[0], second=ids[1])
    one = changed(built.record, None, apart)
    assert (one.what, one.act) == ("Judgement of two factors", "new")
    assert [(each.field, each.after) for each in one.fields][:2] == [
        ("first", "W1"), ("second", "W2"),
    ]  # fmt: skip


def test_no_word_of_what_is_off_the_record() -> None:
    """Neither in its name nor in a field, whichever side of a change it is on."""
    built, talk, _ = room()
    said = built.say(talk, "talk", "- I fight with procurement")
    hidden = msgspec.structs.replace(said, off_record=True)
    for old, new in ((None, hidden), (hidden, None), (hidden, hidden)):
        one = changed(built.record, old, new)
        assert one.what == "Something off the record"
        assert "procurement" not in str(one)
    assert changed(built.record, None, said).what == "Weakness “I fight with procurement”"
    assert told(built, None, said)["text"].after == "I fight with procurement"


def test_where_a_session_stands() -> None:
    """Times as a clock shows them under the titles of steps; steps by what became of them."""
    built, talk, _ = room()
    clock = built.record.get(Clock, talk)
    later = msgspec.structs.replace(clock, step_id="more", spent={"talk": 61.4, "more": 599.6})
    one = changed(built.record, clock, later)
    assert one.what == "Time of With Dana"
    fields = {each.field: each[1:] for each in one.fields}
    assert fields["time of What works"] == ("0:00", "1:01")
    assert fields["time of What else"] == ("0:00", "10:00")
    assert fields["step"][1] == "What else"


@pytest.mark.parametrize(
    ("run", "words"),
    [
        (StepRun(), "open"),
        (StepRun(state=StepState.SKIPPED, reason="no time"), "skipped, “no time”"),
        (StepRun(state=StepState.DONE, confirmed=START), "done, confirmed"),
        (StepRun(confirmed=START, unseen=("a", "b")), "open, confirmed, 2 not shown"),
        (StepRun(scores_in=True), "open, scores in"),
        (StepRun(asked=(1,)), "open, 1 question asked"),
        (StepRun(asked=(1, 3), dry=START), "open, 2 questions asked, nothing more came"),
        (StepRun(aired={"a": Aired(), "b": Aired(waived=True)}), "open, 2 read out or waived"),
    ],
)
def test_what_became_of_a_step(run: StepRun, words: str) -> None:
    """Everything that a step went through, in words, under its title."""
    built, talk, _ = room()
    before = built.record.get(Session, talk)
    after = msgspec.structs.replace(before, steps={**before.steps, "more": run})
    (one,) = changed(built.record, before, after).fields
    assert one == ("What else", "nothing", words)


def test_values_of_every_sort_are_words() -> None:
    """Long texts are cut at 400 characters; people are named; empty fields are nothing."""
    built, talk, dana = room()
    session = built.record.get(Session, talk)
    none = told(built, session, msgspec.structs.replace(session, people=()))
    assert none["people"][1:] == ("Dana Ortiz", "nothing")
    said = built.say(talk, "talk", "- Slow")
    for length, end in ((400, "x"), (401, " …")):
        longer = msgspec.structs.replace(said, text="x" * length)
        after = told(built, said, longer)["text"].after
        assert after.startswith("x" * 400)
        assert after.removeprefix("x" * 400) == end.removeprefix("x")
    (guide,) = built.record.all(StoredGuide)
    one = changed(built.record, None, guide)
    assert one.what == "Guide Stakeholder interview"
    assert ("guide", "Stakeholder interview, 5 steps") in {(f.field, f.after) for f in one.fields}
    assert told(built, said, msgspec.structs.replace(said, people=(dana,)))["people"][1:] == (
        "nothing", "Dana Ortiz",
    )  # fmt: skip


def test_a_finding_is_told_in_words() -> None:
    """Its fields as people call them, what it rests on by code and name, what it asks in a line."""
    found = Found()
    whole = found.whole()
    found.do(MoveFinding(finding_id=found.find("Beds are found", "S1").id, place=1))
    after = found.record.get(Finding, whole.id)
    new = told(found, None, whole)
    assert new["rests on"].after == "W1 and Figures come late"
    assert new["ask"].after == "“Buy the machine”, Board and Dana Ortiz"
    assert new["quoted below it"].after.startswith("Quote “Nine days of my life")
    assert told(found, whole, after)["place"][1:] == ("1", "2")
    gone = msgspec.structs.replace(after, dropped=True)
    assert told(found, after, gone)["taken back"][1:] == ("no", "yes")
    assert changed(found.record, after, gone).what == "Finding F1"
    found.do(IssueVersion())
    (version,) = versions_of(found.record)
    assert changed(found.record, None, version).what == "Draft 1"

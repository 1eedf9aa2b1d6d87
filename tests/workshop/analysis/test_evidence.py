"""Support: independent departments first, every count with its base and its own name."""

from __future__ import annotations

import msgspec
import pytest

from tests.builders.record import TEN, Building, interview, workshop
from tests.builders.rows import form_guide
from workshop.analysis.evidence import (
    Hearing,
    Support,
    coverage,
    filled_steps,
    is_single_source,
    must_asked,
    of_departments,
)
from workshop.guide.row_steps import Form
from workshop.record.documents import Entry, Pestle, Session
from workshop.running.commands import MoveTo, RetractEntry, SkipStep
from workshop.running.row_commands import PutRows, RowText


class Three(Building):
    """Three departments, two of them interviewed, and a workshop of both."""

    def __init__(self) -> None:
        super().__init__()
        self.finance, self.sales, self.legal = map(self.department, ("Finance", "Sales", "Legal"))
        self.dana = self.person("Dana Ortiz", "Head", self.finance)
        self.lee = self.person("Lee Park", "Head", self.sales)
        self.talk = self.start(interview(), self.dana, department=self.finance)
        self.other = self.start(interview(), self.lee, department=self.sales)
        self.meeting = self.start(workshop(), self.dana, self.lee)


def support_of(room: Building, *entries: Entry) -> Support:
    """What the entries come to."""
    return Hearing(room.record).support(entries)


def test_departments_people_entries_and_sessions_are_counted_apart() -> None:
    """Two people of one department are one department."""
    room = Three()
    ruta = room.person("Rūta", "Controller", room.finance)
    room.say(room.other, "talk", "A note")
    entries = [
        room.say(room.talk, "talk", "+ Fast help desk"),
        room.say(room.talk, "talk", "+ Fast help desk"),
        room.say(room.meeting, "talk", "+ Fast help desk @Rūta"),
    ]
    support = support_of(room, *entries)
    assert ruta in room.record.get(Session, room.meeting).people
    assert (support.departments, support.people, support.entries, support.sessions) == (1, 2, 3, 2)
    assert support.sentence == "1 of 2 departments · 3 entries in 2 sessions"


def test_a_merged_factor_counts_as_a_whole() -> None:
    """What was merged into it counts once for each entry; retracted entries count for nothing."""
    room = Three()
    one = room.say(room.talk, "talk", "+ Fast help desk")
    two = room.say(room.other, "talk", "+ Quick help from IT")
    three = room.say(room.other, "talk", "+ Quick IT")
    room.merge(one, two, three)
    room.do(RetractEntry(entry_id=three.id))
    whole = room.record.evidence_of(room.factor(one).id)
    assert Hearing(room.record).support(whole).sentence == (
        "2 of 2 departments · 2 entries in 2 sessions"
    )


@pytest.mark.parametrize(
    ("lines", "single"),
    [
        (["+ Fast @Dana"], True),
        (["+ Fast @Dana", "+ Faster @Dana"], True),
        (["+ Fast @Dana", "+ Faster @Lee"], False),
        (["+ Fast"], True),
        (["+ Fast", "+ Faster"], False),
    ],
)
def test_a_single_source_is_marked_in_words(lines: list[str], *, single: bool) -> None:
    """One voice in one session; several lines that nobody is named for may be several voices."""
    room = Three()
    support = support_of(room, *(room.say(room.meeting, "talk", line) for line in lines))
    assert is_single_source(support) is single
    assert support.sentence.endswith("single source") is single


def test_where_the_departments_come_from() -> None:
    """Speakers first, then departments named, then the session's; else it is not recorded."""
    room = Three()
    hearing = Hearing(room.record)
    named = room.say(room.meeting, "talk", "+ Fast @Dana @Legal")
    session = room.say(room.other, "talk", "+ Fast")
    nobody = room.say(room.meeting, "talk", "+ Fast")
    assert hearing.departments(named) == {room.finance, room.legal}
    assert hearing.departments(session) == {room.sales}
    assert hearing.departments(nobody) == frozenset()
    assert of_departments(hearing.support([nobody])) == "department not recorded"


def test_whoever_only_owns_an_action_was_not_heard() -> None:
    """Legal is given an action in an interview of Finance: Legal was not heard by that."""
    room = Three()
    lex = room.person("Lex", "Counsel", room.legal)
    room.say(room.talk, "actions", "Check the contract @Lex")
    room.say(room.talk, "talk", "+ Fast")
    hearing = Hearing(room.record)
    assert lex not in hearing.voices(room.talk)
    assert [one.name for one in hearing.heard] == ["Finance"]
    assert [one.name for one in hearing.unheard] == ["Sales", "Legal"]


def test_coverage_names_what_was_not_asked_and_not_found() -> None:
    """Skipped with its reason, passed through without an answer; empty fields of the scan."""
    room = Three()
    room.do(MoveTo(session_id=room.talk, step_id="talk"))
    room.do(SkipStep(session_id=room.talk, step_id="more", reason="no time"))
    threat = room.say(room.talk, "talk", "! New law #legal")
    count, missed = must_asked(room.record, room.record.get(Session, room.talk))
    named = [(one.title, one.reason) for one in missed]
    assert (count, named) == (3, [("Consent", ""), ("What else", "no time")])
    talk = room.record.get(Session, room.talk)
    found = coverage(Hearing(room.record), [room.factor(threat)], [talk])
    assert (found.asked, found.must_ask) == (1, 3)
    assert found.empty == tuple(field for field in Pestle if field is not Pestle.LEGAL)


def test_a_step_in_which_rows_were_entered_was_asked() -> None:
    """A table that was filled in is an answer as an entry is."""
    room = Three()
    before = [
        one.step_id for one in must_asked(room.record, room.record.get(Session, room.talk))[1]
    ]
    row = RowText(values={"objective": "Grow"})
    room.do(PutRows(register="objectives", rows=(row,), session_id=room.talk, step_id="more"))
    after = [one.step_id for one in must_asked(room.record, room.record.get(Session, room.talk))[1]]
    assert (set(before) - set(after), "more" in before) == ({"more"}, True)


def test_a_step_that_goes_on_with_rows_of_an_earlier_one_was_asked() -> None:
    """A table that is filled in over two steps was asked in both; each has cells of its own."""
    room, guide = Building(), form_guide("objectives", fields=("objective",))
    fields = {"second": ("objective", "figure"), "third": ("objective", "owner")}
    more = (
        Form(id=name, title=name, minutes=TEN, register="objectives", fields=asked, must_ask=True)
        for name, asked in fields.items()
    )
    guide = msgspec.structs.replace(guide, steps=(*guide.steps, *more))
    talk = room.start(guide, room.person("Dana Ortiz"))

    def enter(step_id: str, row_id: str | None, **cells: str) -> str:
        room.do(MoveTo(session_id=talk, step_id=step_id))
        row = RowText(values={**cells}, row_id=row_id)
        room.do(PutRows(register="objectives", rows=(row,), session_id=talk, step_id=step_id))
        return room.record.rows("objectives")[0].id

    row_id = enter("objectives", None, objective="Grow")
    enter("second", row_id, figure="8 %")
    filled = filled_steps(room.record, room.record.get(Session, talk))
    assert filled == {"objectives", "second"}

"""What was said becomes a row of a register with one command, in its own words."""

from __future__ import annotations

import msgspec
import pytest

from tests.builders.record import Building, interview
from workshop.errors import Refused
from workshop.record.change import Change
from workshop.record.documents import Attribution, Department, Entry, WithdrawalLevel
from workshop.record.rows import Row
from workshop.running.commands import MoveTo, Withdraw
from workshop.running.needs.commands import MakeRows
from workshop.running.needs.of_entries import row_of_entry


class Room(Building):
    """An interview with Dana of Finance and Ana of Sales, in which four things are said."""

    def __init__(self) -> None:
        super().__init__()
        self.finance, self.sales = self.department("Finance"), self.department("Sales")
        self.dana = self.person("Dana Ortiz", "CFO", self.finance)
        self.ana = self.person("Ana López", "Head of Sales", self.sales)
        self.talk = self.start(interview(), self.dana, self.ana)
        self.quick = self.said("- A close in three days #ledger @Dana")
        self.crm = self.said("One list of customers @Ana")
        self.both = self.said("Shared accounts @Dana @Ana")
        self.nobody = self.said("A phone that works")

    def said(self, line: str) -> Entry:
        """Something that is said in the talk."""
        self.say(self.talk, "talk", line)
        return self.record.entries_of(self.talk)[-1]

    def make(self, *entries: Entry, register: str = "needs", step: str = "") -> Change:
        """Make rows of entries."""
        ids = tuple(entry.id for entry in entries)
        session = self.talk if step else None
        return self.do(MakeRows(register=register, entry_ids=ids, session_id=session, step_id=step))

    def change(self, entry: Entry, **fields: object) -> Entry:
        """An entry put otherwise, as a command would."""
        changed = msgspec.structs.replace(entry, **fields)
        self.record.put(changed)
        return changed

    def department_of(self, row: Row) -> str:
        """The name of the department of a row; empty for none."""
        found = self.record.find(Department, row.cell("department") or "")
        return found.name if found else ""


def test_an_entry_becomes_a_row_in_its_words() -> None:
    """Without its marks, with the entry as evidence, for the department of whoever said it."""
    room = Room()
    change = room.make(room.quick, step="talk")
    (row,) = room.record.rows("needs")
    assert row.subject == "A close in three days"
    assert row.evidence == (room.quick.id,)
    assert room.department_of(row) == "Finance"
    assert (row.session_id, row.step_id) == (room.talk, "talk")
    assert change.session_id == room.talk
    assert change.sentence == "Made what was said a need: N1 “A close in three days”"


def test_where_a_row_is_made() -> None:
    """In the step in front unless one is named; outside of a session that is closed."""
    room = Room()
    room.do(MoveTo(session_id=room.talk, step_id="more"))
    in_front = MakeRows(register="needs", entry_ids=(room.quick.id,), session_id=room.talk)
    assert room.do(in_front).session_id == room.talk
    room.close(room.talk)
    change = room.make(room.crm, step="talk")
    assert change.session_id is None
    made = [(row.session_id, row.step_id) for row in room.record.rows("needs")]
    assert made == [(room.talk, "more"), (None, "")]
    with pytest.raises(Refused):
        room.make(room.both, step="nowhere")


def test_several_are_made_at_once() -> None:
    """Of several departments, and of nobody, the cell is left empty to be asked."""
    room = Room()
    change = room.make(room.crm, room.both, room.nobody, room.crm)
    assert [room.department_of(row) for row in room.record.rows("needs")] == ["Sales", "", ""]
    assert change.sentence == "Made 3 needs of what was said: N1, N2 and N3"


def test_whose_need_it_is() -> None:
    """The department that the entry names, before those of who said it, before the session's."""
    room = Room()
    named = room.change(room.quick, departments=(room.sales,))
    room.make(named)
    session = room.record.sessions()[0]
    room.record.put(msgspec.structs.replace(session, department_id=room.finance))
    room.make(room.nobody, room.both)
    assert [room.department_of(row) for row in room.record.rows("needs")] == [
        "Sales", "Finance", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("level", "department"),
    [(Attribution.NAME, "Sales"), (Attribution.DEPARTMENT, "Sales"), (Attribution.PARTICIPANT, "")],
)
def test_what_the_one_of_an_interview_says_is_of_their_department(
    level: Attribution, department: str
) -> None:
    """Nobody writes behind each line who is asked; whoever agreed to less is not told by it."""
    room = Room()
    room.talk = room.start(interview(), room.ana)
    said = room.said("- Nobody answers on a Saturday")
    room.consent(room.talk, room.ana, level)
    room.make(said)
    assert [room.department_of(row) for row in room.record.rows("needs")] == [department]


@pytest.mark.parametrize(
    ("level", "department"),
    [
        (Attribution.ROLE, "Sales"),
        (Attribution.DEPARTMENT, "Sales"),
        (Attribution.PARTICIPANT, ""),
        (Attribution.WITHHELD, ""),
    ],
)
def test_a_department_that_is_not_to_be_told_is_not_taken(
    level: Attribution, department: str
) -> None:
    """A row tells its department: who agreed to less gives none, in the session or for an entry."""
    room = Room()
    room.consent(room.talk, room.ana, level)
    room.make(room.crm)
    room.make(room.change(room.said("Prices on the phone @Ana"), attribution=level))
    assert [room.department_of(row) for row in room.record.rows("needs")] == [department] * 2


def test_what_is_a_row_already_is_said() -> None:
    """No second one is made of it; the others of a selection are."""
    room = Room()
    room.make(room.quick)
    with pytest.raises(Refused, match=r"^It is need N1 already\.$"):
        room.make(room.quick)
    change = room.make(room.quick, room.crm)
    assert change.sentence == (
        "Made what was said a need: N2 “One list of customers”; N1 stood already"
    )
    assert len(room.record.rows("needs")) == 2
    with pytest.raises(Refused, match=r"^They are needs N1 and N2 already\.$"):
        room.make(room.crm, room.quick)
    made = row_of_entry(room.record, "needs", room.crm.id)
    assert made.row is not None
    assert (made.row.code, made.refused) == ("N2", "It is need N2 already.")
    assert row_of_entry(room.record, "needs", room.both.id) == (None, "")
    room.make(room.quick, register="promises")  # it may stand in several registers
    assert not room.record.rows("promises")[0].cell("department")  # whom it was promised is asked


def test_what_was_written_down_twice_is_one() -> None:
    """The entry that stands for both is cited."""
    room = Room()
    twice = room.said("Close in 3 days @Dana")
    room.change(twice, retracted=True, same_as_id=room.quick.id)
    room.make(twice, room.quick)
    (row,) = room.record.rows("needs")
    assert row.evidence == (room.quick.id,)


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"private": True}, "“A close in three days”: it is private; make it public first, or"),
        ({"off_record": True}, "An entry: it was said off the record."),
        ({"retracted": True}, "“A close in three days”: it was retracted."),
    ],
)
def test_what_is_not_for_others_stands_in_no_table(fields: dict[str, bool], why: str) -> None:
    """It is refused with all that is wrong, and nothing is made of the others either."""
    room = Room()
    hidden = room.change(room.quick, **fields)
    with pytest.raises(Refused) as refused:
        room.make(room.crm, hidden)
    assert str(refused.value).startswith(why)
    assert "three days" not in str(refused.value) or not hidden.off_record
    assert room.record.rows("needs") == []
    assert row_of_entry(room.record, "needs", hidden.id).refused


def test_what_was_withdrawn_stands_in_no_table() -> None:
    """Whoever wants to be in no document is in no row, nor with their words in a refusal."""
    room = Room()
    room.do(Withdraw(person_id=room.dana, level=WithdrawalLevel.WITHDRAWN))
    with pytest.raises(Refused, match=r"^An entry: whoever said it wants it in no document\.$"):
        room.make(room.quick)
    made = row_of_entry(room.record, "needs", room.quick.id)
    assert made == (None, "Whoever said it wants it in no document.")
    room.make(room.both)  # Ana said it too
    room.do(Withdraw(person_id=room.dana, level=None))
    room.make(room.quick)


def test_an_observation_is_the_facilitators_own() -> None:
    """As a suggestion in a cell it is not offered either."""
    room = Room()
    seen = room.said("; They look at each other")
    with pytest.raises(Refused, match="observation of your own"):
        room.make(seen)


def test_registers_that_are_not_of_words() -> None:
    """A row that is of a person, or needs more than words, is entered in its table."""
    room = Room()
    with pytest.raises(Refused, match=r"^Liaisons are not made of what was said: enter them in"):
        room.make(room.quick, register="liaisons")
    with pytest.raises(Refused, match=r"^A term needs more than words \(Kind\): enter"):
        room.make(room.quick, register="framework")
    with pytest.raises(Refused, match="Choose what was said that is to become an objective"):
        room.make(register="objectives")

"""Rows of every register are entered, changed and removed by the same commands."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders.record import Building, interview
from tests.builders.rows import plain_cells, quick_registers, typed_cells
from workshop.errors import Refused
from workshop.record.documents import Department, Entry, Person
from workshop.record.rows import ROW_TYPES, Row
from workshop.registers.field_base import Target
from workshop.registers.kinds import REGISTERS
from workshop.running.commands import SetOffRecord
from workshop.running.row_commands import PutRows, RemoveRows, RowText
from workshop.running.row_names import RecordNames
from workshop.running.words.change_words import changed


def room() -> Building:
    """An engagement with a strength S1, said by Dana Ortiz of Finance, and an objective B1."""
    built = Building()
    dana = built.person("Dana Ortiz", "CFO", built.department("Finance"))
    talk = built.start(interview(), dana)
    built.say(talk, "talk", "+ Month-end close is down to four days")
    built.do(put("objectives", objective="Close in three days"))
    return built


def put(register: str, **cells: str) -> PutRows:
    """The command that enters one row."""
    return PutRows(register=register, rows=(RowText(values=dict(cells)),))


def entered(built: Building, register: str, **cells: str) -> Row:
    """One row that was entered."""
    change = built.do(put(register, **cells))
    return next(document for document in change.puts if isinstance(document, Row))


@pytest.mark.parametrize("name", quick_registers())
@given(data=st.data())
def test_a_row_reads_as_it_is_written(name: str, data: st.DataObject) -> None:
    """For every register: what is entered, written out and entered again is the same row."""
    built = room()
    register = REGISTERS[name]
    row = entered(built, name, **data.draw(typed_cells(register)))
    names = RecordNames(built.record)
    written = {field.id: field.written(row.cell(field.id), names) for field in register.fields}
    assert msgspec.convert(msgspec.to_builtins(row), ROW_TYPES[name]) == row
    again = entered(built, name, **written)
    assert again.cells == row.cells
    same = PutRows(register=name, rows=(RowText(values=dict(written), row_id=row.id),))
    with pytest.raises(Refused, match="Nothing would change"):
        built.do(same)


def test_no_row_is_entered_in_a_session_that_is_off_the_record() -> None:
    """Nothing that is typed meanwhile is in any output, and a table is read by others."""
    built = room()
    session = built.record.sessions()[-1]
    here = msgspec.structs.replace(
        put("objectives", objective="Sell in May"), session_id=session.id, step_id="talk"
    )
    built.do(SetOffRecord(session_id=session.id, on=True))
    with pytest.raises(Refused, match="is off the record, and what stands in a table is on it"):
        built.do(here)
    built.do(put("objectives", objective="Open in June"))  # in no session
    built.do(SetOffRecord(session_id=session.id, on=False))
    built.do(here)


@pytest.mark.parametrize("name", REGISTERS)
def test_history_tells_every_cell(name: str) -> None:
    """Each cell stands under its heading, money and days as a person reads them."""
    built = room()
    register = REGISTERS[name]
    row = entered(built, name, **plain_cells(register))
    told = changed(built.record, None, row)
    assert told.what == f"{register.one.capitalize()} {row.code}"
    names = RecordNames(built.record)
    shown = {f.title.lower(): f.shown(row.cell(f.id), names) for f in register.fields}
    assert {each.field: each.after for each in told.fields} == {k: v for k, v in shown.items() if v}


def test_one_cell_is_changed_and_told() -> None:
    """A cell that is typed changes nothing beside it, and history says what it is now."""
    built = room()
    row = entered(built, "objectives", objective="Grow", figure="8 %", year="2027")
    edit = RowText(values={"year": 2028}, row_id=row.id)
    change = built.do(PutRows(register="objectives", rows=(edit,)))
    assert change.sentence == "Objective B2: year “2028”"
    now = built.record.rows("objectives")[-1]
    assert (now.cell("year"), now.cell("figure"), now.code) == (2028, "8 %", "B2")


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("rev", "revenue"), ("COST", "cost"), ("cu", "cu"), ("Reach", "Reach"), ("", "")],
)
def test_the_beginning_of_an_option_is_the_option(typed: str, stored: str) -> None:
    """Three letters of just one are enough; other words stay as they are where they may stand."""
    assert entered(room(), "objectives", objective="Grow", aim=typed).cell("aim") == stored


def test_who_and_what_is_new_is_said() -> None:
    """A department that nobody named before is made with the row, once, and never unsaid."""
    built = room()
    rows = tuple(
        RowText(values={"objective": text, "department": "Legal", "owner": "Lea Novak"})
        for text in ("One", "Two")
    )
    change = built.do(PutRows(register="objectives", rows=rows))
    assert change.sentence.endswith(
        "2 objectives entered, with the department Legal and the person Lea Novak (new)"
    )
    assert [d.name for d in built.record.all(Department)] == ["Finance", "Legal"]
    assert [p.name for p in built.record.all(Person)] == ["Dana Ortiz", "Lea Novak"]


def test_who_is_new_in_a_cell_is_told_there() -> None:
    """A cell that is changed to somebody new is told by the name, not as taken out."""
    built = room()
    row_id = built.record.rows("objectives")[0].id
    text = RowText(values={"department": "Legal", "owner": "Ben Ash"}, row_id=row_id)
    change = built.do(PutRows(register="objectives", rows=(text,)))
    assert change.sentence == (
        "Objective B1: department “Legal”, owner “Ben Ash”, "
        "with the department Legal and the person Ben Ash (new)"
    )


def test_everything_wrong_is_told_at_once_and_nothing_is_entered() -> None:
    """A block with mistakes is refused whole, each mistake with its row and its field."""
    built = room()
    rows = (
        RowText(values={"objective": "Fine"}),
        RowText(values={"objective": "", "year": "soon"}),
        RowText(values={"objective": "Late", "year": "2027", "owner": "@nobody", "colour": "red"}),
        RowText(values={"objective": "Again"}, code="b1"),
    )
    with pytest.raises(Refused) as refused:
        built.do(PutRows(register="objectives", rows=rows))
    said = str(refused.value)
    for part in (
        "row 2, Objective: objective is missing",
        "row 2, Year: “soon” is not a whole number from 1990 to 2100",
        "row 3, Owner: nobody is called @nobody",
        "row 3, colour: there is no field “colour”",
        "row 3, Figure: a year needs the figure",
        "row 4, id: b1 is there twice",
    ):
        assert part in f"{said[0].lower()}{said[1:]}", part
    assert len(built.record.rows("objectives")) == 1


def test_a_row_is_changed_once_in_a_command() -> None:
    """Two texts for the same cell are refused: nobody knows which of them is meant."""
    built = room()
    row = built.record.rows("objectives")[0]
    twice = tuple(RowText(values={"year": year}, row_id=row.id) for year in ("2027", "2028"))
    with pytest.raises(Refused, match="B1 is there twice"):
        built.do(PutRows(register="objectives", rows=twice))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("@", "no department is called @"),
        ("@nobody", "no department is called @nobody"),
        ("@Dana", "Dana Ortiz is a person, and a department is wanted"),
    ],
)
def test_a_handle_makes_no_department(typed: str, told: str) -> None:
    """Only a name that nobody bears makes a department; a handle leads to one or is refused."""
    built = room()
    with pytest.raises(Refused, match=told):
        built.do(put("objectives", objective="Grow", department=typed))
    assert entered(built, "objectives", objective="Grow", department="@fin").cell("department")
    assert [each.name for each in built.record.all(Department)] == ["Finance"]


def test_rows_of_a_session_stand_at_a_step() -> None:
    """A new row says at which; a row that is there needs none to be changed."""
    built = room()
    talk = next(iter(built.record.sessions()))
    new = RowText(values={"objective": "Grow"})
    with pytest.raises(Refused, match="stand at a step of it: say which"):
        built.do(PutRows(register="objectives", rows=(new,), session_id=talk.id))
    old = RowText(values={"figure": "3 days"}, row_id=built.record.rows("objectives")[0].id)
    built.do(PutRows(register="objectives", rows=(old,), session_id=talk.id))


def test_links_lead_to_what_is_there_and_words_stay_words() -> None:
    """By code or wording; what is not there stays as it was typed."""
    built = room()
    row = entered(
        built, "department_strategies", aim="Fewer errors", department="Finance",
        objectives="B1; close in three days; Please the board",
    )  # fmt: skip
    objective = built.record.rows("objectives")[0]
    leads = Target(table="objectives", id=objective.id)
    assert row.cell("objectives") == (leads, Target(text="Please the board"))
    with pytest.raises(Refused, match="B1 is named by D1; change that first"):
        built.do(RemoveRows(register="objectives", row_ids=(objective.id,)))
    built.do(RemoveRows(register="department_strategies", row_ids=(row.id,)))
    change = built.do(RemoveRows(register="objectives", row_ids=(objective.id,)))
    assert change.sentence == "Removed objective B1 “Close in three days”"


def test_numbers_are_never_given_again_and_files_keep_their_ids() -> None:
    """A code names one row for ever; what a file calls B7 is B7, and the next one is B8."""
    built = room()
    first = built.record.rows("objectives")[0]
    built.do(RemoveRows(register="objectives", row_ids=(first.id,)))
    assert entered(built, "objectives", objective="Next").code == "B2"
    seven = PutRows(register="objectives", rows=(RowText(values={"objective": "x"}, code="B7"),))
    built.do(seven)
    assert entered(built, "objectives", objective="Then").code == "B8"
    named = PutRows(
        register="objectives", rows=(RowText(values={"objective": "y"}, code="REQ-12"),)
    )
    built.do(named)
    assert [row.code for row in built.record.rows("objectives")] == ["B2", "B7", "B8", "REQ-12"]


def test_an_id_of_a_file_is_taken_once_in_any_case_up_to_its_longest() -> None:
    """Codes that differ in case alone are the same; forty characters are enough."""
    built = room()
    rows = (
        RowText(values={"objective": "A"}, code="Bx"),
        RowText(values={"objective": "B"}, code="bX"),
    )
    with pytest.raises(Refused, match="bX is there twice"):
        built.do(PutRows(register="objectives", rows=rows))
    longest = RowText(values={"objective": "A"}, code="c" * 40)
    built.do(PutRows(register="objectives", rows=(longest,)))
    longer = RowText(values={"objective": "A"}, code="d" * 41)
    with pytest.raises(Refused, match="it is too long"):
        built.do(PutRows(register="objectives", rows=(longer,)))


def test_a_row_rests_on_entries() -> None:
    """Entries are cited by id, each once; what is no entry is refused."""
    built = room()
    entry = next(built.record.all(Entry))
    text = RowText(values={"objective": "Fast"}, evidence=(entry.id, entry.id))
    change = built.do(PutRows(register="objectives", rows=(text,)))
    assert next(put for put in change.puts if isinstance(put, Row)).evidence == (entry.id,)
    with pytest.raises(Refused, match="there is no such entry"):
        built.do(PutRows(register="objectives", rows=(RowText(evidence=("x",)),)))


def test_unknown_registers_and_closed_sessions_are_refused() -> None:
    """Nothing is entered where nothing may be."""
    built = room()
    with pytest.raises(Refused, match="did you mean objectives"):
        built.do(put("objective", objective="x"))
    with pytest.raises(Refused, match=r"there is no field “objectiv”; did you mean objective\?$"):
        built.do(put("objectives", objectiv="x"))
    talk = next(iter(built.record.sessions()))
    built.close(talk.id)
    late = PutRows(
        register="objectives", rows=(RowText(values={"objective": "x"}),),
        session_id=talk.id, step_id="talk",
    )  # fmt: skip
    with pytest.raises(Refused, match="is closed"):
        built.do(late)

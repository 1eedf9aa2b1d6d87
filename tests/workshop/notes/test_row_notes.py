"""Rows of registers have a form in notes files, and come back from it the very same."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders.record import START, Building
from tests.builders.rows import WORDS, form_guide, plain_cells, quick_registers, typed_cells
from tests.inputs import inputs
from workshop.errors import Problems, Refused
from workshop.guide.shape import Guide
from workshop.notes import read_notes, write_notes
from workshop.notes.importer import replay
from workshop.notes.model import Replayed
from workshop.record.change import Moment
from workshop.record.documents import Document, Entry, Factor, Person, Session
from workshop.record.ids import new_id
from workshop.record.record import Record
from workshop.record.rows import ROW_TYPES, Row
from workshop.record.themes import Theme
from workshop.registers.field_base import Target
from workshop.registers.fields import LinkField, TextField
from workshop.registers.kinds import REGISTERS
from workshop.running.commands import BeginEngagement
from workshop.running.row_commands import PutRows, RowText
from workshop.running.session_rules import decide
from workshop.running.theming import PutUnderTheme

GUIDE = form_guide(*REGISTERS)
HOSTILE = st.sampled_from(["", "  | \\ x", "% row: y", "\u3000wide"])
HEAD = "guide: forms\ndate: 2026-03-02 10:00Z\n"


def guide_named(name: str) -> Guide:
    """The guide of these tests."""
    if name != GUIDE.name:
        raise Refused(f"no guide {name}")
    return GUIDE


def empty() -> Record:
    """An engagement in which nothing was recorded."""
    record = Record()
    numbers = count(1)
    moment = Moment(START, lambda: new_id(1_760_000_000_000, next(numbers)))
    record.apply(decide(record, BeginEngagement(name="Acme", facilitator="Ida Kaya"), moment))
    return record


def imported(text: str, record: Record) -> Replayed:
    """What a file comes to in an engagement that takes it."""
    numbers = count(1)
    notes = read_notes(text, "notes.txt", guide_named)
    replayed = replay(record, notes, lambda: new_id(1_780_000_000_000 + next(numbers), 1))
    record.apply(replayed.change)
    return replayed


def problems_of(text: str, record: Record | None = None) -> list[tuple[int | None, str]]:
    """Everything that is wrong with a file, by line."""
    try:
        notes = read_notes(text, "notes.txt", guide_named)
    except Problems as found:
        return [(problem.line, problem.what) for problem in found.problems]
    numbers = count(1)
    replayed = replay(record or empty(), notes, lambda: new_id(1, next(numbers)))
    return [(problem.line, problem.what) for problem in replayed.problems]


def room() -> tuple[Building, str]:
    """A session that fills in every register, in which Dana said that they are fast."""
    built = Building()
    dana = built.person("Dana Ortiz", "CFO", built.department("Finance"))
    built.person("Somebody New", "Head of Legal", built.department("Legal affairs"))
    talk = built.start(GUIDE, dana)
    built.say(talk, "talk", "+ Month-end close is down to four days @Dana")
    return built, talk


def enter(built: Building, talk: str, register: str, *rows: RowText, step: str = "") -> None:
    """Enter rows in a step of a session, by default that of their register."""
    step = step or register.replace("_", "-")
    built.do(PutRows(register=register, rows=rows, session_id=talk, step_id=step))


def cells_of(record: Record, rows: Sequence[Row]) -> list[tuple[object, ...]]:
    """What rows hold, whatever the ids of people and departments are in this record."""

    def plain(value: object) -> object:
        if isinstance(value, tuple):
            links = (each for each in value if isinstance(each, Target))
            return tuple((t.table, bool(t.id), t.text) for t in links) or value
        person = record.find(Person, value) if isinstance(value, str) else None
        return person.name if person else value

    return [
        (row.code, *(plain(row.cell(f)) for f in row.cells if f != "department")) for row in rows
    ]


@pytest.mark.slow
@pytest.mark.parametrize("name", quick_registers())
@settings(max_examples=inputs(30))
@given(data=st.data())
def test_rows_and_their_notes_are_one(name: str, data: st.DataObject) -> None:
    """Export, import into an empty engagement, export: the same bytes, for every register."""
    built, talk = room()
    entry = built.record.entries_of(talk)[0]
    register = REGISTERS[name]
    several = [f.id for f in register.fields if isinstance(f, TextField) and f.lines]
    for _ in range(data.draw(st.integers(1, 3))):
        cells = data.draw(typed_cells(register))
        for field in several:
            lines = data.draw(
                st.lists(st.one_of(WORDS, st.sampled_from(["", "  | \\ x", "% row: y"])))
            )
            cells[field] = "\n".join(["First", *lines, "last"])
        evidence = (entry.id,) if register.evidence and data.draw(st.booleans()) else None
        step = data.draw(st.sampled_from(["", "talk"]))
        enter(built, talk, name, RowText(values=dict(cells), evidence=evidence), step=step)
    text = write_notes(built.record, talk)
    other = empty()
    assert not problems_of(text)
    there = imported(text, other)
    assert write_notes(other, there.session_id) == text
    before, after = built.record.rows_of(talk), other.rows_of(there.session_id)
    assert cells_of(other, after) == cells_of(built.record, before)
    assert [len(row.evidence) for row in after] == [len(row.evidence) for row in before]


def test_a_row_is_one_line_that_a_person_can_write() -> None:
    """Fields by name or heading; the second line of a cell behind a bar; the time in brackets."""
    built, talk = room()
    entry = built.record.entries_of(talk)[0]
    first = RowText(
        values={"objective": "Close | in three days", "figure": "-25 %", "year": 2027},
        evidence=(entry.id,),
    )
    enter(built, talk, "objectives", first)
    plans = {"aim": "Grow", "department": "Legal", "plans": "One\n  two", "objectives": "B1; Peace"}
    enter(built, talk, "department_strategies", RowText(values=dict(plans)), step="talk")
    lines = write_notes(built.record, talk).split("\n")
    at = lines.index("% row: [10:07] B1 | objective: Close \\| in three days | figure: -25 % | "
                     "year: 2027 | evidence: talk/1")  # fmt: skip
    assert lines[at - 2].startswith("## objectives")
    of = lines.index("% row of department_strategies: [10:08] D1 | aim: Grow | department: Legal | "
                     "plans: One")  # fmt: skip
    assert lines[of + 1] == "| \\ \\ two | objectives: B1; Peace"
    by_hand = f"{HEAD}## objectives\n% row: | Business objective: Grow | year: 2027 | figure: 8 %\n"
    record = empty()
    imported(by_hand, record)
    (row,) = record.rows("objectives")
    assert (row.code, row.cell("objective"), row.cell("year")) == ("B1", "Grow", 2027)


def test_everything_wrong_with_rows_is_told_with_its_line() -> None:
    """Fields that are not there, cells that are no value, entries that are not in the file."""
    text = (
        f"{HEAD}## talk\n% row: B1 | objective: x\n% row of objectivs: B1 | objective: x\n"
        "## objectives\n% row: B1 | objective: x | yaer: 2027 | colour\n"
        "% row: B2 | objective: x | evidence: talk/1\n"
    )
    told = problems_of(text)
    assert [line for line, _ in told] == [4, 5, 7, 7, 8]
    parts = (
        "fills in no table", "did you mean objectives", "did you mean year", "“colour” is no",
        "there is no talk/1",
    )  # fmt: skip
    for (_, said), part in zip(told, parts, strict=True):
        assert part in said
    late = f"{HEAD}## objectives\n% row: B1 | objective: x | year: soon\n% row: B1 | figure: 8 %\n"
    (first, what), (second, other) = problems_of(late)
    assert (first, second) == (4, 5)
    assert "Year: “soon” is not a whole number" in what
    assert "objective is missing" in other.lower()


def test_numbers_that_are_taken_give_way_and_links_follow() -> None:
    """In an engagement that has a B1, the B1 of a file is the next, also where it is linked to."""
    built = Building()
    built.do(PutRows(register="objectives", rows=(RowText(values={"objective": "Ours"}),)))
    text = (
        f"{HEAD}## objectives\n% row: [10:05] B1 | objective: Theirs\n## department-strategies\n"
        "% row: [10:01] D1 | aim: Grow | department: Legal | objectives: B1; Theirs\n"
    )
    imported(text, built.record)
    ours, theirs = built.record.rows("objectives")
    assert (ours.code, theirs.code) == ("B1", "B2")
    (strategy,) = built.record.rows("department_strategies")
    assert strategy.cell("objectives") == (Target(table="objectives", id=theirs.id),)


def test_whom_rows_name_does_not_take_part() -> None:
    """The header says role and department of somebody whom only a row names; namesakes differ."""
    built, talk = room()
    other = built.person("Dana Ortiz", "Buyer")
    enter(built, talk, "objectives", RowText(values={"objective": "x", "owner": "@Dana.Ortiz.2"}))
    (row,) = built.record.rows_of(talk)
    assert row.cell("owner") == other
    text = write_notes(built.record, talk)
    assert "named: Dana Ortiz | Buyer" in text
    record = empty()
    there = imported(text, record)
    (again,) = record.rows_of(there.session_id)
    assert record.get(Person, again.cell("owner")).role == "Buyer"
    assert len(record.get(Session, there.session_id).people) == 1
    assert not there.newcomers
    assert write_notes(record, there.session_id) == text


@pytest.mark.slow
@pytest.mark.parametrize("name", REGISTERS)
def test_hostile_cells_stay_data(name: str) -> None:
    """What looks like the format, like markup or like a formula comes back as it was typed."""
    register = REGISTERS[name]
    built, talk = room()
    for hostile in ("| x: y", "## talk", "=1+1", "[red]x[/]", "\\| \\", "% row: B9", "evidence: z"):
        cells = plain_cells(register) | {
            field.id: hostile for field in register.fields if type(field) is TextField
        }
        enter(built, talk, name, RowText(values=dict(cells)))
    text = write_notes(built.record, talk)
    record = empty()
    there = imported(text, record)
    assert write_notes(record, there.session_id) == text
    assert [row.subject for row in record.rows_of(there.session_id)] == [
        row.subject for row in built.record.rows_of(talk)
    ]


TABLES_OF: dict[str, type[Document]] = {
    "factor": Factor,
    "entry": Entry,
    "theme": Theme,
    **ROW_TYPES,
}
LINKS = [
    (register.name, field, kind)
    for register in REGISTERS.values()
    for field in register.links
    for kind in field.to
]


@pytest.mark.parametrize(
    ("name", "field", "kind"), LINKS, ids=[f"{name}-{f.id}-{kind}" for name, f, kind in LINKS]
)
def test_links_lead_to_the_same_thing_again(name: str, field: LinkField, kind: str) -> None:
    """To a factor, an entry, or a row that was entered later; in a file of their own."""
    built, talk = room()
    enter(built, talk, name, RowText(values=dict(plain_cells(REGISTERS[name]))))
    row = built.record.rows_of(talk)[0]
    entry = built.record.entries_of(talk)[0]
    means = {"factor": "S1", "entry": entry.id, "theme": "Closing the books"}
    if kind == "theme":
        built.do(PutUnderTheme(statements=(entry.id,), theme=means[kind]))
    if kind in REGISTERS:
        enter(built, talk, kind, RowText(values=dict(plain_cells(REGISTERS[kind]))))
        means[kind] = built.record.rows_of(talk)[-1].code
    edit = RowText(values={field.id: means[kind]}, row_id=row.id)
    built.do(PutRows(register=name, rows=(edit,)))
    text = write_notes(built.record, talk)
    record = empty()
    there = imported(text, record)
    assert not there.problems
    assert write_notes(record, there.session_id) == text
    again = next(one for one in record.rows(name) if one.code == row.code)
    (target,) = again.cell(field.id)
    assert target.table == kind
    assert record.find(TABLES_OF[kind], target.id) is not None

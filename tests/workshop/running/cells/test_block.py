"""A pasted block is compared with what is there before anything is taken."""

from __future__ import annotations

from functools import partial
from itertools import count

from tests.builders.record import Building
from workshop.record.change import Moment
from workshop.registers.kinds import REGISTERS
from workshop.registers.mapping import has_headings, in_order, mapped, read_block
from workshop.running.cells.block import read_block_rows
from workshop.running.cells.entry import CellRead, read_cells
from workshop.running.row_commands import PutRows, RowText

OBJECTIVES = REGISTERS["objectives"]


def room() -> Building:
    """Two objectives."""
    built = Building()
    rows = tuple(RowText(values={"objective": o, "aim": "cost"}) for o in ("Grow", "Save"))
    built.do(PutRows(register="objectives", rows=rows))
    return built


def moment(built: Building) -> Moment:
    """What rules may know of the world."""
    return Moment(built.now, partial(next, map(str, count(1))))


def test_a_block_is_parted_as_it_was_copied() -> None:
    """Tabs of a spreadsheet with line breaks in cells, CSV under headings, else lines."""
    assert read_block('Goal\tBy\r\n"Two\nlines"\t2027\r\n\r\n', OBJECTIVES) == (
        ("Goal", "By"), ("Two\nlines", "2027"),
    )  # fmt: skip
    assert read_block('Objective;Year\n"a; b";2027\nc', OBJECTIVES) == (
        ("Objective", "Year"), ("a; b", "2027"), ("c", ""),
    )  # fmt: skip
    assert read_block("Grow, and save\nClose, at last\n", OBJECTIVES) == (
        ("Grow, and save",), ("Close, at last",),
    )  # fmt: skip
    assert read_block("\x1b]52;c;aGk=\x07x\ty", OBJECTIVES) == (("x", "y"),)
    assert read_block("\n \n", OBJECTIVES) == ()


def test_columns_go_to_fields_once() -> None:
    """Sure headings before guesses; what is unknown is left out; without headings, in order."""
    columns = mapped(OBJECTIVES, ["Owner", "Goal", "Objective", "Colour", "Nr.", "objektive"])
    assert [column.field for column in columns] == ["owner", "objective", "", "", "id", ""]
    assert has_headings(OBJECTIVES, ["Goal", "By", ""])
    assert not has_headings(OBJECTIVES, ["Grow", "2027"])
    assert [c.field for c in in_order(OBJECTIVES, 3, "owner")] == ["owner", "perspective", ""]


def test_each_line_is_new_changed_the_same_or_wrong() -> None:
    """By its place in the block, with every problem; nothing is kept of it."""
    built = room()
    lines = (
        ("Grow", "cost", ""), ("Save", "revenue", ""), ("", "", ""),
        ("Close", "cost", "soon"), ("Open", "", ""),
    )  # fmt: skip
    columns = mapped(OBJECTIVES, ["Objective", "Aim", "Year"])
    read = read_block_rows(built.record, OBJECTIVES, lines, columns, moment(built))
    assert (read.same, read.changed, read.new, list(read.problems)) == ((0,), (1,), (4,), [3])
    assert read.words == "1 new, 1 changes, 1 as it is and 1 cannot be taken"
    assert read.problems[3][0].where == "year"
    assert len(built.record.rows("objectives")) == 2


def test_a_row_comes_cell_by_cell() -> None:
    """It is ready once it has what it must have; before, only what was typed is judged."""
    built = room()

    def read(*, row_id: str | None = None, register: str = "objectives", **cells: str) -> CellRead:
        rows = (RowText(values=dict(cells), row_id=row_id),)
        return read_cells(built.record, PutRows(register=register, rows=rows), moment(built))

    assert read(objective="x").ready
    assert read(figure="8").lacking == ("Objective",)
    assert read(register="department_strategies", aim="x").lacks == "department must be there too"
    assert "is not a whole number" in read(year="soon").wrong
    row = built.record.rows("objectives")[0]
    assert read(row_id=row.id, objective="Grow") == CellRead()
    assert "objective is missing" in read(row_id=row.id, objective="").wrong.lower()

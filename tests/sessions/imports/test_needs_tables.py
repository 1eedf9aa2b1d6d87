"""What departments want comes in as a table, and so does all that is agreed on it.

Requirement: the columns of `needs.csv` in any order; the ids of the file stay; departments that
nobody named are made; a goal or objective that is not known stays as text, one that is the code of
an objective leads to it; a spreadsheet is the same as a text; what is wrong is told per line, and
the same file twice changes nothing.
"""

from __future__ import annotations

import csv
import io
from itertools import permutations
from pathlib import Path
from time import process_time

import pytest

from sessions.clock import IdMaker
from sessions.imports.delimited import read_delimited
from sessions.imports.registry import IMPORTS, Choices, Prepared
from sessions.library.guides import Library
from tests.builders.record import Building
from tests.builders.spreadsheets import Cell, xlsx
from workshop.errors import Problems
from workshop.record.documents import Department
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.registers.field_base import Target
from workshop.report.build import build
from workshop.running.row_commands import PutRows, RowText
from workshop.running.tables.file_table import table_of

NEEDS = (
    ("id", "department", "want", "problem", "goal", "objective", "priority", "need", "value",
     "cost", "staff_days"),
    ("D-7", "Sales", "One list of customers", "Four lists", "B1", "Grow abroad", 5, 4, 8,
     1200.5, 2.5),
    ("D-8", "Store", "A scanner", "", "Happy people", "b2", 3, 3.5, 0, 800, 40),
)  # fmt: skip
"""Two needs of departments that are new; B1 and B2 are business objectives that are there."""

TABLES: dict[str, str] = {
    "solutions": "id,solution,for_needs,open_questions,cost,staff_days\nX1,Buy it,D-7; D-8,,5,1\n",
    "limits": "id,limit,choice,amount,unit\nL1,cost,needs,700000,EUR\nL2,staff_days,needs,400,\n",
    "framework": "id,term,kind,weight\nF1,budget,criterion,60\nF2,value,rule,\nF3,Votes,date,\n",
    "capacity": "id,skill,kind,quarter,have\nC1,Python,people,Q1 2027,40\nC2,Disk,sys,T2/2027,3\n",
    "workload": "id,skill,need,quarter,needed\nW1,Python,D-7,2027-Q1,30\nW2,Disk,X1,2027 Q2,1\n",
    "liaisons": "id,name,department,from,until\n,Ines Kaya,Sales,2027-01-01,\n,Ines Kaya,Store,,\n",
    "promises": "id,promise,who,to,due,state,about\nP1,A pilot,Ines Kaya,Sales,1.5.2027,open,D-7\n",
    "signatures": "name,for,says,words\nIvo Lang,Sales,agrees,\nRia Moll,Store,dissents,Too soon\n",
}  # fmt: skip
"""A table of each of the other registers."""


def room() -> Building:
    """An engagement with two business objectives, B1 and B2."""
    built = Building()
    rows = tuple(RowText(values={"objective": text}) for text in ("Grow", "Save"))
    built.do(PutRows(register="objectives", rows=rows))
    return built


def file(folder: Path, name: str, rows: list[list[Cell]], kind: str) -> Path:
    """A file with some rows, as text or as a spreadsheet."""
    path = folder / f"{name}.{kind}"
    if kind == "xlsx":
        path.write_bytes(xlsx({"Sheet": rows}))
    else:
        text = io.StringIO()
        csv.writer(text).writerows(rows)
        path.write_text(text.getvalue(), "utf-8", newline="")
    return path


def prepared(record: Record, path: Path, kind: str) -> Prepared:
    """What a file comes to."""
    choices = Choices(path, options={"kind": kind})
    return IMPORTS["table"].prepare(record, choices, Library(), IdMaker())


def taken(record: Record, path: Path, kind: str) -> dict[str, int]:
    """The counts of an import that is carried out."""
    done = prepared(record, path, kind)
    record.apply(done.change)
    return dict(done.counts)


def department_of(record: Record, row: Row) -> str:
    """The name of the department of a row."""
    return record.get(Department, row.cell("department")).name


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_needs_come_in_as_their_file_has_them(kind: str, tmp_path: Path) -> None:
    """Ids, words, links, amounts to the cent and half days; the second time nothing is new."""
    record = room().record
    path = file(tmp_path, "needs", [list(row) for row in NEEDS], kind)
    assert taken(record, path, "needs") == {"new": 2, "same": 0, "changed": 0}
    first, second = record.rows("needs")
    objectives = [row.id for row in record.rows("objectives")]
    assert [row.code for row in (first, second)] == ["D-7", "D-8"]
    assert [department_of(record, row) for row in (first, second)] == ["Sales", "Store"]
    assert first.cell("goal") == (Target(table="objectives", id=objectives[0]),)
    assert first.cell("objective") == (Target(text="Grow abroad"),)
    assert second.cell("goal") == (Target(text="Happy people"),)
    assert second.cell("objective") == (Target(table="objectives", id=objectives[1]),)
    numbers = ("priority", "need", "value", "cost", "staff_days")
    assert [first.cell(each) for each in numbers] == [5, 4, 8, 120050, 2.5]
    assert [second.cell(each) for each in numbers] == [3, 3.5, 0, 80000, 40]
    assert taken(record, path, "needs") == {"new": 0, "same": 2, "changed": 0}
    facts = build(record, "objectives", "restricted").facts.registers["objectives"]
    assert {row["entered_by"] for row in facts.rows} == {"hand"}
    rows, _ = read_delimited(file(tmp_path, "n", [list(NEEDS[0]), []], "csv").read_bytes(), "n.csv")
    assert table_of([*rows, *rows], "n.csv").register.name == "needs"  # by its headings alone


def test_columns_may_stand_in_any_order(tmp_path: Path) -> None:
    """The need in its own words is not taken for how much it is needed, nor the other way round."""
    wanted = ("want", "need", "priority", "problem")
    for order in permutations(range(4)):
        record = room().record
        rows: list[list[Cell]] = [
            [cells[place] for place in order]
            for cells in (wanted, ("A scanner", 4, 2, "Counting takes a day"))
        ]
        taken(record, file(tmp_path, "needs", rows, "csv"), "needs")
        (row,) = record.rows("needs")
        assert [row.cell(each) for each in wanted] == ["A scanner", 4, 2, "Counting takes a day"]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_all_that_is_agreed_comes_in(kind: str, tmp_path: Path) -> None:
    """One table after the other, each leading to the rows of those before; twice is once."""
    record = room().record
    taken(record, file(tmp_path, "needs", [list(row) for row in NEEDS], "csv"), "needs")
    for name, text in TABLES.items():
        rows: list[list[Cell]] = [list(row) for row in csv.reader(io.StringIO(text))]
        path = file(tmp_path, name, rows, kind)
        assert taken(record, path, name) == {"new": len(rows) - 1, "same": 0, "changed": 0}, name
        again = prepared(record, path, name)
        assert dict(again.counts) == {"new": 0, "same": len(rows) - 1, "changed": 0}, name
    by_code = {row.code: row for name in TABLES for row in record.rows(name)}
    needs = {row.code: row.id for row in record.rows("needs")}
    assert [each.id for each in by_code["X1"].cell("for_needs")] == list(needs.values())
    assert [each.id for each in by_code["W2"].cell("taken_by")] == [by_code["X1"].id]
    assert [by_code[code].cell("quarter") for code in ("C1", "C2", "W2")] == [
        "2027-Q1", "2027-Q2", "2027-Q2",
    ]  # fmt: skip


def test_what_is_wrong_is_told_per_line(tmp_path: Path) -> None:
    """A circle of what the file merges, scores off the scale, answers without a reason."""
    rows: list[list[Cell]] = [
        ["id", "want", "merged_into", "priority", "answer"],
        ["A", "A portal", "B", 6, ""],
        ["B", "A door", "C", 5, ""],
        ["C", "A gate", "B", "", "later"],
        ["D", "A gap", "", "soon", ""],
        ["E", "A wall", "F", "", ""],
        ["F", "A fence", "E", "", ""],
    ]
    with pytest.raises(Problems) as refused:
        prepared(room().record, file(tmp_path, "needs", rows, "csv"), "needs")
    assert [(p.line, p.where, p.found) for p in refused.value.problems] == [
        (2, "priority", "6"),
        (3, "merged_into", "C"),
        (4, "answer_why", ""),
        (5, "priority", "soon"),
        (6, "merged_into", "F"),
        (7, "merged_into", "E"),
    ]
    assert refused.value.problems[4].what == "it leads in a circle: E, F, E"


def test_a_thousand_needs_come_in_at_once(tmp_path: Path) -> None:
    """With links to objectives and among themselves, well within what somebody waits for."""
    rows: list[list[Cell]] = [[*NEEDS[0], "merged_into"]]
    rows += [
        [f"Q{n}", f"Unit {n % 7}", f"Want {n}", "", "B1", "B2", n % 5 + 1, 3, n, n * 10.25, n % 50,
         f"Q{n // 2}" if n % 10 == 1 and n > 1 else ""]
        for n in range(1, 1001)
    ]  # fmt: skip
    record = room().record
    path = file(tmp_path, "needs", rows, "csv")
    begun = process_time()
    assert taken(record, path, "needs")["new"] == 1000
    again = prepared(record, path, "needs")
    took = process_time() - begun
    assert dict(again.counts) == {"new": 0, "same": 1000, "changed": 0}
    assert len(list(record.all(Department))) == 7
    assert took < 5, f"{took:.1f} s"

"""Tables of files become rows of registers.

Requirement: titles in any order, near ones taken and said; ids kept; the same file twice is the
same; everything wrong with its line, field, what was found and what is allowed, and then nothing
recorded; what goes out as CSV comes in as the very same rows.
"""

from __future__ import annotations

import io
import zipfile
from datetime import date
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.clock import IdMaker
from sessions.exports.register_csv import render
from sessions.imports import spreadsheet
from sessions.imports.delimited import read_delimited
from sessions.imports.registry import IMPORTS, Choices, Prepared, recognised
from sessions.imports.spreadsheet import read_spreadsheet
from sessions.library.guides import Library
from tests.builders.record import Building, interview
from tests.builders.rows import HOSTILE_WORDS, plain_cells, typed_cells
from tests.builders.spreadsheets import Cell, sheet, xlsx
from tests.inputs import inputs
from workshop.errors import Problems, Refused
from workshop.record.change import Moment
from workshop.record.documents import Department
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.registers.field_base import Target
from workshop.registers.fields import TextField
from workshop.registers.guarded import guarded, unguarded
from workshop.registers.kinds import REGISTERS
from workshop.running.row_commands import PutRows, RowText
from workshop.running.tables.file_table import table_of
from workshop.running.tables.row_table import TableRead, read_table, table_change

ROW = IMPORTS["table"]


def room() -> Building:
    """An engagement with a strength S1, said by Dana Ortiz of Finance, and an objective B1."""
    built = Building()
    dana = built.person("Dana Ortiz", "CFO", built.department("Finance"))
    built.say(built.start(interview(), dana), "talk", "+ Month-end close is down to four days")
    put(built, "objectives", objective="Close in three days")
    return built


def put(built: Building, register: str, **cells: str) -> None:
    """Enter one row."""
    built.do(PutRows(register=register, rows=(RowText(values=dict(cells)),)))


def prepared(record: Record, path: Path, *, partial: bool = False, **options: str) -> Prepared:
    """What a file comes to."""
    choices = Choices(path, partial, options)
    return ROW.prepare(record, choices, Library(), IdMaker())


def taken(record: Record, path: Path) -> dict[str, int]:
    """The counts of an import of objectives that is carried out."""
    done = prepared(record, path, kind="objectives")
    record.apply(done.change)
    return dict(done.counts)


def file(folder: Path, text: str | bytes, name: str = "t.csv") -> Path:
    """A file with some content."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def problems_of(
    record: Record, path: Path, **options: str
) -> list[tuple[int | None, str, str, str]]:
    """Everything that is wrong: line, field, what was found, and the sentence."""
    with pytest.raises(Problems) as refused:
        ROW.prepare(record, Choices(path, options=options), Library(), IdMaker())
    return [(p.line, p.where, p.found, p.what) for p in refused.value.problems]


def read_back(record: Record, name: str, content: bytes) -> TableRead:
    """What a CSV of a register comes to."""
    rows, note = read_delimited(content, "t.csv")
    assert not note
    moment = Moment(Building().now, IdMaker())
    return read_table(record, table_of(rows, "t.csv", name), moment, own_links=True)


@pytest.mark.slow
@pytest.mark.parametrize("name", REGISTERS)
@settings(max_examples=inputs(30))
@given(data=st.data())
def test_what_goes_out_comes_in_the_same(name: str, data: st.DataObject) -> None:
    """For every register: nothing is new or changed, and rows that are gone come back whole."""
    built = room()
    register = REGISTERS[name]
    texts = [field.id for field in register.fields if isinstance(field, TextField)]
    for _ in range(data.draw(st.integers(1, 4))):
        cells = data.draw(typed_cells(register))
        for field in data.draw(st.lists(st.sampled_from(texts), max_size=2)):
            cells[field] = data.draw(HOSTILE_WORDS)
        put(built, name, **cells)
    written = render(built.record, "restricted", document=name)
    again = read_back(built.record, name, written)
    count = len(built.record.rows(name))
    assert (again.new, again.changed, again.same) == (0, 0, count), again.problems
    gone = built.record.copy()
    for row in gone.rows(name):
        gone.remove(row)
    there = read_back(gone, name, written)
    gone.apply(table_change(gone, name, there, Moment(built.now, IdMaker())))
    assert render(gone, "restricted", document=name) == written


@given(st.text())
def test_formulas_are_text_in_files(text: str) -> None:
    """No cell begins as a formula does, and every text comes back."""
    assert guarded(text)[:1] not in set("=+-@")
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_files_as_spreadsheets_save_them(mark: str, encoding: str, tmp_path: Path) -> None:
    """Whatever parts the cells and however the text is stored; a guess at the encoding is said."""
    head = mark.join(("Year", "Target", "Business objective", "Unit"))
    lines = (
        "Objectives of 2026",
        "",
        head,
        mark.join(("2027", "8 %", '"Größer, wachsen; mehr\nund besser|"', "Öffentlichkeit")),
    )
    built = Building()
    path = file(tmp_path, "\r\n".join(lines).encode(encoding))
    done = prepared(built.record, path, kind="objectives", map="Unit=department")
    built.record.apply(done.change)
    (row,) = built.record.rows("objectives")
    assert (row.subject, row.cell("year")) == ("Größer, wachsen; mehr und besser|", 2027)
    assert [d.name for d in built.record.all(Department)] == ["Öffentlichkeit"]
    assert any("Windows-1252" in note for note in done.notes) is (encoding == "cp1252")


def test_columns_go_where_their_titles_say(tmp_path: Path) -> None:
    """Any order; near titles and columns left out are said; what somebody says counts first."""
    record = room().record
    path = file(tmp_path, "E-mail,Tagret,Objektive,Unit,Serves\na@b,8 %,Grow,Legal,cost\n")
    done = prepared(record, path, kind="Business objectives", map="Unit=department")
    assert done.counts == {"new": 1, "same": 0, "changed": 0}
    said = " ".join(done.notes)
    assert "“Tagret” is taken as Figure" in said
    assert "“Objektive” is taken as Objective" in said
    assert "Left out, as no field is called so: “E-mail”." in said
    assert done.change.sentence == (
        "Added objective B2 “Grow”, with the department Legal (new), from t.csv"
    )
    other = prepared(record, path, kind="objectives", map="E-mail=objective\nObjektive=")
    (row,) = (p for p in other.change.puts if not isinstance(p, Department))
    assert isinstance(row, Row)
    assert row.subject == "a@b"
    wrong = problems_of(record, path, kind="objectives", map="Mail=objective\nUnit=colour\nx")
    assert {(where, found) for _, where, found, _ in wrong} >= {("--map", "x")}
    wrong = problems_of(record, path, kind="objectives", map="Mail=objective\nUnit=colour")
    assert [found for _, _, found, _ in wrong] == ["Mail", "colour"]


def test_a_file_twice_is_the_same_and_edits_go_by_id(tmp_path: Path) -> None:
    """A row is known by its id, else by what it says first; empty cells leave what is there."""
    record = Building().record
    ids = file(tmp_path, "id,objective,figure,year\nREQ-7,Grow,8 %,2027\nB3,Save,,\n")
    assert taken(record, ids) == {"new": 2, "same": 0, "changed": 0}
    assert taken(record, ids) == {"new": 0, "same": 2, "changed": 0}
    assert [row.code for row in record.rows("objectives")] == ["REQ-7", "B3"]
    plain = file(tmp_path, "objective,figure\ngrow,9 %\nNew one,\nNew one,7 %\n", "p.csv")
    assert taken(record, plain) == {"new": 2, "same": 0, "changed": 1}
    assert taken(record, plain) == {"new": 0, "same": 3, "changed": 0}
    grown = record.rows("objectives")[0]
    assert (grown.cell("figure"), grown.cell("year")) == ("9 %", 2027)
    other = file(tmp_path, "id,objective,figure\nreq-7,Grow more,\n", "o.csv")
    assert taken(record, other) == {"new": 0, "same": 0, "changed": 1}
    assert record.rows("objectives")[0].cell("figure") == "9 %"
    unclear = file(tmp_path, "objective,figure\nNew one,1 %\nNew one,2 %\nNew one,3 %\n", "u.csv")
    told = problems_of(record, unclear, kind="objectives")
    assert [line for line, *_ in told] == [2, 3, 4]
    assert "it may be B4 or B5: give the file a column “id”" in told[0][3]


def test_everything_wrong_is_told_with_its_place(tmp_path: Path) -> None:
    """By line and field, also a cell far too long, which is not repeated; a part can be taken."""
    record = room().record
    text = (
        "id,objective,year,figure,owner\n"
        "A1,One,soon,8 %,\n"
        '\nA1,"Two\nlines",2027,,@nobody\n'
        f"A3,{'x' * 100_000},,,\n"
        "A4,Four,2028,1 %,\n"
    )
    path = file(tmp_path, text)
    told = problems_of(record, path, kind="objectives")
    places = [(2, "year"), (4, "id"), (4, "owner"), (6, "objective")]
    assert [(line, where) for line, where, *_ in told] == places
    assert told[0][2:] == ("soon", "“soon” is not a whole number from 1990 to 2100")
    assert told[1][3] == "A1 stands already on line 2"
    assert told[3][3] == "the text has 100,000 characters; 10,000 are allowed"
    assert all(len(found) <= 80 for _, _, found, _ in told)
    part = prepared(record, path, kind="objectives", partial=True)
    assert len(part.left_out) == 4
    assert part.counts == {"new": 1, "same": 0, "changed": 0}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "the file holds no table"),
        ("a,b\n", "no column holds objective"),
        ("objective\n", "no rows stand below its headings"),
        ('objective\n"never closed', "Look at the quotation marks"),
        (b"objective\n\x81\x8d", "this is no text"),
        (",".join(["objective"] * 201), "at most 20,000 rows and 200 columns"),
        ("objective\n" + "x\n" * 20_001, "at most 20,000 rows and 200 columns"),
        ("objective\n" + "x" * 2_000_000, "this is no table"),
    ],
    ids=count(),  # Windows has no variable for a name as long as a file
)
def test_what_is_no_table_says_why(text: str | bytes, said: str, tmp_path: Path) -> None:
    """Nothing is guessed where nothing can be known, and nothing is read without end."""
    told = problems_of(Building().record, file(tmp_path, text), kind="objectives")
    assert said in told[0][3]


def test_the_headings_tell_which_table_it_is(tmp_path: Path) -> None:
    """As the dialog has it, which asks nothing; what is not sure is refused with the names."""
    built = room()
    strategies = file(tmp_path, "Department,Aim,Approach,Plans\nLegal,Grow,,\n")
    done = prepared(built.record, strategies)
    assert "Read as Department strategies, by its headings." in done.notes
    unsure = file(tmp_path, "Name,Colour\nx,y\n", "x.csv")
    ((*_, what),) = problems_of(built.record, unsure)
    assert "do not tell which table it is" in what
    assert all(name in what for name in REGISTERS)
    with pytest.raises(Refused, match="did you mean objectives"):
        prepared(built.record, strategies, kind="objectivs")
    assert [row.name for row in recognised(strategies)] == ["table"]


def test_hostile_cells_are_data(tmp_path: Path) -> None:
    """Formulas, markup and control characters come in as text, clean, and do nothing."""
    record = Building().record
    text = 'objective,figure\n=1+1,"[red]x[/]"\n\'=cmd,\x1b[31mred\x1b[0m\n@SUM(A1),%s\n'
    assert taken(record, file(tmp_path, text))["new"] == 3
    rows = record.rows("objectives")
    assert [row.subject for row in rows] == ["=1+1", "=cmd", "@SUM(A1)"]
    assert [row.cell("figure") for row in rows] == ["[red]x[/]", "red", "%s"]


BOOK: dict[str, list[list[Cell]]] = {
    "Notes": [["Made by", "Ida"]],
    "Plan": [
        ["Objectives 2026"],
        [],
        ["Year", "Business objective", "Figure", "Owner"],
        [2027, "Grow", 12.345, "Dana Ortiz"],
        [2028.0, "Save & more", date(2027, 3, 31), None],
        [None, "=1+1", None, None],
    ],
}


def test_a_spreadsheet_is_read_with_its_types(tmp_path: Path) -> None:
    """Numbers, days, what a formula gave; the sheet that is named; problems by their row."""
    record = room().record
    path = file(tmp_path, xlsx(BOOK), "t.xlsx")
    done = prepared(record, path, kind="objectives", sheet="plan")
    assert done.counts == {"new": 3, "same": 0, "changed": 0}
    assert "Read from the sheet “Plan”; the others: Notes." in done.notes
    record.apply(done.change)
    rows = record.rows("objectives")[1:]
    assert [(row.subject, row.cell("year"), row.cell("figure")) for row in rows] == [
        ("Grow", 2027, "12.345"), ("Save & more", 2028, "2027-03-31"), ("2", None, ""),
    ]  # fmt: skip
    assert "no column holds objective" in problems_of(record, path, kind="objectives")[0][3]
    ((*_, what),) = problems_of(record, path, kind="objectives", sheet="Plann")
    assert "did you mean Plan?" in what
    late = xlsx({"A": [["Objective", "Year"], [], ["Grow", "soon"]]})
    ((line, where, found, _),) = problems_of(
        record, file(tmp_path, late, "l.xlsx"), kind="objectives"
    )
    assert (line, where, found) == (3, "year", "soon")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            xlsx({"A": sheet([["a"]]).replace('r="A1"', 'r="XFD1048576"')}),
            "far larger than a table",
        ),
        (xlsx({"A": " " * 3_000_000}), "far larger than a table"),
        (xlsx({"A": "<worksheet"}), "no spreadsheet that can be read"),
        (b"PK\x03\x04 and nothing else", "no spreadsheet that can be read"),
        (b"\xd0\xcf\x11\xe0 an old one", "an old .xls, or has a password"),
    ],
    ids=["far corner", "bomb", "broken", "no zip", "old"],
)
def test_a_spreadsheet_that_is_none_or_too_large_is_refused(
    content: bytes, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither a grid of billions nor a small file that unfolds to gigabytes is begun."""
    assert spreadsheet.UNFOLDED == 100_000_000
    monkeypatch.setattr(spreadsheet, "UNFOLDED", 2_000_000)
    with pytest.raises(Problems) as refused:
        read_spreadsheet(content, "t.xlsx")
    assert said in str(refused.value)


def test_a_spreadsheet_is_refused_whose_parts_no_limit_could_hold() -> None:
    """What is packed with bzip2 unfolds past any limit at once, and no program packs so."""
    repacked = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(xlsx({"A": [["a"]]}))) as usual,
        zipfile.ZipFile(repacked, "w", zipfile.ZIP_BZIP2) as unusual,
    ):
        for name in usual.namelist():
            unusual.writestr(name, usual.read(name))
    with pytest.raises(Problems, match="no spreadsheet that can be read"):
        read_spreadsheet(repacked.getvalue(), "t.xlsx")


@pytest.mark.parametrize("name", REGISTERS)
def test_links_between_the_rows_of_a_file_lead_to_them(name: str, tmp_path: Path) -> None:
    """Also to rows further down; for every register that can link to itself."""
    register = REGISTERS[name]
    for field in (each for each in register.links if name in each.to):
        built = room()
        cells = {**plain_cells(register), field.id: ""}
        first = ",".join(
            ("A1", *(cells[f.id] if f is not field else "A2" for f in register.fields))
        )
        second = ",".join(("A2", *(cells[f.id] for f in register.fields)))
        head = ",".join(("id", *(f.id for f in register.fields)))
        path = file(tmp_path, f"{head}\n{first}\n{second}\n".replace("“said”, so", "so"))
        done = prepared(built.record, path, kind=name)
        assert done.counts == {"new": 2, "same": 0, "changed": 0}
        built.record.apply(done.change)
        one, two = built.record.rows(name)[-2:]
        assert one.cell(field.id) == (Target(table=name, id=two.id),)
        assert prepared(built.record, path, kind=name).counts["same"] == 2

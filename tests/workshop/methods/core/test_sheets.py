"""Tables on their way to a method: titles, names, columns, numbers.

Requirement: the first line is titles and names are text, whatever they look like; a title twice,
missing and unknown columns are told once; numbers are read by column.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.builders.tables import numbered
from workshop.methods import every_method, named
from workshop.methods.core.checks import BadInput
from workshop.methods.core.method import fields_of
from workshop.methods.core.sheets import Filled


def read(method: str, *lines: str) -> Filled:
    """A table of cells parted by bars, as the method takes it."""
    sheet = named(method).sheet
    assert sheet
    return sheet.read(numbered([[cell.strip() for cell in line.split("|")] for line in lines]))


def problems(method: str, *lines: str) -> list[str]:
    """What is wrong with a table, each with its line."""
    with pytest.raises(BadInput) as refused:
        read(method, *lines)
    return list(map(str, refused.value.problems))


@pytest.mark.parametrize("first", ["seat", "", "1999", "no."])
@pytest.mark.parametrize("names", [("101", "102", "103"), ("Ana", "2024", "1e3"), ("1", "2", "3")])
@pytest.mark.parametrize("titles", ["1|2|3", "2024|2025|2026", "a|b|c"])
def test_titles_and_names_may_be_numbers(first: str, names: Sequence[str], titles: str) -> None:
    """Three people who order three items are three, whatever people and items are called."""
    ranks = ("3|2|1", "3|1|2", "3|2|1")
    lines = [f"{name}|{each}" for name, each in zip(names, ranks, strict=True)]
    found = fields_of(named("kendall-w").run(read("kendall-w", f"{first}|{titles}", *lines).data))
    assert found["raters"] == 3
    assert found["W"] == pytest.approx(14 * 12 / (9 * 24))


def test_answers_without_a_column_of_names_are_not_taken_for_names() -> None:
    """The same number twice in the first column names nobody."""
    told = problems("kendall-w", "a|b|c", "3|2|1", "3|1|2", "3|2|1")
    assert "line 3, a: “3” is there already" in told


@pytest.mark.parametrize("name", ["007", "1e3", "NaN", "Infinity", "1_000", "3.50", "1.000"])
def test_a_name_stays_as_it_is_written(name: str) -> None:
    """In rows, in columns, before the numbers; where a name is a number to somebody else too."""
    rows = read("power-interest", "name|power|interest|rater", f"{name}|5|4|{name}").data
    assert rows["stakeholders"] == [{"name": name, "power": 5, "interest": 4, "rater": name}]
    assert read("dots", f"who|{name}", f"{name}|2").data == {"ballots": {name: {name: 2}}}
    assert read("near-duplicates", "statements", name).data == {"statements": [name]}
    wide = read("weighted-sum", f"criterion|weight|{name}", f"{name}|1|3").data
    assert wide["options"] == [name]


def test_a_title_twice_is_refused_with_both_columns() -> None:
    """Whatever its case; the title of one column stays a name of somebody."""
    (told,) = problems("movement", "before|After|before", "1|2|3")
    assert told == "line 1: the title “before” stands twice: in columns 1 and 3"
    (told,) = problems("dots", "who|Desk|Portal|desk", "Ana|1|2|3")
    assert "in columns 2 and 4" in told


def test_columns_of_ones_own_are_left_out_and_said_once() -> None:
    """Whatever stands in them, and however many lines there are."""
    lines = [f"u{n}|9|3|Sales|1.2.2026" for n in range(40)]
    filled = read("value-effort", "Name|Value|Effort|Department|Asked on", *lines)
    assert filled.notes == (
        "Not used, as this method has no such columns: “Department” and “Asked on”.",
    )
    assert filled.data["items"] == [{"name": f"u{n}", "value": 9, "effort": 3} for n in range(40)]


def test_missing_columns_are_told_once_with_what_may_be_meant() -> None:
    """All together, at the line of the titles, with the nearest of those that are there."""
    lines = [f"u{n}|9|3" for n in range(40)]
    (told,) = problems("ipa", "item|importence|performing", *lines)
    assert told == (
        "line 1: there is no column “importance” or “performance”; “importence” may be meant as "
        "importance and “performing” may be meant as performance; it has “item”, “importence” and "
        "“performing”"
    )
    assert problems("risk-benefit", "option|benefit|risk|ratr", "A|1|2|x") == [
        "line 1: the column “ratr” is not known; did you mean rater?"
    ]


def test_the_first_column_names_the_rows_whatever_its_title() -> None:
    """Which is said; a column that the method knows is no such column."""
    filled = read("power-interest", "Stakeholder group|power|interest", "Board|5|2")
    assert filled.data["stakeholders"] == [{"name": "Board", "power": 5, "interest": 2}]
    assert filled.notes == ("The first column, “Stakeholder group”, was taken as name.",)
    wide = read("cpm", "Critical factor|weight|Us|Them", "Price|1|3|2")
    assert wide.data["factors"] == ["Price"]
    assert list(wide.data["ratings"]) == ["Us", "Them"]  # type: ignore[call-overload]
    assert read("power-interest", "power|interest", "5|2").data["stakeholders"] == [
        {"power": 5, "interest": 2}
    ]


def test_a_table_in_which_nobody_has_a_column_yet_is_read_line_by_line() -> None:
    """What is known of each line is kept, so that the method itself can say what it lacks."""
    raci = read("raci", "task", "Draft", "Sign")
    assert raci.data == {"rows": [[], []], "people": [], "tasks": ["Draft", "Sign"]}
    portfolio = read("portfolio", "name|value", "Ledger|3", "Portal|5", "capacity|").data
    assert (portfolio["names"], portfolio["values"]) == (["Ledger", "Portal"], [3, 5])
    assert (portfolio["limits"], portfolio["weights"]) == ([], [])
    weighed = read("weighted-sum", "criterion|weight", "Cost|1").data
    assert (weighed["options"], weighed["weights"]) == ([], [1])


def test_a_column_of_remarks_among_numbers_is_told_once() -> None:
    """Not cell by cell: it is somebody's column, or no column of the table."""
    lines = [f"Ana{n}|1|2|likes it" for n in range(30)]
    (told,) = problems("dots", "who|Desk|Portal|Remark", *lines)
    assert told.startswith("line 1: the column “Remark” holds no number")


def test_numbers_are_read_by_column_and_told_by_cell() -> None:
    """One column with a decimal comma stands beside one with a point; an open one is refused."""
    rows = read("forecast", "name|amount|growth", "Mail|12.500,00|0.5", "ERP|950|0.125").data
    assert rows["items"] == [
        {"name": "Mail", "amount": 12500.0, "growth": 0.5},
        {"name": "ERP", "amount": 950, "growth": 0.125},
    ]
    (told,) = problems("rice", "name|reach|impact|confidence|effort", "A|12,500|1|0.8|2")
    assert told.startswith("line 2, reach: “12,500” may be 12500 or 12.5")


def test_pairwise_judgments_come_with_titles_names_or_neither() -> None:
    """The names of the things are kept, also where they are numbers."""
    bare = read("ahp", "1|3", "1/3|1").data
    assert bare == {"matrix": [[1, 3], ["1/3", 1]]}
    titled = {"matrix": [[1, 3], ["1/3", 1]], "names": ["2026", "2027"]}
    assert read("ahp", "2026|2027", "1|3", "1/3|1").data == titled
    assert read("ahp", "|2026|2027", "2026|1|3", "2027|1/3|1").data == titled


def test_every_table_tells_everything_that_is_wrong_with_its_shape() -> None:
    """No line of titles, a cell beyond them: refused by each method with a table, never a fault."""
    for method in every_method():
        if method.sheet is None:
            continue
        for rows in ([], [[""]], [["a"], ["1", "2"]], [["x"] * 1_001]):
            with pytest.raises(BadInput):
                method.sheet.read(numbered(rows))

"""The input of a method, however people have it: JSON, text with separators, a spreadsheet.

Requirement: the same input of each; a message names the file; what is no such file is refused.
"""

from __future__ import annotations

import json

import pytest

from sessions.imports.method_input import GREATEST_SIZE, UnreadableInput, parse_input
from tests.builders.spreadsheets import Cell, xlsx
from workshop.errors import Problems
from workshop.methods import named

ROWS: list[list[Cell]] = [["who", "a", "b", "c"], ["Ana", 1, 2, 3], ["Bo", 1.5, 2, 3]]
RATED = [[1, 2, 3], [1.5, 2, 3]]
NAMES = "Names are in the column “who”, numbers under “a”, “b” and “c”."
OTHERS = "Read from the sheet “Scores”; the others: Notes."
SHEET = named("kendall-w").sheet


def texts(separator: str) -> bytes:
    """The table as text."""
    return "\n".join(separator.join(str(cell) for cell in row) for row in ROWS).encode()


@pytest.mark.parametrize(
    ("content", "table", "told"),
    [
        pytest.param(json.dumps({"raters_by_items": RATED}).encode(), False, (), id="JSON"),
        pytest.param(
            json.dumps({"inputs": {"raters_by_items": RATED}}).encode(), False, (), id="one"
        ),
        pytest.param(texts(","), True, (NAMES,), id="commas"),
        pytest.param(texts(";"), False, (NAMES,), id="a table that is not called one"),
        pytest.param(texts("\t"), True, (NAMES,), id="tabs"),
        pytest.param(xlsx({"Scores": ROWS}), False, (NAMES,), id="a spreadsheet"),
        pytest.param(
            xlsx({"Scores": ROWS, "Notes": [["x"]]}), True, (OTHERS, NAMES), id="its first sheet"
        ),
    ],
)
def test_the_same_input_of_every_kind_of_file(
    content: bytes, table: bool, told: tuple[str, ...]
) -> None:
    """Of a spreadsheet with several sheets the first is read, and the others are named."""
    found = parse_input(content, "scores", SHEET, table=table)
    assert found.data["raters_by_items"] == RATED
    assert found.notes == told


def test_what_is_no_input_is_refused_by_the_name_of_its_file() -> None:
    """A damaged spreadsheet, a table where none is taken, and one that is far too large."""
    for content, sheet, why in (
        (xlsx({"A": ROWS})[:300], SHEET, "spreadsheet"),
        (xlsx({"A": ROWS}), None, "takes no table"),
        (b"", SHEET, "empty"),
    ):
        with pytest.raises(Problems, match=why) as told:
            parse_input(content, "scores.xlsx", sheet, table=False)
        assert "scores.xlsx" in str(told.value)
    with pytest.raises(UnreadableInput, match=r"scores\.csv is larger than 4,000,000 bytes"):
        parse_input(b" " * (GREATEST_SIZE + 1), "scores.csv", SHEET, table=True)

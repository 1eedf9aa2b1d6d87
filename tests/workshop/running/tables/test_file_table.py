"""Tables of files on their way to a register: which numbers are read, and what stays as written."""

from __future__ import annotations

import pytest

from workshop.errors import Problems
from workshop.running.tables.file_table import FileRow, table_of


def rows(*lines: str) -> list[FileRow]:
    """The lines of a file, with their numbers."""
    return [FileRow(number, tuple(line.split("|"))) for number, line in enumerate(lines, 1)]


def test_a_column_of_numbers_shows_how_they_are_written_and_words_stay() -> None:
    """`12.500` is twelve and a half beside `0.5`; in a column of words it is no number."""
    lines = rows("What|Present|Cause", "12.500|12.500|12.500", "0.5|0.5|0.5", "Short")
    found = table_of(lines, "gaps.csv", "gaps")
    assert [row.cells for row in found.rows] == [
        ("12.500", 12.5, "12.500"), ("0.5", 0.5, "0.5"), ("Short",),
    ]  # fmt: skip
    assert (found.register.name, found.head, found.is_guess) == ("gaps", 1, False)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ((), "the file holds no table"),
        (("What|Present",), "no rows stand below its headings"),
        (("Present|Wanted", "1|2"), "no column holds what; say which with `--map COLUMN=what`"),
        (("|".join("x" * 2_000), "1"), "a table has at most"),
    ],
)
def test_what_is_no_table_is_told(lines: tuple[str, ...], told: str) -> None:
    """With what to do, where something can be done."""
    with pytest.raises(Problems) as refused:
        table_of(rows(*lines), "gaps.csv", "gaps")
    assert told in str(refused.value)

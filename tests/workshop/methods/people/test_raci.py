"""RACI: one accountable, somebody responsible; the odd is warned of."""

from __future__ import annotations

import pytest

from tests.builders.tables import numbered
from workshop.methods import named
from workshop.methods.core.checks import BadInput
from workshop.methods.people.raci import Duties, raci


def test_one_accountable_and_somebody_responsible() -> None:
    """A/R in one cell is both; an empty row lacks both."""
    found = raci([["A", "R"], ["a/r", ""], ["A, R", "A"], ["A", "C"], ["R", "I"], ["", ""]])
    assert found.errors == (
        (), (), ("more than one accountable",), ("no responsible",), ("no accountable",),
        ("no accountable", "no responsible"),
    )  # fmt: skip
    assert not found.valid
    assert found.sentence == "2 of 6 tasks have one accountable and somebody responsible."


def test_people_with_no_part_or_too_much_are_warned_of() -> None:
    """All of it is allowed, so the chart is valid."""
    rows = [["A", "R", "I", ""]] * 3 + [["R", "A", "I", ""]]
    found = raci(rows, people=["Ana", "Ben", "Cem", "Dia"])
    assert found.valid
    assert found.warnings == (
        "Ana is accountable for 3 of 4 tasks, more than half.",
        "Cem is only informed, of every task.",
        "Dia has no part in any task.",
    )


def test_everything_wrong_is_told_at_once() -> None:
    """Letters that are none, short rows, names that do not fit."""
    with pytest.raises(BadInput) as refused:
        raci([["A", "X"], ["R"]], tasks=["one"], people=["Ana"])
    assert [problem.where for problem in refused.value.problems] == [
        "rows row 2", "rows row 1, column 2", "tasks", "people"
    ]  # fmt: skip


def test_a_table_has_a_column_a_person() -> None:
    """Empty cells are no duty; a bad letter is told with the line of the file."""
    method = named("raci")
    assert method.sheet is not None
    rows = [["task", "Ana", "Ben"], ["Plan", "A", "R"], ["Buy", "A/R"]]
    found = method.run(method.sheet.read(numbered(rows)).data)
    assert isinstance(found, Duties)
    assert (found.tasks, found.valid) == (("Plan", "Buy"), True)
    rows[2][1] = "7"
    filled = method.sheet.read(numbered(rows))
    with pytest.raises(BadInput) as refused:
        method.run(filled.data, filled.lines)
    assert [each.line for each in refused.value.problems] == [3]

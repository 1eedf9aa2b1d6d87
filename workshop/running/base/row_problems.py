"""What is wrong with rows as they were typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from workshop.language import raised
from workshop.registers.register import Register


class RowProblem(NamedTuple):
    """Something wrong with a row as it was typed."""

    row: int
    """Which of the rows, counted from 0."""
    field: str
    """The id of the field; empty where it is the row."""
    found: str
    """What was typed."""
    allowed: str
    """What may stand there."""
    sentence: str
    """What is wrong, without its place."""


def problem_words(register: Register, problems: Sequence[RowProblem], *, of: int) -> str:
    """Everything that is wrong, each with its place, as a sentence or more."""
    words = []
    for problem in problems:
        field = register.field(problem.field)
        title = field.title if field else problem.field
        row = f"row {problem.row + 1}" if of > 1 else ""
        place = ", ".join(part for part in (row, title) if part)
        words.append(f"{place}: {problem.sentence}" if place else problem.sentence)
    told = "; ".join(words)
    return raised(told) if told.endswith("?") else f"{raised(told)}."

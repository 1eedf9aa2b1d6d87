"""RACI: whether duties are given out so that each task has its people.

Source: the RACI chart of the PMBOK Guide (Project Management Institute). For each task exactly one
person is accountable (A) and at least one responsible (R); both may be one person (A/R). Others are
consulted (C) or informed (I).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from workshop.methods.core.checks import Check, place, quoted
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Input, Method, Reading, Table
from workshop.methods.core.sheets import Filled, Wide, wide
from workshop.methods.core.table import Known
from workshop.text import plural

SOURCE: Final = "RACI chart of the PMBOK Guide (Project Management Institute)"

LETTERS: Final = "RACI"
NO_ACCOUNTABLE: Final = "no accountable"
MANY_ACCOUNTABLE: Final = "more than one accountable"
NO_RESPONSIBLE: Final = "no responsible"

_MANY: Final = 4
"""From so many tasks on it is told of somebody who answers for more than half of them."""


class Duties(msgspec.Struct, frozen=True):
    """What is wrong with a RACI chart, if anything."""

    tasks: tuple[str, ...]
    errors: tuple[tuple[str, ...], ...]
    """By task, what breaks the rule."""
    valid: bool
    """Whether no task breaks it."""
    warnings: tuple[str, ...]
    """What is allowed and odd: people with no part, or with too much."""
    sentence: str
    source: str = SOURCE


def raci(
    rows: Sequence[Sequence[str]], *, tasks: Sequence[str] = (), people: Sequence[str] = ()
) -> Duties:
    """Check a RACI chart.

    Args:
        rows: by task, then by person, letters such as `A`, `A/R` or nothing.
        tasks: their names; numbers unless given.
        people: their names; numbers unless given.

    Raises:
        BadInput: no task, rows of different lengths, or a letter that is none of R, A, C, I.
    """
    check = Check("raci")
    check.some("rows", rows)
    check.grid("rows", rows)
    for row, cells in enumerate(rows, 1):
        for column, cell in enumerate(cells, 1):
            if not set(_bare(cell)) <= set(LETTERS):
                check.say(
                    place("rows", row, column), f"{quoted(cell)} has letters beside R, A, C, I"
                )
    if tasks:
        check.as_many("tasks", tasks, "rows", rows)
    if people and rows:
        check.as_many("people", people, "the first row", rows[0])
    check.done()
    letters = [[_bare(cell) for cell in cells] for cells in rows]
    errors = tuple(tuple(_errors(cells)) for cells in letters)
    named = tuple(people) or tuple(f"person {n}" for n in range(1, len(rows[0]) + 1))
    return Duties(
        tasks=tuple(tasks) or tuple(f"task {n}" for n in range(1, len(rows) + 1)),
        errors=errors,
        valid=not any(errors),
        warnings=tuple(_warnings(letters, named)),
        sentence=_sentence(errors),
    )


def _bare(cell: str) -> str:
    """The letters of a cell, without what parts them."""
    return "".join(each for each in cell.upper() if each not in "/,;+& ")


def _errors(cells: Sequence[str]) -> Iterator[str]:
    """What is wrong with one task."""
    accountable = sum("A" in cell for cell in cells)
    if not accountable:
        yield NO_ACCOUNTABLE
    if accountable > 1:
        yield MANY_ACCOUNTABLE
    if not any("R" in cell for cell in cells):
        yield NO_RESPONSIBLE


def _warnings(letters: Sequence[Sequence[str]], people: Sequence[str]) -> Iterator[str]:
    """What is allowed and odd."""
    for name, column in zip(people, zip(*letters, strict=True), strict=True):
        held = set("".join(column))
        if not held:
            yield f"{name} has no part in any task."
        elif held == {"I"} and all(column):
            yield f"{name} is only informed, of every task."
        answers = sum("A" in cell for cell in column)
        if len(column) >= _MANY and answers > len(column) / 2:
            yield f"{name} is accountable for {answers} of {len(column)} tasks, more than half."


def _sentence(errors: Sequence[Sequence[str]]) -> str:
    """How many tasks have their people."""
    good = sum(not each for each in errors)
    task_words = f"{good} of {plural(len(errors), 'task')} {'has' if good == 1 else 'have'}"
    return f"{task_words} one accountable and somebody responsible."


def _compute(inputs: Inputs) -> Duties:
    rows = [_cells(inputs, number, row) for number, row in enumerate(inputs.items("rows"), 1)]
    return raci(rows, tasks=inputs.words("tasks", ()), people=inputs.words("people", ()))


def _cells(inputs: Inputs, number: int, row: object) -> tuple[str, ...]:
    """The letters of a task; null is an empty cell."""
    if not isinstance(row, list | tuple):
        inputs.say(place("rows", number), "a task is a list of letters, one cell a person")
        return ()
    for column, cell in enumerate(row, 1):
        if cell is not None and not isinstance(cell, str):
            inputs.say(place("rows", number, column), f"{quoted(cell)} is no letter")
    return tuple(cell if isinstance(cell, str) else "" for cell in row)


def _from_table(table: Wide) -> Filled:
    """From a line a task and a column a person."""
    data: dict[str, object] = {
        "rows": [[None if cell is None else str(cell) for cell in row] for row in table.cells],
        "people": list(table.names),
    }
    if "task" in table.known:
        names = enumerate(table.known["task"], 1)
        data["tasks"] = [f"task {n}" if name is None else str(name) for n, name in names]
    return Filled(data, {place("rows", n): line for n, line in enumerate(table.lines, 1)})


def _tables(found: Duties) -> tuple[Table, ...]:
    """A line a task."""
    rows = tuple(
        (task, ", ".join(errors) or "none")
        for task, errors in zip(found.tasks, found.errors, strict=True)
    )
    return (Table(("task", "what is wrong"), rows),)


METHODS: Final = (
    Method(
        About(
            name="raci",
            title="RACI chart",
            question="Has every task one who answers for it and somebody who does it?",
            computed=(
                "Each task must have exactly one A and at least one R; A and R may stand in one "
                "cell. Odd but allowed things are warned of."
            ),
            inputs=(
                Input(
                    "rows",
                    "a row a task, a cell a person: R responsible, A accountable, C consulted, "
                    "I informed, A/R both, empty for none",
                ),
                Input("tasks", "what the tasks are called", optional=True),
                Input("people", "who the columns are", optional=True),
            ),
            readings=(
                Reading(NO_ACCOUNTABLE, "nobody answers for the task"),
                Reading(MANY_ACCOUNTABLE, "each may wait for the other"),
                Reading(NO_RESPONSIBLE, "nobody does the task"),
            ),
            limits=(
                "A chart that is valid may still name the wrong people.",
                (
                    "That more than half of four or more tasks is too many to answer for is a rule "
                    "of this tool."
                ),
            ),
            source=SOURCE,
            example={
                "tasks": ["Plan", "Buy", "Train"],
                "people": ["CIO", "Buyer", "Trainer"],
                "rows": [["A", "R", "C"], ["A", "A/R", "I"], ["A", "", "C"]],
            },
        ),
        _compute,
        _tables,
        wide(
            Known(may=("task",), words=("task",), name="task"),
            "Column task, and one a person with R, A, C, I or A/R.",
            _from_table,
            numbers=False,
        ),
    ),
)
"""What `workshop calc` offers of this file."""

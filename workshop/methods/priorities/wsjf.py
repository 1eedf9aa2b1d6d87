"""WSJF, weighted shortest job first: the cost of delay of a task against its size.

Source: D. Reinertsen, The Principles of Product Development Flow (2009); in the form of the Scaled
Agile Framework the cost of delay is the sum of three relative estimates::

    WSJF = (value + time criticality + risk reduction or opportunity) / size
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

from workshop.methods.core.checks import Check, Undefined
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Input, Method, Table, shown
from workshop.methods.core.ranks import firsts, ranking
from workshop.methods.core.sheets import crosstab
from workshop.text import listing, plural

SOURCE: Final = "Reinertsen 2009; Scaled Agile Framework"

SCALE: Final = (1, 2, 3, 5, 8, 13, 20)
"""The relative estimates of the framework."""

_PARTS: Final = ("value", "time", "risk", "size")


class Task(msgspec.Struct, frozen=True):
    """Relative estimates of one task."""

    value: float
    """To users and the business."""
    time: float
    """How much is lost by waiting."""
    risk: float
    """Risk that it takes away, or opportunity that it opens."""
    size: float
    """Of the job, above 0."""


class Wsjf(msgspec.Struct, frozen=True):
    """Tasks by their cost of delay over size."""

    names: tuple[str, ...]
    """In the order of the alphabet, which the figures follow."""
    cod: tuple[float, ...]
    """Cost of delay, by task."""
    wsjf: tuple[float, ...]
    first: str | Undefined
    """The task to do first; not defined where several share the place."""
    ranking: tuple[str | tuple[str, ...], ...]
    """The highest first; equal ones share a place."""
    warnings: tuple[str, ...]
    sentence: str
    source: str = SOURCE


def wsjf(tasks: Mapping[str, Task]) -> Wsjf:
    """The order of tasks by cost of delay over size.

    Args:
        tasks: by name.

    Raises:
        BadInput: no tasks, an estimate below 0, or a size that is not above 0.
    """
    check = Check("WSJF")
    check.some("tasks", tasks)
    for name, task in tasks.items():
        for part in _PARTS[:3]:
            check.number(f"{name}, {part}", getattr(task, part), 0)
        check.above(f"{name}, size", task.size)
    check.done()
    tasks = dict(sorted(tasks.items()))
    cod = tuple(task.value + task.time + task.risk for task in tasks.values())
    ratio = tuple(
        round(cost / task.size, 9) for cost, task in zip(cod, tasks.values(), strict=True)
    )
    order = ranking(dict(zip(tasks, ratio, strict=True)))
    best = firsts(order)
    tie = Undefined(f"{listing(list(best))} share the first place")
    return Wsjf(
        names=tuple(tasks),
        cod=cod,
        wsjf=ratio,
        first=best[0] if len(best) == 1 else tie,
        ranking=order,
        warnings=tuple(_doubts(tasks)),
        sentence=_sentence(best, max(ratio), len(tasks)),
    )


def _doubts(tasks: Mapping[str, Task]) -> Iterator[str]:
    """Where the estimates are not those of the framework."""
    columns = {part: [getattr(task, part) for task in tasks.values()] for part in _PARTS}
    if any(value not in SCALE for values in columns.values() for value in values):
        yield "Some estimates are none of 1, 2, 3, 5, 8, 13 and 20; they were taken as they are."
        return
    without = [part for part, values in columns.items() if 1 not in values]
    if without:
        yield f"Relative estimates have a 1 in each column; there is none in {listing(without)}."


def _sentence(best: tuple[str, ...], ratio: float, count: int) -> str:
    """What to do first."""
    if len(best) == 1:
        return f"Of {plural(count, 'task')}, do {best[0]} first (WSJF {ratio:.2f})."
    tied = listing(list(best))
    return f"Of {plural(count, 'task')}, {tied} tie for the first place (WSJF {ratio:.2f})."


def _compute(inputs: Inputs) -> Wsjf:
    """From plain data: tasks by name."""
    tasks = {}
    for name in inputs.keys:
        part = inputs.part(name, _PARTS)
        tasks[name] = Task(*(part.number(key) for key in _PARTS))
    return wsjf(tasks)


def _tables(found: Wsjf) -> tuple[Table, ...]:
    """The tasks in the order to do them."""
    rows = sorted(zip(found.names, found.cod, found.wsjf, strict=True), key=lambda r: (-r[2], r[0]))
    return (
        Table(
            ("task", "cost of delay", "WSJF"),
            tuple((name, shown(cod), shown(ratio)) for name, cod, ratio in rows),
        ),
    )


METHODS: Final = (
    Method(
        About(
            name="wsjf",
            title="WSJF: weighted shortest job first",
            question="Which job costs most by waiting, for its size?",
            computed="WSJF = (value + time criticality + risk reduction or opportunity) / size.",
            inputs=(
                Input("each task", "under its own name: `value`, `time`, `risk` and `size`, "
                      "relative estimates 1, 2, 3, 5, 8, 13 or 20, a 1 in each column",
                      own_names=True),
            ),
            limits=(
                "The estimates are relative to this list; do not compare across lists.",
                "Small jobs come early by design; a large one that must be done needs a decision.",
                "Equal ratios share a place: decide between them by other reasons.",
                "Figures in lists follow the alphabet of the names.",
            ),
            source="D. Reinertsen, The Principles of Product Development Flow, 2009",
            example={
                "A": {"value": 100, "time": 50, "risk": 20, "size": 10},
                "B": {"value": 80, "time": 30, "risk": 10, "size": 5},
            },
            example_from="beginpm.com: 17 and 24 (raw numbers in place of relative ones)",
        ),
        _compute,
        _tables,
        crosstab("", "A line a task: name, value, time, risk, size.", needs=_PARTS),
    ),
)  # fmt: skip
"""What `workshop calc` offers of this file."""

"""Examples of money: net present value, and choices within what there is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from tests.builders.boards import put_rows
from tests.builders.example import Example, Inputs, StoredBuilding
from workshop.report.boards.all_boards import board_of
from workshop.report.boards.money.portfolio import told_choice
from workshop.report.view import Gathered
from workshop.strategy.worth import worth_of

_FIRST: Final = 2027


def record_npv(room: StoredBuilding, inputs: Inputs) -> None:
    """What goes out as a budget line, what comes in more each year as benefits."""
    out, *flows = inputs["cashflows"]
    put_rows(
        room, "assumptions", {"assumption": "Discount rate", "likely": str(100 * inputs["rate"])}
    )
    put_rows(room, "budget", {"line": "Published outlay", "year": str(_FIRST), "likely": str(-out)})
    before = 0
    for at, flow in enumerate(flows, 1):
        row = {"benefit": f"Flow {at}", "yearly": str(flow - before), "from_year": str(_FIRST + at)}
        put_rows(room, "benefits", row)
        before = flow


def npv_figures(gathered: Gathered, inputs: Inputs) -> Mapping[str, Any]:
    """What the strategy is worth; the board says it to two decimals."""
    found = worth_of(gathered.record)
    assert found is not None
    assert len(found.flows) == len(inputs["cashflows"])
    value = found.present.npv
    assert f"{value:,.2f}" in board_of(gathered, "worth").sentence
    return {"npv": value}


def _projects(
    room: StoredBuilding, projects: Mapping[str, tuple[float, float]], limit: float
) -> None:
    """Projects with their values and costs, and a limit on what they cost."""
    for name, (value, cost) in projects.items():
        put_rows(room, "projects", {"project": name, "value": str(value)})
        line = {"line": f"Cost of {name}", "year": str(_FIRST), "likely": str(cost)}
        put_rows(room, "budget", line | {"project": name})
    put_rows(room, "limits", {"choice": "projects", "limit": "cost", "amount": str(limit)})


def record_rationing(room: StoredBuilding, inputs: Inputs) -> None:
    """Three projects within a budget."""
    projects = {name: (each["npv"], each["cost"]) for name, each in inputs["projects"].items()}
    _projects(room, projects, inputs["budget"])


def record_knapsack(room: StoredBuilding, inputs: Inputs) -> None:
    """Ten projects within one capacity, which is money here."""
    pairs = zip(inputs["values"], inputs["weights"][0], strict=True)
    projects = {f"Project {number}": pair for number, pair in enumerate(pairs, 1)}
    _projects(room, projects, inputs["capacities"][0])


def _chosen(gathered: Gathered) -> tuple[list[bool], dict[str, bool], float]:
    """Which projects are marked on the board, in the order of entry and by name; what they give."""
    rows = gathered.record.rows("projects")
    marks = {mark.id: mark.code for mark in board_of(gathered, "portfolio").marks}
    chosen = [marks[row.id].endswith("✓") for row in rows]
    found = gathered.once(told_choice).found
    assert found is not None
    names = {row.subject: each for row, each in zip(rows, chosen, strict=True)}
    return (
        chosen,
        names,
        sum(row.cell("value") for row, each in zip(rows, chosen, strict=True) if each),
    )


def rationing_figures(gathered: Gathered, inputs: Inputs) -> Mapping[str, Any]:
    """What is chosen, and what it gives together."""
    _, names, total = _chosen(gathered)
    assert names.keys() == inputs["projects"].keys()
    return {"selected": [name for name, each in names.items() if each], "total_npv": total}


def knapsack_figures(gathered: Gathered, inputs: Inputs) -> Mapping[str, Any]:
    """What is chosen, and what it gives together; the sentence says it too."""
    chosen, _, total = _chosen(gathered)
    assert len(chosen) == len(inputs["values"])
    assert re.search(rf"\b{total:g}\b", board_of(gathered, "portfolio").sentence)
    return {"optimum": total, "selection": [int(each) for each in chosen]}


EXAMPLES: Final = (
    Example("npv_numpy_financial", record_npv, npv_figures),
    Example("capital_rationing_abc", record_rationing, rationing_figures),
    Example("knapsack_p01", record_knapsack, knapsack_figures),
)

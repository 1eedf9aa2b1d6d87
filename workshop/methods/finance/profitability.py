"""Profitability index: what each unit of outlay brings, and what a budget is best spent on.

Source: J. H. Lorie & L. J. Savage, Three problems in rationing capital, Journal of Business 28
(1955) 229-239::

    PI = present value of what comes back / outlay = 1 + NPV / outlay

Ranking by PI is right where parts of projects can be bought; whole projects under a budget are a
choice of its own (`portfolio`), which is what `selected` holds. Where the ranking would choose
otherwise, that is told.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from workshop.methods.core.checks import Check
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Input, Method, Reading, Table, shown
from workshop.methods.finance.bound_requests import Requests
from workshop.methods.finance.portfolio import Portfolio, portfolio
from workshop.text import listing, plural

SOURCE: Final = "Lorie & Savage 1955"


class Project(msgspec.Struct, frozen=True):
    """A project that a budget may be spent on; both in the money of the budget."""

    cost: float
    """The outlay, 0 or more."""
    npv: float
    """Net present value: what comes back, discounted, less the outlay."""


class Profitability(msgspec.Struct, frozen=True):
    """Projects by profitability index, and the best use of a budget."""

    pi: Mapping[str, float | None]
    """By project; none where nothing is laid out."""
    ranking: tuple[str, ...]
    """By index, the highest first; equal ones in the order of the alphabet."""
    selected: tuple[str, ...]
    """The whole projects with the greatest NPV together, by index."""
    total_npv: float
    spent: float
    left: float
    by_ranking: tuple[str, ...]
    """What buying down the ranking, passing over what no longer fits, would choose."""
    alternatives: tuple[tuple[str, ...], ...]
    """Other choices with the same NPV together."""
    proven: bool
    warnings: tuple[str, ...]
    sentence: str
    source: str = SOURCE


def profitability(budget: float, projects: Mapping[str, Project]) -> Profitability:
    """Profitability indices and the best use of a budget.

    Args:
        budget: what can be laid out.
        projects: by name.

    Raises:
        BadInput: no projects, an outlay below 0, or a value that is no number.
    """
    check = Check("profitability index")
    if check.number("budget", budget, 0):
        check.divisor("budget", budget)
    check.some("projects", projects)
    for name, project in projects.items():
        if check.number(f"projects, {name}, cost", project.cost, 0):
            check.divisor(f"projects, {name}, cost", project.cost)
        check.number(f"projects, {name}, npv", project.npv)
    check.done()
    index = {name: 1 + p.npv / p.cost if p.cost else None for name, p in sorted(projects.items())}
    order = sorted(index, key=lambda name: (-_height(index[name]), name))
    gaining = [name for name in order if projects[name].npv > 0]
    down = _by_ranking(budget, projects, gaining)
    found = _chosen(budget, projects, gaining)
    selected = found.chosen if found else ()
    total = math.fsum(projects[name].npv for name in selected)
    return Profitability(
        pi={name: index[name] for name in order},
        ranking=tuple(order),
        selected=selected,
        total_npv=round(total, 9),
        spent=found.limits[0].used if found else 0.0,
        left=found.limits[0].left if found else float(budget),
        by_ranking=down,
        alternatives=found.alternatives if found else (),
        proven=found.proven if found else True,
        warnings=tuple(_doubts(found, down, total, projects)),
        sentence=_sentence(budget, selected, total, len(projects)),
    )


def _height(index: float | None) -> float:
    """An index to rank by; what costs nothing comes first."""
    return math.inf if index is None else round(index, 9)


def _by_ranking(
    budget: float, projects: Mapping[str, Project], order: Sequence[str]
) -> tuple[str, ...]:
    """What is bought down the ranking."""
    bought, spent = [], 0.0
    for name in order:
        if round(spent + projects[name].cost, 9) <= budget:
            bought.append(name)
            spent += projects[name].cost
    return tuple(bought)


def _chosen(
    budget: float, projects: Mapping[str, Project], order: Sequence[str]
) -> Portfolio | None:
    """The best whole projects; None where no project gains."""
    if not order:
        return None
    values = [projects[name].npv for name in order]
    return portfolio(Requests(values, [[projects[n].cost for n in order]], [budget], order))


def _doubts(
    found: Portfolio | None, down: Sequence[str], total: float, projects: Mapping[str, Project]
) -> list[str]:
    """Where the ranking misleads, and where the search ended early."""
    doubts = list(found.warnings) if found else []
    ranked = math.fsum(projects[name].npv for name in down)
    if round(ranked, 9) < round(total, 9):
        doubts.append(
            f"Buying down the ranking would choose {listing(list(down)) or 'nothing'} and gain "
            f"{ranked:,.10g}, {total - ranked:,.10g} less."
        )
    return doubts


def _sentence(budget: float, selected: Sequence[str], total: float, count: int) -> str:
    """What to spend the budget on."""
    if not selected:
        return f"Of {plural(count, 'project')}, none that fits into {budget:,.10g} gains anything."
    gain = "gains" if len(selected) == 1 else "gain"
    return (
        f"With {budget:,.10g} to spend, {listing(list(selected))} {gain} most of "
        f"{plural(count, 'project')}: an NPV of {total:,.10g} together."
    )


def _compute(inputs: Inputs) -> Profitability:
    part = inputs.part("projects")
    projects = {}
    for name in part.keys:
        row = part.part(name, ("cost", "npv"))
        projects[name] = Project(row.number("cost"), row.number("npv"))
    return profitability(inputs.number("budget"), projects)


def _tables(found: Profitability) -> tuple[Table, ...]:
    """The projects by index."""
    rows = tuple(
        (name, shown(index, 3), "selected" if name in found.selected else "–")
        for name, index in found.pi.items()
    )
    return (Table(("project", "PI", "within the budget"), rows),)


METHODS: Final = (
    Method(
        About(
            name="profitability",
            title="Profitability index",
            question="What does each project bring for its outlay, and which fit into the budget?",
            computed=(
                "PI = 1 + NPV / cost. Selected are the whole projects with the greatest NPV "
                "together within the budget, found exactly; buying down the ranking of PI is "
                "shown beside it where it would gain less."
            ),
            inputs=(
                Input("budget", "what can be laid out"),
                Input("projects", "by name: `cost`, the outlay, and `npv`, the net present value, "
                      "both in the money of the budget"),
            ),
            readings=(
                Reading("PI above 1", "gains more than the discount rate asks"),
                Reading("PI below 1", "loses; never selected"),
            ),
            limits=(
                "The ranking alone is exact only where parts of projects can be bought.",
                "It knows one budget; for several limits, duties and dependencies use portfolio.",
                "It is as right as the NPVs, and they as the forecast and the rate.",
            ),
            source=f"{SOURCE}, Journal of Business 28, 229-239",
            example={
                "budget": 10,
                "projects": {
                    "A": {"cost": 6, "npv": 3.0},
                    "B": {"cost": 4, "npv": 2.4},
                    "C": {"cost": 6, "npv": 3.3},
                },
            },
            example_from="SABV atlas, capital rationing: B and C with an NPV of 5.7",
        ),
        _compute,
        _tables,
    ),
)  # fmt: skip
"""What `workshop calc` offers of this file."""

"""Element 5: what helps and harms inside and outside, and the strategies that follow from it."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.language import say
from workshop.registers.kinds.strategies import CELLS
from workshop.report.blocks import AnyBlock, Column, Paragraph, plain
from workshop.report.factor_lists.lines import legend, register
from workshop.report.factor_lists.picture import quadrant
from workshop.report.ordering import order_of
from workshop.report.strategy.chapters import parts
from workshop.report.strategy.cited import cited_factors, told_factors
from workshop.report.strategy.told import bearing
from workshop.report.strategy.told_strategy import ToldStrategy
from workshop.text import plural


def blocks(told: ToldStrategy) -> Iterator[AnyBlock]:
    """The chapter, block after block."""
    gathered = told.gathered
    yield parts.chapter(5, say("Internal and external factors"))
    yield quadrant(gathered)
    yield Paragraph(spans=plain(told.telling.text(order_of(gathered).sentence)))
    yield from parts.board(told, "position")
    for name in ("impact-uncertainty", "importance-performance", "gaps", "power-interest"):
        yield from parts.board(told, name)
    yield from _strategies(told)
    yield from parts.board(told, "attractiveness")
    yield from bearing.blocks(gathered)
    yield from _cited(told)
    boards = ("position", "impact-uncertainty", "importance-performance", "gaps", "tows")
    yield from parts.missing(told, "factors", *boards)


def _strategies(told: ToldStrategy) -> Iterator[AnyBlock]:
    """The strategies by cell, each with what it cites and what became of it."""
    rows = told.rows("strategies")
    if not rows:
        return
    place = {name: at for at, name in enumerate(CELLS)}
    ordered = sorted(
        rows,
        key=lambda row: (
            place.get(row.row.cell("quadrant"), len(place)),
            -(row.row.cell("attractiveness") or 0),
        ),
    )
    yield parts.part(say("Strategies: a factor inside met with one outside (TOWS)"))
    yield parts.table(
        say("Strategies by cell, the most attractive first"),
        (
            Column(title=say("Code")),
            Column(title=say("Strategy"), weight=5),
            Column(title=say("Cell‖of TOWS")),
            Column(title=say("Cites"), weight=2),
            Column(title=say("Attractiveness"), numeric=True),
            Column(title=say("Shortlisted")),
            Column(title=say("Becomes"), weight=2),
        ),
        [
            (
                row.code,
                row.cells["strategy"],
                row.cells["quadrant"],
                parts.links(row, "cites"),
                row.cells["attractiveness"],
                row.cells["shortlisted"],
                parts.links(row, "becomes"),
            )
            for row in ordered
        ],
    )
    yield from parts.more(ordered)
    yield from parts.board(told, "tows", heading=False)


def _cited(told: ToldStrategy) -> Iterator[AnyBlock]:
    """The factors that the strategy rests on, a line each, with who says so."""
    found = told_factors(told)
    if not found:
        return
    yield parts.part(say("The factors that the strategy rests on"))
    yield Paragraph(spans=plain(legend(told.gathered, found)))
    yield register(told.gathered, say("Factors that something in this strategy cites"), found)
    cited = len(cited_factors(told))
    if rest := cited - len(found):
        words = plural(rest, "more factor is cited", "more factors are cited")
        where = say("{what}; all stand in the data.", what=words)
        yield Paragraph(spans=plain(where))
    if rest := len(told.gathered.factors) - cited:
        words = plural(
            rest,
            "other factor is cited by nothing here; it stands in the SWOT summary.",
            "other factors are cited by nothing here; they stand in the SWOT summary.",
        )
        yield Paragraph(spans=plain(words))

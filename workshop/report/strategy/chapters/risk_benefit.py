"""Element 6: what may go wrong and what is done, what is gained, and on what that hangs."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.language import say
from workshop.privacy.told_rows import ToldRow
from workshop.registers.money_words import money_told
from workshop.report.blocks import AnyBlock, Bullets, Column, Matrix, Paragraph, plain
from workshop.report.needs.told_needs import told_needs
from workshop.report.strategy.chapters import parts
from workshop.report.strategy.told.shown import shown
from workshop.report.strategy.told_strategy import ToldStrategy
from workshop.strategy.risks import RISKS, Level, Option, RiskLevels, risks_of


def blocks(told: ToldStrategy) -> Iterator[AnyBlock]:
    """The chapter, block after block."""
    yield parts.chapter(6, say("Risks and benefits"))
    yield from _risks(told)
    yield from parts.board(told, "risks", heading=False)
    yield from _benefits(told)
    yield from parts.board(told, "worth", above=(Matrix, Bullets))
    yield from parts.missing(told, "risk_benefit", "risks", "worth")


def _risks(told: ToldStrategy) -> Iterator[AnyBlock]:
    """The risks that are told, the highest first, each with its best mitigation."""
    rows = shown(told.gathered, RISKS)
    found = [each for each in risks_of(told.record) if each.row.id in rows]
    if not found:
        return
    yield parts.part(say("Risks, and what is done about each"))
    yield Paragraph(
        spans=plain(
            say(
                "The best mitigation leaves the least of a risk; of equal ones it is the cheapest. "
                "Scores are likelihood × impact, 1 to 25."
            )
        )
    )
    yield parts.table(
        say("Risks, the highest first"),
        (
            Column(title=say("Code")),
            Column(title=say("What may happen"), weight=6),
            Column(title=say("Driver"), weight=3),
            Column(title=say("Today"), weight=2),
            Column(title=say("Best mitigation, and what it leaves"), weight=7),
            Column(title=say("First sign, and who watches"), weight=6),
        ),
        [_row(told, each, rows[each.row.id]) for each in found],
    )
    yield from parts.more(found)


def _row(told: ToldStrategy, found: RiskLevels, row: ToldRow) -> tuple[str, ...]:
    return (
        row.code,
        row.cells["event"],
        parts.links(row, "driver"),
        _level(found.inherent),
        _told_best(told, found),
        " — ".join(each for each in (row.cells["trigger"], row.cells["owner"]) if each),
    )


def _told_best(told: ToldStrategy, found: RiskLevels) -> str:
    """The best mitigation, what it leaves and what it costs, where it is told."""
    best: Option | None = found.best
    if best is None:
        return say("none that lowers it")
    row = told.by_id.get(best.row.id)
    if row is None:
        return say("not told here")
    field = "mitigation"
    words = row.cells[field] or say("as the risk says")
    text = words if best.row.id == found.row.id else f"{row.code} {words}"
    currency = told_needs(told.gathered).currency
    cost = "" if best.cost is None else say("costs {money}", money=money_told(best.cost, currency))
    ends = (say("leaves {level}", level=_level(best.residual)), cost)
    return f"{text}: {', '.join(each for each in ends if each)}"


def _level(level: Level | None) -> str:
    return f"{level.score}, {say(level.band)}" if level else say("not judged")


def _benefits(told: ToldStrategy) -> Iterator[AnyBlock]:
    """What projects are good for, with measure and day."""
    if not (rows := told.rows("benefits")):
        return
    yield parts.part(say("Benefits, each with its measure and day"))
    yield parts.table(
        say("Benefits"),
        (
            Column(title=say("Code")),
            Column(title=say("Benefit"), weight=6),
            Column(title=say("Project")),
            Column(title=say("Measure"), weight=5),
            Column(title=say("Today → expected"), weight=4),
            Column(title=say("By when"), weight=3),
            Column(title=say("Reached"), weight=2),
            Column(title=say("A year"), numeric=True, weight=2),
            Column(title=say("Owner"), weight=5),
        ),
        [
            (
                row.code,
                row.cells["benefit"],
                parts.links(row, "project"),
                row.cells["measure"],
                parts.to(row.cells["today"], row.cells["expected"]),
                parts.day(row.row.cell("due")),
                row.cells["reached"],
                row.cells["yearly"],
                row.cells["owner"],
            )
            for row in rows
        ],
    )
    yield from parts.more(rows)

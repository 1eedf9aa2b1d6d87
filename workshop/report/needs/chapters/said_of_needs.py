"""What was said behind requests, and of the tools at hand, by code."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.language import say
from workshop.privacy.told_rows import ToldRow
from workshop.registers.kinds import REGISTERS
from workshop.report.appendices.said import said
from workshop.report.blocks import AnyBlock, Bullets, Column, Heading, Notice, Span, Table
from workshop.report.needs.told_needs import ToldNeeds
from workshop.report.wording.format import codes

_TOOLS = "tools"


def tools(told: ToldNeeds) -> Iterator[AnyBlock]:
    """Each tool with benefit, drawback and verdict of a department; nothing where there is none."""
    rows = told.gathered.row_telling.rows(REGISTERS[_TOOLS]).rows
    if not rows:
        return
    yield Heading(text=say("Tools at hand"))
    yield Table(
        caption=say("Tools as departments judge them"),
        columns=(
            Column(title=say("Code")),
            Column(title=say("Tool"), weight=2),
            Column(title=say("Department"), weight=2),
            Column(title=say("Benefit"), weight=3),
            Column(title=say("Drawback"), weight=3),
            Column(title=say("Verdict"), weight=2),
        ),
        rows=tuple(
            (
                row.code,
                row.cells["tool"],
                row.cells["department"],
                row.cells["benefit"],
                row.cells["drawback"],
                row.cells["disposition"] or "–",
            )
            for row in rows
        ),
    )
    if silent := [row.code for row in rows if row.cells["disposition"] and not row.evidence]:
        listed = codes(silent, 40)
        yield Notice(text=say("Verdicts without a voice behind them: {codes}.", codes=listed))
    if quoted := [(row, each) for row in rows for each in row.evidence]:
        yield Bullets(
            items=tuple(
                (Span(f"{row.code} ", "strong"), *said(told.gathered, each)) for row, each in quoted
            )
        )


def evidence(told: ToldNeeds) -> Iterator[AnyBlock]:
    """What was said behind each request, by code; which requests cite nothing."""
    items = [
        (Span(f"{row.code} ", "strong"), *said(told.gathered, entry))
        for row in told.table.rows
        for entry in row.evidence
    ]
    by_hand: list[ToldRow] = [row for row in told.table.rows if not row.evidence]
    if not (items or by_hand):
        return
    yield Heading(text=say("What was said"))
    if items:
        yield Bullets(items=tuple(items))
    if by_hand:
        listed = codes([row.code for row in by_hand], 60)
        yield Notice(
            text=say(
                "Entered by hand or from a table, with no voice behind it: {codes}.", codes=listed
            )
        )

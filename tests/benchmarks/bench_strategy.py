"""The strategy of a large organisation: how long each board and the whole document take.

Run `python -m tests.benchmarks.bench_strategy [boards|document]`. The record has 10,000 entries,
1,000 factors and some 2,500 rows of registers. A board is made for the edition that all may see,
with everything that has to be gathered for it, as when it is the first that is opened; then again
beside what was gathered, as when it is the second. The baseline of the formats is Markdown, in the
same run: it lays nothing out.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Final

from sessions.exports.files import render
from sessions.exports.registry import REPORTS
from tests.builders.reports import sample
from tests.builders.strategy_sized import SizedStrategy
from workshop.privacy.editions import Edition
from workshop.privacy.told_record import told_record
from workshop.record.record import Record
from workshop.report.boards.all_boards import BOARDS, board_of
from workshop.report.boards.board import Board
from workshop.report.build import build
from workshop.report.view import Gathered

BOARD: Final = 300
"""Milliseconds in which each board opens, with all that is gathered for it."""
DOCUMENT: Final = 10
"""Seconds for the strategy document in all formats together."""
EDITIONS: Final[tuple[Edition, ...]] = ("shareable", "restricted")


def took(make: Callable[[], object]) -> float:
    """Milliseconds of processor time of one run: other work on the machine does not count."""
    begun = time.process_time()
    make()
    return (time.process_time() - begun) * 1000


def boards(record: Record, edition: Edition) -> None:
    """Print how long each board takes, alone and beside what was gathered for another."""
    gathered = Gathered(told_record(record), edition)
    board_of(gathered, next(iter(BOARDS)))
    for name in BOARDS:
        alone = min(took(partial(_opened, record, edition, name)) for _ in range(3))
        beside = took(partial(board_of, gathered, name))
        over = "" if alone <= BOARD else f"  over {BOARD} ms"
        print(f"  {name:24} {alone:7.0f} ms  {beside:7.0f} ms beside others{over}")


def _opened(record: Record, edition: Edition, name: str) -> Board:
    return board_of(Gathered(told_record(record), edition), name)


def document(record: Record, edition: Edition) -> None:
    """Print how long the document takes to be made and to be written in each format."""
    forms = [form for form, row in REPORTS.items() if row.holds("strategy")]
    for form in forms:
        render(sample(), form)
    begun = time.process_time()
    report = build(record, "strategy", edition)
    made = (time.process_time() - begun) * 1000
    print(f"  made in {made / 1000:.2f} s, {len(report.blocks)} blocks")
    written = {form: took(partial(render, report, form)) for form in forms}
    for form, took_it in written.items():
        print(f"  {form:5} {took_it / 1000:6.2f} s  {took_it / written['md']:6.1f} × Markdown")
    whole = made + sum(written.values())
    print(f"  all {whole / 1000:.2f} s{'' if whole <= DOCUMENT * 1000 else '  too long'}")


def _additions() -> None:
    """Something by which machines, and how busy they are, can be compared."""
    found = 0
    for number in range(10_000_000):
        found += number


def main() -> None:
    """Print every figure."""
    parts = sys.argv[1:] or ["boards", "document"]
    print(f"ten million additions take {took(_additions):.0f} ms here, 450 ms on a quiet machine")
    record = SizedStrategy().record
    for edition in EDITIONS:
        print(edition)
        if "boards" in parts:
            boards(record, edition)
        if "document" in parts:
            document(record, edition)


if __name__ == "__main__":
    main()

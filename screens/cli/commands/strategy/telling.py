"""The commands that tell the strategy and its boards, as lines or as data."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from typing import Any

import msgspec

from screens.base.terminal_output import as_text, give_data, say
from screens.cli.commands.lines_or_data import tell
from screens.cli.commands.lookup import opened
from screens.cli.commands.personal import personal
from sessions.exports.read_out import block_lines
from workshop.privacy.told_record import told_record
from workshop.report.boards.all_boards import board_of, boards_of
from workshop.report.boards.board import Board
from workshop.report.boards.board_lines import listed_lines, question_of, said_lines
from workshop.report.strategy.strategy_lines import strategy_lines
from workshop.report.strategy.told_strategy import told_strategy
from workshop.report.view import Gathered


def strategy(arguments: Namespace) -> int:
    """Tell the six elements with what is missing, the purposes, and how long the money lasts."""
    return tell(arguments, "strategy", lambda gathered: strategy_lines(told_strategy(gathered)))


def board(arguments: Namespace) -> int:
    """Tell all boards with their sentences, or draw one."""
    fewest = personal().settings.documents.fewest_voters
    with opened(arguments, read_only=True) as store:
        gathered = Gathered(told_record(store.record), arguments.edition, fewest_voters=fewest)
        if not arguments.name:
            if arguments.json:
                give_data(
                    {"edition": arguments.edition, "boards": [*map(_short, boards_of(gathered))]}
                )
            else:
                for line in listed_lines(gathered):
                    say(line)
        else:
            found = board_of(gathered, as_text(arguments.name))
            if arguments.json:
                told = {"edition": arguments.edition, "question": question_of(found)}
                give_data(told | msgspec.to_builtins(found))
            else:
                for line in _drawn(found, *arguments.size):
                    say(line)
    sys.stdout.flush()
    return 0


def _drawn(found: Board, width: int, height: int) -> Iterator[str]:
    """A board: its figure, what it says, and what stands beside it in documents."""
    yield found.title
    yield question_of(found)
    if found.figure is not None:
        # The screens' library draws it: 60 ms, which the list does not need.
        from screens.widgets.figures.printed import figure_text  # noqa: PLC0415

        yield ""
        yield from figure_text(found.figure, width, height)
    yield ""
    yield from said_lines(found)
    for block in found.beside:
        yield from block_lines(block)


def _short(found: Board) -> dict[str, Any]:
    """A board in the list of all, without its figure."""
    return {
        "name": found.name,
        "title": found.title,
        "question": question_of(found),
        "n": found.n,
        "counted": found.counted,
        "sentence": found.sentence,
        "source": found.source,
        "missing": found.missing,
        "left_out": found.left_out,
    }

"""Boards as lines, for plain prompts and the command line: all in a list, or what one says."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.language import say
from workshop.report.blocks import Plane
from workshop.report.boards.all_boards import BOARDS, boards_of
from workshop.report.boards.board import Board
from workshop.report.view import Gathered
from workshop.text import plural


def listed_lines(gathered: Gathered) -> Iterator[str]:
    """Every board with its sentence and on how much it rests; without data, what would fill it."""
    for board in boards_of(gathered):
        counted = f" ({board.counted})" if board.counted else ""
        yield f"{board.name}: {board.title}{counted}"
        said = board.sentence or next(iter(board.missing), say("Nothing is there yet."))
        yield f"   {said}"


def question_of(board: Board) -> str:
    """What a board answers."""
    return say(BOARDS[board.name].question)


def said_lines(board: Board) -> Iterator[str]:
    """What a board says beside its figure: its marks in words, its sentence, on what it rests."""
    if isinstance(board.figure, Plane):
        words = {mark.code: mark.text for mark in board.marks}
        yield from (f"{code}: {text}" for code, text in words.items())
    if board.sentence:
        yield board.sentence
    rests = [each for each in (board.counted, board.source) if each]
    if rests:
        yield f"{'; '.join(rests)}."
    yield from board.missing
    if board.left_out:
        yield f"{plural(board.left_out, 'thing')} left out of this edition."

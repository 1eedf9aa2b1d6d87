"""What the theming board says, word for word, at each width.

Requirement: the statement with who said it; the likeliest themes and the most alike statements,
each with its key and why it is offered; what was typed, what was done; a theme as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from screens.theming.board import Board
from screens.theming.draw import board as drawn
from tests.builders.record import Building, interview
from tests.pages import Pages
from workshop.record.documents import Factor
from workshop.record.themes import Rest, Stance
from workshop.running.theming import LeaveStatements, PutUnderTheme

SAID = {
    "Finance": ("- Too many passwords for the ledger", "+ The close is fast"),
    "Sales": ("- Passwords are forgotten each Monday", "- Passwords are written on paper", "! Law"),
    "Legal": ("+ Passwords keep the files safe", "- Figures differ from sheet to sheet"),
}


def room() -> Building:
    """Three departments; a theme with the opposite in it, and a statement that stands alone."""
    made = Building()
    said: dict[str, Factor] = {}
    for name, lines in SAID.items():
        talk = made.start(interview(), made.person(f"{name} Ada", "", made.department(name)))
        for line in lines:
            factor = made.record.get(Factor, str(made.say(talk, "talk", line).factor_id))
            said[factor.code] = factor
    made.do(PutUnderTheme(statements=(said["W1"].id,), theme="Passwords"))
    opposite = PutUnderTheme(statements=(said["S2"].id,), theme="Passwords", stance=Stance.AGAINST)
    made.do(opposite)
    made.do(LeaveStatements(statements=(said["S1"].id,), rest=Rest.ALONE))
    return made


def steps(made: Building) -> Iterator[Board]:
    """The board as it is while somebody works on it."""
    board = Board()
    board.read(made.record)
    yield board
    board.choose(5)
    yield board
    board.mark()
    yield board
    board.turn()
    yield board
    board.type("pass")
    yield board
    board.type("Sign-in")
    board.move(1)
    yield board
    board.type("")
    board.choose(0)
    board.look_at_whole()
    yield board
    board.move(1)
    yield board
    board.step_back()
    for _ in range(9):
        if board.factor is None:
            break
        board.choose(0)
        if (taken := board.taken()) is None:
            break
        made.do(taken.command)
        board.note(taken.done, taken.judged)
        board.read(made.record)
        yield board


@pytest.mark.parametrize("size", [(120, 34), (80, 22)])
def test_the_board_as_it_is_read(size: tuple[int, int], pages: Pages) -> None:
    """From the first statement to the last, with every way to judge one."""
    pages.same(*(drawn(board.shown, *size) for board in steps(room())))

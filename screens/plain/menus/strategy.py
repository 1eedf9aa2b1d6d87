"""The strategy at plain prompts: elements, boards, strategies, map, and what each rests on."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from screens.plain.menus.documents import read_document
from screens.plain.menus.menu import Choice, Engaged, offer, one_of
from screens.plain.menus.notices import notices_menu
from sessions.exports.read_out import block_lines
from workshop.errors import Refused
from workshop.guide.step import Element
from workshop.record.rows import Row
from workshop.registers.kinds.strategies import STRATEGIES
from workshop.registers.kinds.strategy.goals import GOALS
from workshop.registers.kinds.strategy.projects import PROJECTS
from workshop.report.boards.all_boards import BOARDS, board_of
from workshop.report.boards.board_lines import listed_lines, question_of, said_lines
from workshop.report.strategy.strategy_lines import element_lines, row_lines, strategy_lines
from workshop.report.strategy.told_strategy import ToldStrategy, told_strategy
from workshop.running.needs.commands import MakeRows
from workshop.running.strategy.commands import ShortlistStrategies
from workshop.running.strategy.scored_line import scored_of
from workshop.running.strategy.shortlisting import shortlisted_or_not
from workshop.strategy.element_parts import ELEMENT_TITLES, ELEMENTS
from workshop.strategy.tows import is_shortlisted
from workshop.text import plural, shorten

_LONGEST: Final = 70
"""So many characters of a strategy are read out in a list."""


def strategy_menu(engaged: Engaged) -> None:
    """Offer the elements, the boards, the strategies, the map, and the trace of any code."""

    def title() -> str:
        elements = _told(engaged).elements
        missing = sum(len(elements[each].missing) for each in ELEMENTS)
        lines = sum(len(elements[each].rows) for each in ELEMENTS)
        words = f"{plural(lines, 'line')} in six elements, {plural(missing, 'part')} missing"
        return f"The strategy: {words}. What?"

    def choices() -> Iterator[Choice]:
        yield Choice("Tell the elements: what is there, what is missing", partial(_all, engaged))
        yield Choice("An element, line by line", partial(_element, engaged))
        yield Choice("Boards: tell all with their sentences", partial(_boards, engaged))
        yield Choice("A board, mark by mark", partial(_board, engaged))
        yield Choice(
            "Strategies: shortlist them, make goals and projects", partial(_strategies, engaged)
        )
        yield Choice("Map: what leads to what", partial(_tell_board, engaged, "map"))
        yield Choice("Trace a code to who said it", partial(_trace, engaged))
        yield Choice("Read the strategy document", partial(read_document, engaged, "strategy"))
        yield Choice("Notices: who is told of what changes", partial(notices_menu, engaged))

    offer(engaged.ask, title, choices)


def _told(engaged: Engaged) -> ToldStrategy:
    return told_strategy(engaged.gathered())


def _all(engaged: Engaged) -> None:
    for line in strategy_lines(_told(engaged)):
        engaged.ask.tell(line)


def _element(engaged: Engaged) -> None:
    """Tell what stands in an element, and what is missing of it."""
    names: list[tuple[str, Element]] = [(ELEMENT_TITLES[each], each) for each in ELEMENTS]
    element = one_of(engaged.ask, "Which element?", names)
    if element is not None:
        told = _told(engaged)
        for line in (*element_lines(told, element), *row_lines(told, element)):
            engaged.ask.tell(line)


def _boards(engaged: Engaged) -> None:
    for line in listed_lines(engaged.gathered()):
        engaged.ask.tell(line)


def _board(engaged: Engaged) -> None:
    """Tell a board."""
    names = [(words.title, name) for name, words in BOARDS.items()]
    if (name := one_of(engaged.ask, "Which board?", names)) is not None:
        _tell_board(engaged, name)


def _tell_board(engaged: Engaged, name: str) -> None:
    """Tell what a board asks, what stands on it, what it shows, and what stands beside it."""
    board = board_of(engaged.gathered(), name)
    engaged.ask.tell(f"{board.title}. {question_of(board)}")
    blocks = [board.figure] if board.figure is not None else []
    for line in (each for block in blocks for each in block_lines(block)):
        engaged.ask.tell(line)
    for line in said_lines(board):
        engaged.ask.tell(line)
    for line in (each for block in board.beside for each in block_lines(block)):
        engaged.ask.tell(line)


def _trace(engaged: Engaged, code: str = "") -> None:
    if code := code or engaged.line("Which code? (empty: back)"):
        engaged.do("trace", rest=(code, "--edition", "restricted"))


# Strategies


def _strategies(engaged: Engaged) -> None:
    """Offer to shortlist strategies by their attractiveness, and each one."""

    def choices() -> Iterator[Choice]:
        yield Choice("Shortlist the most attractive ones", partial(_shortlist_most, engaged))
        yield Choice("Score them by factors", partial(_score, engaged))
        for row in _rows(engaged):
            marks = ", shortlisted" if is_shortlisted(row) else ""
            words = f"{row.code}: {shorten(row.subject, _LONGEST)}{marks}"
            yield Choice(words, partial(_one, engaged, row.id))

    offer(engaged.ask, lambda: "Which strategy?", choices)


def _rows(engaged: Engaged) -> list[Row]:
    with engaged.reading() as store:
        return store.record.rows(STRATEGIES)


def _score(engaged: Engaged) -> None:
    """Take scores line by line, and tell which strategy is most attractive by then."""
    engaged.ask.tell(
        "Strategy, factor, then 1 to 4: SG3 S2 4; - where it does not bear on the choice for any "
        "of them, x takes a score out."
    )
    while line := engaged.line("Score (empty: back)"):
        try:
            with engaged.reading() as store:
                command = scored_of(store.record, line)
        except Refused as refused:
            engaged.ask.tell(str(refused))
            continue
        engaged.send(command)
        engaged.ask.tell(board_of(engaged.gathered(), "attractiveness").sentence)


def _shortlist_most(engaged: Engaged) -> None:
    """Shortlist so many with the greatest sums."""
    typed = engaged.line("How many? (empty: back)")
    if not typed:
        return
    if not (typed.isascii() and typed.isdigit() and 0 < int(typed[:6]) < 1000):
        engaged.ask.tell(f"“{shorten(typed, 20)}” is no number from 1 to 999.")
        return
    engaged.send(ShortlistStrategies(rule="attractiveness", most=int(typed)))


def _one(engaged: Engaged, row_id: str) -> None:
    """Do one thing with a strategy."""
    row = next((each for each in _rows(engaged) if each.id == row_id), None)
    if row is None:
        return
    acts = [
        ("Take it off the shortlist" if is_shortlisted(row) else "Shortlist it", "shortlist"),
        ("Make a goal of it", GOALS),
        ("Make a project of it", PROJECTS),
        ("Tell what it rests on, and what was made of it", "trace"),
    ]
    act = one_of(engaged.ask, f"{row.code}: {row.subject}. What?", acts)
    if act == "trace":
        _trace(engaged, row.code)
    elif act == "shortlist":
        with engaged.reading() as store:
            command = shortlisted_or_not(store.record, row.id)
        engaged.send(command)
    elif act is not None:
        engaged.send(MakeRows(register=act, of=(row.id,)))

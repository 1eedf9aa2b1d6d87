"""How a closed vote looks: what came out, best first, with everything that adds up to it."""

from __future__ import annotations

from textual.content import Content

from screens.session.ballot.lines import Box, statement
from screens.session.ballot.shown import Thing
from screens.session.voting.parts import Scrolled, rule_line
from screens.widgets.ink import ALERT, MUTED, muted
from workshop.ballots.votes.result import Counted, Result
from workshop.running.voting.told import place_words, two_by_two

_GIVEN: dict[str, str] = {"ranks": "points", "points": "points", "dots": "dots"}
"""What stands in the column of numbers, as the sentence above it says; else votes."""
_PLACE: int = 5
_NUMBERS: int = 19
"""Cells of votes and voters."""
_DUELS: int = 10
"""Cells of what rankings come to two by two."""
_WIDE: int = 90


def draw(counted: Counted, things: dict[str, Thing], box: Box, front: int) -> list[Content]:
    """The sentence, who voted and how, and the ranked list, in a box.

    Args:
        counted: what the vote came to.
        things: what was voted on, by id.
        box: the room.
        front: the row whose whole text stands.
    """
    above = Content.styled(counted.sentence, "bold").wrap(box.width)[: max(2, box.height // 3)]
    above.append(muted(counted.rule).truncate(box.width, ellipsis=True))
    if counted.flags and box.height >= len(above) + len(counted.flags) + 8:
        above += [
            Content.styled(f"▲ {each}", ALERT).truncate(box.width, ellipsis=True)
            for each in counted.flags
        ]
    above += [rule_line(box.width), _titles(counted, box)]
    rows = tuple(
        _row(counted, result, things[result.subject_id], box, here=place == front)
        for place, result in enumerate(counted.results)
    )
    return Scrolled(tuple(above), rows, front=front).fitted(box.height)


def _titles(counted: Counted, box: Box) -> Content:
    given = _GIVEN.get(counted.vote.rule.method, "votes")
    duels = "won–lost" if counted.duels else ""
    names = f"{given:>8} {'voters':>9}{duels:>{_duels_width(counted)}}"
    return muted(" " * max(0, box.width - _right_width(counted, box)) + names)


def _bar_width(box: Box) -> int:
    return 22 if box.width >= _WIDE else 8


def _duels_width(counted: Counted) -> int:
    return _DUELS if counted.duels else 0


def _right_width(counted: Counted, box: Box) -> int:
    """Cells of the numbers and the bar."""
    return _NUMBERS + _duels_width(counted) + _bar_width(box)


def _row(
    counted: Counted, result: Result, thing: Thing, box: Box, *, here: bool
) -> tuple[Content, ...]:
    """One thing: its place, what it says, what it got and from how many."""
    bar = _bar_width(box)
    text = box.width - _PLACE - _right_width(counted, box)
    first, *rest = statement(thing, text, here=here)
    place = place_words(counted, result)
    most = max((abs(each.votes) for each in counted.results), default=0)
    cells = round(abs(result.votes) / most * (bar - 2)) if most else 0
    ink = "$accent" if result.votes >= 0 else MUTED
    line = Content.assemble(
        Content.styled(f"{place:>{_PLACE - 1}} ", "bold"), first,
        (f"{round(result.votes, 2):>8g}", "bold"), muted(f"{result.voters:>10}"),
        muted(f"{two_by_two(counted, result):>{_duels_width(counted)}}"), "  ",
        ("█" * cells, ink),
    )  # fmt: skip
    return (line, *(Content.assemble(" " * _PLACE, each) for each in rest))

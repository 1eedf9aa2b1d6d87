"""How a vote looks before it is opened: what is voted on, by which rule, and who can vote."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from screens.session.ballot.lines import Box, statement
from screens.session.ballot.shown import Thing
from screens.session.voting.airing import told
from screens.session.voting.parts import Scrolled, rule_line
from screens.session.voting.shown import Before
from screens.widgets.ink import flow, muted


def draw(before: Before, box: Box, front: int) -> list[Content]:
    """The rule, who is there, and the list, in a box.

    Args:
        before: what is shown.
        box: the room.
        front: the first row that is wanted in view.
    """
    ways = f"{'secret, ' if before.secret else ''}{before.ways}"
    above = flow([Content.styled(before.rule, "bold")], [muted(ways)], box.width, "   ")
    above += _who(before, box)
    if before.unaired:
        above.append(told(before.unaired))
    above.append(rule_line(box.width))
    return [*above, *rows(before.things, Box(box.width, box.height - len(above)), front)]


def rows(things: Sequence[Thing], box: Box, front: int) -> list[Content]:
    """The list, one row each, the one in front whole."""
    drawn = tuple(
        tuple(statement(thing, box.width, here=place == front))
        for place, thing in enumerate(things)
    )
    empty = ((muted("Nothing is on the list yet."),),)
    return Scrolled((), drawn or empty, front=front).fitted(box.height)


def _who(before: Before, box: Box) -> list[Content]:
    """Who can vote, and who is not there; cut to two lines."""
    there = Content.assemble(
        muted("Here "), (str(len(before.there)), "bold"), "  ", " · ".join(before.there)
    )
    gone = [
        Content.assemble(muted(f"{word.capitalize()} "), " · ".join(names))
        for word, names in before.marked
    ]
    lines = flow(there.wrap(box.width) if before.there else [there], gone, box.width, "   ")
    if len(lines) > 2:
        lines = [lines[0], lines[1].truncate(box.width, ellipsis=True)]
    return lines

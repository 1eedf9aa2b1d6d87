"""How a vote looks before it is opened: what is voted on, by which rule, and who can vote."""

from __future__ import annotations

from textual.content import Content

from screens.session.ballot.lines import Box, statement
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
    above.append(rule_line(box.width))
    rows = tuple((statement(thing, box.width, here=False)[0],) for thing in before.things) or (
        (muted("Nothing is on the list yet."),),
    )
    return Scrolled(tuple(above), rows, front=front).fitted(box.height)


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

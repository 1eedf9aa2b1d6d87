"""What people want as tables: what comes first, may wait and is to stop, and their goals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from workshop.analysis.synthesis.facts import GoalTold, PriorityRow, Wish
from workshop.language import say
from workshop.report.blocks import AnyBlock, Column, Heading, Table


def priorities_table(rows: Sequence[PriorityRow]) -> Iterator[AnyBlock]:
    """What each department would put first, let wait, and stop."""
    if not rows:
        return
    yield Heading(text=say("If only one thing could be done"))
    yield Table(
        caption=say("What each would put first, let wait, and stop"),
        columns=(
            Column(title=say("Department"), weight=2),
            Column(title=say("First"), weight=4),
            Column(title=say("May wait"), weight=3),
            Column(title=say("Stop"), weight=3),
        ),
        rows=tuple(
            (row.who, _wishes(row.first), _wishes(row.may_wait), _wishes(row.stop)) for row in rows
        ),
    )


_SAID_WHEN: Final = re.compile(
    r"^(?:what to |would |should )?(?:may wait|wait|later|stop|first) *: *", re.IGNORECASE
)


def _wishes(wishes: Sequence[Wish]) -> str:
    """Wishes below each other, without the words that stand over their column."""
    return "\n".join(_SAID_WHEN.sub("", wish.text) or wish.text for wish in wishes)


def goals_table(goals: Sequence[GoalTold]) -> Iterator[AnyBlock]:
    """The goals as they were told."""
    if not goals:
        return
    yield Heading(text=say("Goals as told"))
    yield Table(
        caption=say("Each in the words of whoever told it, and in its parts where these were said"),
        columns=(
            Column(title=say("Department"), weight=2),
            Column(title=say("Goal"), weight=5),
            Column(title=say("Measure"), weight=3),
            Column(title=say("Today"), weight=2),
            Column(title=say("Wanted"), weight=3),
        ),
        rows=tuple(
            (goal.department, goal.text, goal.measure, goal.today, goal.wanted) for goal in goals
        ),
    )

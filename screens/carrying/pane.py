"""A view of carrying the strategy out: a list, and beside it what stands in the row in front."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import OptionList

from screens.carrying.draw_feedback import PREDICTIONS, found_items, round_items, score_items
from screens.carrying.draw_projects import gate_items, project_items
from screens.carrying.draw_told import change_items, told_items
from screens.carrying.draw_watch import of_watched_items, watch_items
from screens.carrying.picture import Picture
from screens.widgets.row_list import Item, RowList
from workshop.carrying.gates import Gates
from workshop.carrying.told_changes import ToldChange
from workshop.carrying.watched import Watched
from workshop.programme.feedback import Comparison
from workshop.strategy.awareness import Told

LISTS: Final[tuple[Callable[[Picture], Iterator[Item]], ...]] = (
    project_items, change_items, round_items, watch_items,
)  # fmt: skip
"""What stands in the list of each view."""


def inside_items(picture: Picture, subject: object) -> Iterator[Item]:
    """What stands in something that is in front."""
    match subject:
        case Gates():
            yield from gate_items(picture, subject)
        case ToldChange():
            yield from told_items(picture, subject)
        case Comparison():
            yield from found_items(picture, subject)
        case Watched():
            yield from of_watched_items(picture, subject)
        case str() if subject == PREDICTIONS:
            yield from score_items(picture)


class CarryingPane(Horizontal):
    """The list of a view at the left, what stands in its row in front at the right.

    Args:
        view: the place of the view.
    """

    def __init__(self, view: int) -> None:
        super().__init__(id=f"view{view}")
        self._view = view
        self._picture: Picture | None = None
        self._filled: object = None

    def compose(self) -> ComposeResult:
        """Both lists."""
        yield RowList(id=f"list{self._view}", classes="-list")
        yield RowList(id=f"inside{self._view}", classes="-inside")

    @property
    def list(self) -> RowList:
        """The list."""
        return self.query_one(f"#list{self._view}", RowList)

    @property
    def inside(self) -> RowList:
        """What stands in the row in front."""
        return self.query_one(f"#inside{self._view}", RowList)

    @property
    def sides(self) -> tuple[Widget, ...]:
        """The parts that take the keys, from the left."""
        return (self.list, self.inside)

    def show(self, picture: Picture) -> None:
        """Show it as it is now."""
        self._picture = picture
        self.list.fill(LISTS[self._view](picture))
        self._fill()

    @on(OptionList.OptionHighlighted, ".-list")
    def another_in_front(self) -> None:
        """Another row is in front."""
        self._fill()

    def _fill(self) -> None:
        subject = self.list.subject
        if self._picture is not None and subject is not self._filled:
            self._filled = subject
            self.inside.fill(inside_items(self._picture, subject))

    @property
    def front(self) -> object:
        """What the row in front of the list stands for."""
        return self.list.subject

    @property
    def inner(self) -> object:
        """What the row in front beside it stands for, while the cursor is there."""
        return self.inside.subject if self.inside.has_focus else None

    def following(self, lacking: str) -> str:
        """The id of the next department of which a day is not recorded, from the one in front on.

        What is recorded of a department moves its row; the cursor stays with what is still to do.
        Empty where something is left to record of the one in front, or of none of the others.

        Args:
            lacking: the day of a notice: `told_on`, or `acknowledged_on`.
        """
        here, rows = self.inner, self.inside.subjects
        if not isinstance(here, Told) or _lack(here, lacking) != 1:
            return ""
        ids = [each for each, one in rows.items() if isinstance(one, Told)]
        place = ids.index(here.department_id)
        around = (*ids[place + 1 :], *ids[:place])
        return next((each for each in around if _lack(rows[each], lacking)), "")


def _lack(one: object, day: str) -> int:
    """How many notices to a department lack a day."""
    return sum(not each.cell(day) for each in one.notices) if isinstance(one, Told) else 0

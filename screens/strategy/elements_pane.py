"""The six elements, and beside them what stands in the one in front."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import OptionList

from screens.strategy.element_items import element_item, legend_items, row_items
from screens.strategy.picture import Picture
from screens.widgets.row_list import RowList
from workshop.strategy.element_parts import Part
from workshop.strategy.elements import ElementOf, ElementRow


class ElementsPane(Horizontal):
    """Elements at the left, the rows of one at the right."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._filled: ElementOf | None = None

    def compose(self) -> ComposeResult:
        """Both lists."""
        yield RowList(id="elements")
        yield RowList(id="rows")

    @property
    def _elements(self) -> RowList:
        return self.query_one("#elements", RowList)

    @property
    def _rows(self) -> RowList:
        return self.query_one("#rows", RowList)

    def show(self, picture: Picture) -> None:
        """Show the elements as they are now."""
        items = [element_item(each) for each in picture.elements]
        self._elements.fill([*items, *legend_items()])
        self._fill()

    @on(OptionList.OptionHighlighted, "#elements")
    def element_in_front(self) -> None:
        """Another element is in front."""
        self._fill()

    def _fill(self) -> None:
        element = self.element
        if element is not None and element is not self._filled:
            self._filled = element
            self._rows.fill(list(row_items(element)))

    @property
    def sides(self) -> tuple[Widget, ...]:
        """The parts that take the keys, from the left."""
        return (self._elements, self._rows)

    @property
    def on_elements(self) -> bool:
        """Whether the cursor is among the elements."""
        return not self._rows.has_focus

    @property
    def element(self) -> ElementOf | None:
        """The element in front."""
        found = self._elements.subject
        return found if isinstance(found, ElementOf) else None

    @property
    def row(self) -> ElementRow | None:
        """The row in front, where the cursor is among the rows."""
        found = self._rows.subject if self._rows.has_focus else None
        return found if isinstance(found, ElementRow) else None

    @property
    def part(self) -> Part | None:
        """What is missing and in front; of an element, the first that is missing."""
        found = self._rows.subject if self._rows.has_focus else None
        if isinstance(found, Part):
            return found
        return next(iter(self.element.missing), None) if self.element else None

    @property
    def guide(self) -> str:
        """The guide whose session would fill what is missing in front; empty where none is."""
        return self.part.guide if self.part else ""

    @property
    def front_id(self) -> str:
        """The id of the row in front; empty where none is."""
        return self.row.id if self.row else ""

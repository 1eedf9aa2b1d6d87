"""Lists whose rows have a mark, a text with hanging indent, a figure at the right and small print.

Every text is shown as it is: nothing a person typed is read as markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Final, NamedTuple

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from screens.widgets.list_look import SCROLLBAR, with_bar

MUTED: Final = "$ink-muted"
"""The style of small print."""

_EMPTY: Final = Content("")
_LONGEST: Final = 2_000


@dataclass(frozen=True)
class Row(Visual):
    """One row: `lead` in a column of its own, `text` beside it, `right` at the end of the line."""

    text: Content
    """What the row says; wraps under itself."""
    lead: Content = _EMPTY
    """A code, a sign, a time; its column is `indent` wide."""
    right: Content = _EMPTY
    """A figure or a word on the first line, at the right."""
    small: Content = _EMPTY
    """What stands under the text, under its indent."""
    brief: Content = _EMPTY
    """What stands there instead where `small` would take more than a line."""
    indent: int = 0
    """Cells before the text."""
    above: int = 0
    """Empty lines before the row, for headings inside a list."""
    _kept: dict[int, list[Content]] = field(default_factory=dict, repr=False, compare=False)

    def lines(self, width: int) -> list[Content]:
        """The row as lines of at most `width` cells; a long list asks for them often."""
        if width not in self._kept:
            self._kept.clear()
            self._kept[width] = self._laid_out(width)
        return self._kept[width]

    def _laid_out(self, width: int) -> list[Content]:
        """The lines, made."""
        room = max(8, width - self.indent)
        right = self.right.truncate(max(0, room - 12), ellipsis=True)
        beside = right.cell_length + 2 if right else 0
        texts = _wrapped(self.text, room - beside)
        lead = self.lead.truncate(max(0, self.indent - 1), ellipsis=True)
        first = lead.pad_right(max(0, self.indent - lead.cell_length)) + texts[0]
        if right:
            gap = max(2, width - first.cell_length - right.cell_length)
            first = first.pad_right(gap) + right
        small = self.brief if self.brief and self.small.cell_length > room else self.small
        under = [*texts[1:], *(_wrapped(small, room) if small else ())]
        return [*[_EMPTY] * self.above, first, *(line.pad_left(self.indent) for line in under)]

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """The lines, drawn."""
        return [
            (line.render_strips(width, 1, style, options) or [Strip.blank(width)])[0]
            for line in self.lines(width)[:height]
        ]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Rows take the width they are given."""
        del rules
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """How many lines the row takes."""
        del rules
        return len(self.lines(width))


def _wrapped(text: Content, width: int) -> list[Content]:
    """The text in lines of at most `width` cells; a short one is not taken apart."""
    if len(text) > _LONGEST:
        text = text[:_LONGEST] + Content(" …")
    if text.cell_length <= width and "\n" not in text.plain:
        return [text]
    return text.wrap(width) or [_EMPTY]


class Item(NamedTuple):
    """A row of a list and what it stands for."""

    row: Row
    """What is seen."""
    id: str | None = None
    """What tells it from the others; none for a heading, which the cursor passes over."""
    subject: object = None
    """What it stands for, for the screen that asks what is under the cursor."""


class RowList(OptionList, inherit_bindings=False):
    """A list of rows that keeps its place when it is filled again.

    Enter is left to the screen, which names in its footer what it does.
    """

    DEFAULT_CSS = f"""
    RowList {{
        height: 1fr;
        border: none;
        padding: 0;
        background: transparent;
        scrollbar-size-vertical: 1;
        {SCROLLBAR}
        &:focus {{
            border: none;
            background-tint: transparent 0%;
            & > .option-list--option-highlighted {{
                text-style: none;
            }}
        }}
        & > .option-list--option-highlighted {{
            background: transparent;
            text-style: none;
        }}
        & > .option-list--option-disabled {{
            color: $foreground;
        }}
    }}
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, action, show=False)
        for key, action in (
            ("down", "cursor_down"),
            ("up", "cursor_up"),
            ("home", "first"),
            ("end", "last"),
            ("pagedown", "page_down"),
            ("pageup", "page_up"),
        )
    ]

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id, classes=classes, markup=False)
        self._subjects: dict[str, object] = {}

    def fill(self, items: Iterable[Item]) -> None:
        """Show other rows, with the cursor on the same one where it is still there."""
        here, place, top = self.chosen, self.highlighted, self.scroll_offset.y
        items = list(items)
        self._subjects = {item.id: item.subject for item in items if item.id is not None}
        options = [Option(item.row, id=item.id, disabled=item.id is None) for item in items]
        self.set_options(options)
        self.highlighted = self._place(here, place)
        if here is not None:
            self.scroll_to(y=top, animate=False, immediate=True)
            self.scroll_to_highlight()

    def _place(self, row_id: str | None, before: int | None) -> int | None:
        """Where the cursor goes: to the row it was on, else near, else to the first."""
        choices = [i for i, option in enumerate(self.options) if not option.disabled]
        if row_id is not None:
            same = [i for i in choices if self.options[i].id == row_id]
            near = [i for i in choices if i >= (before or 0)] or choices[-1:]
            return next(iter(same or near), None)
        return next(iter(choices), None)

    def put(self, item: Item) -> None:
        """Show one row in another way."""
        if item.id is not None and item.id in self._id_to_option:
            self.replace_option_prompt(item.id, item.row)

    @property
    def chosen(self) -> str | None:
        """The id of the row under the cursor."""
        option = self.highlighted_option
        return option.id if option else None

    @property
    def subject(self) -> object:
        """What the row under the cursor stands for."""
        return self._subjects.get(self.chosen or "")

    @property
    def subjects(self) -> Mapping[str, object]:
        """What the rows stand for, by their ids, in the order in which they are shown."""
        return self._subjects

    def go_to(self, row_id: str) -> bool:
        """Put the cursor on a row, if it is there; tell whether it is."""
        for place, option in enumerate(self.options):
            if option.id == row_id:
                self.highlighted = place
                return True
        return False

    def render_line(self, y: int) -> Strip:
        """A line; the one under the cursor has a bar before it, so that no colour is needed.

        Where words are typed above the list too, for Enter takes that row (class `picked`).
        """
        strip = super().render_line(y)
        here = self.has_focus or self.has_class("picked")
        if not here or not self._under_cursor(y):
            return strip
        style = self.get_visual_style("option-list--option", "option-list--option-highlighted")
        return with_bar(self, strip, style)

    def _under_cursor(self, y: int) -> bool:
        """Whether a line on the screen belongs to the row under the cursor."""
        line = self.scroll_offset.y + y
        lines = self._lines
        return 0 <= line < len(lines) and lines[line][0] == self.highlighted

"""The log of what was recorded: any number of entries, drawn line by line as they are seen."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar, Final

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from screens.session.panes.entry_rows import EntryRow, Heading, Row
from screens.widgets.ink import MUTED, flow, muted, sign

_INDENT = 10
_NO_BAR, _THIN_BAR, _THICK_BAR = " ", "▏", "▌"
"""What stands at the left edge of a row."""
_STEPS: Final = {"up": -1, "down": 1, "pageup": -10, "pagedown": 10}
_ENDS: Final = {"home": 0, "end": -1}
"""Where keys lead, counted in entries."""
_BLANK = Content("")
_AIRY_FROM = 12
_AIRY_SCREEN = 30


class EntryLog(ScrollView, can_focus=False):
    """Entries with their time, sign and text; one of them can be chosen.

    The keys stay in the line, which has the log move. It stays at its end while the end is in view.
    Every entry is measured once for a width, and drawn when it is seen first, so ten thousand of
    them cost little more to look at than ten.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"entry-log--cursor", "entry-log--bar"}

    cursor: reactive[int | None] = reactive(None)
    """The place of the chosen row, or none."""
    apart: reactive[bool] = reactive(default=False)
    """Whether something else matters now: the chosen row is marked, and not laid out in full."""

    @dataclass
    class Selected(Message):
        """Another entry is chosen, or none."""

        entry_id: str

    def __init__(self, *, from_top: bool = False, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._from_top = from_top
        self._rows: list[Row] = []
        self._ends: list[int] = []
        self._heights: dict[int, dict[EntryRow, int]] = {}
        self._drawn: dict[tuple[Row, bool], list[Strip]] = {}
        self._drawn_for: tuple[int, bool, str] = (0, False, "")
        self._nothing = ""
        self._follows = not from_top

    @property
    def selected(self) -> str | None:
        """The id of the selected entry."""
        row = self._row(self.cursor)
        return row.id if isinstance(row, EntryRow) else None

    def select(self, entry_id: str) -> bool:
        """Choose an entry; whether it is shown."""
        if (place := self._place_of(entry_id)) is not None:
            self.cursor = place
        return place is not None

    def drop(self) -> bool:
        """Choose nothing, and follow the end again; whether anything was chosen."""
        was, self.cursor = self.cursor, None
        self._follows = not self._from_top
        if self._follows and was is not None:
            self._to_end()
        return was is not None

    @property
    def last_id(self) -> str | None:
        """The id of the last entry."""
        ids = (row.id for row in reversed(self._rows) if isinstance(row, EntryRow) and row.id)
        return next(ids, None)

    @property
    def row_count(self) -> int:
        """How many rows there are, headings too."""
        return len(self._rows)

    def _row(self, place: int | None) -> Row | None:
        return self._rows[place] if place is not None and place < len(self._rows) else None

    def show(self, rows: Sequence[Row], nothing: str = "") -> None:
        """Show these rows; the selection stays with its entry.

        Args:
            rows: entries and headings, in order.
            nothing: what to say where there are none.
        """
        chosen, at_end = self.selected, self._at_end
        grown = len(rows) > len(self._rows)
        self._rows, self._nothing = list(rows), nothing
        self._measure()
        self.cursor = self._place_of(chosen)
        if grown and (at_end or self._follows) and not self._from_top:
            self._to_end()
        self.refresh()

    def _to_end(self) -> None:
        """Bring the last entry into view, also before there is a scroll bar to allow it."""
        self.scroll_end(animate=False, immediate=True, force=True)

    def _place_of(self, entry_id: str | None) -> int | None:
        """Where an entry stands."""
        if entry_id is None:
            return None
        places = (
            place
            for place, row in enumerate(self._rows)
            if isinstance(row, EntryRow) and row.id == entry_id
        )
        return next(places, None)

    @property
    def _at_end(self) -> bool:
        """Whether the last line is in view."""
        return self.scroll_offset.y >= self.max_scroll_y - 1

    @property
    def _airy(self) -> bool:
        """Whether there is room for a blank line between entries."""
        return self.size.height >= _AIRY_FROM and self.screen.size.height >= _AIRY_SCREEN

    def _measure(self) -> None:
        """Work out where each row ends, and how high the whole is."""
        width = (self.scrollable_content_region.width or self.size.width) - len(_NO_BAR)
        if width <= 0:
            return
        state = (width, self._airy, self.app.theme)
        if state != self._drawn_for:
            self._drawn, self._drawn_for = {}, state
        self._ends = list(accumulate(self._heights_of_rows(width)))
        self.virtual_size = Size(width + len(_NO_BAR), self._ends[-1] if self._ends else 1)

    def _heights_of_rows(self, width: int) -> Iterator[int]:
        """The lines of each row; a row that was measured for the width is not wrapped again.

        Two widths are kept: a scroll bar that comes and goes makes two of one.
        """
        known = self._heights.pop(width, {})
        kept = {key: self._heights[key] for key in list(self._heights)[-1:]}
        measured: dict[EntryRow, int] = {}
        blank = int(self._airy)
        for row in self._rows:
            if isinstance(row, EntryRow):
                height = known.get(row) or len(_body(row, width))
                measured[row] = height
                yield height + blank
            else:
                yield len(self._lines(row))
        self._heights = {**kept, width: measured}

    def _lines(self, row: Row) -> Sequence[Content]:
        """A row as lines, with the blank lines round it."""
        width, airy, _ = self._drawn_for
        if isinstance(row, EntryRow):
            lines = entry_lines(row, width)
            return (*lines, _BLANK) if airy else lines
        # Wrapped: a heading may name whose scores are in no result, and nobody is cut off.
        heading = Content.styled(row.text, f"bold {MUTED}").wrap(max(1, width))
        return heading if airy or row is self._rows[0] else (_BLANK, *heading)

    def _strips(self, row: Row) -> list[Strip]:
        """A row as it is drawn; drawn when it is seen first."""
        # A heading has a blank line above it unless it stands first: its height goes by its place.
        key = (row, isinstance(row, Heading) and row is self._rows[0])
        if (strips := self._drawn.get(key)) is None:
            width = self._drawn_for[0]
            strips = self._drawn[key] = [self._strip(line, width) for line in self._lines(row)]
        return strips

    def _strip(self, line: Content, width: int) -> Strip:
        """One line as a strip."""
        parse = self.app.stylesheet.parse_style
        base = self.visual_style
        segments = [
            Segment(text, style.rich_style)
            for text, style in line.render(base, end="", parse_style=parse)
        ]
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def render_line(self, y: int) -> Strip:
        """One line of the window."""
        line = y + self.scroll_offset.y
        place = bisect_right(self._ends, line)
        if place >= len(self._ends):
            return self._below(line)
        row = self._rows[place]
        strips = self._strips(row)
        within = line - (self._ends[place] - len(strips))
        last = len(strips) - (1 if self._airy and isinstance(row, EntryRow) else 0)
        if place == self.cursor and within < last:
            return self._chosen(strips[within])
        return self._beside(_NO_BAR, strips[within])

    def _chosen(self, strip: Strip) -> Strip:
        """A line of the chosen row: thick bar and tint, or a thin bar while the line matters."""
        if self.apart:
            return self._beside(_THIN_BAR, strip)
        style = self.get_component_rich_style("entry-log--cursor", partial=True)
        if self.app.console.color_system == "standard":
            # The tint of sixteen colours is a grey that swallows what is muted or red.
            style = Style(reverse=True, bold=True)
        return self._beside(_THICK_BAR, Strip(Segment.apply_style(strip, post_style=style)))

    def _beside(self, bar: str, strip: Strip) -> Strip:
        """A line with what stands at its left edge."""
        style = self.get_component_rich_style("entry-log--bar") if bar.strip() else self.rich_style
        return Strip.join([Strip([Segment(bar, style)]), strip])

    def _below(self, line: int) -> Strip:
        """A line behind the last entry."""
        width = self.size.width
        if self._rows or line >= 3 or not self._nothing:
            return Strip.blank(width, self.rich_style)
        room = max(10, width - len(_NO_BAR))
        lines = Content.styled(self._nothing, MUTED).wrap(room)
        words = lines[line] if line < len(lines) else Content("")
        return self._beside(_NO_BAR, self._strip(words, room))

    def on_resize(self, _: events.Resize) -> None:
        """Wrap everything for the new width."""
        self.remeasure()

    def remeasure(self) -> None:
        """Wrap everything anew, at the same place."""
        if not self.is_attached:  # the screen was left before it was painted
            return
        at_end = (self._at_end or self._follows) and not self._from_top
        self._measure()
        if self.cursor is not None:
            self._into_view(self.cursor)
        elif at_end:
            self._to_end()
        self.refresh()

    def notify_style_update(self) -> None:
        """The theme changed: draw everything in its inks."""
        super().notify_style_update()
        if self.is_mounted and self.app.theme != self._drawn_for[2]:
            self.call_after_refresh(self.remeasure)

    def watch_apart(self) -> None:
        """Mark the chosen row in the other way."""
        if self.cursor is not None:
            self.refresh()

    def watch_cursor(self, before: int | None, now: int | None) -> None:
        """Bring the chosen entry into view."""
        if before == now:
            return
        self.refresh()
        if now is not None:
            self._into_view(now)
        self.post_message(self.Selected(self.selected or ""))

    def _into_view(self, place: int) -> None:
        """Bring a row into view, where it was measured already."""
        if place >= len(self._ends):
            return
        top = self._ends[place - 1] if place else 0
        region = Region(0, top, self.size.width, self._ends[place] - top)
        # By force, as in going to the end: there may be no scroll bar yet to allow it.
        self.scroll_to_region(region, animate=False, immediate=True, force=True)
        self._follows = place == len(self._rows) - 1

    @property
    def _places(self) -> list[int]:
        """The places of the entries among the rows."""
        rows = enumerate(self._rows)
        return [place for place, row in rows if isinstance(row, EntryRow) and row.id]

    def move(self, key: str) -> bool:
        """Choose another entry, by the key that asks for it; false where there is none.

        Beyond the last one nothing is chosen any more.
        """
        if not (places := self._places):
            return False
        here = bisect_left(places, self.cursor) if self.cursor is not None else None
        if key in _ENDS:
            goal = _ENDS[key]
        elif here is None:
            if key == "down" and not self._from_top:
                return False
            goal = 0 if self._from_top else -1
        else:
            goal = max(0, here + _STEPS[key])
        if goal >= len(places) and key == "down":
            self.drop()
        else:
            self.cursor = places[min(goal, len(places) - 1)]
        return True

    def on_click(self, event: events.Click) -> None:
        """Choose the entry under the pointer."""
        place = bisect_right(self._ends, event.y + self.scroll_offset.y)
        if place in self._places:
            self.cursor = place


def entry_lines(row: EntryRow, width: int) -> tuple[Content, ...]:
    """An entry wrapped with a hanging indent: time, sign, text, and what belongs to it."""
    head = Content.assemble(muted(row.time), "  ", sign(row.kind), "  ")
    return tuple(
        Content.assemble(head if place == 0 else " " * _INDENT, line)
        for place, line in enumerate(_body(row, width))
    )


def _body(row: EntryRow, width: int) -> list[Content]:
    """The text of an entry and what belongs to it, wrapped for the room behind the sign."""
    room = max(10, width - _INDENT - 1)
    ink = f"{MUTED} strike" if row.retracted else ""
    body = Content.styled(row.text, ink) if ink else Content(row.text)
    meta = (*row.meta, "retracted") if row.retracted else row.meta
    lines = [body] if _one_line(row.text, room) else body.wrap(room)
    if meta:
        first = flow(lines, [muted(meta[0])], room, "   ")
        lines = flow(first, [muted(word) for word in meta[1:]], room, "  ")
    return lines


def _one_line(text: str, room: int) -> bool:
    return len(text) <= room and "\n" not in text and cell_len(text) <= room

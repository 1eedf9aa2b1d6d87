"""The three panes of the findings screen, each bound to what is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Click
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from screens.summary.findings import draw
from screens.summary.findings.in_place import Asked, InPlace
from screens.summary.findings.state import Picture, Shown, Side
from screens.widgets.figures.matrix_drawing import cut
from screens.widgets.ink import KEY, MUTED, muted
from screens.widgets.line_list import LineList
from workshop.report.findings.material import Material

WIDE: Final = 100
"""From so many cells of the screen on, a finding has its recommendation on lines of its own."""


@dataclass(frozen=True)
class Typing:
    """A sentence that is being typed, and where it stands."""

    what: str
    """`new`, `words`, `recommend` or `headline`."""
    asked: tuple[Asked, ...]
    """The fields."""
    at: int = -1
    """The place of its finding, from 0; behind all others for a new one."""


class FindingsPane(VerticalScroll):
    """The findings as they will be printed; what is typed stands among them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "screen.step(-1)", show=False),
        Binding("down", "screen.step(1)", show=False),
        Binding("home", "screen.step(-999)", show=False),
        Binding("end", "screen.step(999)", show=False),
    ]

    shown: reactive[Shown | None] = reactive[Shown | None](None)
    """What is shown."""

    @dataclass
    class Picked(Message):
        """A finding was clicked on."""

        at: int
        """Its place, from 0."""

    def __init__(self) -> None:
        super().__init__(id="findings")
        self._typing: Typing | None = None
        self._starts: list[int] = []

    def compose(self) -> ComposeResult:
        """What stands over the sentence that is typed, and what stands below it."""
        yield Static("", id="above", markup=False)
        yield Static("", id="under", markup=False)

    def on_resize(self) -> None:
        """Draw for the new width."""
        self.draw_all()

    def watch_shown(self) -> None:
        """Draw what is shown now."""
        self.draw_all()

    async def type_in(self, typing: Typing | None) -> None:
        """Put fields where their sentence will stand, or take them away."""
        await self.query(InPlace).remove()
        self._typing = typing
        if typing is not None:
            await self.mount(InPlace(typing.asked, draw.INDENT), after="#above")
        self.draw_all()

    def draw_all(self) -> None:
        """Draw the findings around what is typed."""
        shown, width = self.shown, self.scrollable_content_region.width
        if shown is None or not width or not self.is_attached:
            return
        above, under = self._parts(shown, width)
        self.query_one("#above", Static).update(Content("\n").join(above))
        self.query_one("#under", Static).update(Content("\n").join(under))
        self.call_after_refresh(self.bring_into_view)

    def _parts(self, shown: Shown, width: int) -> tuple[list[Content], list[Content]]:
        """The lines over what is typed, and those below it."""
        wide = self.screen.size.width >= WIDE
        typing = self._typing
        above, under = draw.by_rule_lines(shown, width), list[Content]()
        lines, self._starts = above, []
        for place, finding in enumerate(shown.findings):
            self._starts.append(len(above))
            if typing is None or typing.at != place:
                lines += draw.finding_lines(shown, place, width, wide=wide)
            elif typing.what == "words":
                lines = under
                lines += draw.below_lines(finding, width, wide=wide)
            else:
                lines += draw.sentence_lines(finding, width, here=True)
                lines += draw.support_lines(finding, width, wide=wide)
                lines = under
            lines += [Content("")] if wide else []
        if typing is None or typing.what != "new":  # whose place is the one being typed in
            lines += draw.empty_place(shown, width)
        return above, under

    def bring_into_view(self) -> None:
        """Scroll so far that the finding in front is seen, or what is typed."""
        if typed := self.query(InPlace):
            # Focus scrolls before the fields have a place: a new one stands below all others.
            field = typed.first().in_front
            self.scroll_to_widget(field, animate=False, immediate=True)
            return
        if self.shown is None or not self._starts:
            return
        at = min(self.shown.at, len(self._starts) - 1)
        start = self._starts[at]
        end = self._starts[at + 1] if at + 1 < len(self._starts) else start + 6
        if not at:
            start = 0
        self.scroll_to_region(Region(0, start, 1, end - start), animate=False, immediate=True)

    def on_in_place_changed(self) -> None:
        """A sentence that grows stays in sight; the screen keeps its words."""
        self.call_after_refresh(self.bring_into_view)

    def on_click(self, event: Click) -> None:
        """Put the finding under the pointer in front."""
        line = event.y + self.scroll_offset.y
        before = [place for place, start in enumerate(self._starts) if start <= line]
        if before and not self.query(InPlace):
            self.post_message(self.Picked(before[-1]))


class MaterialPane(Vertical):
    """Factors and themes in the one order; only what is seen is drawn."""

    shown: reactive[Shown | None] = reactive[Shown | None](None)
    """What is shown."""

    @dataclass
    class Moved(Message):
        """Another factor or theme is in front."""

        row: int
        """Its place among the material."""

    def __init__(self) -> None:
        super().__init__(id="material")
        self._picture: Picture | None = None
        self._marked: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """A title and the list."""
        yield Static("", id="material-title", classes="pane-title", markup=False)
        yield LineList(self._drawn, id="rows")

    @property
    def rows(self) -> LineList:
        """The list."""
        return self.query_one(LineList)

    def watch_shown(self) -> None:
        """Show the rows; where they are the same, only the marks and the cursor."""
        shown = self.shown
        if shown is None or not self.is_attached:
            return
        if shown.picture is not self._picture or shown.marked != self._marked:
            self._picture, self._marked = shown.picture, shown.marked
            self.rows.show(shown.picture.material, frozenset(), shown.row)
        elif self.rows.cursor != shown.row:
            self.rows.cursor = shown.row
        width = max(10, self.content_size.width - 2)
        order = shown.picture.order.partition(";")[0].replace("In the order of", "by")
        order = order.replace(", then ", ", ")
        if not shown.picture.material:
            order = "What sessions record as factors, and themes of it, stands here."
        count = f"  {len(shown.picture.material)} factors and themes"
        lines = [Content.assemble(("Material", "bold"), (count, MUTED)), muted(order)]
        self.query_one("#material-title", Static).update(
            Content("\n").join(cut(line, width) for line in lines)
        )

    def _drawn(self, row: Material, width: int) -> Content:
        """A row."""
        return draw.material_row(row, width, marked=row.key in self._marked)

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        """Tell which factor or theme is in front."""
        event.stop()
        if self.rows.chosen is not None:
            self.post_message(self.Moved(self.rows.cursor))

    def on_resize(self) -> None:
        """The title is cut at another width."""
        self.watch_shown()


class RestsPane(Widget, can_focus=True):
    """What the finding in front rests on."""

    BINDINGS: ClassVar[list[BindingType]] = FindingsPane.BINDINGS

    shown: reactive[Shown | None] = reactive[Shown | None](None)
    """What is shown."""

    def __init__(self) -> None:
        super().__init__(id="rests")

    def render(self) -> Content:
        """The title, then the quotes."""
        if self.shown is None:
            return Content("")
        width, height = self.content_size
        title = Content.styled(draw.rests_title(self.shown), "bold")
        lines = draw.rests_lines(self.shown, width, max(2, height - 1))
        return Content("\n").join([title, *lines])


class HeadlinePane(Vertical):
    """The answer in a sentence, over everything else; typed where it stands."""

    shown: reactive[Shown | None] = reactive[Shown | None](None)
    """What is shown."""

    def __init__(self) -> None:
        super().__init__(id="headline")

    def compose(self) -> ComposeResult:
        """The sentence."""
        yield Static("", id="sentence", markup=False)

    def on_resize(self) -> None:
        """Draw for the new width."""
        self.watch_shown()

    def watch_shown(self) -> None:
        """Draw what is shown now."""
        width = self.content_size.width
        if self.shown is not None and width and self.is_attached:
            lines = headline_lines(self.shown, width)
            self.query_one("#sentence", Static).update(Content("\n").join(lines))

    async def type_in(self, typing: Typing | None) -> None:
        """Put the fields in place of the sentence, or take them away."""
        await self.query(InPlace).remove()
        self.query_one("#sentence").display = typing is None
        if typing is not None:
            await self.mount(InPlace(typing.asked))


def headline_lines(shown: Shown, width: int) -> list[Content]:
    """The headline with its lines; where there is none, how it is written."""
    answer = shown.picture.answer
    lead = Content.styled("Headline  ", f"bold {MUTED}")
    if answer.headline_left_out:
        words = Content.assemble(
            lead, muted("left out of this edition  ·  "), ("h", KEY), muted(" words it differently")
        )
        return [cut(words, width)]
    if not answer.headline:
        half = shown.half.get("headline", "")
        words = Content.assemble(
            lead,
            *((("half typed: ", "$warning"), f"“{half}”  ") if half else ()),
            ("h", KEY),
            " goes on with it" if half else " writes the answer in a sentence",
            muted("  asked for before a document is final"),
        )
        return [cut(words, width)]
    text = Content.styled(answer.headline.replace("\n", " "), "bold $foreground")
    room = max(10, width - 10)
    lines = [
        (lead if not n else Content(" " * 10)) + line for n, line in enumerate(text.wrap(room))
    ]
    below = "  ·  ".join(answer.lines)
    if below and width >= WIDE - 10:
        lines += [Content(" " * 10) + line for line in muted(below).wrap(room)]
    if half := shown.half.get("headline", ""):
        words = draw.half_words(half, "h")
        lines.append(cut(Content(" " * 10) + words, width))
    return lines


def side_of(widget: Widget | None) -> Side | None:
    """The side that a widget with the focus belongs to; none for any other."""
    if isinstance(widget, FindingsPane):
        return Side.FINDINGS
    if isinstance(widget, RestsPane):
        return Side.QUOTES
    return Side.MATERIAL if isinstance(widget, LineList) else None

"""The line into which everything is typed, always in the same place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest
from typing import ClassVar, Final, NamedTuple

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.suggester import SuggestionReady
from textual.widgets import Input

from workshop.record.documents import Pestle
from workshop.running.asking.pestle_tags import PESTLE_TAGS
from workshop.running.typed.expander import Expander, Expansion
from workshop.running.words.slash import SLASH, as_typed, behind_slash
from workshop.text import clean, clean_line

_DOCUMENT: Final = re.compile(r"(?:^|(?<=\s))(doc:\[)\s*([^\]]*)$", re.IGNORECASE)
_LAST_WORD: Final = re.compile(r"(?:^|(?<=\s))([@#])(\S*)$")
_STEP: Final = 256
_CUT: Final = "…"
"""Stands behind the first character of a line that is longer than its room."""

Names = Callable[[str], Iterable[str]]
"""Gives the handles that begin with what was typed behind `@`, or titles behind `doc:[`."""

Now = Callable[[], datetime]
"""Gives the moment."""

Keep = Callable[[str], bool]
"""Records a line; true once it is on the disk, or among those that wait for it."""

Typed = Callable[[str], None]
"""Takes the line after each change, before it is painted, so that both appear in one."""

Look = Callable[[str], bool]
"""Takes the name of a key that moves in what stands over the line; false where it moves nothing."""


class Aside(NamedTuple):
    """A line that is out of the way of the next: refused, or on its way to the disk."""

    line: str
    begun: datetime | None
    """When its first key was pressed."""
    off_record: bool = False
    """Whether it was entered off the record."""


class Kept(NamedTuple):
    """What is not recorded yet of a field."""

    text: str
    """As it was typed, each a line."""
    begun: tuple[datetime | None, ...]
    """When the first key of each line was pressed."""
    off_record: tuple[bool, ...]
    """Whether each line was entered off the record; empty where none was."""


class CaptureLine(Input):
    """An input that completes names, and never drops a line of what is pasted.

    The arrows move in what stands over it: the keys stay here, so that whatever is typed next is
    typed into the line.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", "Complete a name or a word", show=False),
        Binding("left", "beside('left')", "Left in what stands above, or in the line", show=False),
        Binding("right", "beside('right')", "Right in it, or in the line", show=False),
        Binding("up", "look('up')", "The entry before", show=False),
        Binding("down", "look('down')", "The entry after", show=False),
        Binding("pageup", "far('pageup')", "Ten entries earlier", show=False),
        Binding("pagedown", "far('pagedown')", "Ten entries later", show=False),
        Binding("home,ctrl+a", "edge('home')", "First entry, or start of the line", show=False),
        Binding("end,ctrl+e", "edge('end')", "Last entry, or end of the line", show=False),
    ]

    @dataclass
    class PastedLines(Message):
        """Several lines were pasted; nothing of them is in the field."""

        text: str
        """Everything that was pasted."""

    @dataclass
    class Expanded(Message):
        """A word became what it stands for, or was brought back."""

        expansion: Expansion

    lead: reactive[str] = reactive("")
    """What stands before the text where it is meant without being typed; empty for nothing."""

    def __init__(
        self,
        names: Names,
        record: Keep,
        typed: Typed,
        look: Look,
        expander: Expander,
        now: Now,
        *,
        id: str,  # noqa: A002 - the word of Textual
    ) -> None:
        self._typed = typed
        self._expander = expander
        self._now = now
        self.begun: datetime | None = None
        """When the first key of the line was pressed; none where it is empty, or was pasted."""
        self.off_record = False
        """Whether what stands in the line was entered off the record, and came back."""
        super().__init__(id=id, select_on_focus=False)
        self._names = names
        self._record = record
        self._look = look
        self.completion = ""
        """The whole line as Tab would make it, or nothing."""
        self.words_only = False
        """Whether nothing can be recorded, and only words behind a slash are taken."""
        self.far = False
        """Whether keys that move far are for what stands over the line."""
        self.waiting: list[Aside] = []
        """What was entered and is not on the disk yet, in order."""
        self._aside: list[Aside] = []
        self._refused = ""

    @property
    def content_width(self) -> int:
        """Cells for the text, in wide steps: each other width costs a layout of the screen."""
        needed = super().content_width
        return -(-needed // _STEP) * _STEP

    def watch_value(self, value: str) -> None:
        """Look for a name to complete, in the last word only."""
        if not value:
            self.begun, self.off_record = None, False
        self.completion = completed(value, self._names)
        if self.completion and self.completion.casefold().startswith(value.casefold()):
            self.post_message(SuggestionReady(value, value + self.completion[len(value) :]))
        # The steps of the width above keep a line scrolled that has become short enough.
        if self.scroll_offset.x and super().content_width <= self.scrollable_content_region.width:
            self.scroll_to(x=0, animate=False, immediate=True, force=True)
        self._typed(value)

    def render_line(self, y: int) -> Strip:
        """The line; the first character, which says what it is, is there however long it is."""
        strip = super().render_line(y)
        if self.lead and not y:
            lead = Strip([Segment(self.lead, self.get_component_rich_style("input--placeholder"))])
            return Strip.join([lead, strip.crop(0, max(0, strip.cell_length - lead.cell_length))])
        if y or not self.value or not self.scroll_offset.x:
            return strip
        style = self.rich_style
        head = Strip([Segment(self.value[0], style), Segment(_CUT, style)])
        return Strip.join([head, strip.crop(head.cell_length, strip.cell_length)])

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether a key is typed; where only words are taken, they begin with their slash."""
        return self._takes(character) and super().check_consume_key(key, character)

    def _takes(self, character: str | None) -> bool:
        return bool(self.value) or character == SLASH or not self.words_only

    async def _on_key(self, event: events.Key) -> None:
        """Leave to the screen what cannot be typed now."""
        if event.is_printable and not self._takes(event.character):
            event.prevent_default()
        elif event.is_printable:
            self._put_aside()

    def insert_text_at_cursor(self, text: str) -> None:
        """Take what a key types; a word that ended may become what it stands for."""
        before = self.value
        # Before the line is shown, which keeps it with this moment.
        self.begun = self.begun if before else self._now()
        super().insert_text_at_cursor(text)
        self._follow_typing(before)

    def action_delete_left(self) -> None:
        """Take a character out; right behind what became of a word, bring back the word."""
        before = self.value
        super().action_delete_left()
        self._follow_typing(before)

    def _follow_typing(self, before: str) -> None:
        """Put in place of a word what it stands for."""
        if found := self._expander.follow(before, self.value, self.cursor_position):
            self.value = found.line
            self.cursor_position = found.cursor
            self.post_message(self.Expanded(found))

    def watch_selection(self) -> None:
        """Whoever moves in a refused line goes on with it."""
        if not self.cursor_at_end:
            self._refused = ""

    def _put_aside(self) -> None:
        """Take a refused line out of the way of the next; it comes back when that is recorded.

        Whoever goes on typing at its end is at the next thing that was said; whoever mends it
        moves in it first. Behind a lead it was an answer to that: given anew, it is gone.
        """
        if self._refused and self.value == self._refused and self.cursor_at_end:
            if not self.lead:
                self._aside.append(self._here)
            self.put("")
        self._refused = ""

    @property
    def _here(self) -> Aside:
        """What stands in the field."""
        return Aside(self.value, self.begun, self.off_record)

    def kept(self, *, typed: bool) -> Kept:
        """What is not recorded yet, each a line, with what is known of each.

        In the order in which they come back: a refused line that has, those that wait for the disk,
        other refused ones; then what is typed, where that is something to be kept.
        """
        here, nothing = self._here, Aside("", None)
        came_back = bool(self.value) and self.value == self._refused
        last = here if typed and not came_back else nothing
        lines = [*([here] if came_back else []), *self.waiting, *reversed(self._aside), last]
        text, begun, off = zip(*lines, strict=True)
        return Kept("\n".join(text), begun, off if any(off) else ())

    def bring_back(self, waited: Aside) -> None:
        """Take back a line that was not recorded after all, before those that came back earlier.

        What is typed meanwhile stays, and the line comes when that is recorded.
        """
        self.waiting.remove(waited)
        self._aside.append(waited)
        self.call_next(self._go_on_where_empty)

    def _go_on_where_empty(self) -> None:
        """Go on with what came back, once all of it has, unless something is typed."""
        if not self.value and self._aside:
            self._take_back()

    def has_refused(self) -> bool:
        """Whether a line that was entered was refused and is still there; the next comes in front.

        The field shows one, unless something else is typed in it.
        """
        self._go_on_where_empty()
        return bool(self._aside or (self.value and self.value == self._refused))

    def restore(
        self, kept: str, begun: Sequence[datetime | None] = (), off: Sequence[bool] = ()
    ) -> None:
        """Go on with what was kept, with the moments at which it was begun, and what was off."""
        known = zip_longest(kept.split("\n"), begun, off)
        lines = [Aside(line, at, bool(is_off)) for line, at, is_off in known]
        *before, last = lines[: kept.count("\n") + 1]
        self._aside = before[::-1]
        if last.line:
            self._go_on(last)
        else:
            self._take_back()

    def _take_back(self) -> None:
        """Go on with the line that was refused last; with an empty one where none waits."""
        last = self._aside.pop() if self._aside else Aside("", None)
        self._refused = last.line
        self._go_on(last)

    def _go_on(self, aside: Aside) -> None:
        """Put a line in place of this one, begun when it was."""
        self.begun, self.off_record = aside.begun, aside.off_record
        self.put(aside.line)

    def action_complete(self) -> None:
        """Take the completion, or go on to what stands over the line."""
        if self.completion and self.cursor_at_end:
            self.put(f"{self.completion} ")
        elif not self._look("tab"):
            self.screen.focus_next()

    def put(self, line: str) -> None:
        """Put another line in place of this one, with the cursor behind it."""
        self.value = line
        self.cursor_position = len(line)

    def action_look(self, key: str) -> None:
        """Move in what stands over the line."""
        self._look(key)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that move far do so in what stands over the line only once something is chosen."""
        return self.far if action == "far" else super().check_action(action, parameters)

    def action_far(self, key: str) -> None:
        """Move far in what stands over the line."""
        self._look(key)

    def action_beside(self, key: str) -> None:
        """Go a character on; in what stands over the line where the line is empty."""
        if not self.value and self._look(key):
            return
        if key == "left":
            self.action_cursor_left()
        else:
            self.action_cursor_right()

    def action_edge(self, key: str) -> None:
        """Go to an end of the line; of what stands over it where the line is empty."""
        if not (self.value or self._look(key)):
            return
        if key == "home":
            self.action_home()
        else:
            self.action_end()

    async def action_submit(self) -> None:
        """Have the line recorded; it stays until that is done, or the next is typed.

        Called straight away and not by a message: Enter twice must not record twice, and a key
        that changes the step must not overtake the line.
        """
        if self._record(self.value):
            self._take_back()
        elif behind_slash(self.value) is None and any(each.isalnum() for each in self.value):
            self._refused = self.value

    def on_paste(self, event: events.Paste) -> None:
        """Take one line into the field, and hand on several."""
        event.stop()
        event.prevent_default()
        self.take(event.text)

    def action_paste(self) -> None:
        """Take what was copied in the program, in the same way."""
        self.take(self.app.clipboard)

    def take(self, text: str) -> None:
        """Take in a text from outside: one line here, several through a preview."""
        if self.words_only and behind_slash(self.value) is None:
            self.app.bell()
        elif len([line for line in clean(text).split("\n") if line.strip()]) > 1:
            self.post_message(self.PastedLines(text))
        elif line := clean_line(text):
            self._put_aside()
            # What is pasted is text: a path is no word behind a slash.
            self.replace(line if self.value else as_typed(line), *self.selection)


def completed(value: str, names: Names) -> str:
    """The line with its last word completed; nothing where there is nothing to complete.

    Args:
        value: what stands before the cursor.
        names: gives the handles that begin with something.
    """
    if document := _DOCUMENT.search(value):
        start = document[2]
        title = next(iter(names(f"{document[1].lower()}{start}")), "")
        return f"{value[: document.start(2)]}{title}" if title and title != start else ""
    if (word := _LAST_WORD.search(value)) is None:
        return ""
    mark, start = word.groups()
    if mark == "@":
        found = next(iter(names(start)), "")
    else:
        words = (field.word for field in Pestle) if start.lower() not in PESTLE_TAGS else ()
        found = next((w for w in words if start and w.startswith(start.lower())), "")
    return f"{value[: word.start(2)]}{found}" if found and found != start else ""

"""The line of keys at the foot of a screen: whole words only, and the way out always among them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from rich.cells import cell_len
from textual.binding import ActiveBinding
from textual.content import Content
from textual.events import Leave, MouseDown, MouseMove
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget

from screens.widgets.screen_kind import BADGE_WIDTH, ScreenKind

ALWAYS: Final = frozenset({"escape", "f1", "app.help"})
"""What is shown however narrow it is, by key or action: the way out, and to all the others."""

_AROUND: Final = 3
_WIDE: Final = 100
"""From so many columns on one line is enough."""
_KEY: Final = "bold $footer-key-foreground"
_WORDS: Final = "$footer-description-foreground"
_HOVERED: Final = "on $block-hover-background"
_EDGE: Final = ("▏", "$foreground 20%")


class ShownKey(NamedTuple):
    """A key as the line says it."""

    key: str
    """What pressing it sends."""
    action: str
    """What it does."""
    sign: str
    """How the key is written."""
    words: str
    """What it does, in words."""
    enabled: bool
    """Whether it works now; what does not is dim."""
    tooltip: str
    """What is said where the mouse rests on it; empty for nothing."""
    at_edge: bool = False
    """Whether it stands at the right edge, as the command palette does."""

    @property
    def cells(self) -> int:
        """How many cells it takes."""
        return cell_len(self.sign) + cell_len(self.words) + _AROUND

    @property
    def stays(self) -> bool:
        """Whether it is shown however narrow it is."""
        return self.at_edge or self.key in ALWAYS or self.action in ALWAYS


class KeyLine(Widget):
    """The keys of a screen, and whether letters act on it where no hint says that.

    Keys that find no room are left to the help screen. The line is one widget that draws all keys:
    with one for each of them, as Textual's own footer has, telling that other keys work was a
    quarter of the work of a key press.

    Args:
        second: whether keys that find no room on a narrow screen stand in a second line above it,
            as far as they go.
        id: the id of the widget.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KeyLine {
        dock: bottom;
        height: 1;
        text-wrap: nowrap;
        color: $footer-foreground;
        background: $footer-background;
    }
    """

    keys: reactive[tuple[ShownKey, ...]] = reactive(())
    """The keys that work now and are to be shown, the first ones before the later ones."""
    kind: reactive[ScreenKind | None] = reactive[ScreenKind | None](None)
    """Whether letters are typed or act on the screen, where this line is to say it."""
    hovered: reactive[ShownKey | None] = reactive[ShownKey | None](None)
    """The key under the mouse."""

    def __init__(self, *, second: bool = False, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._second = second

    def on_mount(self) -> None:
        """Be told when other keys work."""
        self.screen.bindings_updated_signal.subscribe(self, self.bindings_changed)

    def on_unmount(self) -> None:
        """Be told no longer."""
        self.screen.bindings_updated_signal.unsubscribe(self)

    def bindings_changed(self, screen: Screen[object]) -> None:
        """Look again once all that sets it off is done."""
        if screen.app.app_focus and self.is_attached and screen is self.screen:
            self.call_after_refresh(self.look)

    def look(self) -> None:
        """Show the keys that work now; where they are the same, nothing is drawn anew."""
        if not self.is_attached:
            return
        self.kind = getattr(self.screen, "letters", None)
        self.keys = tuple(self._found())
        self._take_room()

    def on_resize(self) -> None:
        """As many keys as find room now."""
        self._take_room()

    def _take_room(self) -> None:
        """A second line where it may be and is needed."""
        if self._second:
            self.styles.height = len(self._lines())

    def _found(self) -> list[ShownKey]:
        """The keys that are to be shown; of several for one action, the first."""
        found = self.screen.active_bindings
        first: dict[str, ActiveBinding] = {}
        for active in found.values():
            if active.binding.show:
                first.setdefault(active.binding.action, active)
        keys = [self._shown(active) for active in first.values()]
        if palette := found.get(self.app.COMMAND_PALETTE_BINDING):
            said = palette.binding.tooltip or palette.binding.description
            keys.append(self._shown(palette)._replace(tooltip=said, at_edge=True))
        return keys

    def _shown(self, active: ActiveBinding) -> ShownKey:
        """A key as the line says it."""
        _, binding, enabled, tooltip = active
        sign = self.app.get_key_display(binding)
        return ShownKey(binding.key, binding.action, sign, binding.description, enabled, tooltip)

    def _lines(self) -> list[list[ShownKey]]:
        """The keys that find room, line by line; the last line is that at the foot."""
        room = self.size.width - self._badge
        foot = fitting(self.keys, room)
        second = self._second and self.size.width < _WIDE
        rest = [key for key in self.keys if key not in foot] if second else []
        above = fitting(rest, room)
        return [above, foot] if above else [foot]

    @property
    def _badge(self) -> int:
        """How many columns the word takes that says whether letters act."""
        return BADGE_WIDTH if self.kind else 0

    def _in_line(self, keys: Sequence[ShownKey]) -> Iterator[tuple[int, ShownKey]]:
        """The keys of a line, each with the column at which it begins."""
        column = self._badge
        for key in keys:
            yield self.size.width - key.cells if key.at_edge else column, key
            column += key.cells

    def placed(self) -> list[tuple[int, int, ShownKey]]:
        """The keys that find room, each with the column and the line at which it begins."""
        lines = enumerate(self._lines())
        return [(at, row, key) for row, keys in lines for at, key in self._in_line(keys)]

    def render(self) -> Content:
        """As many keys as find room; whether letters act stands at the foot."""
        *above, foot = self._lines()
        lines = [self._line(keys, Content("")) for keys in above]
        badge = self.kind.badge if self.kind else Content("")
        return Content("\n").join([*lines, self._line(foot, badge)])

    def _line(self, keys: Sequence[ShownKey], badge: Content) -> Content:
        """One line of them, the badge before it."""
        pieces, column = [badge], badge.cell_length
        for at, key in self._in_line(keys):
            pieces += [Content(" " * (at - column)), self._drawn(key)]
            column = at + key.cells
        return Content("").join(pieces)

    def _drawn(self, key: ShownKey) -> Content:
        """The sign of a key and its words."""
        sign = key.sign if key.at_edge else f" {key.sign} "
        words = f" {key.words}" if key.at_edge else f"{key.words} "
        drawn = Content.assemble((sign, _KEY), (words, _WORDS))
        if not key.enabled:
            drawn = drawn.stylize("dim")
        if key == self.hovered:
            drawn = drawn.stylize(_HOVERED)
        return Content.assemble(_EDGE, drawn, " ") if key.at_edge else drawn

    def _key_at(self, column: int, row: int) -> ShownKey | None:
        """The key that stands in a column of a line."""
        found = (
            key
            for at, where, key in self.placed()
            if where == row and at <= column < at + key.cells
        )
        return next(found, None)

    def on_mouse_move(self, event: MouseMove) -> None:
        """Show which key a click would press, and what it does."""
        self.hovered = self._key_at(event.x, event.y)

    def on_leave(self, _: Leave) -> None:
        """The mouse is elsewhere."""
        self.hovered = None

    def watch_hovered(self, key: ShownKey | None) -> None:
        """Say what the key does."""
        self.tooltip = Content(key.tooltip) if key and key.tooltip else None
        self.styles.pointer = "pointer" if key else "default"

    def on_mouse_down(self, event: MouseDown) -> None:
        """Press the key that is clicked."""
        key = self._key_at(event.x, event.y)
        if key is None:
            return
        if key.enabled:
            self.app.simulate_key(key.key)
        else:
            self.app.bell()


def fitting(keys: Sequence[ShownKey], width: int) -> list[ShownKey]:
    """The keys that fit into a width, the first ones before the later ones."""
    room = width - sum(key.cells for key in keys if key.stays)
    shown: list[ShownKey] = []
    for key in keys:
        if not key.stays:
            room -= key.cells
        if key.stays or room >= 0:
            shown.append(key)
    return shown

"""The ways to plan the rest of a session, as columns of one table, and as sentences to be said."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.reactive import var
from textual.widgets import Static

from screens.session.dialogs.key_dialog import KeyDialog
from screens.session.planning.table import foot_lines, head_lines, standing, step_lines, way_lines
from screens.widgets.ink import KEY, muted
from workshop.running.asking.planning import LETTERS, Planning
from workshop.running.asking.replans import Way

_WIDEST: Final = 112
"""Cells that the table takes at most."""
_EDGES: Final = 8
"""Cells at its sides."""
_ROOMY: Final = 30
"""Lines from which on there is room to breathe."""


class PlanDialog(KeyDialog[Way]):
    """Asks which way the rest is planned anew; none where the plan is kept.

    Args:
        found: the ways.
        title: what the session is called.
    """

    CSS_PATH = str(Path(__file__).with_name("dialog.tcss"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "keep", "Keep the plan"),
        Binding("enter", "take", "Take it"),
        *(Binding(letter, f"take({place})", show=False) for place, letter in enumerate(LETTERS)),
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "turn(-1)", show=False),
        Binding("pagedown", "turn(1)", show=False),
    ]

    place: var[int] = var(0)
    """The place of the way in hand."""

    def __init__(self, found: Planning, title: str) -> None:
        super().__init__()
        self._found = found
        self._title = title

    def compose(self) -> ComposeResult:
        """How it stands, the table with its foot, the ways, the keys."""
        with Vertical(classes="dialog", id="plan"):
            yield Static(id="plan-standing", markup=False)
            yield Static(id="plan-head", markup=False)
            with VerticalScroll(id="plan-steps", can_focus=False):
                yield Static(id="plan-table", markup=False)
            yield Static(id="plan-foot", markup=False)
            yield Static(id="plan-ways", markup=False)
            yield Static(id="plan-keys", markup=False)

    def _keys(self, *, roomy: bool) -> Content:
        """What the keys do; where the steps do not all find room, also how to see the others."""
        letters = " ".join(LETTERS[: len(self._found.ways)])
        first = Content.assemble(
            ("⏎", KEY), " or ", (letters, KEY), " takes it    ", ("Esc", KEY), " keeps the plan    "
        )
        if self.query_one("#plan-steps", VerticalScroll).max_scroll_y:
            return Content.assemble(first, ("PgDn", KEY), " more steps")
        untouched = muted("nothing recorded is touched; ") if roomy else ""
        return Content.assemble(first, untouched, ("^z", KEY), muted(" takes it back"))

    def on_mount(self) -> None:
        """Show it."""
        self._show()

    def on_resize(self) -> None:
        """Use the new size."""
        self._show()

    def watch_place(self) -> None:
        """Show which way is in hand."""
        if self.is_mounted:
            self._show()

    def _show(self) -> None:
        width = min(_WIDEST, self.app.size.width) - _EDGES
        roomy = self.app.size.height >= _ROOMY
        self.set_class(not roomy, "-close")
        for name, lines in (
            ("standing", [standing(self._found)]),
            ("head", head_lines(self._found, width)),
            ("table", step_lines(self._found, width)),
            ("foot", foot_lines(self._found, width)),
            ("ways", way_lines(self._found, self.place, width, roomy=roomy)),
        ):
            self.query_one(f"#plan-{name}", Static).update(Content("\n").join(lines))
        # Whether all steps find room is known once it was laid out.
        self.call_after_refresh(self._show_keys)

    def _show_keys(self) -> None:
        roomy = self.app.size.height >= _ROOMY
        self.query_one("#plan-keys", Static).update(self._keys(roomy=roomy))

    def action_take(self, place: int | None = None) -> None:
        """Take a way: that of a letter, else the one in hand."""
        chosen = self.place if place is None else place
        if chosen < len(self._found.ways):
            self.dismiss(self._found.ways[chosen])
        else:
            self.app.bell()

    def action_keep(self) -> None:
        """Keep the plan as it is."""
        self.dismiss(None)

    def action_move(self, by: int) -> None:
        """Take another way in hand."""
        self.place = max(0, min(self.place + by, len(self._found.ways) - 1))

    def action_turn(self, by: int) -> None:
        """Show the steps before or after, where there is no room for all."""
        steps = self.query_one("#plan-steps", VerticalScroll)
        (steps.scroll_page_down if by > 0 else steps.scroll_page_up)(animate=False)

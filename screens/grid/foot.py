"""The lines below a grid."""

from __future__ import annotations

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from screens.base.application import Application
from screens.grid import words
from screens.grid.commands import GRID_COMMANDS
from screens.grid.entry import Taken
from screens.grid.grid import Grid
from screens.widgets.screen_kind import BADGE_WIDTH, ScreenKind
from workshop.running.cells.offers import Offer


class Foot(Vertical):
    """Says what the cell in hand is for, what was recorded, and which keys there are.

    Args:
        says_kind: whether it says too whether letters are typed or act; else another line does.
    """

    DEFAULT_CSS = """
    Foot {
        height: auto;
        #about {
            height: 2;
            padding: 0 1;
        }
        #said, #crib {
            height: 1;
            padding: 0 1;
            text-wrap: nowrap;
            text-overflow: ellipsis;
        }
    }
    """

    def __init__(self, *, says_kind: bool) -> None:
        super().__init__()
        self._says_kind = says_kind
        self._shown: dict[str, Content] = {}

    def compose(self) -> ComposeResult:
        """Three texts."""
        yield Static("", id="about", markup=False)
        yield Static("", id="said", markup=False)
        yield Static("", id="crib", markup=False)

    def show(
        self, grid: Grid, offer: Offer | None, said: Taken, *, begun: bool, filtering: bool
    ) -> None:
        """Say it as it is now.

        Args:
            grid: the grid, with its cell in hand.
            offer: what the half-typed cell may become.
            said: what was recorded last, or is still needed.
            begun: whether a row was begun that cannot be recorded yet.
            filtering: whether the words of the filter are being typed.
        """
        about = words.about_cell(grid, grid.hand.field, offer)
        room = max(10, self.size.width - 2)
        if point := words.about_row(grid):
            # The cell's words may take both lines else.
            about = Content("\n").join(
                part.truncate(room, ellipsis=True) for part in (about, point)
            )
        else:
            about = _in_two_lines(about, room)
        hidden = words.about_columns(grid)
        told = words.said(said.said, recorded=said.recorded)
        below = told if begun or not hidden else hidden
        wide = self.size.width - 2 - (BADGE_WIDTH + 2 if self._says_kind else 0)
        if self._says_kind or filtering or grid.has_focus:
            crib = words.crib(grid.hand, wide, self._own_keys(), filtering=filtering)
        else:
            crib = words.away()
        if self._says_kind:
            acts = grid.hand.picks_rows and not filtering
            kind = ScreenKind.KEYS if acts else ScreenKind.LINE
            crib = Content.assemble(kind.badge, "  ", crib)
        for name, content in (("#about", about), ("#said", below), ("#crib", crib)):
            if self._shown.get(name) != content:
                self._shown[name] = content
                self.query_one(name, Static).update(content, layout=False)

    def _own_keys(self) -> Mapping[str, str]:
        """The keys that this person gave to commands of the grid, as the footer writes them."""
        app = self.app
        if not isinstance(app, Application) or not app.has_own_keys:
            return {}
        own = {each.id: app.with_own_key(each).key for each in GRID_COMMANDS}
        return {
            each.id: app.get_key_display(Binding(own[each.id].split(",")[0], ""))
            for each in GRID_COMMANDS
            if own[each.id] != each.key
        }


def _in_two_lines(about: Content, room: int) -> Content:
    """Words that take two lines at most; where they are cut off, that is seen."""
    first, *more = about.wrap(room) or [about]
    if len(more) < 2:
        return about
    rest = Content(" ").join(each.rstrip() for each in more)
    return Content("\n").join((first, rest.truncate(room, ellipsis=True)))

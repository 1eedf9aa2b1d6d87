"""The grid with what stands round it: the words about the cell, the filter, the hint."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, Final, Self

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import DescendantBlur, DescendantFocus, Mount
from textual.message import Message
from textual.widgets import Input

from screens.base.commands import bindings
from screens.grid.commands import GRID_COMMANDS
from screens.grid.entry import Do, RowEntry, Taken
from screens.grid.foot import Foot
from screens.grid.grid import Grid
from screens.grid.possible import ACTIONS, has_key, is_possible
from screens.grid.row_actions import RowActions
from screens.grid.suggestions import Suggestions
from screens.grid.table import Table
from workshop.registers.kinds import register_named

if TYPE_CHECKING:
    from sessions.store.store import Store
    from workshop.registers.fields import AnyField


_LOOK: Final = """
RegisterPane {
    height: 1fr;
}
"""


class Switched(Message):
    """Letters act on rows from now on, or are typed into the cell again."""


class RegisterPane(Vertical):
    """Shows the rows of a register and has cells entered into it.

    Args:
        register: its name.
        store: gives the engagement as it is shown.
        do: carries out a command; raises what is refused.
        fields: the ids of the columns; all where none are given.
        session_id: the session in which rows are entered; none outside one.
        step_id: the step of that session.
        besides: the fields that are asked of rows there are; none where rows are entered.
    """

    DEFAULT_CSS = _LOOK
    BINDINGS: ClassVar = bindings(replace(command, part="") for command in GRID_COMMANDS)

    @dataclass
    class Changed(Message):
        """Something was recorded or refused, or rows are listed in another way."""

        taken: Taken

    def __init__(
        self,
        register: str,
        store: Callable[[], Store],
        do: Do,
        fields: Sequence[str] = (),
        session_id: str | None = None,
        step_id: str = "",
        besides: Sequence[AnyField] = (),
    ) -> None:
        super().__init__(id="pane")
        self.register = register_named(register)
        """The declaration."""
        columns = [field for name in fields if (field := self.register.field(name))]
        self.table = Table(self.register, columns, session_id or "", besides)
        """What is shown."""
        self.entry = RowEntry(register, store, do, session_id, step_id)
        """What enters cells."""
        self._in_session = session_id is not None
        self._filter = Input(id="filter", compact=True, placeholder="words that rows must hold")
        self._suggestions = Suggestions(self.table, store)
        self.grid = Grid(self.table, self._take, self._suggestions.first)
        """The grid."""
        self.said = Taken()
        """What was recorded last, or refused."""
        self._acts = RowActions(self, self.grid, self.entry, store, self._took)
        self._store = store
        self._warned_of: dict[str, str] = {}
        self._keys: set[str] = set()

    def focus(self, scroll_visible: bool = True) -> Self:  # noqa: FBT001, FBT002 - Textual's own
        """Give the keys to the grid, to be typed in."""
        self.grid.hand.picks_rows = not self.grid.hand.writable
        self.grid.focus(scroll_visible)
        return self

    def may_leave(self) -> bool:
        """Whether nothing is lost by leaving; where a row was begun, it is said once."""
        begun = dict(self.entry.begun)
        if not begun or begun == self._warned_of:
            return True
        self._warned_of = begun
        told = f"{self.said.said} Leave again, and the row is thrown away."
        self.screen.notify(told, markup=False, severity="error", timeout=10)
        return False

    def drop(self) -> bool:
        """Forget what is typed and not recorded; whether there was anything."""
        begun = bool(self.entry.begun)
        self.entry.forget()
        self.grid.hand.begun = self.entry.begun_cells(self.table.fields)
        return self.grid.drop() or begun

    def compose(self) -> ComposeResult:
        """The filter, the grid, the words."""
        yield self._filter
        yield self.grid
        # In a session the hint over the line says whether letters are typed.
        yield Foot(says_kind=not self._in_session)

    def follow(self, *, writable: bool) -> None:
        """Show the record as it is now.

        Args:
            writable: whether cells can be entered.
        """
        hand = self.grid.hand
        fresh, row_id = not hand.rows, hand.row_id
        self.table.follow(self._store().record)
        hand.writable = writable
        hand.picks_rows = hand.picks_rows or not writable
        # An empty cell at first: nothing can be overwritten. Later the row that was in hand.
        if row_id in self.table.ids:
            hand.place = self.table.ids.index(row_id)
        elif row_id:
            hand.typed = None
        elif fresh or hand.writable:
            hand.place = len(self.table.ids)
        hand.begun = self.entry.begun_cells(self.table.fields)
        if fresh and hand.writable:
            hand.begin()
        self.grid.show()
        self.describe()

    # What is said

    @on(Grid.Moved)
    def follow_grid(self, event: Grid.Moved) -> None:
        """Say what the cell in hand is for, and which keys there are."""
        event.stop()
        self.describe()

    @on(Mount)
    @on(DescendantFocus)
    @on(DescendantBlur)
    def describe(self) -> None:
        """Say what the cell in hand is for, and which keys there are."""
        if not self.is_mounted:
            return
        hand = self.grid.hand
        offer = self._suggestions.first(hand.column, hand.typed.text) if hand.typed else None
        begun = bool(self.entry.begun) and not self.said.recorded
        filtering = self.filtering
        self.query_one(Foot).show(self.grid, offer, self.said, begun=begun, filtering=filtering)
        keys = {action for action in ACTIONS if self.check_action(action, ())}
        if keys != self._keys:  # to name others costs a layout
            self._keys = keys
            self.refresh_bindings()

    # Recording

    def _take(self, row_id: str, column: int, text: str) -> str:
        """Have a cell recorded; the reason where it is refused."""
        field = self.table.fields[column]
        if row_id and text == self.table.written(row_id, column):
            return ""
        return self._took(self.entry.put(row_id, field.id, text))

    def _took(self, taken: Taken) -> str:
        """Follow what was done, at once: the next key goes on from there."""
        if taken.recorded:
            self.table.follow(self._store().record)
        if taken.said or taken.problem:
            self.said = taken
        self.grid.hand.begun = self.entry.begun_cells(self.table.fields)
        self.grid.show()
        self.post_message(self.Changed(taken))
        return taken.problem

    # Cells

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What can be done now."""
        if action not in ACTIONS:
            return super().check_action(action, parameters)
        if self.filtering:
            return action in ("rows", "cells")
        return has_key(action, self.grid)

    def give(self, action: str) -> None:
        """Have something done that was asked for by its name, once what is typed is taken."""
        if is_possible(action, self.grid) and self.grid.commit():
            getattr(self, f"action_{action}")()

    def action_onward(self) -> None:
        """Take the cell and go on; in the column of the entries, show them."""
        if self.grid.hand.on_evidence:
            self._acts.show_quotes()
        else:
            self.grid.action_onward()

    def action_above(self) -> None:
        """Take what stands in the cell above."""
        ids, grid = self.table.ids, self.grid
        grid.type(self.table.written(ids[grid.hand.place - 1], grid.hand.column))
        grid.action_onward()

    def action_edit(self) -> None:
        """Go on with what stands in the cell."""
        hand = self.grid.hand
        text = self.table.written(hand.row_id, hand.column) if hand.row_id else hand.cell
        self.grid.type("", text)

    def action_clear(self) -> None:
        """Empty the cell."""
        if self.grid.hand.cell:
            self.grid.type("")
            if not self.grid.commit():
                return
        self.describe()

    def action_break(self) -> None:
        """Begin a new line in the cell, behind what stands there."""
        if self.grid.hand.typed is None:
            self.action_edit()
        self.grid.put("\n")
        self.grid.changed()

    def action_new(self) -> None:
        """Go to the row behind the last one."""
        if self.grid.commit():
            self.grid.go_to(len(self.table.ids), 0)

    def action_rows(self) -> None:
        """Leave the cells: letters are commands now. From the filter, back to all rows."""
        if self.filtering:
            self._filter.value = ""
            self._end_filter()
            return
        self.grid.hand.picks_rows = True
        self.grid.changed()
        self.post_message(Switched())

    def action_cells(self) -> None:
        """Go back to the cells; where only looking is possible, show what was said."""
        if self.filtering:
            self._end_filter()
        elif self.grid.hand.on_evidence:
            self._acts.show_quotes()
        elif self.grid.hand.writable:
            self.grid.hand.picks_rows = False
            self.grid.changed()
            self.post_message(Switched())

    # Rows

    def action_sort(self) -> None:
        """Sort by the column in hand."""
        row_id = self.grid.hand.row_id
        self.table.sort_by(self.grid.hand.column)
        self._arranged(row_id)

    @property
    def filtering(self) -> bool:
        """Whether the words of the filter are being typed."""
        return self._filter.has_focus

    def action_filter(self) -> None:
        """Go to the words that rows must hold."""
        self._filter.display = True
        self._filter.focus()

    def on_descendant_focus(self) -> None:
        """Say which keys there are where the keys went now."""
        self.describe()

    @on(Input.Changed, "#filter")
    def narrow(self, event: Input.Changed) -> None:
        """List as one types."""
        event.stop()
        self.table.narrow(event.value)
        self._arranged(self.grid.hand.row_id)

    @on(Input.Submitted, "#filter")
    def end_filter(self, event: Input.Submitted) -> None:
        """Enter goes down to the rows."""
        event.stop()
        self._end_filter()

    def _end_filter(self) -> None:
        """Go from the words to the rows; the field stays while it narrows them."""
        self._filter.display = bool(self._filter.value.strip())
        self.grid.focus()
        self.describe()

    def _arranged(self, row_id: str) -> None:
        """Show the rows in their new order, with the same one in hand where it is listed."""
        ids = self.table.ids
        place = ids.index(row_id) if row_id in ids else 0
        self.grid.show()
        self.grid.go_to(place, self.grid.hand.column)
        self.post_message(self.Changed(Taken()))

    def action_mark(self) -> None:
        """Mark the row in hand, or take its mark away, and go to the next one."""
        if row_id := self.grid.hand.row_id:
            self.grid.hand.marked ^= {row_id}
            self.grid.show()
            self.grid.go_to(self.grid.hand.place + 1, self.grid.hand.column)

    @work(exclusive=True, group="default")
    async def action_remove(self) -> None:
        """Take the marked rows out, or the one in hand, once that is confirmed."""
        await self._acts.remove()

    @work(exclusive=True, group="default")
    async def action_link(self) -> None:
        """Have the row rest on something that was said, or no longer."""
        await self._acts.link()

    @on(Grid.Pasted)
    @work(exclusive=True, group="default")
    async def paste(self, event: Grid.Pasted) -> None:
        """Show what a pasted block comes to, then take all of it as one change."""
        event.stop()
        await self._acts.paste(event.text, self.grid.hand.field)

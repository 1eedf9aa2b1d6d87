"""What is done to whole rows of a grid: removed, linked to what was said, pasted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from textual.widget import Widget

from screens.dialogs.confirm import Confirm
from screens.dialogs.glance import Glance
from screens.grid.entry import RowEntry, Taken
from screens.grid.evidence import EntryPicker, quotes
from screens.grid.grid import Grid
from screens.grid.paste import Block, PastePreview
from workshop.record.change import trial
from workshop.registers.fields import AnyField
from workshop.running.cells.block import read_block_rows
from workshop.text import shorten

if TYPE_CHECKING:
    from sessions.store.store import Store

_NAMED: Final = 6
"""So many rows are named in a question, at most."""


class RowActions:
    """Asks what there is to ask, and has it recorded.

    Args:
        widget: what dialogs are shown over.
        grid: the grid.
        entry: what records rows.
        store: gives the engagement as it is shown.
        took: follows what was done, and gives the reason where it was refused.
    """

    def __init__(
        self,
        widget: Widget,
        grid: Grid,
        entry: RowEntry,
        store: Callable[[], Store],
        took: Callable[[Taken], str],
    ) -> None:
        self._widget = widget
        self._grid = grid
        self._table = grid.table
        self._entry = entry
        self._store = store
        self._took = took

    async def remove(self) -> None:
        """Take the marked rows out, or the one in hand, once that is confirmed."""
        grid, register = self._grid, self._table.register
        marked = [row_id for row_id in self._table.ids if row_id in grid.hand.marked]
        ids = tuple(marked or [row_id for row_id in (grid.hand.row_id,) if row_id])
        if not ids:
            return
        rows = [self._table.shown(row_id) for row_id in ids]
        told = [f"{row.code}  {shorten(row.cells[0], 60)}" for row in rows[:_NAMED]]
        told += [f"and {len(rows) - _NAMED} more"] if len(rows) > _NAMED else []
        question = f"Remove {register.count(len(rows))}?"
        asked = Confirm(question, "\n".join([*told, "", "It can be undone."]), "Remove")
        if await self._widget.app.push_screen_wait(asked) is True:
            self._follow(self._entry.remove(ids))

    def show_quotes(self) -> None:
        """Show what was said that the row in hand rests on."""
        row = self._table.row(self._grid.hand.row_id)
        if entries := row.evidence if row else self._entry.begun_evidence:
            told = quotes(self._store().record, entries)
            title = f"{row.code if row else 'The row'} rests on"
            self._widget.app.push_screen(Glance(title, told, "space"))

    async def link(self) -> None:
        """Have the row in hand rest on something that was said, or no longer."""
        grid, store = self._grid, self._store()
        about = grid.hand.typed.text if grid.hand.typed else grid.hand.cell
        if not grid.commit():
            return
        row = self._table.row(grid.hand.row_id)
        if row is None and not self._entry.begun:
            self._widget.app.notify("Type the row first; then it can rest on what was said.")
            return
        row_id = row.id if row else ""
        linked = row.evidence if row else self._entry.begun_evidence
        asked = EntryPicker(store.record, store.find_entries, linked, about[:60])
        if (chosen := await self._widget.app.push_screen_wait(asked)) is None:
            return
        kept = tuple(each for each in linked if each != chosen)
        evidence = kept if chosen in linked else (*linked, chosen)
        self._follow(self._entry.rest_on(row_id, evidence))

    async def paste(self, text: str, field: AnyField | None) -> None:
        """Show what a pasted block comes to, then take all of it as one change.

        Args:
            text: the block.
            field: where columns without headings begin; none for the first.
        """
        if not self._grid.commit():
            return
        record, register = self._store().record, self._table.register
        first = field.id if field else ""
        asked = PastePreview(
            Block.pasted(register, text, first),
            lambda lines, columns: read_block_rows(
                record, register, lines, columns, trial(self._store().moment().now)
            ),
        )
        if rows := await self._widget.app.push_screen_wait(asked):
            self._follow(self._entry.put_all(rows))

    def _follow(self, taken: Taken) -> None:
        """Show what was done; a refusal that stands in no cell is told over the screen."""
        if problem := self._took(taken):
            self._widget.app.notify(problem, markup=False, severity="error", timeout=10)

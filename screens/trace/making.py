"""What can be made of something: a row of any register, in its words and leading to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from textual.content import Content

from screens.base.record_screen import RecordScreen
from screens.dialogs.acting import perform_and_tell
from screens.dialogs.pick import Pick
from screens.widgets.ink import muted
from screens.widgets.row_list import Item, Row
from workshop.errors import Refused
from workshop.record.documents import Entry, Factor
from workshop.record.record import Record
from workshop.record.rows import Row as Recorded
from workshop.record.themes import Theme
from workshop.registers.kinds import REGISTERS
from workshop.running.needs.commands import MakeRows
from workshop.running.needs.of_entries import Made, row_of, row_of_entry
from workshop.trace.subject import Subject


async def make_row(screen: RecordScreen[Any], subject: Subject | None) -> Recorded | None:
    """Have a register be picked and make a row of it.

    Args:
        screen: where it is asked for.
        subject: of what the row is made.

    Returns:
        The row, made now or there already; none where nothing was picked or may be made.
    """
    if not isinstance(subject, Entry | Factor | Theme | Recorded):
        screen.warn("Rows are made of what was said, factors, themes and rows.")
        return None
    found = dict(_made(screen.store.record, subject))
    items = [_item(name, one) for name, one in found.items() if one.row or not one.refused]
    if not items:
        why = next(iter(dict.fromkeys(one.refused for one in found.values())), "")
        screen.warn(why or "No register takes it.")
        return None
    picked = await screen.app.push_screen_wait(Pick("Make a row of which register?", items, "Make"))
    if picked is None:
        return None
    if (row := found[picked].row) is not None:
        screen.tell(f"It is {REGISTERS[picked].one} {row.code} already.")
        return row
    ids = (subject.id,)
    said = isinstance(subject, Entry)
    command = MakeRows(register=picked, entry_ids=ids if said else (), of=() if said else ids)
    if (change := perform_and_tell(screen, command)) is None:
        return None
    new = (each for each in change.puts if isinstance(each, Recorded) and picked == each.TABLE)
    return next(new)


def _made(record: Record, subject: Entry | Factor | Theme | Recorded) -> Iterator[tuple[str, Made]]:
    """By register what something is there, or why it cannot become a row."""
    for name in REGISTERS:
        try:
            of = row_of_entry if isinstance(subject, Entry) else row_of
            yield name, of(record, name, subject.id)
        except Refused as refusal:
            yield name, Made(None, str(refusal))


def _item(name: str, made: Made) -> Item:
    """A register, with the row that it has of this already."""
    right = muted(made.row.code) if made.row else Content("")
    return Item(Row(Content(REGISTERS[name].title), right=right), name)

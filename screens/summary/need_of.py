"""A need of what was said, by one key: of an entry, or of all that supports a factor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from screens.base.navigation import OpenNeeds
from screens.base.record_screen import RecordScreen
from workshop.record.documents import Entry, Factor
from workshop.record.rows import Row
from workshop.registers.kinds.needs.needs import NEEDS
from workshop.running.needs.commands import MakeRows
from workshop.running.needs.of_entries import row_of_entry
from workshop.running.row_commands import PutRows, RowText
from workshop.trace.nodes import Node


def make_need(screen: RecordScreen[Any], factor: Factor | None, said: object) -> None:
    """Make a need of what was said in front, else of all that supports the factor.

    What is a need already is gone to. Of several entries each becomes a request of whoever said it,
    and the first of them stands for all.

    Args:
        screen: where it is asked for.
        factor: the factor in front.
        said: what was said, where the cursor is on something; else anything.
    """
    record = screen.store.record
    if isinstance(said, Node) and said.kind == "entry":
        entry = record.find(Entry, said.id or "")
        if entry is None:
            screen.warn("In this edition it is not tied to a session; t shows the restricted one.")
            return
        entries = [entry]
    else:
        entries = record.evidence_of(factor.id) if factor else []
    made = [(each.id, row_of_entry(record, NEEDS, each.id)) for each in entries]
    if known := next((one.row for _, one in made if one.row is not None), None):
        screen.open(OpenNeeds(need_id=known.id))
        return
    ids = [entry_id for entry_id, one in made if not one.refused]
    if not ids:
        told = next((one.refused for _, one in made), "Put the cursor on a factor first.")
        screen.warn(told)
        return
    _make(screen, ids)


def _make(screen: RecordScreen[Any], ids: Sequence[str]) -> None:
    """Make a need of each entry, and have the first stand for the others."""
    change = screen.perform(MakeRows(register=NEEDS, entry_ids=tuple(ids)))
    if change is None:
        return
    first, *others = (each for each in change.puts if isinstance(each, Row))
    if others:
        parts = tuple(
            RowText(row_id=each.id, values={"merged_into": first.code}) for each in others
        )
        screen.perform(PutRows(register=NEEDS, rows=parts))
    screen.tell(f"{change.sentence}. n goes to it.")

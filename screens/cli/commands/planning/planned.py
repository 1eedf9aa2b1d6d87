"""What is planned, in the list of sessions."""

from __future__ import annotations

from argparse import Namespace

from screens.cli.commands.planning.desk import desk_of
from sessions.store.store import Store
from workshop.registers.kinds.interviews import REGISTER


def planned_rows(arguments: Namespace, store: Store) -> list[tuple[str, ...]]:
    """A row for each sitting that is planned for a day: no number and no id, for it is none yet."""
    if not store.record.rows(REGISTER.name):
        return []
    rows: list[tuple[str, ...]] = []
    for one in desk_of(arguments, store).appointments:
        if one.cancelled or one.day is None:
            continue
        clock = f" {one.time.hour:02}:{one.time.minute:02}" if one.time else ""
        title = one.guide_title or one.guide or "Interview"
        people = ", ".join(each.person.name for each in one.interviews if each.stage.open)
        codes = ", ".join(each.row.code for each in one.interviews)
        rows.append(("", codes, f"{one.day}{clock}", title, people, "", "planned"))
    return rows

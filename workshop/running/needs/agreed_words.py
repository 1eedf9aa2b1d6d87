"""What history tells of a change to what is agreed: its reason, and what it does to signatures."""

from __future__ import annotations

from typing import Final

import msgspec

from workshop.errors import Refused
from workshop.needs.agreed import framework_of
from workshop.record.change import Change
from workshop.record.record import Record
from workshop.text import clean_line, plural, shorten

LONGEST: Final = 60
"""So many characters of a reason or of words are told in history."""


def with_words(record: Record, change: Change, reason: str) -> Change:
    """A change whose sentence tells its reason, and how many signatures no longer hold.

    Raises:
        Refused: it changes nothing.
    """
    if not change.puts and not change.removes:
        raise Refused("Nothing would change: it stands so already.")
    words = clean_line(reason)
    why = f", because “{shorten(words, LONGEST)}”" if words else ""
    copy = record.copy()
    copy.apply(change)
    lost = _holding(record) - _holding(copy)
    hold = "holds" if lost == 1 else "hold"
    asked = f"; {plural(lost, 'signature')} no longer {hold}" if lost > 0 else ""
    return msgspec.structs.replace(change, sentence=f"{change.sentence}{why}{asked}")


def _holding(record: Record) -> int:
    """How many signatures hold."""
    return sum(each.holds for each in framework_of(record).signed)

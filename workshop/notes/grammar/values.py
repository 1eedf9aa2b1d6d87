"""Values behind percent signs: times of a session, and how a factor is worded and filed."""

from __future__ import annotations

from datetime import datetime, tzinfo

from workshop.errors import Refused
from workshop.notes.grammar.fields import read_stamp, split_fields
from workshop.notes.grammar.lines import quoted
from workshop.record.documents import EntryKind, Factor, Letter, Pestle
from workshop.record.record import Record
from workshop.running.asking.pestle_tags import PESTLE_TAGS
from workshop.running.capture import statement
from workshop.text import clean_line


def read_time(stamp: str, zone: tzinfo, day: datetime) -> datetime:
    """A time of a session.

    Args:
        stamp: the time as it is written.
        zone: where a time without an offset is meant.
        day: when the session began.

    Raises:
        Refused: it is no time, or one before the session began.
    """
    try:
        at, _ = read_stamp(stamp, zone, day)
    except ValueError:
        raise Refused(f"{quoted(stamp)} is no time; write 10:06 or 2026-10-06 10:06") from None
    if at < day and "-" not in stamp:
        raise Refused(
            f"{quoted(stamp)} is before the session began at {day:%H:%M}; "
            "write the date too if it was another day"
        )
    return at


def read_wording(value: str) -> tuple[Pestle | None, str]:
    """The field of the scan and the statement; no field where none is named.

    Raises:
        Refused: there is no such field, or no statement.
    """
    field, *rest = split_fields(value)
    pestle = PESTLE_TAGS.get(field.casefold())
    if field and pestle is None:
        raise Refused(f"{quoted(field)} is no field of the scan")
    text = statement(" | ".join(rest), EntryKind.NOTE)
    if not text:
        raise Refused("a factor is written as `% factor: legal | Statement`")
    return pestle, text


def stated_factor(record: Record, letter: Letter, text: str) -> Factor:
    """The factor of an engagement with that letter and statement.

    Raises:
        Refused: there is none.
    """
    wanted = clean_line(text).casefold()
    for factor in record.all(Factor):
        if factor.letter is letter and clean_line(factor.text).casefold() == wanted:
            return factor
    raise Refused(f"no factor of this engagement reads {letter.value}: {text}")

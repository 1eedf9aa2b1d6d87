"""What became of an action or a question, in a line: `% outcome: moved 2027-01-12 | why`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Final

from workshop.errors import Refused
from workshop.record.within import Outcome, OutcomeState
from workshop.running.command_kinds.entries import SetOutcome

_HEAD: Final = re.compile(r"([a-z]+)(?:\s+(\d{4}-\d\d-\d\d))?(?:\s+\[([^\]]+)\])?", re.IGNORECASE)
_FORM: Final = "`% outcome: done`, or `% outcome: moved 2027-01-12 | why`"


def outcome_fields(outcome: Outcome, stamp: str) -> tuple[str, ...]:
    """The fields that `read_outcome` reads.

    Args:
        outcome: what was told.
        stamp: when, as notes write it.
    """
    due = f" {outcome.due.isoformat()}" if outcome.due else ""
    head = f"{outcome.state.value}{due} [{stamp}]"
    return (head, outcome.note) if outcome.note else (head,)


def read_outcome(fields: Sequence[str], time: Callable[[str], datetime], now: datetime) -> Outcome:
    """What a line tells.

    Args:
        fields: what stands behind its word, between the bars.
        time: reads a time as notes write it.
        now: when it was told, where the line does not say.

    Raises:
        Refused: it cannot be read.
    """
    head, *rest = fields or [""]
    found = _HEAD.fullmatch(head.strip())
    words = {state.value: state for state in OutcomeState}
    if found is None or len(rest) > 1 or found[1].casefold() not in words:
        raise Refused(
            f"what became of it is written as {_FORM}; open, dropped, continues are the others"
        )
    try:
        due = date.fromisoformat(found[2]) if found[2] else None
    except ValueError:
        raise Refused(f"“{found[2]}” is no day") from None
    at = time(found[3]) if found[3] else now
    return Outcome(
        state=words[found[1].casefold()], at=at, note=rest[0].strip() if rest else "", due=due
    )


def outcome_commands(
    outcomes: Iterable[Outcome], entry_id: str
) -> Iterator[tuple[datetime, SetOutcome]]:
    """When what is to be sent, so that all of it is told of an entry."""
    for one in outcomes:
        yield (
            one.at,
            SetOutcome(entry_id=entry_id, state=one.state, note=one.note, due=one.due),
        )

"""What waits for whoever leads the programme, each with a number and since when."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final, Literal

import msgspec

from workshop.programme.outlook import passed, unchecked, waiting
from workshop.programme.overview.known import Known
from workshop.record.documents import Entry, EntryKind
from workshop.registers.kinds.carrying.signals import SIGNALS, WATCHED
from workshop.running.follow_up.outcomes import due_of, outcome_of
from workshop.text import plural

Where = Literal["signals", "actions", "programme", "member check", "theming", "predictions",
                "notices", "sessions", "registers"]  # fmt: skip
"""The screen on which it is dealt with."""


class Wait(msgspec.Struct, frozen=True, kw_only=True):
    """Something that waits."""

    where: Where
    words: str
    """`2 actions are overdue`."""
    count: int
    since: date | None = None
    """The day on which the oldest was due; none where it has none."""


def waits_of(known: Known) -> tuple[Wait, ...]:
    """What waits: what is due for review first, then what is overdue, then what can be done."""
    return tuple(wait for each in _WAITS if (wait := each(known)) is not None)


def _signals(known: Known) -> Wait | None:
    due = [
        row.cell("review")
        for row in known.rows(SIGNALS)
        if row.cell("state") in ("", WATCHED)
        and row.cell("review")
        and row.cell("review") <= known.today
    ]
    words = f"{plural(len(due), 'signal')} to look at again"
    return _wait("signals", words, due)


def _actions(known: Known) -> Wait | None:
    due = [day for day in _overdue(known) if day < known.today]
    are = "is" if len(due) == 1 else "are"
    return _wait("actions", f"{plural(len(due), 'action')} {are} overdue", due)


def _overdue(known: Known) -> Iterator[date]:
    """The days of open actions that have one."""
    for entry in known.record.all(Entry):
        if entry.kind is EntryKind.ACTION and not (entry.retracted or entry.off_record):
            due = due_of(entry)
            if due is not None and not outcome_of(entry).is_over:
                yield due


def _predictions(known: Known) -> Wait | None:
    due = [row.cell("due") for row in known.due_predictions]
    return _wait("predictions", f"what came of {plural(len(due), 'prediction')}", due)


def _answers(known: Known) -> Wait | None:
    late = unchecked(known.programme, known.today)
    days = [each.check.check.until for each in late
            if each.check and each.check.check and each.check.check.until]  # fmt: skip
    who = plural(len(late), "person has", "people have")
    return _wait("member check", f"{who} not answered what they were sent", days)


def _invited(known: Known) -> Wait | None:
    found = waiting(known.programme, known.today)
    who = plural(len(found), "person has", "people have")
    days = [each.interview.row.cell("reminded") or each.interview.row.cell("invited")
            for each in found]  # fmt: skip
    return _wait("programme", f"{who} not answered the invitation", days)


def _missed(known: Known) -> Wait | None:
    days = [each.day for each in passed(known.programme, known.today) if each.day]
    are = "was" if len(days) == 1 else "were"
    return _wait("programme", f"{plural(len(days), 'interview')} {are} planned and not held", days)


def _notices(known: Known) -> Wait | None:
    untold = known.awareness.untold
    words = f"not everybody is told of {plural(len(untold), 'started project')}"
    return _wait("notices", words, [], count=len(untold))


def _theming(known: Known) -> Wait | None:
    words = f"{plural(known.to_theme, 'factor')} to theme"
    return _wait("theming", words, [], count=known.to_theme)


def _open_sessions(known: Known) -> Wait | None:
    running = [each.started.date() for each in known.sessions if not each.closed]
    are = "is" if len(running) == 1 else "are"
    return _wait("sessions", f"{plural(len(running), 'session')} {are} not closed", running)


def _wait(where: Where, words: str, days: list[date], *, count: int | None = None) -> Wait | None:
    """The wait; none where nothing does."""
    number = len(days) if count is None else count
    if not number:
        return None
    return Wait(where=where, words=words, count=number, since=min(days, default=None))


_WAITS: Final[tuple[Callable[[Known], Wait | None], ...]] = (
    _signals, _actions, _predictions, _answers, _missed, _invited, _open_sessions, _notices,
    _theming,
)  # fmt: skip

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
    row_id: str = ""
    """The id of the one that waits longest, a row or a session; empty where it is none."""


def waits_of(known: Known) -> tuple[Wait, ...]:
    """What waits: what is due for review first, then what is overdue, then what can be done."""
    return tuple(wait for each in _WAITS if (wait := each(known)) is not None)


_Due = tuple[date | None, str]
"""When something was due, and the id of what it is."""


def _signals(known: Known) -> Wait | None:
    due: list[_Due] = [
        (row.cell("review"), row.id)
        for row in known.rows(SIGNALS)
        if row.cell("state") in ("", WATCHED)
        and row.cell("review")
        and row.cell("review") <= known.today
    ]
    words = f"{plural(len(due), 'signal')} to look at again"
    return _wait("signals", words, due)


def _actions(known: Known) -> Wait | None:
    due = list(_overdue(known))
    are = "is" if len(due) == 1 else "are"
    return _wait("actions", f"{plural(len(due), 'action')} {are} overdue", due)


def _overdue(known: Known) -> Iterator[_Due]:
    """The open actions whose day has passed."""
    for entry in known.record.all(Entry):
        if entry.kind is EntryKind.ACTION and not (entry.retracted or entry.off_record):
            due = due_of(entry)
            if due is not None and due < known.today and not outcome_of(entry).is_over:
                yield due, entry.id


def _predictions(known: Known) -> Wait | None:
    due: list[_Due] = [(row.cell("due"), row.id) for row in known.due_predictions]
    return _wait("predictions", f"what came of {plural(len(due), 'prediction')}", due)


def _answers(known: Known) -> Wait | None:
    due: list[_Due] = [
        (each.check.check.until if each.check and each.check.check else None, each.row.id)
        for each in unchecked(known.programme, known.today)
    ]
    who = plural(len(due), "person has", "people have")
    return _wait("member check", f"{who} not answered what they were sent", due)


def _invited(known: Known) -> Wait | None:
    due: list[_Due] = [
        (row.cell("reminded") or row.cell("invited"), row.id)
        for row in (each.interview.row for each in waiting(known.programme, known.today))
    ]
    who = plural(len(due), "person has", "people have")
    return _wait("programme", f"{who} not answered the invitation", due)


def _missed(known: Known) -> Wait | None:
    due: list[_Due] = [(e.day, e.row.id) for e in passed(known.programme, known.today)]
    are = "was" if len(due) == 1 else "were"
    return _wait("programme", f"{plural(len(due), 'interview')} {are} planned and not held", due)


def _notices(known: Known) -> Wait | None:
    due: list[_Due] = [(None, each.project.id) for each in known.awareness.untold]
    words = f"not everybody is told of {plural(len(due), 'started project')}"
    return _wait("notices", words, due)


def _theming(known: Known) -> Wait | None:
    words = f"{plural(known.to_theme, 'factor')} to theme"
    return _wait("theming", words, [], count=known.to_theme)


def _open_sessions(known: Known) -> Wait | None:
    due: list[_Due] = [
        (each.started.date(), each.id) for each in known.sessions if not each.closed
    ]  # fmt: skip
    are = "is" if len(due) == 1 else "are"
    return _wait("sessions", f"{plural(len(due), 'session')} {are} not closed", due)


def _wait(where: Where, words: str, due: list[_Due], *, count: int | None = None) -> Wait | None:
    """The wait; none where nothing does."""
    number = len(due) if count is None else count
    if not number:
        return None
    since, row_id = min(due, key=lambda each: each[0] or date.max, default=(None, ""))
    return Wait(where=where, words=words, count=number, since=since, row_id=row_id)


_WAITS: Final[tuple[Callable[[Known], Wait | None], ...]] = (
    _signals, _actions, _predictions, _answers, _missed, _invited, _open_sessions, _notices,
    _theming,
)  # fmt: skip

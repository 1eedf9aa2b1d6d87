"""What waits for whoever leads the programme, each with a number and since when."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final, Literal, NamedTuple

import msgspec

from workshop.carrying.watched import watched_signal
from workshop.language import say
from workshop.programme.outlook import passed, unchecked, waiting
from workshop.programme.overview.known import Known
from workshop.record.documents import Entry, EntryKind
from workshop.registers.kinds.carrying.signals import SIGNALS
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
    return tuple(found.wait for each in _WAITS if (found := each(known)) is not None)


def longest_of(known: Known, wait: Wait) -> str:
    """The id of what has waited longest of all that a wait counts: a row, a session or an entry.

    Args:
        known: the record of which `waits_of` told it.
        wait: what it told.

    Returns:
        Empty where it counts what has no id, or waits no more.
    """
    found = (each(known) for each in _WAITS)
    return next((each.row_id for each in found if each is not None and each.wait == wait), "")


class _Found(NamedTuple):
    """A wait, and the id of what has waited longest of it."""

    wait: Wait
    row_id: str


_Due = tuple[date | None, str]
"""When something was due, and the id of what it is."""


def _signals(known: Known) -> _Found | None:
    found = (watched_signal(row, known.today) for row in known.told(SIGNALS))
    due: list[_Due] = [(each.day, each.row.id) for each in found if each.is_due]
    words = say("{signals} to look at again", signals=plural(len(due), "signal"))
    return _wait("signals", words, due)


def _actions(known: Known) -> _Found | None:
    due = list(_overdue(known))
    actions = plural(len(due), "action")
    words = say("{actions} are overdue", actions=actions)
    if len(due) == 1:
        words = say("{action} is overdue", action=actions)
    return _wait("actions", words, due)


def _overdue(known: Known) -> Iterator[_Due]:
    """The open actions whose day has passed."""
    for entry in known.record.all(Entry):
        if entry.kind is not EntryKind.ACTION or not known.naming.tells_entry(entry):
            continue
        if not (entry.retracted or entry.off_record):
            due = due_of(entry)
            if due is not None and due < known.today and not outcome_of(entry).is_over:
                yield due, entry.id


def _predictions(known: Known) -> _Found | None:
    told = (row for row in known.due_predictions if known.naming.tells(row))
    due: list[_Due] = [(row.cell("due"), row.id) for row in told]
    words = say("what came of {names}", names=plural(len(due), "prediction"))
    return _wait("predictions", words, due)


def _answers(known: Known) -> _Found | None:
    late = unchecked(known.programme, known.today) if known.naming.tells_of_people else []
    due: list[_Due] = [
        (each.check.check.until if each.check and each.check.check else None, each.row.id)
        for each in late
    ]
    words = say("{n} people have not answered what they were sent", n=len(due))
    if len(due) == 1:
        words = say("1 person has not answered what they were sent")
    return _wait("member check", words, due)


def _invited(known: Known) -> _Found | None:
    found = waiting(known.programme, known.today) if known.naming.tells_of_people else []
    rows = (each.interview.row for each in found)
    due: list[_Due] = [(row.cell("reminded") or row.cell("invited"), row.id) for row in rows]
    words = say("{n} people have not answered the invitation", n=len(due))
    if len(due) == 1:
        words = say("1 person has not answered the invitation")
    return _wait("programme", words, due)


def _missed(known: Known) -> _Found | None:
    due: list[_Due] = [(e.day, e.row.id) for e in passed(known.programme, known.today)]
    interviews = plural(len(due), "interview")
    words = say("{interviews} were planned and not held", interviews=interviews)
    if len(due) == 1:
        words = say("{interview} was planned and not held", interview=interviews)
    return _wait("programme", words, due)


def _notices(known: Known) -> _Found | None:
    untold = [each for each in known.awareness.untold if known.naming.tells(each.project)]
    due: list[_Due] = [(None, each.row.id) for each in untold]
    words = say("not everybody is told of {names}", names=plural(len(due), "started project"))
    return _wait("notices", words, due)


def _theming(known: Known) -> _Found | None:
    words = say("{factors} to theme", factors=plural(known.to_theme, "factor"))
    return _wait("theming", words, [], count=known.to_theme)


def _open_sessions(known: Known) -> _Found | None:
    due: list[_Due] = [
        (each.started.date(), each.id) for each in known.sessions if not each.closed
    ]  # fmt: skip
    sessions = plural(len(due), "session")
    words = say("{sessions} are not closed", sessions=sessions)
    if len(due) == 1:
        words = say("{session} is not closed", session=sessions)
    return _wait("sessions", words, due)


def _wait(where: Where, words: str, due: list[_Due], *, count: int | None = None) -> _Found | None:
    """The wait; none where nothing does."""
    number = len(due) if count is None else count
    if not number:
        return None
    since, row_id = min(due, key=lambda each: each[0] or date.max, default=(None, ""))
    return _Found(Wait(where=where, words=words, count=number, since=since), row_id)


_WAITS: Final[tuple[Callable[[Known], _Found | None], ...]] = (
    _signals, _actions, _predictions, _answers, _missed, _invited, _open_sessions, _notices,
    _theming,
)  # fmt: skip

"""What waits for whoever leads the programme, each with a number and since when."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final, Literal

import msgspec

from workshop.language import say
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
        for row in known.told(SIGNALS)
        if row.cell("state") in ("", WATCHED)
        and row.cell("review")
        and row.cell("review") <= known.today
    ]
    words = say("{signals} to look at again", signals=plural(len(due), "signal"))
    return _wait("signals", words, due)


def _actions(known: Known) -> Wait | None:
    due = [day for day in _overdue(known) if day < known.today]
    actions = plural(len(due), "action")
    words = say("{actions} are overdue", actions=actions)
    if len(due) == 1:
        words = say("{action} is overdue", action=actions)
    return _wait("actions", words, due)


def _overdue(known: Known) -> Iterator[date]:
    """The days of open actions that have one."""
    for entry in known.record.all(Entry):
        if entry.kind is not EntryKind.ACTION or not known.naming.tells_entry(entry):
            continue
        if not (entry.retracted or entry.off_record):
            due = due_of(entry)
            if due is not None and not outcome_of(entry).is_over:
                yield due


def _predictions(known: Known) -> Wait | None:
    due = [row.cell("due") for row in known.due_predictions if known.naming.tells(row)]
    words = say("what came of {names}", names=plural(len(due), "prediction"))
    return _wait("predictions", words, due)


def _answers(known: Known) -> Wait | None:
    late = unchecked(known.programme, known.today) if known.naming.tells_of_people else []
    days = [each.check.check.until for each in late
            if each.check and each.check.check and each.check.check.until]  # fmt: skip
    words = say("{n} people have not answered what they were sent", n=len(late))
    if len(late) == 1:
        words = say("1 person has not answered what they were sent")
    return _wait("member check", words, days)


def _invited(known: Known) -> Wait | None:
    found = waiting(known.programme, known.today) if known.naming.tells_of_people else []
    words = say("{n} people have not answered the invitation", n=len(found))
    if len(found) == 1:
        words = say("1 person has not answered the invitation")
    days = [each.interview.row.cell("reminded") or each.interview.row.cell("invited")
            for each in found]  # fmt: skip
    return _wait("programme", words, days)


def _missed(known: Known) -> Wait | None:
    days = [each.day for each in passed(known.programme, known.today) if each.day]
    interviews = plural(len(days), "interview")
    words = say("{interviews} were planned and not held", interviews=interviews)
    if len(days) == 1:
        words = say("{interview} was planned and not held", interview=interviews)
    return _wait("programme", words, days)


def _notices(known: Known) -> Wait | None:
    untold = [each for each in known.awareness.untold if known.naming.tells(each.project)]
    words = say(
        "not everybody is told of {names}", names=plural(len(untold), "started project")
    )  # fmt: skip
    return _wait("notices", words, [], count=len(untold))


def _theming(known: Known) -> Wait | None:
    words = say("{factors} to theme", factors=plural(known.to_theme, "factor"))
    return _wait("theming", words, [], count=known.to_theme)


def _open_sessions(known: Known) -> Wait | None:
    running = [each.started.date() for each in known.sessions if not each.closed]
    sessions = plural(len(running), "session")
    words = say("{sessions} are not closed", sessions=sessions)
    if len(running) == 1:
        words = say("{session} is not closed", session=sessions)
    return _wait("sessions", words, running)


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

"""Where the session of a notes file stands: its steps, their times, what was changed later."""

from __future__ import annotations

from collections.abc import Mapping

from workshop.notes.about.part_of import whole_of
from workshop.notes.model import Notes
from workshop.record.documents import Entry, StepRun
from workshop.record.record import Record
from workshop.record.within import Aired
from workshop.running.commands import SetStanding


def standing_of(
    record: Record,
    notes: Notes,
    entries: Mapping[int, Entry],
    session_id: str,
    aired: Mapping[str, dict[str, Aired]],
) -> SetStanding:
    """The command that puts a session where its notes say that it stands.

    Args:
        record: the engagement, in which a session is looked for of which it is a group.
        notes: the session.
        entries: what was recorded of its entries, by their places in the file.
        session_id: the session that was made of it.
        aired: what was read out before votes, by step.

    Raises:
        Refused: it is a group of a session that is not there.
    """
    steps = notes.steps
    return SetStanding(
        session_id=session_id,
        step_id=notes.step_id,
        steps={
            step_id: StepRun(
                state=step.state,
                reason=step.reason,
                confirmed=step.confirmed,
                scores_in=step.scores_in,
                asked=step.asked,
                dry=step.dry,
                aired=aired.get(step_id, {}),
                unseen=tuple(entries[place].id for place in step.unseen if place in entries),
            )
            for step_id, step in steps.items()
            if step.state is not None
        },
        spent={
            step_id: step.seconds for step_id, step in steps.items() if step.seconds is not None
        },
        until={step_id: step.until for step_id, step in steps.items() if step.until},
        turns={step_id: step.turn for step_id, step in steps.items() if step.turn},
        running=notes.running,
        plans=notes.plans,
        part_of=whole_of(record, notes.part),
        rejoined=notes.rejoined,
        closed=notes.closed,
        changed={
            entry.id: at for place, entry in entries.items() if (at := notes.entries[place].changed)
        },
    )

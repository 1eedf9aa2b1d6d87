"""Notes are read here: a text becomes `Notes`, or the list of everything that is wrong with it."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from typing import Final, NamedTuple

import msgspec

from workshop.errors import Problem, Problems
from workshop.guide.shape import Guide
from workshop.notes.body import Body
from workshop.notes.fields import read_stamp
from workshop.notes.header import GuideNamed, Header
from workshop.notes.lines import Item, items_of, near, quoted
from workshop.notes.model import NotedStep, Notes
from workshop.record.documents import StepState

_SOMEWHERE: Final = datetime(2000, 1, 1, tzinfo=UTC)


class Reading(NamedTuple):
    """What was made of a file."""

    notes: Notes | None
    """Everything that is right; none where the guide or the date is missing."""
    problems: tuple[Problem, ...]
    """Everything that is wrong, in the order of the file."""


def read_notes(text: str, source: str, guide_named: GuideNamed, zone: tzinfo = UTC) -> Notes:
    """A session from its notes.

    Args:
        text: the content of the file.
        source: the name of the file, for messages.
        guide_named: finds the guide.
        zone: where times without an offset are meant.

    Raises:
        Problems: something is wrong; everything is listed, each with its line.
    """
    notes, problems = examine_notes(text, source, guide_named, zone)
    if problems or notes is None:
        raise Problems(source, problems)
    return notes


def examine_notes(text: str, source: str, guide_named: GuideNamed, zone: tzinfo = UTC) -> Reading:
    """As `read_notes`, with what is right beside what is wrong."""
    items = list(items_of(text))
    first = next((i for i, item in enumerate(items) if item.step_id is not None), len(items))
    problems: list[Problem] = []
    header = Header(zone, guide_named, problems)
    for item in items[:first]:
        if item.directive is None:
            header.take(item)
    guide, begun = header.guide(), _begun(header, items[first:], zone)
    body = Body(guide, begun or _SOMEWHERE, zone, problems)
    for item in [*(item for item in items[:first] if item.directive), *items[first:]]:
        body.take(item)
    notes = _notes(source, guide, begun, header, body) if guide and begun else None
    if not problems and notes is None:
        problems.append(Problem("the file holds no session"))
    return Reading(notes, tuple(sorted(problems, key=lambda problem: problem.line or 0)))


def _begun(header: Header, items: list[Item], zone: tzinfo) -> datetime | None:
    """When the session began: as the header says, else at the first time of that day."""
    if (found := header.date()) is None:
        return None
    day, timed = found
    if timed:
        return day
    times = []
    for item in items:
        try:
            times.append(read_stamp(item.stamp or "", zone, day)[0])
        except ValueError:
            continue
    return min(times, default=day)


def _notes(source: str, guide: Guide, begun: datetime, header: Header, body: Body) -> Notes:
    """Everything that is right."""
    closed = header.time("closed", begun)
    step_id = _here(guide, header, body)
    body.place_unseen()
    return Notes(
        source=source,
        guide=guide,
        title=header.value("title"),
        people=header.people(),
        others=header.others(),
        presence=tuple(body.presence),
        named=header.people("named"),
        department=header.value("department"),
        departments=tuple(dict.fromkeys(header.departments)),
        facilitator=header.value("facilitator"),
        place=header.value("place"),
        started=begun,
        closed=closed,
        running=None if closed else header.time("running", begun),
        step_id=step_id,
        steps=_states(body, None if closed else step_id),
        entries=tuple(body.entries),
        consents=tuple(body.consents),
        scores=body.scores(),
        rows=body.rows(),
    )


def _here(guide: Guide, header: Header, body: Body) -> str:
    """The step in front of the room: as the header says, else the last that was reached."""
    if named := header.value("step"):
        if guide.step(named) is None:
            what = f"{guide.title} has no step {quoted(named)}"
            header.refuse("step", f"{what}; {near(named, [step.id for step in guide.steps])}")
        else:
            return named
    reached = [
        step_id
        for step_id, step in body.steps.items()
        if step_id not in body.unreached and step.state is not StepState.SKIPPED
    ]
    return reached[-1] if reached else guide.steps[0].id


def _states(body: Body, here: str | None) -> dict[str, NotedStep]:
    """Every step as it stands: done where nothing else is said, open in front of the room."""
    steps = {}
    for step_id, step in body.steps.items():
        usual = StepState.OPEN if step_id == here else StepState.DONE
        state = None if step_id in body.unreached else step.state or usual
        steps[step_id] = msgspec.structs.replace(step, state=state)
    return steps

"""Notes are read here: a text becomes `Notes`, or the list of everything that is wrong with it."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from typing import Final, NamedTuple

import msgspec

from workshop.errors import Problem, Problems
from workshop.guide.shape import Guide
from workshop.notes.about.asked import NOTHING, Asked
from workshop.notes.about.step_times import seconds_of
from workshop.notes.body import Body
from workshop.notes.first_characters import FirstCharacters
from workshop.notes.grammar.fields import read_stamp
from workshop.notes.grammar.lines import Item, items_of, near, quoted
from workshop.notes.header import GuideNamed, Header
from workshop.notes.model import NotedStep, Notes
from workshop.record.documents import StepState
from workshop.running.pasting.headings import bare_heading, heading_key, steps_by_heading

_SOMEWHERE: Final = datetime(2000, 1, 1, tzinfo=UTC)


class Reading(NamedTuple):
    """What was made of a file."""

    notes: Notes | None
    """Everything that is right; none where the guide or the date is missing."""
    problems: tuple[Problem, ...]
    """Everything that is wrong, in the order of the file."""


def read_notes(
    text: str, source: str, guide_named: GuideNamed, zone: tzinfo = UTC, asked: Asked = NOTHING
) -> Notes:
    """A session from its notes.

    Args:
        text: the content of the file.
        source: the name of the file, for messages.
        guide_named: finds the guide.
        zone: where times without an offset are meant.
        asked: what was said beside the file.

    Raises:
        Problems: something is wrong; everything is listed, each with its line.
    """
    notes, problems = examine_notes(text, source, guide_named, zone, asked)
    if problems or notes is None:
        raise Problems(source, problems)
    return notes


def examine_notes(
    text: str, source: str, guide_named: GuideNamed, zone: tzinfo = UTC, asked: Asked = NOTHING
) -> Reading:
    """As `read_notes`, with what is right beside what is wrong."""
    problems: list[Problem] = []
    header = Header(zone, guide_named, problems, asked)
    head, items = _parted(list(items_of(text)), header, asked)
    for item in head:
        if item.directive is None and item.heading is None:
            header.take(item)
        elif item.directive is None:
            header.name(item)
    header.end_list()
    guide = header.guide()
    begun = _begun(header, items, zone)
    chars = FirstCharacters(items, asked.lines)
    body = Body(guide, begun or _SOMEWHERE, zone, problems, bullets=chars.bullets)
    for item in head:
        if item.directive:
            body.take(item)
    if asked.step and guide:
        _under(asked.step, guide, body, problems)
    for item in chars.joined(items):
        body.take(item)
    notes = _notes(source, guide, begun, header, body) if guide and begun else None
    if notes:
        told = (
            *chars.told(notes.guide, notes.entries),
            *(f"line {line}: {what}" for line, what in body.told),
        )
        notes = msgspec.structs.replace(notes, told=told)
    if not problems and notes is None:
        problems.append(Problem("the file holds no session"))
    return Reading(notes, tuple(sorted(problems, key=lambda problem: problem.line or 0)))


def _parted(items: list[Item], header: Header, asked: Asked) -> tuple[list[Item], list[Item]]:
    """The lines of the header, and those of the session.

    The session begins at the first heading, but for one of the first order that only names the
    whole; where a step was said for lines under no heading, at the first that is no header's.
    """
    fenced = bool(items) and items[0].text.strip("-") == "" and items[0].text.startswith("---")
    header.fenced = fenced
    guide = header.first_look(items)
    steps = steps_by_heading(guide) if guide else {}
    head: list[Item] = []
    skipped = 0
    for item in items:
        if item.is_rule:
            skipped += 1
            continue
        heading = item.heading
        words = heading[1] if heading else bare_heading(item.text)
        known = bool(words) and heading_key(words) in steps
        if (heading and (heading[0] > 1 or known)) or (known and not header.is_line(item)):
            break
        loose = not heading and not item.directive and not header.is_line(item)
        if asked.step and loose and not header.goes_on(item):
            break
        head.append(item)
    return head, items[len(head) + skipped :]


def _under(said: str, guide: Guide, body: Body, problems: list[Problem]) -> None:
    """Put lines under no heading where it was said that they belong."""
    if step_id := body.step_called(said):
        body.under(step_id)
    else:
        ids = [step.id for step in guide.steps]
        problems.append(Problem(f"{guide.title} has no step {quoted(said)}; {near(said, ids)}"))


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
    body.unseen.put_into(body.steps)
    body.talk.put_into(body.entries)
    return Notes(
        source=source,
        guide=guide,
        title=header.value("title"),
        people=header.people(),
        others=header.others(),
        presence=tuple(body.presence),
        sent=tuple(body.sent),
        named=header.people("named"),
        department=header.value("department"),
        departments=tuple(dict.fromkeys(header.departments)),
        facilitator=header.value("facilitator"),
        place=header.value("place"),
        started=begun,
        closed=closed,
        running=None if closed else header.time("running", begun),
        step_id=step_id,
        steps=_timed(_states(body, None if closed else step_id), body, begun, closed, header),
        entries=tuple(body.entries),
        consents=tuple(body.consents),
        scores=body.scores(),
        votes=body.vote_lines.read(body.letter_of),
        aired=body.vote_lines.read_out(body.letter_of),
        rows=body.rows(),
        writer=body.talk.writer,
        debrief=tuple(body.talk.debrief),
        plans=tuple(body.talk.plans),
        part=header.part(),
        rejoined=header.time("rejoined", begun),
    )


def _timed(
    steps: dict[str, NotedStep],
    body: Body,
    begun: datetime,
    closed: datetime | None,
    header: Header,
) -> dict[str, NotedStep]:
    """The steps with the minutes that the times of the file give, where it tells none itself.

    A file that says where the session stands was written by this program and is taken as it is.
    """
    if header.value("step") or any(step.seconds is not None for step in steps.values()):
        return steps
    spent = seconds_of(body.stamps, _with_entries(body, steps), begun, closed)
    return {
        step_id: msgspec.structs.replace(step, seconds=spent.get(step_id))
        for step_id, step in steps.items()
    }


def _with_entries(body: Body, steps: dict[str, NotedStep]) -> list[str]:
    """The steps in which something was said, in the order of the file; all, where nothing was."""
    said = {entry.step_id for entry in body.entries}
    return [step_id for step_id in steps if step_id in said] or [*steps]


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

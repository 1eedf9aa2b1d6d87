"""What else was said in a session, step by step."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.language import say
from workshop.record.documents import Entry, EntryKind
from workshop.report.blocks import AnyBlock, Bullets, Heading, Span
from workshop.report.session.lines import Lines
from workshop.report.wording.states import kind_title
from workshop.running.room.feedback import is_feedback


def step_by_step(lines: Lines) -> Iterator[AnyBlock]:
    """Everything that is told and stands nowhere above, in the order of the steps."""
    view = lines.view
    record = view.gathered.record
    rest = [entry for entry in lines.rest() if not is_feedback(record, entry)]
    if not rest:
        return
    yield Heading(text=say("What else was said"))
    known = {step.id: view.gathered.telling.text(step.title) for step in view.guide.steps}
    for step_id in [*known, *dict.fromkeys(e.step_id for e in rest if e.step_id not in known)]:
        if own := [entry for entry in rest if entry.step_id == step_id]:
            yield Heading(text=known.get(step_id, say("In no step of the guide")), level=2)
            yield Bullets(items=tuple(_line(lines, entry) for entry in own))


def _line(lines: Lines, entry: Entry) -> tuple[Span, ...]:
    """One of them; what is no note and no quote says what it is."""
    said = lines.said(entry, at=True)
    if entry.kind is EntryKind.OBSERVATION:
        return (Span(f"{say('Observed by the interviewer')}: ", "muted"), *said)
    if entry.kind in (EntryKind.NOTE, EntryKind.QUOTE):
        return said
    return (Span(f"{kind_title(entry.kind)}: ", "muted"), *said)

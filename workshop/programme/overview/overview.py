"""The overview of the whole programme: what now, how far each step is, what waits, who is heard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

import msgspec

from workshop.guide.step import Element
from workshop.language import marked, say
from workshop.programme.overview.groups import Heard
from workshop.programme.overview.known import Known
from workshop.programme.overview.naming import Naming
from workshop.programme.overview.next_session import Next, next_of, others_of
from workshop.programme.overview.six_steps import Mark, StepState, stages_of, steps_of
from workshop.programme.overview.waits import Wait, waits_of
from workshop.record.documents import Pestle
from workshop.record.record import Record
from workshop.strategy.purposes import purposes_of
from workshop.text import plural
from workshop.times import short_day

SIGNS: Final[dict[Mark, str]] = {"done": "✓", "begun": "◐", "open": "○"}
"""How far something is, in one cell."""
MARK_WORDS: Final[dict[Mark, str]] = {"done": "done", "begun": "begun", "open": "not begun"}
"""The same in words, for what is read out line after line."""


class HeardFact(msgspec.Struct, frozen=True, kw_only=True):
    """How much of something was covered."""

    name: str
    covered: int
    of: int
    missing: tuple[str, ...]
    """What was not, by name."""


class ElementMark(msgspec.Struct, frozen=True, kw_only=True):
    """How far an element of the strategy document is."""

    element: Element
    mark: Mark
    rows: int
    missing: tuple[str, ...]
    """The ids of its parts that have nothing yet."""


class Overview(msgspec.Struct, frozen=True, kw_only=True):
    """Where the programme stands on a day."""

    on: date
    next: Next | None
    """The one session that makes most sense now; none where nothing is needed."""
    others: tuple[Next, ...]
    """What else could be held, the most sensible first."""
    steps: tuple[StepState, ...]
    stages: dict[str, Mark]
    waits: tuple[Wait, ...]
    heard: tuple[HeardFact, ...]
    """Departments, groups, letters of PESTLE, questions that must be asked, purposes."""
    groups: tuple[Heard, ...]
    elements: tuple[ElementMark, ...]


def overview_of(record: Record, today: date, naming: Naming | None = None) -> Overview:
    """Where the programme of a whole record stands on a day.

    Args:
        record: the whole record.
        today: the day on which it is looked at.
        naming: what may be said of it; all unless given. How far steps are is told of the whole.
    """
    return overview_in(Known(record, today, naming))


def overview_in(known: Known) -> Overview:
    """The same of what is known of a record, for whoever asks more of that afterwards."""
    steps = steps_of(known)
    return Overview(
        on=known.today,
        next=next_of(known),
        others=others_of(known),
        steps=steps,
        stages=stages_of(steps),
        waits=waits_of(known),
        heard=tuple(_heard(known)),
        groups=known.groups,
        elements=tuple(_elements(known)),
    )


def _heard(known: Known) -> Iterator[HeardFact]:
    covered = known.coverage
    all_ = len(covered.heard) + len(covered.unheard)
    yield HeardFact(
        name=marked("departments"),
        covered=len(covered.heard),
        of=all_,
        missing=known.unheard or (),
    )
    groups = [each for each in known.groups if not each.is_heard]
    yield HeardFact(
        name=marked("groups"),
        covered=len(known.groups) - len(groups),
        of=len(known.groups),
        missing=tuple(say(each.name) for each in groups) if known.naming.names_groups else (),
    )
    yield HeardFact(
        name=marked("PESTLE letters"),
        covered=len(Pestle) - len(covered.empty),
        of=len(Pestle),
        missing=tuple(each.value for each in covered.empty),
    )
    missed = tuple(dict.fromkeys(each.title for each in covered.missed))
    asked = covered.must_ask - len(covered.missed)
    yield HeardFact(
        name=marked("must-ask questions"), covered=asked, of=covered.must_ask, missing=missed
    )  # fmt: skip
    purposes = purposes_of(known.record)
    yield HeardFact(
        name=marked("purposes"),
        covered=len(purposes.purposes) - len(purposes.unserved),
        of=len(purposes.purposes),
        missing=tuple(say(each) for each in purposes.unserved),
    )


def _elements(known: Known) -> Iterator[ElementMark]:
    for each in known.elements:
        mark: Mark = "open" if not each.rows else "begun" if each.missing else "done"
        yield ElementMark(
            element=each.element,
            mark=mark,
            rows=sum(map(known.naming.tells_line, each.rows)),
            missing=tuple(part.id for part in each.missing),
        )


def overview_lines(found: Overview) -> Iterator[str]:
    """The overview as lines of text, for prompts and the command line."""
    yield from _next_lines(found.next)
    yield ""
    for step in found.steps:
        done = " · ".join(step.done) or "nothing"
        missing = f"; missing: {' · '.join(step.missing)}" if step.missing else ""
        yield f"{step.number} {step.name}, {MARK_WORDS[step.mark]}: {done}{missing}"
    yield ""
    for wait in found.waits:
        since = f", since {short_day(wait.since)}" if wait.since else ""
        yield f"waits: {wait.words}{since}"
    if found.waits:
        yield ""
    for heard in found.heard:
        missing = f"; not: {', '.join(heard.missing)}" if heard.missing else ""
        yield f"{heard.name}: {heard.covered} of {heard.of}{missing}"
    yield ""
    marks = (f"{e.element.replace('_', ' and ')} {MARK_WORDS[e.mark]}" for e in found.elements)
    yield f"the strategy document: {', '.join(marks)}"
    if found.others:
        yield ""
        yield f"{plural(len(found.others), 'other session')} that would make sense:"
        for other in found.others:
            guide = f" ({other.guide})" if other.guide else ""
            yield f"- {other.title}{guide}: {other.why}"


def _next_lines(found: Next | None) -> Iterator[str]:
    if found is None:
        yield "Next: nothing is needed now."
        return
    guide = f", by the guide {found.guide}" if found.guide else ""
    yield f"Next: {found.title}{guide}"
    yield f"  {found.why}"
    yield f"  {found.settles}"

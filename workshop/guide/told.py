"""A guide in words, before a session begins: what it is for, then step after step."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.guide.shape import Guide
from workshop.guide.step import Step, kind_of


def guide_lines(guide: Guide) -> Iterator[str]:
    """The whole guide, line by line; an empty line stands before each step."""
    yield f"{guide.title} ({guide.name}), {guide.setting}, {minutes_words(guide)}"
    yield from about_lines(guide)
    for number, step in enumerate(guide.steps, 1):
        yield from ("", step_heading(number, step), *(f"   {line}" for line in step_lines(step)))


def about_lines(guide: Guide) -> Iterator[str]:
    """What it is for, for whom, and what to have at hand; an empty line stands before it."""
    yield f"\n{guide.purpose}"
    yield f"For: {guide.audience}"
    yield f"Stage: {guide.stage}. Programme step: {guide.programme_step}."
    if guide.materials:
        yield "Have at hand:"
        yield from (f"- {material}" for material in guide.materials)


def minutes_words(guide: Guide) -> str:
    """The planned minutes, without and with the steps under a condition where there are any."""
    planned = f"{guide.planned:g} minutes"
    if guide.planned_with_all == guide.planned:
        return planned
    return f"{planned}, with all steps under a condition {guide.planned_with_all:g}"


def step_heading(number: int, step: Step) -> str:
    """A step with its number, kind and minutes: `3. Goals (goals, ask), 4-6-9 min`."""
    times = step.minutes
    must = ", must be asked" if step.must_ask else ""
    minutes = f"{times.least:g}-{times.planned:g}-{times.greatest:g} min"
    return f"{number}. {step.title} ({step.id}, {kind_of(step)}), {minutes}{must}"


def step_lines(step: Step) -> Iterator[str]:
    """What else a step has: when it is asked and goes, what it is for, the words, the questions."""
    if step.ask_if:
        yield f"Asked only {step.ask_if.words}"
    if step.cut is not None:
        goes = (
            "never goes" if step.cut == "never" else f"may go (cut {step.cut:g}, the lowest first)"
        )
        yield f"When time is short it {goes}"
    if step.after:
        yield f"Stands on: {', '.join(step.after)}"
    if words := step.purpose_words:
        yield words
    if step.later:
        yield "May be done by mail or next time"
    yield from (f"Say: {line}" for line in step.say.split("\n") if line.strip())
    yield from (f"Ask: {probe}" for probe in step.probes)
    yield from step.particulars

"""What changed in the programme since an earlier moment, as an edition tells it.

Both moments are seen as people agree today (`workshop.report.changes`).
"""

from __future__ import annotations

from collections.abc import Iterator

from workshop.language import say
from workshop.programme.overview.carrying_facts import ProjectGatesFact
from workshop.programme.overview.six_steps import StepState
from workshop.report.carrying.step_words import mark_word, step_title
from workshop.report.changes import seen_today
from workshop.report.strategy.told.told_gates import gates_of
from workshop.report.view import Gathered
from workshop.text import parted


def before_of(gathered: Gathered) -> Gathered | None:
    """The record as it was at the moment that is asked for; none where none is."""
    # Who was heard counts whoever is told: else a department would seem to be heard since.
    return seen_today(gathered, gathered.before, counts=True) if gathered.before else None


def changes_of(
    now: tuple[StepState, ...], then: tuple[StepState, ...], gathered: Gathered, before: Gathered
) -> Iterator[str]:
    """Each change in a sentence: steps in their order, then projects.

    Args:
        now: the six steps.
        then: the six steps as they were.
        gathered: the record as the edition tells it.
        before: the record as it was, as the same edition tells it today.
    """
    for step, was in zip(now, then, strict=True):
        yield from _of_step(step, was)
    known = {each.id: each for each in gates_of(before)}
    for project in gates_of(gathered):
        if was_there := known.get(project.id):
            yield from _of_project(project, was_there)
        else:
            yield say("{project} is new.", project=f"{project.id} {project.text}")


def _of_step(step: StepState, was: StepState) -> Iterator[str]:
    title = step_title(step)
    if step.mark != was.mark:
        yield say(
            "{what}: {before} before, {now} now.",
            what=title,
            before=mark_word(was.mark),
            now=mark_word(step.mark),
        )
    if new := [each for each in step.done if each not in was.done]:
        yield say("{what}, now: {things}.", what=title, things=parted(new))
    gone = [each for each in was.missing if each not in step.missing]
    coming = [each for each in step.missing if each not in was.missing]
    if gone and coming:  # some of it may be there still, with another name or number more
        yield say(
            "{what}, missing before: {before}; missing now: {now}.",
            what=title,
            before=parted(gone),
            now=parted(coming),
        )
    elif gone:
        yield say("{what}, no longer: {things}.", what=title, things=parted(gone))


def _of_project(project: ProjectGatesFact, was: ProjectGatesFact) -> Iterator[str]:
    """Its state, and what its start does not wait for any more."""
    if project.state != was.state:
        yield say(
            "{what}: {before} before, {now} now.",
            what=project.id,
            before=say(was.state) if was.state else say("no state yet"),
            now=say(project.state) if project.state else say("no state yet"),
        )
    waiting = {gate.id for gate in project.holding_up}
    if settled := [gate.id for gate in was.holding_up if gate.id not in waiting]:
        yield say("{what} no longer waits for {things}.", what=project.id, things=parted(settled))

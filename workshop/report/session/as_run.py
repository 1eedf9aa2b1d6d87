"""How a session ran against its plan: for those who ran it, so in the restricted record alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from workshop.analysis.evidence import must_asked
from workshop.ballots.standing import open_steps
from workshop.language import say
from workshop.record.dry import can_run_dry, is_dry
from workshop.report import chapters
from workshop.report.blocks import AnyBlock, Column, Heading, Notice, Paragraph, Table, plain
from workshop.report.session_view import SessionView
from workshop.report.wording import format as phrases
from workshop.report.wording.around import around
from workshop.report.wording.states import state_word
from workshop.report.wording.step_facts import StepFact
from workshop.text import parted

_ONE = "1"
"""One minute as it is written, in every language."""


def as_run(view: SessionView) -> Iterator[AnyBlock]:
    """The agenda as planned and as run; nothing in an edition for others."""
    if not view.gathered.telling.open:
        return
    steps = view.steps()
    called = [step for step in steps if step.state != "not called for"]
    done = sum(step.state == "done" for step in called)
    count, missed = must_asked(view.gathered.record, view.session)
    yield Heading(text=say("How it ran"))
    told = [
        _took(view, called, steps),
        say("{steps} done.", steps=phrases.some_of(done, len(called), "step")),
    ]
    if count:
        asked = count - len(missed)
        told.append(say("{asked} of {count} must-ask questions asked.", asked=asked, count=count))
    yield Paragraph(spans=plain(" ".join(told)))
    waiting = {step.id for step in open_steps(view.gathered.record, view.session)}
    yield _steps_table(steps, waiting)
    yield from _probes(view)
    yield from _dry(view)
    if missed:
        telling = view.gathered.telling
        names = [
            f"{telling.text(one.title)} "
            f"({around(telling, view.session, one.reason) or say('not reached')})"
            for one in missed
        ]
        yield Notice(text=say("Must-ask questions left out: {names}.", names=parted(names)))
    yield from chapters.planned_anew(view.gathered, view.fact(), view.guide)


def _took(view: SessionView, called: Sequence[StepFact], steps: Sequence[StepFact]) -> str:
    """How long it took, against how long it was to take."""
    planned = sum(step.planned_minutes for step in called)
    spent = sum(step.spent_minutes for step in steps)
    if spent:
        return f"{took_words(spent, planned)}."
    if ended := view.session.closed:
        # Notes often say when it began and ended, and not how long each step took.
        whole = (ended - view.session.started).total_seconds() / 60
        return say(
            "{took}; how long each step took is not recorded.", took=took_words(whole, planned)
        )
    if (plan := phrases.minutes(planned)) == _ONE:
        return say("A minute was planned.")
    return say("{planned} minutes were planned.", planned=plan)


def took_words(spent: float, planned: float) -> str:
    """Minutes against the plan: `It took 150 minutes, 30 more than the 120 planned`."""
    took, plan = phrases.minutes(spent), phrases.minutes(planned)
    more = round(spent * 2) / 2 - round(planned * 2) / 2
    if took == _ONE:
        return _took_one(plan, phrases.minutes(abs(more)), more)
    if took == plan:
        return say("It took the {plan} minutes that were planned", plan=plan)
    values = {"took": took, "apart": phrases.minutes(abs(more)), "plan": plan}
    if more > 0:
        return say("It took {took} minutes, {apart} more than the {plan} planned", **values)
    return say("It took {took} minutes, {apart} fewer than the {plan} planned", **values)


def _took_one(plan: str, apart: str, more: float) -> str:
    """The same where it took one minute: no language says that as it says others."""
    if plan == _ONE:
        return say("It took the minute that was planned")
    if more > 0:
        return say("It took a minute, {apart} more than the {plan} planned", apart=apart, plan=plan)
    return say("It took a minute, {apart} fewer than the {plan} planned", apart=apart, plan=plan)


def _probes(view: SessionView) -> Iterator[AnyBlock]:
    """How many follow-up questions were asked, in the steps in which any was ticked."""
    runs = view.session.steps
    ticked = [
        (step, len(run.asked))
        for step in view.guide.steps
        if (run := runs.get(step.id)) and run.asked
    ]
    if not ticked:
        return
    telling = view.gathered.telling
    told = parted(
        say(
            "{title} {count} of {all}",
            title=telling.text(step.title),
            count=count,
            all=len(step.probes),
        )
        for step, count in ticked
    )
    yield Paragraph(spans=plain(say("Follow-up questions ticked as asked: {asked}.", asked=told)))


def _dry(view: SessionView) -> Iterator[AnyBlock]:
    """Which questions were asked until nothing more came, where that was said of any."""
    record, session, telling = view.gathered.record, view.session, view.gathered.telling
    asked = [step for step in view.guide.steps if can_run_dry(step)]
    if dry := [telling.text(step.title) for step in asked if is_dry(record, session, step.id)]:
        count = phrases.some_of(len(dry), len(asked), "question")
        yield Paragraph(
            spans=plain(
                say(
                    "Asked until nothing more came: {count} ({questions}).",
                    count=count,
                    questions=parted(dry),
                )
            )
        )


def _steps_table(steps: Sequence[StepFact], waiting: Collection[str]) -> Table:
    """The steps, one a row.

    Args:
        steps: all of them.
        waiting: the ids of those whose scores are in no result.
    """
    rows = tuple(
        (
            say("{title} (must ask)", title=step.title) if step.must_ask else step.title,
            phrases.minutes(step.planned_minutes),
            phrases.minutes(step.spent_minutes),
            _state(step, waiting=step.id in waiting),
            str(step.entries),
        )
        for step in steps
    )
    return Table(
        caption=say("Steps"),
        columns=(
            Column(title=say("Step"), weight=4),
            Column(title=say("Planned min"), numeric=True),
            Column(title=say("Spent min"), numeric=True),
            Column(title=say("State"), weight=3),
            Column(title=say("Lines"), numeric=True),
        ),
        rows=rows,
    )


def _state(step: StepFact, *, waiting: bool) -> str:
    """What became of a step, and whether values of it are in no result."""
    state = state_word(step.state)
    if step.reason:
        state = say("{state}: {reason}", state=state, reason=step.reason)
    return say("{state}, scores in no result", state=state) if waiting else state

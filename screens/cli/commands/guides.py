"""Commands for guides: show, check, copy, and how to end one in time."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from typing import TYPE_CHECKING

import msgspec

from screens.base.terminal_output import say, table
from screens.cli.commands.locations import guide_named, home_of, library_of
from sessions.library.given_paths import given_path
from sessions.library.guide_files import COMMON_SUFFIX, SUFFIX
from sessions.library.places import own_guides
from workshop.guide.reader import as_guide
from workshop.guide.shape import Guide
from workshop.guide.step import Step, kind_of
from workshop.text import plural

if TYPE_CHECKING:
    from workshop.running.asking.replans import Way


def show(arguments: Namespace) -> int:
    """Show the steps and words of a guide, with what it includes; as data if that was asked for."""
    found = library_of(arguments).table(guide_named(arguments, arguments.name))
    if arguments.json:
        sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
        return 0
    guide = as_guide(found)
    say(f"{guide.title} ({guide.name}), {guide.setting}, {_minutes(guide)}")
    say(f"\n{guide.purpose}\nFor: {guide.audience}")
    say(f"Stage: {guide.stage}. Programme step: {guide.programme_step}.")
    if guide.materials:
        say("Have at hand:\n" + "\n".join(f"- {material}" for material in guide.materials))
    for number, step in enumerate(guide.steps, 1):
        say("\n" + _step(number, step))
    return 0


def _minutes(guide: Guide) -> str:
    """The planned minutes, without and with the steps under a condition where there are any."""
    planned = f"{guide.planned:g} minutes"
    if guide.planned_with_all == guide.planned:
        return planned
    return f"{planned}, with all steps under a condition {guide.planned_with_all:g}"


def _step(number: int, step: Step) -> str:
    """One step, as it is shown."""
    times = step.minutes
    must = ", must be asked" if step.must_ask else ""
    minutes = f"{times.least:g}-{times.planned:g}-{times.greatest:g} min"
    lines = [f"{number}. {step.title} ({step.id}, {kind_of(step)}), {minutes}{must}"]
    if step.ask_if:
        lines.append(f"   Asked only {step.ask_if.words}")
    if step.cut is not None:
        goes = "never goes" if step.cut == "never" else f"goes in place {step.cut:g}"
        lines.append(f"   When time is short it {goes}")
    lines += [f"   Stands on: {', '.join(step.after)}"] if step.after else []
    lines += [f"   {words}"] if (words := step.purpose_words) else []
    lines += ["   May be done by mail or next time"] if step.later else []
    lines += [f"   Say: {line}" for line in step.say.split("\n") if line.strip()]
    lines += [f"   Ask: {probe}" for probe in step.probes]
    lines += [f"   {line}" for line in step.particulars]
    return "\n".join(lines)


def check(arguments: Namespace) -> int:
    """Tell everything that is wrong with a guide; the problems themselves are raised."""
    found = library_of(arguments).check(guide_named(arguments, arguments.file))
    if isinstance(found, list):
        say(f"These common steps are right: {', '.join(found)}.")
        return 0
    say(f"{found.title} is right: {plural(len(found.steps), 'step')}, {_minutes(found)}.")
    for step in found.steps:
        if step.ask_if:
            say(
                f"{step.title} is asked only {step.ask_if.words}: {step.minutes.planned:g} minutes."
            )
    for tag in found.typed_alone:
        say(f"No step gives #{tag}: what waits for it comes up once somebody types it.")
    return 0


def copy(arguments: Namespace) -> int:
    """Copy a guide, into the folder of one's own guides unless told otherwise."""
    target = arguments.target or own_guides(home_of(arguments))
    new = library_of(arguments).copy(arguments.name, given_path(target).absolute())
    say(f"Copied to {new}")
    name = new.name.removesuffix(COMMON_SUFFIX).removesuffix(SUFFIX)
    say(f"Edit it, then: workshop guides check {new if arguments.target else name}")
    return 0


def agenda(arguments: Namespace) -> int:
    """Tell at most three ways to end in time, as sentences and a table of minutes, or as data.

    Raises:
        Refused: the guide has no such step.
    """
    from workshop.running.asking.replans import replans, steps_from  # noqa: PLC0415 - 50 modules
    from workshop.running.words.slash_table import step_meant  # noqa: PLC0415 - that lists need not

    guide = library_of(arguments).load(guide_named(arguments, arguments.guide))
    steps = steps_from(guide, step_meant(guide, arguments.at).id)
    plans = replans(steps, arguments.left)
    if arguments.json:
        found = {"plans": [msgspec.to_builtins(plan) for plan in plans]}
        sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
        return 0
    for number, plan in enumerate(plans, 1):
        say(f"{number}. {plan.sentence}")
    rows = [(step.title, *(_given(plan, step.id) for plan in plans)) for step in steps]
    table(("Step", *(f"Minutes, {number}" for number in range(1, len(plans) + 1))), rows)
    return 0


def _given(plan: Way, step_id: str) -> str:
    """The minutes of a step, or that it is left out."""
    return f"{plan.minutes[step_id]:g}" if step_id in plan.minutes else "left out"

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
from workshop.guide.told import guide_lines, minutes_words
from workshop.text import plural

if TYPE_CHECKING:
    from workshop.running.asking.replans import Way


def show(arguments: Namespace) -> int:
    """Show the steps and words of a guide, with what it includes; as data if that was asked for."""
    found = library_of(arguments).table(guide_named(arguments, arguments.name))
    if arguments.json:
        sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
        return 0
    say("\n".join(guide_lines(as_guide(found))))
    return 0


def check(arguments: Namespace) -> int:
    """Tell everything that is wrong with a guide; the problems themselves are raised."""
    found = library_of(arguments).check(guide_named(arguments, arguments.file))
    if isinstance(found, list):
        say(f"These common steps are right: {', '.join(found)}.")
        return 0
    say(f"{found.title} is right: {plural(len(found.steps), 'step')}, {minutes_words(found)}.")
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

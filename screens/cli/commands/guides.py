"""Commands for guides: list, show, check, copy."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from pathlib import Path

from screens.base.terminal_output import say, table
from screens.cli.commands.locations import home_of, library_of
from sessions.library.given_paths import given_path
from sessions.library.guide_files import COMMON_SUFFIX, SUFFIX
from sessions.library.places import own_guides
from workshop.guide.reader import as_guide
from workshop.guide.shape import Guide, Step, kind_of
from workshop.text import plural


def listing(arguments: Namespace) -> int:
    """List the guides at hand."""
    rows = []
    for each in library_of(arguments).listing():
        state = "hidden by a nearer one" if each.hidden else ""
        if each.problems:
            state = f"{plural(each.problems, 'problem')}: see `workshop guides check`"
        minutes = f"{each.minutes:g} min" if each.minutes else ""
        rows.append((each.name, each.title, each.setting, minutes, each.origin.value, state))
    table(("Guide", "Title", "Setting", "Planned", "From", ""), rows)
    if common := library_of(arguments).common_steps():
        say(f"Common steps, which guides include: {', '.join(common)}")
    return 0


def show(arguments: Namespace) -> int:
    """Show the steps and words of a guide, with what it includes; as data if that was asked for."""
    found = library_of(arguments).table(_named(arguments, arguments.name))
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
    lines += [f"   Say: {line}" for line in step.say.split("\n") if line.strip()]
    lines += [f"   Ask: {probe}" for probe in step.probes]
    lines += [f"   {line}" for line in step.particulars]
    return "\n".join(lines)


def check(arguments: Namespace) -> int:
    """Tell everything that is wrong with a guide; the problems themselves are raised."""
    found = library_of(arguments).check(_named(arguments, arguments.file))
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


def _named(arguments: Namespace, name: str) -> str | Path:
    """The guide that is meant: a file given without its folder may be one's own."""
    own = own_guides(home_of(arguments)) / name
    if name.endswith(SUFFIX) and not Path(name).exists() and own.is_file():
        return own
    return name

"""Ways to end in time from a step of a guide on: at most three, which differ in kind."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import msgspec

from workshop.guide.shape import AnyStep, Guide
from workshop.running.asking.fitting import (
    TimeOf,
    least_time,
    left_out,
    planned_time,
    shortened,
)
from workshop.text import listing, plural

_TINY: Final = 1e-6


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """One way to end in time."""

    sentence: str
    """What it is, for the person who chooses."""
    minutes: dict[str, float]
    """What each step gets that is kept, by its id."""
    left_out: tuple[str, ...] = ()
    """The ids of the steps that go."""
    more: float = 0
    """Minutes that the room has to be asked for."""


def steps_from(guide: Guide, step_id: str) -> tuple[AnyStep, ...]:
    """The agenda of a guide from a step on: that step, and what comes after it in every session."""
    ids = [step.id for step in guide.steps]
    later = guide.steps[ids.index(step_id) :]
    return tuple(step for step in later if step.ask_if is None or step.id == step_id)


def replans(steps: Sequence[AnyStep], minutes: float) -> tuple[Way, ...]:
    """The ways to end in time: as planned, or shortened, with steps left out, with more time.

    In each, every step that is kept has its least minutes or more; a must-ask, or what is never
    cut, is not left out, and nothing is kept without what it stands on.

    Args:
        steps: what is still to come, in its order.
        minutes: what is left for it.
    """
    planned, least = sum(map(planned_time, steps)), sum(map(least_time, steps))
    if planned <= minutes + _TINY:
        words = f"It fits as planned: {planned:g} of {_minutes(minutes)}."
        return (Way(sentence=words, minutes=shortened(steps, planned)),)
    may_shorten = least <= minutes + _TINY
    found: list[Way] = []
    if may_shorten:
        words = f"Shorten: all steps, {planned:g} planned minutes in {minutes:g}."
        found.append(Way(sentence=words, minutes=shortened(steps, minutes)))
    for time_of in (planned_time,) if may_shorten else (least_time, planned_time):
        way = _with_less(steps, minutes, time_of)
        if way and all(way.left_out != other.left_out for other in found):
            found.append(way)
    if found:
        found.append(_with_more(steps, minutes, planned if may_shorten else least))
        return tuple(found)
    return (_least_of_all(steps, minutes),)


def _with_less(steps: Sequence[AnyStep], minutes: float, time_of: TimeOf) -> Way | None:
    """Some steps left out, so that the rest fits with its planned or least time; none if not."""
    gone = left_out(steps, sum(map(time_of, steps)) - minutes, time_of)
    kept = [step for step in steps if step not in gone]
    if not gone or sum(map(time_of, kept)) > minutes + _TINY:
        return None
    fits = sum(map(planned_time, kept)) <= minutes + _TINY
    return Way(
        sentence=f"Leave out {_named(gone)}; the rest {'as planned' if fits else 'shortened'}.",
        minutes=shortened(kept, minutes),
        left_out=tuple(step.id for step in gone),
    )


def _with_more(steps: Sequence[AnyStep], minutes: float, needed: float) -> Way:
    """Nothing left out, and the room asked for more time."""
    more = math.ceil(needed - minutes - _TINY)
    return Way(
        sentence=f"Ask the room for {_minutes(more)} more; nothing is left out.",
        minutes=shortened(steps, minutes + more),
        more=more,
    )


def _least_of_all(steps: Sequence[AnyStep], minutes: float) -> Way:
    """Everything left out that may be, the rest as short as can be, and still more time."""
    gone = left_out(steps, sum(map(least_time, steps)), least_time)
    kept = [step for step in steps if step not in gone]
    more = math.ceil(sum(map(least_time, kept)) - minutes - _TINY)
    without = f", without {_named(gone)}" if gone else ""
    return Way(
        sentence=f"It does not fit: ask for {_minutes(more)} more{without}.",
        minutes=shortened(kept, minutes + more),
        left_out=tuple(step.id for step in gone),
        more=more,
    )


def _named(steps: Sequence[AnyStep]) -> str:
    """The titles, with what may be done later said of it."""
    return listing([f"{s.title} (by mail or next time)" if s.later else s.title for s in steps])


def _minutes(number: float) -> str:
    return plural(int(number), "minute") if number == int(number) else f"{number:g} minutes"

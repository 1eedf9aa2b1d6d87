"""How the rest of a session was planned anew, in a notes file; the lines stand above step one.

    % plan: [10:48] talk | 26 min behind | talk 22, sort 6.5 | was talk 20, sort 10 | took first 40
    % plan: [11:20] sort | the lift stopped | sort 6.5 | was mail 5 | out mail | more 10 | spare 2

First the step that was in front, then why, then the minutes of the steps that are kept; behind them
what they had before, what the steps before took, what was left out, what the room was asked for,
and what was won and given to no step.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Final

from workshop.errors import Refused
from workshop.guide.shape import Guide
from workshop.notes.grammar.fields import join_fields, split_fields
from workshop.notes.grammar.lines import quoted, stamped
from workshop.record.documents import Session
from workshop.record.within import Plan

_AS: Final = "`% plan: [10:48] STEP | WHY | STEP MINUTES, STEP MINUTES`"
_MOST: Final = 6000.0
"""More minutes than any step takes."""


def read_plan(value: str, time: Callable[[str | None], datetime], guide: Guide | None) -> Plan:
    """A plan, from what stands behind its word.

    Args:
        value: the line without the word.
        time: gives the moment of a time as written.
        guide: whose steps these are; without one steps are not looked up.

    Raises:
        Refused: it is not as it must be.
    """
    stamp, rest = stamped(value)
    fields = split_fields(rest)
    if len(fields) < 3 or not fields[1]:
        raise Refused(f"a plan is written as {_AS}")
    step_id, reason, minutes, *others = fields
    told = dict.fromkeys(("was", "took", "out", "more", "spare"), "")
    for field in others:
        word, _, behind = field.partition(" ")
        if word not in told:
            raise Refused(f"{quoted(word)} is none of was, took, out, more and spare")
        told[word] = behind
    left_out = tuple(each for each in map(str.strip, told["out"].split(",")) if each)
    plan = Plan(
        at=time(stamp),
        here=step_id,
        minutes=_minutes(minutes),
        taken=_minutes(told["took"]),
        before=_minutes(told["was"]),
        left_out=left_out,
        more=_number(told["more"]) if told["more"] else 0,
        spare=_number(told["spare"]) if told["spare"] else 0,
        reason=reason,
    )
    named = {step_id, *plan.minutes, *plan.taken, *plan.before, *left_out}
    if guide and (lost := sorted(each for each in named if guide.step(each) is None)):
        raise Refused(f"{guide.title} has no step {quoted(lost[0])}")
    if step_id not in plan.minutes:
        raise Refused(f"say which minutes {quoted(step_id)} gets, as it was in front")
    return plan


def _minutes(words: str) -> dict[str, float]:
    """Minutes by step: `talk 22, sort 6.5`."""
    found = {}
    for each in filter(None, map(str.strip, words.split(","))):
        step_id, _, number = each.rpartition(" ")
        if not step_id:
            raise Refused(f"{quoted(each)} is no step with its minutes, such as `talk 22`")
        found[step_id.strip()] = _number(number)
    return found


def _number(words: str) -> float:
    try:
        number = float(words)
    except ValueError:
        number = math.nan
    if not 0 <= number <= _MOST:
        raise Refused(f"{quoted(words)} is no number of minutes")
    return number


def plan_lines(session: Session, stamp: Callable[[datetime], str]) -> Iterator[str]:
    """A line for each time that the rest was planned anew."""
    for plan in session.plans:
        fields = [plan.here, plan.reason, _told(plan.minutes)]
        fields += _named("was", _told(plan.before))
        fields += _named("took", _told(plan.taken))
        fields += _named("out", ", ".join(plan.left_out))
        fields += _named("more", _written(plan.more) if plan.more else "")
        fields += _named("spare", _written(plan.spare) if plan.spare else "")
        yield f"% plan: [{stamp(plan.at)}] {join_fields(fields)}"


def _named(word: str, told: str) -> Iterable[str]:
    return [f"{word} {told}"] if told else []


def _told(minutes: Mapping[str, float]) -> str:
    return ", ".join(f"{step_id} {_written(number)}" for step_id, number in minutes.items())


def _written(number: float) -> str:
    return f"{number:g}" if float(f"{number:g}") == number else repr(number)

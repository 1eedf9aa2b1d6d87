"""Rounds of feedback, line after line: what changed, what works, what was measured, what was done.

Requirement: what is new stands first, what is as it was is counted; nothing is said of a round that
was not held but when it is.
"""

from __future__ import annotations

from datetime import date

import msgspec

from workshop.programme.feedback import Change
from workshop.programme.feedback_told import (
    AspectTold,
    FactorTold,
    FeedbackTold,
    MeasuredTold,
    RoundTold,
    feedback_lines,
)


def factor(code: str, change: Change, before: str = "", now: str = "") -> FactorTold:
    """A factor with the departments that said it."""
    sides = (tuple(each.split()) for each in (before, now))
    return FactorTold(
        id=code, text="Slow", change=change, **dict(zip(("before", "now"), sides, strict=True))
    )


HELD = RoundTold(
    id="RD1",
    text="Spring",
    begins=date(2026, 3, 2),
    ends=date(2026, 3, 9),
    sessions=2,
    factors=(
        factor("W7", "not asked again"),
        factor("W6", "not said again"),
        factor("W5", "same"),
        factor("W4", "weaker", "HR IT", "HR"),
        factor("W3", "stronger", "HR", "HR IT Sales"),
        factor("W2", "new", "", "HR IT"),
        factor("W1", "new"),
    ),
    emerging=("Pace", "Trust"),
    aspects=(
        AspectTold(
            text="Ledger", works=2, needs_work=1, worked_before=1, needed_work_before=3, why=()
        ),
        AspectTold(
            text="Desk", works=0, needs_work=1, worked_before=0, needed_work_before=0, why=()
        ),
    ),
    measured=(
        MeasuredTold(id="IN1", text="Days", value="4", before="9", wanted="3"),
        MeasuredTold(id="IN2", text="Calls", value="12", before="", wanted=""),
    ),
    not_measured=("IN3", "GL1"),
    kept=1,
    late=0,
    broken=("Call Sue",),
    dropped=2,
)


def lines(told: RoundTold) -> list[str]:
    """The lines of one round."""
    nothing = dict.fromkeys(("score", "reliability", "resolution", "uncertainty"))
    return list(feedback_lines(FeedbackTold(rounds=(told,), n=0, sentence="", **nothing)))


def test_a_round_that_was_held() -> None:
    """Everything that it found, once, in order."""
    assert lines(HELD) == [
        "RD1 Spring · 2 Mar 2026 to 9 Mar 2026 · 2 sessions",
        "  new: W2 Slow (HR and IT)",
        "  new: W1 Slow",
        "  stronger: W3 Slow (1 ▸ 3 departments)",
        "  weaker: W4 Slow (2 ▸ 1 department)",
        "  not asked again: W7 Slow",
        "  the same: 1 factor",
        "  not said again: 1 factor",
        "  emerging: Pace and Trust",
        "  Ledger: works for 2 of 3 (before 1 of 4)",
        "  Desk: works for 0 of 1",
        "  IN1 Days: 9 ▸ 4, wanted 3",
        "  IN2 Calls: 12",
        "  not measured again: IN3 and GL1",
        "  actions: 1 kept, 0 late, 1 broken, 2 dropped",
        "    not done: Call Sue",
        "",
    ]


def test_a_round_that_was_not_held_says_when_it_is() -> None:
    """What was measured in it is told all the same, and then what was not."""
    coming = msgspec.structs.replace(
        HELD, ends=None, sessions=0, emerging=(), aspects=(), measured=(), kept=0, broken=(),
        dropped=0,
    )  # fmt: skip
    head = "RD1 Spring · 2 Mar 2026 · not held yet"
    assert lines(coming) == [head, ""]
    measured = msgspec.structs.replace(coming, measured=HELD.measured[1:])
    assert lines(measured) == [
        head, "  IN2 Calls: 12", "  not measured again: IN3 and GL1", "",
    ]  # fmt: skip
    held = msgspec.structs.replace(coming, sessions=1, factors=())
    assert lines(held) == [
        "RD1 Spring · 2 Mar 2026 · 1 session", "  not measured again: IN3 and GL1", "",
    ]  # fmt: skip
    for kept, late, dropped in ((1, 0, 0), (0, 1, 0), (0, 0, 1)):
        one = msgspec.structs.replace(coming, kept=kept, late=late, dropped=dropped)
        told = f"  actions: {kept} kept, {late} late, 0 broken, {dropped} dropped"
        assert lines(one) == [head, told, ""]

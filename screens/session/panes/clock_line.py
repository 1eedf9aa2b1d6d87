"""The clock inside a step: how long the room still writes in silence, and whose turn it is then."""

from __future__ import annotations

from typing import Final

from textual.content import Content
from textual.widgets import Static

from screens.widgets.ink import ALERT, GOOD, muted
from workshop import times
from workshop.running.words.agenda import clock_face
from workshop.running.words.step_clock import Round, StepClock

_GAUGE: Final = 16
"""Cells of the gauge."""
KEY: Final = "^l"
"""The key that goes on inside a step, as it is shown."""


class ClockLine(Static):
    """One line; it takes no room where there is nothing to say."""

    def __init__(self) -> None:
        super().__init__("", markup=False, id="clock-line")
        self.words = Content("")
        """What it says."""
        self.display = False

    def show(self, words: Content) -> None:
        """Say something, or nothing."""
        if words.markup != self.words.markup:
            self.words = words
            self.display = bool(words)
            self.update(words, layout=False)


def clock_words(clock: StepClock | None, going_round: Round | None, *, live: bool) -> Content:
    """What the line says.

    Args:
        clock: the clock of the step; none where it has none.
        going_round: whose turn it is; none where nobody goes round.
        live: whether the session goes on, so that keys do something.
    """
    if clock and clock.begun and not clock.over:
        return _running(clock, live=live)
    if going_round and going_round.turn and (clock is None or clock.over):
        return _turn(going_round, live=live)
    if not live:
        return Content("")
    if clock and not clock.begun:
        key = Content.assemble(
            (f"{KEY} ", f"bold {ALERT}"), f"begins {clock.minutes:g} min of silence"
        )
        return Content.assemble(key, muted("   to write before anybody speaks"))
    first = (
        Content.assemble("   ", (f"{KEY} ", f"bold {ALERT}"), f"{going_round.next.name} begins")
        if going_round
        else Content("")
    )
    if clock and clock.until:
        over = Content.assemble(
            ("▲ ", ALERT), (f"silence over since {times.time(clock.until)}", ALERT)
        )
        return Content.assemble(over, first)
    return Content.assemble(muted("one each in turn"), first) if going_round else Content("")


def _running(clock: StepClock, *, live: bool) -> Content:
    """A silence that lasts."""
    assert clock.until is not None  # noqa: S101 - asked before
    done = 1 - min(1.0, clock.left / max(1.0, clock.minutes * 60))
    full = min(_GAUGE, round(done * _GAUGE))
    parts = [
        Content.assemble(("◔ silence ", "bold"), (clock_face(clock.left + 0.999), "bold")),
        Content.assemble(("━" * full, "$accent"), ("─" * (_GAUGE - full), "$rule")),
        muted(f"until {times.time(clock.until)}"),
    ]
    if live:
        parts.append(Content.assemble((f"{KEY} ", f"bold {ALERT}"), "ends it"))
    return Content("  ").join(parts)


def _turn(going_round: Round, *, live: bool) -> Content:
    """Whose turn it is."""
    assert going_round.turn is not None  # noqa: S101 - asked before
    place = f"  {going_round.place} of {going_round.count}" if going_round.place else "  has left"
    words = Content.assemble(
        ("● ", GOOD), "turn of ", (going_round.turn.name, "bold"), muted(place)
    )
    if not live:
        return words
    key = Content.assemble((f"{KEY} ", f"bold {ALERT}"), f"then {going_round.next.name}")
    return Content("   ").join([words, key])

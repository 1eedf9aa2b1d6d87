"""Signals and predictions at plain prompts: what is due first, logged and answered."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from screens.plain.carrying.entering import enter_row
from screens.plain.menus.menu import Choice, Engaged, offer, one_of
from workshop.carrying.watched import Watched, watched_predictions, watched_signals
from workshop.errors import Refused
from workshop.privacy.told_record import told_record
from workshop.registers.kinds.carrying.predictions import PREDICTIONS
from workshop.registers.kinds.carrying.signals import LET_GO, SIGNALS, TAKEN_UP, WATCHED
from workshop.running.carrying_rows import (
    OUTCOMES,
    answer_before,
    answered,
    looked_at_again,
    over,
)
from workshop.text import shorten
from workshop.times import short_day

_LONGEST: Final = 60
_SIGNAL: Final = (
    ("signal", "What was seen? (empty: back)"),
    ("source", "Where was it seen?"),
    ("indicator", "What would show that it goes on?"),
    ("review", "When is it looked at again?"),
    ("bears_on", "Which factors or themes may it change? Codes with ; between (may be empty)"),
    ("makes_it", "What does it make of them: new, stronger, weaker, gone? (may be empty)"),
    ("seen_by", "Who saw it? @handle or name (may be empty)"),
)
_PREDICTION: Final = (
    ("prediction", "What will be so by a day? (empty: back)"),
    ("chance", "How likely is it, from 0 to 100 %?"),
    ("due", "By when will it be known?"),
    ("who", "Who predicts it? @handle or name (empty: the room)"),
)


def watched_menu(engaged: Engaged) -> None:
    """Offer to log and predict, then what is watched, due first."""

    def choices() -> Iterator[Choice]:
        yield Choice("Log a signal", partial(enter_row, engaged, SIGNALS, _SIGNAL))
        yield Choice("Predict", partial(enter_row, engaged, PREDICTIONS, _PREDICTION))
        with engaged.reading() as store:
            record, today = told_record(store.record), store.moment().today
        for each in (*watched_signals(record, today), *watched_predictions(record, today)):
            if each.row.TABLE == PREDICTIONS:
                yield Choice(_words(each), partial(_answer, engaged, each))
            elif not each.is_over:
                yield Choice(_words(each), partial(_look, engaged, each))

    offer(engaged.ask, lambda: "Which one?", choices)


def _words(one: Watched) -> str:
    due = f", due since {short_day(one.day)}" if one.is_due and one.day else ""
    day = f", {short_day(one.day)}" if one.day and not due else ""
    outcome = one.row.cell("outcome") if one.row.TABLE == PREDICTIONS else ""
    came = f", {outcome}" if outcome else ""
    return f"{one.row.code}: {shorten(one.row.subject, _LONGEST)}{came}{due}{day}"


def _look(engaged: Engaged, one: Watched) -> None:
    """Ask what becomes of a signal.

    Raises:
        Refused: it is watched on, and no day was given, or one that cannot be the next.
    """
    row = one.row
    for title, field in (("Source", "source"), ("Watch", "indicator")):
        if row.cell(field):
            engaged.ask.tell(f"{title}: {row.cell(field)}")
    options = [("Watched on", WATCHED), ("Taken up", TAKEN_UP), ("Let go", LET_GO)]
    state = one_of(engaged.ask, f"{row.code} was looked at again. It is?", options)
    if state is None:
        return
    if state != WATCHED:
        engaged.send(over(row, state))
        return
    day = engaged.day("When is it looked at next?")
    if day is None:
        raise Refused("Say when it is looked at next.")
    with engaged.reading() as store:
        today = store.moment().today
    engaged.send(looked_at_again(row, day, today))


def _answer(engaged: Engaged, one: Watched) -> None:
    """Ask what came of a prediction, and before that where it was answered already."""
    row = one.row
    before = answer_before(row)
    if before and not engaged.ask.confirm(f"{before}. Answer it anew?", default=False):
        return
    options = [(each.capitalize(), each) for each in OUTCOMES]
    outcome = one_of(engaged.ask, f"{row.code} {row.subject}. What came of it?", options)
    if outcome is not None:
        with engaged.reading() as store:
            today = store.moment().today
        engaged.send(answered(row, outcome, today, again=bool(before)))

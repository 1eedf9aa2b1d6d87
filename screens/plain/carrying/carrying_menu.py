"""Carrying the strategy out at plain prompts: projects, who is told, feedback, what is watched."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from screens.plain.carrying.entering import enter_row
from screens.plain.carrying.starting_prompts import projects_menu
from screens.plain.carrying.telling_prompts import changes_menu
from screens.plain.carrying.watching_prompts import watched_menu
from screens.plain.menus.factors import factors_menu
from screens.plain.menus.menu import Choice, Engaged, offer
from screens.plain.menus.notices import notices_menu
from workshop.carrying.gates import GateReader
from workshop.carrying.told_changes import told_changes
from workshop.carrying.watched import watched_predictions, watched_signals
from workshop.privacy.told_record import told_record
from workshop.registers.kinds.carrying.rounds import ROUNDS
from workshop.text import plural


def carrying_menu(engaged: Engaged) -> None:
    """Offer what the screen of carrying out shows, view by view."""

    def choices() -> Iterator[Choice]:
        yield Choice("Projects: what each waits for; start one", partial(projects_menu, engaged))
        yield Choice("Told: who is not told of a change", partial(changes_menu, engaged))
        yield Choice("Letters: the notices to departments", partial(notices_menu, engaged))
        yield Choice("Feedback: what each round found", partial(engaged.do, "feedback"))
        yield Choice("Plan a round of feedback", partial(_plan, engaged))
        yield Choice("Join factors that say the same", partial(factors_menu, engaged))
        yield Choice("Watch: signals and predictions", partial(watched_menu, engaged))

    offer(engaged.ask, lambda: _title(engaged), choices)


def _title(engaged: Engaged) -> str:
    """How much asks for something."""
    with engaged.reading() as store:
        record, today = told_record(store.record), store.moment().today
    gates = GateReader(record).all()
    held_up = sum(each.is_to_start and bool(each.holding_up) for each in gates)
    untold = sum(len(each.open) for each in told_changes(record) if each.has_begun)
    watched = (*watched_signals(record, today), *watched_predictions(record, today))
    due = sum(each.is_due for each in watched)
    return (
        f"Carrying it out: {plural(held_up, 'project')} held up, {untold} to tell of a started "
        f"change, {due} due to be looked at. What?"
    )


def _plan(engaged: Engaged) -> None:
    """Plan a round of feedback; held in its days, a session by the guide for that is its."""
    enter_row(
        engaged,
        ROUNDS,
        (("round", "What is it called? (empty: back)"), ("begins", "Its first day:"),
         ("ends", "Its last day:")),
    )  # fmt: skip

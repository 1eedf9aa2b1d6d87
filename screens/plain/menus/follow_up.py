"""What all sessions left to be followed up: told, and said what became of each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Final

from screens.plain.menus.menu import Choice, Engaged, offer, one_of
from workshop.analysis.follow_up import FollowedUp, followed_up, how_many, open_words
from workshop.dates import not_a_day, read_day
from workshop.errors import Refused
from workshop.record.documents import EntryKind
from workshop.record.within import OutcomeState
from workshop.running.command_kinds.entries import SetOutcome

_STATES: Final = (
    ("Done, or answered", OutcomeState.DONE),
    ("Moved to another day", OutcomeState.MOVED),
    ("Dropped", OutcomeState.DROPPED),
    ("Kept on as it is", OutcomeState.CONTINUES),
    ("Open after all", OutcomeState.OPEN),
)


def follow_up_menu(engaged: Engaged) -> None:
    """Offer every action and question, what is open and overdue first."""

    def title() -> str:
        with engaged.reading() as store:
            found = followed_up(store.record, store.moment().today)
        return f"Follow-up: {how_many(found)} Which one?"

    def choices() -> Iterator[Choice]:
        yield Choice("Tell who is to be met, too", lambda: engaged.do("follow-up", rest=["--all"]))
        with engaged.reading() as store:
            record, today = store.record, store.moment().today
            for one in followed_up(record, today):
                words = f"{one.state.value.capitalize()}: {open_words(record, one)}"
                yield Choice(words, partial(_ask, engaged, one, today))

    offer(engaged.ask, title, choices)


def _ask(engaged: Engaged, one: FollowedUp, today: date) -> None:
    """Ask what became of one, and record it.

    Raises:
        Refused: a day was to be given and none was.
    """
    state = one_of(engaged.ask, "What became of it?", _STATES)
    if state is None:
        return
    due, note = None, ""
    if state is OutcomeState.MOVED:
        typed = engaged.line("To which day? (Friday, 12 Dec, in 2 weeks)")
        due = read_day(typed, today)
        if due is None:
            raise Refused(f"{not_a_day(typed)}." if typed else "say to which day.")
    if state is OutcomeState.DROPPED:
        note = engaged.line("Why? Documents tell it.")
        if not note:
            raise Refused("say why; documents tell it.")
    elif state is OutcomeState.DONE:
        question = one.entry.kind is EntryKind.QUESTION
        note = engaged.line("The answer:" if question else "What came of it? (may be empty)")
    engaged.send(SetOutcome(entry_id=one.entry.id, state=state, note=note, due=due))

"""What earlier sessions left open, one after the other, at plain prompts."""

from __future__ import annotations

from typing import Final

from screens.plain.base.talk import Talk
from workshop import times
from workshop.analysis.earlier_actions import Earlier, earlier_open, earlier_words
from workshop.dates import not_a_day, read_day
from workshop.guide.step import Step
from workshop.record.within import OutcomeState
from workshop.running.command_kinds.entries import SetOutcome
from workshop.running.same_person import names_told_apart
from workshop.text import listing

_STATES: Final = (
    ("done, or answered", OutcomeState.DONE),
    ("kept on as it is", OutcomeState.CONTINUES),
    ("moved to another day", OutcomeState.MOVED),
    ("dropped", OutcomeState.DROPPED),
)


def go_through_earlier(talk: Talk, step: Step) -> None:
    """Ask of each what became of it."""
    del step
    found = earlier_open(talk.record, talk.session)
    if not found:
        talk.tell("Earlier sessions left nothing open.")
        return
    for one in found:
        if one.told is None:
            _ask(talk, one)
    talk.tell(earlier_words(earlier_open(talk.record, talk.session)))


def _ask(talk: Talk, one: Earlier) -> None:
    """Ask of one, and record what is said."""
    people = listing(names_told_apart(talk.record, one.entry.people))
    due = f"due {times.day(one.due)}" if one.due else ""
    where = f"{one.session.title}, {times.day(one.session.started.date())}"
    about = ", ".join(part for part in (people, due, where) if part)
    talk.tell(f"{one.entry.kind.word.capitalize()}: {one.entry.text} ({about})")
    choices = [(words, state.value) for words, state in _STATES]
    chosen = talk.ask.choose("What became of it?", choices, "not now")
    if chosen is None:
        return
    state, due_to, note = OutcomeState(chosen), None, ""
    if state is OutcomeState.MOVED:
        typed = talk.line("To which day? (Friday, 12 Dec, in 2 weeks)")
        due_to = read_day(typed, talk.store.moment().today)
        if due_to is None:
            talk.tell(f"Not done: {not_a_day(typed) if typed else 'say to which day'}.")
            return
    elif state is OutcomeState.DROPPED:
        note = talk.line("Why? Documents tell it.")
    told = SetOutcome(
        entry_id=one.entry.id, state=state, note=note, due=due_to, told_in=talk.session_id
    )
    if change := talk.do(told):
        talk.tell(f"{change.sentence}.")

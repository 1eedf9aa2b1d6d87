"""Going through the programme of interviews at plain prompts: whom, then what was done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from screens.plain.base.prompts import Asker
from sessions.programme.desk import Desk
from sessions.store.store import Store
from workshop.errors import Problems, Refused
from workshop.programme import acts
from workshop.programme.fact import fact_of, open_ends, when_words
from workshop.programme.outlook import Referral, referrals
from workshop.programme.stages import Interview
from workshop.running.row_commands import PutRows
from workshop.running.senders import Sender

_NEW: Final = "new"
"""The choice of somebody who is in no row yet."""


def go_through(store: Store, desk_now: Callable[[], Desk], ask: Asker) -> None:
    """Ask whom and what was done, and record it, until nobody is chosen.

    Raises:
        Leaving: nothing more comes.
        Instead: a command came in place of an answer.
    """
    while True:
        desk = desk_now()
        _tell(store, desk, ask)
        choices = [(_words(desk, each), each.row.id) for each in desk.programme.interviews]
        named = [(f"{r.person.name}, to meet", r.person.id) for r in _named(desk)]
        new = ("somebody new", _NEW)
        chosen = ask.choose("With whom?", [*choices, *named, new], "leave")
        if chosen is None:
            return
        try:
            _done(store, desk, ask, chosen)
        except (Refused, Problems) as problem:
            ask.tell(str(problem))


def _named(desk: Desk) -> list[Referral]:
    """Who was named as a person to meet and stands in no row."""
    return referrals(desk.record, desk.programme)


def _tell(store: Store, desk: Desk, ask: Asker) -> None:
    """How far everything is, and what is to be seen to."""
    today = store.moment().today
    fact = fact_of(desk.record, desk.programme, desk.guide_of, today)
    ask.tell(f"{fact.sentence}.")
    for sentence in open_ends(fact):
        ask.tell(f"  {sentence}.")


def _words(desk: Desk, interview: Interview) -> str:
    """An interview in a list to choose from."""
    when = when_words(desk.appointment(interview))
    parts = [f"{interview.row.code} {interview.person.name}", interview.stage.value, when]
    return ", ".join(part for part in parts if part)


def _done(store: Store, desk: Desk, ask: Asker, chosen: str) -> None:
    """Ask what was done with whoever was chosen, and record it."""
    if chosen == _NEW:
        name = ask.line("Who? Name, Role, Department:").strip()
        if name:
            ask.tell(f"{desk.plan(name, {}, Sender.PLAIN).sentence}.")
        return
    for referral in _named(desk):
        if referral.person.id == chosen:
            _put(store, ask, acts.taken_in(desk.record, referral))
            return
    interview = desk.programme.of(chosen)
    act = ask.choose("What?", [(words, words) for words in _ACTS], "nothing")
    if interview is not None and act is not None:
        _ACTS[act](store, desk, ask, interview)


def _put(store: Store, ask: Asker, command: PutRows) -> None:
    ask.tell(f"{store.do(command, Sender.PLAIN).sentence}.")


def _letter(kind: str) -> _Act:
    def show(store: Store, desk: Desk, ask: Asker, interview: Interview) -> None:
        ask.tell(desk.letter(interview, kind).whole)
        if ask.confirm("Was it sent today?", default=False):
            _put(store, ask, acts.sent(interview, kind, store.moment().today))

    return show


def _agreed(store: Store, desk: Desk, ask: Asker, interview: Interview) -> None:
    known = when_words(desk.appointment(interview))
    when = ask.line("When? A day, or day and time:", known)
    place = ask.line("Where?", desk.appointment(interview).place)
    _put(store, ask, acts.agreed(interview, when, place, store.moment().today))


def _declined(store: Store, desk: Desk, ask: Asker, interview: Interview) -> None:
    del desk
    _put(store, ask, acts.declined(interview, store.moment().today))


_Act = Callable[[Store, Desk, Asker, Interview], None]

_ACTS: Final[Mapping[str, _Act]] = MappingProxyType(
    {
        "invitation": _letter("invitation"),
        "reminder": _letter("reminder"),
        "agreed": _agreed,
        "declined": _declined,
    }
)
"""What can be done about an interview, by the word that is chosen."""

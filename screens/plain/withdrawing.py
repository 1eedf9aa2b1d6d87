"""Somebody takes back what they said, at plain prompts: at any of the three levels."""

from __future__ import annotations

from typing import Final

from screens.plain.base.prompts import Instead, is_command
from screens.plain.base.talk import Talk
from sessions.erasure.erase import Prepared, erase, prepare
from sessions.erasure.nameless import nameless_people
from sessions.erasure.withdrawal import affected
from workshop.errors import Refused
from workshop.privacy.erasure_report import UNREACHED
from workshop.record.documents import Person, WithdrawalLevel
from workshop.running.commands import Withdraw
from workshop.running.same_person import told_apart
from workshop.running.words.as_said import Around, person_named
from workshop.text import clean_line

ERASED: Final = "erased"
"""The level at which the record itself loses the person."""

_AGAIN: Final = "again"
_LEVELS: Final = ", ".join([*(level.value for level in WithdrawalLevel), ERASED])


def withdraw(talk: Talk, words: str) -> None:
    """Somebody withdraws what they said in every session; `again`, and they agree as before.

    Raises:
        Refused: nobody is named, or nobody is called so.
        Instead: a command came in place of the name of somebody to be erased.
    """
    name, _, level = words.rpartition(" ")
    known = {each.value for each in WithdrawalLevel}
    if level not in known | {ERASED, _AGAIN}:
        name, level = words, WithdrawalLevel.WITHDRAWN.value
    if not name:
        raise Refused(f"Say who withdraws, and how: /withdraw NAME LEVEL. Levels are {_LEVELS}.")
    if level == ERASED:
        _erase(talk, name)
        return
    person = person_named(Around(talk.record, talk.session), name)
    if level == _AGAIN:
        talk.tell(f"{talk.send(Withdraw(person_id=person.id, level=None)).sentence}.")
        return
    chosen = WithdrawalLevel(level)
    talk.tell("\n".join(affected(talk.record, person.id, talk.store.folder).sentences))
    if talk.ask.confirm(f"{told_apart(talk.record, person)}: {chosen.sentence}?", default=False):
        talk.tell(f"{talk.send(Withdraw(person_id=person.id, level=chosen)).sentence}.")


def _erase(talk: Talk, name: str) -> None:
    """Say what erasing comes to, have the name typed, erase, and go on with what is left."""
    person, called = _meant(talk, name)
    store = talk.store
    prepared = prepare(store.record, store.lines, person.id, store.folder, called=called)
    _tell_extent(talk, prepared)
    typed = talk.ask.line(f"Type the name to erase it ({person.name}), or Enter to leave it:")
    if is_command(typed):
        raise Instead(typed)
    if clean_line(typed) != person.name:
        talk.tell("Nothing was changed: the name was not typed.")
        return
    done = talk.closed_meanwhile(lambda folder: erase(folder, person.id, called=called))
    talk.tell("\n".join(done.sentences))


def _meant(talk: Talk, name: str) -> tuple[Person, str]:
    """Who is to be erased, and how they were called if they came back without a name.

    Raises:
        Refused: nobody is called so.
    """
    try:
        return person_named(Around(talk.record, talk.session), name), ""
    except Refused:
        back = nameless_people(talk.record, talk.store.lines)
        if len(back) != 1:
            raise
        called = clean_line(name)
        talk.tell("Somebody who was erased came back without a name, and is taken for them.")
        return Person(id=back[0], name=called), called


def _tell_extent(talk: Talk, prepared: Prepared) -> None:
    """What goes, what stays and what cannot be reached."""
    for title, sentences in (
        ("What goes, for good; undo cannot bring it back:", prepared.extent.goes),
        ("What stays:", prepared.extent.stays),
        ("What cannot be reached from here:", UNREACHED),
    ):
        talk.tell("\n".join([title, *(f"  - {sentence}" for sentence in sentences)]))

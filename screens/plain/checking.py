"""What somebody says of their own words, at plain prompts: one thing after another."""

from __future__ import annotations

from typing import Final

from screens.plain.base.talk import Act, Talk
from workshop.analysis.evidence import Hearing
from workshop.analysis.member_check import Progress, own_words, progress_of
from workshop.dates import not_a_day, read_day
from workshop.errors import Refused
from workshop.record.checks import Verdict
from workshop.record.documents import Entry, Person
from workshop.record.read_back import holds
from workshop.running.command_kinds.checks import CheckedWords, CheckWords, SendBack
from workshop.running.same_person import told_apart
from workshop.running.words.as_said import Around, person_named
from workshop.text import listing

_SENT: Final = "sent"
_KEYS: Final = {
    "r": Verdict.RIGHT,
    "right": Verdict.RIGHT,
    "w": Verdict.WRONG,
    "wrong": Verdict.WRONG,
    "l": Verdict.LEAVE_OUT,
    "leave out": Verdict.LEAVE_OUT,
}
_ASKS: Final = "r right, w wrong, l leave out, or what it should say (Enter: later):"


def check(talk: Talk, words: str) -> None:
    """Take somebody's answers; with `sent` behind the name, record that they were sent.

    Raises:
        Refused: it is not clear who, or they did not take part.
        Instead: a command came in place of an answer.
    """
    name, _, rest = words.partition(f" {_SENT}")
    sent = rest if f" {_SENT}" in words else None
    person = _person(talk, name.strip())
    if sent is not None:
        _send(talk, person, sent.strip())
        return
    hearing, today = Hearing(talk.record), talk.store.moment().today
    own = own_words(hearing, talk.session, person.id)
    if not own:
        raise Refused(f"There is nothing of {told_apart(talk.record, person)} to be checked.")
    progress = progress_of(hearing, talk.session, person.id, today)
    talk.tell(f"{told_apart(talk.record, person)}: {progress.sentence}.")
    left = _left(own, progress)
    if not left:
        talk.tell("Everything was answered; an answer that is given again replaces it.")
        left = own
    for number, entry in enumerate(own, 1):
        if entry in left:
            _ask(talk, person, f"{number} of {len(own)}", entry)


def _left(own: list[Entry], progress: Progress) -> list[Entry]:
    """What nothing was said of yet as it stands now."""
    answers = progress.check.answers if progress.check else {}
    return [each for each in own if each.id not in answers or not holds(answers[each.id], each)]


def check_rest(talk: Talk, person: Person) -> None:
    """Record that everything of somebody that nothing was said of yet is right."""
    hearing, today = Hearing(talk.record), talk.store.moment().today
    own = own_words(hearing, talk.session, person.id)
    left = _left(own, progress_of(hearing, talk.session, person.id, today))
    if not left:
        talk.tell("Everything was answered.")
        return
    answers = tuple(CheckedWords(entry_id=each.id, verdict=Verdict.RIGHT) for each in left)
    command = CheckWords(session_id=talk.session_id, person_id=person.id, answers=answers)
    talk.tell(f"{talk.send(command).sentence}.")


def _person(talk: Talk, name: str) -> Person:
    """Whose words are meant: the only one who takes part, where nobody is named.

    Raises:
        Refused: it is not clear who.
    """
    if name:
        return person_named(Around(talk.record, talk.session), name)
    people = talk.record.people_of(talk.session)
    if len(people) == 1:
        return people[0]
    named = listing([told_apart(talk.record, each) for each in people], "or")
    raise Refused(f"Say whose words: /check NAME. {named or 'Nobody'} takes part.")


def _send(talk: Talk, person: Person, until: str) -> None:
    """Record that somebody was sent their words.

    Raises:
        Refused: what stands behind is no day.
    """
    day = read_day(until, talk.store.moment().today) if until else None
    if until and day is None:
        raise Refused(f"{not_a_day(until)}.")
    command = SendBack(session_id=talk.session_id, person_id=person.id, until=day)
    talk.tell(f"{talk.send(command).sentence}.")


def _ask(talk: Talk, person: Person, place: str, entry: Entry) -> None:
    """Take one answer."""
    talk.tell(f"{place}. {entry.text}")
    typed = talk.line(_ASKS)
    if not typed:
        return
    verdict = _KEYS.get(typed.casefold())
    given = CheckedWords(
        entry_id=entry.id,
        verdict=verdict or Verdict.WRONG,
        correction="" if verdict else typed,
    )
    command = CheckWords(session_id=talk.session_id, person_id=person.id, answers=(given,))
    if change := talk.do(command):
        talk.tell(f"{change.sentence}.")


CHECK_ACTS: Final[dict[str, Act]] = {"check": check}
"""What is done with somebody's answers."""

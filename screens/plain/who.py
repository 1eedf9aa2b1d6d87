"""Who takes part, asked at plain prompts: when a session begins, and when somebody comes in."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

import msgspec

from screens.plain.base.prompts import Asker, is_command
from workshop.errors import Refused
from workshop.record.documents import Person, Session
from workshop.record.record import Record
from workshop.running.cells.half_named import half_named
from workshop.running.commands import NewPerson
from workshop.running.handles import completions, meant_by
from workshop.running.same_person import (
    beside_new,
    in_full,
    person_of,
    same_person,
    told_apart,
)
from workshop.running.words.as_said import Around, person_named
from workshop.text import as_sorted, listing, plural
from workshop.times import short_moment

_MOST: Final = 20
"""So many of those who are known are listed."""

_QUESTION: Final = "Who takes part?"
_HOW: Final = "Say who takes part, one a line: Name, Role, Department. An empty line ends."
_OR_NUMBER: Final = "Known already; the number is enough:"


def ask_people(ask: Asker, record: Record) -> tuple[str | NewPerson, ...]:
    """Who takes part in a session that is about to begin: ids of those known, and those new.

    Nobody is an answer too, after a question.

    Raises:
        Instead: a command or something said came in place of an answer.
        Leaving: nothing more comes.
    """
    known = sorted(record.all(Person), key=lambda person: as_sorted(person.name))[:_MOST]
    ask.tell(_HOW)
    if known:
        more = sum(1 for _ in record.all(Person)) - len(known)
        lines = [f"  {place} {in_full(record, each)}" for place, each in enumerate(known, 1)]
        lines += [f"  and {more} more, by their names"] if more else []
        ask.tell("\n".join([_OR_NUMBER, *lines]))
    chosen: list[str | NewPerson] = []
    while True:
        said = ask.line(_QUESTION, names=lambda start: completions(start, record, None)).strip()
        if said:
            _take(ask, record, known, chosen, said)
        elif chosen or ask.confirm("Nobody takes part yet. Begin without anybody?", default=False):
            return tuple(chosen)


def _take(
    ask: Asker, record: Record, known: list[Person], chosen: list[str | NewPerson], said: str
) -> None:
    """Put somebody on the list, or say why not."""
    try:
        one = _answered(ask, record, known, chosen, said)
    except Refused as refused:
        ask.tell(str(refused))
        return
    new = [each for each in chosen if isinstance(each, NewPerson)]
    taken = one.id if isinstance(one, Person) else beside_new(one, new)
    if taken is None or taken in chosen:
        ask.tell(f"{one.name} is on the list already.")
        return
    chosen.append(taken)
    people = plural(len(chosen), "person takes", "people take")
    ask.tell(f"{_words(record, one)}. {people} part.")


def _answered(
    ask: Asker, record: Record, known: list[Person], chosen: list[str | NewPerson], said: str
) -> Person | NewPerson:
    """Who is meant by an answer: a number of the list, a handle, or somebody's particulars.

    Raises:
        Refused: nobody is.
    """
    if said.isascii() and said.isdigit():
        if not 1 <= int(said) <= len(known):
            raise Refused(f"There is no number {said}; type a name.")
        return known[int(said) - 1]
    if is_command(said):
        word = said.split(maxsplit=1)[0]
        raise Refused(f"{word} does nothing here. Type a name, or an empty line to go on.")
    if said.startswith("@"):
        return person_named(Around(record), said)
    named = person_of(said)
    if not named.name:
        raise Refused("Give the name first: Name, Role, Department.")
    return who_is_meant(ask, record, named, [one for one in chosen if isinstance(one, str)])


def _words(record: Record, one: Person | NewPerson) -> str:
    """Somebody on the list; of whom and what is new it is said."""
    if isinstance(one, Person):
        return in_full(record, one)
    department = one.department
    if department and record.department_named(department) is None:
        department = f"{department}, a new department"
    about = ", ".join(part for part in (one.role, department) if part)
    return f"{one.name} is new{f' ({about})' if about else ''}"


def with_department(ask: Asker, record: Record, one: Person | NewPerson) -> Person | NewPerson:
    """Somebody, with the department that is meant where half a name of one was typed."""
    if isinstance(one, Person) or not (near := half_named(record, one.department)):
        return one
    choices = [(each.name, each.name) for each in near]
    question = f"Which department is {one.department}?"
    chosen = ask.choose(question, choices, f"a new one, {one.department}")
    return msgspec.structs.replace(one, department=chosen) if chosen else one


def who_is_meant(
    ask: Asker,
    record: Record,
    named: NewPerson,
    here: Collection[str],
    session: Session | None = None,
) -> Person | NewPerson:
    """Somebody known or somebody new; asked where the name alone does not tell.

    Args:
        ask: asks.
        record: the engagement.
        named: as it was typed.
        here: the ids of those who cannot be meant without a question, for they are here already.
        session: whose people are meant before others.
    """
    found = same_person(record, named)
    if found.person and found.person.id not in here:
        return found.person
    perhaps = (found.person,) if found.person else found.perhaps
    if not perhaps and named.name:
        # A first name, or the beginning of one, may be meant for somebody known.
        near = meant_by(named.name.replace(" ", "."), record, session)
        perhaps = (near,) if isinstance(near, Person) else ()
    if not perhaps:
        return with_department(ask, record, named)
    choices = [(in_full(record, person), person.id) for person in perhaps]
    chosen = ask.choose(f"Who is meant by {named.name}?", choices, "somebody new")
    if known := record.find(Person, chosen):
        return known
    return with_department(ask, record, msgspec.structs.replace(named, namesake=True))


def session_words(record: Record, session: Session) -> str:
    """A session in a list to choose from: its title, and whose it is."""
    people = record.people_of(session)
    names = [told_apart(record, person) for person in people]
    whose = listing(names) if len(names) < 3 else plural(len(names), "person", "people")
    return ", ".join(part for part in (session.title, whose) if part)


def dated_session(record: Record, session: Session) -> str:
    """The same with when it began, where several can be of the same people."""
    return f"{session_words(record, session)}, {short_moment(session.started)}"

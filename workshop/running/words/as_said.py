"""What is meant by the words that people use: a session by its number, a factor by its code.

Every way in which somebody names a thing without seeing it asks here: the command line, and other
programs (`workshop.wire`). What is not known, or may be several, is refused with what may be meant.
An id is always understood.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from workshop.ballots.rounds import as_voted
from workshop.ballots.votes.items import items_of
from workshop.ballots.votes.rules import scales_of
from workshop.errors import Refused
from workshop.guide.parts import Scale
from workshop.guide.shape import Score, as_kind
from workshop.guide.step import Step
from workshop.record.codebook import Codebook
from workshop.record.documents import (
    ROOM,
    Department,
    Entry,
    EntryKind,
    Person,
    Session,
)
from workshop.record.meanings import Meaning
from workshop.record.record import Record
from workshop.record.rows import ROW_TYPES, Row
from workshop.registers.kinds import REGISTERS, register_named
from workshop.registers.register import Register
from workshop.running.capture import NOTE_SIGN, SIGN_OF, SIGNS
from workshop.running.handles import handles_in, meant_by
from workshop.running.row_names import subject_of
from workshop.running.same_person import name_key
from workshop.running.score_rules import score_step
from workshop.running.voting.said import item_named
from workshop.running.words.near import meant, quoted
from workshop.running.words.of_analysis import (
    cited_named,
    factor_named,
    finding_named,
    quoted_named,
    theme_named,
    theme_part_named,
)
from workshop.text import listing, nearest, shorten

_SEAT: Final = re.compile(r'Seat \d{1,4}|"(?P<quoted>[^"]+)"')


class Around(NamedTuple):
    """What is known of the place in which a word is said."""

    record: Record
    session: Session | None = None
    step: Step | None = None
    register: Register | None = None


def kind_meant(words: str) -> EntryKind:
    """The kind that a sign, or the beginning of a word, means.

    Raises:
        Refused: none, or several; all are named with their signs.
    """
    if words in SIGNS or words == NOTE_SIGN:
        return SIGNS.get(words, EntryKind.NOTE)
    begun = [kind for kind in EntryKind if words and kind.value.startswith(words.casefold())]
    if len(begun) != 1:
        known = ", ".join(f"{SIGN_OF.get(kind, NOTE_SIGN)} {kind.value}" for kind in EntryKind)
        raise Refused(f"Say what it is: {known}.")
    return begun[0]


def session_named(record: Record, said: str) -> Session:
    """The session of a number in the list of sessions, of an id, or of the beginning of one.

    Raises:
        Refused: there is none, or several begin like that.
    """
    sessions = record.sessions()
    if (place := _number(said)) is not None and 1 <= place <= len(sessions):
        return sessions[place - 1]
    begun = [session for session in sessions if said and session.id.startswith(said)]
    if len(begun) == 1:
        return begun[0]
    many = "Several sessions begin" if begun else "There is no session"
    raise Refused(f"{many} {quoted(said)}. `workshop sessions` lists them with their numbers.")


def step_named(around: Around, said: str) -> Step:
    """The step of the session's guide that has an id.

    Raises:
        Refused: it has none; a near one is offered, else all are named.
    """
    if around.session is None:
        raise Refused("Say the session too: a step is one of a session's guide.")
    guide = around.record.guide_of(around.session)
    if (step := guide.step(said)) is not None:
        return step
    hint = meant(said, [step.id for step in guide.steps], "Its steps are")
    raise Refused(f"{guide.title} has no step {quoted(said)}. {hint}")


def person_named(around: Around, said: str) -> Person:
    """The person of an id, a name as written, or a handle as at the capture line.

    Raises:
        Refused: nobody, or several people, are called that.
    """
    record = around.record
    if (known := record.find(Person, said)) is not None:
        return known
    name = said.removeprefix("@")
    called = [each for each in record.all(Person) if name_key(each.name) == name_key(name)]
    if len(called) == 1:
        return called[0]
    one = meant_by(name, record, around.session)
    if isinstance(one, Person):
        return one
    if one is not None:
        raise Refused(f"{one.name} is a department, and a person is needed.")
    people = list(record.all(Person))
    near = nearest(name, [each.name for each in people], 3)
    handles = handles_in(record, around.session)
    choice = [f"@{handles[each.id]}" for each in people if each.name in near]
    hint = f" Did you mean {listing(choice, 'or')}?" if choice else ""
    raise Refused(f"Nobody is called {quoted(said)}.{hint}")


def department_named(record: Record, said: str) -> Department:
    """The department of a name or an id.

    Raises:
        Refused: there is none.
    """
    if found := record.find(Department, said) or record.department_named(said):
        return found
    hint = meant(said, [each.name for each in record.all(Department)], "There are")
    raise Refused(f"There is no department {quoted(said)}. {hint}")


def entry_named(around: Around, said: str) -> Entry:
    """The entry of an id, or of a number among those of the session, in the order recorded.

    Raises:
        Refused: there is none.
    """
    if (known := around.record.find(Entry, said)) is not None:
        return known
    if (place := _number(said)) is None:
        raise Refused(f"There is no entry {quoted(said)}. Give its number in the session.")
    if around.session is None:
        raise Refused("Say the session too: the number of an entry is one in its session.")
    entries = around.record.entries_of(around.session.id)
    if not 1 <= place <= len(entries):
        has = f"{around.session.title} has {len(entries)}"
        raise Refused(f"There is no entry {quoted(said)}: {has}.")
    return entries[place - 1]


def subject_named(around: Around, said: str) -> str:
    """The id of what is scored or voted on in the step: a factor, a row, or an item of its list.

    Raises:
        Refused: there is none; or it is on the list and no entry yet.
    """
    session, step = around.session, around.step
    scored = as_kind(_as_voted(around, step), Score) if step else None
    if scored and scored.table:
        return row_named(around._replace(register=scored.table), said).id
    if session is None or step is None or _as_voted(around, step).RECORDS != "votes":
        return factor_named(around.record, said).id
    item = item_named(items_of(around.record, session, step), said, step.title)
    if not item.id:
        raise Refused(f"No vote is open in {step.title}; open it first.")
    return item.id


def about_named(around: Around, said: str) -> str:
    """The id of what something is said about: a factor, a theme, a row or an entry.

    Raises:
        Refused: there is none.
    """
    record = around.record
    if (_number(said) is not None and around.session) or record.find(Entry, said):
        return entry_named(around, said).id
    key = said.casefold()
    rows = (row for kind in ROW_TYPES.values() for row in record.all(kind))
    found = [row.id for row in rows if key in (row.id.casefold(), row.code.casefold())]
    found += [each.id for each in Codebook(record).themes if key in (each.id, each.code.casefold())]
    return found[0] if len(found) == 1 else factor_named(record, said).id


def _as_voted(around: Around, step: Step) -> Step:
    """The step as votes in it are held."""
    return as_voted(around.record.guide_of(around.session), step) if around.session else step


def scale_named(around: Around, said: str) -> Scale:
    """The scale of the step that has an id.

    Raises:
        Refused: the step has none, or takes no scores.
    """
    if around.session is None or around.step is None:
        raise Refused("Say the session and the step too: a scale is one of a step.")
    step = _as_voted(around, around.step)
    scales = scales_of(step) or score_step(around.record, around.session, step.id).scales
    for scale in scales:
        if scale.id == said:
            return scale
    hint = meant(said, [scale.id for scale in scales], "Its scales are")
    raise Refused(f"{step.title} has no scale {quoted(said)}. {hint}")


def voter_named(around: Around, said: str) -> str:
    """Whose ballot it is, as a ballot holds it: the room, a person's id, or a seat.

    Raises:
        Refused: it is nobody.
    """
    if said.casefold() == ROOM:
        return ROOM
    if seat := _SEAT.fullmatch(said):
        return seat["quoted"] or said
    try:
        return person_named(around, said).id
    except Refused as refused:
        raise Refused(
            f'{refused} A seat is written `Seat 3`, another one in quotation marks: `"Table 2"`.'
        ) from None


def row_named(around: Around, said: str) -> Row:
    """The row of the register that has a code, or an id.

    Raises:
        Refused: there is none.
    """
    if around.register is None:
        raise Refused("Say the register too: the code of a row is one in its register.")
    kind = ROW_TYPES[around.register.name]
    if (known := around.record.find(kind, said)) is not None:
        return known
    rows = list(around.record.all(kind))
    found = [row for row in rows if row.code.casefold() == said.casefold()]
    if len(found) == 1:
        return found[0]
    one = around.register.one
    if found:  # two laptops gave one code, and nobody has joined their folders yet
        choice = listing(
            [f"{row.id} “{shorten(subject_of(around.record, row), 40)}”" for row in found[:4]], "or"
        )
        raise Refused(f"{found[0].code} may be {choice}: give the id.")
    hint = meant(said, [row.code for row in rows], "There are")
    raise Refused(f"There is no {one} {quoted(said)}. {hint}")


def _department_name(around: Around, said: str) -> str:
    """The name of a department that may be new; that of a known one where its id was given."""
    known = around.record.find(Department, said)
    return known.name if known else said


def statement_named(around: Around, said: str) -> str:
    """The id of a factor of a code, or of an entry.

    Raises:
        Refused: there is neither.
    """
    if around.record.find(Entry, said) is not None:
        return said
    return factor_named(around.record, said).id


def _theme_or_new(around: Around, said: str) -> str:
    """The id of a theme, or the name of one that is new."""
    found = Codebook(around.record).named(said)
    return found.id if found else said


def _among(around: Around, register: str) -> Around:
    return around._replace(register=REGISTERS[register])


LOOK_UPS: Final[dict[Meaning, Callable[[Around, str], str]]] = {
    Meaning.SESSION: lambda around, said: session_named(around.record, said).id,
    Meaning.STEP: lambda around, said: step_named(around, said).id,
    Meaning.PERSON: lambda around, said: person_named(around, said).id,
    Meaning.DEPARTMENT: lambda around, said: department_named(around.record, said).id,
    Meaning.DEPARTMENT_NAME: _department_name,
    Meaning.ENTRY: lambda around, said: entry_named(around, said).id,
    Meaning.FACTOR: lambda around, said: factor_named(around.record, said).id,
    Meaning.SUBJECT: subject_named,
    Meaning.ABOUT: about_named,
    Meaning.SCALE: lambda around, said: scale_named(around, said).id,
    Meaning.VOTER: voter_named,
    Meaning.REGISTER: lambda _, said: register_named(said).name,
    Meaning.ROW: lambda around, said: row_named(around, said).id,
    Meaning.DECISION: lambda around, said: row_named(_among(around, "decisions"), said).id,
    Meaning.NEED: lambda around, said: row_named(_among(around, "needs"), said).id,
    Meaning.STRATEGY: lambda around, said: row_named(_among(around, "strategies"), said).id,
    Meaning.STATEMENT: statement_named,
    Meaning.THEME: lambda around, said: theme_named(around.record, said),
    Meaning.THEME_NAME: _theme_or_new,
    Meaning.FINDING: lambda around, said: finding_named(around.record, said).id,
    Meaning.CITED: lambda around, said: cited_named(around.record, said),
    Meaning.QUOTED: lambda around, said: quoted_named(around.record, said).id,
    Meaning.THEME_PART: lambda around, said: theme_part_named(around.record, said).id,
}
"""What is put in the place of a word, by what the field refers to."""


def _number(said: str) -> int | None:
    """A whole number from 0, as people count; none for anything else."""
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else None

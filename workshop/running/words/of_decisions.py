"""Words for steps in which a room decides, for signing what needs are ranked by, for a start."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from workshop.errors import Refused
from workshop.record.documents import Person
from workshop.record.meanings import Meaning
from workshop.record.rows import ROW_TYPES, Row
from workshop.registers.kinds.decisions import DECISIONS
from workshop.running.carrying.commands import GateWaiver, StartProject
from workshop.running.choosing.dissent import last_decision
from workshop.running.commands import Command
from workshop.running.needs.commands import SignFramework
from workshop.running.row_commands import RecordDissent
from workshop.running.words.as_said import LOOK_UPS, Around, person_named
from workshop.running.words.slash import Said, SlashWord, Takes
from workshop.text import clean_line

_USAGE: Final = "Say who, then their words: /dissent @Dana It comes too early."


_START: Final = (
    "Say which project: /start PJ2. What it does without: /start PJ2 @Dana AP1 The board agreed; "
    "CN2 It was tested."
)


def dissent_said(said: Said) -> Command:
    """Somebody is against the newest decision of the step, or the one whose code is said.

    Raises:
        Refused: nothing was decided, or it is not clear who is against it.
    """
    decision, rest = _decision(said, clean_line(said.words))
    if (found := _somebody(Around(said.record, said.session), rest)) is None:
        raise Refused(_USAGE)
    person, words = found
    return RecordDissent(
        decision_id=decision.id,
        person_id=person.id,
        words=words,
        session_id=said.session.id,
        step_id=said.clock.step_id,
    )


def _decision(said: Said, words: str) -> tuple[Row, str]:
    first, _, rest = words.partition(" ")
    for row in said.record.all(ROW_TYPES[DECISIONS]):
        if row.code.casefold() == first.casefold():
            return row, rest.strip()
    return last_decision(said.record, said.session, said.clock.step_id), words


def _somebody(around: Around, words: str) -> tuple[Person, str] | None:
    """Somebody by the longest name, and what is said behind it; none where nobody is meant."""
    for name, rest in _parted(words):
        try:
            person = person_named(around, name)
        except Refused:
            continue
        if _is_of_name(person, name):
            return person, rest
    return None


def _is_of_name(person: Person, name: str) -> bool:
    """Whether a name of several words ends in one that is a whole word of somebody's name.

    "Ruth A second try" is what Ruth says, though Ashworth begins with an A.
    """
    *before, last = name.split()
    return not before or last.casefold() in person.name.casefold().split()


def _parted(words: str) -> list[tuple[str, str]]:
    """A name and what is said, each way that they can be parted: the longest name first."""
    if ":" in words:
        name, _, rest = words.partition(":")
        parted = [(name.strip(), rest.strip())]
    else:
        parted = []
    blanks = [found.start() for found in re.finditer(" ", words)][:5]
    parted += [(words[:at], words[at:].strip()) for at in reversed(blanks)]
    return [(name, rest) for name, rest in parted if name and rest]


def signed(said: Said) -> Command:
    """Somebody agrees to limits, criteria and rule for their department; with words they dissent.

    Raises:
        Refused: it is not clear who signs.
    """
    words = clean_line(said.words)
    person, dissent = _who(said, words)
    return SignFramework(person_id=person.id, dissent=dissent, session_id=said.session.id)


def _who(said: Said, words: str) -> tuple[Person, str]:
    """Who signs, and what they have against it; the whole is a name where it can be one."""
    around = Around(said.record, said.session)
    try:
        return person_named(around, words), ""
    except Refused as refused:
        if found := _somebody(around, words):
            return found
        raise Refused(
            f"{refused} Say who signs: /sign @Dana; with words behind it they dissent: "
            "/sign @Dana Too little for us."
        ) from None


def started(said: Said) -> Command:
    """A project is started; behind its code, who waives, then codes with a reason each.

    Raises:
        Refused: it is not clear which project is meant, who waives, or why.
    """
    code, _, rest = clean_line(said.words).partition(" ")
    if not code:
        raise Refused(_START)
    around = Around(said.record, said.session)
    return StartProject(
        project_id=LOOK_UPS[Meaning.PROJECT](around, code),
        waived=tuple(_waivers(around, rest.strip())) if rest.strip() else (),
        session_id=said.session.id,
    )


def _waivers(around: Around, words: str) -> Iterator[GateWaiver]:
    if (found := _somebody(around, words)) is None:
        raise Refused(f"Nobody here is called {words.partition(' ')[0][:40]}. {_START}")
    person, listed = found
    for each in listed.split(";"):
        code, _, why = each.strip().partition(" ")
        if not code or not why.strip():
            raise Refused(f"A waiver is a code and a reason. {_START}")
        row = LOOK_UPS[Meaning.GATE](around, code.rstrip(":"))
        yield GateWaiver(waives=row, waived_by=person.id, why=why.strip())


DECISION_WORDS: Final = (
    SlashWord(
        "dissent",
        "who is against it, in their words",
        "",
        Takes.OTHER,
        "NAME WORDS",
        kind="decide",
        makes=dissent_said,
    ),
)
"""What is done where a room decides."""

NEED_WORDS: Final = (
    SlashWord(
        "sign",
        "who agrees to limits and criteria",
        "",
        Takes.OTHER,
        "NAME [DISSENT]",
        makes=signed,
    ),
)
"""What is done with the framework by which needs are ranked."""

CARRYING_WORDS: Final = (
    SlashWord(
        "start",
        "a project starts; what it does without is waived",
        "",
        Takes.OTHER,
        "PROJECT [WHO CODE REASON]",
        makes=started,
    ),
)
"""What is done to carry the strategy out."""

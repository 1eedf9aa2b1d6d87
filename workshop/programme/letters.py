"""Letters to those who are to be heard, filled in from the programme.

A letter is a text of which the first line is its subject, `Subject: ...`. Fields stand in braces,
`{name}`; a brace itself is doubled, `{{`. A line that has fields and in which all of them are empty
is left out, and where that leaves empty lines, one of them stays. What is filled in is data: braces
in it stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final, NamedTuple

from workshop import times
from workshop.errors import Problem, Problems, Refused
from workshop.programme.appointments import Appointment, GuideWords
from workshop.programme.conversations import conversation_words
from workshop.programme.stages import Interview, Stage
from workshop.record.record import Record
from workshop.running.same_person import department_name
from workshop.text import clean_block, clean_line, listing, nearest, plural

FIELDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "name": "the name of the person",
        "role": "what the person does",
        "department": "the department of the person",
        "organisation": "the name of the engagement",
        "purpose": "the purpose of the engagement, or of the guide, as a sentence",
        "minutes": "how long the interview takes",
        "guide": "the title of the guide",
        "appointment": "when and where it is, as a sentence; a question where nothing is agreed",
        "day": "the day, with its weekday",
        "time": "when it begins",
        "place": "where it is",
        "consent": "how what is said may be told, as a sentence, as far as the guide asks for it",
        "again": "which conversation it is, as a sentence; empty for the first",
        "asked": "when the invitation was sent, as a sentence; empty once there is an answer",
        "facilitator": "who leads the interview",
        "firm": "the firm of your settings",
    }
)
"""What can stand in braces, and what it becomes."""

_PIECE: Final = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")
_SUBJECT: Final = "Subject:"
_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Letter(NamedTuple):
    """A letter that can be sent."""

    subject: str
    """One line."""
    text: str

    @property
    def whole(self) -> str:
        """The letter as it is shown: its subject, an empty line, its text."""
        return f"{_SUBJECT} {self.subject}\n\n{self.text}"


def values_of(
    record: Record,
    interview: Interview,
    appointment: Appointment,
    guide: GuideWords | None,
    firm: str = "",
) -> dict[str, str]:
    """What the fields of a letter become."""
    day, clock = appointment.day, appointment.time
    return {
        "name": interview.person.name,
        "role": interview.person.role,
        "department": department_name(record, interview.person),
        "organisation": record.engagement.name,
        "purpose": _sentence(record.engagement.purpose or (guide.purpose if guide else "")),
        "minutes": str(appointment.minutes),
        "guide": appointment.guide_title,
        "appointment": _appointment(interview, appointment),
        "day": _day(day) if day else "",
        "time": times.time(clock) if clock else "",
        "place": appointment.place,
        "consent": _consent(guide),
        "again": _again(interview.number),
        "asked": _asked(interview),
        "facilitator": appointment.led_by,
        "firm": firm,
    }


def check(text: str, source: str) -> None:
    """Make sure that a text can be filled in.

    Raises:
        Problems: it cannot; every problem is told, with its line.
    """
    if problems := tuple(_problems(text)):
        raise Problems(source, problems)


def filled(text: str, values: Mapping[str, str], source: str = "the letter") -> Letter:
    """A text with its fields filled in.

    Args:
        text: the letter, as it may be changed by whoever sends it.
        values: what the fields become.
        source: the name of its file, for what is wrong with it.

    Raises:
        Problems: it cannot be filled in.
    """
    check(text, source)
    subject, _, body = text.lstrip("\ufeff").replace("\r\n", "\n").partition("\n")
    lines = [made for line in body.split("\n") if (made := _line(line, values)) is not None]
    whole = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")
    words = _line(subject.removeprefix(_SUBJECT), values) or ""
    return Letter(clean_line(words), f"{clean_block(whole)}\n")


def require_writable(interview: Interview, kind: str) -> None:
    """Make sure that a letter of a kind makes sense now.

    Raises:
        Refused: the interview has begun, was held or declined, or nothing was asked yet.
    """
    name = interview.person.name
    if not interview.stage.open:
        raise Refused(f"The interview with {name} is {interview.stage.value}: nothing to send.")
    if kind == "reminder" and interview.stage is Stage.TO_MEET:
        raise Refused(
            f"{name} was not invited yet, so there is nothing to remind of: invite first."
        )


def _problems(text: str) -> Iterator[Problem]:
    """Everything that is wrong with a text."""
    lines = text.lstrip("\ufeff").splitlines()
    if not lines or not lines[0].startswith(_SUBJECT):
        found = clean_line(lines[0])[:60] if lines else ""
        what = f"the first line is “{found}”; it must be “{_SUBJECT} ” and the subject"
        yield Problem(what, "", 1, found, f"{_SUBJECT} ...")
    for number, line in enumerate(lines, 1):
        for piece in _PIECE.finditer(line):
            yield from _wrong(piece, number)


def _wrong(piece: re.Match[str], line: int) -> Iterator[Problem]:
    """What is wrong with something in braces."""
    if piece[0] in ("{{", "}}"):
        return
    if piece[1] is None:
        what = f"a single “{piece[0]}” stands there; write “{piece[0] * 2}” for one in the letter"
        yield Problem(what, "", line, piece[0], piece[0] * 2)
    elif piece[1] not in FIELDS:
        near = nearest(piece[1], FIELDS)
        hint = f"; did you mean {{{near[0]}}}?" if near else f". There are {listing(list(FIELDS))}"
        what = f"there is no field “{clean_line(piece[0])[:40]}”{hint}"
        yield Problem(what, "", line, piece[0], listing(list(FIELDS), "or"))


def _line(line: str, values: Mapping[str, str]) -> str | None:
    """A line filled in; none where it has fields and all of them are empty."""
    fields = [found[1] for found in _PIECE.finditer(line) if found[1]]
    if fields and not any(values[name] for name in fields):
        return None
    return _PIECE.sub(lambda found: values[found[1]] if found[1] else found[0][0], line)


def _sentence(words: str) -> str:
    """Words with a full stop, where they have no end yet."""
    words = clean_line(words)
    return words if not words or words[-1] in ".!?…" else f"{words}."


def _day(day: date) -> str:
    return f"{_DAYS[day.weekday()]}, {times.day(day)}"


def _appointment(interview: Interview, appointment: Appointment) -> str:
    """When and where, as a sentence: agreed, proposed, or asked for."""
    if appointment.day is None:
        return "Please tell me which day and hour would suit you."
    clock = f", {times.time(appointment.time)}" if appointment.time else ""
    where = f" ({appointment.place})" if appointment.place else ""
    when = f"{_day(appointment.day)}{clock}{where}"
    if interview.stage is Stage.AGREED:
        return f"We agreed on {when}."
    return f"Would {when} suit you? If not, please tell me which day and hour would."


def _consent(guide: GuideWords | None) -> str:
    """How what is said may be told, as a sentence."""
    levels = guide.levels if guide else ()
    if not levels:
        return "You decide how what you say may be passed on, and whether it is at all."
    return f"You decide how what you say may be told: {listing(list(levels), 'or')}."


def _again(number: int) -> str:
    """Which conversation it is, as a sentence; empty for the first."""
    if number < 2:
        return ""
    return f"Thank you for the time that you took; this would be our {conversation_words(number)}."


def _asked(interview: Interview) -> str:
    """When the invitation was sent, as a sentence; empty once there is an answer."""
    invited = interview.row.cell("invited")
    if not invited or interview.stage is not Stage.INVITED:
        return ""
    return (
        f"On {times.day(invited)} I asked you for a conversation and have not heard from you yet."
    )


def waiting_words(days: int) -> str:
    """How long somebody has not answered: `no answer for 9 days`."""
    return f"no answer for {plural(days, 'day')}"

"""When interviews are, and what a session that is begun from the programme takes over from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, time
from typing import Final, NamedTuple

import msgspec

from workshop.programme.stages import Interview, Programme, Stage
from workshop.record.documents import Department
from workshop.record.record import Record

USUAL_MINUTES: Final = 60
"""How long an interview takes where neither the programme nor a guide says so."""


class GuideWords(NamedTuple):
    """What the programme needs of a guide."""

    title: str
    minutes: float
    """How long it is planned to take."""
    purpose: str = ""
    levels: tuple[str, ...] = ()
    """How what somebody says may be told, in the words in which it is asked."""


GuideOf = Callable[[str], GuideWords | None]
"""Gives what is known of a guide by its name; none where there is no such guide."""


class Appointment(msgspec.Struct, frozen=True, kw_only=True):
    """An interview, or several in one sitting, with what is said of its day."""

    interviews: tuple[Interview, ...]
    """Those that are held in it, the first entered first."""
    day: date | None = None
    time: time | None = None
    """When it begins; none where only the day is known."""
    place: str = ""
    minutes: int = USUAL_MINUTES
    guide: str = ""
    """The name of the guide; empty where none was chosen."""
    guide_title: str = ""
    led_by: str = ""
    cancelled: bool = False
    """Whether all who were to come declined."""

    @property
    def key(self) -> str:
        """What tells it from all others, for ever: the id of the row that was entered first."""
        return self.interviews[0].row.id

    @property
    def rows(self) -> tuple[str, ...]:
        """The ids of the rows behind it."""
        return tuple(each.row.id for each in self.interviews)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of those who are met."""
        return tuple(each.person.name for each in self.interviews)


def appointment_of(
    record: Record, programme: Programme, interview: Interview, guide_of: GuideOf
) -> Appointment:
    """What is known of the sitting in which an interview is held.

    What its own row does not say is taken from the rows of the others in the sitting.
    """
    together = programme.together(interview)
    own_first = [interview, *(each for each in together if each is not interview)]
    guide, place, led_by = (_first(own_first, each) for each in ("guide", "place", "led_by"))
    dated = next((each for each in own_first if each.day), interview)
    known = guide_of(guide) if guide else None
    minutes = float(_first(own_first, "minutes") or 0) or (known.minutes if known else 0)
    return Appointment(
        interviews=tuple(together),
        day=dated.day,
        time=dated.row.cell("time"),
        place=place,
        minutes=round(minutes) or USUAL_MINUTES,
        guide=guide,
        guide_title=known.title if known else "",
        led_by=led_by or record.engagement.facilitator,
        cancelled=all(each.stage is Stage.DECLINED for each in together),
    )


def appointments(record: Record, programme: Programme, guide_of: GuideOf) -> list[Appointment]:
    """Everything that is planned for a day, the earliest first; what was cancelled too.

    Nothing that has begun or was held is among it.
    """
    found: dict[str, Appointment] = {}
    for each in programme.interviews:
        if each.day and (each.stage.open or each.stage is Stage.DECLINED):
            one = appointment_of(record, programme, each, guide_of)
            found.setdefault(one.key, one)
    return sorted(found.values(), key=lambda one: (one.day or date.max, one.time or time.min))


class Begin(NamedTuple):
    """What a session takes over from the programme."""

    people: tuple[str, ...]
    """The ids of those who take part."""
    guide: str
    department: str
    """The name of the department that all are of; empty where they are of several or none."""
    place: str
    led_by: str


def begin_with(record: Record, appointment: Appointment) -> Begin:
    """What a session takes over from the programme."""
    people = [each.person for each in appointment.interviews if each.stage.open]
    departments = {each.department_id for each in people}
    only = departments.pop() if len(departments) == 1 else None
    department = record.find(Department, only)
    return Begin(
        people=tuple(each.id for each in people),
        guide=appointment.guide,
        department=department.name if department else "",
        place=appointment.place,
        led_by=appointment.led_by,
    )


def clashes(found: Sequence[Appointment]) -> Iterator[tuple[Appointment, Appointment]]:
    """Two appointments of one leader that overlap, as far as their times are known."""
    timed = [one for one in found if one.time and not one.cancelled]
    for place, one in enumerate(timed):
        for other in timed[place + 1 :]:
            same = one.day == other.day and one.led_by.casefold() == other.led_by.casefold()
            if same and _start(other) < _start(one) + one.minutes:
                yield one, other


def _start(appointment: Appointment) -> int:
    """The minutes from midnight to its beginning."""
    begins = appointment.time or time.min
    return begins.hour * 60 + begins.minute


def _first(interviews: Sequence[Interview], field: str) -> str:
    """What the first of some rows says in a field; nothing where none says anything."""
    cells = (each.row.cell(field) for each in interviews)
    return next((str(cell) for cell in cells if cell), "")

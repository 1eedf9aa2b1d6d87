"""The programme of an open engagement, with its guides and the texts of its letters."""

from __future__ import annotations

from functools import cached_property

from sessions.errors import SessionsError
from sessions.library.guides import Library
from sessions.programme.calendar import calendar
from sessions.programme.mail import mail
from sessions.programme.own_texts import text_of
from sessions.programme.row_changes import last_changes
from sessions.store.store import Store
from workshop.errors import Problems, Refused
from workshop.guide.reader import guide_digest
from workshop.guide.shape import ConsentStep, Guide
from workshop.privacy.told_record import told_record
from workshop.programme.acts import newcomer, somebody
from workshop.programme.appointments import (
    Appointment,
    GuideWords,
    appointment_of,
    appointments,
    begin_with,
)
from workshop.programme.letters import Letter, filled, require_writable, values_of
from workshop.programme.stages import Interview, Programme
from workshop.record.documents import Attribution, Person
from workshop.running.commands import StartSession
from workshop.running.senders import Sender


class Desk:
    """The programme as it is now; make a new one when the record has changed.

    Whoever took back what they agreed to is in none of it.

    Args:
        store: the engagement.
        library: the guides at hand.
        firm: the firm of the settings.
        guides: keeps what was read of guides for whoever makes desks often.
    """

    def __init__(
        self,
        store: Store,
        library: Library,
        firm: str = "",
        guides: dict[str, GuideWords | None] | None = None,
    ) -> None:
        self._store = store
        self._library = library
        self._firm = firm
        self._guides = {} if guides is None else guides
        self.record = told_record(store.record)
        """What may be told of the record."""
        self.programme = Programme(self.record)
        """The interviews and how far they are."""

    def guide_of(self, name: str) -> GuideWords | None:
        """What is known of a guide; none where there is none of that name, or it is not right."""
        if name not in self._guides:
            try:
                self._guides[name] = guide_words(self._library.load(name))
            except (SessionsError, Problems):
                self._guides[name] = None
        return self._guides[name]

    def appointment(self, interview: Interview) -> Appointment:
        """What is known of when and where an interview is."""
        return appointment_of(self.record, self.programme, interview, self.guide_of)

    @cached_property
    def appointments(self) -> list[Appointment]:
        """Everything that is planned for a day, and what was cancelled of it."""
        return appointments(self.record, self.programme, self.guide_of)

    def person(self, named: str, sender: Sender) -> Person:
        """Who is meant by `@handle` or a name; somebody new is entered, with role and department.

        Raises:
            Refused: it may be several, or it is no name.
        """
        if (known := somebody(self.record, named)) is not None:
            return known
        change = self._store.do(newcomer(named), sender)
        return next(put for put in change.puts if isinstance(put, Person))

    def begin(self, interview: Interview, guide: str = "", place: str = "") -> StartSession:
        """What begins the session that is planned: its people, guide, department and place.

        Args:
            interview: one of those who are to be heard in it.
            guide: the guide to take in place of the one in the programme.
            place: where it is, if the programme does not say.

        Raises:
            Refused: it was begun or declined already, or no guide is known.
            SessionsError: the guide cannot be read.
            Problems: the guide is not right.
        """
        name = interview.person.name
        if not interview.stage.open:
            raise Refused(f"The interview with {name} is {interview.stage.value} already.")
        taken = begin_with(self.record, self.appointment(interview))
        if not (guide or taken.guide):
            raise Refused(f"No guide is chosen for the interview with {name} yet: say which.")
        loaded = self._library.load(guide or taken.guide)
        return StartSession(
            guide=loaded,
            digest=guide_digest(loaded),
            people=taken.people,
            department=taken.department,
            facilitator=taken.led_by,
            place=taken.place or place,
        )

    def letter(self, interview: Interview, kind: str) -> Letter:
        """A letter of a kind, `invitation` or `reminder`, filled in.

        Raises:
            Refused: there is nothing to send now.
            Problems: one's own text of the letter is not right.
        """
        require_writable(interview, kind)
        text = text_of(kind)
        appointment = self.appointment(interview)
        guide = self.guide_of(appointment.guide) if appointment.guide else None
        values = values_of(self.record, interview, appointment, guide, self._firm)
        return filled(text.text, values, text.source or f"the {kind}")

    def mail(self, interview: Interview, kind: str, to: str = "") -> bytes:
        """The letter as a draft, with the calendar where a day is agreed."""
        letter, one = self.letter(interview, kind), self.appointment(interview)
        return mail(letter, to, self.calendar(interview) if one.day else None)

    def calendar(self, interview: Interview | None = None) -> bytes:
        """One interview, or all that are planned, as a calendar.

        Raises:
            Refused: there is no day to put in it.
        """
        chosen = self.appointments
        if interview is not None:
            chosen = [self.appointment(interview)]
        chosen = [one for one in chosen if one.day]
        if not chosen:
            who = f" for {interview.person.name}" if interview else ""
            raise Refused(f"No day is planned{who} yet, so there is nothing for a calendar.")
        return calendar(chosen, last_changes(self._store.lines))


def guide_words(guide: Guide) -> GuideWords:
    """What the programme needs of a guide."""
    levels = [level for step in guide.steps_of(ConsentStep) for level in step.levels]
    words = tuple(Attribution(level).sentence for level in dict.fromkeys(levels))
    return GuideWords(guide.title, guide.planned, guide.purpose, words)

"""Where Enter and `p` lead from a row of the overview."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from screens.base.navigation import (
    FEEDBACK,
    PROJECTS,
    TOLD,
    WATCH,
    Open,
    OpenCarrying,
    OpenFollowUp,
    OpenMemberCheck,
    OpenProgramme,
    OpenRegister,
    OpenSession,
    OpenStrategy,
    OpenTheming,
)
from screens.base.record_screen import RecordScreen
from screens.dialogs.acting import begin_interview
from screens.engagement.overview.detail import belonging_dialog
from screens.engagement.overview.picture import Elements, Picture, is_interview
from sessions.library.guides import Library, Listed
from sessions.programme.desk import Desk
from workshop.programme.overview.belonging import Lack
from workshop.programme.overview.next_session import Next
from workshop.programme.overview.overview import HeardFact
from workshop.programme.overview.six_steps import StepState
from workshop.programme.overview.waits import Wait, longest_of
from workshop.programme.stages import Programme
from workshop.record.documents import Department, Session
from workshop.running.base.command import Command

_PLACES: Final[Mapping[str, Callable[[Lack], Open]]] = {
    "theming": lambda _: OpenTheming(),
    "projects": lambda lack: OpenCarrying(PROJECTS, lack.row_id),
    "told": lambda lack: OpenCarrying(TOLD, lack.row_id),
    "feedback": lambda lack: OpenCarrying(FEEDBACK, lack.row_id),
    "watch": lambda lack: OpenCarrying(WATCH, lack.row_id),
    "strategy": lambda _: OpenStrategy(),
    "register": lambda lack: OpenRegister(lack.register, lack.row_id),
}
"""Where something is filled in that no session fills."""

_WAITS: Final[Mapping[str, Callable[[str], Open]]] = {
    "signals": lambda row_id: OpenCarrying(WATCH, row_id),
    "predictions": lambda row_id: OpenCarrying(WATCH, row_id),
    "notices": lambda row_id: OpenCarrying(TOLD, row_id),
    "actions": lambda _: OpenFollowUp(),
    "programme": OpenProgramme,
    "theming": lambda _: OpenTheming(),
    "sessions": OpenSession,
}
"""Where what waits is dealt with, by the id of what has waited longest."""

Begin = Callable[[str, str], Awaitable[str | None]]
"""Asks for what a session by a guide needs, in a department by its name; its id."""


class Acts:
    """Does what a row of the overview stands for, and says what is to be shown then.

    Args:
        screen: asks, and has it recorded.
        picture: what the overview was worked out of.
        guides: the guides at hand by their names.
        library: where they are read from.
        begin: starts a session by a guide.
    """

    def __init__(
        self,
        screen: RecordScreen[Any],
        picture: Picture,
        guides: Mapping[str, Listed],
        library: Library,
        begin: Begin,
    ) -> None:
        self._screen = screen
        self._picture = picture
        self._guides = guides
        self._library = library
        self._begin = begin

    async def way_from(self, subject: object) -> Open | None:
        """What Enter on a row leads to; nothing where one went away from what was asked."""
        match subject:
            case Next(session_id=session_id) if session_id:
                return OpenSession(session_id)
            case Session(id=session_id):
                return OpenSession(session_id)
            case Next() | Lack() if subject.guide:
                return await self._start(subject)
            case StepState() | HeardFact():
                return await self._belonging(subject)
        return self._place_of(subject)

    def _place_of(self, subject: object) -> Open | None:
        """Where something is dealt with that is no session."""
        found: Open | None = None
        match subject:
            case Lack():
                found = _PLACES[subject.place](subject)
            case Wait():
                row_id = longest_of(self._picture.known, subject)
                checks = subject.where == "member check"
                found = self._check(row_id) if checks else _WAITS[subject.where](row_id)
            case Elements():
                found = OpenStrategy()
        return found

    async def _belonging(self, subject: StepState | HeardFact) -> Open | None:
        """Show what belongs to a row, and do what is taken there."""
        dialog, subjects = belonging_dialog(subject, self._picture, self._guides)
        taken = await self._screen.app.push_screen_wait(dialog)
        return await self.way_from(subjects.get(taken)) if taken else None

    async def _start(self, subject: Next | Lack) -> Open | None:
        """Begin what is planned; else start a session by a guide, its department filled in."""
        if isinstance(subject, Next) and subject.interview_id:
            return await self._begin_planned(subject)
        department = self._screen.store.record.find(Department, subject.department_id)
        session_id = await self._begin(subject.guide, department.name if department else "")
        return OpenSession(session_id) if session_id else None

    async def _begin_planned(self, found: Next) -> Open | None:
        """Begin the interview that is planned: nothing of it is asked again.

        Where it is planned for another day, that is said first.
        """
        screen = self._screen
        if not screen.store.writable:
            screen.say_read_only()
            return None
        desk = Desk(screen.store, self._library)
        interview = desk.programme.of(found.interview_id)
        if interview is None:
            screen.warn("That interview is in the programme no more.")
            return None

        def begins() -> Command:
            own = desk.appointment(interview).guide
            place = screen.workshop.personal.settings.sessions.place
            return desk.begin(interview, "" if own else found.guide, place)

        session_id = await begin_interview(screen, interview, begins)
        return OpenSession(session_id) if session_id else None

    def _check(self, row_id: str) -> Open:
        """Where the answer is entered of whoever has waited longest with it."""
        interview = Programme(self._screen.store.record).of(row_id)
        if interview is None or interview.session is None:
            return OpenProgramme(row_id)
        return OpenMemberCheck(interview.session.id, interview.person.id)

    def plan_of(self, subject: object) -> Open:
        """Where what a row stands for is planned for a day: in the programme of interviews.

        Feedback has rounds with days of their own; other workshops are not planned.
        """
        match subject:
            case Next(interview_id=interview_id) if interview_id:
                return OpenProgramme(interview_id)
            case Next(guide="feedback-round") | Lack(guide="feedback-round"):
                return OpenCarrying(FEEDBACK)
            case Next() | Lack() if self._screen.store.writable:
                if is_interview(self._guides, subject.guide):
                    return OpenProgramme(guide=subject.guide, department_id=subject.department_id)
        return OpenProgramme()

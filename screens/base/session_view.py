"""A session, looked up in the record whenever it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from workshop.guide.shape import AnyStep, Guide
from workshop.record.documents import Clock, Session
from workshop.record.record import Record
from workshop.record.within import SessionState
from workshop.running.asking.asked_steps import asked_steps
from workshop.running.session_rules import state_of

if TYPE_CHECKING:
    from sessions.store.store import Store


class SessionLookup:
    """What screens and prompts know alike of the session in front; nothing of it is kept.

    Args:
        session_id: the session.
        store: gives the engagement as it is shown at this moment.
    """

    def __init__(self, session_id: str, store: Callable[[], Store]) -> None:
        self.session_id = session_id
        """The session that is run."""
        self._store = store

    @property
    def store(self) -> Store:
        """The engagement."""
        return self._store()

    @property
    def record(self) -> Record:
        """All documents."""
        return self.store.record

    @property
    def session(self) -> Session:
        """The session as it is now."""
        return self.record.get(Session, self.session_id)

    @property
    def clock(self) -> Clock:
        """Where it stands."""
        return self.record.clock_of(self.session_id)

    @property
    def guide(self) -> Guide:
        """The guide as it was when the session began."""
        return self.record.guide_of(self.session)

    @property
    def agenda(self) -> tuple[AnyStep, ...]:
        """The steps of the guide that are asked in the session as it is now."""
        return asked_steps(self.record, self.session)

    @property
    def state(self) -> SessionState:
        """Whether the session runs, stands or is over."""
        return state_of(self.session, self.clock)

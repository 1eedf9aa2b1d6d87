"""Reading along at plain prompts while another window records: what is said there is told here."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from screens.base.following import Following
from screens.plain.base.prompts import Asker
from screens.plain.entries import entry_words
from screens.plain.row_prompts import row_words
from sessions.store.store import Store
from workshop.record.documents import Clock, Entry, Session
from workshop.record.rows import Row
from workshop.registers.kinds import REGISTERS

_SECOND: Final = 1.0


class Reading:
    """What was told already, of all sessions of an engagement."""

    def __init__(self, store: Store, ask: Asker) -> None:
        self._store = store
        self._ask = ask
        self._following = Following(store.moment().now)
        self._told: dict[str, Entry | Row] = {each.id: each for each in self._recorded()}
        self._steps = self._places()

    def _places(self) -> dict[str, str]:
        return {clock.id: clock.step_id for clock in self._store.record.all(Clock)}

    def look(self) -> bool:
        """Tell what is new; whether the other window still records."""
        if news := self._following.look(self._store):
            self._ask.tell(news)
        for session_id, step_id in self._places().items():
            if self._steps.get(session_id) != step_id:
                self._tell_step(session_id, step_id)
        self._steps = self._places()
        record = self._store.record
        for each in self._recorded():
            if self._told.get(each.id) != each:
                self._told[each.id] = each
                self._ask.tell(
                    row_words(record, each) if isinstance(each, Row) else entry_words(record, each)
                )
        return not self._following.deserted

    def _recorded(self) -> list[Entry | Row]:
        """Everything that people said or entered."""
        record = self._store.record
        rows = (row for name in REGISTERS for row in record.rows(name))
        return [*(entry for entry in record.all(Entry) if not entry.off_record), *rows]

    def _tell_step(self, session_id: str, step_id: str) -> None:
        """Tell that a session came to a step."""
        record = self._store.record
        if session := record.find(Session, session_id):
            step = record.guide_of(session).step(step_id)
            self._ask.tell(f"\n{session.title}: {step.title if step else step_id}")


def read_along(store: Store, ask: Asker, wait: Callable[[float], None] = time.sleep) -> None:
    """Tell what another window records, until it closes or Ctrl+C comes."""
    since = store.moment().now
    ask.tell(f"Read-only: follows the other window since {since:%H:%M}. Ctrl+C leaves.")
    reading = Reading(store, ask)
    try:
        while reading.look():
            wait(_SECOND)
    except KeyboardInterrupt:
        ask.tell()
        return
    ask.tell("Give the same command again to record here.")

"""Undo and redo as something that is sent, beside the commands.

They are no commands of the record: what they change follows from its history, which lies with the
journal (`sessions.store.store`). Other programs send them as they send commands.
"""

from __future__ import annotations

import msgspec

from workshop.running.meanings import SessionId


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """A change that is turned round."""

    session_id: SessionId | None = None
    """The session whose last change is meant; without one, that of the engagement."""


class Undo(Turn, frozen=True, kw_only=True):
    """Take back what was recorded last, of a session or of the engagement."""


class Redo(Turn, frozen=True, kw_only=True):
    """Do again what was taken back last, as long as nothing else was done since."""

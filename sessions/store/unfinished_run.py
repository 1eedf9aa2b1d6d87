"""A run that ended without closing: what it had recorded, and whether anything is missing."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

import msgspec

from sessions.database.database import EngagementDB
from sessions.disk.lock import Owner
from sessions.journal.line_defects import TornTail
from sessions.journal.meta import SENTENCE, SESSION
from workshop.record.documents import Clock, Session
from workshop.record.record import Record
from workshop.text import plural, shorten

_FILE: Final = re.compile(r"\d{6,}-(\d{8}T\d{6})Z-")


class UnfinishedRun(msgspec.Struct, frozen=True):
    """What the last run left when it was cut off."""

    owner: Owner
    """The note that it left."""
    changes: int
    """How many changes it had recorded."""
    last: datetime | None
    """When the last of them was recorded; none when there were none."""
    sentence: str
    """The sentence of that change."""
    session_id: str
    """The session that it was made in; empty for none."""
    session: str
    """The title of that session."""
    step: str
    """The title of the step that the session stood at."""
    torn: TornTail | None
    """The line that was being written, if there is one."""
    damaged: bool
    """Whether anything else in the files is not as it was written."""

    @property
    def sentences(self) -> tuple[str, ...]:
        """What happened and what is there, for a person."""
        return tuple(filter(None, (self._ended, self._recorded, self._torn, self._whole)))

    @property
    def _ended(self) -> str:
        """Which run it was."""
        since = _moment(self.owner.since)
        if self.owner.elsewhere:
            return f"A window that was opened on {self.owner.host} at {since} has not closed."
        return f"The window that was opened at {since} did not close."

    @property
    def _recorded(self) -> str:
        """What it had recorded."""
        if self.last is None:
            return "It had recorded no changes."
        last = _moment(self.last.astimezone(self.owner.since.tzinfo))
        where = f", in {self.session} at the step {self.step}" if self.session else ""
        what = f": {shorten(self.sentence, 80)}" if self.sentence else ""
        return f"It had recorded {plural(self.changes, 'change')}, the last at {last}{where}{what}."

    @property
    def _torn(self) -> str:
        """What became of the line that was being written."""
        if self.torn is None:
            return ""
        if self.torn.whole:
            return "The last of them was not yet acknowledged, but it is whole and counts."
        return "One more was being written; it had not been acknowledged and does not count."

    @property
    def _whole(self) -> str:
        """Whether anything is missing."""
        if self.damaged:
            return "The files are damaged besides; what was found is told apart."
        if self.owner.elsewhere:
            return "What it recorded last may still be on its way here; it is joined when it comes."
        return "Nothing that was acknowledged is missing."


def unfinished_run(
    database: EngagementDB, record: Record, told: Callable[[str], str] = str
) -> UnfinishedRun | None:
    """Work out what the run before left; nothing where it closed.

    Args:
        database: what was opened after it.
        record: the documents as they are now.
        told: gives a sentence of history as it may be shown.
    """
    if (owner := database.left_open) is None:
        return None
    lines, defects = database.journal.lines, database.journal.defects
    began = owner.since.timestamp()
    own = [line for line in lines if line.moment >= began and not line.empty]
    torn = next((f for f in defects if isinstance(f, TornTail) and _is_of(f, began)), None)
    meta = own[-1].meta if own else {}
    session_id = str(meta.get(SESSION) or "")
    session, step = _place(record, session_id)
    return UnfinishedRun(
        owner,
        changes=len(own),
        last=own[-1].time if own else None,
        sentence=told(str(meta.get(SENTENCE, ""))),
        session_id=session_id if session else "",
        session=session,
        step=step,
        torn=torn,
        damaged=any(not defect.harmless and defect is not torn for defect in defects),
    )


def _is_of(defect: TornTail, began: float) -> bool:
    """Whether a line was torn in a file that was begun no earlier than a moment."""
    if (name := _FILE.match(defect.file)) is None:
        return False
    made = datetime.strptime(name[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
    return made.timestamp() >= int(began)


def _place(record: Record, session_id: str) -> tuple[str, str]:
    """The titles of a session and of the step that it stands at."""
    session = record.find(Session, session_id)
    clock = record.find(Clock, session_id)
    if session is None or clock is None:
        return "", ""
    step = record.guide_of(session).step(clock.step_id)
    return session.title, step.title if step else clock.step_id


def _moment(moment: datetime) -> str:
    return f"{moment:%H:%M on %d %b}"

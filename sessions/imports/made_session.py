"""What imports need that make a session where none is named: its guide, its date, its step.

Imports that come to one change of several commands carry these out in a copy of the record.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from sessions.imports.notes import LocalZone, guide_finder
from sessions.library.guides import Library
from workshop.errors import Problem, Problems
from workshop.guide.reader import guide_digest
from workshop.guide.shape import Guide
from workshop.notes.grammar.fields import read_stamp
from workshop.record.change import Change, Moment
from workshop.record.documents import Document, Session, StepRun, StepState
from workshop.record.ids import NewId
from workshop.record.record import Record
from workshop.running.commands import Command, SetStanding, StartSession
from workshop.running.session_rules import decide
from workshop.text import clean_line


class RecordCopy:
    """A copy of the record, in which commands are carried out before they are one change.

    Args:
        record: the documents, which stay as they are.
        new_id: gives new ids.
    """

    def __init__(self, record: Record, new_id: NewId) -> None:
        self.record = record.copy()
        """The documents, with all that was done so far."""
        self._new_id = new_id
        self._puts: dict[tuple[type[Document], str], Document] = {}

    @property
    def puts(self) -> tuple[Document, ...]:
        """What was put, each document once and as it came to be."""
        return tuple(self._puts.values())

    def do(self, command: Command, now: datetime) -> Change:
        """Carry out a command.

        Raises:
            Refused: it cannot be done.
        """
        change = decide(self.record, command, Moment(now, self._new_id))
        self.record.apply(change)
        for document in change.puts:
            self._puts[type(document), document.id] = document
        return change

    def start(self, guide: Guide, now: datetime, title: str = "") -> Session:
        """Start a session, which has the title of its guide unless another is given.

        Raises:
            Refused: it cannot be started.
        """
        start = StartSession(guide=guide, digest=guide_digest(guide), title=title)
        change = self.do(start, now)
        return next(put for put in change.puts if isinstance(put, Session))

    def end(
        self, session: Session, step_id: str, began: datetime, length: float | None = None
    ) -> None:
        """Have a session be over, with one of its steps done.

        Args:
            session: the session.
            step_id: the step.
            began: when the session began.
            length: how many seconds it lasted; none where that was not measured.
        """
        standing = SetStanding(
            session_id=session.id,
            step_id=step_id,
            steps={step_id: StepRun(state=StepState.DONE)},
            spent={} if length is None else {step_id: length},
            running=None,
            closed=began + timedelta(seconds=length or 0.0),
        )
        self.do(standing, began)


def refuse_for_known_session(options: Mapping[str, str], what: str) -> None:
    """Refuse the options of a session that is made, where one is named.

    Args:
        options: as they were given.
        what: what is imported, such as `board`.

    Raises:
        Problems: there is one of them.
    """
    if wrong := [name for name in ("guide", "date") if name in options]:
        said = "the session is there and has its own; leave this out, or --session"
        raise Problems(what, [Problem(said, f"--{name}") for name in wrong])


def guide_of(library: Library, record: Record, name: str) -> Guide | None:
    """The guide of a name; none where none was said.

    Raises:
        Refused: there is no such guide.
    """
    return guide_finder(library, record)(name) if name else None


def date_of(said: str) -> datetime | None:
    """When it was; none where that was not said.

    Raises:
        Problems: it is no date.
    """
    if not said:
        return None
    try:
        return read_stamp(said, LocalZone())[0]
    except ValueError:
        allowed = "2026-10-06, or 2026-10-06 10:00"
        what = f"“{clean_line(said)}” is no date; write {allowed}"
        raise Problems("--date", [Problem(what, "--date", None, said, allowed)]) from None


def step_of(record: Record, session: Session, step_id: str) -> str:
    """The step that is named, else the first that is there for what people say.

    Raises:
        Refused: the guide has no such step.
    """
    if step_id:
        return record.step_of(session, step_id).id
    guide = record.guide_of(session)
    return next(iter(guide.collecting), guide.steps[0].id)

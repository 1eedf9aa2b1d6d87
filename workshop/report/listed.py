"""What is told beside what was said: others on the list, who came, recordings, the last change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from workshop.language import marked, say
from workshop.privacy.editions import Telling
from workshop.privacy.participant import Came, OtherPart
from workshop.record.checks import MemberCheck
from workshop.record.documents import Clock, Document, Entry, Factor, Person, Session
from workshop.record.findings.documents import Finding, Version
from workshop.record.parts import Part
from workshop.record.record import Record
from workshop.record.transcripts import clock
from workshop.record.votes.documents import Vote
from workshop.report.facts import CitedFact
from workshop.report.wording.step_facts import RecordingFact
from workshop.running.same_person import in_full

if TYPE_CHECKING:
    from workshop.analysis.spoken import Verified


def others_of(telling: Telling, session: Session) -> tuple[OtherPart, ...]:
    """Who is on the list and no participant.

    Nobody asked them how they may be told, so the shareable edition names none of them, and says
    nothing of people to meet.
    """
    if telling.open:
        listed = [
            (in_full(telling.record, person), part)
            for person_id, part in session.parts.items()
            if (person := telling.record.find(Person, person_id))
        ]
    else:
        parts = [part for part in session.parts.values() if part is not Part.MENTIONED]
        listed = [(say(_PARTS[part]), part) for part in parts]
    return tuple(OtherPart(who=who, part=part.value) for who, part in listed)


_PARTS: Final[Mapping[Part, str]] = MappingProxyType(
    {
        Part.PARTICIPANT: marked("a participant"),
        Part.INTERVIEWER: marked("an interviewer"),
        Part.SCRIBE: marked("a scribe"),
        Part.OBSERVER: marked("an observer"),
        Part.OWNER: marked("an owner"),
        Part.MENTIONED: marked("a mentioned"),
    }
)


def state_words(session: Session, clock: Clock | None) -> str:
    """Where a session stands."""
    if session.closed:
        return "closed"
    return "running" if clock and clock.since else "paused"


def presence_of(telling: Telling, session: Session) -> tuple[Came, ...]:
    """When people came and went; the restricted edition alone tells it."""
    if not telling.open:
        return ()
    return tuple(
        Came(who=in_full(telling.record, person), state=mark.state.value, at=mark.at)
        for person_id, marks in session.presence.items()
        if (person := telling.record.find(Person, person_id))
        for mark in marks
    )


def cited_fact(telling: Telling, entry: Entry) -> CitedFact | None:
    """The document that says an entry, as data; none where people do."""
    cited = entry.cited
    if cited is None:
        return None
    return CitedFact(
        title=telling.text(cited.title),
        page=cited.page,
        dated=cited.dated,
        figure=cited.figure,
        unit=telling.text(cited.unit),
    )


class SpokenMarks:
    """What the recordings of a record say of its quotes, as far as an edition tells it.

    Where a quote is not tied to its session, no time is told: with the recording it would be.
    """

    def __init__(self, telling: Telling) -> None:
        self._telling = telling
        self._found: dict[str, dict[str, Verified]] = {}

    def fact(self, entry: Entry) -> RecordingFact | None:
        """What a recording says of an entry; none where there is none, or it is no quote."""
        found = self._of_session(entry.session_id).get(entry.id)
        if found is None:
            return None
        at = found.at if self._telling.tied(entry) else None
        return RecordingFact(state=found.state, at=at)

    def confirms(self, entry: Entry) -> bool:
        """Whether a recording has a quote word for word, or close to it."""
        found = self._of_session(entry.session_id).get(entry.id)
        return found is not None and found.state in ("verbatim", "close")

    def words(self, entry: Entry) -> str:
        """The same in words: `12:31 of the recording, word for word`."""
        found = self.fact(entry)
        if found is None:
            return ""
        if found.state == "not found":
            return say("not found in the recording")
        verbatim = say("word for word")
        how = verbatim if found.state == "verbatim" else say("close to what was said")
        where = say("in the recording")
        if found.at is not None:
            where = say("{time} of the recording", time=clock(found.at))
        return f"{where}, {how}"

    def _of_session(self, session_id: str) -> dict[str, Verified]:
        """What was found of the quotes of a session; nothing where it has no recording."""
        if session_id not in self._found:
            self._found[session_id] = self._looked_up(session_id)
        return self._found[session_id]

    def _looked_up(self, session_id: str) -> dict[str, Verified]:
        record = self._telling.record
        session = record.find(Session, session_id)
        if session is None or not record.transcripts_of(session_id):
            return {}
        # 8 ms, and hardly any session has a recording.
        from workshop.analysis.spoken import quotes_of, recordings_of, verified  # noqa: PLC0415

        found = verified(quotes_of(record, session), recordings_of(record, session_id), session)
        return {each.entry: each for each in found}


def last_change(record: Record) -> datetime:
    """The latest time that the record holds: when it last changed, as far as it can tell."""
    times = [time for document in record.documents() for time in times_in(document)]
    return max(times)


def times_in(document: Document) -> Iterable[datetime]:
    """The times in a document."""
    match document:
        case Session():
            runs = document.steps.values()
            found = [document.started, document.closed, *(run.confirmed for run in runs)]
            return [time for time in found if time]
        case Vote():
            return [time for time in (document.opened, document.closed, document.voided) if time]
        case Entry() | Factor() | Finding() | Version():
            return _of_made(document)
        case Clock():
            return [document.since] if document.since else []
        case MemberCheck():
            answered = [answer.at for answer in document.answers.values()]
            return [*answered, document.sent] if document.sent else answered
    at = getattr(document, "at", None) or getattr(document, "created", None)
    return [at] if isinstance(at, datetime) else []


def _of_made(document: Entry | Factor | Finding | Version) -> list[datetime]:
    """The times in statements and what was made of them; a version is what was there before."""
    if isinstance(document, Entry):
        return [document.at, *(outcome.at for outcome in document.outcomes)]
    if isinstance(document, Factor):
        return [merge.at for merge in document.merged]
    return [document.changed or document.made] if isinstance(document, Finding) else []

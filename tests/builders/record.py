"""Building a record in a test as a room would: through commands, with a clock and ids of its own.

room = Building()
finance = room.department("Finance")
dana = room.person("Dana Ortiz", "Head of Finance", finance)
talk = room.start(interview(), dana)
room.consent(talk, dana, Attribution.ROLE)
fast = room.say(talk, "talk", "+ Month-end close is down to four days")
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count

from workshop.guide.parts import Scale, Timing
from workshop.guide.shape import Actions, Ask, ConsentStep, Guide, Readback, Score
from workshop.guide.step import default_kind
from workshop.record.change import Change, Moment
from workshop.record.documents import (
    ROOM,
    Attribution,
    Department,
    Document,
    Entry,
    EntryKind,
    Factor,
    Person,
    Session,
)
from workshop.record.ids import new_id
from workshop.record.record import Record
from workshop.running.capture import read_line
from workshop.running.commands import (
    AddDepartment,
    AddPerson,
    BeginEngagement,
    CloseSession,
    Command,
    FinishScoring,
    MergeFactors,
    RecordEntries,
    SetConsent,
    SetScore,
    StartSession,
)
from workshop.running.session_rules import decide

START = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
"""When the engagement of a building begins."""

TEN = Timing(least=5, planned=10, greatest=15)
"""The time of every step here."""

SIGNS = {"S": "+", "W": "-", "O": "*", "T": "!"}
"""With what a line begins that supports a factor, by its letter."""


def scale(name: str, greatest: float, *, total: float | None = None, least: float = 1) -> Scale:
    """A scale with plain ends."""
    return Scale(
        id=name,
        title=name.capitalize(),
        least=least,
        greatest=greatest,
        least_means="little",
        greatest_means="much",
        total=total,
    )


WEIGHT = scale("weight", 100, total=100, least=0)
RATING = scale("rating", 4)
IMPACT = scale("impact", 5)
LIKELIHOOD = scale("likelihood", 5)


def interview(name: str = "interview") -> Guide:
    """An interview: consent, one must-ask question, one more question, actions, read-back."""
    return Guide(
        format=1,
        name=name,
        title="Stakeholder interview",
        setting="interview",
        purpose="What helps and what blocks the work.",
        audience="One person.",
        stage="environmental scanning",
        programme_step="collect information",
        steps=(
            ConsentStep(id="consent", title="Consent", minutes=TEN, must_ask=True),
            Ask(
                id="talk",
                title="What works",
                minutes=TEN,
                must_ask=True,
                probes=("Since when?", "Who keeps it going?"),
            ),
            Ask(id="more", title="What else", minutes=TEN, must_ask=True, tags=("frame",)),
            Actions(id="actions", title="Actions", minutes=TEN),
            Readback(id="read-back", title="Read-back", minutes=TEN),
        ),
    )


def workshop(name: str = "workshop", *, voters: str = "each") -> Guide:
    """A workshop: talk, weighing inside and outside, actions."""
    return Guide(
        format=1,
        name=name,
        title="SWOT workshop",
        setting="workshop",
        purpose="What matters most.",
        audience="Eight people.",
        stage="environmental scanning",
        programme_step="analyse and set goals",
        steps=(
            Ask(id="talk", title="Collect", minutes=TEN, must_ask=True),
            Score(
                id="inside",
                title="Weigh the inside",
                minutes=TEN,
                scales=(WEIGHT, RATING),
                factors=("S", "W"),
                scope="engagement",
                voters="room" if voters == "room" else "each",
            ),
            Score(
                id="outside",
                title="Weigh the outside",
                minutes=TEN,
                scales=(WEIGHT, RATING, IMPACT, LIKELIHOOD),
                factors=("O", "T"),
                scope="engagement",
                voters="room" if voters == "room" else "each",
            ),
            Actions(id="actions", title="Actions", minutes=TEN),
            Readback(id="read-back", title="Read-back", minutes=TEN),
        ),
    )


def _ids() -> Iterator[str]:
    """Ids in their order, the same in every run."""
    return (new_id(1_770_000_000_000 + number, number) for number in count(1))


class Building:
    """A record under construction, with a clock that goes on a minute at every command."""

    def __init__(self, name: str = "Acme", purpose: str = "One strategy for all.") -> None:
        self.record = Record()
        """The record as it stands."""
        self.now = START
        """The time of the next command."""
        self._new = _ids()
        self.do(BeginEngagement(name=name, purpose=purpose, facilitator="Ida Kaya"))

    def do(self, command: Command) -> Change:
        """Carry out a command."""
        change = decide(self.record, command, Moment(self.now, self._new.__next__))
        self.record.apply(change)
        self.now += timedelta(minutes=1)
        return change

    def _made(self, change: Change, kind: type[Document]) -> str:
        """The id of the document of a type that a change puts."""
        return next(document.id for document in change.puts if isinstance(document, kind))

    def department(self, name: str) -> str:
        """Add a department; its id."""
        return self._made(self.do(AddDepartment(name=name)), Department)

    def person(self, name: str, role: str = "", department: str | None = None) -> str:
        """Add a person, a namesake of somebody known where it must be; the id."""
        command = AddPerson(name=name, role=role, department_id=department, namesake=True)
        return self._made(self.do(command), Person)

    def start(
        self, guide: Guide, *people: str, department: str | None = None, title: str = ""
    ) -> str:
        """Start a session; its id."""
        command = StartSession(
            guide=guide,
            digest=guide.name,
            people=people,
            department_id=department,
            facilitator="Ida Kaya",
            title=title,
        )
        return self._made(self.do(command), Session)

    def consent(self, session: str, person: str, level: Attribution) -> None:
        """Record what a person agrees to."""
        self.do(SetConsent(session_id=session, person_id=person, attribution=level))

    def say(self, session: str, step: str, line: str) -> Entry:
        """Record one line as it is typed; the entry."""
        asked = self.record.step_of(self.record.get(Session, session), step)
        captured = read_line(line, EntryKind(default_kind(asked)))
        change = self.do(RecordEntries(session_id=session, step_id=step, lines=(captured,)))
        return next(document for document in change.puts if isinstance(document, Entry))

    def factor(self, entry: Entry) -> Factor:
        """The factor that an entry supports, as it stands."""
        return self.record.get(Factor, entry.factor_id or "")

    def merge(self, into: Entry, *others: Entry, text: str = "") -> None:
        """Merge the factors of entries."""
        ids = tuple(self.factor(entry).id for entry in others)
        self.do(MergeFactors(into=self.factor(into).id, others=ids, text=text))

    def score(
        self, session: str, step: str, entry: Entry, voter: str = ROOM, **values: float
    ) -> None:
        """Score the factor of an entry on some scales."""
        for scale_id, value in values.items():
            self.do(
                SetScore(
                    session_id=session,
                    step_id=step,
                    voter=voter,
                    subject_id=self.factor(entry).id,
                    scale_id=scale_id,
                    value=value,
                )
            )

    def finish(self, session: str, step: str) -> None:
        """Take the scores of a step in."""
        self.do(FinishScoring(session_id=session, step_id=step))

    def close(self, session: str) -> None:
        """Close a session."""
        self.do(CloseSession(session_id=session))

"""A small engagement with something of everything, the same at every making.

An interview and a workshop over two runs of the program: scores, merges, undo and redo, consent, a
retracted entry, a correction, names in the words of others. Clock, ids and chance are counted.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from sessions.clock import IdMaker
from sessions.store.store import Store
from tests.builders.record import START, interview, workshop
from workshop.guide.shape import Guide
from workshop.guide.step import default_kind
from workshop.record.change import Change
from workshop.record.documents import Attribution, Document, Entry, EntryKind, Session
from workshop.running.capture import read_line
from workshop.running.commands import (
    AddDepartment,
    AddPerson,
    BeginEngagement,
    CloseSession,
    Command,
    EditEntry,
    EditFactor,
    EditPerson,
    FinishScoring,
    MergeFactors,
    MoveTo,
    RecordEntries,
    RetractEntry,
    SetConsent,
    SetScore,
    SkipStep,
    SplitFactor,
    StartSession,
)
from workshop.running.senders import MAY_SEND, Sender

INTERVIEW = (
    "+ Month-end close is down to four days",
    "- The ledger export breaks every quarter",
    '" We never see the forecast before the board does',
    "The CFO's own notes say the forecast is late",
    "> Send the close calendar to Ben @Dana due:2026-04-01",
)
"""What Dana said when she was interviewed."""

DANA = (
    "- Nobody owns the supplier master data @Dana",
    "! The audit rules change next spring @Dana",
)
"""What Dana alone said in the workshop."""

OTHERS = (
    "+ Help desk answers within the hour @Ben",
    "* Customers ask for a portal @Ana",
    "- Supplier data is copied by hand @Ben",
    "Dana Ortiz keeps the only list, says Ben @Ben",
    "We will see what dana decides @Ana",
)
"""What others said in the workshop."""

SHARED = "- Budget and forecast do not match @Dana @Ana"
"""What Dana and Ana said together."""


class Rich:
    """An engagement under construction."""

    def __init__(self, folder: Path, start: datetime = START) -> None:
        self.folder = folder
        self.now = start
        self.ids = IdMaker(self.clock, _counted())
        begin = BeginEngagement(name="Harbour Works", purpose="One plan.", facilitator="Ida Kaya")
        self.store = Store.begin(folder, begin, now=self.clock, ids=self.ids)
        finance, it = self.department("Finance"), self.department("IT")
        self.dana = self.person("Dana Ortiz", "Head of Finance", finance)
        self.ben = self.person("Ben Okafor", "Service desk", it)
        self.ana = self.person("Ana López", "Key accounts", None)

    def clock(self) -> datetime:
        """The time, a second later at every look."""
        self.now += timedelta(seconds=1)
        return self.now

    def do(self, command: Command) -> Change:
        """Carry out a command, as one who may."""
        by_hand = Sender.APPLICATION in MAY_SEND[type(command)]
        return self.store.do(command, Sender.APPLICATION if by_hand else Sender.NOTES)

    def department(self, name: str) -> str:
        """A new department; its id."""
        return self.do(AddDepartment(name=name)).puts[0].id

    def person(self, name: str, role: str, department: str | None) -> str:
        """A new person; the id."""
        command = AddPerson(name=name, role=role, department_id=department)
        return self.do(command).puts[0].id

    def start(self, guide: Guide, *people: str, title: str = "") -> str:
        """A new session; its id."""
        command = StartSession(guide=guide, digest=guide.name, people=people, title=title)
        return str(self.do(command).session_id)

    def say(self, session: str, line: str, step: str = "talk") -> Entry:
        """Record one line."""
        asked = self.store.record.step_of(self.store.record.get(Session, session), step)
        lines = (read_line(line, EntryKind(default_kind(asked))),)
        change = self.do(RecordEntries(session_id=session, step_id=step, lines=lines))
        return next(one for one in change.puts if isinstance(one, Entry))

    def first_run(self) -> None:
        """The interview, with a correction, something taken back and something undone."""
        talk = self.start(interview(), self.dana, title="Interview with Dana Ortiz")
        self.do(
            SetConsent(session_id=talk, person_id=self.dana, attribution=Attribution.DEPARTMENT)
        )
        said = [self.say(talk, line) for line in INTERVIEW]
        self.do(RetractEntry(entry_id=said[3].id))
        self.say(talk, "+ Said in error and undone at once")
        self.store.undo(talk)
        again = "- The ledger export breaks twice a quarter"
        self.do(EditEntry(entry_id=said[1].id, line=read_line(again, EntryKind.NOTE)))
        self.do(MoveTo(session_id=talk, step_id="more"))
        self.do(SkipStep(session_id=talk, step_id="actions", reason="Dana had to leave"))
        self.do(CloseSession(session_id=talk))
        self.talk, self.close_factor = talk, str(said[0].factor_id)

    def second_run(self) -> None:
        """The workshop: everybody speaks, factors are merged and scored."""
        room = self.start(workshop(), self.dana, self.ben, self.ana)
        for person, level in ((self.ben, Attribution.NAME), (self.ana, Attribution.ROLE)):
            self.do(SetConsent(session_id=room, person_id=person, attribution=level))
        owner, audit = (self.say(room, line) for line in DANA)
        desk, _, copied, _, _ = (self.say(room, line) for line in OTHERS)
        self.say(room, SHARED)
        self.do(MergeFactors(into=str(copied.factor_id), others=(str(owner.factor_id),), text=""))
        statement = "Nobody owns supplier data, which is copied by hand"
        self.do(EditFactor(factor_id=str(copied.factor_id), text=statement, pestle=None))
        self.do(MergeFactors(into=str(desk.factor_id), others=(self.close_factor,), text=""))
        self.do(SplitFactor(factor_id=self.close_factor))
        for voter, rating in ((self.dana, 1.0), (self.ben, 3.0), (self.ana, 4.0)):
            for scale, value in (("weight", 100.0), ("rating", rating)):
                self.score(room, str(desk.factor_id), voter, scale, value)
        self.store.undo(room)
        self.store.redo(room)
        self.do(FinishScoring(session_id=room, step_id="inside"))
        edit = EditPerson(
            person_id=self.dana, name="Dana Ortiz-Vega", role="CFO", department_id=None
        )
        self.do(edit)
        self.room, self.audit = room, audit.id

    def score(self, room: str, factor: str, voter: str, scale: str, value: float) -> None:
        """Enter one score."""
        self.do(
            SetScore(
                session_id=room,
                step_id="inside",
                voter=voter,
                subject_id=factor,
                scale_id=scale,
                value=value,
            )
        )

    def reopen(self) -> None:
        """Close the program and start it again."""
        self.store.close()
        self.store = Store.open(self.folder, now=self.clock, ids=self.ids)


def made(folder: Path) -> Rich:
    """The engagement in a folder, closed."""
    rich = Rich(folder)
    rich.first_run()
    rich.reopen()
    rich.second_run()
    rich.store.close()
    return rich


def documents_of(folder: Path) -> list[Document]:
    """Every document of an engagement, by its id."""
    with Store.open(folder, read_only=True) as store:
        return sorted(store.record.documents(), key=lambda one: (one.TABLE, one.id))


def _counted() -> Callable[[], int]:
    """Chance that counts."""
    last = [0]

    def count() -> int:
        last[0] += 1
        return last[0]

    return count

"""A small engagement to test with: a clock that tells what it is told, a guide, a store."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import msgspec

from sessions.clock import IdMaker
from sessions.disk.disk import Disk
from sessions.store.store import Store
from workshop.guide.parts import Scale
from workshop.guide.parts import Timing as Minutes
from workshop.guide.shape import AnyStep, Ask, Brief, Capture, ConsentStep, Guide, Readback, Score
from workshop.record.change import Change
from workshop.record.documents import Department, Entry, EntryKind, Person
from workshop.running.capture import read_line
from workshop.running.commands import (
    AddDepartment,
    AddPerson,
    BeginEngagement,
    CloseSession,
    RecordEntries,
    StartSession,
)

START: Final = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)
"""When every test begins."""

MINUTES: Final = Minutes(least=2.0, planned=5.0, greatest=8.0)

STEPS: Final[tuple[AnyStep, ...]] = (
    Brief(id="opening", title="Opening", minutes=MINUTES, say="Welcome."),
    ConsentStep(id="consent", title="Consent", minutes=MINUTES),
    Ask(id="works", title="What works", minutes=MINUTES, must_ask=True, lens="internal"),
    Capture(id="outside", title="Outside", minutes=MINUTES, must_ask=True, lens="pestle"),
    Score(
        id="score",
        title="Score",
        minutes=MINUTES,
        voters="each",
        scales=(
            Scale(
                id="weight",
                title="Weight",
                least=0.0,
                greatest=100.0,
                total=100.0,
                least_means="none",
                greatest_means="all",
            ),
            Scale(
                id="rating",
                title="Rating",
                least=1.0,
                greatest=4.0,
                least_means="poor",
                greatest_means="superb",
            ),
        ),
    ),
    Readback(id="read-back", title="Read-back", minutes=MINUTES),
)

GUIDE: Final = Guide(
    format=1,
    name="short",
    title="Short session",
    setting="workshop",
    purpose="To test.",
    audience="Anybody.",
    stage="environmental scanning",
    programme_step="collect information",
    steps=STEPS,
)


def with_step(guide: Guide, step_id: str, **changes: object) -> Guide:
    """The guide with something else in one of its steps."""
    steps = (
        msgspec.structs.replace(step, **changes) if step.id == step_id else step
        for step in guide.steps
    )
    return msgspec.structs.replace(guide, steps=tuple(steps))


@dataclass
class Clock:
    """A clock that stands until it is told to go on."""

    now: datetime = START

    def __call__(self) -> datetime:
        """The time."""
        return self.now

    def forward(self, *, minutes: float = 0, seconds: float = 0) -> None:
        """Let time pass."""
        self.now += timedelta(minutes=minutes, seconds=seconds)


@dataclass
class Acme:
    """An open engagement with one running session, and short words for what tests do."""

    folder: Path
    clock: Clock = field(default_factory=Clock)
    guide: Guide = GUIDE
    disk: Disk | None = None

    def __post_init__(self) -> None:
        """Begin the engagement with two departments, three people and a session."""
        self.ids = IdMaker(self.clock, _counter())
        begin = BeginEngagement(name="Acme", facilitator="Ines Kaya")
        self.store = Store.begin(self.folder, begin, now=self.clock, ids=self.ids, disk=self.disk)
        self.finance = self.department("Finance")
        self.sales = self.department("Sales")
        self.dana = self.person("Dana Ortiz", "CFO", self.finance)
        self.ana = self.person("Ana López", "Head of Sales", self.sales)
        self.bo = self.person("Bo Łoś", "", None)
        start = StartSession(
            guide=self.guide,
            digest=self.guide.name,
            people=(self.dana.id, self.ana.id),
            department_id=self.finance.id,
        )
        self.session_id = str(self.store.do(start).session_id)

    def department(self, name: str) -> Department:
        """A new department."""
        change = self.store.do(AddDepartment(name=name))
        return msgspec.convert(change.puts[0], Department)

    def person(self, name: str, role: str, department: Department | None) -> Person:
        """A new person."""
        department_id = department.id if department else None
        change = self.store.do(AddPerson(name=name, role=role, department_id=department_id))
        return msgspec.convert(change.puts[0], Person)

    def say(self, line: str, step: str = "works", kind: EntryKind = EntryKind.NOTE) -> Change:
        """Record one line, a second after the one before."""
        self.clock.forward(seconds=1)
        lines = (read_line(line, kind),)
        return self.store.do(RecordEntries(session_id=self.session_id, step_id=step, lines=lines))

    def reopen(self, *, crashed: bool = False) -> Store:
        """Close the store and open the folder again; or open what a crash would have left."""
        if crashed:
            left = self.folder.with_name(f"{self.folder.name}-left")
            shutil.copytree(self.folder, left)
            self.folder = left
        self.store.close()
        self.store = Store.open(self.folder, now=self.clock, ids=self.ids)
        return self.store

    def entries(self) -> list[Entry]:
        """The entries of the session, in order."""
        return self.store.record.entries_of(self.session_id)

    def texts(self) -> list[str]:
        """The statements of the session that stand, in order."""
        entries = self.store.record.entries_of(self.session_id)
        return [entry.text for entry in entries if not entry.retracted]


def next_workshop(folder: Path, steps: tuple[AnyStep, ...], *left: str) -> Acme:
    """A workshop of two people, ten minutes after a session in which these lines were said."""
    made = Acme(folder)
    for line in left:
        made.say(line)
    made.store.do(CloseSession(session_id=made.session_id))
    made.clock.forward(minutes=10)
    guide = msgspec.structs.replace(GUIDE, name="next", steps=steps)
    people = (made.dana.id, made.ana.id)
    start = StartSession(guide=guide, digest="next", people=people, title="Workshop")
    made.session_id = str(made.store.do(start).session_id)
    return made


def _counter() -> Callable[[], int]:
    """Chance that counts."""
    last = [0]

    def count() -> int:
        last[0] += 1
        return last[0]

    return count

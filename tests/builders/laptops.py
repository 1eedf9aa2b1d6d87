"""Laptops that record in copies of one engagement, apart from each other."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, TypeVar

from sessions.clock import IdMaker
from sessions.store.store import Store
from sessions.transfer.merge_folders import compare, merge_new
from tests.builders.acme import START, Acme, Clock
from tests.sessions.disk.failing_disks import state_of
from workshop.errors import Refused
from workshop.record.checks import Verdict
from workshop.record.documents import (
    Attribution,
    Department,
    Document,
    Entry,
    EntryKind,
    Factor,
    Person,
)
from workshop.record.findings.documents import Finding
from workshop.record.record import Record
from workshop.record.within import Mark, OutcomeState, RemarkTopic
from workshop.running.capture import read_line
from workshop.running.command_kinds.checks import CheckedWords, CheckWords, SendBack
from workshop.running.command_kinds.entries import MarkEntry, SetOutcome
from workshop.running.commands import (
    AddDepartment,
    AddPerson,
    CloseSession,
    Command,
    EditEngagement,
    EditEntry,
    EditFactor,
    EditPerson,
    MergeFactors,
    MoveTo,
    RecordEntries,
    RenameDepartment,
    ResumeSession,
    RetractEntry,
    SetConsent,
    SetScore,
    StartSession,
)
from workshop.running.findings.commands import (
    DropFinding,
    EditFinding,
    IssueVersion,
    MakeFinding,
    MoveFinding,
    WriteHeadline,
)
from workshop.running.talk_rules import (
    JoinTalks,
    RecordDebrief,
    SaidRemark,
    SetWriter,
    TakeAsOne,
)

D = TypeVar("D", bound=Document)
Tables = dict[str, dict[int, dict[str, object]]]


class Laptop:
    """A copy of an engagement on a machine with a clock and ids of its own.

    Attributes:
        name: Which laptop it is.
        folder: Its copy.
    """

    def __init__(self, source: Path, place: Path, name: str, *, late: float = 0) -> None:
        self.name = name
        self.folder = place / name / source.name
        shutil.copytree(source, self.folder)
        self.clock = Clock(START + timedelta(hours=1, minutes=late))
        self.ids = IdMaker(self.clock, _counter(name))

    def open(self) -> Store:
        """Open the copy to record."""
        return Store.open(self.folder, now=self.clock, ids=self.ids)

    def do(self, *commands: Command | Callable[[Record], Command]) -> None:
        """Carry out commands, a minute after each other."""
        with self.open() as store:
            for command in commands:
                self.clock.forward(minutes=1)
                store.do(command(store.record) if callable(command) else command)

    def act(self, *picks: tuple[int, int]) -> None:
        """Do what numbers stand for, leaving out what the rules refuse."""
        with self.open() as store:
            for kind, pick in picks:
                self.clock.forward(minutes=1)
                try:
                    if (command := ACTIONS[kind % len(ACTIONS)](store.record, pick)) is None:
                        store.undo()
                    else:
                        store.do(command)
                except Refused:
                    continue


def _counter(name: str) -> Callable[[], int]:
    """Chance that is another one on each laptop, and the same each time."""
    last = [sum(map(ord, name)) << 20]

    def count() -> int:
        last[0] += 1
        return last[0]

    return count


def base(place: Path) -> Path:
    """The engagement before the laptops part, with one session and two factors."""
    acme = Acme(place / "Acme")
    acme.say("+ Month-end close is down to four days @Dana")
    acme.say("- Two systems for invoices @Ana")
    acme.store.close()
    return acme.folder


def say(text: str) -> Callable[[Record], Command]:
    """A line recorded in the session."""

    def command(record: Record) -> Command:
        session = record.sessions()[0].id
        lines = (read_line(text, EntryKind.NOTE),)
        return RecordEntries(session_id=session, step_id="works", lines=lines)

    return command


def _edit_entry(record: Record, pick: int) -> Command:
    entry = _one(record, Entry, pick)
    return EditEntry(entry_id=entry.id, line=read_line(f"reworded {pick}", EntryKind.NOTE))


def _edit_person(record: Record, pick: int) -> Command:
    person = _one(record, Person, pick)
    departments = [None, *(each.id for each in record.all(Department))]
    role, department = ("", f"Role {pick}")[pick % 2], departments[pick % len(departments)]
    return EditPerson(person_id=person.id, name=person.name, role=role, department_id=department)


def _merge(record: Record, pick: int) -> Command:
    one, other = _one(record, Factor, pick), _one(record, Factor, pick + 1)
    return MergeFactors(into=one.id, others=(other.id,))


def _consent(record: Record, pick: int) -> Command:
    session, person = record.sessions()[0], _one(record, Person, pick)
    attribution = list(Attribution)[pick % 5]
    return SetConsent(session_id=session.id, person_id=person.id, attribution=attribution)


def _score(record: Record, pick: int) -> Command:
    session, factor = record.sessions()[0], _one(record, Factor, pick)
    return SetScore(
        session_id=session.id,
        step_id="score",
        voter=session.people[pick % len(session.people)],
        subject_id=factor.id,
        scale_id="rating",
        value=1.0 + pick % 4,
    )


def _check(record: Record, pick: int) -> Command:
    entry = _one(record, Entry, pick)
    verdict = list(Verdict)[pick % 3]
    correction = f"corrected {pick}" if verdict is Verdict.WRONG and pick % 2 else ""
    given = CheckedWords(entry_id=entry.id, verdict=verdict, correction=correction)
    person = (entry.people or (record.sessions()[0].people[0],))[0]
    return CheckWords(session_id=entry.session_id, person_id=person, answers=(given,))


def _debrief(record: Record, pick: int) -> Command:
    remark = SaidRemark(topic=list(RemarkTopic)[pick % 3], text=f"Remark {pick}")
    return RecordDebrief(session_id=record.sessions()[0].id, remarks=(remark,))


def _join(record: Record, pick: int) -> Command:
    first, *others = record.sessions()
    other = (others or [first])[pick % max(1, len(others))]
    return JoinTalks(session_id=first.id, other=other.id)


def _find(record: Record, pick: int) -> Command:
    entry, tag = _one(record, Entry, pick), f"tag{pick % 3}"
    tagged = any(tag in each.tags for each in record.all(Entry))
    cites = (_one(record, Factor, pick).id, *((tag,) if tagged else ()))
    return MakeFinding(text=f"Found {pick}", cites=cites, quotes=(entry.id,))


def _change_finding(record: Record, pick: int) -> Command:
    finding, cited = _one(record, Finding, pick), _one(record, Factor, pick + 1).id
    given = ({"text": f"Worded {pick}"}, {"recommendation": f"Do {pick}"}, {"cites": (cited,)})
    return EditFinding(finding_id=finding.id, **given[pick % 3])


def _start(record: Record, pick: int) -> Command:
    session = record.sessions()[0]
    guide = record.guide_of(session)
    return StartSession(guide=guide, digest=guide.name, people=session.people, title=f"T {pick}")


def _one(record: Record, kind: type[D], pick: int) -> D:
    if not (found := list(record.all(kind))):
        raise Refused("There is none: two undos took back what everybody began with.")
    return found[pick % len(found)]


ACTIONS: Final[list[Callable[[Record, int], Command | None]]] = [
    lambda record, pick: say(f"{'+-'[pick % 2]} Statement {pick}")(record),
    lambda record, pick: say(f"A note {pick} #tag{pick % 3}")(record),
    _edit_entry,
    lambda record, pick: RetractEntry(entry_id=_one(record, Entry, pick).id),
    _edit_person,
    lambda record, pick: EditEngagement(
        name="Acme", purpose=f"P{pick}", facilitator=f"F{pick % 2}"
    ),
    lambda record, pick: MoveTo(
        session_id=record.sessions()[0].id, step_id=("consent", "works", "outside")[pick % 3]
    ),
    _merge,
    lambda record, pick: EditFactor(
        factor_id=_one(record, Factor, pick).id, text=f"Worded {pick}", pestle=None
    ),
    _consent,
    _score,
    lambda record, pick: CloseSession(session_id=record.sessions()[0].id),
    lambda record, pick: ResumeSession(session_id=record.sessions()[0].id),
    lambda record, pick: None,
    lambda record, pick: RenameDepartment(
        department_id=_one(record, Department, pick).id, name=f"Department {pick}"
    ),
    _check,
    _debrief,
    _join,
    _start,
    lambda record, pick: SetOutcome(
        entry_id=_one(record, Entry, pick).id, state=list(OutcomeState)[pick % 4], note=f"N{pick}"
    ),
    lambda record, pick: MarkEntry(
        entry_id=_one(record, Entry, pick).id, mark=list(Mark)[pick % 3], on=pick < 5
    ),
    lambda record, pick: say(f"> Act {pick % 3} @Dana")(record),
    lambda record, pick: SetWriter(
        session_id=record.sessions()[0].id, person_id=_one(record, Person, pick).id
    ),
    lambda record, pick: TakeAsOne(
        entry_id=_one(record, Entry, pick).id, second=_one(record, Entry, pick + 1).id
    ),
    lambda record, pick: SendBack(
        session_id=record.sessions()[0].id, person_id=_one(record, Person, pick).id, file=f"{pick}"
    ),
    lambda record, pick: AddDepartment(name=f"New {pick % 2}"),
    lambda record, pick: AddPerson(
        name=f"Newcomer {pick % 2}", session_id=record.sessions()[0].id, namesake=True
    ),
    _find,
    _change_finding,
    lambda record, pick: DropFinding(finding_id=_one(record, Finding, pick).id),
    lambda record, pick: MoveFinding(finding_id=_one(record, Finding, pick).id, place=1 + pick % 2),
    lambda record, pick: WriteHeadline(text=f"Answer {pick % 3}", lines=("Now",) * (pick % 2)),
    lambda record, pick: IssueVersion(final=pick > 4),
]
"""What can be done, by number; nothing stands for undo. The last eight can meet their like."""

ALONE: Final = len(ACTIONS) - 8
"""How many of them begin nothing that another laptop might begin too."""


def merged(one: Path, other: Path, home: Path, name: str) -> Path:
    """The two in a new folder."""
    now = Clock(datetime(2026, 12, 1, tzinfo=START.tzinfo))
    return merge_new(compare(one, other), home, name=name, now=now)


def documents(folder: Path) -> Tables:
    """All documents of an engagement."""
    with Store.open(folder, read_only=True) as store:
        return state_of(store.database)


def codes(folder: Path) -> list[str]:
    """The codes of all factors, sorted."""
    with Store.open(folder, read_only=True) as store:
        return sorted(factor.code for factor in store.record.all(Factor))


def marks(folder: Path) -> set[tuple[int, str]]:
    """Number and checksum of every record."""
    with Store.open(folder, read_only=True) as store:
        return {line.mark for line in store.database.journal.lines}

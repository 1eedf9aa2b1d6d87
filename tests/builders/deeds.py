"""Anything a person may do in a small engagement, chosen by three numbers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from hypothesis import strategies as st

from tests.builders.acme import Acme
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
    Pestle,
    Session,
    WithdrawalLevel,
)
from workshop.record.findings.documents import Finding
from workshop.record.record import D
from workshop.record.themes import Stance, Theme
from workshop.record.votes.channels import Channel
from workshop.record.within import Mark, OutcomeState, RemarkTopic
from workshop.running.asking.planning import planning
from workshop.running.capture import read_line
from workshop.running.command_kinds.checks import CheckedWords, CheckWords, SendBack
from workshop.running.command_kinds.entries import MarkEntry, SetOutcome
from workshop.running.command_kinds.steps import SayDry
from workshop.running.commands import (
    AddDepartment,
    AddPerson,
    Command,
    ConfirmStep,
    EditEntry,
    EditFactor,
    EditPerson,
    FileEntry,
    FinishScoring,
    JoinSession,
    KeepApart,
    KeepOffRecord,
    KeepPrivate,
    LeaveSession,
    MergeFactors,
    MoveEntry,
    MoveTo,
    NormaliseScores,
    RecordEntries,
    RenameDepartment,
    ReopenScoring,
    RestoreEntry,
    RetagEntry,
    RetractEntry,
    SetConsent,
    SetScore,
    SkipStep,
    SplitFactor,
    Withdraw,
)
from workshop.running.findings.commands import (
    DropFinding,
    EditFinding,
    IssueVersion,
    MakeFinding,
    MoveFinding,
    WriteHeadline,
)
from workshop.running.room.about import SetAbout
from workshop.running.row_commands import PutRows, RowText
from workshop.running.talk_rules import (
    DropRemark,
    RecordDebrief,
    SaidRemark,
    SetWriter,
    TakeAsOne,
)
from workshop.running.theming import DropTheme, MakeTheme, MergeThemes, PutUnderTheme
from workshop.running.voting.commands import (
    CastBallot,
    CloseVote,
    CountHands,
    MarkAired,
    OpenVote,
    VoidBallots,
)

Deed = tuple[int, int, int]
"""Which command, and which of the documents that there are."""

LINES: Final = (
    "+ Fast @Dana",
    "- Slow #people",
    "- Slower @Zoe",
    "! Law #legal @Finance",
    "* Grant @Zoe @Yan",
    '" Said @Ana',
    "> Do it due:2027-01-02",
)
STEPS: Final = ("opening", "consent", "works", "outside", "read-back")


class Doing:
    """Carries out deeds on an engagement."""

    def __init__(self, acme: Acme) -> None:
        self.acme = acme
        self._names = 0

    def __call__(self, deed: Deed) -> bool:
        """Do it; whether it was allowed."""
        which, first, second = deed
        try:
            command = _DEEDS[which % len(_DEEDS)](self, first, second)
            self.acme.clock.forward(seconds=20)
            self.acme.store.do(command)
        except (Refused, _Nothing):
            return False
        return True

    @property
    def session(self) -> str:
        """The session."""
        return self.acme.session_id

    def pick(self, kind: type[D], number: int) -> D:
        """One of the documents of a type."""
        found: list[D] = list(self.acme.store.record.all(kind))
        if not found:
            raise _Nothing
        return found[number % len(found)]

    def id(self, kind: type[Document], number: int) -> str:
        """The id of one of the documents of a type."""
        return self.pick(kind, number).id

    def name(self) -> str:
        """A name that nobody has."""
        self._names += 1
        return f"Name {self._names}"

    def record(self, first: int, second: int) -> Command:
        """Something is said."""
        lines = (read_line(LINES[first % len(LINES)]),)
        step_id = ("works", "outside")[second % 2]
        return RecordEntries(session_id=self.session, step_id=step_id, lines=lines)

    def score(self, first: int, second: int) -> Command:
        """A value is entered."""
        scale, value = (("weight", 10.0 * (second % 9)), ("rating", 1.0 + second % 4))[first % 2]
        return SetScore(
            session_id=self.session,
            step_id="score",
            voter=(self.acme.dana.id, "Seat 3", self.id(Person, second))[second % 3],
            subject_id=self.id(Factor, first),
            scale_id=scale,
            value=None if second % 7 == 6 else value,
        )

    def merge(self, first: int, second: int) -> Command:
        """Two factors become one."""
        others = (self.id(Factor, second),)
        return MergeFactors(
            into=self.id(Factor, first), others=others, text="" if second % 2 else "Both"
        )

    def take_as_one(self, first: int, second: int) -> Command:
        """Two entries are the same."""
        return TakeAsOne(entry_id=self.id(Entry, first), second=self.id(Entry, second))

    def check(self, first: int, second: int) -> Command:
        """Somebody says what of their words is right."""
        entry = self.pick(Entry, first)
        verdict = list(Verdict)[second % len(Verdict)]
        correction = f"Corrected {second}" if verdict is Verdict.WRONG and second % 2 else ""
        given = CheckedWords(entry_id=entry.id, verdict=verdict, correction=correction)
        person = entry.people[0] if entry.people else self.acme.dana.id
        return CheckWords(session_id=self.session, person_id=person, answers=(given,))

    def plan(self, first: int, second: int) -> Command:
        """The rest is planned anew."""
        record = self.acme.store.record
        session, clock = record.get(Session, self.session), record.clock_of(self.session)
        now = self.acme.store.moment().now
        found = planning(record, session, clock, now, f"-{first % 30}")
        return found.command(found.ways[second % len(found.ways)])

    def cast(self, first: int, second: int) -> Command:
        """Somebody gives a ballot in the vote of the step that scores."""
        given = {"weight": 10.0 * (second % 9), "rating": 1.0 + second % 4}
        return CastBallot(
            session_id=self.session,
            step_id="score",
            channel=(Channel.PAPER, Channel.CALLED, Channel.PASSED)[second % 3],
            voter="" if second % 2 else self.id(Person, first),
            votes={self.id(Factor, second): given},
        )

    def hands(self, first: int, second: int) -> Command:
        """Hands are counted in it."""
        return CountHands(
            session_id=self.session,
            step_id="score",
            subject_id=self.id(Factor, first),
            scale_id="rating",
            counts={str(1 + second % 4): second % 3},
        )


class _Nothing(Exception):
    """There is no document of the kind."""


_DEEDS: Final[tuple[Callable[[Doing, int, int], Command], ...]] = (
    Doing.record,
    Doing.record,
    Doing.record,
    Doing.score,
    Doing.score,
    Doing.merge,
    Doing.merge,
    lambda do, a, b: EditEntry(entry_id=do.id(Entry, a), line=read_line(LINES[b % len(LINES)])),
    lambda do, a, b: RetagEntry(entry_id=do.id(Entry, a), kind=list(EntryKind)[b % 10]),
    lambda do, a, b: FileEntry(entry_id=do.id(Entry, a), pestle=list(Pestle)[b % 6]),
    lambda do, a, b: KeepPrivate(entry_id=do.id(Entry, a), private=bool(b % 2)),
    lambda do, a, b: MoveEntry(entry_id=do.id(Entry, a), step_id=STEPS[b % 5]),
    lambda do, a, _: RetractEntry(entry_id=do.id(Entry, a)),
    lambda do, a, _: RestoreEntry(entry_id=do.id(Entry, a)),
    lambda do, a, b: EditFactor(factor_id=do.id(Factor, a), text=f"Worded {b}", pestle=None),
    lambda do, a, _: SplitFactor(factor_id=do.id(Factor, a)),
    lambda do, a, b: KeepApart(first=do.id(Factor, a), second=do.id(Factor, b)),
    lambda do, _, __: AddDepartment(name=do.name()),
    lambda do, a, _: RenameDepartment(department_id=do.id(Department, a), name=do.name()),
    lambda do, a, b: AddPerson(
        name=do.name(),
        department_id=do.id(Department, a),
        session_id=do.session if b % 2 else None,
    ),
    lambda do, a, b: EditPerson(
        person_id=do.id(Person, a), name=do.name(), role="x" * (b % 3), department_id=None
    ),
    lambda do, a, _: JoinSession(session_id=do.session, person_id=do.id(Person, a)),
    lambda do, a, _: LeaveSession(session_id=do.session, person_id=do.id(Person, a)),
    lambda do, a, b: SetConsent(
        session_id=do.session,
        person_id=do.id(Person, a),
        attribution=list(Attribution)[b % 5],
    ),
    lambda do, a, _: ConfirmStep(session_id=do.session, step_id=STEPS[a % 5]),
    lambda do, a, _: SkipStep(session_id=do.session, step_id=STEPS[a % 5], reason="no time"),
    lambda do, a, _: NormaliseScores(
        session_id=do.session, step_id="score", voter=do.id(Person, a), scale_id="weight"
    ),
    lambda do, _, __: FinishScoring(session_id=do.session, step_id="score"),
    lambda do, _, __: ReopenScoring(session_id=do.session, step_id="score"),
    Doing.take_as_one,
    Doing.plan,
    Doing.check,
    lambda do, a, b: SetOutcome(
        entry_id=do.id(Entry, a),
        state=list(OutcomeState)[b % len(OutcomeState)],
        note="x" * (b % 3),
    ),
    lambda do, a, b: MarkEntry(
        entry_id=do.id(Entry, a), mark=list(Mark)[b % len(Mark)], on=bool(b % 2)
    ),
    lambda do, a, b: SendBack(session_id=do.session, person_id=do.id(Person, a), file=f"{b}.txt"),
    lambda do, a, b: RecordDebrief(
        session_id=do.session, remarks=(SaidRemark(topic=RemarkTopic.SURPRISE, text=f"No {b}"),)
    ),
    lambda do, a, _: DropRemark(session_id=do.session, remark=a % 3),
    lambda do, a, b: SetWriter(
        session_id=do.session, person_id=do.id(Person, a) if b % 3 else None
    ),
    lambda do, a, b: SayDry(session_id=do.session, step_id=STEPS[a % 5], dry=bool(b % 2)),
    lambda do, a, b: KeepOffRecord(entry_id=do.id(Entry, a), off_record=bool(b % 2)),
    lambda do, a, b: MakeTheme(name=f"Theme {a % 4}", statements=(do.id(Entry, b),)),
    lambda do, a, b: PutUnderTheme(
        statements=(do.id(Entry, a),), theme=f"Theme {b % 4}", stance=list(Stance)[b % 2]
    ),
    lambda do, a, b: MergeThemes(into=do.id(Theme, a), others=(do.id(Theme, b),)),
    lambda do, a, _: DropTheme(theme_id=do.id(Theme, a)),
    lambda do, a, b: MakeFinding(
        text=f"Found {b}", cites=(do.id(Factor, a),), quotes=(do.id(Entry, b),)
    ),
    lambda do, a, b: EditFinding(
        finding_id=do.id(Finding, a), recommendation=f"Do {b}", cites=(do.id(Factor, b),)
    ),
    lambda do, a, b: MoveFinding(finding_id=do.id(Finding, a), place=1 + b % 3),
    lambda do, a, _: DropFinding(finding_id=do.id(Finding, a)),
    lambda do, a, b: WriteHeadline(text=f"All of {a}", lines=(f"So {b}",)),
    lambda do, _, b: IssueVersion(final=bool(b % 2)),
    lambda do, a, b: PutRows(
        register="interviews",
        rows=(RowText(values={"person": do.pick(Person, a).name, "place": f"Room {b}"}),),
    ),
    lambda do, a, b: Withdraw(person_id=do.id(Person, a), level=list(WithdrawalLevel)[b % 2]),
    lambda do, a, b: MarkAired(
        session_id=do.session,
        step_id="score",
        subjects=(do.id(Factor, a),),
        waived_by=do.id(Person, b) if b % 2 else None,
    ),
    lambda do, a, b: SetAbout(
        entry_id=do.id(Entry, a), about_id=do.id(Factor if b % 2 else Entry, b)
    ),
    lambda do, _, __: OpenVote(session_id=do.session, step_id="score"),
    Doing.cast,
    Doing.hands,
    lambda do, _, __: CloseVote(session_id=do.session, step_id="score"),
    lambda do, _, b: VoidBallots(session_id=do.session, step_id="score", reason=f"Void {b}"),
    lambda do, a, _: MoveTo(session_id=do.session, step_id=STEPS[a % 5]),
)

NUMBERS: Final = st.integers(0, 999)
DEEDS: Final = st.tuples(NUMBERS, NUMBERS, NUMBERS)
STAYING: Final = st.tuples(st.integers(0, len(_DEEDS) - 2), NUMBERS, NUMBERS)
"""Deeds that leave the room where it is."""

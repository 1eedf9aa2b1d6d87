"""Who may send which command, and undo and redo as something that is sent beside them.

The one door for all of them is `sessions.store.store.Store.do`, which asks here. A command that
stands in no row may be sent by nobody, so that a new one is not open to all by an oversight.
"""

from __future__ import annotations

from enum import Enum
from typing import Final

import msgspec

from workshop.errors import Refused
from workshop.record.meanings import SessionId
from workshop.registers.kinds import register_named
from workshop.running.asking.replanning import Replan
from workshop.running.carrying.commands import StartProject
from workshop.running.command_kinds.checks import CheckWords, SendBack
from workshop.running.command_kinds.departments import DeleteDepartment, MergeDepartments
from workshop.running.command_kinds.entries import DropParked, MarkEntry, SetOutcome
from workshop.running.command_kinds.people import MarkPresent, PutPeople, ResolveName, SetPart
from workshop.running.command_kinds.sessions import DiscardSession, EditSession
from workshop.running.command_kinds.steps import GiveTurn, SayDry, SetTimer, TickProbe
from workshop.running.command_kinds.transcripts import (
    AddTranscript,
    MapSpeaker,
    RemoveTranscript,
    TakePassage,
)
from workshop.running.commands import (
    AddDepartment,
    AddPerson,
    BeginEngagement,
    CloseSession,
    ConfirmStep,
    EditEngagement,
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
    PauseSession,
    RecordEntries,
    RenameDepartment,
    ReopenScoring,
    ReopenSession,
    RestoreEntry,
    ResumeSession,
    RetagEntry,
    RetractEntry,
    SetConsent,
    SetConsents,
    SetOffRecord,
    SetScore,
    SetStanding,
    SkipStep,
    SplitFactor,
    SpreadScores,
    StartSession,
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
from workshop.running.needs.commands import (
    MakeRows,
    SelectNeeds,
    SetFramework,
    SetLimits,
    SignFramework,
)
from workshop.running.room.about import SetAbout
from workshop.running.room.breakouts import BringTogether, SplitUp
from workshop.running.room.wall import ShowOnWall
from workshop.running.row_commands import PutRows, RecordDissent, RemoveRows
from workshop.running.strategy.commands import ScoreStrategies, ShortlistStrategies
from workshop.running.talk_rules import (
    DropRemark,
    JoinTalks,
    RecordDebrief,
    SetWriter,
    TakeAsOne,
)
from workshop.running.theming import (
    DropTheme,
    EditTheme,
    LeaveStatements,
    MakeTheme,
    MergeThemes,
    MoveTheme,
    PutUnderTheme,
    SettleStatements,
    SplitTheme,
    TakeOutOfTheme,
)
from workshop.running.voting.commands import (
    CastBallot,
    CloseVote,
    CountHands,
    MarkAired,
    OpenVote,
    RecordVote,
    VoidBallots,
)


class HistoryCommand(msgspec.Struct, frozen=True, kw_only=True):
    """A change taken back, or done again.

    No command of the record: what it changes follows from the history, which lies with the journal
    (`sessions.store.store`). Other programs send it as they send commands.
    """

    session_id: SessionId | None = None
    """The session whose last change is meant; without one, that of the engagement."""


class Undo(HistoryCommand, frozen=True, kw_only=True):
    """Take back what was recorded last, of a session or of the engagement."""


class Redo(HistoryCommand, frozen=True, kw_only=True):
    """Do again what was taken back last, as long as nothing else was done since."""


class Sender(Enum):
    """Where a command comes from; its value says so in a sentence."""

    APPLICATION = "the application"
    """The full screen and the commands of the command line."""
    PLAIN = "plain prompts"
    """A session at plain prompts."""
    NOTES = "a file of notes"
    """What is read from files that hold a session."""
    APPLY = "`workshop apply`"
    """Another program, on the machine of the facilitator."""
    PHONE = "a phone"
    """Somebody in the room. What a participant may send comes with the commands for it."""


_HANDS: Final = frozenset({Sender.APPLICATION, Sender.PLAIN, Sender.APPLY})
"""Whoever acts for the facilitator, at the moment in which it happens."""

_HANDS_AND_NOTES: Final = _HANDS | {Sender.NOTES}
"""What a file tells too."""

MAY_SEND: Final[dict[type[msgspec.Struct], frozenset[Sender]]] = {
    # The folder is there before anything can be applied to it.
    BeginEngagement: frozenset({Sender.APPLICATION}),
    EditEngagement: _HANDS,
    AddDepartment: _HANDS_AND_NOTES,
    RenameDepartment: _HANDS,
    AddPerson: _HANDS_AND_NOTES,
    EditPerson: _HANDS,
    StartSession: _HANDS_AND_NOTES,
    JoinSession: _HANDS,
    LeaveSession: _HANDS,
    SetPart: _HANDS_AND_NOTES,
    MarkPresent: _HANDS_AND_NOTES,
    EditSession: _HANDS,
    DiscardSession: _HANDS,
    ResolveName: _HANDS,
    MergeDepartments: _HANDS,
    DeleteDepartment: _HANDS,
    PutPeople: _HANDS,
    AddTranscript: _HANDS_AND_NOTES,
    MapSpeaker: _HANDS,
    TakePassage: _HANDS,
    RemoveTranscript: _HANDS,
    SetWriter: _HANDS_AND_NOTES,
    RecordDebrief: _HANDS_AND_NOTES,
    DropRemark: _HANDS,
    JoinTalks: _HANDS,
    TakeAsOne: _HANDS_AND_NOTES,
    SetAbout: _HANDS_AND_NOTES,
    MoveTo: _HANDS,
    SkipStep: _HANDS,
    ConfirmStep: _HANDS,
    TickProbe: _HANDS,
    SayDry: _HANDS,
    SetTimer: _HANDS,
    Replan: _HANDS,
    SplitUp: _HANDS,
    BringTogether: _HANDS,
    GiveTurn: _HANDS,
    ShowOnWall: _HANDS,
    PauseSession: _HANDS,
    ResumeSession: _HANDS,
    CloseSession: _HANDS,
    ReopenSession: _HANDS,
    # It puts times that nobody lived through here; only what was noted elsewhere has any.
    SetStanding: frozenset({Sender.NOTES}),
    SetConsent: _HANDS_AND_NOTES,
    SetConsents: _HANDS_AND_NOTES,
    Withdraw: _HANDS,
    SendBack: _HANDS_AND_NOTES,
    CheckWords: _HANDS_AND_NOTES,
    SetOffRecord: _HANDS,
    RecordEntries: _HANDS_AND_NOTES,
    # Notes hold the statement and the row that names it.
    RecordDissent: _HANDS,
    EditEntry: _HANDS_AND_NOTES,
    RetagEntry: _HANDS,
    FileEntry: _HANDS,
    KeepPrivate: _HANDS,
    MarkEntry: _HANDS,
    KeepOffRecord: _HANDS,
    MoveEntry: _HANDS,
    RetractEntry: _HANDS_AND_NOTES,
    RestoreEntry: _HANDS,
    DropParked: _HANDS_AND_NOTES,
    SetOutcome: _HANDS_AND_NOTES,
    EditFactor: _HANDS_AND_NOTES,
    MergeFactors: _HANDS,
    SplitFactor: _HANDS,
    KeepApart: _HANDS,
    MakeFinding: _HANDS,
    EditFinding: _HANDS,
    MoveFinding: _HANDS,
    DropFinding: _HANDS,
    WriteHeadline: _HANDS,
    IssueVersion: _HANDS,
    MakeTheme: _HANDS_AND_NOTES,
    EditTheme: _HANDS,
    MoveTheme: _HANDS,
    MergeThemes: _HANDS,
    SplitTheme: _HANDS,
    DropTheme: _HANDS,
    PutUnderTheme: _HANDS_AND_NOTES,
    TakeOutOfTheme: _HANDS_AND_NOTES,
    LeaveStatements: _HANDS_AND_NOTES,
    SettleStatements: _HANDS,
    SetScore: _HANDS_AND_NOTES,
    # As SetStanding: only what was held elsewhere is recorded whole.
    RecordVote: frozenset({Sender.NOTES}),
    NormaliseScores: _HANDS,
    SpreadScores: _HANDS,
    FinishScoring: _HANDS,
    ReopenScoring: _HANDS,
    MarkAired: _HANDS,
    OpenVote: _HANDS_AND_NOTES,
    CastBallot: _HANDS_AND_NOTES,
    CountHands: _HANDS_AND_NOTES,
    VoidBallots: _HANDS_AND_NOTES,
    CloseVote: _HANDS_AND_NOTES,
    PutRows: _HANDS_AND_NOTES,
    RemoveRows: _HANDS,
    # Notes hold the row, with the entry that it rests on.
    MakeRows: _HANDS,
    # Notes hold the rows.
    ScoreStrategies: _HANDS,
    ShortlistStrategies: _HANDS,
    SetLimits: _HANDS,
    SetFramework: _HANDS,
    SignFramework: _HANDS,
    SelectNeeds: _HANDS,
    StartProject: _HANDS,
    Undo: _HANDS,
    Redo: _HANDS,
}
"""The senders of every command, and of undo and redo."""


def require_sender(kind: type[msgspec.Struct], sender: Sender) -> None:
    """Make sure that a sender may send a type of command.

    Raises:
        Refused: it may not; the sentence names who may.
    """
    if sender not in (may := MAY_SEND.get(kind, frozenset())):
        raise _not_from(kind.__name__, sender, may)


def require_sender_of(command: msgspec.Struct, sender: Sender) -> None:
    """Make sure that a sender may send this very command.

    Who may enter rows is declared by their register: one that those who take part may fill in is
    open to their phones.

    Raises:
        Refused: it may not; the sentence names who may.
    """
    may = MAY_SEND.get(type(command), frozenset())
    if isinstance(command, PutRows) and "participant" in register_named(command.register).enterers:
        may |= {Sender.PHONE}
    if sender not in may:
        raise _not_from(type(command).__name__, sender, may)


def _not_from(name: str, sender: Sender, may: frozenset[Sender]) -> Refused:
    others = " or ".join(each.value for each in Sender if each in may) or "nobody"
    return Refused(f"{name} cannot be sent by {sender.value}, only by {others}.")

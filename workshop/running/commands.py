"""Everything a person can do to the record, one frozen type each.

The full-screen application, the plain prompts, the importers and other programs all send these;
nothing else changes a document. `workshop.running.session_rules.decide` says what each does or why
it is refused, `workshop.running.senders` who may send it. The type of a field says what it refers
to, so that other programs can say it as people do (`workshop.wire`).
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import msgspec

from workshop.guide.shape import Guide
from workshop.record.documents import Attribution, EntryKind, Pestle, StepRun, WithdrawalLevel
from workshop.record.meanings import (
    AboutId,
    Called,
    DepartmentId,
    DepartmentName,
    EntryId,
    FactorId,
    Meaning,
    PersonId,
    ScaleId,
    SessionId,
    StepId,
    SubjectId,
    Voter,
)
from workshop.record.within import Plan
from workshop.running.base.command import Command as Command  # noqa: PLC0414 - asked for here
from workshop.running.base.new_person import NewPerson as NewPerson  # noqa: PLC0414 - as above
from workshop.running.capture import Captured


class BeginEngagement(Command, frozen=True, kw_only=True):
    """Start the work for an organisation in an empty record."""

    name: str
    purpose: str = ""
    facilitator: str = ""


class EditEngagement(Command, frozen=True, kw_only=True):
    """Change what the engagement is called and for."""

    name: str
    purpose: str
    facilitator: str


class AddDepartment(Command, frozen=True, kw_only=True):
    """Name a department, or a group that speaks as one."""

    name: str
    short: str = ""
    """A short name by which it is known too: `IT`."""


class RenameDepartment(Command, frozen=True, kw_only=True):
    """Call a department something else."""

    department_id: DepartmentId
    name: str
    short: str | None = None
    """Its short name; none leaves that as it is, an empty one takes it away."""


class AddPerson(Command, frozen=True, kw_only=True):
    """Enter somebody who takes part; in a session at once where one is given."""

    name: str
    role: str = ""
    department_id: Annotated[str | None, Meaning.UNSAID] = None
    department: DepartmentName = ""
    """The department by its name, found or made, in place of its id."""
    session_id: SessionId | None = None
    namesake: bool = False
    """Whether somebody of that name is known and this is another person."""


class EditPerson(Command, frozen=True, kw_only=True):
    """Correct what is known of a person: all of it; where no department is given, none is kept."""

    person_id: PersonId
    name: str
    role: str
    department_id: Annotated[str | None, Meaning.UNSAID] = None
    department: DepartmentName = ""
    """The department by its name, found or made, in place of its id."""


class StartSession(Command, frozen=True, kw_only=True):
    """Begin a session from a guide, at its first step, with the time running."""

    guide: Guide
    digest: Annotated[str, Meaning.UNSAID]
    """The guide's fingerprint, so that a guide is stored once."""
    people: tuple[Annotated[str | NewPerson, Meaning.PARTICIPANT], ...] = ()
    """Who takes part: the ids of those known, and those who are new, who are entered with it."""
    department_id: Annotated[str | None, Meaning.UNSAID] = None
    department: DepartmentName = ""
    """The department by its name, found or made, in place of its id; new people of whom none is
    said are of it."""
    facilitator: str = ""
    place: str = ""
    title: str = ""
    """Another title than the guide's."""


class JoinSession(Command, frozen=True, kw_only=True):
    """Somebody already known comes in."""

    session_id: SessionId
    person_id: PersonId


class LeaveSession(Command, frozen=True, kw_only=True):
    """Somebody was listed by mistake: they said nothing, and are on the list no more."""

    session_id: SessionId
    person_id: PersonId


class MoveTo(Command, frozen=True, kw_only=True):
    """Go to a step, forward or back, from wherever the room is."""

    session_id: SessionId
    step_id: StepId


class SkipStep(Command, frozen=True, kw_only=True):
    """Leave a step out, with the reason, and go on to the next."""

    session_id: SessionId
    step_id: StepId
    reason: str


class ConfirmStep(Command, frozen=True, kw_only=True):
    """The words were said, or the room confirmed what was read back."""

    session_id: SessionId
    step_id: StepId
    seen: tuple[EntryId, ...] | None = None
    """The entries that were shown; none where it is not told, which counts as all of them."""


class PauseSession(Command, frozen=True, kw_only=True):
    """Stop the time."""

    session_id: SessionId


class ResumeSession(Command, frozen=True, kw_only=True):
    """Let the time run again; a stretch that nobody ended is cut at its last entry."""

    session_id: SessionId


class CloseSession(Command, frozen=True, kw_only=True):
    """End the session."""

    session_id: SessionId


class ReopenSession(Command, frozen=True, kw_only=True):
    """Go on with a session that was closed."""

    session_id: SessionId
    step_id: StepId | None = None
    """The step at which it goes on; none for the one where it ended."""


class SetStanding(Command, frozen=True, kw_only=True):
    """Put a session where its notes say that it stands."""

    session_id: SessionId
    step_id: StepId
    """The step in front of the room."""
    steps: dict[str, StepRun]
    """Every step reached."""
    spent: dict[str, float]
    """Seconds by step id."""
    running: datetime | None
    """Since when the time runs."""
    closed: datetime | None
    changed: dict[str, datetime] = msgspec.field(default_factory=dict)
    """By the ids of entries that were put otherwise than they were recorded, when."""
    until: dict[str, datetime] = msgspec.field(default_factory=dict)
    """By step id, until when the room writes in silence or has its break."""
    turns: dict[str, int] = msgspec.field(default_factory=dict)
    """By step id, the place on the list of participants of whoever has the turn."""
    plans: Annotated[tuple[Plan, ...], Meaning.UNSAID] = ()
    """How the rest was planned anew, each time."""
    part_of: Annotated[tuple[str, str] | None, Meaning.UNSAID] = None  # session and step
    rejoined: Annotated[datetime | None, Meaning.UNSAID] = None


class SetConsent(Command, frozen=True, kw_only=True):
    """Record how a person agrees to be quoted."""

    session_id: SessionId
    person_id: PersonId
    attribution: Attribution
    together: bool = False
    """Whether it was given for several people at once; `SetConsents` says that of itself."""


class SetConsents(Command, frozen=True, kw_only=True):
    """Record that several people agree to be quoted alike; the record says that it was one act."""

    session_id: SessionId
    people: tuple[PersonId, ...]
    attribution: Attribution


class Withdraw(Command, frozen=True, kw_only=True):
    """Somebody takes back what they agreed to, in every session, closed ones too."""

    person_id: PersonId
    level: WithdrawalLevel | None
    """What is to become of what they said; none where they agree again as they did before."""


class SetOffRecord(Command, frozen=True, kw_only=True):
    """From now on nothing that is recorded goes out, or it does again."""

    session_id: SessionId
    on: bool


class KeepOffRecord(Command, frozen=True, kw_only=True):
    """Take an entry off the record, or put it on the record."""

    entry_id: EntryId
    off_record: bool


class RecordEntries(Command, frozen=True, kw_only=True):
    """Record what was said: one line, or every line of a pasted text."""

    session_id: SessionId
    step_id: StepId
    lines: tuple[Captured, ...]
    about_id: Annotated[AboutId | None, Called("about")] = None
    """What all of it is said about: `T18`; left out for nothing in particular."""


class EditEntry(Command, frozen=True, kw_only=True):
    """Put an entry as this line has it; its time and place stay."""

    entry_id: EntryId
    line: Captured


class RetagEntry(Command, frozen=True, kw_only=True):
    """Say that an entry is of another kind."""

    entry_id: EntryId
    kind: EntryKind
    keep_total: bool = False
    """Whether ballots keep their totals: its points go along, or the others are fitted."""


class FileEntry(Command, frozen=True, kw_only=True):
    """Put an entry in a field of the scan, or in none."""

    entry_id: EntryId
    pestle: Pestle | None


class KeepPrivate(Command, frozen=True, kw_only=True):
    """Keep an entry for the facilitator alone, or stop doing so."""

    entry_id: EntryId
    private: bool


class MoveEntry(Command, frozen=True, kw_only=True):
    """Put an entry under another step of its session."""

    entry_id: EntryId
    step_id: StepId


class RetractEntry(Command, frozen=True, kw_only=True):
    """Take an entry back: it stays in the record and out of every summary."""

    entry_id: EntryId
    keep_total: bool = False
    """Whether ballots keep their totals: the other points are fitted in proportion."""


class RestoreEntry(Command, frozen=True, kw_only=True):
    """Let a retracted entry count again."""

    entry_id: EntryId


class EditFactor(Command, frozen=True, kw_only=True):
    """Word a factor, or file it in the scan; its entries stay as they were said."""

    factor_id: FactorId
    text: str
    pestle: Pestle | None
    session_id: SessionId | None = None
    """The session in whose step it is done, where it is in one: its undo takes it back."""


class MergeFactors(Command, frozen=True, kw_only=True):
    """Take factors that say the same into one, which keeps its number."""

    into: FactorId
    others: tuple[FactorId, ...]
    text: str = ""
    """Another wording for the whole."""
    session_id: SessionId | None = None
    """The session in whose step it is done, where it is in one: its undo takes it back."""


class SplitFactor(Command, frozen=True, kw_only=True):
    """Take a factor out again of the one that it was merged into."""

    factor_id: FactorId
    session_id: SessionId | None = None
    """The session in whose step it is done, where it is in one: its undo takes it back."""


class KeepApart(Command, frozen=True, kw_only=True):
    """Two factors look alike and are not the same: do not propose them again."""

    first: FactorId
    second: FactorId
    session_id: SessionId | None = None
    """The session in whose step it is done, where it is in one: its undo takes it back."""


class SetScore(Command, frozen=True, kw_only=True):
    """Enter one value of one voter, or take it out."""

    session_id: SessionId
    step_id: StepId
    voter: Voter
    subject_id: SubjectId
    """What is scored: the id of a factor, or of a row of a register."""
    scale_id: ScaleId
    value: float | None


class NormaliseScores(Command, frozen=True, kw_only=True):
    """Make a voter's values on a scale add up to the total that the guide asks for."""

    session_id: SessionId
    step_id: StepId
    voter: Voter
    scale_id: ScaleId


class SpreadScores(Command, frozen=True, kw_only=True):
    """Give what is left of a voter's points to the factors that have none yet, alike."""

    session_id: SessionId
    step_id: StepId
    voter: Voter
    scale_id: ScaleId


class FinishScoring(Command, frozen=True, kw_only=True):
    """All scores are in: what they come to may be shown, and counts."""

    session_id: SessionId
    step_id: StepId


class ReopenScoring(Command, frozen=True, kw_only=True):
    """Take scores again; what they come to is hidden until they are in."""

    session_id: SessionId
    step_id: StepId


def is_doubtful(command: Command) -> bool:
    """Whether something in a line that is recorded or put otherwise was not understood."""
    if isinstance(command, RecordEntries):
        return any(line.doubts for line in command.lines)
    return isinstance(command, EditEntry) and bool(command.line.doubts)

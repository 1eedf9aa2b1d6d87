"""What a notes file says, read but not yet looked up in an engagement.

Everything carries the line on which it stands, so that whatever turns out to be wrong with it
can be told with its place.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

import msgspec

from workshop.errors import Problem
from workshop.guide.shape import Guide
from workshop.notes.about.part_of import NotedPart
from workshop.notes.votes.noted_votes import NotedAired, NotedItem, NotedVote
from workshop.record.change import Change
from workshop.record.checks import Verdict
from workshop.record.documents import Attribution, Letter, Pestle, StepState
from workshop.record.parts import Part, PresenceState
from workshop.record.themes import Rest, Stance
from workshop.record.within import Outcome, Plan, RemarkTopic
from workshop.running.capture import Captured


class NotedPerson(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who takes part."""

    line: int
    name: str
    role: str = ""
    department: str | None = None
    """The name of the department that the person speaks for: empty for none, none where the file
    does not say it of the person, who then speaks for that of the session."""


class NotedOther(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who is on the list and no participant."""

    part: Part
    person: NotedPerson


class NotedPresence(msgspec.Struct, frozen=True, kw_only=True):
    """That somebody came or went."""

    line: int
    handle: str
    state: PresenceState
    at: datetime


class NotedConsent(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody agreed to."""

    line: int
    handle: str
    level: Attribution
    at: datetime
    together: bool = False
    """Whether it was given for several people at once."""


class NotedSent(msgspec.Struct, frozen=True, kw_only=True):
    """That somebody was sent what they said."""

    line: int
    handle: str
    at: datetime
    until: date | None = None
    file: str = ""
    sha256: str = ""


class NotedCheck(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody who said it says of an entry."""

    line: int
    handle: str
    verdict: Verdict
    at: datetime
    was: str = ""
    """What was recorded first, where they put it right."""


class Wording(msgspec.Struct, frozen=True, kw_only=True):
    """The factor of an entry where it is worded or filed otherwise than the entry."""

    line: int
    text: str
    pestle: Pestle | None


class NotedTheme(msgspec.Struct, frozen=True, kw_only=True):
    """Where an entry stands in the codebook."""

    line: int
    name: str
    """The theme; empty where it is under none."""
    stance: Stance = Stance.FOR
    rest: Rest | None = None
    """What was decided where it is under none."""
    coder: str = ""
    """Who sees it so, where that is a second coder."""


class NotedEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry."""

    line: int
    step_id: str
    captured: Captured
    at: datetime
    retracted: bool
    tags: tuple[str, ...] | None = None
    """Exactly its tags, where the step would give it others."""
    wording: Wording | None = None
    changed: datetime | None = None
    """When it was put otherwise than it was recorded."""
    themes: tuple[NotedTheme, ...] = ()
    """Where it stands in the codebook."""
    dropped: str = ""
    """Why it was dropped from the parking list."""
    checks: tuple[NotedCheck, ...] = ()
    """What those who said it say of it."""
    outcomes: tuple[Outcome, ...] = ()
    """What became of an action or a question, in the order told."""
    same_as: int | None = None
    """The place, among the entries of the file, of the one that stands for it."""
    about: NotedItem | None = None
    """What it is said about; none for nothing in particular."""


class NotedRemark(msgspec.Struct, frozen=True, kw_only=True):
    """A remark of the debrief."""

    line: int
    topic: RemarkTopic
    text: str
    at: datetime
    step_id: str = ""
    """The step that it is about; empty for the session as a whole."""


class NotedScore(msgspec.Struct, frozen=True, kw_only=True):
    """The values that one voter gave one factor or row."""

    line: int
    step_id: str
    voter: str
    """The room, the name of a seat, or a handle."""
    is_handle: bool
    """Whether the voter is a person of the session."""
    entry: int | None = None
    """The place, among the entries of the file, of the one whose factor is scored."""
    factor: tuple[Letter, str] | None = None
    """Letter and statement of a factor of the engagement, where no entry of the file is meant."""
    row: tuple[str, str] | None = None
    """Register and code of a row, where that is scored."""
    values: tuple[tuple[str, float], ...]
    """By the id of the scale."""


class NotedRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of a register."""

    line: int
    step_id: str
    register: str
    at: datetime
    code: str = ""
    """What the file calls it; empty where it does not say."""
    cells: dict[str, str] = {}
    """What stands in its fields, by their ids, as the file has it."""
    evidence: tuple[int, ...] = ()
    """The places, among the entries of the file, of those it rests on."""
    places: dict[str, int] = {}
    """The same of the entries that its links name, by the words for them."""


class NotedStep(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a step."""

    state: StepState | None = None
    """None where entries stand under a step that was never reached."""
    reason: str = ""
    confirmed: datetime | None = None
    unseen: tuple[int, ...] = ()
    """The places, among the entries of the file, of those not shown when it was confirmed."""
    scores_in: bool = False
    seconds: float | None = None
    """The time it took, where it was noted."""
    asked: tuple[int, ...] = ()
    """The places of the follow-up questions that were asked."""
    dry: datetime | None = None
    """When “what else?” brought nothing more."""
    until: datetime | None = None
    """Until when the room writes in silence or has its break."""
    turn: int = 0
    """The place on the list of participants of whoever has the turn; 0 for nobody."""
    groups: tuple[str, ...] = ()
    """The names of the groups that were made in it, in their order."""


class Notes(msgspec.Struct, frozen=True, kw_only=True):
    """A whole file: one session."""

    source: str
    """The name of the file."""
    guide: Guide
    title: str = ""
    """Another title than the guide's."""
    people: tuple[NotedPerson, ...] = ()
    others: tuple[NotedOther, ...] = ()
    """Who is on the list and no participant."""
    presence: tuple[NotedPresence, ...] = ()
    sent: tuple[NotedSent, ...] = ()
    """Who was sent what they said."""
    named: tuple[NotedPerson, ...] = ()
    """Whom rows name and who does not take part."""
    department: str = ""
    departments: tuple[str, ...] = ()
    """Further departments that entries name."""
    facilitator: str = ""
    place: str = ""
    started: datetime
    closed: datetime | None = None
    running: datetime | None = None
    """Since when the time runs; none where it stands."""
    step_id: str
    """The step in front of the room."""
    steps: dict[str, NotedStep] = {}
    entries: tuple[NotedEntry, ...] = ()
    consents: tuple[NotedConsent, ...] = ()
    scores: tuple[NotedScore, ...] = ()
    votes: tuple[NotedVote, ...] = ()
    aired: tuple[NotedAired, ...] = ()
    rows: tuple[NotedRow, ...] = ()
    writer: tuple[int, str] | None = None
    """Who writes, as a handle, with the line that says it."""
    debrief: tuple[NotedRemark, ...] = ()
    plans: tuple[Plan, ...] = ()
    """How the rest was planned anew, each time."""
    part: NotedPart | None = None
    """The session of which it is a group."""
    rejoined: datetime | None = None
    """When the groups came together again."""
    told: tuple[str, ...] = ()
    """What somebody should know of how the file was read, and need not mend."""


class Replayed(NamedTuple):
    """What notes come to in an engagement."""

    change: Change
    """Everything at once."""
    session_id: str
    """The session that the change makes."""
    entries: int
    """How many entries it holds, retracted ones too."""
    problems: tuple[Problem, ...]
    """What could not be taken, and is not in the change."""
    newcomers: tuple[str, ...]
    """Who was named behind `@` alone, and takes part now as if that had been typed."""

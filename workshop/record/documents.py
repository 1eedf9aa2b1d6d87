"""The documents of an engagement: frozen, typed, and all that is ever stored.

Every document is one row of a table of the same engagement folder. Ids are 20 characters
(`workshop.record.ids`). Times are aware datetimes. Texts are clean (`workshop.text`).
"""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum
from typing import ClassVar, Final

import msgspec

from workshop.cited import Cited
from workshop.guide.shape import Guide
from workshop.record.base.document import Document as Document  # noqa: PLC0414 - asked for here
from workshop.record.parts import Marked, Part
from workshop.record.votes.ballot import ROOM as ROOM  # noqa: PLC0414
from workshop.record.votes.ballot import Ballot as Ballot  # noqa: PLC0414
from workshop.record.within import Aired, Mark, Merge, Outcome, Plan, Remark, Wall


class Letter(Enum):
    """The four letters of SWOT."""

    STRENGTH = "S"
    WEAKNESS = "W"
    OPPORTUNITY = "O"
    THREAT = "T"

    @property
    def internal(self) -> bool:
        """Whether the factor lies inside the organisation, where it can act on it."""
        return self in (Letter.STRENGTH, Letter.WEAKNESS)

    @property
    def favourable(self) -> bool:
        """Whether the factor helps."""
        return self in (Letter.STRENGTH, Letter.OPPORTUNITY)

    @property
    def plural(self) -> str:
        """The heading of the quadrant, in lower case."""
        return {"S": "strengths", "W": "weaknesses", "O": "opportunities", "T": "threats"}[
            self.value
        ]


class Pestle(Enum):
    """The six fields of an environmental scan. `E` is economic; environmental is `En`."""

    POLITICAL = "P"
    ECONOMIC = "E"
    SOCIAL = "S"
    TECHNOLOGICAL = "T"
    LEGAL = "L"
    ENVIRONMENTAL = "En"

    @property
    def word(self) -> str:
        """The field in a word: `political`."""
        return self.name.lower()


class EntryKind(Enum):
    """What an entry is."""

    NOTE = "note"
    STRENGTH = "strength"
    WEAKNESS = "weakness"
    OPPORTUNITY = "opportunity"
    THREAT = "threat"
    QUOTE = "quote"
    ACTION = "action"
    DECISION = "decision"
    QUESTION = "question"
    PARKED = "parked"
    OBSERVATION = "observation"

    @property
    def letter(self) -> Letter | None:
        """The SWOT letter of a factor; none for anything else."""
        return _LETTERS.get(self)

    @property
    def word(self) -> str:
        """The kind as a person reads it."""
        return {"question": "open question", "parked": "parked item"}.get(self.value, self.value)


_LETTERS: Final = {EntryKind[letter.name]: letter for letter in Letter}


class Attribution(Enum):
    """How what a person said may be told outside, from most to least."""

    NAME = "name"
    ROLE = "role"
    DEPARTMENT = "department"
    PARTICIPANT = "participant"
    WITHHELD = "withheld"

    @property
    def sentence(self) -> str:
        """The level in the words that are put to the person."""
        return {
            "name": "by name",
            "role": "by role and department",
            "department": "by department only",
            "participant": "as “a participant”",
            "withheld": "not outside this record",
        }[self.value]


class WithdrawalLevel(Enum):
    """What somebody wants done with all that they said, in every session; the least first."""

    KEPT = "kept"
    WITHDRAWN = "withdrawn"

    @property
    def sentence(self) -> str:
        """The level in the words that are put to the person."""
        return {
            "kept": "kept in the record, and not quoted any more",
            "withdrawn": "in no document any more, neither name nor words",
        }[self.value]


class StepState(Enum):
    """Where a step of a session stands."""

    OPEN = "open"
    DONE = "done"
    SKIPPED = "skipped"


class Engagement(Document, frozen=True, kw_only=True, omit_defaults=True):
    """The work for one organisation. There is one in a folder."""

    TABLE: ClassVar[str] = "engagement"

    name: str
    """The name of the organisation or of the work."""
    purpose: str = ""
    """What the work is to achieve, as the reports state it."""
    facilitator: str = ""
    """Who leads it."""
    created: datetime
    """When it was begun."""


class Department(Document, frozen=True, kw_only=True, omit_defaults=True):
    """A department, or any group whose voice is counted as one: customers, the board."""

    TABLE: ClassVar[str] = "departments"

    name: str
    """What it is called, unique in the engagement."""
    short: str = ""
    """A short name, by which it is known too: `IT`."""


class Person(Document, frozen=True, kw_only=True, omit_defaults=True):
    """Somebody who takes part. Entries carry only the id, so a name stands in one place."""

    TABLE: ClassVar[str] = "people"

    name: str
    """The full name, or as much of it as is known."""
    role: str = ""
    """What the person does: `Head of Finance`."""
    department_id: str | None = None
    """The department the person speaks for."""


class StepRun(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What became of one step in one session. A step never reached has none."""

    state: StepState = StepState.OPEN
    reason: str = ""
    """Why it was skipped."""
    confirmed: datetime | None = None
    """When the room confirmed what was read back, or the words were said."""
    scores_in: bool = False
    """Whether scoring is over, so that results may be shown."""
    unseen: tuple[str, ...] = ()
    """The ids of entries that stood when it was confirmed and had not been shown."""
    asked: tuple[int, ...] = ()
    """Which of its follow-up questions were asked, by their places, counted from 1."""
    dry: datetime | None = None
    """When “what else?” last brought nothing more; none where that was not said."""
    aired: dict[str, Aired] = msgspec.field(default_factory=dict)
    """By the id of what is on the list of its vote, what was read out to the room before it."""


class Session(Document, frozen=True, kw_only=True, omit_defaults=True):
    """One sitting, run from a guide: an interview or a workshop."""

    TABLE: ClassVar[str] = "sessions"

    title: str
    """What it is called: the guide's title unless changed."""
    guide_id: str
    """The guide as it was when the session began."""
    people: tuple[str, ...] = ()
    """The ids of the participants, in the order of the list."""
    numbered: tuple[str, ...] = ()
    """The ids of those who took part, in the order of their numbers as speakers, from the moment
    at which somebody came off the list; until then that is the order of `people`."""
    parts: dict[str, Part] = msgspec.field(default_factory=dict)
    """The part of everybody else by the id of the person, in the order in which they came up."""
    presence: dict[str, tuple[Marked, ...]] = msgspec.field(default_factory=dict)
    """By the id of a person, when they came and went; without a mark somebody is there."""
    department_id: str | None = None
    """The department whose session it is; none for a mixed room."""
    facilitator: str = ""
    """Who leads it."""
    place: str = ""
    """Where it is held."""
    started: datetime
    """When it began."""
    closed: datetime | None = None
    """When it was closed."""
    steps: dict[str, StepRun] = msgspec.field(default_factory=dict)
    """By step id, for every step reached."""
    off_record: datetime | None = None
    """Since when what is said is off the record; none where it is on it."""
    writer_id: str | None = None
    """Who writes down what is said; none where nobody said it."""
    debrief: tuple[Remark, ...] = ()
    """What those who held it noted afterwards: in no edition but the restricted record."""
    plans: tuple[Plan, ...] = ()
    """How its rest was planned anew, each time; the last one holds."""
    part_of: str | None = None
    """The id of the session of which it is a group; none for a session of its own."""
    part_step: str = ""
    """The step of that session in which the room split up."""
    rejoined: datetime | None = None
    """When the groups came together again; what it heard counts there from then on."""


class Clock(Document, frozen=True, kw_only=True, omit_defaults=True):
    """Where a session is, by its id; kept apart from it, as moving on is not to be undone."""

    TABLE: ClassVar[str] = "clocks"

    step_id: str
    """The step in front of the room."""
    since: datetime | None = None
    """Since when the time runs; none while it stands."""
    spent: dict[str, float] = msgspec.field(default_factory=dict)
    """Seconds by step id, without the stretch that `since` began."""
    until: dict[str, datetime] = msgspec.field(default_factory=dict)
    """By step id, until when the room writes in silence or has its break."""
    turns: dict[str, int] = msgspec.field(default_factory=dict)
    """By step id, whose turn it is: the place on the list of participants, counted from 1."""
    wall: Wall = Wall.QUESTION
    """What the room view shows of the step in front."""
    wall_item_id: str | None = None
    """Of the result, which thing alone it shows, before and after it was rated again."""


class StoredGuide(Document, frozen=True, kw_only=True, omit_defaults=True):
    """A guide as a session ran it, so that editing the file later changes no session."""

    TABLE: ClassVar[str] = "guides"

    digest: str
    """The fingerprint of its content."""
    guide: Guide
    """The guide itself."""


class Consent(Document, frozen=True, kw_only=True, omit_defaults=True):
    """What a person agreed to in a session."""

    TABLE: ClassVar[str] = "consents"

    session_id: str
    person_id: str
    attribution: Attribution
    at: datetime
    together: bool = False
    """Whether it was given for several people at once, in one act."""


class Withdrawal(Document, frozen=True, kw_only=True, omit_defaults=True):
    """That somebody took back what they agreed to, for every session and every moment shown."""

    TABLE: ClassVar[str] = "withdrawals"

    person_id: str
    level: WithdrawalLevel
    at: datetime


class Entry(Document, frozen=True, kw_only=True, omit_defaults=True):
    """One recorded thing."""

    TABLE: ClassVar[str] = "entries"

    session_id: str
    step_id: str
    kind: EntryKind
    text: str
    """What was said, in one or more lines."""
    at: datetime
    """When it was recorded."""
    people: tuple[str, ...] = ()
    """Who said it; for an action, who will do it. Ids of people."""
    raised_by: tuple[str, ...] = ()
    """For an action made of something said, the ids of those who said it."""
    mentions: tuple[str, ...] = ()
    """The ids of people whom it names as people to meet."""
    unclear: tuple[str, ...] = ()
    """Names as typed of which it is not clear whom they mean."""
    departments: tuple[str, ...] = ()
    """Departments named as its source or owner."""
    tags: tuple[str, ...] = ()
    """Free tags, without the PESTLE letter."""
    pestle: Pestle | None = None
    due: date | None = None
    """By when, for an action."""
    private: bool = False
    """For the facilitator alone: never in a shareable edition nor before the room."""
    attribution: Attribution | None = None
    """How it may be told, where that differs from what the person agreed to."""
    retracted: bool = False
    """Taken back: kept in the record, left out of every summary."""
    factor_id: str | None = None
    """The factor it supports."""
    changed: datetime | None = None
    """When its words or its kind were last put otherwise than they were recorded."""
    off_record: bool = False
    """Said off the record: it stays with whoever recorded it, and is in no output."""
    dropped: str = ""
    """Why a parked item is not taken up; empty while it waits."""
    outcomes: tuple[Outcome, ...] = ()
    """What became of an action or a question, as it was told each time; the last one holds."""
    votes: int | None = None
    """How many votes it had on the board it comes from; none where nobody voted."""
    stack: str = ""
    """What the stack of notes is called in which it lay there."""
    spoken: float | None = None
    """Where it was said, in seconds from the start of the recording; none where it was typed."""
    written_by: tuple[str, ...] = ()
    """The ids of those who wrote it down, which says nothing of who said it."""
    same_as_id: str | None = None
    """The entry that stands for this one, which says the same and was written down twice."""
    cited: Cited | None = None
    """The document that says it; whoever is named with it brought it in and did not say it."""
    begun: datetime | None = None
    """When the first key of its line was pressed; none where it was not typed into a line."""
    marks: tuple[Mark, ...] = ()
    """What it was marked as, in the order in which marks are told."""
    about_id: str | None = None
    """What it is said about: the id of a factor, an entry, a theme or a row; none for nothing."""


class Factor(Document, frozen=True, kw_only=True, omit_defaults=True):
    """An internal or external factor, supported by entries."""

    TABLE: ClassVar[str] = "factors"

    letter: Letter
    number: int
    """Its number under the letter: W2 stays W2. Only what is undone gives its number back."""
    text: str
    """The statement."""
    pestle: Pestle | None = None
    """For an external factor, its field in the scan."""
    merged: tuple[Merge, ...] = ()
    """What was taken into it, oldest first."""
    into: str | None = None
    """The factor that it was merged into; then it is no more than a part of that one."""

    @property
    def code(self) -> str:
        """The name it goes by everywhere: `S3`."""
        return f"{self.letter.value}{self.number}"

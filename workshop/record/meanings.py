"""What the fields of commands refer to, so that each can be told and read as people say it.

A command holds ids. What an id is of stands in the type of its field, as `SessionId` or `PersonId`;
whoever reads commands from elsewhere looks up there what may be said in its place
(`workshop.running.words.as_said`). A new meaning is one more here, with its look-up there.
"""

from __future__ import annotations

from enum import Enum
from typing import Annotated, NamedTuple


class Meaning(Enum):
    """What the value of a field refers to; its value says how people give it."""

    SESSION = "a session: its number in `workshop sessions`, or its id"
    STEP = "a step of the session's guide, by its id"
    PERSON = "a person: `@handle`, the name as written, or the id"
    PARTICIPANT = (
        "a person: as known, `Name | Role | Department`, or an object with `name`, `role`, "
        "`department` and `namesake`; somebody not known is entered"
    )
    DEPARTMENT = "a department, by its name"
    DEPARTMENT_NAME = "a department, by its name; one that is not known is made"
    ENTRY = "an entry: its number in the session, in the order recorded, or its id"
    FACTOR = "a factor, by its code: `S3`"
    SUBJECT = (
        "what is scored or voted on: a factor, a theme or a row of a register, by its code; an "
        "entry, by its number or id; an option, by its number in the list or its words"
    )
    ABOUT = (
        "what something is said about: a factor, a theme or a row of a register, by its code; an "
        "entry, by its number in the session or its id"
    )
    SCALE = "a scale of the step, by its id"
    VOTER = 'who votes: `room`, a person, `Seat 3`, or another seat in quotation marks: `"Table 2"`'
    REGISTER = "a register, by its name: `objectives`"
    ROW = "a row of the register: its code, `B2`, or its id"
    DECISION = "a decision: its code, `DC2`, or its id"
    NEED = "a need: its code, `N7`, or its id"
    STRATEGY = "a strategy: its code, `SG2`, or its id"
    STATEMENT = (
        "a statement: a factor, by its code, which stands for what was said for it; or an entry, "
        "by its id"
    )
    THEME = "a theme: its name, its code `TH2`, or `#tag` of a tag that is one"
    THEME_NAME = "a theme, as above; a name that no theme has makes one"
    THEME_PART = "a theme that was merged into another, by its code or its name"
    FINDING = "a finding: its code, `F2`"
    CITED = "what a finding rests on: a factor, by its code; a theme, by its name, code or `#tag`"
    QUOTED = (
        "something that was said: an entry, by its id, or by its words where nothing else was said "
        "in them"
    )
    VOTES = (
        "what a ballot gives: an object with a number for each item, or with an object of one for "
        "each scale; of ranks and approvals a list of items will do; of best–worst a list of "
        "objects with `best`, `worst` and `of`"
    )
    UNSAID = "nothing that is said: another field says it, or it follows from one"


class Called(NamedTuple):
    """What a field is called where other programs write it, if not by its own name."""

    name: str


SessionId = Annotated[str, Meaning.SESSION]
StepId = Annotated[str, Meaning.STEP]
PersonId = Annotated[str, Meaning.PERSON]
DepartmentId = Annotated[str, Meaning.DEPARTMENT]
DepartmentName = Annotated[str, Meaning.DEPARTMENT_NAME]
EntryId = Annotated[str, Meaning.ENTRY]
FactorId = Annotated[str, Meaning.FACTOR]
SubjectId = Annotated[str, Meaning.SUBJECT]
AboutId = Annotated[str, Meaning.ABOUT]
ScaleId = Annotated[str, Meaning.SCALE]
RegisterName = Annotated[str, Meaning.REGISTER]
RowId = Annotated[str, Meaning.ROW]
DecisionId = Annotated[str, Meaning.DECISION]
NeedId = Annotated[str, Meaning.NEED]
StrategyId = Annotated[str, Meaning.STRATEGY]
StatementId = Annotated[str, Meaning.STATEMENT]
ThemeId = Annotated[str, Meaning.THEME]
ThemeName = Annotated[str, Meaning.THEME_NAME]
FindingId = Annotated[str, Meaning.FINDING]
CitedId = Annotated[str, Meaning.CITED]
QuotedId = Annotated[str, Meaning.QUOTED]
Voter = Annotated[str, Meaning.VOTER]
Votes = Annotated[dict[str, dict[str, float]], Meaning.VOTES]

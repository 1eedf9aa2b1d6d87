"""The findings of a report as data: what the JSON export holds beside the blocks."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

import msgspec

from workshop.analysis.action_facts import ActionRegisterFact
from workshop.analysis.answer.facts import AnswerFact
from workshop.analysis.clustering.facts import SortedFact
from workshop.analysis.coders import Coding
from workshop.analysis.earlier_actions import OpenActionsFact
from workshop.analysis.evidence import Support
from workshop.analysis.synthesis.facts import (
    Covered,
    GoalTold,
    HearNext,
    PriorityRow,
    SheetTold,
    ThemeFact,
    ThemeMatrix,
)
from workshop.analysis.synthesis.heard_enough import HeardEnough
from workshop.analysis.synthesis.strength import Strength
from workshop.ballots.votes.facts import (
    DiscussionFact,
    FeedbackFact,
    VoidedVoteFact,
    VoteFact,
)
from workshop.needs.facts import (
    AtTheTableFact,
    ConflictFact,
    FairnessFact,
    FrameworkFact,
    HangsFact,
    LiaisonFact,
    NeedFact,
    PairFact,
    PlacedFact,
    ReplyFact,
    SelectionsFact,
    SufficiencyFact,
    SynergyFact,
)
from workshop.privacy.participant import Came, OtherPart, Participant
from workshop.programme.overview.carrying_facts import (
    PredictionsFact,
    ProgrammeFact,
    ProjectGatesFact,
    RoundsFact,
)
from workshop.report.tables.register_fact import RegisterFact
from workshop.report.wording.group_facts import GroupFact
from workshop.report.wording.own_facts import CheckedFact, OwnFact
from workshop.report.wording.plans import PlanFact
from workshop.report.wording.step_facts import RecordingFact, StepFact
from workshop.strategy.chapter_facts import (
    AroundFact,
    BoardFact,
    DecisionFact,
    ImpactFact,
    LetterFact,
    UntoldFact,
)
from workshop.strategy.choice_facts import GapsFact, TowsFact
from workshop.strategy.facts import (
    AwarenessFact,
    Elements,
    GoalFact,
    MapFact,
    MoneyFact,
    ProjectFact,
    PurposeFact,
)


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """One entry behind a factor."""

    entry: str
    """Its id, by which `workshop trace` finds it; its place behind its factor, `S3.2`, where the id
    would tie somebody who is told as a participant to a session."""
    text: str
    kind: str
    who: str
    """As the edition allows it."""
    session: str
    """The session's id; empty where it is not tied to one."""
    session_title: str
    at: datetime | None
    """When it was recorded; none where it is not tied to a session."""
    cited: CitedFact | None = None
    """The document that says it; none where people do."""
    check: Literal["", "right", "corrected", "disputed"] = ""
    """What whoever said it says of it; empty where nothing was answered of it as it stands."""


class CitedFact(msgspec.Struct, frozen=True, kw_only=True):
    """Where a document says something, as far as the edition tells it."""

    title: str
    page: str = ""
    dated: str = ""
    """When the document is of, as it was typed."""
    figure: float | None = None
    unit: str = ""
    """What the figure counts."""


class FactorFact(msgspec.Struct, frozen=True, kw_only=True):
    """A factor with what is known of it."""

    id: str
    """The code: `S1`."""
    key: str
    """The id in the record; in the shareable edition the code again, for ids tell the time."""
    letter: Literal["S", "W", "O", "T"]
    text: str
    support: Support
    pestle: str | None = None
    """The letter of its field: P, E, S, T, L or En."""
    direction: Literal["opportunity", "threat"] | None = None
    """For an external factor, whether it helps or harms."""
    impact: float | None = None
    """Median of the scores, 1 to 5; none where it was not scored."""
    likelihood: float | None = None
    """Median of the scores, 1 to 5."""
    significance: float | None = None
    """Impact × likelihood, 1 to 25."""
    significant: bool | None = None
    """Whether that reaches the threshold."""
    weight: float | None = None
    """The weight that the room gave it in the evaluation of its side, 0 to 1; none without."""
    place: int | None = None
    """Its place among the factors of its letter, in the one order of all documents; equal ones
    share a place. None in the summary of one session."""
    tied: bool = False
    """Whether others share its place."""
    contested: bool = False
    """Whether people differ on it: something is said against it, or voters are split."""
    merged: tuple[str, ...] = ()
    """Statements that were merged into it."""
    strength: Strength | None = None
    """How far it can be relied on, by one rule; none in the summary of one session."""
    evidence: tuple[Evidence, ...] = ()


class Swot(msgspec.Struct, frozen=True, kw_only=True):
    """The four quadrants."""

    strengths: tuple[FactorFact, ...] = ()
    weaknesses: tuple[FactorFact, ...] = ()
    opportunities: tuple[FactorFact, ...] = ()
    threats: tuple[FactorFact, ...] = ()

    @property
    def factors(self) -> tuple[FactorFact, ...]:
        """All of them, in this order."""
        return (*self.strengths, *self.weaknesses, *self.opportunities, *self.threats)


class MatrixRow(msgspec.Struct, frozen=True, kw_only=True):
    """A factor in an evaluation matrix."""

    id: str
    text: str
    weight: float
    """0.0 to 1.0; the weights of a matrix add up to 1."""
    rating: float
    """1 to 4."""
    score: float
    """Weight × rating."""
    evidence: tuple[str, ...] = ()
    """The entries behind it, as `Evidence.entry` has them."""


class MatrixFact(msgspec.Struct, frozen=True, kw_only=True):
    """An internal or external factor evaluation matrix (David)."""

    total: float | None
    """1.0 to 4.0; none where it is not defined."""
    reason: str = ""
    """Why there is no total."""
    midpoint: float = 2.5
    weight_sum: float | None = None
    """What the weights added up to before they were used."""
    n: int = 0
    """How many factors it was worked out of."""
    rows: tuple[MatrixRow, ...] = ()
    warnings: tuple[str, ...] = ()
    """Ratings that break the classic rule, weights that were normalised, factors left out."""
    sentence: str = ""


class EntryFact(msgspec.Struct, frozen=True, kw_only=True):
    """An entry as a summary tells it."""

    id: str
    step: str
    kind: str
    text: str
    at: datetime
    """When it was recorded."""
    begun: datetime | None = None
    """When the first key of its line was pressed; none where it was not typed into a line."""
    who: str = ""
    factor: str | None = None
    """The code of the factor that it supports."""
    about: str = ""
    """The code of the factor that it is about, as an action is for one; empty for none."""
    pestle: str | None = None
    tags: tuple[str, ...] = ()
    due: date | None = None
    outcome: Literal["", "open", "done", "dropped", "moved", "continues"] = ""
    """What became of an action or a question; empty where nothing was told of it."""
    marks: tuple[str, ...] = ()
    """What it is marked as: `key`, `surprise`, `revisit`."""
    private: bool = False
    retracted: bool = False
    cited: CitedFact | None = None
    """The document that says it."""
    votes: int | None = None
    """How many votes it had on the board it comes from."""
    stack: str = ""
    """What the stack of notes is called in which it lay there."""
    check: Literal["", "right", "corrected", "disputed"] = ""
    """What whoever said it says of it; empty where nothing was answered of it as it stands."""
    recorded_by: tuple[str, ...] = ()
    """Who wrote it down, which says nothing of who said it; in the restricted record alone."""
    recording: RecordingFact | None = None
    """For a quote of a session that was recorded, whether it was said so."""


class SessionFact(msgspec.Struct, frozen=True, kw_only=True):
    """One session."""

    id: str
    title: str
    setting: Literal["interview", "workshop"]
    state: str
    started: datetime
    closed: datetime | None = None
    facilitator: str = ""
    place: str = ""
    purpose: str = ""
    department: str | None = None
    participants: tuple[Participant, ...] = ()
    others: tuple[OtherPart, ...] = ()
    """Who is on the list and no participant: who leads, writes, looks on, or is to do something."""
    presence: tuple[Came, ...] = ()
    """When people came and went."""
    steps: tuple[StepFact, ...] = ()
    plans: tuple[PlanFact, ...] = ()
    """Each time that the rest was planned anew; the last plan holds."""
    later: tuple[str, ...] = ()
    """The ids of steps that were left out and are to be done by mail or next time."""
    planned_minutes: float
    spent_minutes: float = 0
    entries: tuple[EntryFact, ...] = ()


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a report found; what its document does not speak of is left out."""

    threshold: float = 9
    """Significance from here on counts as significant (UNEP eco-innovation manual, PR.5)."""
    swot: Swot | None = None
    answer: AnswerFact | None = None
    """Findings, disagreements and what is asked, in the documents of the engagement."""
    order: str = ""
    """By what factors are ordered, in a sentence, wherever they stand."""
    pestle: dict[str, tuple[FactorFact, ...]] | None = None
    """External factors by letter, P E S T L En, every letter present; `none` for no letter."""
    ife: MatrixFact | None = None
    efe: MatrixFact | None = None
    own: OwnFact | None = None
    """In the copy for one person, their words."""
    checked: CheckedFact | None = None
    """How many confirmed their words; none where nobody was asked to."""
    session: SessionFact | None = None
    sessions: tuple[SessionFact, ...] = ()
    """The sessions behind a scan or SWOT summary, without steps and entries."""
    departments: tuple[str, ...] = ()
    """The departments heard."""
    votes: tuple[VoteFact, ...] | None = None
    """The votes of the room, in the summary of a session whose guide has any or that held one."""
    voided_votes: tuple[VoidedVoteFact, ...] | None = None
    """Those that were thrown away, each with its reason; likewise."""
    discussions: tuple[DiscussionFact, ...] | None = None
    """Where the room was apart; likewise, of a guide with a step that discusses."""
    feedback: tuple[FeedbackFact, ...] | None = None
    """What the room said of its meeting, in the summary of a session whose guide asks it."""
    groups: tuple[GroupFact, ...] | None = None
    """The groups into which the room split up, in the summary of a session whose guide has such a
    step."""
    open_actions: OpenActionsFact | None = None
    """What earlier sessions left open, in the summary of one whose guide goes through it."""
    actions: ActionRegisterFact | None = None
    """What is to be done over all sessions; in the register of actions alone."""
    clusters: tuple[SortedFact, ...] | None = None
    """What was sorted, in the summary of a session whose guide has a step that does."""
    registers: dict[str, RegisterFact] = {}
    """The tables of registers by their names."""
    withheld: int = 0
    """Entries that this edition leaves out."""
    left_out: int = 0
    """Factors that this edition leaves out, as it tells nothing of what supports them; in the
    synthesis, themes; where needs are told, requests."""
    themes: tuple[ThemeFact, ...] | None = None
    """The themes as they were heard, what can be relied on most first; this and what follows in
    the synthesis alone."""
    matrix: ThemeMatrix | None = None
    """The themes over the departments."""
    saturation: HeardEnough | None = None
    """Whether enough interviews were held."""
    coding: Coding | None = None
    """How far those who themed the same statements apart see them alike; none where one alone
    did."""
    coverage: Covered | None = None
    """What was looked at so far, and what was not."""
    hear_next: tuple[HearNext, ...] | None = None
    """Who should be heard next, and why."""
    priorities: tuple[PriorityRow, ...] | None = None
    """What each department would put first, let wait, and stop."""
    goals: tuple[GoalTold, ...] | None = None
    """The goals as they were told."""
    sheets: tuple[SheetTold, ...] | None = None
    """What each department told; in what is told back alone."""
    needs: tuple[NeedFact, ...] | None = None
    """What the departments want, as they entered it; this and what follows in the needs
    reconciliation alone."""
    framework: FrameworkFact | None = None
    """What was agreed before anything was ranked, and who signed it."""
    joint: tuple[PlacedFact, ...] | None = None
    """The joint order; equal ones share a place."""
    by_department: dict[str, tuple[PlacedFact, ...]] | None = None
    """By the name of a department, its own order."""
    conflicts: tuple[ConflictFact, ...] | None = None
    """Needs that exclude each other or compete."""
    synergies: tuple[SynergyFact, ...] | None = None
    """Needs that help each other."""
    sufficiency: SufficiencyFact | None = None
    """Whether people and systems are sufficient for all of them."""
    selections: SelectionsFact | None = None
    """What is chosen within the limits in both ways; empty without limits."""
    fairness: FairnessFact | None = None
    """What fairness costs; none without limits."""
    hangs: tuple[HangsFact, ...] | None = None
    """Whose absence, and which weight, would turn what is chosen for most value."""
    collaboration: tuple[PairFact, ...] | None = None
    """Every pair of departments that ask for something, and what they share."""
    at_the_table: tuple[AtTheTableFact, ...] | None = None
    """What each department has of IT."""
    answers: tuple[ReplyFact, ...] | None = None
    """What is answered to each request; in the reply too, of one department or of all."""
    liaisons: tuple[LiaisonFact, ...] | None = None
    """The sheets of liaisons: a brief before the next session, a digest of the last."""
    boards: tuple[BoardFact, ...] | None = None
    """What every board shows; in the boards alone."""
    decided: tuple[DecisionFact, ...] | None = None
    """Each decision with grounds, cost, risks, approvals and dissent; in the decisions alone."""
    letters: tuple[LetterFact, ...] | None = None
    """What each department is told of what changes for it; this and what follows in the notices."""
    impact: tuple[ImpactFact, ...] | None = None
    """What each change gives every department and asks of it."""
    untold: tuple[UntoldFact, ...] | None = None
    """The started projects of which some departments know nothing."""
    without_liaison: tuple[str, ...] | None = None
    """The departments of which no liaison is told; likewise."""
    tows: TowsFact | None = None
    """The strategies of pairs with what came of them; in the TOWS report alone."""
    gaps: GapsFact | None = None
    """The gaps with what closes each; in the report on gaps alone."""
    elements: Elements | None = None
    """The six elements of the strategy; this and what follows in the strategy document alone."""
    purposes: tuple[PurposeFact, ...] | None = None
    """The seven purposes of IT, and what serves each."""
    it_goals: tuple[GoalFact, ...] | None = None
    """The goals of IT with their figures; `goals` in the file."""
    projects: tuple[ProjectFact, ...] | None = None
    """The projects in outline."""
    money: MoneyFact | None = None
    """What it costs by year, and how long the money lasts."""
    awareness: tuple[AwarenessFact, ...] | None = None
    """Which department was told of which change."""
    map: MapFact | None = None
    """The strategy map."""
    around: AroundFact | None = None
    """The business model, rules, tools, who gains and carries what, and the like."""
    rounds: RoundsFact | None = None
    """What each round of feedback found, in the feedback and in the strategy document."""
    predictions: PredictionsFact | None = None
    """What was expected and what came of it; likewise."""
    gates: tuple[ProjectGatesFact, ...] | None = None
    """What the start of each project waits for, in the programme and in the strategy document."""
    programme: ProgrammeFact | None = None
    """Where the programme stands; in the programme alone."""

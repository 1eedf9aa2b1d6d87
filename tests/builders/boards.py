"""A room that scores two scales and criteria, with tables of gaps and stakeholders, for boards.

six people           impact, uncertainty (medians)     importance, performance
T1 Energy prices     5, 5                               S1 5, 2
T2 Law               5, 1                               S2 4, 4
T3 Staff             4, 5                               W1 2, 4
O1 Market            3, 4                               W2 3, 1
O2 Grants            2, 5
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from tests.builders.record import IMPACT, TEN, Building, scale, workshop
from workshop.guide.shape import Guide, Score
from workshop.guide.vote import Vote
from workshop.record.documents import Attribution, Entry
from workshop.record.votes.channels import Channel
from workshop.record.votes.documents import VOTES
from workshop.running.commands import FinishScoring
from workshop.running.row_commands import PutRows, RowText
from workshop.running.voting.commands import CastBallot, CloseVote, OpenVote

UNCERTAINTY: Final = scale("uncertainty", 5)
IMPORTANCE: Final = scale("importance", 5)
PERFORMANCE: Final = scale("performance", 5)

LINES: Final = {
    "T1": "! Energy prices may double",
    "T2": "! The data law comes in 2027",
    "T3": "! Staff may be nowhere to be had",
    "O1": "* The neighbouring market may open",
    "O2": "* Grants may be given",
    "S1": "+ Backups run every night",
    "S2": "+ The help desk is known",
    "W1": "- The intranet is old",
    "W2": "- Printing stops every week",
}
OUTSIDE: Final = {"T1": (5, 5), "T2": (5, 1), "T3": (4, 5), "O1": (3, 4), "O2": (2, 5)}
"""The medians of impact and uncertainty."""
INSIDE: Final = {"S1": (5, 2), "S2": (4, 4), "W1": (2, 4), "W2": (3, 1)}
"""The medians of importance and performance."""


def both_scales() -> Guide:
    """A workshop that talks, then scores the outside on two scales and the inside on two others."""
    guide = workshop()
    steps = (
        guide.steps[0],
        Score(
            id="outside", title="Outside", minutes=TEN, scales=(IMPACT, UNCERTAINTY),
            factors=("O", "T"), scope="engagement", voters="each",
        ),
        Score(
            id="inside", title="Inside", minutes=TEN, scales=(IMPORTANCE, PERFORMANCE),
            factors=("S", "W"), scope="engagement", voters="each",
        ),
    )  # fmt: skip
    return msgspec.structs.replace(guide, name="both", steps=steps)


class ScoringRoom(Building):
    """A session of several people in which everything is said, and nothing scored yet."""

    def __init__(self, people: int = 6) -> None:
        super().__init__()
        department = self.department("Finance")
        self.people = [
            self.person(f"Voter {number}", "Member", department) for number in range(1, people + 1)
        ]
        self.meeting = self.start(both_scales(), *self.people)
        for person in self.people:
            self.consent(self.meeting, person, Attribution.NAME)
        self.said: dict[str, Entry] = {
            code: self.say(self.meeting, "talk", line) for code, line in LINES.items()
        }
        """By code, what was said of each factor."""

    def give(self, code: str, voter: str, session: str = "", **values: float) -> None:
        """Score one factor by one person."""
        step = "inside" if code[0] in "SW" else "outside"
        self.score(session or self.meeting, step, self.said[code], voter, **values)

    def score_all(self) -> None:
        """Everybody gives the medians, but for uncertainty: there they differ as their number."""
        for at, person in enumerate(self.people):
            for code, (impact, uncertainty) in OUTSIDE.items():
                self.give(
                    code, person, impact=impact, uncertainty=self._apart(code, uncertainty, at)
                )
            for code, (importance, performance) in INSIDE.items():
                self.give(code, person, importance=importance, performance=performance)
        for step in ("outside", "inside"):
            self.do(FinishScoring(session_id=self.meeting, step_id=step))

    @staticmethod
    def _apart(code: str, uncertainty: float, at: int) -> float:
        """What the person at a place gives, around the median: of T1 and T3 not in step."""
        steps = {"T1": (0, -1, 0, -1, 0, 0), "T3": (0, 0, -1, -1, 0, 0)}
        return uncertainty + steps.get(code, (0,) * 6)[at % 6]


def put_rows(room: Building, register: str, *rows: Mapping[str, str]) -> None:
    """Enter rows of a register by hand."""
    room.do(PutRows(register=register, rows=tuple(RowText(values=dict(row)) for row in rows)))


def scoring_room(people: int = 6) -> ScoringRoom:
    """The whole of it, scored and closed."""
    room = ScoringRoom(people)
    room.score_all()
    room.close(room.meeting)
    return room


CRITERIA: Final = ("Budget", "Performance", "Functionality", "Accessibility")


def weigh_options(
    room: Building, points: Sequence[float], matrix: Sequence[Sequence[float]], greatest: float = 5
) -> None:
    """Somebody gives points to the criteria in a vote, then rates every option by each of them.

    Args:
        room: the engagement.
        points: by criterion, a hundred together; without any the vote is not held.
        matrix: a row an option, as far as it is rated.
        greatest: of the scale, which begins at 1.
    """
    person = room.person("Dana Ortiz")
    vote = Vote(
        id="weights", title="Weights", minutes=TEN, method="points", of=("options",),
        options=CRITERIA, budget=100,
    )  # fmt: skip
    rate = Score(
        id="rate", title="Rate", minutes=TEN, factors=("W",), voters="each",
        weighted_by="weights", scales=tuple(scale(name.lower(), greatest) for name in CRITERIA),
    )  # fmt: skip
    guide = workshop()
    session = room.start(
        msgspec.structs.replace(guide, name="weigh", steps=(guide.steps[0], vote, rate)), person
    )
    if points:
        room.do(OpenVote(session_id=session, step_id="weights"))
        items = room.record.votes.of_step(session, "weights")[-1].subjects
        votes = {key: {VOTES: float(many)} for key, many in zip(items, points, strict=True)}
        ballot = CastBallot(
            session_id=session, step_id="weights", channel=Channel.PAPER, voter=person, votes=votes
        )
        room.do(ballot)
        room.do(CloseVote(session_id=session, step_id="weights"))
    for number, row in enumerate(matrix, 1):
        entry = room.say(session, "talk", f"- Option {number}")
        values = {name.lower(): value for name, value in zip(CRITERIA, row, strict=False)}
        room.score(session, "rate", entry, person, **values)
    room.do(FinishScoring(session_id=session, step_id="rate"))
    room.close(session)

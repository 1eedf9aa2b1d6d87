"""The workshops that ship, held by a room: every step does what it is there for.

Requirement: what a step sorts, votes on, rates or fills in is there when the room comes to it, so
no step of a guide that ships stands before an empty list; at the end nothing is missing.
"""

from __future__ import annotations

from itertools import cycle
from typing import Final

import pytest

from sessions.library.guides import Library
from tests.builders.rows import plain_cells
from tests.builders.votes import VotingRoom
from workshop.analysis.evidence import must_asked
from workshop.ballots.votes.standing import vote_of
from workshop.guide.room_steps import ClusterStep
from workshop.guide.row_steps import RowStep
from workshop.guide.shape import Ask, Capture, ConsentStep, Score
from workshop.guide.step import Step
from workshop.guide.vote import Vote
from workshop.needs.agreed import framework_of
from workshop.record.documents import ROOM, Attribution, Clock
from workshop.record.votes.documents import VOTES
from workshop.registers.fields import AnyField
from workshop.registers.kinds import REGISTERS
from workshop.running.commands import ConfirmStep, MoveTo, SetScore
from workshop.running.needs.commands import SetFramework, SignFramework
from workshop.running.row_commands import PutRows, RowText
from workshop.running.theming import MakeTheme

WORKSHOPS: Final = [one.name for one in Library().listing() if one.setting == "workshop"]
"""Every workshop that ships."""

SIGNS: Final = {"swot": "!-", "external": "*!", "pestle": "*!"}
"""With which signs a room types its lines, by the lens of the step."""


def typed(step: RowStep) -> list[AnyField]:
    """The fields of a step that can be typed before any row has a code."""
    alone = {
        link.id
        for link in REGISTERS[step.table_name].links
        if set(link.to) == {step.table_name} or not link.or_text
    }
    return [field for field in step.columns if field.id not in alone]


class Held(VotingRoom):
    """A workshop that is held from its first step on, by five people."""

    def step(self, step: Step) -> None:
        """Come to a step and do what it is there for."""
        if self.record.get(Clock, self.talk).step_id != step.id:
            self.do(MoveTo(session_id=self.talk, step_id=step.id))
        self.step_id = step.id
        match step:
            case ConsentStep():
                for person in self.people:
                    self.consent(self.talk, person, Attribution(step.levels[0]))
            case Ask() | Capture():
                self._collect(step)
            case Score() | Vote():
                self._vote(step)
            case RowStep():
                self._fill(step)
            case ClusterStep():
                self._sort(step)
            case _:
                self.do(ConfirmStep(session_id=self.talk, step_id=step.id))

    def _collect(self, step: Ask | Capture) -> None:
        """Everybody says one thing."""
        signs = cycle(SIGNS.get(step.lens, ""))
        for number in range(5):
            sign = next(signs, "")
            self.say(self.talk, step.id, f"{sign} Number {number} under {step.id}")

    def _vote(self, step: Score | Vote) -> None:
        """Everybody gives a ballot on what is on the list, and it is closed."""
        if isinstance(step, Score) and step.voters == "room":
            self._score_together(step)
            return
        if isinstance(step, Score) and step.of == "needs" and not self._is_signed:
            # What is typed into the table of the framework is signed on the Needs board.
            if not framework_of(self.record).criteria:
                self.do(SetFramework(preset=True))
            self.do(SignFramework(person_id=self.people[0]))
        self.open()
        given = _ballot(step, [item.id for item in self.items])
        for person in self.people:
            self.give("paper", given, person)
        self.close_vote()

    @property
    def _is_signed(self) -> bool:
        return any(each.holds and each.agrees for each in framework_of(self.record).signed)

    def _score_together(self, step: Score) -> None:
        """The room agrees on each number; where they must add up, the first has all."""
        for scale in step.scales:
            for place, item in enumerate(self.items):
                all_or_none = scale.total if place == 0 else scale.least
                value = scale.greatest if scale.total is None else all_or_none
                self.do(
                    SetScore(
                        session_id=self.talk,
                        step_id=step.id,
                        voter=ROOM,
                        subject_id=item.id,
                        scale_id=scale.id,
                        value=value,
                    )
                )
        self.finish(self.talk, step.id)

    def _sort(self, step: ClusterStep) -> None:
        """What belongs together gets a name."""
        statements = [entry.id for entry in self.record.entries_of(self.talk)]
        for number in range(2):
            group = MakeTheme(
                name=f"Group {number} of {step.id}",
                statements=tuple(statements[number::2]),
                session_id=self.talk,
                step_id=step.id,
            )
            self.do(group)

    def _fill(self, step: RowStep) -> None:
        """Rows are entered; where an earlier step entered some, those are gone on with."""
        asked = {field.id for field in typed(step)}
        plain = plain_cells(REGISTERS[step.table_name])
        cells = {name: text for name, text in plain.items() if name in asked}
        ids: list[str | None] = [
            row.id
            for row in self.record.rows(step.table_name)
            if any(row.cell(field.id) == field.empty for field in typed(step))
        ]
        self.do(
            PutRows(
                register=step.table_name,
                rows=tuple(RowText(values={**cells}, row_id=each) for each in ids or [None, None]),
                session_id=self.talk,
                step_id=step.id,
            )
        )


def _ballot(step: Score | Vote, items: list[str]) -> dict[str, dict[str, float]]:
    """A ballot that the rule of the step takes."""
    if isinstance(step, Score):
        return {each: {scale.id: scale.greatest for scale in step.scales} for each in items}
    if step.method == "ranks":
        ranked = items[: step.budget or 5]
        return {each: {VOTES: float(place)} for place, each in enumerate(ranked, 1)}
    most = items if step.method == "gradients" else items[:1]
    return {each: {VOTES: 1.0} for each in most}


@pytest.mark.slow
@pytest.mark.parametrize("name", WORKSHOPS)
def test_every_workshop_is_held_to_its_end(name: str) -> None:
    """Nothing that must be asked is open, every vote is closed and every table has its cells."""
    guide = Library().load(name)
    room = Held(people=5, guide=guide)
    for step in guide.steps:
        room.step(step)
    room.close(room.talk)
    assert room.session.closed is not None
    assert must_asked(room.record, room.session)[1] == []
    for step in guide.steps_of(Vote):
        vote = vote_of(room.record, room.talk, step.id)
        assert vote is not None
        assert vote.closed is not None
        assert len(vote.subjects) > (1 if "options" not in step.of else 0), step.id
    for step in (each for each in guide.steps if isinstance(each, RowStep)):
        rows = room.record.rows(step.table_name)
        whole = [all(row.cell(f.id) != f.empty for f in typed(step)) for row in rows]
        assert whole.count(True) >= 2, step.id

"""Needs of departments as a record has them: rows put straight, and reading them by their codes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from tests.builders.record import TEN, Building, scale
from workshop.guide.shape import Ask, Guide, Score
from workshop.needs.agreed import Framework, framework_of
from workshop.needs.judged import Judged
from workshop.needs.standing import Need, Needs, needs_of
from workshop.record.documents import Ballot, Session, StepRun
from workshop.record.rows import ROW_TYPES, Row
from workshop.registers.field_base import Target
from workshop.registers.fields import LinkField
from workshop.registers.kinds import REGISTERS

DEPARTMENTS = ("Finance", "HR", "Sales")

Scores = dict[str, dict[str, float]]
"""By the id of a need, what it was given on each scale."""


def scoring(scales: Sequence[str], *, secret: bool = False) -> Guide:
    """A workshop that scores needs on some scales."""
    return Guide(
        format=1,
        name=f"needs-{'-'.join(scales)}-{int(secret)}".replace(" ", "-"),
        title="Needs",
        setting="workshop",
        purpose="One order.",
        audience="Heads of departments.",
        stage="strategy formulation",
        programme_step="analyse and set goals",
        steps=(
            Ask(id="talk", title="Collect", minutes=TEN),
            Score(
                id="score",
                title="Score",
                minutes=TEN,
                of="needs",
                scales=tuple(scale(each, 5) for each in scales),
                scope="engagement",
                voters="each",
                secret=secret,
            ),
        ),
    )


class Wanted(Building):
    """A record of three departments. Rows are put as they are stored, so that any can be there."""

    def __init__(self, *departments: str) -> None:
        super().__init__()
        self.departments = {name: self.department(name) for name in departments or DEPARTMENTS}
        """The ids of the departments, by their names."""
        self._codes: dict[str, Row] = {}

    def put(self, register: str, **cells: Any) -> Row:
        """Put a row: departments by name, links by code; money in cents, as it is stored."""
        number = self.record.last_row_number(register) + 1
        row = ROW_TYPES[register](
            id=self.new_id(),
            code=f"{REGISTERS[register].prefix}{number}",
            at=self.now,
            **self._stored(register, cells),
        )
        return self._kept(row)

    def need(self, want: str = "", department: str = "Finance", **cells: Any) -> str:
        """Put a need; its code."""
        return self.put("needs", want=want or "Something", department=department, **cells).code

    def edit(self, code: str, **cells: Any) -> Row:
        """Change cells of a row."""
        row = self._codes[code]
        return self._kept(msgspec.structs.replace(row, **self._stored(row.TABLE, cells)))

    def hold_scoring(
        self,
        people: Sequence[str],
        given: Mapping[str, Scores],
        scales: Sequence[str] = ("priority", "need"),
        *,
        secret: bool = False,
    ) -> None:
        """Hold a session in which needs are scored, and take the scores in.

        Args:
            people: the ids of those who take part.
            given: by their ids, what they gave.
            scales: the ids of the scales, each of 1 to 5.
            secret: whether nobody learns who gave what.
        """
        session = self.start(scoring(scales, secret=secret), *people)
        for voter, scores in given.items():
            ballot = Ballot(
                id=self.new_id(),
                session_id=session,
                step_id="score",
                voter=voter,
                scores=scores,
            )
            self.record.put(ballot)
        held = self.record.get(Session, session)
        steps = {**held.steps, "score": StepRun(scores_in=True)}
        self.record.put(msgspec.structs.replace(held, steps=steps))

    def new_id(self) -> str:
        """An id for a document that is put straight."""
        return next(self._new)

    def id(self, code: str) -> str:
        """The id of a row."""
        return self._codes[code].id

    def _kept(self, row: Row) -> Row:
        self.record.put(row)
        self._codes[row.code] = row
        return row

    def _stored(self, register: str, cells: dict[str, Any]) -> dict[str, Any]:
        return {key: self._value(register, key, value) for key, value in cells.items()}

    def _value(self, register: str, key: str, value: Any) -> Any:
        field = REGISTERS[register].field(key)
        if isinstance(field, LinkField):
            codes = [value] if isinstance(value, str) else value
            rows = [self._codes[code] for code in codes]
            return tuple(Target(table=row.TABLE, id=row.id) for row in rows)
        return self.departments[value] if key == "department" and value else value

    @property
    def needs(self) -> Needs:
        """The needs as they are read."""
        return needs_of(self.record)

    @property
    def framework(self) -> Framework:
        """The framework as it is read."""
        return framework_of(self.record)

    def standing(self) -> dict[str, Need]:
        """The needs that stand, by their codes."""
        return {need.code: need for need in self.needs.standing}

    def named(self, ids: tuple[str, ...]) -> list[str]:
        """Departments by name, needs by code."""
        names = {own: name for name, own in self.departments.items()}
        codes = {row.id: row.code for row in self._codes.values()}
        return [names.get(each) or codes[each] for each in ids]


def room(value: float, **medians: float) -> Judged:
    """What a room scored, with the medians of departments by their ids."""
    return Judged(value=value, by="room", n=max(len(medians), 1), by_department=medians)

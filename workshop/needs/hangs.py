"""On what a selection hangs: whose absence, and which weight, would turn it.

Nothing is estimated: each thing is taken away, the values are read or weighed anew, and it is
chosen anew by the same rule. So that many departments take seconds, most value is searched with
less effort than the selection itself; and it turns only where what is found is worth more than what
stays of the selection, which would else simply stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property
from statistics import median
from typing import Final, Literal

import msgspec

from workshop.guide.shape import Score, as_kind
from workshop.needs.agreed import Framework
from workshop.needs.candidates import Candidates, candidates_of
from workshop.needs.judged import Judged, scale_key
from workshop.needs.scored import RoomScore, room_scores
from workshop.needs.selecting import Choice, Way, choice_of
from workshop.needs.standing import Need, Needs, Valued, needs_of, value_by, weighted_mean
from workshop.record.documents import Ballot, Entry, Person, Session
from workshop.record.record import Record
from workshop.record.transcripts import Transcript
from workshop.registers.kinds.needs.needs import NEEDS

STEPS: Final = 3_000
"""How much is looked at for most value each time."""
LISTED: Final = 10
"""Of how many needs all choices are listed each time."""
MOST: Final = 40
"""How many departments and weights are taken away at most."""
WORK: Final = 40_000
"""How many needs are chosen among in all: a few seconds. Fewer are taken away of more needs."""

Without = Literal["department", "weight"]


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """What changes where something is taken away."""

    without: Without
    name: str
    """The id of the department, or the name of the criterion or scale."""
    comes_in: tuple[str, ...]
    """The ids of needs that would be chosen then, in the order in which they were entered."""
    goes_out: tuple[str, ...]
    """Those that would not be chosen any more; what is away with its department is not among
    them."""
    proven: bool = True
    """Whether no choice without it is worth more; else what comes in is of the best that was found,
    and it turns all the same."""


class Hangs(msgspec.Struct, frozen=True, kw_only=True):
    """On what a selection hangs, and what was not looked at."""

    turns: tuple[Turn, ...]
    """Weights first, then departments in their order."""
    looked_at: int
    """How many weights and departments were taken away."""
    not_looked_at: tuple[str, ...] = ()
    """The ids of departments that were left in for there were too many: those with the least value
    asked for."""


def hangs_of(record: Record, needs: Needs, framework: Framework, way: Way) -> Hangs:
    """Everything whose absence turns the selection, found by working it out again without it.

    A department is away with its scores, its say over the money, and the needs that it alone asked
    for. What it gave in secret is not taken away, for the difference would tell it. A weight is
    away where the others share it by their size: the weights of the criteria where these give the
    values, else priority and need.

    Args:
        record: the record.
        needs: its needs.
        framework: what is agreed on them; without limits nothing is chosen, and nothing hangs.
        way: by which rule it is chosen.
    """
    if not framework.limits:
        return Hangs(turns=(), looked_at=0)
    looking = _Looking(record, needs, framework, way)
    weights = list(_without_weights(needs, framework))
    most = max(1, min(MOST, WORK // max(1, len(needs.standing))) - len(weights))
    asking = looking.departments
    first = sorted(asking, key=lambda each: (-looking.asked[each], asking.index(each)))[:most]
    turns = [looking.turn("weight", name, other) for name, other in weights]
    turns += [
        looking.turn("department", each, looking.without(each)) for each in asking if each in first
    ]
    return Hangs(
        turns=tuple(turn for turn in turns if turn is not None),
        looked_at=len(weights) + len(first),
        not_looked_at=tuple(each for each in asking if each not in first),
    )


class _Looking:
    """The selection as it stands, to which others are compared."""

    def __init__(self, record: Record, needs: Needs, framework: Framework, way: Way) -> None:
        self._record, self._needs, self._framework, self._way = record, needs, framework, way
        found = candidates_of(needs, framework)
        self._stands = _ids(found, choice_of(found, way))
        self.departments = found.departments
        self.asked = found.asked_for()
        """By department, the value of what it asked for."""
        self._scored_by = {
            each
            for need in needs.standing
            for _, one in _scales(need)
            for each in one.by_department
        }

    def without(self, department_id: str) -> Needs:
        """The needs as they would stand without a department."""
        needs = self._needs
        if department_id in self._scored_by:
            needs = self._rescored(department_id) or needs_of(
                without_scores(self._record, department_id)
            )
        return _without(needs, department_id)

    @cached_property
    def _room(self) -> dict[str, Mapping[str, RoomScore]]:
        return room_scores(self._record, NEEDS)

    def _rescored(self, department_id: str) -> Needs | None:
        """The needs without what a department scored; none where it takes more to tell.

        To read a record again for each department takes long, and the medians of what all others
        gave are the same. They are not where nobody else gave any: then an earlier session counts,
        or what was entered by hand.
        """
        found = []
        shares = {each.name: each.weight for each in self._framework.criteria}
        for need in self._needs.standing:
            scores = self._room.get(need.id, {})
            judged: dict[str, Judged] = {}
            for key, one in _scales(need):
                if department_id in one.by_department:
                    score = scores.get(key)
                    left = _without_given(score, department_id) if score else None
                    if left is None:
                        return None
                    judged[key] = left
            found.append(_judged_anew(need, judged, self._needs.valued, shares))
        return msgspec.structs.replace(self._needs, standing=tuple(found))

    def turn(
        self, without: Literal["department", "weight"], name: str, other: Needs
    ) -> Turn | None:
        """What turns where needs stand otherwise; none where nothing does."""
        if self._changes_nothing(other):
            return None
        found = candidates_of(other, self._framework)
        choice = choice_of(found, self._way, steps=STEPS, listed=LISTED)
        chosen = _ids(found, choice)
        there = {need.id for need in other.standing}
        stays = self._stands & there
        if chosen == stays or (self._way == "value" and self._still_best(found, stays, choice)):
            return None
        order = [need.id for need in self._needs.standing]
        return Turn(
            without=without,
            name=name,
            comes_in=tuple(each for each in order if each in chosen - self._stands),
            goes_out=tuple(each for each in order if each in stays - chosen),
            proven=choice.proven,
        )

    def _changes_nothing(self, other: Needs) -> bool:
        """Whether what is chosen for most value must stand: nothing of it is away or worth less.

        And nothing else is worth more, so that whatever was not better before is not better now.
        """
        if self._way != "value":
            return False
        now = {need.id: need.value for need in other.standing}
        before = {need.id: need.value for need in self._needs.standing}
        return self._stands <= now.keys() and all(before[key] == now[key] for key in now)

    def _still_best(self, found: Candidates, stays: AbstractSet[str], choice: Choice) -> bool:
        """Whether what stays of the selection is worth as much as what is found instead."""
        values = dict(zip((need.id for need in found.needs), found.wanted.values, strict=True))
        if not stays <= values.keys():
            return False
        return sum(values[each] for each in stays) >= choice.value


def _ids(found: Candidates, choice: Choice) -> set[str]:
    return {found.needs[at].id for at in choice.chosen}


def _scales(need: Need) -> Iterator[tuple[str, Judged]]:
    """Everything that a need was judged by, by the key of its scale."""
    both = (("priority", need.priority), ("need", need.need))
    yield from ((key, one) for key, one in both if one)
    yield from ((scale_key(name), one) for name, one in need.criteria.items())


def _without_given(score: RoomScore, department_id: str) -> Judged | None:
    """What a room gave without a department; none where that is not the median of the rest."""
    left = list(score.tally.values)
    for value in score.given[department_id]:
        if value not in left:
            return None
        left.remove(value)
    if not left or score.scale.total is not None:
        return None
    medians = {k: v for k, v in score.judged.by_department.items() if k != department_id}
    gave = {k: n for k, n in score.judged.gave.items() if k != department_id}
    return msgspec.structs.replace(
        score.judged, value=median(left), n=len(left), by_department=medians, gave=gave
    )


def _judged_anew(
    need: Need, judged: Mapping[str, Judged], valued: Valued, shares: Mapping[str, float]
) -> Need:
    """A need with other scores by the keys of scales, and the value that follows from them."""
    found = msgspec.structs.replace(
        need,
        priority=judged.get("priority", need.priority),
        need=judged.get("need", need.need),
        criteria={name: judged.get(scale_key(name), one) for name, one in need.criteria.items()},
    )
    return msgspec.structs.replace(found, value=value_by(found, valued, shares))


def _without(needs: Needs, department_id: str) -> Needs:
    """Needs without those that a department alone asked for, and without its asking for others."""
    standing = [
        msgspec.structs.replace(
            need, asked_by=tuple(each for each in need.asked_by if each != department_id)
        )
        for need in needs.standing
        if need.asked_by != (department_id,)
    ]
    return Needs(
        standing=tuple(standing),
        valued=needs.valued,
        departments=tuple(each for each in needs.departments if each != department_id),
    )


def without_scores(record: Record, department_id: str) -> Record:
    """A record without what the people of a department scored, but for what they gave in secret.

    It is there to read needs from it: lines and transcripts of sessions are left out.
    """
    voters = {one.id for one in record.all(Person) if one.department_id == department_id}
    return Record(
        document
        for document in record.documents()
        if not isinstance(document, Entry | Transcript)
        and not (
            isinstance(document, Ballot)
            and document.voter in voters
            and not _is_secret(record, document)
        )
    )


def _is_secret(record: Record, ballot: Ballot) -> bool:
    """Whether a ballot was given in secret, or again to something that was."""
    session = record.find(Session, ballot.session_id)
    if session is None:
        return True
    guide = record.guide_of(session)
    step = guide.step(ballot.step_id)
    scored = as_kind(step, Score) if step else None
    if scored is not None:
        return scored.secret
    return any(each.secret for each in guide.steps_of(Score))


def _without_weights(needs: Needs, framework: Framework) -> Iterator[tuple[str, Needs]]:
    """By the name of a criterion or scale, the needs with values that do not count it."""
    if needs.valued == "criteria":
        for away in framework.criteria:
            others = {one.name: one.weight for one in framework.criteria if one.name != away.name}
            if away.weight and any(others.values()):
                yield (
                    away.name,
                    _revalued(needs, {need.id: _weighed(need, others) for need in needs.standing}),
                )
    if needs.valued == "priority and need":
        yield "priority", _revalued(needs, {n.id: _value_of(n.need, n) for n in needs.standing})
        yield "need", _revalued(needs, {n.id: _value_of(n.priority, n) for n in needs.standing})


def _weighed(need: Need, shares: Mapping[str, float]) -> float | None:
    """The value of a need by some criteria alone."""
    given = {name: one.value for name, one in need.criteria.items() if name in shares}
    return weighted_mean(given, shares)


def _value_of(judged: Judged | None, need: Need) -> float | None:
    """What a need came to on one scale, where it has a value at all."""
    return judged.value if judged and need.value is not None else None


def _revalued(needs: Needs, values: Mapping[str, float | None]) -> Needs:
    return msgspec.structs.replace(
        needs,
        standing=tuple(
            msgspec.structs.replace(need, value=values[need.id]) for need in needs.standing
        ),
    )

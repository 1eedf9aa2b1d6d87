"""Which totals of scores would tell what single voters gave.

A total of few voters does, and so does the difference of two that are both shown. Four people gave
2 to 4, and once a fifth has voted it is 2 to 5: the fifth gave 5. Totals are shown beside each
other

- in one edition: of a statement, and of what was merged into it after both had been scored;
- at two moments: in a file that was written to be shared and in one of today, or in a summary as it
  was and in one of now;
- of everybody, and of all but those who withdrew since;
- in two rounds: of what was rated again after a discussion, beside what it was before.

So of two totals with a value in common, either none or at least so many voters differ as a total
must have itself; where it is fewer, one of the two is left out. Of one moment that is the total of
what was merged; else it is the one that is told here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from enum import Enum
from functools import cached_property

import msgspec

from workshop.ballots.counted import Counted
from workshop.ballots.standing import is_taken_in
from workshop.ballots.subjects import whole_id
from workshop.ballots.tally import Given, Question, Tally
from workshop.language import marked, say
from workshop.privacy.told_record import ToldRecord, people_left_out
from workshop.record.documents import ROOM, Session
from workshop.record.record import Record

_Key = tuple[str, tuple[str, ...]]


class Why(Enum):
    """Why a total is left out."""

    FEW = marked("fewer than {fewest} voters")
    """Too few gave it."""
    DIFFERS = marked("differs from another total by fewer than {fewest} voters")
    """Too few make the difference to another total that is shown."""

    def words(self, fewest: int) -> str:
        """The same for a person."""
        return say(self.value, fewest=fewest)


class ShownTotals:
    """The totals of a record, each asked whether it may be told.

    Args:
        record: the record that is told.
        fewest: of how many voters a total is told at least; with 0 or 1 every total is.
    """

    def __init__(self, record: Record, fewest: int) -> None:
        self._record = record
        self._fewest = fewest
        self._here = _Totals(record, fewest)

    def left_out(self, question: Question) -> Why | None:
        """Why a total is left out; nothing where it is told. What a room agreed on always is."""
        given = self._here.given(question)
        if self._fewest < 2 or not given or _is_agreed(given):
            return None
        if len(given) < self._fewest:
            return Why.FEW
        beside = (
            *self._of_wholes(question),
            *self._rated_again(question),
            *self._elsewhere(question, given),
        )
        told = any(_tells(given, other, self._fewest) for other in beside)
        return Why.DIFFERS if told else None

    def told(self, question: Question, found: Tally) -> Tally:
        """A tally without what it was before, where that would tell what single voters gave."""
        if found.before is None or not self.left_out(question._replace(before=True)):
            return found
        return msgspec.structs.replace(found, before=None)

    def _rated_again(self, question: Question) -> Iterator[Given]:
        """The total that counts, where this is of the round before it."""
        if question.before:
            yield from self._here.shown(question._replace(before=False))

    def _of_wholes(self, question: Question) -> Iterator[Given]:
        """The total of what a statement is part of now, where this is one of it alone."""
        if question.apart:
            whole = whole_id(self._record, question.subject_id)
            yield from self._here.shown(question._replace(subject_id=whole, apart=False))

    def _elsewhere(self, question: Question, given: Given) -> Iterator[Given]:
        """The totals with any of these values that are shown of other moments or more voters."""
        for totals in self._others:
            yield from totals.sharing(question, given)

    @cached_property
    def _others(self) -> tuple[_Totals, ...]:
        """The totals of the files written so far, in that order; then those of everybody."""
        others: tuple[_Totals, ...] = ()
        for record in self._record.background.shown_beside():
            others = (*others, _Totals(record, self._fewest, others))
        if people_left_out(self._record) and isinstance(self._record, ToldRecord):
            others = (*others, _Totals(self._record.behind, self._fewest))
        return others


class _Totals:
    """The totals of one record, as they are shown beside those of earlier files."""

    def __init__(self, record: Record, fewest: int, earlier: tuple[_Totals, ...] = ()) -> None:
        self._record = record
        self._fewest = fewest
        self._earlier = earlier
        self._by_value: dict[tuple[str, str, str], dict[_Key, list[Given]]] = {}
        self._counted: dict[tuple[str, str, str, bool], Counted] = {}

    def given(self, question: Question) -> Given:
        """What was given to a statement on a scale."""
        session_id, step_id, subject_id, scale, apart, before = question
        place = session_id, step_id, scale.id, apart
        if place not in self._counted:
            self._counted[place] = Counted(self._record, session_id, step_id, scale, apart=apart)
        return self._counted[place].given_for(subject_id, before=before)

    def shown(self, question: Question) -> Iterator[Given]:
        """A total, if enough gave it and it is no secret any more."""
        session = self._record.find(Session, question.session_id)
        given = self.given(question)
        if session is None or not is_taken_in(session, question.step_id):
            return
        if len(given) < self._fewest or _is_agreed(given):
            return
        before = (each for totals in self._earlier for each in totals.sharing(question, given))
        if not any(_tells(given, each, self._fewest) for each in before):
            yield given

    def sharing(self, question: Question, given: Given) -> Iterator[Given]:
        """The totals of the same step and scale that have any of some values."""
        found = self._indexed(question)
        seen: set[int] = set()
        for key in given:
            for total in found.get(key, ()):
                if id(total) not in seen:
                    seen.add(id(total))
                    yield total

    def _indexed(self, question: Question) -> dict[_Key, list[Given]]:
        """The totals of a step on a scale, by every value that is in them."""
        where = (question.session_id, question.step_id, question.scale.id)
        if where not in self._by_value:
            index: defaultdict[_Key, list[Given]] = defaultdict(list)
            for subject_id, apart in self._subjects(question.session_id, question.step_id):
                asked = question._replace(subject_id=subject_id, apart=apart)
                for total in self.shown(asked):
                    for key in total:
                        index[key].append(total)
            self._by_value[where] = index
        return self._by_value[where]

    def _subjects(self, session_id: str, step_id: str) -> dict[tuple[str, bool], None]:
        """What was scored in a step, each alone, and what it is part of with all its parts."""
        scored: dict[tuple[str, bool], None] = {}
        for ballot in self._record.votes.given_in(session_id, step_id):
            for subject_id in ballot.scores:
                scored[subject_id, True] = None
                scored[whole_id(self._record, subject_id), False] = None
        return scored


def _tells(given: Given, other: Given, fewest: int) -> bool:
    """Whether the difference of two totals is that of too few voters."""
    if given.keys().isdisjoint(other):
        return False
    differ = {
        voter
        for voter, subject_id in given.keys() | other.keys()
        if given.get((voter, subject_id)) != other.get((voter, subject_id))
    }
    return 0 < len(differ) < fewest


def _is_agreed(given: Given) -> bool:
    """Whether it is the one value on which a room agreed."""
    return any(voter == ROOM for voter, _ in given)

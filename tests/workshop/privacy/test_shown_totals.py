"""The difference of two totals gives nobody away in the shareable edition.

Requirement: of two totals of scores that are shown, in one edition or in two documents, with a
value in common, either none or at least four voters differ; else one is left out, and the document
says so. The restricted edition tells all.
"""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders.record import IMPACT, Building, workshop
from tests.inputs import inputs
from workshop.ballots.counted import Counted
from workshop.ballots.tally import Question
from workshop.privacy.editions import Edition
from workshop.privacy.numbers.shown_totals import ShownTotals, Why
from workshop.privacy.told_record import told_record
from workshop.record.documents import Attribution, Entry, WithdrawalLevel
from workshop.record.record import Background, Record
from workshop.report.build import build
from workshop.running.commands import MergeFactors, ReopenScoring, Withdraw

DIFFERS = "differs from another total by fewer than 4 voters"


class Hall(Building):
    """A workshop of nine in which two threats, said alike, are scored by some of them each."""

    def __init__(self, first: dict[int, int], second: dict[int, int]) -> None:
        super().__init__()
        self.people = [self.person(f"Voter {name}") for name in "ABCDEFGHI"]
        self.hall = self.start(workshop(), *self.people)
        for person in self.people:
            self.consent(self.hall, person, Attribution.NAME)
        self.prices = self.say(self.hall, "talk", "! Licence prices rise #e")
        self.dearer = self.say(self.hall, "talk", "! Licences get dearer #e")
        for entry, values in ((self.prices, first), (self.dearer, second)):
            self.vote(entry, values)
        if first or second:
            self.finish(self.hall, "outside")

    def vote(self, entry: Entry, values: dict[int, int]) -> None:
        """Score a threat for voters by their numbers."""
        for voter, value in values.items():
            self.score(
                self.hall, "outside", entry, self.people[voter], impact=value, likelihood=value
            )

    def reopen(self) -> None:
        """Let scoring go on."""
        self.do(ReopenScoring(session_id=self.hall, step_id="outside"))

    def question(self, entry: Entry, *, apart: bool) -> Question:
        """What is asked of the impact of a threat."""
        return Question(self.hall, "outside", self.factor(entry).id, IMPACT, apart)

    def told(self, edition: Edition = "shareable") -> str:
        """Every document that tells scores, as text and as data."""
        reports = [build(self.record, name, edition) for name in ("swot", "scan")]
        reports.append(build(self.record, "session", edition, session_id=self.hall))
        return repr(reports)


def test_what_was_merged_gives_nobody_away() -> None:
    """Four scored one statement, a fifth the other; merged, the fifth's value would be seen."""
    hall = Hall({0: 5}, {1: 2, 2: 3, 3: 3, 4: 4})
    assert "(4 voters, 2 to 4)" in hall.told()
    hall.merge(hall.prices, hall.dearer)
    told = hall.told()
    assert "5 voters, impact 2 to 5, likelihood 2 to 5" in told
    assert "(4 voters, 2 to 4)" not in told
    assert "4 voters, impact 2 to 4" not in told
    assert f"those whose total {DIFFERS}" in told
    room, others = (
        repr(build(hall.record, "session", edition, session_id=hall.hall))
        for edition in ("restricted", "shareable")
    )
    assert "words='2 voters'" in room
    assert "words='2 voters'" not in others
    assert DIFFERS not in hall.told("restricted")


def test_a_merge_of_statements_that_all_scored_stays_whole() -> None:
    """Nobody's value of the one is in the total of the other."""
    everybody = {voter: 1 + voter % 5 for voter in range(6)}
    hall = Hall(everybody, everybody)
    hall.merge(hall.prices, hall.dearer)
    assert DIFFERS not in hall.told()
    assert "(6 voters, 1 to 5)" in hall.told()


def test_whoever_withdraws_is_not_seen_by_their_going() -> None:
    """The room saw the result of five; that of the four who stay would tell the fifth's."""
    hall = Hall({0: 5, 1: 2, 2: 3, 3: 3, 4: 4}, {})
    assert "(5 voters, 2 to 5)" in hall.told()
    hall.do(Withdraw(person_id=hall.people[0], level=WithdrawalLevel.WITHDRAWN))
    told = hall.told()
    assert "voters, " not in told
    assert DIFFERS in told
    assert "words='2 voters'" not in told
    assert "words='2 voters'" in hall.told("restricted")
    hall.do(Withdraw(person_id=hall.people[0], level=None))
    assert "(5 voters, 2 to 5)" in hall.told()


def test_points_that_do_not_add_up_are_told_of_nobody() -> None:
    """What a single voter spent stands in the restricted edition alone."""
    hall = Hall({}, {})
    for place, person in enumerate(hall.people[:5]):
        for entry, weight in ((hall.prices, 60), (hall.dearer, 40 - 7 * (place == 4))):
            hall.score(hall.hall, "outside", entry, person, weight=weight, rating=2)
    hall.finish(hall.hall, "outside")
    assert "but to 93: correct them" in hall.told("restricted")
    assert "but to" not in hall.told()
    assert "The points of some of 5 voters do not add up to 100" in hall.told()


class Beside(Background):
    """A past of which files were written."""

    def __init__(self, *records: Record) -> None:
        self._records = records

    def shown_beside(self) -> tuple[Record, ...]:
        """The records of those moments."""
        return self._records


VOTES = st.dictionaries(st.integers(0, 8), st.integers(1, 5), max_size=9)


@settings(max_examples=inputs(60), deadline=None)
@given(VOTES, VOTES, VOTES, st.sets(st.integers(0, 8), max_size=3), st.booleans())
def test_no_two_totals_differ_by_few(
    first: dict[int, int],
    second: dict[int, int],
    later: dict[int, int],
    gone: set[int],
    merged: bool,
) -> None:
    """Whoever votes, changes a vote, withdraws, and whatever is merged between two files."""
    if not (first or second):
        return
    hall = Hall(first, second)
    earlier = hall.record.copy()
    then = _shown(earlier, hall)
    hall.reopen()
    hall.vote(hall.prices, later)
    hall.finish(hall.hall, "outside")
    if merged:
        ids = tuple(hall.factor(entry).id for entry in (hall.prices, hall.dearer))
        hall.do(MergeFactors(into=ids[0], others=ids[1:]))
    for voter in gone:
        hall.do(Withdraw(person_id=hall.people[voter], level=WithdrawalLevel.WITHDRAWN))
    hall.record.background = Beside(earlier)
    shown = [*then, *_shown(told_record(hall.record), hall)]
    for one, other in combinations(shown, 2):
        if not one.keys().isdisjoint(other):
            keys = {key for key in one.keys() | other.keys() if one.get(key) != other.get(key)}
            assert len({voter for voter, _ in keys}) not in (1, 2, 3)
    assert all(len(each) > 3 for each in shown)


def _shown(record: Record, hall: Hall) -> list[dict[tuple[str, tuple[str, ...]], float]]:
    """The values behind every total that is told of a record."""
    totals = ShownTotals(record, 4)
    threats = [hall.factor(entry) for entry in (hall.prices, hall.dearer)]
    places = [(factor.id, True) for factor in threats]
    places += [(record.whole_of(factor).id, False) for factor in threats]
    questions = [Question(hall.hall, "outside", key, IMPACT, apart) for key, apart in places]
    told = [each for each in questions if totals.left_out(each) is None]
    found = [
        Counted(record, each.session_id, each.step_id, each.scale, apart=each.apart).given_for(
            each.subject_id, before=each.before
        )
        for each in told
    ]
    return [each for each in found if each]


def test_a_setting_tells_every_total() -> None:
    """With one voter as the least, nothing is left out."""
    hall = Hall({0: 5}, {1: 2, 2: 3, 3: 3, 4: 4})
    hall.merge(hall.prices, hall.dearer)
    part = hall.question(hall.dearer, apart=True)
    whole = hall.question(hall.prices, apart=False)
    assert ShownTotals(hall.record, 1).left_out(part) is None
    assert ShownTotals(hall.record, 4).left_out(part) is Why.DIFFERS
    assert ShownTotals(hall.record, 4).left_out(whole) is None
    assert ShownTotals(hall.record, 6).left_out(whole) is Why.FEW

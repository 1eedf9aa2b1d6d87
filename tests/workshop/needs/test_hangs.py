"""On what a selection hangs: each claim is checked by choosing anew from another record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders.choices import limited, many_needs, needs_among, wanted
from tests.builders.needs import Wanted
from tests.inputs import inputs
from workshop.needs import hangs
from workshop.needs.agreed import Criterion, Framework
from workshop.needs.hangs import Turn, hangs_of, without_scores
from workshop.needs.selecting import Way, selection_of
from workshop.needs.standing import Needs, needs_of
from workshop.record.documents import Ballot, Person
from workshop.record.record import Record

WAYS: Final[tuple[Way, ...]] = ("value", "equal_shares")


class Scored(Wanted):
    """Needs of three departments, and rooms that score them, a head of each."""

    def __init__(self) -> None:
        super().__init__()
        self.heads = {
            name: self.person(f"Head of {name}", department=own)
            for name, own in self.departments.items()
        }

    def room(
        self,
        given: Mapping[str, Mapping[str, Mapping[str, float]]],
        scales: tuple[str, ...] = ("priority", "need"),
        *,
        secret: bool = False,
    ) -> None:
        """Hold a session: by department, by the code of a need, its scores."""
        ballots = {
            self.heads[name]: {self.id(code): dict(row) for code, row in scores.items()}
            for name, scores in given.items()
        }
        self.hold_scoring(list(self.heads.values()), ballots, scales, secret=secret)


def told(built: Scored, found: tuple[Turn, ...]) -> dict[str, tuple[list[str], list[str]]]:
    """By name, the codes of what comes in and what goes out."""
    names = {own: name for name, own in built.departments.items()}
    return {
        names.get(turn.name, turn.name): (
            built.named(turn.comes_in),
            built.named(turn.goes_out),
        )
        for turn in found
    }


def priced(built: Scored, *costs: int, by: tuple[str, ...] = ("Finance", "HR", "Sales")) -> None:
    """Needs that cost so much, of departments in turn; costs in cents."""
    for at, cost in enumerate(costs):
        built.need(department=by[at % len(by)], cost=cost)


def test_a_department_is_away_with_its_scores_and_with_what_it_alone_asked_for() -> None:
    """By hand: 100.00; N1 (Finance) and N2 (HR) cost 50.00, N3 (Sales) 50.00.

    Medians of priority times need: N1 4 x 4, N2 3 x 3, N3 2 x 2, so N1 and N2 are chosen. Without
    Finance N3 comes in, and N1 is away by itself. Without HR, who gave N3 the 1s, N3 is worth 3 x 3
    and comes in; without Sales nothing turns.
    """
    built = Scored()
    priced(built, 50_00, 50_00, 50_00)
    four, three, two, one = (
        {"priority": number, "need": number} for number in (4.0, 3.0, 2.0, 1.0)
    )
    built.room(
        {
            "Finance": {"N1": four, "N2": three, "N3": two},
            "HR": {"N1": four, "N2": three, "N3": one},
            "Sales": {"N1": four, "N2": three, "N3": four},
        }
    )
    framework = limited(cost=100_00)
    found = told(built, hangs_of(built.record, built.needs, framework, "value").turns)
    assert found == {"Finance": (["N3"], []), "HR": (["N3"], [])}


def test_a_weight_is_away_where_the_others_share_it() -> None:
    """By hand: 100.00 for two of three, by speed and safety half and half.

    N1 (5, 1) and N2 (2, 4) come to 3, N3 (3, 2) to 2.5. Without speed N3 (2) beats N1 (1), without
    safety N3 (3) beats N2 (2).
    """
    built = Scored()
    for name in ("Speed", "Safety"):
        built.put("framework", term=name, term_kind="criterion", weight=50)
    priced(built, 50_00, 50_00, 50_00)
    given = {
        "N1": {"Speed": 5.0, "Safety": 1.0},
        "N2": {"Speed": 2.0, "Safety": 4.0},
        "N3": {"Speed": 3.0, "Safety": 2.0},
    }
    built.room(dict.fromkeys(built.departments, given), ("Speed", "Safety"))
    framework = msgspec.structs.replace(built.framework, limits={"cost": 100_00})
    needs = built.needs
    assert needs.valued == "criteria"
    found = told(built, hangs_of(built.record, needs, framework, "value").turns)
    assert found["Speed"] == (["N3"], ["N1"])
    assert found["Safety"] == (["N3"], ["N2"])


def test_priority_and_need_are_the_weights_where_nothing_else_gives_the_values() -> None:
    """By hand: one of N1 (5 x 1), N2 (2 x 3): by need or both N2, by priority alone N1."""
    built = Scored()
    built.need(cost=50_00, priority=5.0, need=1.0)
    built.need(cost=50_00, priority=2.0, need=3.0, department="HR")
    needs = built.needs
    assert needs.valued == "priority and need"
    found = told(built, hangs_of(built.record, needs, limited(cost=50_00), "value").turns)
    assert found["need"] == (["N1"], ["N2"])
    assert "priority" not in found
    assert found["HR"] == (["N1"], [])


def test_as_good_a_choice_is_no_turn() -> None:
    """Two alike, one of which fits: without the department of the other one nothing turns."""
    needs = needs_among(
        wanted("N1", 5, 50, by=("a",)), wanted("N2", 5, 50, by=("b",)), wanted("N3", 5, 50, by=())
    )
    found = hangs_of(Record(), needs, limited(cost=50), "value").turns
    chosen = selection_of(needs, limited(cost=50), "value")
    assert chosen is not None
    assert chosen.chosen == ("n1",)
    assert [(turn.name, turn.comes_in) for turn in found] == [("a", ("n2",))]


def test_a_weight_without_which_both_are_as_good_turns_nothing() -> None:
    """By hand: one of N1 (4 x 5, for 50.00) and N2 (3 x 5, for 40.00). By need alone both are 5.

    The cheaper one would be chosen anew, but N1 could stand.
    """
    built = Scored()
    built.need(cost=50_00, priority=4.0, need=5.0)
    built.need(cost=40_00, priority=3.0, need=5.0, department="HR")
    found = told(built, hangs_of(built.record, built.needs, limited(cost=50_00), "value").turns)
    assert found == {"Finance": (["N2"], [])}


def test_nothing_hangs_where_nothing_is_limited_or_asked() -> None:
    """No limits, no needs."""
    assert hangs_of(Record(), needs_among(wanted("N1")), limited(), "value").turns == ()
    assert hangs_of(Record(), needs_among(), limited(cost=5), "equal_shares").turns == ()


def test_scores_that_are_taken_away_at_once_leave_what_reading_anew_finds() -> None:
    """Every value, who is left to give it and how many; two gave the one value, one another."""
    built = Scored()
    priced(built, 50_00, 50_00)
    low, high = {"priority": 1.0, "need": 2.0}, {"priority": 5.0, "need": 4.0}
    given = {"Finance": low, "HR": high, "Sales": low}
    built.room({name: {"N1": row, "N2": high} for name, row in given.items()})
    looking = hangs._Looking(built.record, built.needs, limited(cost=50_00), "value")
    for department in built.needs.departments:
        at_once = looking._rescored(department)
        assert at_once == needs_of(without_scores(built.record, department))


def test_what_was_given_in_secret_is_never_taken_away() -> None:
    """For who gave what could be told by the difference."""
    for secret in (False, True):
        built = Scored()
        priced(built, 50_00, 50_00)
        low, high = {"priority": 1.0, "need": 1.0}, {"priority": 5.0, "need": 5.0}
        built.room(
            {"Finance": {"N1": low, "N2": high}, "HR": {"N1": high, "N2": low}}, secret=secret
        )
        away = needs_of(without_scores(built.record, built.departments["Finance"]))
        medians = [need.priority.value for need in away.standing if need.priority]
        assert medians == ([3.0, 3.0] if secret else [5.0, 1.0])


@st.composite
def rooms(draw: st.DrawFn) -> tuple[Scored, Framework]:
    """Up to six needs, one or two rooms that scored them, and limits."""
    built = Scored()
    scales = draw(st.sampled_from((("priority", "need"), ("Speed", "Safety"))))
    if scales[0] == "Speed":
        for name in scales:
            weight = draw(st.integers(0, 60))
            built.put("framework", term=name, term_kind="criterion", weight=weight)
    count = draw(st.integers(2, 6))
    for _ in range(count):
        cells: dict[str, Any] = {"cost": draw(st.integers(1, 9)) * 10_00}
        if draw(st.booleans()):
            cells |= {"priority": draw(st.integers(1, 5)) * 1.0, "need": 2.0}
        built.need(department=draw(st.sampled_from(sorted(built.departments))), **cells)
    score = st.integers(1, 5).map(float)
    row = st.fixed_dictionaries({}, optional=dict.fromkeys(scales, score))
    codes = st.sampled_from([f"N{at}" for at in range(1, count + 1)])
    for _ in range(draw(st.integers(1, 2))):
        names = draw(st.lists(st.sampled_from(sorted(built.departments)), min_size=1, unique=True))
        built.room({name: draw(st.dictionaries(codes, row)) for name in names}, scales)
    limits = {"cost": draw(st.integers(1, 20)) * 10_00}
    return built, msgspec.structs.replace(built.framework, limits=limits)


@settings(max_examples=inputs(60), deadline=None)
@given(rooms())
def test_each_claim_about_a_department_is_true_of_a_record_without_its_scores(
    case: tuple[Scored, Framework],
) -> None:
    """Read and chosen anew from what is left; and what is not claimed does not turn.

    What turns is worth more than what would stay, so that no choice as good is called a turn.
    """
    built, framework = case
    needs = built.needs
    for way in WAYS:
        found = {turn.name: turn for turn in hangs_of(built.record, needs, framework, way).turns}
        chosen = selection_of(needs, framework, way)
        assert chosen is not None
        for department in needs.departments:
            other = apart(built.record, department)
            anew = selection_of(other, framework, way)
            assert anew is not None
            values = {need.id: need.value for need in other.standing}
            stays = {each for each in chosen.chosen if each in values}
            turn = found.get(department)
            if turn is None:
                worth = sum(values[each] or 0 for each in stays)
                known = all(values[each] is not None for each in stays)
                assert set(anew.chosen) == stays or (
                    way == "value" and known and worth == pytest.approx(anew.value)
                )
                continue
            now = (stays | set(turn.comes_in)) - set(turn.goes_out)
            assert turn.proven
            assert set(turn.comes_in) == now - set(chosen.chosen)
            assert set(turn.goes_out) <= stays
            assert sum(values[each] or 0 for each in now) == pytest.approx(anew.value)
            if way == "equal_shares":
                assert now == set(anew.chosen)


def apart(record: Record, department: str) -> Needs:
    """The needs of a record without a department: its scores and rows are really away."""
    left = Record(
        document
        for document in record.documents()
        if not (
            isinstance(document, Ballot)
            and record.get(Person, document.voter).department_id == department
        )
    )
    needs = needs_of(left)
    standing = [need for need in needs.standing if need.asked_by != (department,)]
    others = tuple(each for each in needs.departments if each != department)
    return msgspec.structs.replace(needs, standing=tuple(standing), departments=others)


def test_what_was_not_looked_at_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those with the least value asked for are left in where there are too many."""
    needs, framework = many_needs(60, 8)
    needs = unscored(needs)
    everything = hangs_of(Record(), needs, framework, "equal_shares")
    assert (everything.looked_at, everything.not_looked_at) == (8, ())
    monkeypatch.setattr(hangs, "MOST", 3)
    few = hangs_of(Record(), needs, framework, "equal_shares")
    assert (few.looked_at, len(few.not_looked_at)) == (3, 5)
    asked = {
        each: sum(need.value or 0 for need in needs.standing if each in need.asked_by)
        for each in needs.departments
    }
    least = sorted(needs.departments, key=asked.__getitem__)[:5]
    assert set(few.not_looked_at) == set(least)
    assert {turn.name for turn in few.turns} == {
        turn.name for turn in everything.turns if turn.name not in few.not_looked_at
    }


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS)
def test_a_thousand_needs_of_thirty_departments_and_five_criteria_end(way: Way) -> None:
    """With the same effort on every computer: all thirty are looked at, and each claim adds up."""
    needs, framework = many_needs(1_000, 30, "mean")
    criteria = tuple(Criterion(name=f"C{at}", weight=0.2) for at in range(5))
    framework = msgspec.structs.replace(framework, criteria=criteria)
    found = hangs_of(Record(), unscored(needs), framework, way)
    assert found.looked_at == 30
    for turn in found.turns:
        assert not set(turn.comes_in) & set(turn.goes_out)
        assert turn.comes_in or turn.goes_out


def unscored(needs: Needs) -> Needs:
    """Needs that no room scored, so that no record has to be read."""
    standing = [msgspec.structs.replace(need, priority=None) for need in needs.standing]
    return msgspec.structs.replace(needs, standing=tuple(standing))

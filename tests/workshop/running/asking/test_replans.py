"""What is left out when time is short, and the ways to end in time: legal for every agenda."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.library.guides import Library
from workshop.guide.parts import Timing
from workshop.guide.shape import AnyStep, Ask
from workshop.running.asking.fitting import least_time, left_out, planned_time, resting_on
from workshop.running.asking.replans import Way, replans, steps_from


def ask(step_id: str, planned: float = 10, least: float = 4, **more: object) -> Ask:
    """A question."""
    times = Timing(least=least, planned=planned, greatest=planned + 5)
    return Ask(id=step_id, title=step_id.upper(), minutes=times, **more)  # type: ignore[arg-type]


def gone(steps: Sequence[AnyStep], free: float, *, must_asks: bool = False) -> str:
    """The ids of what goes to win so many of the least minutes."""
    return "".join(s.id for s in left_out(steps, free, least_time, must_asks=must_asks))


def test_the_order_in_which_steps_go() -> None:
    """Numbers first, the lower the earlier, then what may be done later, then the rest."""
    steps = [
        ask("a"),
        ask("b", later=True),
        ask("c", cut=2),
        ask("d", cut=1),
        ask("e", cut="never"),
    ]
    orders = [gone(steps, free) for free in (0, 1, 5, 9, 13, 99)]
    assert orders == ["", "d", "cd", "bcd", "abcd", "abcd"]


def test_the_smallest_sacrifice_that_does() -> None:
    """Of steps that go alike, those that lose the fewest planned minutes; none needlessly."""
    steps = [ask("a", 9, 2), ask("b", 21, 7), ask("c", 6, 3), ask("d", 5, 3)]
    assert [gone(steps, free) for free in (3, 4, 6, 7)] == ["d", "cd", "cd", "acd"]
    assert gone([ask("a", 5, 2, cut=1), ask("b", 9, 7)], 6) == "b"


def test_must_asks_go_last_and_only_where_they_may() -> None:
    """A plan keeps them; what is looked at during a session names them after all others."""
    steps = [ask("a", must_ask=True), ask("b"), ask("c", must_ask=True, cut="never")]
    assert (gone(steps, 99), gone(steps, 99, must_asks=True)) == ("b", "ab")
    assert gone(steps, 4, must_asks=True) == "b"


def test_a_step_goes_with_what_it_stands_on() -> None:
    """Sorting is never left out while scoring stays; a must-ask keeps what it stands on."""
    steps = [ask("a", cut=1), ask("b", after=("a",)), ask("c", after=("b",))]
    assert gone(steps, 1) == "c"
    assert gone(steps, 9) == "abc"
    kept = [ask("a", cut=1), ask("b", must_ask=True, after=("a",)), ask("c")]
    assert gone(kept, 1) == "c"


def plans(steps: Sequence[AnyStep], minutes: float) -> list[tuple[str, float]]:
    """What each way leaves out and asks for."""
    return [("".join(each.left_out), each.more) for each in replans(steps, minutes)]


def test_ways_that_differ_in_kind() -> None:
    """As planned alone where that fits; else shorter, without some, or with more time."""
    steps: Sequence[AnyStep] = [ask("a", must_ask=True), ask("b"), ask("c", 6, 5)]
    assert plans(steps, 26) == [("", 0)]
    assert plans(steps, 20) == [("", 0), ("c", 0), ("", 6)]
    assert plans(steps, 12) == [("c", 0), ("bc", 0), ("", 1)]
    assert plans(steps, 3) == [("bc", 1)]
    first, second, third = replans(steps, 20)
    assert first.minutes == {"a": 7, "b": 7, "c": 5.5}
    assert second.sentence == "Leave out C; the rest as planned."
    assert third.sentence == "Ask the room for 6 minutes more; nothing is left out."
    only = replans([ask("a", must_ask=True)], 0)
    assert [(each.sentence, each.more) for each in only] == [
        ("It does not fit: ask for 4 minutes more.", 4)
    ]


Drawn = list[tuple[list[int], bool, object, bool, set[int]]]
"""Least, planned and greatest minutes, must-ask, cut, later, and what each stands on."""

times = st.tuples(*[st.integers(0, 20)] * 3).map(sorted)
agendas = st.lists(
    st.tuples(
        times, st.booleans(), st.none() | st.just("never") | st.integers(0, 3), st.booleans(),
        st.sets(st.integers(0, 5), max_size=2),
    ),
    min_size=1,
    max_size=14,
)  # fmt: skip


def agenda(drawn: Drawn) -> Sequence[AnyStep]:
    """Steps of what was drawn; each stands on some of those before it."""
    return [
        Ask(
            id=f"s{place}",
            title=f"Step {place}",
            minutes=Timing(least=least, planned=planned, greatest=greatest),
            must_ask=must,
            cut=None if must and cut != "never" else cut,  # type: ignore[arg-type]
            later=later,
            after=tuple(f"s{each}" for each in sorted(after) if each < place),
        )
        for place, ((least, planned, greatest), must, cut, later, after) in enumerate(drawn)
    ]


def judge(steps: Sequence[AnyStep], minutes: float, found: tuple[Way, ...]) -> None:
    """Hold ways to end in time against what they must be."""
    assert 1 <= len(found) <= 3
    assert len({(each.left_out, each.more) for each in found}) == len(found)
    by_id = {step.id: step for step in steps}
    for way in found:
        assert set(way.minutes) == by_id.keys() - set(way.left_out)
        assert list(way.minutes) == [each for each in by_id if each in way.minutes]
        for step_id, given_minutes in way.minutes.items():
            step_times = by_id[step_id].minutes
            assert step_times.least <= given_minutes <= step_times.greatest
        assert sum(way.minutes.values()) <= minutes + way.more + 1e-6
        left = [by_id[each] for each in way.left_out]
        assert not [each for each in left if each.must_ask or each.cut == "never"]
        assert resting_on(steps, way.left_out) == set(way.left_out)
        assert way.more >= 0
        assert way.sentence.endswith(".")
    planned, least = sum(map(planned_time, steps)), sum(map(least_time, steps))
    kinds = [(bool(each.left_out), each.more > 0) for each in found]
    if planned <= minutes:
        assert kinds == [(False, False)]
    else:
        assert ((False, False) in kinds) == (least <= minutes)
    if all(each.more for each in found):
        assert len(found) == 1


@pytest.mark.law
@given(agendas, st.integers(0, 160))
def test_every_way_is_legal(drawn: Drawn, minutes: int) -> None:
    """Least ≤ minutes ≤ greatest, in time, nothing left out that must stay, each of its kind."""
    steps = agenda(drawn)
    judge(steps, minutes, replans(steps, minutes))


@pytest.mark.law
@given(agendas, st.integers(1, 60))
def test_nothing_is_left_out_that_need_not_be(drawn: Drawn, free: int) -> None:
    """Whatever goes is needed for the minutes to be won, or all that may go does not win them."""
    steps = agenda(drawn)
    going = left_out(steps, free, least_time)
    if sum(map(least_time, going)) < free:
        return
    for step in going:
        kept, found = {step.id}, [step]
        while found:
            before = set(found.pop().after) - kept
            kept |= before
            found += [each for each in steps if each.id in before]
        assert sum(each.minutes.least for each in going if each.id not in kept) < free


@pytest.mark.slow
@pytest.mark.parametrize("name", [each.name for each in Library().listing()])
def test_every_way_of_every_guide_that_ships_is_legal(name: str) -> None:
    """At every step, with whatever time is left."""
    guide = Library().load(name)
    for step in guide.steps:
        steps = list(steps_from(guide, step.id))
        for minutes in range(0, int(guide.planned_with_all) + 10, 3):
            judge(steps, minutes, replans(steps, minutes))

"""Near-duplicates: what is proposed, why, and that nothing is merged by itself."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders.record import Building, interview
from workshop.analysis.duplicates import proposals
from workshop.analysis.look_alikes import not_judged
from workshop.methods.environment.near_duplicates import alike
from workshop.running.commands import KeepApart


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        ("Fast help desk", "help desk: FAST!", "the same words"),
        ("Month-end close takes four days", "The month-end close takes four days", "nearly"),
        (
            "Invoices are still on paper",
            "Two in three supplier invoices are on paper, they pile up in the finance room",
            None,
        ),
        (
            "Payment file walks from one computer to another on a stick",
            "Before every run the payment file walks from one computer to another on a stick",
            "one holds the words of the other",
        ),
    ],
)
def test_wordings_that_are_alike(first: str, second: str, reason: str | None) -> None:
    """Case, punctuation and order do not matter; short containment is not enough."""
    found = alike({"a": first, "b": second})
    assert [(pair.first, pair.second) for pair in found] == ([("a", "b")] if reason else [])
    assert all(str(reason) in pair.reason for pair in found)


def test_pairs_stay_within_a_letter_and_nothing_is_merged() -> None:
    """A strength and a weakness of one wording are no duplicates; proposing changes nothing."""
    room = Building()
    talk = room.start(interview(), room.person("Dana Ortiz"))
    for line in ("+ Fast help desk", "+ help desk, fast", "- Fast help desk", "+ Loyal staff"):
        room.say(talk, "talk", line)
    before = list(room.record.documents())
    found = proposals(room.record)
    assert [[f.code for f in cluster.factors] for cluster in found] == [["S1", "S2"]]
    assert list(room.record.documents()) == before


def test_statements_of_two_departments_with_one_tag_are_proposed() -> None:
    """In other words and another order; the same words without a tag in common are not enough."""
    room = Building()
    dana = room.person("Dana Ortiz", department=room.department("Finance"))
    ben = room.person("Ben Cho", department=room.department("Operations"))
    one, two = room.start(interview(), dana), room.start(interview(), ben)
    room.say(one, "talk", "- CIMS and WorkMan share no customer or job number #integration")
    room.say(two, "talk", "- No shared customer, job number between CIMS and WorkMan #integration")
    room.say(one, "talk", "- Maps of pipes are redrawn by hand every year #gis")
    room.say(two, "talk", "- Valves are missing in the maps that crews have #gis")
    room.say(one, "talk", "- Tenders take nine months of paper and forms #buying")
    room.say(two, "talk", "- Months of forms: tenders on paper, nine people sign")
    (cluster,) = proposals(room.record)
    assert [factor.code for factor in cluster.factors] == ["W1", "W2"]
    assert cluster.pairs[0].reason.startswith("both #integration, and both say cims")
    room.do(KeepApart(first=cluster.factors[0].id, second=cluster.factors[1].id))
    assert proposals(room.record) == ()


def test_a_second_ring_comes_behind_and_makes_nothing_look_alike() -> None:
    """A tag in common and two words that are no numbers; single source is told as before."""
    room = Building()
    one, two = room.start(interview()), room.start(interview())
    room.say(one, "talk", "- Invoices on paper, typed by hand in 2025 #finance")
    room.say(two, "talk", "- Typed invoices are late, and nobody in 2025 knew why #finance")
    room.say(one, "talk", "- Payroll was late in 2025 #finance")
    room.say(one, "talk", "- Old phones fail often here")
    room.say(two, "talk", "- Old phones often fail here")
    near, ring = proposals(room.record)
    assert [[f.code for f in cluster.factors] for cluster in (near, ring)] == [
        ["W4", "W5"], ["W1", "W2"],
    ]  # fmt: skip
    assert [pair.loose for cluster in (near, ring) for pair in cluster.pairs] == [False, True]
    assert ring.pairs[0].reason == "both #finance, and both speak of 2025, invoices and typed"
    texts = {factor.id: factor.text for factor in room.record.live_factors()}
    assert set(not_judged(room.record, texts)) == {factor.id for factor in near.factors}


def test_pairs_judged_apart_are_not_proposed_again() -> None:
    """Three alike, one pair judged apart: the other two pairs still link them."""
    room = Building()
    talk = room.start(interview(), room.person("Dana Ortiz"))
    lines = ("+ Fast help desk", "+ help desk, fast", "+ Fast: help desk")
    one, two, three = (room.say(talk, "talk", line) for line in lines)
    first, second, third = (room.factor(entry) for entry in (one, two, three))
    room.do(KeepApart(first=first.id, second=second.id))
    (cluster,) = proposals(room.record)
    assert [(p.first.code, p.second.code) for p in cluster.pairs] == [("S1", "S3"), ("S2", "S3")]
    room.do(KeepApart(first=third.id, second=first.id))
    room.do(KeepApart(first=third.id, second=second.id))
    assert proposals(room.record) == ()


def test_merged_and_retracted_factors_are_not_proposed() -> None:
    """What was merged away is part of another and needs no proposal."""
    room = Building()
    talk = room.start(interview(), room.person("Dana Ortiz"))
    lines = ("+ Fast help desk", "+ help desk, fast")
    one, two = (room.say(talk, "talk", line) for line in lines)
    room.merge(one, two)
    assert proposals(room.record) == ()


words = st.sampled_from(["alpha", "beta", "gamma", "report", "system", "close", "desk", "supplier"])
statements = st.lists(st.lists(words, min_size=1, max_size=7).map(" ".join), max_size=12)


@pytest.mark.slow
@given(texts=statements, seed=st.randoms(use_true_random=False))
def test_what_is_proposed_does_not_depend_on_the_order(texts: list[str], seed: object) -> None:
    """The same pairs are found whatever the order, each once, never a statement with itself."""
    keyed = {f"k{place}": text for place, text in enumerate(texts)}
    keys = list(keyed)
    seed.shuffle(keys)  # type: ignore[attr-defined]
    pairs = [frozenset((p.first, p.second)) for p in alike(keyed)]
    again = [frozenset((p.first, p.second)) for p in alike({key: keyed[key] for key in keys})]
    assert len(set(pairs)) == len(pairs)
    assert all(len(pair) == 2 for pair in pairs)
    assert set(pairs) == set(again)


def seconds_for(count: int) -> float:
    """How long statements of one letter and one wording with a number in it take: the worst case.

    What other threads of a long run of tests still do is no time of this.
    """
    statements = {
        str(n): f"Report number {n} of the system for department {n % 7} comes late"
        for n in range(count)
    }
    started = time.thread_time()
    assert alike(statements)
    return time.thread_time() - started


def test_statements_of_one_pattern_are_compared_in_time() -> None:
    """The worst case stays usable."""
    assert seconds_for(500) < 1.5


@pytest.mark.slow
def test_four_times_the_statements_take_no_more_than_their_pairs() -> None:
    """Sixteen times as many pairs, and twice so much more time at most, whatever the machine."""
    seconds_for(200)  # what is made once is no time of either
    assert seconds_for(2_000) < 32 * min(seconds_for(500) for _ in range(3))

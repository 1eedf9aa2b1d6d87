"""Heard both ways: what is set side by side, and what is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.analysis.dissent.both_ways import COMMON, View, both_ways


def view(code: str, text: str, *tags: str) -> View:
    """A factor with tags; its letter says on which side it stands."""
    return View(
        code=code,
        text=text,
        internal=code[0] in "SW",
        favourable=code[0] in "SO",
        tags=frozenset(tags),
    )


def test_a_shared_tag_sets_the_two_sides_against_each_other() -> None:
    """All factors with the tag stand together, by side; internal and external never mix."""
    found = both_ways(
        [
            view("S1", "Good cooks", "food"),
            view("S2", "Nice rooms", "food"),
            view("W1", "Long queues", "food"),
            view("T1", "Prices rise", "food"),
        ]
    )
    assert [(b.about, b.favourable, b.unfavourable) for b in found] == [
        ("#food", ("S1", "S2"), ("W1",))
    ]


def test_statements_about_the_same_thing_are_paired_once() -> None:
    """They share most content words; a pair that shares a tag too is told once."""
    fast, slow = view("S1", "The help desk is fast"), view("W1", "Our help desk is slow")
    assert [b.about for b in both_ways([fast, slow])] == ["desk and help"]
    tagged = [view("S1", fast.text, "it"), view("W1", slow.text, "it")]
    assert [b.about for b in both_ways(tagged)] == ["#it"]
    assert both_ways([fast, view("W2", "The desk in room four is broken since March")]) == ()


views = st.lists(
    st.builds(
        lambda letter, number, words: view(f"{letter}{number}", " ".join(words)),
        st.sampled_from("SWOT"),
        st.integers(1, 99),
        st.lists(
            st.sampled_from(["desk", "help", "fast", "slow", "staff"]), min_size=1, max_size=4
        ),
    ),
    max_size=10,
    unique_by=lambda one: one.code,
)


@pytest.mark.slow
@given(found=views, seed=st.randoms(use_true_random=False))
def test_the_order_of_factors_changes_no_pair(found: list[View], seed: object) -> None:
    """The same pairs, whatever the order."""
    shuffled = list(found)
    seed.shuffle(shuffled)  # type: ignore[attr-defined]
    assert set(both_ways(found)) == set(both_ways(shuffled))


@pytest.mark.parametrize(("count", "paired"), [(COMMON, True), (COMMON + 1, False)])
def test_a_word_that_is_everywhere_pairs_nothing(count: int, *, paired: bool) -> None:
    """Up to forty statements of a side may hold a word; beyond that it says nothing about two."""
    harms = [view(f"W{n}", "Help desk") for n in range(1, count + 1)]
    found = both_ways([view("S1", "Help desk"), *harms])
    assert len(found) == (count if paired else 0)

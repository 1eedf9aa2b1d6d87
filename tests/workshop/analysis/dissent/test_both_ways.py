"""Said both ways: what is set side by side, and what is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.analysis.dissent.both_ways import COMMON, View, said_both_ways


def view(code: str, text: str) -> View:
    """A factor; its letter says on which side it stands."""
    return View(code=code, text=text, internal=code[0] in "SW", favourable=code[0] in "SO")


def test_a_help_and_a_harm_in_nearly_the_same_words_are_a_pair() -> None:
    """Of one half of the SWOT each; the most alike first, and internal ones before external."""
    found = said_both_ways(
        [
            view("O1", "Energy prices fall"),
            view("T1", "Energy prices rise"),
            view("T2", "The help desk is outsourced"),
            view("S1", "The help desk is fast in the mornings"),
            view("S2", "The help desk is fast"),
            view("W1", "Our help desk is slow"),
        ]
    )
    assert [(each.about, each.favourable, each.unfavourable) for each in found] == [
        ("desk and help", "S2", "W1"),
        ("desk and help", "S1", "W1"),
        ("energy and prices", "O1", "T1"),
    ]


@pytest.mark.parametrize(
    "harm",
    [
        "The desk in room four was fast until the flood of last March",
        "Fast food is no help",
        "The desk, 24 by 7",
        "The desk",
    ],
)
def test_too_little_in_common_is_no_pair(harm: str) -> None:
    """Less than half of the words, a single one, or a word and numbers."""
    assert said_both_ways([view("S1", "The desk is fast, 24 by 7"), view("W1", harm)]) == ()


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
    assert set(said_both_ways(found)) == set(said_both_ways(shuffled))


@pytest.mark.parametrize(("count", "paired"), [(COMMON, True), (COMMON + 1, False)])
def test_a_word_that_is_everywhere_pairs_nothing(count: int, *, paired: bool) -> None:
    """Up to forty statements of a side may hold a word; beyond that it says nothing about two."""
    harms = [view(f"W{n}", "Help desk") for n in range(1, count + 1)]
    found = said_both_ways([view("S1", "Help desk"), *harms])
    assert len(found) == (count if paired else 0)

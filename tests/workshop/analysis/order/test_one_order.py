"""The one order of factors: votes, weight, significance, strength, departments; nothing else."""

from __future__ import annotations

from itertools import pairwise

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from workshop.analysis.order.one_order import Grounds, places_of, sentence_of
from workshop.analysis.order.voted import LAST
from workshop.analysis.synthesis.strength import Strength
from workshop.record.documents import Letter

STRENGTHS = tuple(
    Strength(word=word, why="", n=1, sources=1) for word in ("high", "moderate", "low", "very low")
)

grounds = st.builds(
    Grounds,
    letter=st.sampled_from((Letter.STRENGTH, Letter.THREAT)),
    voted=st.sampled_from((1, 2, 3, LAST)),
    weight=st.none() | st.sampled_from((0.0, 0.1, 0.1 + 1e-12, 0.2)),
    significance=st.none() | st.sampled_from((4.0, 9.0, 20.0)),
    strength=st.sampled_from(STRENGTHS),
    departments=st.integers(0, 3),
)
many = st.lists(grounds, min_size=1, max_size=9)


def named(listed: list[Grounds], names: list[str]) -> dict[str, Grounds]:
    """Factors by their ids."""
    return dict(zip(names, listed, strict=True))


@given(listed=many, draw=st.data())
def test_ids_and_the_order_in_which_they_came_change_no_place(
    listed: list[Grounds], draw: st.DataObject
) -> None:
    """Whatever factors are called and whenever they were recorded, each keeps its place."""
    plain = [str(at) for at in range(len(listed))]
    other = draw.draw(st.permutations(plain))
    first, second = places_of(named(listed, plain)), places_of(named(listed, other))
    for name, new in zip(plain, other, strict=True):
        assert first.place[name] == second.place[new]
        assert (name in first.tied) == (new in second.tied)


@given(listed=many)
def test_places_are_a_total_preorder_within_a_letter(listed: list[Grounds]) -> None:
    """Equal grounds share a place and are told as tied; better ones stand before; 1, 2, 2, 4."""
    keyed = named(listed, [str(at) for at in range(len(listed))])
    found = places_of(keyed)
    for letter in {one.letter for one in listed}:
        own = sorted(
            (key for key, one in keyed.items() if one.letter is letter), key=lambda k: keyed[k].key
        )
        assert found.place[own[0]] == 1
        for at, (one, other) in enumerate(pairwise(own), 2):
            alike = keyed[one].key == keyed[other].key
            assert found.place[other] == (found.place[one] if alike else at)
            assert not alike or {one, other} <= found.tied
        places = [found.place[key] for key in own]
        for key in own:
            assert (key in found.tied) == (places.count(found.place[key]) > 1)


@given(listed=many, better=st.integers(1, 3), draw=st.data())
def test_what_the_room_gives_one_never_lowers_it(
    listed: list[Grounds], better: int, draw: st.DataObject
) -> None:
    """A better place in the vote, a weight or a score for X leaves X where it was, or lifts it."""
    keyed = named(listed, [str(at) for at in range(len(listed))])
    name = draw.draw(st.sampled_from(sorted(keyed)))
    old = keyed[name]
    raised = draw.draw(
        st.sampled_from(
            (
                msgspec.structs.replace(old, voted=min(old.voted, better)),
                msgspec.structs.replace(old, weight=(old.weight or 0.0) + 0.1),
                msgspec.structs.replace(old, significance=(old.significance or 0.0) + 1),
            )
        )
    )
    assert places_of(keyed | {name: raised}).place[name] <= places_of(keyed).place[name]


def one(**given: object) -> Grounds:
    """A strength that one department states."""
    plain = {"letter": Letter.STRENGTH, "strength": STRENGTHS[3], "departments": 1}
    return Grounds(**(plain | given))  # type: ignore[arg-type]


def test_what_was_weighed_stands_before_what_was_not_whatever_supports_it() -> None:
    """Votes, then weight, then significance, then the word, then departments."""
    keyed = {
        "departments": one(strength=STRENGTHS[1], departments=3),
        "word": one(strength=STRENGTHS[0], departments=2),
        "significance": one(significance=2.0),
        "weight": one(weight=0.01),
        "vote": one(voted=7),
    }
    found = places_of(keyed).place
    assert sorted(keyed, key=lambda key: found[key]) == [
        "vote", "weight", "significance", "word", "departments",
    ]  # fmt: skip


def test_the_sentence_names_what_was_given_alone() -> None:
    """Without votes and weights none are named; of votes it says which."""
    assert sentence_of({"a": one()}).startswith(
        "In the order of strength of evidence, then independent departments; never by time."
    )
    told = sentence_of({"a": one(weight=0.2)}, "strengths by the vote of Priorities")
    begins = "In the order of the room’s votes (strengths by the vote of Priorities), then weight"
    assert told.startswith(begins)

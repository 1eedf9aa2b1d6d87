"""MoSCoW by effort: the shares of DSDM, won't on record, inclusive bounds, refusals."""

from __future__ import annotations

import math

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.methods import named
from workshop.methods.core.checks import BadInput, Undefined
from workshop.methods.priorities.moscow import CLASSES, Item, MoSCoW, moscow

items = st.lists(st.tuples(st.sampled_from(CLASSES), st.integers(0, 40)), min_size=1, max_size=8)


def test_sixty_percent_is_still_room_enough() -> None:
    """6 of 10 and 2 of 10: both bounds are inclusive; won't counts in no share."""
    found = moscow([Item("a", "must", 6), Item("b", "should", 2), Item("c", "could", 2),
                    Item("d", "won't", 90)])  # fmt: skip
    assert found.share == {"must": 0.6, "should": 0.2, "could": 0.2}
    assert (found.must_fits, found.could_suffices, found.set_aside) == (True, True, ("d",))
    assert found.warnings == ()
    over = moscow([Item("a", "must", 6.1), Item("b", "should", 2.9), Item("c", "could", 1)])
    assert (over.must_fits, over.could_suffices, len(over.warnings)) == (False, False, 2)


@given(items)
def test_no_effort_is_lost_and_order_and_units_do_not_count(rows: list[tuple[str, int]]) -> None:
    """Efforts by class add up to all; hours or days give the same shares, which sum to 1."""
    given_items = [Item(str(n), *row) for n, row in enumerate(rows)]
    found = moscow(given_items)
    assert math.fsum(found.effort.values()) == sum(effort for _, effort in rows)
    eightfold = [
        msgspec.structs.replace(item, effort=8 * item.effort) for item in given_items[::-1]
    ]
    assert moscow(eightfold).share == found.share
    shares = [share for share in found.share.values() if share is not None]
    assert not shares or math.fsum(shares) == pytest.approx(1, abs=1e-8)


def test_without_effort_there_are_no_shares() -> None:
    """Nothing but won't: not defined, and told so."""
    found = moscow([Item("a", "won't", 3)])
    assert isinstance(found.must_fits, Undefined)
    assert "a will not be done this time" in found.sentence


@pytest.mark.parametrize("word", ["M", "must", "Must have", "Must-have"])
def test_classes_are_read_as_people_write_them(word: str) -> None:
    """And Won't with its apostrophe."""
    data = {"items": [{"name": "a", "class": word, "effort": 1},
                      {"name": "b", "class": "Won’t", "effort": 2}]}  # fmt: skip
    found = named("moscow").run(data)
    assert isinstance(found, MoSCoW)
    assert found.effort == {"must": 1, "should": 0, "could": 0, "won't": 2}


def test_everything_wrong_is_told_at_once() -> None:
    """A class that is none, an effort below 0, a name twice."""
    with pytest.raises(BadInput) as refused:
        moscow([Item("a", "nice", 1), Item("a", "must", -1)])
    assert [problem.where for problem in refused.value.problems] == [
        "items row 2", "items row 1, class", "items row 2, effort",
    ]  # fmt: skip

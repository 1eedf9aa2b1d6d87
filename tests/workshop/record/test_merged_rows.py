"""Rows that were merged into others: one stands for each, whatever two laptops made of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders.needs import Wanted
from workshop.needs.standing import needs_of

LINKS = st.lists(st.one_of(st.none(), st.integers(0, 6)), min_size=7, max_size=7)
"""For each of seven needs, into which it was merged; none where it stands."""


def wanted(links: list[int | None]) -> Wanted:
    """A record in which rows lead to each other in any way, in circles too."""
    made = Wanted()
    codes = [made.need(f"Need {at}") for at in range(len(links))]
    for at, into in enumerate(links):
        if into is not None:
            made.edit(codes[at], merged_into=codes[into])
    return made


def test_a_row_stands_for_what_was_merged_into_it_directly_or_through_others() -> None:
    """The parts in their order; a split makes both what they were."""
    made = wanted([None, 0, 1, None, 0, None, None])
    merged = made.record.merged_rows
    ids = [made.id(f"N{number}") for number in range(1, 8)]
    assert [merged.whole_of(each) for each in ids] == [ids[0]] * 3 + [ids[3], ids[0], *ids[5:]]
    assert [row.code for row in merged.parts_of(ids[0])] == ["N2", "N5"]
    assert list(merged.family_of(ids[0])) == [ids[0], ids[1], ids[2], ids[4]]
    made.edit("N2", merged_into=())
    assert [merged.whole_of(each) for each in ids[:3]] == [ids[0], ids[1], ids[1]]
    made.record.remove(made.record.rows("needs")[4])
    assert merged.parts_of(ids[0]) == []


def test_what_was_merged_into_a_row_that_is_no_more_stands_by_itself() -> None:
    """As where one laptop removed what another one merged into; it is listed and read as before."""
    made = wanted([None, 0, 1])
    made.record.remove(made.record.rows("needs")[0])
    merged, ids = made.record.merged_rows, [made.id(f"N{number}") for number in (1, 2, 3)]
    assert [merged.whole_of(each) for each in ids[1:]] == [ids[1], ids[1]]
    assert merged.parts_of(ids[0]) == []
    assert [need.code for need in needs_of(made.record).standing] == ["N2"]


@pytest.mark.law
@given(links=LINKS)
def test_every_row_has_one_that_stands_for_it_as_needs_are_read(links: list[int | None]) -> None:
    """Whatever stands stands for itself, families part all rows, and a copy reads the same."""
    made = wanted(links)
    merged, copied = made.record.merged_rows, made.record.copy().merged_rows
    ids = [row.id for row in made.record.rows("needs")]
    wholes = {each: merged.whole_of(each) for each in ids}
    assert wholes == {each: copied.whole_of(each) for each in ids}
    assert all(wholes[whole] == whole for whole in wholes.values())
    families = {whole: set(merged.family_of(whole)) for whole in set(wholes.values())}
    assert all(wholes[each] == whole for whole, own in families.items() for each in own)
    assert sum(map(len, families.values())) == len(ids)
    needs = needs_of(made.record)
    assert {need.id for need in needs.standing} == set(wholes.values())
    for need in needs.standing:
        assert {row.id for row in need.merged} == families[need.id] - {need.id}

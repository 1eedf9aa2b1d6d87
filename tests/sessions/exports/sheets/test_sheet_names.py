"""Names of sheets are legal in every program, and no two are the same."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.exports.sheets.sheet import sheet_names
from sessions.exports.sheets.values import units
from workshop.text import clean

TITLES = st.lists(
    st.one_of(
        st.sampled_from(
            ["History", "'", "''x'", "a/b:c*d?e[f]g\\h", "", "📱" * 40, "Straße", "strasse"]
        ),
        st.text(max_size=60),
        st.just("External factors in the order of their significance"),
    ),
    max_size=12,
)


@pytest.mark.slow
@given(TITLES)
def test_every_sheet_has_a_name_of_its_own(titles: list[str]) -> None:
    """At most 31 units, none of the forbidden signs, no apostrophe at an end, not that of Excel."""
    names = sheet_names(map(clean, titles))
    assert len(names) == len(titles)
    assert len({name.casefold() for name in names}) == len({name.lower() for name in names})
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert 0 < units(name) <= 31
        assert not re.search(r"[\[\]:*?/\\\x00-\x1f]", name)
        assert name == name.strip("'")
        assert name.casefold() != "history"


def test_a_long_title_is_cut_at_a_word() -> None:
    """And the second of its name is counted."""
    long = "External factors in the order of their significance"
    assert sheet_names([long, long]) == [
        "External factors in the order",
        "External factors in the (2)",
    ]

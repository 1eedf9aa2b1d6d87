"""The order of names in lists, and texts as they are looked for.

Requirement: lists sort as people expect, accents, case and numbers in names included; there is one
order, the same on every screen.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.text import as_sorted, folded

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    "names",
    [
        ["Ärenden", "Öffentlichkeitsarbeit", "Zoning"],
        ["Éducation", "Energy", "Łódź", "Øst", "Ostrava", "Zagreb"],
        ["apple", "Banana", "cherry"],
        ["Room 9", "Room 10", "room 11", "Room 100"],
        ["Team 2", "Team 10b", "Team 10c"],
        ["", "1", "2", "10", "A"],
        ["Ana", "Äna", "Anb"],
    ],
)
def test_names_stand_as_people_look_for_them(names: list[str]) -> None:
    """Accents and case aside, and numbers as numbers."""
    assert sorted(set(names), key=as_sorted) == names


@given(st.lists(st.text()))
def test_there_is_one_order(names: list[str]) -> None:
    """However names come, they are sorted alike; two that differ never stand in either order."""
    turned = list(reversed(names))
    assert sorted(names, key=as_sorted) == sorted(turned, key=as_sorted)


@given(st.text(), st.text(), st.text())
def test_the_order_is_total(one: str, two: str, three: str) -> None:
    """Any two can be compared, equal only where they are the same, and order is passed on."""
    a, b, c = sorted((one, two, three), key=as_sorted)
    assert as_sorted(a) <= as_sorted(b) <= as_sorted(c)
    assert as_sorted(a) <= as_sorted(c)
    assert (as_sorted(one) == as_sorted(two)) == (one == two)


@pytest.mark.parametrize(
    ("said", "typed"),
    [("Le résumé est prêt", "resume"), ("Über allem", "uber"), ("STRASSE", "straße"),
     ("Łódź", "lodz"), ("naïve", "NAIVE")],
)  # fmt: skip
def test_accents_and_case_make_no_difference_to_a_search(said: str, typed: str) -> None:
    """In what was said and in what is typed."""
    assert folded(typed) in folded(said)


def test_no_list_of_names_has_an_order_of_its_own() -> None:
    """Nothing that people see is sorted by name in another way."""
    own = re.compile(r"key=(str\.casefold|lambda \w+: \w+\.(name|title|short)\b)")
    sources = [*(ROOT / "screens").rglob("*.py"), *(ROOT / "workshop").rglob("*.py")]
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in sources
        for line in path.read_text("utf-8").split("\n")
        if "sort" in line and own.search(line)
    ]
    assert not found

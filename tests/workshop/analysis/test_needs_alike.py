"""Needs of several departments that may be one are proposed, with the words that both have."""

from __future__ import annotations

from time import process_time

import pytest

from tests.builders.record import Building
from workshop.analysis.needs_alike import NeedsAlike, needs_alike
from workshop.needs.standing import needs_of
from workshop.running.row_commands import PutRows, RowText


def room(*needs: tuple[str, str] | tuple[str, str, str]) -> Building:
    """An engagement with needs: department, request and, where there is one, the problem."""
    built = Building()
    fields = ("department", "want", "problem")
    rows = (RowText(values=dict(zip(fields, need, strict=False))) for need in needs)
    built.do(PutRows(register="needs", rows=tuple(rows)))
    return built


def change(built: Building, code: str, **cells: str) -> None:
    """Put cells of a need."""
    row = next(row for row in built.record.rows("needs") if row.code == code)
    built.do(PutRows(register="needs", rows=(RowText(values={**cells}, row_id=row.id),)))


def pairs(built: Building) -> list[tuple[str, str, tuple[str, ...]]]:
    """The pairs by their codes, with the words that both have."""
    codes = {row.id: row.code for row in built.record.rows("needs")}
    found: tuple[NeedsAlike, ...] = needs_alike(needs_of(built.record))
    assert all(0.3 <= each.score <= 1 for each in found)
    assert sorted(found, key=lambda each: -each.score) == list(found)
    return [(codes[each.first], codes[each.second], each.words) for each in found]


PORTAL = (
    ("Sales", "A customer portal"),
    ("Service", "Portal for customers"),
    ("Finance", "Faster month-end close"),
    ("Sales", "A customer portal on the phone"),
)


def test_needs_of_several_departments_are_proposed() -> None:
    """The most alike first; two of one department are its own affair."""
    assert pairs(room(*PORTAL)) == [
        ("N1", "N2", ("customer", "portal")),
        ("N2", "N4", ("customers", "portal")),
    ]


def test_the_problem_counts_too() -> None:
    """Two requests in other words for one problem are found by that."""
    built = room(
        ("Sales", "CRM", "Addresses are kept in four lists and differ"),
        ("Service", "One database", "Addresses differ between four lists"),
    )
    assert pairs(built) == [("N1", "N2", ("addresses", "four", "lists"))]


@pytest.mark.parametrize("column", ["merged_into", "excludes", "competes", "helps"])
def test_what_is_tied_or_one_already_is_not_proposed(column: str) -> None:
    """Whoever tied two needs looked at both."""
    built = room(*PORTAL[:2])
    change(built, "N2", **{column: "N1"})
    assert pairs(built) == []


def test_the_one_that_more_ask_for_comes_first() -> None:
    """The other is merged into it; what was merged counts with all its words."""
    built = room(*PORTAL[:3], ("Legal", "Customers see the portal"), ("Stores", "A portal"))
    change(built, "N5", merged_into="N4")
    assert ("N4", "N1") in [pair[:2] for pair in pairs(built)]
    change(built, "N1", department="")
    assert ("N4", "N1") in [pair[:2] for pair in pairs(built)]


@pytest.mark.slow
def test_a_thousand_needs_are_compared_while_somebody_waits() -> None:
    """All of them worded after a few patterns, the worst case; nothing is proposed too often."""
    words = ("portal", "scanner", "ledger", "archive", "phone", "map", "list", "forecast")
    built = room(
        *(
            (f"Unit {n % 7}", f"A {words[n % 8]} for the {words[n // 8 % 8]} of team {n}")
            for n in range(1000)
        )
    )
    needs = needs_of(built.record)
    begun = process_time()
    found = needs_alike(needs)
    took = process_time() - begun
    assert 500 < len(found) <= 3000
    assert took < 4, f"{took:.2f} s"

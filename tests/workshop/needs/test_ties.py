"""How needs are tied, and what departments share."""

from __future__ import annotations

import msgspec

from tests.builders.needs import Wanted, room
from workshop.needs.collaboration import collaboration_of
from workshop.needs.ties import ties_of


def _pairs(built: Wanted) -> list[tuple[str, str, str, str]]:
    return [
        (*built.named((tie.first, tie.second)), tie.kind, tie.reason)  # type: ignore[misc]
        for tie in ties_of(built.needs)
    ]


def test_a_pair_is_tied_once_by_each_kind_whoever_says_so() -> None:
    """The first that says why is believed; pairs stand in the order of the needs."""
    built = Wanted()
    for _ in range(3):
        built.need()
    built.edit("N1", excludes=["N3"], helps=["N3"])
    built.edit("N2", competes=["N3"])
    built.edit("N3", excludes=["N1"], tie_reason="One plant, two systems.")
    assert _pairs(built) == [
        ("N1", "N3", "excludes", "One plant, two systems."),
        ("N1", "N3", "helps", ""),
        ("N2", "N3", "competes", ""),
    ]
    assert ties_of(built.needs)[0].said_by == built.id("N3")


def test_ties_of_what_was_merged_are_those_of_the_whole() -> None:
    """What is tied to what it was merged with is tied to nothing."""
    built = Wanted()
    for _ in range(4):
        built.need()
    built.edit("N2", merged_into="N1", excludes=["N4"], competes=["N1"], tie_reason="Same room.")
    built.edit("N4", merged_into="N3")
    assert _pairs(built) == [("N1", "N3", "excludes", "Same room.")]


def test_departments_share_what_both_want_and_what_helps_the_other() -> None:
    """Every pair is there, in the order of names; one that shares nothing is told so."""
    built = Wanted()
    built.need(department="Sales")
    built.need(department="HR", merged_into="N1")
    built.need(department="Finance", helps=["N1"])
    built.need(department="HR")
    pairs = collaboration_of(built.needs)
    assert [tuple(built.named((pair.first, pair.second))) for pair in pairs] == [
        ("Finance", "HR"),
        ("Finance", "Sales"),
        ("HR", "Sales"),
    ]
    shared = [(built.named(pair.needs), built.named(pair.ties)) for pair in pairs]
    assert shared == [([], ["N3"]), ([], ["N3"]), (["N1"], [])]
    assert not any(pair.is_isolated for pair in pairs)


def test_a_department_shares_what_its_people_scored_above_the_middle() -> None:
    """Who asked for nothing else in common may still want the same."""
    built = Wanted("HR", "Sales")
    built.need(department="Sales")
    built.need(department="HR", excludes=["N1"], competes=["N1"])  # neither is working together
    assert [pair.is_isolated for pair in collaboration_of(built.needs)] == [True]
    needs = built.needs
    wanted = msgspec.structs.replace(
        needs.standing[0], priority=room(4, **{built.departments["HR"]: 3.5})
    )
    scored = msgspec.structs.replace(needs, standing=(wanted, needs.standing[1]))
    (pair,) = collaboration_of(scored)
    assert built.named(pair.needs) == ["N1"]

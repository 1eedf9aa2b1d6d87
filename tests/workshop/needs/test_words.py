"""Sentences about needs that documents and screens share."""

from __future__ import annotations

import pytest

from tests.builders.needs import Wanted
from workshop.needs.hangs import Turn
from workshop.needs.selecting import Selection, Selections, Way
from workshop.needs.words import needs_told, price_of_fairness, turn_told, unsigned_told


def _selection(way: Way, value: float, **share: float) -> Selection:
    return Selection(
        way=way,
        chosen=(f"{way}-{value}",) if value != 0 else (),
        not_done=(),
        next_in=(),
        used={},
        value=value,
        asked=200.0,
        share=share,
    )


_LOST = (
    "By equal shares, what is chosen is worth {equal} instead of 100: fairness between departments "
    "costs {lost} of the value. The department with the least gets 40% of what it asked for, "
    "instead of 10%."
)
_SAME = (
    "By equal shares, what is chosen is worth 100, by most value 100: fairness between departments "
    "costs nothing. The department with the least gets 40% of what it asked for by equal shares, "
    "and 10% by most value."
)


@pytest.mark.parametrize(
    ("equal", "said"),
    [
        (80.0, _LOST.format(equal=80, lost="20%")),
        (0.0, _LOST.format(equal=0, lost="100%")),
        (99.7, _LOST.format(equal=99.7, lost="0.3%")),
        (0.3, _LOST.format(equal=0.3, lost="99.7%")),
        (100.0, _SAME),
    ],
)
def test_the_price_of_fairness_is_one_sentence(equal: float, said: str) -> None:
    """What both ways are worth, what is lost, and the least share of a department in each."""
    found = Selections(
        value=_selection("value", 100.0, hr=0.1, sales=0.9),
        equal_shares=_selection("equal_shares", equal, hr=0.4, sales=0.5),
    )
    assert price_of_fairness(found) == said


def test_where_both_ways_choose_the_same_fairness_costs_nothing() -> None:
    """Each department has the same share by either."""
    one = _selection("value", 7.0, hr=0.5)
    same = Selections(value=one, equal_shares=one)
    assert price_of_fairness(same).startswith("Both ways choose the same needs, worth 7:")


def test_where_nothing_is_chosen_no_price_of_fairness_is_claimed() -> None:
    """As before anything is scored: nobody can say that fairness costs nothing."""
    nothing = Selections(
        value=_selection("value", 0.0), equal_shares=_selection("equal_shares", 0.0)
    )
    assert "cannot be told yet" in price_of_fairness(nothing)
    assert "costs nothing" not in price_of_fairness(nothing)


def test_what_turns_names_no_need_and_no_department_that_is_not_told() -> None:
    """Hidden ones are a number; a hidden department is one of them."""
    turn = Turn(without="department", name="hr", comes_in=("a", "b"), goes_out=("c",))
    codes = {"a": "N1", "c": "N3"}
    said = turn_told(turn, "", lambda each: codes.get(each, ""))
    assert said == (
        "Without one of the departments, these would come in: N1 and 1 need that is not told here; "
        "and these would go out: N3."
    )
    weight = Turn(without="weight", name="legal", comes_in=(), goes_out=())
    told = turn_told(weight, "legal", str)
    assert told == "Without the weight of legal, the same would be chosen."


def test_a_sentence_names_six_needs_and_counts_the_rest() -> None:
    """The whole list stands in its table."""
    ids = [f"N{number}" for number in range(1, 10)]
    assert needs_told(ids, str) == "N1, N2, N3, N4, N5, N6 and 3 more needs"


def test_who_has_not_signed_is_told_until_everybody_has() -> None:
    """A change after a signature is told as one; who may not be named is counted."""
    built = Wanted("HR", "Sales")
    names = {own: name for name, own in built.departments.items() if name != "HR"}

    def said() -> str:
        return unsigned_told(built.framework, lambda each: names.get(each, ""))

    assert said() == "Nobody has signed limits, criteria and rule yet."
    built.need(department="HR")
    built.need(department="Sales")
    assert said() == (
        "Limits, criteria and rule are not signed yet by Sales and "
        "1 department that is not named here."
    )
    head = built.person("Head of HR", department=built.departments["HR"])
    typed = built.put("signatures", person=head, stance="agrees").code
    assert said().startswith("Signatures that were typed into the table do not say")
    built.edit(typed, version=built.framework.version)
    assert said() == "Limits, criteria and rule are not signed yet by Sales."
    for name in ("HR", "Sales"):
        head = built.person(f"Head of {name}", department=built.departments[name])
        version = built.framework.version
        built.put("signatures", person=head, stance="agrees", version=version)
    assert said() == ""
    built.put("limits", limit="cost", amount=1.0)
    assert said().startswith("Limits, criteria or rule changed since some signed;")

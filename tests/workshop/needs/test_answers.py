"""What departments are answered: every request once, with its reason."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders.needs import Wanted
from workshop.needs.answered import WAY_RULES
from workshop.needs.answers import Answer, answers_of
from workshop.needs.selecting import NotDone, Reason, Selection, Selections
from workshop.needs.words import why_not_done


def _chosen(built: Wanted, *codes: str, not_done: tuple[NotDone, ...] = ()) -> Selections:
    chosen = Selection(
        way="value",
        chosen=tuple(built.id(code) for code in codes),
        not_done=not_done,
        next_in=(),
        used={"cost": 0, "staff_days": 0.0},
        value=0.0,
        asked=0.0,
        share={},
    )
    return Selections(value=chosen, equal_shares=chosen)


def _told(answers: tuple[Answer, ...]) -> list[tuple[str, str, str, bool]]:
    return [(one.row.code, one.stands_in.code, one.answer, one.is_decided) for one in answers]


@given(
    st.lists(st.tuples(st.integers(0, 2), st.none() | st.integers(0, 7)), min_size=1, max_size=8),
    st.sets(st.integers(0, 7)),
)
def test_every_request_is_answered_exactly_once(
    rows: list[tuple[int, int | None]], chosen: set[int]
) -> None:
    """Whatever is merged or chosen: together departments get all requests, each its own."""
    built = Wanted()
    names = list(built.departments)
    codes = [built.need(department=names[at]) for at, _ in rows]
    for code, (_, into) in zip(codes, rows, strict=True):
        if into is not None and into < len(codes):
            built.edit(code, merged_into=codes[into])
    selections = _chosen(built, *(codes[at] for at in chosen if at < len(codes)))
    needs = built.needs
    everything = answers_of(built.record, needs, selections)
    assert [one.row.code for one in everything] == codes
    by_department = [
        one.row.code
        for name in names
        for one in answers_of(built.record, needs, selections, built.departments[name])
    ]
    assert sorted(by_department) == sorted(codes)
    wholes = {need.id: need for need in needs.standing}
    for one in everything:
        planned = one.stands_in.id in selections.value.chosen
        assert (one.answer == "planned") is planned
        assert one.row in wholes[one.stands_in.id].rows


def test_an_answer_that_somebody_gave_comes_before_what_follows_from_a_selection() -> None:
    """Its own, else that of the nearest need it was merged into, as one piece; else a draft."""
    built = Wanted()
    boss = built.person("Ida Kaya")
    built.need(answer="later", answer_why="After the move.", answer_day=date(2027, 6, 1))
    built.need(merged_into="N1", answer="not", answer_why="The law forbids it.", decided_by=boss)
    built.need(merged_into="N2")
    built.need(merged_into="N2", answer="done")
    built.need()
    found = answers_of(built.record, built.needs, _chosen(built, "N1", "N5"))
    assert _told(found) == [
        ("N1", "N1", "later", True),
        ("N2", "N1", "not", True),
        ("N3", "N1", "not", True),
        ("N4", "N1", "done", True),
        ("N5", "N5", "planned", False),
    ]
    third = found[2]
    assert (third.why, third.day, third.decided_by) == ("The law forbids it.", None, boss)
    assert third.answered_in
    assert third.answered_in.code == "N2"
    assert (found[3].why, found[3].decided_by) == ("", None)
    assert found[4].why == "It is chosen for most value within the limits."


def test_what_was_selected_before_a_merge_is_not_answered_any_more() -> None:
    """A request that came later by itself is planned with the need that it was merged into."""
    built = Wanted()
    rule = WAY_RULES["value"]
    decision = built.put("decisions", decision="Needs are chosen", rule=rule).code
    later = {"answer": "later", "answer_why": "Too little money.", "decided_in": decision}
    built.need(answer="planned", decided_in=decision)
    built.need(**later, merged_into="N1")
    built.need(answer="later", answer_why="We wait for the law.", merged_into="N1")
    built.need(**later)
    found = answers_of(built.record, built.needs, None)
    assert [one.answer for one in found] == ["planned", "planned", "later", "later"]
    assert all(one.is_decided for one in found)


def test_without_limits_every_draft_says_why_nothing_is_chosen() -> None:
    """A department is told that it comes later, and what is missing."""
    built = Wanted()
    built.need()
    (one,) = answers_of(built.record, built.needs, None)
    assert (one.answer, one.is_decided) == ("later", False)
    assert one.why == "No limits are set yet, so nothing is chosen."


_NO_MONEY = "Too little money is left for it: it would take 12,500.50 more."
_NO_DAYS = "Too few staff days are left for it: it would take 2.5 more."
_NEITHER = "Too little is left for it: it would take 1 more money and 3 more staff days."
_OTHERS = "N2 and 1 need that is not told here"
_UNSAID = "Nobody has said yet"
_WORTH = "what is chosen is worth as much or more."


@pytest.mark.parametrize(
    ("reason", "cells", "lacks", "said"),
    [
        ("money", {}, {"cost": 1_250_050}, _NO_MONEY),
        ("staff", {}, {"staff_days": 2.5}, _NO_DAYS),
        ("money", {}, {"cost": 100, "staff_days": 3}, _NEITHER),
        ("staff", {}, {}, "Too few staff days are left for it."),
        ("excluded", {}, {}, f"It cannot be done together with what is chosen: {_OTHERS}."),
        ("unknown value", {}, {}, f"{_UNSAID} what it is worth: score it, or enter its value."),
        ("unknown cost", {"cost": 5}, {}, f"{_UNSAID} how many staff days it takes: ask for that."),
        ("unknown cost", {"staff_days": 5.0}, {}, f"{_UNSAID} what it costs: ask for that."),
        (
            "unknown cost",
            {},
            {},
            f"{_UNSAID} what it costs and how many staff days it takes: ask for both.",
        ),
        (
            "less value",
            {},
            {},
            f"It would fit only in the place of {_OTHERS}; {_WORTH}",
        ),
        (
            "share",
            {},
            {},
            "The departments that want it have too little left of their equal shares.",
        ),
    ],
)
def test_what_is_not_done_says_why_and_names_only_what_is_told(
    reason: Reason, cells: dict[str, Any], lacks: dict[str, float], said: str
) -> None:
    """A need that an edition hides is a number, never its code."""
    built = Wanted()
    built.need(**cells)
    built.need()
    built.need()
    one = NotDone(
        need_id=built.id("N1"), reason=reason, by=(built.id("N2"), built.id("N3")), lacks=lacks
    )
    selections = _chosen(built, "N2", "N3", not_done=(one,))
    shown = {built.id("N2"): "N2"}
    found = answers_of(built.record, built.needs, selections, told=lambda each: shown.get(each, ""))
    need = built.standing()["N1"]
    assert why_not_done(need, one, ("cost", "staff_days"), lambda each: shown.get(each, "")) == said
    # The department that asked is not told what those who choose have to ask.
    answered = f"{said.partition(': ')[0]}." if said.startswith(_UNSAID) else said
    assert found[0].why == answered

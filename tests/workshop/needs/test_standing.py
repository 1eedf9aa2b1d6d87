"""Which needs stand, who asked for them, and what they are worth."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders.needs import Wanted, room
from workshop.needs import standing
from workshop.needs.judged import Judged
from workshop.needs.standing import Need
from workshop.record.record import Record


def _scored(monkeypatch: pytest.MonkeyPatch, scores: Mapping[str, Mapping[str, Judged]]) -> None:
    """Have rooms have scored rows, by their ids."""
    monkeypatch.setattr(standing, "scores_of_rows", lambda _record, _register: scores)


def _tops(up: list[int | None]) -> list[int]:
    """What stands for each row, found the long way: whatever lies on a circle is merged nowhere."""

    def on_circle(at: int) -> bool:
        above = up[at]
        for _ in up:
            if above is None or above == at:
                break
            above = up[above]
        return above == at

    found = []
    for row in range(len(up)):
        at = row
        while not on_circle(at) and (above := up[at]) is not None:
            at = above
        found.append(at)
    return found


@st.composite
def _merges(draw: st.DrawFn) -> list[int | None]:
    """Up to nine rows, each merged into any of them or none, in circles too."""
    number = draw(st.integers(1, 9))
    return draw(st.lists(st.none() | st.integers(0, number - 1), min_size=number, max_size=number))


@given(_merges())
def test_every_request_stands_in_just_one_need(up: list[int | None]) -> None:
    """However they are merged, circles and all: a request is lost nowhere, and nowhere twice."""
    room_ = Wanted()
    codes = [room_.need() for _ in up]
    for code, above in zip(codes, up, strict=True):
        if above is not None:
            room_.edit(code, merged_into=codes[above])
    needs = room_.needs
    held = [row.code for need in needs.standing for row in need.rows]
    assert sorted(held) == sorted(codes)
    wholes = [needs.whole_of(room_.id(code)) for code in codes]
    assert [whole and whole.code for whole in wholes] == [codes[at] for at in _tops(up)]


def test_a_chain_of_merges_ends_in_the_need_that_stands() -> None:
    """Who asked for any of them asked for it, each department once, the own one first."""
    built = Wanted()
    built.need("One log-in", "Sales")
    built.need("Single sign-on", "HR", merged_into="N1")
    built.need("SSO", "Finance", merged_into="N2")
    built.need("SSO for the plant", "Sales", merged_into="N2")
    (need,) = built.needs.standing
    assert [row.code for row in need.merged] == ["N2", "N3", "N4"]
    assert built.named(need.asked_by) == ["Sales", "HR", "Finance"]
    assert built.named(built.needs.departments) == ["Finance", "HR", "Sales"]


def test_what_leads_into_a_circle_stands_under_the_need_it_names() -> None:
    """Two that are merged into each other both stand, and keep what else was merged into them."""
    built = Wanted()
    for _ in range(3):
        built.need()
    built.edit("N1", merged_into="N2")
    built.edit("N2", merged_into="N1")
    built.edit("N3", merged_into="N2")
    merged = {code: [row.code for row in need.merged] for code, need in built.standing().items()}
    assert merged == {"N1": [], "N2": ["N3"]}


def test_a_merge_into_what_is_not_there_merges_nothing() -> None:
    """A row that another laptop took out leaves no request without a need."""
    built = Wanted()
    built.need()
    gone = built.need()
    built.edit("N1", merged_into=gone)
    built.record.remove(built.record.rows("needs")[1])
    assert list(built.standing()) == ["N1"]


def test_the_room_counts_before_what_was_entered_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of what was entered by hand the need's own counts, else the median of what was merged."""
    built = Wanted()
    built.need(priority=2.0, need=1.0)
    built.need(merged_into="N1", priority=5.0)
    built.need()
    built.need(merged_into="N3", priority=2.0)
    built.need(merged_into="N3", priority=5.0)
    _scored(monkeypatch, {built.id("N1"): {"need": room(4.5)}})
    found = built.standing()
    assert found["N1"].priority == Judged(value=2.0, by="hand", n=1)
    assert found["N1"].need == room(4.5)
    assert found["N3"].priority == Judged(value=3.5, by="hand", n=2)
    assert found["N3"].need is None


def test_values_are_one_kind_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Entered ones where there is any, else criteria as rooms scored them, else priority x need."""
    built = Wanted()
    built.put("framework", term="Budget", term_kind="criterion", weight=75.0)
    built.put("framework", term="legal", term_kind="criterion", weight=25.0)
    built.need(priority=4.0, need=3.5)
    built.need(priority=5.0)
    built.need(priority=1.0, need=1.0)

    def values() -> tuple[str, list[float | None]]:
        return built.needs.valued, [need.value for need in built.needs.standing]

    assert values() == ("priority and need", [14.0, None, 1.0])
    scores = {
        built.id("N1"): {"budget": room(4), "legal": room(2)},
        built.id("N3"): {"legal": room(5)},
    }
    _scored(monkeypatch, scores)
    assert values() == ("criteria", [3.5, None, 5.0])
    built.edit("N2", value=0.0)
    assert values() == ("hand", [None, 0.0, None])


def test_a_record_without_scores_has_no_values() -> None:
    """Nothing is made up: without any number nothing is worth anything."""
    built = Wanted()
    built.need(priority=3.0)
    assert built.needs.valued == ""
    assert built.needs.standing[0].value is None
    assert Wanted().needs.standing == ()


def test_supporters_asked_for_it_or_scored_it_above_the_middle() -> None:
    """The middle itself is not above it; one scale is enough where only that was scored."""
    built = Wanted()
    built.need(department="Sales")
    row = built.record.rows("needs")[0]
    need = Need(
        row=row,
        asked_by=("sales",),
        priority=room(3, sales=1, finance=4, hr=3, legal=3.5),
        need=room(3, sales=1, finance=2, hr=3.5),
    )
    assert need.supporters == ("sales", "hr", "legal")


@given(st.permutations(range(6)))
def test_the_order_in_which_documents_arrive_makes_no_difference(order: list[int]) -> None:
    """Two laptops that got the same rows in another order read the same needs."""
    built = Wanted()
    for number in range(6):
        built.need(
            department=("Sales", "HR", "Finance")[number % 3], priority=float(number % 5 + 1)
        )
    built.edit("N2", merged_into="N4")
    built.edit("N6", merged_into="N2")
    rows = built.record.rows("needs")
    others = [each for each in built.record.documents() if each not in rows]
    again = Record([*others, *(rows[at] for at in order)])
    assert standing.needs_of(again) == built.needs

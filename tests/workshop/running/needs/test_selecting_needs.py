"""Needs are chosen within the limits: what is planned, what comes later and why, who decided.

Requirement (B5, B7, B10): nothing is chosen before limits; what is not clear is chosen with a
reason alone, all of it listed; what somebody answered in their own right stays; one change, one
undo.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders.wanting import Wanting
from workshop.errors import Refused
from workshop.needs.selecting import selection_of
from workshop.needs.standing import needs_of
from workshop.record.rows import Row
from workshop.running.commands import CloseSession
from workshop.running.needs.commands import SelectNeeds, Waiver


@pytest.fixture
def made(tmp_path: Path) -> Wanting:
    """Finance asks for two things and Trade for two, of which half can be paid for."""
    wanting = Wanting(tmp_path / "acme")
    wanting.need("a ledger", "Finance", value=50, cost=500)
    wanting.need("a robot", "Finance", value=10, cost=900)
    wanting.need("one sign-on", "Trade", value=40, cost=400)
    wanting.need("a portal", "Trade", value=39, cost=600)
    return wanting


def answers(made: Wanting) -> dict[str, str]:
    """What each need is answered, by its code."""
    return {row.code: row.cell("answer") for row in made.rows("needs")}


def row_of(made: Wanting, code: str) -> Row:
    """The need of a code."""
    return next(row for row in made.rows("needs") if row.code == code)


def select(made: Wanting, **given: Any) -> str:
    """Choose; gives the sentence."""
    return made.do(SelectNeeds(**{"way": "value", **given})).sentence


def test_nothing_is_chosen_before_limits_and_values(made: Wanting, tmp_path: Path) -> None:
    """The refusal says what to do."""
    with pytest.raises(Refused, match="chosen within limits, and there are none yet: set them"):
        select(made)
    bare = Wanting(tmp_path / "bare")
    bare.limits(cost=1)
    with pytest.raises(Refused, match="There are no needs to choose from yet"):
        select(bare)
    bare.need("a ledger")
    with pytest.raises(Refused, match="No need has a value yet"):
        select(bare)


def test_what_is_chosen_is_planned_and_the_rest_later(made: Wanting) -> None:
    """With the reason, the day and who decided, in one change with its decision."""
    made.limits(cost=1000)
    told = select(made, decided_by=made.acme.dana.id, day=date(2027, 3, 31))
    assert told == "Chose 2 of 4 needs for most value (DC1)"
    assert answers(made) == {"N1": "planned", "N2": "later", "N3": "planned", "N4": "later"}
    first, second = row_of(made, "N1"), row_of(made, "N2")
    assert first.cell("answer_why") == "It is chosen for most value within the limits."
    assert (first.cell("answer_day"), second.cell("answer_day")) == (date(2027, 3, 31), None)
    assert first.cell("decided_by") == second.cell("decided_by") == made.acme.dana.id
    assert "more" in second.cell("answer_why")
    (decision,) = made.rows("decisions")
    assert decision.cell("decision") == "2 of 4 needs planned, chosen for most value"
    assert decision.cell("rule") == "most value within the limits"
    assert decision.cell("rests_on")[0].text == "limits cost 1,000, not signed"
    assert {target.id for row in made.rows("needs") for target in row.cell("decided_in")} == {
        decision.id
    }
    made.store.undo()
    assert not made.rows("decisions")
    assert set(answers(made).values()) == {""}


def test_equal_shares_choose_for_each_department(made: Wanting) -> None:
    """The other way is another decision, and takes the place of what the first one gave."""
    made.limits(cost=1000)
    select(made)
    told = select(made, way="equal_shares")
    assert told == "Chose 2 of 4 needs in equal shares of the departments (DC2)"
    assert made.rows("decisions")[1].cell("rule") == (
        "equal shares of the departments within the limits"
    )
    assert all(
        row.cell("decided_in")[0].id == made.rows("decisions")[1].id for row in made.rows("needs")
    )


def test_what_somebody_answered_stays(made: Wanting) -> None:
    """Before a selection, or worded anew after it; whatever else there is, is answered anew."""
    made.limits(cost=1000)
    made.edit(row_of(made, "N4"), answer="not", answer_why="The portal is bought elsewhere")
    assert select(made) == "Chose 2 of 4 needs for most value (DC1); 1 answer given before stays"
    assert row_of(made, "N4").cell("answer_why") == "The portal is bought elsewhere"
    made.edit(row_of(made, "N2"), answer_why="Robots come with the new hall")
    assert row_of(made, "N2").cell("decided_in") == ()
    made.edit(row_of(made, "N1"), cost="5,000")
    assert row_of(made, "N1").cell("decided_in") != ()
    told = select(made)
    assert told == "Chose 2 of 4 needs for most value (DC2); 2 answers given before stay"
    assert row_of(made, "N2").cell("answer_why") == "Robots come with the new hall"
    assert answers(made) == {"N1": "later", "N2": "later", "N3": "planned", "N4": "not"}


def test_what_is_not_clear_is_chosen_with_a_reason_alone(made: Wanting) -> None:
    """All of it is listed; what is not chosen needs no waiver; each reason stands at its need."""
    made.limits(cost=1000)
    made.edit(row_of(made, "N1"), problem="")
    made.edit(made.rows("solutions")[4], open_questions="Which phones?\nWho pays?")
    made.edit(row_of(made, "N2"), problem="")
    with pytest.raises(Refused) as refused:
        select(made)
    assert str(refused.value).startswith(
        "2 needs would be chosen and are not clear: N1: no problem behind the wish; "
        "N3: 2 open questions. Clear them up"
    )
    ids = [row.id for row in made.rows("needs")]
    one = Waiver(need_id=ids[0], reason="The law asks for it")
    with pytest.raises(Refused, match="1 need would be chosen and is not clear: N3: 2 open"):
        select(made, waived=(one,))
    spare = Waiver(need_id=ids[3], reason="Never needed")
    both = (one, Waiver(need_id=ids[2], reason="A trial first"), spare)
    assert select(made, waived=both) == "Chose 2 of 4 needs for most value (DC1), 2 of them waived"
    assert row_of(made, "N3").cell("answer_why") == (
        "It is chosen for most value within the limits, although not all is clear: A trial first."
    )
    assert made.rows("decisions")[0].cell("conditions") == (
        "2 needs planned although not all is clear; the reason stands at each."
    )


def test_all_that_is_wrong_with_waivers_is_told(made: Wanting) -> None:
    """Each by the code of its need."""
    made.limits(cost=1000)
    first = made.rows("needs")[0].id
    waived = (
        Waiver(need_id=first, reason=" "),
        Waiver(need_id="gone", reason="x"),
        Waiver(need_id=made.rows("needs")[1].id, reason="x"),
        Waiver(need_id=made.rows("needs")[1].id, reason="y"),
    )
    with pytest.raises(Refused) as refused:
        select(made, waived=waived)
    assert str(refused.value) == (
        "The waiver of N1 has no reason; there is no need gone; N2 is waived twice."
    )


def test_what_was_merged_is_answered_by_the_whole(made: Wanting) -> None:
    """Its own cells stay empty, and a waiver of it is one of the whole."""
    made.limits(cost=1000)
    made.edit(row_of(made, "N4"), merged_into="N3")
    made.edit(row_of(made, "N3"), problem="")
    made.edit(row_of(made, "N4"), problem="")
    waived = (Waiver(need_id=row_of(made, "N4").id, reason="Known since years"),)
    assert select(made, waived=waived).startswith("Chose 2 of 3 needs for most value (DC1)")
    assert answers(made) == {"N1": "planned", "N2": "later", "N3": "planned", "N4": ""}


def test_it_may_be_decided_in_a_session(made: Wanting) -> None:
    """The decision stands at the step that the session is at; its undo takes all of it back."""
    made.limits(cost=1000)
    here = made.acme.session_id
    change = made.do(SelectNeeds(way="value", session_id=here))
    assert change.session_id == here
    (decision,) = made.rows("decisions")
    assert (decision.session_id, decision.step_id) == (here, "opening")
    made.store.undo(here)
    assert not made.rows("decisions")
    made.do(CloseSession(session_id=here))
    with pytest.raises(Refused, match="is closed; reopen it to decide in it"):
        made.do(SelectNeeds(way="value", session_id=here))


def test_a_reason_names_no_other_need(made: Wanting) -> None:
    """The reason is told to a department whoever else asks for what."""
    made.limits(cost=1000)
    made.edit(row_of(made, "N4"), excludes="N3")
    select(made)
    told = " ".join(row.cell("answer_why") for row in made.rows("needs"))
    assert "It cannot be done together with something that is chosen." in told
    assert not any(code in told for code in ("N1", "N2", "N3", "N4"))


@pytest.mark.law
@given(
    needs=st.lists(
        st.tuples(
            st.integers(0, 3),
            st.none() | st.integers(0, 9),
            st.none() | st.integers(0, 900),
            st.sampled_from(("", "", "", "done", "not", "planned")),
            st.booleans(),
        ),
        min_size=1,
        max_size=9,
    ),
    limit=st.integers(0, 2000),
    way=st.sampled_from(("value", "equal_shares")),
)
def test_every_need_is_answered_once(
    tmp_path_factory: pytest.TempPathFactory, needs: list[Any], limit: int, way: str
) -> None:
    """Planned where it is chosen, else later, but for what was answered; undo brings all back."""
    made = Wanting(tmp_path_factory.mktemp("select") / "acme")
    rows = [
        {"want": f"thing {at}", "department": f"D{of}", "value": value, "cost": cost}
        | ({"answer": answer, "answer_why": "Said before"} if answer else {})
        | ({"merged_into": "N1"} if merged and at else {})
        for at, (of, value, cost, answer, merged) in enumerate(needs)
    ]
    for cells in rows:
        made.put("needs", cells)
    made.limits(cost=limit)
    before = {row.id: row for row in made.rows("needs")}
    found = needs_of(made.store.record)
    selection = selection_of(found, made.framework, way)  # type: ignore[arg-type]
    assert selection is not None
    waived = tuple(Waiver(need_id=need.id, reason="As a trial") for need in found.standing)
    if not found.valued:
        with pytest.raises(Refused, match="No need has a value yet"):
            select(made, way=way, waived=waived)
        return
    select(made, way=way, waived=waived)
    standing = {need.id for need in found.standing}
    for row in made.rows("needs"):
        if row.id not in standing or before[row.id].cell("answer"):
            assert row == before[row.id]
            continue
        assert row.cell("answer") == ("planned" if row.id in selection.chosen else "later")
        assert row.cell("answer_why")
    made.store.undo()
    assert {row.id: row for row in made.rows("needs")} == before

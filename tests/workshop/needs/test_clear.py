"""Whether it is clear how a need would be met."""

from __future__ import annotations

import pytest

from tests.builders.needs import Wanted
from workshop.needs.clear import clarities_of, clarity_of
from workshop.needs.words import unclear_told


def _clear() -> Wanted:
    built = Wanted()
    built.need(problem="Passwords are reset twelve times a day.")
    built.put("solutions", solution="Buy it", for_needs="N1")
    built.put("solutions", solution="Build it", for_needs="N1", state="rejected")
    return built


def _told(built: Wanted, code: str = "N1") -> tuple[str, ...]:
    found = clarity_of(built.record, built.standing()[code])
    assert found == clarities_of(built.record, built.needs)[built.id(code)]
    assert found.is_clear == (not unclear_told(found))
    return unclear_told(found)


def test_a_need_with_a_problem_and_two_solutions_is_clear() -> None:
    """The one that was rejected was an alternative: it was weighed."""
    assert _told(_clear()) == ()


def test_a_wish_without_a_problem_is_challenged() -> None:
    """Want is not need; a problem that came with what was merged into it is one, too."""
    built = _clear()
    built.edit("N1", problem="")
    (said,) = _told(built)
    assert said == "It is a wish without a problem: what cannot be done today, or goes wrong?"
    built.need(problem="New people wait three days for it.", merged_into="N1")
    assert _told(built) == ()


@pytest.mark.parametrize(
    ("for_", "said"),
    [
        (1, "There is one solution alone, and no reason why there is no other."),
        (0, "There is no solution yet: name two, or say why there is one way only."),
    ],
)
def test_fewer_than_two_solutions_need_a_reason(for_: int, said: str) -> None:
    """The reason may stand with a request that was merged into it."""
    built = Wanted()
    built.need(problem="It breaks.")
    for _ in range(for_):
        built.put("solutions", solution="Buy it", for_needs="N1")
    assert _told(built) == (said,)
    built.need(one_way="The law names the provider.", merged_into="N1")
    assert _told(built) == ()


def test_open_questions_count_line_by_line_where_a_solution_is_not_rejected() -> None:
    """A solution for a merged request is one for the need, and one for two counts once."""
    built = _clear()
    built.need(merged_into="N1")
    built.edit("SL2", open_questions="Who would build it?")
    built.put("solutions", solution="Rent it", for_needs=["N1", "N2"], open_questions="Where?\n\n ")
    built.put("solutions", solution="Share it", for_needs="N2", open_questions="With whom?\nWhen?")
    assert _told(built) == ("Open in its solutions: 3 questions.",)
    assert [row.code for row in clarity_of(built.record, built.standing()["N1"]).solutions] == [
        "SL1",
        "SL2",
        "SL3",
        "SL4",
    ]


def test_a_need_of_which_every_solution_is_rejected_is_not_clear() -> None:
    """Two were weighed and none is left."""
    built = _clear()
    built.edit("SL1", state="rejected")
    assert _told(built) == ("Every solution is rejected: name another one.",)

"""What the program says of two rounds of feedback, held against what is counted anew here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import pytest

from tests.features.carrying.life import Life
from tests.features.carrying.recounted import (
    Change,
    Noted,
    actions_counted,
    aspects_counted,
    brier_by_hand,
    factors_compared,
)

ENDS: Final = {"RD1": "2026-12-04", "RD2": "2027-06-25", "RD3": "2027-11-26"}
"""The last days of the rounds, as the kick-off set them."""


def assert_compared(
    life: Life,
    noted: Mapping[str, Noted],
    rounds: tuple[str, str],
    sessions: Sequence[str],
    before: Mapping[str, str],
    done_on: Mapping[str, str],
) -> dict[str, Change]:
    """A round as the program tells it is the round as it was counted here.

    Args:
        life: over what was recorded.
        noted: the notes of the rounds, by their codes.
        rounds: the codes of the round before and of the round.
        sessions: those of the rounds up to it, one a round.
        before: by the code of what was measured in it, the value before.
        done_on: by the words of an action, the day on which it was done.

    Returns:
        What became of each factor, by its code.
    """
    told = life.data("feedback")
    (found,) = (each for each in told["rounds"] if each["id"] == rounds[1])
    earlier, now = (noted[each] for each in rounds)

    later = [n for r, n in noted.items() if r > rounds[1]]
    said_later = {said.words for each in later for said in each.said}
    statements = {
        code: [words for words in said if words not in said_later]
        for code, said in life.statements().items()
    }
    counted = factors_compared(earlier, now, statements)
    assert {
        each["id"]: (each["change"], frozenset(each["before"]), frozenset(each["now"]))
        for each in found["factors"]
    } == {code: tuple(change) for code, change in counted.items()}
    older = frozenset[str]().union(*(n.themes for r, n in noted.items() if r < rounds[1]))
    assert set(found["emerging"]) == now.themes - older != set()

    aspects = aspects_counted(life.rows("aspects"), sessions)
    assert {
        each["text"]: tuple(each[name] for name in aspects[each["text"]]._fields)
        for each in found["aspects"]
    } == {name: tuple(each) for name, each in aspects.items()}

    measured = [m for m in life.rows("measurements") if m["session"] == sessions[-1]]
    assert {each["id"]: (each["value"], each["before"]) for each in found["measured"]} == {
        each["indicator"][0]: (each["value"], before[each["indicator"][0]]) for each in measured
    }
    with_measure = [r["id"] for name in ("indicators", "goals") for r in life.rows(name)
                    if r["measure"]]  # fmt: skip
    again = {each["indicator"][0] for each in measured}
    assert found["not_measured"] == [each for each in with_measure if each not in again]

    since, until = (ENDS[each] for each in rounds)
    actions = actions_counted(life.follow_up(), done_on, since, until)
    assert sorted(found["broken"]) == sorted(actions["broken"])
    counts: dict[str, Any] = {name: len(actions[name]) for name in ("kept", "late", "dropped")}
    assert {name: found[name] for name in counts} == counts
    assert told["score"] == pytest.approx(brier_by_hand(life.rows("predictions")), abs=1e-9)
    return counted

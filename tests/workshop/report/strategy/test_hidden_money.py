"""What money an edition does not tell cannot be worked out of what it does.

Requirement: whatever amounts stand in lines of money that an edition leaves out, every document of
that edition is the same to the letter; so no sum, verdict or choice gives them away by subtraction.
How many lines are in no sum stands beside the sums.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.exports.json_file import render
from tests.builders.carried_out import CarriedOut
from tests.builders.documents import built
from tests.inputs import inputs
from workshop.errors import Refused
from workshop.privacy.editions import Edition
from workshop.report.blocks import Table
from workshop.report.boards.all_boards import board_of
from workshop.report.build import build
from workshop.report.facts import Facts
from workshop.report.strategy.told.told_gates import gates_of
from workshop.report.view import Gathered

SUMS: Final = ("strategy", "boards", "decisions")
"""The documents that say sums of money."""
DOCUMENTS: Final = (*SUMS, "programme")
"""Those too of which a sum decides what stands in them."""

HIDDEN: Final = {
    "budget": ("BL4", ("low", "likely", "high")),
    "funding": ("FN2", ("amount",)),
    "benefits": ("BN2", ("yearly_low", "yearly", "yearly_high")),
    "assumptions": ("AM1", ("low", "likely", "high")),
}
"""Of each register the row that is left out, and its amounts."""

AMOUNTS: Final = st.fixed_dictionaries(
    {name: st.tuples(*[st.integers(0, 40)] * 3).map(sorted) for name in HIDDEN}
)


def funded() -> CarriedOut:
    """A room of which one line, fund, benefit and rate rest on words that are not to be quoted.

    What these say decides in which year the money lasts, what the strategy is worth, which project
    is chosen and whether a step of the ladder is needed.
    """
    room = CarriedOut()
    room.rows("projects", {"project": "No paper", "state": "idea"})
    room.rows("funding", {"source": "Board", "year": "2027", "amount": "9000"})
    room.rows("benefits", {"benefit": "Less paper", "yearly": "900", "from_year": "2027",
                           "project": "PJ3"})  # fmt: skip
    room.rows("budget", {"line": "Hush", "year": "2027", "likely": "20", "project": "PJ1",
                         "part": "integration"}, evidence=room.hushed)  # fmt: skip
    room.rows("budget", {"line": "Scanners", "year": "2027", "likely": "40", "project": "PJ3"})
    room.rows("funding", {"source": "Hush", "year": "2028", "amount": "100"}, evidence=room.hushed)
    room.rows("benefits", {"benefit": "Hush", "yearly": "20", "from_year": "2027",
                           "project": "PJ1"}, evidence=room.hushed)  # fmt: skip
    room.rows("assumptions", {"assumption": "Discount rate", "likely": "5"}, evidence=room.hushed)
    room.edit("approvals", "AP2", above="1120")
    return room


def documents(room: CarriedOut, edition: Edition = "shareable") -> list[bytes]:
    """What the documents say in an edition, as data."""
    return [render(each.report) for each in built(room.record, edition, DOCUMENTS)]


@pytest.fixture(scope="module")
def room() -> CarriedOut:
    """A room that each input changes in the same cells."""
    return funded()


@pytest.mark.law
@settings(max_examples=inputs(40))
@given(amounts=AMOUNTS)
def test_no_amount_that_is_not_told_changes_anything(
    room: CarriedOut, amounts: dict[str, list[int]]
) -> None:
    """No sum, verdict, choice or step of a ladder: the documents are the same to the letter."""
    told = documents(room)
    for register, (code, fields) in HIDDEN.items():
        values = map(str, amounts[register])
        with suppress(Refused):  # it is so already
            room.edit(register, code, **dict(zip(fields, values, strict=False)))
    assert documents(room) == told


def test_amounts_that_are_told_change_what_is_told() -> None:
    """The law above can fail: by a line that is told, and in the edition that tells all."""
    room = funded()
    shared, whole = documents(room), documents(room, "restricted")
    room.edit("budget", "BL4", likely="21")
    assert documents(room) == shared
    assert _differ(documents(room, "restricted"), whole) == set(SUMS)
    room.edit("budget", "BL1", likely="1000.21")
    assert _differ(documents(room), shared) == set(SUMS)


def _differ(those: list[bytes], others: list[bytes]) -> set[str]:
    """The documents that say something else."""
    pairs = zip(DOCUMENTS, those, others, strict=True)
    return {name for name, one, other in pairs if one != other}


def test_what_is_in_no_sum_is_counted(room: CarriedOut) -> None:
    """With the forecast and the worth."""
    gathered = Gathered(room.record, "shareable")
    for name, left in (("forecast", "2 lines"), ("worth", "3 lines")):
        sentence = board_of(gathered, name).sentence
        assert sentence.endswith(f"Not counted, for this edition does not tell them: {left}.")
    facts: Facts = build(room.record, "strategy", "shareable").facts
    assert facts.money is not None
    assert facts.money.left_out == 2


def test_what_was_begun_is_chosen_whatever_is_left_out(room: CarriedOut) -> None:
    """No amount changes that, so it is told; of all others there is no word of a choice."""
    choice = board_of(Gathered(room.record, "shareable"), "portfolio")
    assert choice.sentence == (
        "Chosen in any case, for they were begun: PJ1. Which others are is not told in this "
        "edition, for it leaves out a part of what counts for it: 5 lines."
    )
    (table,) = (each for each in choice.beside if isinstance(each, Table))
    assert [(row[0], row[-1]) for row in table.rows] == [
        ("PJ1", "chosen: it was begun"),
        ("PJ3", "–"),
    ]


def test_a_rung_is_asked_of_what_the_told_lines_cost() -> None:
    """One above them is not named, though a line is left out; one below them is."""
    room = CarriedOut()
    room.rows("budget", {"line": "Hush", "year": "2027", "likely": "900000", "project": "PJ1"},
              evidence=room.hushed)  # fmt: skip
    for above, rungs in (("1101", {"AP1"}), ("1100", {"AP1", "AP2"})):  # the others cost 1100.05
        room.edit("approvals", "AP2", above=above)
        found = gates_of(Gathered(room.record, "shareable"))
        (own,) = (each for each in found if each.id == "PJ1")
        assert {gate.id for gate in own.gates if gate.kind == "approval"} == rungs
        assert not any("is not known" in gate.lacks for gate in own.gates)

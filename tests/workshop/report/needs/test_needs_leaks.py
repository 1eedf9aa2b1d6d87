"""What may not be told of needs is in no format, and no place, tie or sum shows where it was."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sessions.erasure.withdrawal import affected
from sessions.exports.files import render
from sessions.exports.json_file import render as as_json
from tests.builders.reconciled import Reconciled
from tests.sessions.exports.read_back import READERS
from workshop.privacy.editions import Edition
from workshop.record.documents import Attribution, WithdrawalLevel
from workshop.report.build import build
from workshop.running.commands import Withdraw
from workshop.running.needs.commands import SelectNeeds, Waiver

UNTOLD = "An end to the night shift of the second floor"
WHY = "Nobody upstairs signs the rota"


class Hiding(Reconciled):
    """Four departments; what Legal alone asks for rests on words that are not to be quoted."""

    def __init__(self) -> None:
        super().__init__("Finance", "HR", "Legal", "Sales")
        self.wishes(2)
        self.consent(self.talks["Legal"], self.heads["Legal"], Attribution.WITHHELD)
        said = self.heard("Legal", f"- {WHY}")
        self.rows(
            "needs",
            {
                "want": UNTOLD,
                "department": "Legal",
                "priority": "5",
                "need": "5",
                "value": "",
                "cost": "77777.77",
                "staff_days": "1",
                "answer": "later",
                "answer_why": WHY,
                "tie_reason": WHY,
                "excludes": "N1",
            },
            evidence=(said.id,),
        )
        self.rows(
            "needs",
            {"want": "The same, without a name", "department": "Sales", "merged_into": "N3"},
            {"want": "Quotes in a day", "department": "Sales", "helps": "N3", "cost": "10"},
        )
        self.rows(
            "needs",
            {
                "want": f"{UNTOLD} too",
                "department": "Legal",
                "merged_into": "N5",
                "priority": "4",
                "need": "2",
            },
            evidence=(said.id,),
        )
        self.limit(cost=100_000, staff_days=20)
        self.signed(dissent="Not in my name")


@pytest.fixture(scope="module")
def hiding() -> Hiding:
    return Hiding()


@pytest.mark.parametrize("document", ["needs", "reply"])
@pytest.mark.parametrize("form", READERS)
def test_a_need_that_is_not_told_is_in_no_file(hiding: Hiding, document: str, form: str) -> None:
    """Neither its words nor its code, its amount or its department; the restricted one has them."""
    if form in ("xlsx", "pptx") and document == "reply":
        pytest.skip("a reply is a letter")
    shared = READERS[form](render(build(hiding.record, document, "shareable"), form))
    for hidden in (UNTOLD, WHY, "N3", "77,777.77", "77777.77"):
        assert hidden not in shared, hidden
    open_ = READERS[form](render(build(hiding.record, document, "restricted"), form))
    assert UNTOLD.replace(" ", "") in open_.replace(" ", "").replace("\n", "")


def test_it_is_counted_and_leaves_no_gap(hiding: Hiding) -> None:
    """Places go on without it; ties, selections, orders and shares do not name it or Legal."""
    shared = json.loads(as_json(build(hiding.record, "needs", "shareable")))
    assert shared["left_out"] == 2
    assert [one["place"] for one in shared["joint"]] == [1, 2, 3]
    ids = {one["id"] for one in shared["needs"]}
    assert ids == {"N1", "N2", "N5"}
    for way in ("value", "equal_shares"):
        chosen = shared["selections"][way]
        assert {*chosen["chosen"], *(one["id"] for one in chosen["not_done"])} == ids
        assert set(chosen["next_in"]) <= ids
        assert "Legal" not in chosen["share"]
        assert chosen["asked"] is None, "it would have what N5 has from a request not told"
        assert "Sales" not in chosen["share"]
    assert "Legal" not in shared["by_department"]
    assert [one["asked_by"] for one in shared["needs"]] == [["Finance"], ["HR"], ["Sales"]]
    assert shared["needs"][2]["merged"] == []
    assert [shared["needs"][2][key] for key in ("priority", "need", "value")] == [None] * 3
    assert shared["conflicts"] == shared["synergies"] == []
    assert {one["id"] for one in shared["answers"]} == {"N1", "N2", "N4", "N5"}
    answered = next(one for one in shared["answers"] if one["id"] == "N4")
    assert answered["stands_in"] == "N4"
    assert answered["why"] == "It is answered together with another request."
    whole = json.loads(as_json(build(hiding.record, "needs", "restricted")))
    assert whole["left_out"] == 0
    assert [whole["needs"][3][key] for key in ("priority", "need", "value")] == [4, 2, 8]
    assert [(one["first"], one["second"]) for one in whole["conflicts"]] == [("N1", "N3")]


def test_a_letter_counts_what_is_left_out_of_its_own_department_alone(hiding: Hiding) -> None:
    """What another department asks for in confidence is no business of this one."""
    counted = {
        name: json.loads(as_json(build(hiding.record, "reply", "shareable", department=name)))
        for name in ("Finance", "Legal")
    }
    assert {name: found["left_out"] for name, found in counted.items()} == {
        "Finance": 0,
        "Legal": 2,
    }


def test_an_answer_that_was_kept_does_not_tell_what_a_hidden_need_takes() -> None:
    """How much a need lacked is what all that was chosen left; it stands in no table and letter.

    Nor does a draft tell it, or what all that is chosen is worth.
    """
    room = Hiding()
    room.edit("needs", "N3", answer="", answer_why="", excludes="", one_way="As it is")
    room.rows(
        "needs",
        {
            "want": "A new hall",
            "department": "HR",
            "value": "",
            "priority": "5",
            "need": "5",
            "cost": "150000",
            "staff_days": "1",
        },
    )
    bound = {}
    for edition in ("shareable", "restricted"):
        told = as_json(build(room.record, "needs", edition))
        assert (b"137,777.77" in told) is (edition == "restricted")
        bound[edition] = json.loads(told)["selections"]["value"]["bound"]
    assert bound == {"shareable": None, "restricted": 26}
    needs = {row.code: row.id for row in room.record.rows("needs")}
    waived = tuple(Waiver(need_id=needs[code], reason="Soon") for code in ("N1", "N2", "N3"))
    room.do(SelectNeeds(way="value", waived=waived))
    kept = next(row for row in room.record.rows("needs") if row.id == needs["N7"])
    assert "137,777.77" in kept.cell("answer_why")
    for document in ("needs", "reply"):
        assert b"137,777.77" not in as_json(build(room.record, document, "shareable"))
        assert b"137,777.77" in as_json(build(room.record, document, "restricted"))


def test_what_a_hidden_request_takes_is_in_no_sum_of_people_and_systems() -> None:
    """A sum over all, less the rows that are told, would tell it; that it is left out is said."""
    room = Hiding()
    said = room.heard("Legal", "- It takes forty days of our two developers")
    java = {"resource": "Java", "quarter": "2026-Q1"}
    room.rows("capacity", java | {"have": "10"})
    room.rows("workload", java | {"needed": "5"})
    room.rows("workload", java | {"needed": "40", "taken_by": "N3"}, evidence=(said.id,))
    room.rows("workload", java | {"resource": "JAVA", "needed": "0"})
    (shared,) = _sufficiency(room, "shareable")["people"]
    assert shared["resource"] == "Java", "as the first row has it that is told"
    assert (shared["have"], shared["needed"], shared["short"]) == (10, 5, 0)
    assert "none of these sums" in _sufficiency(room, "shareable")["sentence"]
    (whole,) = _sufficiency(room, "restricted")["people"]
    assert (whole["have"], whole["needed"], whole["short"]) == (10, 45, 35)
    assert "none of these sums" not in _sufficiency(room, "restricted")["sentence"]


def _sufficiency(room: Reconciled, edition: Edition) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(as_json(build(room.record, "needs", edition)))["sufficiency"]
    return found


@pytest.mark.parametrize(
    ("level", "department", "words"),
    [
        (Attribution.NAME, "Sales", "Not in my name"),
        (Attribution.DEPARTMENT, "Sales", "Not in my name"),
        (Attribution.PARTICIPANT, None, "Not in my name"),
        (Attribution.WITHHELD, None, ""),
    ],
)
def test_a_signature_is_told_as_its_giver_agreed(
    level: Attribution, department: str | None, words: str
) -> None:
    """By department where that was agreed; the words of who asked not to be quoted are in none."""
    room = Hiding()
    room.consent(room.talks["Sales"], room.heads["Sales"], level)
    signed = _framework(room, "shareable")["signatures"][-1]
    assert (signed["department"], signed["words"]) == (department, words)
    assert ("Head3" in signed["who"]) == (level is Attribution.NAME)
    assert _framework(room, "restricted")["signatures"][-1]["words"] == "Not in my name"


@pytest.mark.parametrize("form", ["md", "xlsx"])
@pytest.mark.parametrize("level", [Attribution.PARTICIPANT, Attribution.WITHHELD])
def test_the_table_of_signatures_tells_no_more_than_the_framework(
    level: Attribution, form: str
) -> None:
    """Neither for whom somebody signed who is not to be known, nor words not to be quoted."""
    room = Hiding()
    room.consent(room.talks["Sales"], room.heads["Sales"], level)
    shared = READERS[form](render(build(room.record, "signatures", "shareable"), form))
    assert "Finance" in shared
    assert "Sales" not in shared
    assert ("Not in my name" in shared) == (level is Attribution.PARTICIPANT)
    open_ = READERS[form](render(build(room.record, "signatures", "restricted"), form))
    assert "Sales" in open_
    assert "Not in my name" in open_


def _framework(room: Reconciled, edition: Edition) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = json.loads(
        as_json(build(room.record, "needs", edition))
    )["framework"]
    return found


def test_a_withdrawal_says_that_letters_are_affected(hiding: Hiding, tmp_path: Path) -> None:
    """Whoever withdraws words on which a request rests is told of both documents that have it."""
    told = affected(hiding.record, hiding.heads["Legal"], tmp_path)
    assert {"needs", "reply"} <= set(told.documents)
    others = affected(hiding.record, hiding.heads["Finance"], tmp_path)
    assert "reply" not in others.documents
    assert {"needs", "signatures"} <= set(others.documents), "they signed, as these tell"
    room = Hiding()
    cook = room.person("Una Cook", "Cook", room.departments["Sales"])
    assert not {"needs", "signatures"} & set(affected(room.record, cook, tmp_path).documents)


def test_dissent_of_somebody_who_was_in_no_session_goes_when_they_take_it_back() -> None:
    """Who signs need not have been interviewed; what they take back holds for their words too."""
    room = Hiding()
    solo = room.person("Solo Singer", "Deputy", room.departments["Sales"])
    room.edit("signatures", "SI4", person="Solo Singer")
    assert _framework(room, "shareable")["signatures"][-1]["words"] == "Not in my name"
    room.do(Withdraw(person_id=solo, level=WithdrawalLevel.KEPT))
    signed = _framework(room, "shareable")["signatures"][-1]
    told = [signed[key] for key in ("department", "who", "words")]
    assert told == [None, "not named", ""]
    assert _framework(room, "restricted")["signatures"][-1]["words"] == "Not in my name"

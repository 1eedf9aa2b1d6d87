"""Links that are words are links: in both directions, whichever table came in first.

Requirement: every line of the strategy is followed down to what it rests on and up to what was made
of it, also where a table was taken in before the one that it names.
"""

from __future__ import annotations

import pytest

from tests.builders.record import Building, interview
from workshop.privacy.editions import Edition
from workshop.record.documents import Attribution
from workshop.registers.kinds import REGISTERS
from workshop.report.view import Gathered
from workshop.running.commands import KeepPrivate
from workshop.running.row_commands import PutRows, RowText
from workshop.trace.lines import lines_of
from workshop.trace.nodes import Node, Trace
from workshop.trace.tracing import trace


class Linked(Building):
    """An engagement whose tables came in with what is named before what it names."""

    def __init__(self) -> None:
        super().__init__()
        finance = self.department("Finance")
        self.dana = self.person("Dana Ortiz", "Head of Finance", finance)
        self.talk = self.start(interview(), self.dana, title="With Dana Ortiz")
        self.consent(self.talk, self.dana, Attribution.ROLE)
        self.slow = self.say(self.talk, "talk", "- Close takes nine days")

    def put(self, register: str, code: str, *evidence: str, **cells: str) -> None:
        """Enter a row."""
        row = RowText(values={**cells}, code=code, evidence=evidence)
        self.do(PutRows(register=register, rows=(row,)))

    def of(self, word: str, edition: Edition = "restricted") -> Trace:
        """A trace."""
        return trace(self.record, word, edition)


def ids(nodes: tuple[Node, ...]) -> list[str | None]:
    """The ids of nodes that stand beside each other."""
    return [node.id for node in nodes]


def test_a_code_or_a_name_typed_before_its_row_is_a_link_both_ways() -> None:
    """By the code of a row, by what one row is called, by the code of a factor."""
    room = Linked()
    room.put("deliverables", "DL-1", deliverable="New ledger", project="PX-1")
    room.put("benefits", "BN-1", benefit="A fast close", project="replace the ledger")
    room.put("risks", "RK-1", event="Nobody is free", driver="w1 ; Threat unheard")
    room.put("mitigations", "MI-1", risk="RK-2", mitigation="Borrow two from Sales")
    assert ids(room.of("DL-1").rests_on) == []
    room.put("projects", "PX-1", room.slow.id, project="Replace the ledger")
    room.put("risks", "RK-2", event="Data are lost")
    assert ids(room.of("DL-1").rests_on) == ids(room.of("BN-1").rests_on) == ["PX-1"]
    assert room.of("DL-1").rests_on[0].rests_on[0].id == room.slow.id
    assert ids(room.of("PX-1").made_of_it) == ["DL-1", "BN-1"]
    assert ids(room.of("MI-1").rests_on) == ["RK-2"]
    assert ids(room.of("RK-2").made_of_it) == ["MI-1"]
    assert "RK-1" in ids(room.of("W1").made_of_it)


def test_what_two_rows_are_called_leads_to_neither() -> None:
    """Nothing is guessed."""
    room = Linked()
    room.put("deliverables", "DL-1", deliverable="New ledger", project="Replace the ledger")
    room.put("projects", "PX-1", project="Replace the ledger")
    room.put("projects", "PX-2", project="Replace the ledger")
    assert ids(room.of("DL-1").rests_on) == []


def test_what_comes_of_a_strategy_rests_on_it_whichever_of_them_says_so() -> None:
    """A strategy with its project, a goal with the goal it leads to, a need with the whole."""
    room = Linked()
    room.put("strategies", "ST-1", strategy="Close by machine", becomes="G-1; PX-1", cites="W1")
    room.put("goals", "G-1", goal="Close in three days")
    room.put("goals", "G-2", goal="Know the figures early")
    room.put("goals", "G-3", goal="Train the clerks", leads_to="G-2")
    room.put("projects", "PX-1", project="Replace the ledger")
    room.put("needs", "N-1", want="A fast close")
    room.put("needs", "N-2", room.slow.id, want="A faster close", merged_into="N-1")
    assert ids(room.of("G-1").rests_on) == ids(room.of("PX-1").rests_on) == ["ST-1"]
    assert ids(room.of("ST-1").made_of_it) == ["G-1", "PX-1"]
    assert room.of("PX-1").rests_on[0].rests_on[0].id == "W1"
    assert ids(room.of("G-2").rests_on) == ["G-3"]
    assert ids(room.of("N-1").rests_on) == ["N-2"]
    assert room.of("N-1").rests_on[0].rests_on[0].id == room.slow.id


def test_it_says_who_decided_and_how_it_was_entered() -> None:
    """By name as the edition tells them; what rests on nothing that was said says how it came."""
    room = Linked()
    room.put("projects", "PX-1", project="Replace the ledger")
    room.put("approvals", "AP-1", what="It", approver="Dana Ortiz", answer="approved",
             project="Replace the ledger")  # fmt: skip
    room.put(
        "decisions", "D-1", decision="We do it", rule="the board, after advice", rests_on="PX-1"
    )
    found = room.of("PX-1")
    assert found.decided_by == ("Dana Ortiz",)
    assert found.entered == "by hand"
    assert ids(found.made_of_it) == ["AP-1", "D-1"]
    assert room.of("AP-1").decided_by == ("Dana Ortiz",)
    assert room.of("D-1").decided_by == ("the board, after advice",)
    assert "Decided by Dana Ortiz." in list(lines_of(found))
    assert "It was entered by hand and rests on nothing." in list(lines_of(found))
    shared = room.of("PX-1", "shareable")
    assert shared.decided_by == ("Head of Finance, Finance",)
    room.put("projects", "PX-2", room.slow.id, project="A shared service")
    assert room.of("PX-2").entered is None
    room.do(KeepPrivate(entry_id=room.slow.id, private=True))
    assert room.of("PX-2", "shareable").told is False


def test_a_link_in_words_to_what_an_edition_leaves_out_is_counted_and_not_shown() -> None:
    """In both directions."""
    room = Linked()
    hidden = room.say(room.talk, "talk", "- Two will leave !private")
    if not hidden.private:
        room.do(KeepPrivate(entry_id=hidden.id, private=True))
    room.put("deliverables", "DL-1", deliverable="New ledger", project="PX-1")
    room.put("projects", "PX-1", hidden.id, project="Hire two")
    shared = room.of("DL-1", "shareable")
    assert (ids(shared.rests_on), shared.left_out) == ([], 1)
    assert ids(room.of("DL-1").rests_on) == ["PX-1"]


@pytest.mark.parametrize(("edition", "told"), [("restricted", True), ("shareable", False)])
@pytest.mark.parametrize("words", ["PX-1", "hire two"])
def test_words_that_name_what_is_left_out_are_left_out_of_their_cell(
    edition: Edition, words: str, *, told: bool
) -> None:
    """As a link by id is: what a row is called says what it rests on."""
    room = Linked()
    hidden = room.say(room.talk, "talk", "- Two will leave")
    room.do(KeepPrivate(entry_id=hidden.id, private=True))
    room.put("benefits", "BN-1", benefit="Nobody waits", project=words)
    assert _project(room, "shareable") == words
    room.put("projects", "PX-1", hidden.id, project="Hire two")
    assert bool(_project(room, edition)) is told


def _project(room: Linked, edition: Edition) -> str:
    telling = Gathered(room.record, edition).row_telling
    (row,) = telling.rows(REGISTERS["benefits"]).rows
    return row.cells["project"]

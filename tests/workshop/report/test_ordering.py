"""The one order, as documents and screens have it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders.record import Building, interview, workshop
from tests.builders.scored import scored
from workshop.record.documents import ROOM, Attribution, Entry
from workshop.report.build import build
from workshop.report.ordering import matrices_of, order_of
from workshop.report.view import Gathered
from workshop.running.commands import EditFactor, RetractEntry

SAID = (
    ("+ Loyal staff", "finance"), ("+ Loyal staff", "sales"), ("+ Fast help desk", "finance"),
    ("+ Good data", "sales"), ("- Old phones", "finance"), ("- Old phones", "sales"),
    ("- Paper", "sales"), ("! New law #l", "finance"), ("! Prices rise #e", "sales"),
)  # fmt: skip


class TwoTalks(Building):
    """Two interviews in which the same was said, in any order."""

    def __init__(self, said: list[tuple[str, str]]) -> None:
        super().__init__()
        departments = {name: self.department(name.capitalize()) for name in ("finance", "sales")}
        talks = {}
        for name, department in departments.items():
            person = self.person(name.capitalize(), "Head", department)
            talks[name] = self.start(interview(), person, department=department)
            self.consent(talks[name], person, Attribution.NAME)
        self.said: dict[str, Entry] = {}
        for line, name in said:
            entry = self.say(talks[name], "talk", line)
            self.said.setdefault(line, entry)

    def places(self) -> dict[str, tuple[int, bool]]:
        """The place of each factor by its wording, and whether it is shared."""
        gathered = Gathered(self.record, "shareable")
        order = order_of(gathered)
        return {
            known.text: (order.place(known.factor.id), order.tied(known.factor.id))
            for known in gathered.factors
        }


@given(said=st.permutations(SAID))
@pytest.mark.slow
def test_time_number_and_id_change_no_place(said: list[tuple[str, str]]) -> None:
    """The same statements in whatever order they were recorded lead to the same order."""
    assert TwoTalks(said).places() == TwoTalks(list(SAID)).places()
    gathered = Gathered(TwoTalks(said).record, "shareable")
    told = [known.text for known in order_of(gathered).sorted(gathered.factors)]
    assert told == ["Loyal staff", "Old phones", "Fast help desk", "Good data", "New law", "Paper",
                    "Prices rise"]  # fmt: skip


def test_what_is_equal_is_told_as_a_tie() -> None:
    """Two that one department states each share a place; that of two stands first."""
    places = TwoTalks(list(SAID)).places()
    assert places["Loyal staff"] == (1, False)
    assert places["Fast help desk"] == places["Good data"] == (2, True)
    assert places["New law"] == places["Prices rise"] == (1, True)


def test_weight_then_significance_and_every_document_alike() -> None:
    """The weighed ones stand by weight in SWOT and scan; ties by wording."""
    made = scored()
    for document in ("swot", "scan"):
        facts = build(made.record, document, "restricted").facts
        assert facts.swot
        assert facts.pestle
        assert [(f.id, f.place, f.weight) for f in facts.swot.threats] == [
            ("T1", 1, 0.4), ("T2", 2, 0.4),
        ]  # fmt: skip
        assert [f.id for field in facts.pestle.values() for f in field] == ["O1", "T2", "T1"]
        assert [(f.id, f.place, f.tied) for f in facts.swot.weaknesses] == [
            ("W1", 1, False), ("W2", 2, False),
        ]  # fmt: skip
        assert facts.order.startswith("In the order of weight, then significance, then strength")


def test_weights_of_few_put_nothing_in_order_for_others() -> None:
    """Where weights would tell who gave them, neither they nor an order by them is told."""
    made = scored()
    gathered = Gathered(made.record, "shareable")
    assert all(one.weight is None for one in order_of(gathered).grounds.values())
    assert "weight" not in order_of(gathered).sentence
    assert all(one.weight for one in order_of(Gathered(made.record, "restricted")).grounds.values())


def test_weights_of_which_some_are_lost_still_put_factors_in_order() -> None:
    """There is no matrix then, but the room said what weighs more."""
    room = TwoTalks(list(SAID))
    meeting = room.start(workshop(voters="room"))
    for line, weight in (("+ Good data", 30), ("+ Loyal staff", 20), ("- Paper", 50)):
        room.score(meeting, "inside", room.said[line], ROOM, weight=weight, rating=3)
    room.finish(meeting, "inside")
    room.do(RetractEntry(entry_id=room.said["- Paper"].id))
    facts = build(room.record, "swot", "restricted").facts
    assert facts.ife
    assert facts.ife.total is None
    assert facts.swot
    assert [f.text for f in facts.swot.strengths] == ["Good data", "Loyal staff", "Fast help desk"]
    assert [f.weight for f in facts.swot.strengths] == [None, None, None]


def test_weights_are_told_as_they_were_given() -> None:
    """Of a hundred points whole points, never a share that nobody gave."""
    made = scored()
    ife, _ = matrices_of(Gathered(made.record, "restricted"))
    assert [ife.weight_words(row.weight) for row in ife.evaluation.rows] == ["50", "30", "20"]


def test_what_weighs_the_same_stands_in_the_matrix_as_everywhere_else() -> None:
    """T2 is first by wording and T1 by significance: the matrix follows the one order."""
    made = scored()
    law = made.factor(made.law).id
    made.do(EditFactor(factor_id=law, text="New law on invoices", pestle=None))
    facts = build(made.record, "swot", "restricted").facts
    assert facts.swot
    assert facts.efe
    assert [fact.id for fact in facts.swot.threats] == ["T1", "T2"]
    assert [(row.id, row.weight) for row in facts.efe.rows] == [
        ("T1", 0.4), ("T2", 0.4), ("O1", 0.2),
    ]  # fmt: skip
    assert facts.efe.n == 3

"""A page for each decision: what was decided, on what, against what, at which cost, who signs off.

Requirement: evidence with codes and quotes, for and against, cost, risk, conditions, the approval
ladder with what each step needs and answered, dissent in its own words as far as consent allows.
"""

from __future__ import annotations

import pytest

from sessions.exports.read_out import lines_of
from tests.builders.carried_out import AGAINST, HUSHED, LEGAL_AGAINST, CarriedOut
from workshop.privacy.editions import Edition
from workshop.report.blocks import Heading, Quote, Report
from workshop.report.build import build
from workshop.running.theming import MakeTheme
from workshop.strategy.decision_scope import decisions_of


@pytest.fixture(scope="module")
def room() -> CarriedOut:
    return CarriedOut()


def report(room: CarriedOut, edition: Edition) -> Report:
    return build(room.record, "decisions", edition)


def text(room: CarriedOut, edition: Edition) -> str:
    """The document as it is read out."""
    return "\n".join(lines_of(report(room, edition)))


def test_a_page_has_everything_that_is_decided_on(room: CarriedOut) -> None:
    """One page a decision; what it rests on by code, cost to the cent, risk, ladder, conditions."""
    made = report(room, "restricted")
    pages = [block.text for block in made.blocks if isinstance(block, Heading) and block.page]
    assert pages == ["DC1 The tills are replaced before the summer"]
    told = text(room, "restricted")
    assert "Three offers lie on the table" in told
    assert "W1 The old tills lose a tenth of the receipts" in told
    assert "We count receipts by hand until midnight" in told
    assert "PJ1 New tills: likely 1,100.05, from 999.95 to 1,300.15" in told
    assert "The maker is late, high (16 of 25); MT1 would leave low (4 of 25)" in told
    assert "Together likely 8,877.82, added up over 3 budget lines." in told
    assert "needs: Three offers, approved" in told
    assert "not needed at this cost, above 50,000" in told, "8,877.82 is below it"


def test_money_is_that_of_the_budget_lines(room: CarriedOut) -> None:
    """In whole cents, over the lines that are told of the projects that it touches."""
    (decided,) = decisions_of(room.record)
    costs = decided.costs()
    assert (costs.low, costs.likely, costs.high) == (877772, 887782, 907792)
    (fact,) = report(room, "restricted").facts.decided or ()
    assert fact.cost == 8877.82
    assert fact.projects == ("PJ1", "PJ2")


def test_dissent_stands_in_the_words_in_which_it_was_said(room: CarriedOut) -> None:
    """Both who dissent, by name, in the edition of those who ran the sessions."""
    quotes = [b for b in report(room, "restricted").blocks if isinstance(b, Quote)]
    dissent = {quote.text: quote.who for quote in quotes if quote.where == "dissent from DC1"}
    assert set(dissent) == {AGAINST, LEGAL_AGAINST}
    assert "Head2 Person2" in dissent[AGAINST]


def test_what_is_shared_has_dissent_as_far_as_it_may_be_told(room: CarriedOut) -> None:
    """By department; nothing of whoever asked not to be quoted, nor of what rests on them."""
    told = text(room, "shareable")
    assert AGAINST in told
    assert "Head2" not in told.replace("Head2 Person2:", "")
    for secret in (LEGAL_AGAINST, HUSHED, "The secret one", "7,777.77", "8,877.82", "PJ2"):
        assert secret not in told
    assert "Together likely 1,100.05, added up over 2 budget lines." in told
    (fact,) = report(room, "shareable").facts.decided or ()
    assert fact.dissent == (AGAINST,)


def test_hidden_dissent_leaves_no_sign() -> None:
    """A page says the same of dissent whether there is none or it may not be told."""
    room = CarriedOut()
    room.edit("decisions", "DC1", dissent="")
    without = text(room, "shareable")
    room.dissent("Legal", LEGAL_AGAINST)
    assert text(room, "shareable") == without
    assert "Nothing is told here that speaks against it." in without


def test_needs_answered_by_a_decision_bring_their_projects() -> None:
    """What is planned by it is paid for by it; what is refused by it is not."""
    room = CarriedOut()
    room.rows(
        "needs",
        {"want": "Faster tills", "answer": "planned", "decided_in": "DC1"},
        {"want": "Robots", "answer": "not", "answer_why": "Too dear", "decided_in": "DC1"},
    )
    room.rows("projects", {"project": "Faster", "needs": "N1"}, {"project": "Steel", "needs": "N2"})
    (decided,) = decisions_of(room.record)
    assert [row.cell("project") for row in decided.projects] == [
        "New tills", "The secret one", "Faster",
    ]  # fmt: skip
    assert [row.code for row in decided.answers] == ["N1", "N2"]


def test_a_theme_that_a_decision_rests_on_is_named_to_those_who_ran_it_alone() -> None:
    """Its name may be made of what may not be told; words that lead nowhere are told as typed."""
    room = CarriedOut()
    for name, entry_id in ((HUSHED, room.hushed[0]), ("Queues", room.hushed[0])):
        room.do(MakeTheme(name=name, statements=(entry_id,)))
    room.edit("decisions", "DC1", rests_on=f"{HUSHED}; Queues; TH9")
    assert [target.table for target in room.record.rows("decisions")[0].cell("rests_on")] == [
        "theme", "theme", "",
    ]  # fmt: skip
    told = text(room, "restricted").splitlines()
    assert f"Rests on: {HUSHED}; Queues; TH9" in told
    assert {f"- {HUSHED}", "- Queues", "- TH9"} <= set(told)
    shared = text(room, "shareable").splitlines()
    assert "Rests on: TH9" in shared
    assert not any(HUSHED in line or "Queues" in line for line in shared)

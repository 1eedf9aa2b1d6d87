"""What chapters of the strategy say of purposes, awareness, tools, rules and the business model.

Requirement: what nothing serves, what was told to nobody, what changes without a factor, what is
judged without a voice and what has no alternative is listed; what is not told is no gap.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from sessions.exports.read_out import block_lines
from tests.builders.carried_out import HUSHED, CarriedOut
from tests.builders.needs import Wanted
from tests.builders.reconciled import Reconciled
from workshop.privacy.editions import Edition
from workshop.record.documents import Attribution
from workshop.report.blocks import AnyBlock, Paragraph, text_of
from workshop.report.strategy.told import (
    alternatives,
    answer_time,
    awareness,
    bearing,
    business_model,
    purposes,
    rules,
    tools,
)
from workshop.report.view import Gathered


def gathered(room: Reconciled | Wanted, edition: Edition = "restricted") -> Gathered:
    return Gathered(room.record, edition)


def lines(blocks: Iterator[AnyBlock]) -> str:
    """Blocks as they are read out."""
    return "\n".join(line for block in blocks for line in block_lines(block))


def test_purposes_that_nothing_serves_are_named() -> None:
    """And what names none; what is hidden serves its purpose all the same."""
    room = CarriedOut()
    room.rows("goals", {"goal": "One list", "purposes": "improve"})
    room.rows("goals", {"goal": HUSHED, "purposes": "optimise"}, evidence=room.hushed)
    served = {one.id: (one.served_by, one.left_out) for one in purposes.facts(gathered(room))}
    assert served["improve"] == (("G1",), 0)
    assert served["optimise"] == (("G2",), 0)
    assert purposes.sentence(gathered(room)).startswith("Nothing serves: innovation, communication")
    shared = gathered(room, "shareable")
    assert {one.id: (one.served_by, one.left_out) for one in purposes.facts(shared)}[
        "optimise"
    ] == ((), 1)
    told = lines(purposes.blocks(shared))
    assert "optimise" not in purposes.sentence(shared), "something serves it that is not told"
    assert HUSHED not in told
    assert "1 line that is not told here" in told
    assert "Not said what it is for: PJ1." in told


def test_a_started_project_that_some_were_not_told_of_is_listed() -> None:
    """Change by department, with the day only of what is told."""
    room = CarriedOut()
    found = {one.department: (one.state, one.told) for one in awareness.facts(gathered(room))}
    assert found == {
        "Finance": ("told", date(2026, 10, 1)),
        "Legal": ("untold", None),
        "Sales": ("to tell", None),
        "Tills": ("untold", None),
    }
    shared = awareness.facts(gathered(room, "shareable"))
    assert [one.told for one in shared if one.department == "Finance"] == [date(2026, 11, 2)]
    told = lines(awareness.blocks(gathered(room)))
    assert (
        "PJ1 New tills: untold, and concerned: Sales; told nothing either: Legal and Tills" in told
    )


def test_answers_take_a_median_of_days_by_department() -> None:
    """From the day of the request, none before it; of few the median is not told to others."""
    room = Wanted()
    day = room.now.date()
    for after in (2, 4, 9, -3):
        answered = date.fromordinal(day.toordinal() + after)
        room.need("Something", "Finance", answered_on=answered)
    room.need("Nothing yet", "Sales")
    finance, sales = answer_time.facts(gathered(room))
    assert (finance.department, finance.n, finance.asked, finance.median_days) == (
        "Finance", 3, 4, 4.0,
    )  # fmt: skip
    assert (sales.n, sales.median_days) == (0, None)
    for fewest, median in ((4, None), (3, 4.0)):
        others = Gathered(room.record, "shareable", fewest_voters=fewest)
        assert [one.median_days for one in answer_time.facts(others)] == [median, None]
        words = f"A median of fewer than {fewest} requests is not told in this edition."
        said = [text_of(b.spans) for b in answer_time.blocks(others) if isinstance(b, Paragraph)]
        assert said == ([words] if median is None else [])


def test_a_block_that_changes_without_a_factor_is_listed() -> None:
    """One that stays is not, nor one whose factor may not be told."""
    room = CarriedOut()
    room.rows(
        "business_model",
        {"block": "channels", "was": "Post", "will_be": "Portal"},
        {"block": "revenue streams", "was": "Fees", "will_be": "Outcomes", "calls_for": "W2"},
        {"block": "key partners", "was": "The union", "will_be": "The union"},
        {"block": "key activities", "was": "Counting", "will_be": "Selling", "calls_for": "W1"},
    )
    for edition in ("restricted", "shareable"):
        shown = gathered(room, edition)
        assert [one.id for one in business_model.uncalled_for(shown)] == ["BB1"]
        told = lines(business_model.blocks(shown))
        assert "To change: 3 of 4 lines." in told
        assert "Nothing is said of: Customer segments" in told
    shared = business_model.facts(gathered(room, "shareable"))
    assert {one.id: one.called_for_by for one in shared}["BB2"] == (), "W2 may not be told"


def test_factors_bear_on_what_was_tagged() -> None:
    """Use or investment, and of what; the share is of the factors that are told."""
    room = Reconciled("Finance", "Legal")
    room.heard("Finance", "- The drives are full #hardware #investment")
    room.heard("Finance", "+ Everybody knows the ledger #software #use")
    room.heard("Finance", "- Nobody is in at night")
    found = {one.on: (one.factors, one.share) for one in bearing.facts(gathered(room))}
    assert found["investment"] == (("W1",), 1 / 3)
    assert found["use"] == (("S1",), 1 / 3)
    assert found["software"] == (("S1",), 1 / 3)
    assert not found["people"][0]
    assert "Not said of W2" in lines(bearing.blocks(gathered(room)))
    plain = Reconciled("Finance")
    plain.heard("Finance", "- Nobody is in at night")
    assert not list(bearing.blocks(gathered(plain))), "nobody tagged anything"


def test_rules_that_are_late_and_waived_are_told_with_their_names() -> None:
    """Open ones first; late as the record stands, not as the day is."""
    room = Reconciled("Finance")
    room.rows(
        "rules",
        {"rule": "Keep ten years", "state": "met"},
        {"rule": "Sign each entry", "due": "2020-01-01"},
        {"rule": "Two keys", "state": "waived", "waived_by": "Head0 Person0",
         "waived_why": "There is one door"},
    )  # fmt: skip
    found = rules.facts(gathered(room))
    assert [(one.id, one.late) for one in found] == [("RL2", True), ("RL1", False), ("RL3", False)]
    told = lines(rules.blocks(gathered(room)))
    assert "3 rules: 1 met, 1 open, 1 of them late, 1 waived." in told
    assert "RL3 waived by Head0 Person0: There is one door" in told


def test_a_verdict_without_a_voice_is_listed_and_quotes_stand_beside_the_others() -> None:
    """One whose voice may not be told has one all the same."""
    room = Reconciled("Finance", "Legal")
    room.consent(room.talks["Legal"], room.heads["Legal"], Attribution.WITHHELD)
    said = room.heard("Finance", '" The ledger never fails us')
    hushed = room.heard("Legal", '" It is a drawer, not a system')
    room.rows(
        "tools",
        {"tool": "Ledger", "department": "Finance", "disposition": "invest"},
        evidence=(said.id,),
    )
    room.rows("tools", {"tool": "Drawer", "department": "Legal", "disposition": "eliminate"})
    room.rows("tools", {"tool": "Box", "department": "Legal", "disposition": "migrate"},
              evidence=(said.id, hushed.id))  # fmt: skip
    assert {one.id: one.voiceless for one in tools.facts(gathered(room, "shareable"))} == {
        "TL1": False, "TL2": True, "TL3": False,
    }  # fmt: skip
    told = lines(tools.blocks(gathered(room, "shareable")))
    assert "A verdict, and no voice that supports it: TL2." in told
    assert "The ledger never fails us" in told
    assert "a drawer" not in told


def test_systems_without_an_alternative_are_listed() -> None:
    """People are not: of them nobody has another one at hand."""
    room = Reconciled("Finance")
    room.rows(
        "resources",
        {"resource": "Ledger", "resource_kind": "system", "alternatives": "A service"},
        {"resource": "Till", "resource_kind": "system", "have": "2", "needed": "5"},
        {"resource": "Dana", "resource_kind": "person"},
    )
    found = alternatives.facts(gathered(room))
    assert [(one.id, one.alternatives, one.short) for one in found] == [
        ("RS1", "A service", None), ("RS2", "", 3.0),
    ]  # fmt: skip
    assert "No alternative is named for: RS2." in lines(alternatives.blocks(gathered(room)))


def test_an_empty_record_says_nothing() -> None:
    """No chapter crashes where there is nothing, nor stands there empty."""
    shown = gathered(Reconciled("Finance"))
    for module in (purposes, awareness, business_model, bearing, rules, tools, alternatives):
        assert list(module.blocks(shown)) == [], module.__name__
    assert msgspec.json.encode(purposes.facts(shown))

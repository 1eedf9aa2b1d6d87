"""A scored engagement as data and as text, number by number."""

from __future__ import annotations

import msgspec
import pytest

from tests.builders.record import Building, interview, workshop
from tests.builders.scored import TWO_LINES, Scored, scored
from workshop.guide.shape import Ask
from workshop.report.blocks import Gauge, Matrix, Plane, Report, Table
from workshop.report.build import build
from workshop.report.facts import Swot

WHOLE = ("swot", "scan")


@pytest.fixture(scope="module")
def made() -> Scored:
    """The engagement; it is only looked at."""
    return scored()


def report(made: Scored, document: str) -> Report:
    """A document of it."""
    if document == "session":
        return build(made.record, "session", "restricted", session_id=made.meeting)
    return build(made.record, "swot" if document == "swot" else "scan", "restricted")


def prose(found: Report) -> str:
    """Every word of a report."""
    return msgspec.json.encode(found.blocks).decode()


def external(swot: Swot | None) -> list[tuple[object, ...]]:
    """Opportunities and threats with what they were scored."""
    assert swot
    return [
        (fact.id, fact.impact, fact.likelihood, fact.significance, fact.significant)
        for fact in (*swot.opportunities, *swot.threats)
    ]


@pytest.mark.parametrize("document", WHOLE)
def test_facts_of_the_engagement(made: Scored, document: str) -> None:
    """Impact × likelihood by factor, the merged one within its whole; IFE row by row."""
    facts = report(made, document).facts
    assert external(facts.swot) == [
        ("O1", 3, 2, 6, False), ("T1", 4, 4, 16, True), ("T2", 3, 3, 9, True),
    ]  # fmt: skip
    assert facts.swot
    assert [fact.merged for fact in facts.swot.threats] == [(), ("Licences get dearer",)]
    assert [said.text for said in facts.swot.threats[1].evidence] == [
        "Licence prices rise", "Licences get dearer",
    ]  # fmt: skip
    assert [fact.text for fact in facts.swot.weaknesses] == [TWO_LINES, "Paper invoices"]
    assert facts.ife
    rows = [(row.id, row.weight, row.rating, round(row.score, 9)) for row in facts.ife.rows]
    assert rows == [("S1", 0.5, 4, 2), ("W1", 0.3, 1.5, 0.45), ("W2", 0.2, 1, 0.2)]
    assert (facts.ife.total, facts.ife.midpoint, facts.ife.weight_sum) == (2.65, 2.5, 100)
    assert facts.efe
    assert [(row.id, row.weight, row.rating) for row in facts.efe.rows] == [
        ("T1", 0.4, 3), ("T2", 0.4, 3), ("O1", 0.2, 3),
    ]  # fmt: skip
    assert (facts.efe.total, facts.efe.weight_sum) == (3, 100)


@pytest.mark.parametrize("document", WHOLE)
def test_sessions_with_their_minutes(made: Scored, document: str) -> None:
    """Planned and spent, in minutes, and who took part."""
    sessions = report(made, document).facts.sessions
    assert [(one.id, one.planned_minutes, one.spent_minutes) for one in sessions] == [
        (made.talk, 50, 5), (made.meeting, 50, 54),
    ]  # fmt: skip
    assert [(one.setting, one.state, len(one.participants)) for one in sessions] == [
        ("interview", "closed", 1), ("workshop", "closed", 2),
    ]  # fmt: skip


def test_a_session_counts_what_it_scored_itself(made: Scored) -> None:
    """Two factors merged later stand apart in the summary of the session that scored them."""
    facts = report(made, "session").facts
    assert external(facts.swot) == [
        ("O1", 3, 2, 6, False), ("T1", 4, 4, 16, True), ("T2", 3, 3, 9, True),
        ("T3", 2, 5, 10, True),
    ]  # fmt: skip
    assert facts.session
    assert facts.session.spent_minutes == 54
    assert [step.spent_minutes for step in facts.session.steps] == [54, 0, 0, 0, 0]
    assert facts.ife
    assert facts.efe
    assert (facts.ife.total, facts.efe.total) == (2.65, 3)
    before = Scored()
    before.talk_and_score()
    then = report(before, "session").facts
    assert (then.swot, then.ife, then.efe) == (facts.swot, facts.ife, facts.efe)


def test_two_voters_are_several(made: Scored) -> None:
    """With exactly two the scan says whether they differ."""
    assert "Nowhere does the middle half of the scores span two values." in prose(
        report(made, "scan")
    )
    apart = Scored()
    apart.talk_and_score()
    again = apart.start(workshop(), apart.dana, apart.lee)
    for person, impact in ((apart.dana, 1), (apart.lee, 5)):
        apart.score(again, "outside", apart.law, person, impact=impact, likelihood=4)
    apart.finish(again, "outside")
    told = prose(report(apart, "scan"))
    assert "Nowhere" not in told
    votes = next(
        block
        for block in report(apart, "scan").blocks
        if isinstance(block, Matrix) and block.pattern == "bars"
    )
    first = votes.rows[0]
    assert (first.code, first.text) == ("T1", "E-invoicing becomes law")
    assert [cell.text for cell in first.cells] == ["1", "", "", "", "1"]
    assert first.ends == ("Impact", "2", "3", "wide")


def test_the_plane_and_the_gauge_hold_the_same_numbers(made: Scored) -> None:
    """Impact goes across, likelihood up; the total stands on the scale from 1 to 4."""
    plane = next(block for block in report(made, "scan").blocks if isinstance(block, Plane))
    found = {point.code: (point.across, point.up, point.letter) for point in plane.points}
    assert found == {"T1": (4, 4, "T"), "T2": (3, 3, "T"), "O1": (3, 2, "O")}
    gauge = next(block for block in report(made, "swot").blocks if isinstance(block, Gauge))
    assert (gauge.value, gauge.shown, gauge.least, gauge.greatest, gauge.midpoint) == (
        2.65, "2.65", 1, 4, 2.5,
    )  # fmt: skip


def test_what_matters_most_stands_first(made: Scored) -> None:
    """By weight, then by significance; the words say how many reach the threshold."""
    found = report(made, "scan")
    five = next(block for block in found.blocks if isinstance(block, Table))
    assert [row[0] for row in five.rows] == ["T1", "T2", "O1"]
    assert "4 × 4 = 16, 2 voters" in five.rows[0]
    assert "3 of 3 scored for impact and likelihood, of which 2 reach 9." in prose(found)


def test_nothing_is_told_of_must_ask_questions_where_a_guide_has_none() -> None:
    """A count of none of none would be a number about nothing."""
    guide = interview()
    steps = tuple(
        msgspec.structs.replace(step, must_ask=False) if isinstance(step, Ask) else step
        for step in guide.steps[1:]
    )
    room = Building()
    dana = room.person("Dana Ortiz", "", room.department("Finance"))
    room.say(room.start(msgspec.structs.replace(guide, steps=steps), dana), "talk", "+ Fast")
    for document in ("swot", "scan"):
        found = build(room.record, "swot" if document == "swot" else "scan", "restricted")
        assert "Must-ask questions asked" not in prose(found)

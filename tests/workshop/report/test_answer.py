"""The answer: findings with what they rest on, the draft by rule, versions, what is left out."""

from __future__ import annotations

from datetime import date

from tests.builders.answered import Answered
from workshop.analysis.answer.draft import enough
from workshop.analysis.answer.facts import AnswerFact
from workshop.privacy.editions import Edition
from workshop.record.documents import Attribution
from workshop.record.findings.documents import Ask
from workshop.report.answer import answer_of
from workshop.report.build import build
from workshop.report.view import Gathered
from workshop.running.findings.commands import EditFinding, IssueVersion, WriteHeadline


def answer(room: Answered, edition: Edition = "shareable") -> AnswerFact:
    """The answer as an edition tells it."""
    return answer_of(Gathered(room.record, edition))


def test_what_follows_from_a_finding_is_worked_out() -> None:
    """Departments of all that it cites, sessions, settings, strength, dissent; nothing is typed."""
    room = Answered()
    room.finding(
        "Portal and passwords cost trust", room.passwords, room.right,
        ask=Ask(text="Pay for one sign-on", who="Board", by=date(2026, 5, 1)),
        recommendation="Join the two projects",
    )  # fmt: skip
    (found,) = answer(room).findings
    assert (found.id, found.place, found.by_rule, found.by_room) == ("F1", 1, False, False)
    assert [(cite.id, cite.contested) for cite in found.cites] == [("W1", False), ("S1", True)]
    assert (found.departments, found.departments_heard, found.sessions) == (3, 3, 3)
    assert found.said_by == ("Finance", "Sales", "IT")
    assert found.settings == ("interview",)
    assert found.sentence == "3 of 3 departments · 4 statements in 3 sessions"
    assert found.strength
    assert found.strength.sources == 3
    assert found.recommendation == "Join the two projects"
    assert [ask.text for ask in answer(room).asked] == ["Pay for one sign-on"]
    assert len(found.said) == len(found.evidence) == 4


def test_chosen_quotes_stand_first_then_one_department_after_the_other() -> None:
    """What was chosen, in its order; then each department once; the opposite last."""
    room = Answered()
    more = room.tell("Finance", "- Too many passwords")
    made = room.finding("Passwords cost time", room.passwords)
    room.do(EditFinding(finding_id=made, quotes=(more.id, room.law.id)))
    (found,) = answer(room).findings
    assert [(each.entry, each.chosen) for each in found.said[:2]] == [
        (more.id, True), (room.law.id, True),
    ]  # fmt: skip
    assert {each.departments for each in found.said[2:5]} == {("Finance",), ("Sales",), ("IT",)}


def test_a_finding_all_of_whose_evidence_is_hidden_is_left_out_and_counted() -> None:
    """What it cites in part is counted; what its words hold of somebody hidden is not told."""
    room = Answered({"IT": Attribution.WITHHELD})
    room.finding("The law comes", room.law)
    room.finding("Prices differ", room.right, room.wrong)
    room.finding("It is said: portal shows wrong prices to customers", room.right)
    told = answer(room)
    assert [(f.id, f.place, f.cites_left_out) for f in told.findings] == [("F2", 1, 1)]
    assert told.findings_left_out == 2
    assert [f.id for f in answer(room, "restricted").findings] == ["F1", "F2", "F3"]
    assert told.findings[0].key == ""


def test_names_are_taken_out_of_what_people_wrote() -> None:
    """Finding, recommendation, ask, headline: whoever did not agree is named in none."""
    room = Answered({"IT": Attribution.PARTICIPANT})
    made = room.finding(
        "ITa Quist holds it up", room.passwords, recommendation="Ask ITa Quist",
        ask=Ask(text="Hear ITa Quist", who="ITa Quist"),
    )  # fmt: skip
    assert made
    room.do(WriteHeadline(text="ITa Quist alone", lines=("By ITa Quist",)))
    assert "ITa" not in str(answer(room))
    assert "ITa Quist alone" in str(answer(room, "restricted"))


def test_without_findings_a_rule_drafts_and_says_so() -> None:
    """What three departments say, never worded as found; gone once people made one."""
    room = Answered()
    found = answer(room)
    assert [(f.id, f.by_rule, f.key) for f in found.findings] == [("W1", True, "")]
    assert found.findings[0].text == "3 of 3 departments say: Too many passwords"
    assert found.version.status == "working draft"
    assert build(room.record, "swot", "shareable").status == "Working draft"
    room.finding("Passwords cost time", room.passwords)
    assert [f.id for f in answer(room).findings] == ["F1"]


def test_half_of_few_departments_is_enough_for_a_draft() -> None:
    """Three of five and more; half of four and fewer, never one alone."""
    assert [enough(heard) for heard in (1, 2, 3, 4, 5, 9)] == [2, 2, 2, 2, 3, 3]


def test_versions_say_how_far_the_documents_are() -> None:
    """Draft, draft 1, changed since, final; a final one that changed is a draft again."""
    room = Answered()
    made = room.finding("Passwords cost time", room.passwords)

    def status() -> tuple[str, str]:
        report = build(room.record, "swot", "shareable")
        assert report.facts.answer
        return report.status, report.facts.answer.version.sentence

    assert status() == ("Draft", "Draft, not handed out yet")
    room.do(IssueVersion(author="Kaya & Partner"))
    assert status() == ("Draft 1", "Draft 1 of 2 March 2026")
    room.do(EditFinding(finding_id=made, text="Passwords cost an hour"))
    assert status() == ("Draft 1, changed since", "Draft 1 of 2 March 2026, changed since")
    room.do(WriteHeadline(text="One sign-on pays"))
    room.do(IssueVersion(final=True))
    assert status() == ("Final", "Version 2, final, of 2 March 2026")
    assert build(room.record, "swot", "shareable").author == "Ida Kaya"
    room.tell("Sales", "+ Loyal staff")
    assert status()[0] == "Draft after version 2"

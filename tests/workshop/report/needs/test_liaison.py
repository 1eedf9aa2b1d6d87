"""The sheets of liaisons: what a brief and a digest hold, who is named, what an edition hides."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from sessions.exports.json_file import read, render
from tests.builders.liaising import Liaising
from workshop.errors import Refused
from workshop.needs.facts import LiaisonFact
from workshop.privacy.editions import Edition
from workshop.record.documents import Attribution, WithdrawalLevel
from workshop.report.blocks import Report
from workshop.report.build import build, last_change_of, name_of_file, people_with_sheets
from workshop.running.commands import Withdraw

EDITIONS: tuple[Edition, ...] = ("shareable", "restricted")


class Rich(Liaising):
    """Sales was heard twice, the second time with its liaison; Finance then spoke of its need."""

    def __init__(self) -> None:
        super().__init__()
        early = self.talk(self.sam)
        self.say(early, "talk", "? Who owned quotes before?")
        self.close(early)
        self.last = self.talk(self.sam)
        self.listens(self.last, self.lena)
        self.quotes = self.say(self.last, "talk", "- Quotes take a week")
        self.say(self.last, "actions", "> Count the quotes @Sam due:2026-04-02")
        self.say(self.last, "talk", "? Who signs quotes")
        self.say(self.last, "talk", "= Quotes are signed by one person")
        self.close(self.last)
        said = (self.quotes.id,)
        self.row("needs", want="One place for quotes", department="Sales", evidence=said)
        self.row(
            "needs",
            want="A second screen",
            department="Sales",
            answer="done",
            answer_day="2026-03-01",
        )
        self.row("needs", want="Faster close", department="Finance")
        self.row(
            "promises", promise="A trial", person="Max Auer", department="Sales",
            due="2026-03-01", evidence=said,
        )  # fmt: skip
        self.row("promises", promise="A visit", department="Sales", state="kept")
        self.row("framework", term="Rank together", term_kind="date", day="2026-04-01")
        self.row("framework", term="Long over", term_kind="date", day="2026-01-01")
        self.row("interviews", person="Sam Hart", day="2026-05-05")
        other = self.meeting(self.dana)
        self.say(other, "talk", "The forms of sales come back empty @Sales")
        self.close(other)


@pytest.fixture(scope="module")
def rich() -> Rich:
    return Rich()


def sheet(report: Report) -> LiaisonFact:
    (found,) = report.facts.liaisons or ()
    return found


def built(rich: Liaising, edition: Edition, person: str = "") -> Report:
    report = build(rich.record, "liaison", edition, person=person)
    assert read(render(report)) == report
    return report


def test_a_brief_has_what_is_open_towards_the_department(rich: Rich) -> None:
    """Promises, needs with their answers, questions, what was said since, what is to come."""
    brief = sheet(built(rich, "restricted", rich.lena)).brief
    assert [(each.text, each.by, each.overdue) for each in brief.promises] == [
        ("A trial", "Max Auer", True)
    ]
    assert [(each.want, each.answer, each.is_decided) for each in brief.answers] == [
        ("One place for quotes", "later", False)
    ]
    assert [each.text for each in brief.questions] == [
        "Who owned quotes before?", "Who signs quotes",
    ]  # fmt: skip
    assert [each.text for each in brief.said_since] == ["The forms of sales come back empty"]
    assert [each.what for each in (*brief.to_hear, *brief.dates)] == ["Rank together"]
    assert [each.split(",")[0] for each in brief.meets] == ["Sam Hart"]


def test_what_is_due_on_the_day_itself_is_not_late_yet() -> None:
    """A promise is overdue from the day after."""
    made = Rich()
    today = last_change_of(made.record).date()
    for day in (today, today - timedelta(days=1)):
        made.row("promises", promise=f"By {day}", department="Sales", due=day.isoformat())
    found = sheet(built(made, "restricted", made.lena)).brief.promises
    late = {each.text: each.overdue for each in found if each.text.startswith("By")}
    assert late == {f"By {today}": False, f"By {today - timedelta(days=1)}": True}


def test_a_digest_has_what_came_of_the_last_session(rich: Rich) -> None:
    """Needs and promises that rest on it, decisions, actions with their day, and questions."""
    found = sheet(built(rich, "restricted", rich.lena))
    digest = found.digest
    assert digest is not None
    assert (digest.session.session, found.n) == (rich.last, 1)
    assert digest.session.who[0].startswith("Lena Frost")
    assert [each.want for each in digest.answers] == ["One place for quotes"]
    assert [each.text for each in digest.decisions] == ["Quotes are signed by one person"]
    assert [(each.text, str(each.due)) for each in digest.actions] == [
        ("Count the quotes", "2026-04-02")
    ]
    assert [each.text for each in digest.questions] == ["Who signs quotes"]
    assert [each.text for each in digest.promises] == ["A trial"]
    assert digest.session.needs == ("N1",)


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_sheet_of_one_has_nothing_of_other_departments(edition: Edition) -> None:
    """Neither what was promised to them nor their sessions, in no format, the data among them."""
    rich = Rich()
    rich.row("promises", promise="A new ledger", person="Max Auer", department="Finance")
    assert "A new ledger" in render(built(rich, edition)).decode()
    report = built(rich, edition, rich.lena)
    assert [each.department for each in report.facts.at_the_table or ()] == ["Sales"]
    assert "A new ledger" not in render(report).decode()


def test_all_sheets_name_the_departments_without_a_liaison(rich: Rich) -> None:
    """Every department but IT stands in the table; a liaison whose time is over is none."""
    facts = built(rich, "shareable").facts
    assert [each.department for each in facts.at_the_table or ()] == ["Finance", "Legal", "Sales"]
    assert facts.without_liaison == ("Finance", "Legal")
    over = Rich()
    row = over.record.rows("liaisons")[0]
    over.change("liaisons", row.id, ends="2026-02-01")
    facts = built(over, "shareable").facts
    assert (facts.liaisons, facts.without_liaison) == ((), ("Finance", "Legal", "Sales"))
    assert people_with_sheets(over.record, "liaison") == []


def test_a_liaison_who_was_never_asked_is_told_by_what_they_are(rich: Rich) -> None:
    """Neither the document nor the name of its file names them; the restricted edition does."""
    report = built(rich, "shareable", rich.lena)
    assert report.title == "Liaison sheet: the liaison of Sales"
    assert name_of_file(rich.record, "liaison", "shareable", None, person=rich.lena) == (
        "Acme - Liaison sheet - the liaison of Sales"
    )
    text = render(report).decode()
    assert not [name for name in ("Lena", "Frost", "Max", "Auer") if name in text]
    assert built(rich, "restricted", rich.lena).title == "Liaison sheet: Lena Frost"
    asked = Rich()
    asked.consent(asked.talk(asked.lena), asked.lena, Attribution.NAME)
    assert built(asked, "shareable", asked.lena).title == "Liaison sheet: Lena Frost"


def test_the_programme_stays_with_those_who_run_the_sessions() -> None:
    """Who is to be heard, and when, is in the restricted edition alone."""
    rich = Rich()
    rich.person("Una Reed", "Clerk", rich.sales)
    rich.row("interviews", person="Una Reed", day="2026-06-06")
    assert "Una Reed" in [
        each.what for each in sheet(built(rich, "restricted", rich.lena)).brief.to_hear
    ]
    told = built(rich, "shareable", rich.lena)
    assert not sheet(told).brief.to_hear
    assert "Una" not in render(told).decode()


@pytest.mark.parametrize("level", [Attribution.PARTICIPANT, Attribution.WITHHELD])
def test_a_session_that_may_not_be_told_as_the_departments_is_in_no_sheet(
    level: Attribution,
) -> None:
    """Nor is what rests on it: not its needs, its questions, nor that IT sat in it."""
    rich = Liaising()
    held = rich.talk(rich.sam)
    rich.consent(held, rich.sam, level)
    rich.listens(held, rich.max)
    said = rich.say(held, "talk", "- Zebras take a week")
    rich.say(held, "talk", "? Who feeds zebras")
    rich.row("needs", want="Fewer zebras", department="Sales", evidence=(said.id,))
    rich.row("promises", promise="A zebra", department="Sales", evidence=(said.id,))
    rich.close(held)

    found = sheet(built(rich, "shareable", rich.lena))
    assert (found.digest, found.n, found.brief.meets) == (None, 0, ())
    table = {each.department: each for each in built(rich, "shareable").facts.at_the_table or ()}
    assert table["Sales"].sessions == ()
    if level is Attribution.WITHHELD:
        data = json.loads(render(built(rich, "shareable")))
        assert "zebra" not in json.dumps(data).casefold()
        assert "N1" not in json.dumps([data["liaisons"], data["at_the_table"], data["blocks"]])


def test_what_is_private_in_a_session_is_in_no_digest() -> None:
    """Nor is it counted among what came of the session, which is told all the same."""
    rich = Rich()
    held = rich.talk(rich.sam)
    secret = rich.say(held, "actions", "> Sell the zebras @Sam #private")
    rich.say(held, "talk", "= Close the zoo #private")
    rich.row("promises", promise="A zebra", department="Sales", evidence=(secret.id,))

    found = sheet(built(rich, "shareable", rich.lena))
    assert found.digest is not None
    assert (found.digest.session.session, found.digest.session.actions) == (held, ())
    assert built(rich, "shareable").facts.left_out == 1
    assert (found.digest.decisions, found.digest.promises) == ((), ())
    assert "zebra" not in render(built(rich, "shareable")).decode()
    found = sheet(built(rich, "restricted", rich.lena))
    assert found.digest is not None
    assert len(found.digest.session.actions) == len(found.digest.session.decisions) == 1
    assert [each.text for each in found.digest.promises] == ["A zebra"]


def test_a_liaison_who_withdrew_is_in_no_sheet() -> None:
    """Neither edition names them, and their department is one without a liaison again."""
    rich = Rich()
    rich.do(Withdraw(person_id=rich.lena, level=WithdrawalLevel.WITHDRAWN))

    for edition in EDITIONS:
        report = built(rich, edition)
        assert report.facts.liaisons == ()
        assert "Sales" in (report.facts.without_liaison or ())
        assert "Lena" not in render(report).decode()
    assert people_with_sheets(rich.record, "liaison") == []


def test_whoever_has_no_sheet_is_refused_with_those_who_have(rich: Rich) -> None:
    """So is a person for a document that is of nobody in particular."""
    with pytest.raises(Refused, match=r"Sam Hart is no liaison.* Choose Lena Frost"):
        build(rich.record, "liaison", "shareable", person=rich.sam)
    with pytest.raises(Refused, match="of no one person; Liaison sheet is"):
        build(rich.record, "swot", "shareable", person=rich.lena)


def test_one_who_was_told_by_participant_is_not_told_as_one_of_it() -> None:
    """In a mixed room they agreed to be a participant, which says nothing of their department."""
    room = Liaising()
    held = room.meeting(room.sam, room.dana, room.max)
    room.consent(held, room.max, Attribution.PARTICIPANT)
    room.close(held)

    def of_it(edition: Edition) -> list[tuple[str, ...]]:
        table = built(room, edition).facts.at_the_table or ()
        return [sat.who for each in table for sat in each.sessions]

    assert of_it("shareable") == [(), ()]
    assert all(who[0].startswith("Max Auer") for who in of_it("restricted"))

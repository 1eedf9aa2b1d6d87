"""The register of actions: what is overdue first, what it serves, what became of it, and for whom.

Requirement: over all sessions, as of the day on which the record last changed; nothing that an
edition does not tell; findings that ask for something nobody does are named.
"""

from __future__ import annotations

import csv
import io
from datetime import date

import msgspec

from sessions.exports.register_csv import render
from tests.builders.record import Building, interview, workshop
from workshop.analysis.action_facts import ActionRegisterFact
from workshop.privacy.editions import Edition
from workshop.record.documents import Attribution
from workshop.record.findings.documents import Ask
from workshop.record.within import OutcomeState
from workshop.report.blocks import Report
from workshop.report.build import build
from workshop.running.command_kinds.entries import SetOutcome
from workshop.running.findings.commands import MakeFinding
from workshop.running.room.about import SetAbout
from workshop.running.theming import MakeTheme


class Agreed(Building):
    """An interview and a workshop with actions of every state."""

    def __init__(self) -> None:
        super().__init__()
        self.finance = self.department("Finance")
        self.dana = self.person("Dana Ortiz", "CFO", self.finance)
        self.lee = self.person("Lee Park", "Clerk", self.department("Sales"))
        self.talk = self.start(interview(), self.dana, department=self.finance)
        self.consent(self.talk, self.dana, Attribution.NAME)
        self.slow = self.say(self.talk, "talk", "- Sign-in is slow")
        self.bank = self.say(self.talk, "actions", "Ask the bank @Dana due:2026-02-01")
        self.do(SetAbout(entry_id=self.bank.id, about_id=self.factor(self.slow).id))
        self.done = self.say(self.talk, "actions", "Count the callers @Dana due:2026-02-10")
        self.meeting = self.start(workshop(), self.dana, self.lee)
        self.consent(self.meeting, self.lee, Attribution.WITHHELD)
        self.say(self.meeting, "talk", "= We rank together")
        self.say(self.meeting, "talk", "? Who pays")
        self.late = self.say(self.meeting, "actions", "Write one page due:2026-05-01")
        self.say(self.meeting, "actions", "Call Alphaword @Lee")
        self.do(SetOutcome(entry_id=self.done.id, state=OutcomeState.DONE, note="412 of them"))

    def report(self, edition: Edition = "restricted") -> Report:
        """The document."""
        return build(self.record, "actions", edition)

    def fact(self, edition: Edition = "restricted") -> ActionRegisterFact:
        """The document as data."""
        found = self.report(edition).facts.actions
        assert found
        return found


def test_what_is_overdue_comes_first_and_what_is_over_last() -> None:
    """By the day of the record; each with its state, its owner and where it was agreed."""
    room = Agreed()
    found = room.fact()
    assert [(one.text, one.state, one.overdue) for one in found.items] == [
        ("Ask the bank", "open", True),
        ("Write one page", "open", False),
        ("Call Alphaword", "open", False),
        ("Count the callers", "done", False),
    ]
    assert (found.as_of, found.n, found.open, found.overdue, found.done) == (
        date(2026, 3, 2), 4, 3, 1, 1,
    )  # fmt: skip
    assert found.sentence == "4 actions: 3 open (1 overdue) and 1 done."
    bank = found.items[0]
    assert (bank.who, bank.session_title, bank.on) == (
        "Dana Ortiz", "Interview: Finance", date(2026, 3, 2),
    )  # fmt: skip
    assert [each.text for each in found.decisions] == ["We rank together"]
    assert [each.text for each in found.questions] == ["Who pays"]
    assert [each.note for each in found.items[-1].later] == ["412 of them"]
    assert "2 March 2026, done: 412 of them" in str(room.report().blocks)


def test_what_it_serves_and_what_nobody_does() -> None:
    """An action for a factor serves the findings that rest on it; the others ask for somebody."""
    room = Agreed()
    assert room.fact().items[0].serves == ("W1",)
    other = room.say(room.talk, "talk", "- Nobody ranks requests")
    for text, entry in (("Sign-in costs us days", room.slow), ("No order", other)):
        room.do(
            MakeFinding(
                text=text,
                cites=(room.factor(entry).id,),
                recommendation=f"Mend it: {text}",
                ask=Ask(text="Decide", who="The board", by=date(2026, 6, 1)),
            )
        )
    found = room.fact()
    asked = [(one.finding, one.text, one.who) for one in found.no_action]
    assert found.items[0].serves == ("W1", "F1")
    assert asked == [("F2", "Mend it: No order", ""), ("F2", "Decide", "The board")]


def test_nothing_of_whoever_is_not_quoted_is_told() -> None:
    """The action of somebody who withheld is left out of what may be sent, and counted."""
    room = Agreed()
    told = msgspec.json.encode(room.report("shareable")).decode()
    assert "Alphaword" not in told
    assert "Lee" not in told
    assert room.fact("shareable").left_out == 1
    assert room.fact("shareable").n == 3
    text = render(room.record, "shareable", None, "actions").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["action"] for row in rows] == [
        "Ask the bank", "Write one page", "Count the callers",
    ]  # fmt: skip
    assert [row["overdue"] for row in rows] == ["yes", "no", "no"]


def test_findings_ask_here_what_the_answer_tells_of_them_and_no_more() -> None:
    """One that cites a theme alone is served by what is done for a factor under it.

    What holds the words of somebody who is not quoted is told nowhere.
    """
    room = Agreed()
    hidden = room.say(room.meeting, "talk", "- The till of Sales is short each week @Lee")
    theme = room.do(MakeTheme(name="Signing in", statements=(room.slow.id,))).puts[0].id
    room.do(
        MakeFinding(
            text="Signing in costs days",
            cites=(theme,),
            recommendation=f"Act, for: {hidden.text}",
            ask=Ask(text="Decide", who="The board"),
        )
    )
    room.do(MakeFinding(text=hidden.text, cites=(room.factor(room.slow).id,), ask=Ask(text="Go")))
    told, whole = room.fact("shareable"), room.fact("restricted")
    assert [one.serves for one in (told.items[0], whole.items[0])] == [
        ("W1", "F1"), ("W1", "F1", "F2"),
    ]  # fmt: skip
    assert "till" not in msgspec.json.encode(room.report("shareable")).decode()
    assert told.no_action == ()

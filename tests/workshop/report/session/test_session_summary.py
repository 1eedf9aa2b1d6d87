"""The summary of one session: as run, what was said, what follows, and in both editions."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import msgspec
import pytest

from tests.builders.record import Building, interview, workshop
from workshop.errors import Refused
from workshop.privacy.editions import Edition
from workshop.record.documents import ROOM, Attribution
from workshop.record.within import Mark
from workshop.report.blocks import (
    Bullets,
    Heading,
    Notice,
    Paragraph,
    Quote,
    Report,
    Table,
    text_of,
)
from workshop.report.build import build
from workshop.report.facts import SessionFact
from workshop.running.command_kinds.entries import DropParked, MarkEntry
from workshop.running.command_kinds.steps import SayDry, TickProbe
from workshop.running.commands import ConfirmStep, MoveTo, RetractEntry, SkipStep


class Talk(Building):
    """An interview with one thing of every kind."""

    def __init__(self, level: Attribution = Attribution.ROLE) -> None:
        super().__init__()
        self.finance = self.department("Finance")
        self.dana = self.person("Dana Ortiz", "Head of Finance", self.finance)
        self.talk = self.start(interview(), self.dana, department=self.finance)
        self.consent(self.talk, self.dana, level)
        self.go("talk")
        self.strong = self.say(self.talk, "talk", "+ Fast help desk")
        self.say(self.talk, "talk", "! New data law #l")
        self.say(self.talk, "talk", '" I hold my breath every fortnight')
        self.say(self.talk, "talk", "= We go on")
        self.say(self.talk, "talk", "? Who pays")
        self.say(self.talk, "talk", "~ Canteen")
        self.say(self.talk, "talk", "Fourteen people close the books")
        self.say(self.talk, "talk", "They dislike the auditor #private")
        self.say(self.talk, "actions", "Ask the bank @Dana due:2026-04-01")

    def go(self, step: str) -> None:
        """Go to a step."""
        self.do(MoveTo(session_id=self.talk, step_id=step))

    def report(self, *, shareable: bool = False) -> Report:
        """The summary of the interview."""
        edition: Edition = "shareable" if shareable else "restricted"
        return build(self.record, "session", edition, session_id=self.talk)

    def fact(self) -> SessionFact:
        """The session as data."""
        found = self.report().facts.session
        assert found
        return found


def chapter(report: Report, title: str) -> list[str]:
    """The bullets of a chapter."""
    found: list[str] = []
    inside = False
    for block in report.blocks:
        if isinstance(block, Heading) and block.level == 1:
            inside = block.text == title
        if inside and isinstance(block, Bullets):
            found += [text_of(item) for item in block.items]
    return found


def test_every_kind_of_entry_has_its_chapter() -> None:
    """What came of it first; the one person of an interview is named once, on top."""
    report = Talk().report()
    assert ("Interviewed", "Dana Ortiz, Head of Finance, Finance") in report.meta
    assert chapter(report, "What works") == ["S1 Fast help desk"]
    assert chapter(report, "What comes from outside") == ["T1 New data law — legal"]
    assert chapter(report, "Decisions") == ["We go on"]
    assert chapter(report, "Open questions") == ["Who pays"]
    assert chapter(report, "Parked") == ["Canteen"]
    assert chapter(report, "What else was said") == [
        "Fourteen people close the books — 10:12",
        "They dislike the auditor — (private), 10:13",
    ]
    (quote,) = (block for block in report.blocks if isinstance(block, Quote))
    assert (quote.text, quote.who) == ("I hold my breath every fortnight", "")
    titles = [b.text for b in report.blocks if isinstance(b, Heading) and b.level == 1]
    assert titles[0] == "What works"
    assert titles[-1] == "How it ran"
    (actions,) = (b for b in report.blocks if isinstance(b, Table) and b.caption == "Actions")
    assert actions.rows == (("Ask the bank", "Dana Ortiz", "1 April 2026"),)


def test_the_shareable_edition_follows_consent_and_counts_what_it_leaves_out() -> None:
    """By role, without the private note, the name nowhere; what is left out is said."""
    report = Talk().report(shareable=True)
    text = msgspec.json.encode(report).decode()
    assert "Dana" not in text
    assert "auditor" not in text
    assert ("Interviewed", "Head of Finance, Finance") in report.meta
    assert chapter(report, "Decisions") == ["We go on"]
    assert not any(isinstance(b, Heading) and b.text == "How it ran" for b in report.blocks)
    assert "minutes" not in str(report.blocks)
    assert any(
        isinstance(block, Notice) and block.text == "Left out of this edition: 1 private statement."
        for block in report.blocks
    )
    assert report.facts.withheld == 1


def test_all_is_left_out_where_the_only_person_withholds() -> None:
    """The frame of the session remains: what was asked, and that it is not for outside."""
    report = Talk(Attribution.WITHHELD).report(shareable=True)
    assert report.facts.session
    assert report.facts.session.entries == ()
    assert [one.attribution for one in report.facts.session.participants] == ["participant"]
    assert ("Interviewed", "a participant") in report.meta
    assert report.title == "Stakeholder interview, 2 March 2026"
    assert report.facts.withheld == 9


def test_the_session_stands_as_run_against_as_planned() -> None:
    """Minutes, states, reasons and the must-ask question that was left out, by name."""
    room = Talk()
    room.do(SkipStep(session_id=room.talk, step_id="more", reason="no time"))
    room.go("actions")
    room.close(room.talk)
    steps = {step.id: step for step in room.fact().steps}
    assert [step.state for step in steps.values()] == [
        "done",
        "done",
        "skipped",
        "done",
        "not reached",
    ]
    assert steps["talk"].spent_minutes == 11
    assert (steps["more"].reason, steps["talk"].entries) == ("no time", 8)
    told = msgspec.json.encode(room.report().blocks).decode()
    assert "3 of 5 steps done. 2 of 3 must-ask questions asked." in told
    assert "than the 50 planned" in told
    assert "Must-ask questions left out: What else (no time)." in told


def test_read_back_is_told_either_way() -> None:
    """Confirmed with its time, or not read back."""
    room = Talk()
    assert ("Read-back", "not read back") in room.report().meta
    room.do(ConfirmStep(session_id=room.talk, step_id="read-back"))
    assert ("Read-back", "confirmed 2 March 2026, 10:15") in room.report().meta
    notices = [b.text for b in room.report().blocks if isinstance(b, Notice)]
    assert not any("confirmed" in text for text in notices)


def test_nothing_is_said_twice() -> None:
    """Neither the parts of a goal that its words have, nor what becomes of those not asked."""
    room = Talk()
    for line in ("Answer calls within 5 days, today 9", "Be kind", "Be plain"):
        room.say(room.talk, "talk", f"{line} #goal")
    goal = chapter(room.report(), "What is wanted")[0]
    assert (goal.count("9"), goal.count("5 days")) == (1, 1)
    assert "whoever was not asked" not in str(room.report().blocks)


def test_a_factor_merged_away_is_told_with_the_code_of_the_whole() -> None:
    """The words of this session, and under which code they live on; no other session's words."""
    room = Talk()
    other = room.start(interview(), room.person("Lee Park"))
    whole = room.say(other, "talk", "+ Quick IT")
    room.merge(whole, room.strong)
    report = room.report()
    assert chapter(report, "What works")[0].endswith(" — now part of S2")
    assert report.facts.swot
    assert [fact.text for fact in report.facts.swot.strengths] == ["Fast help desk"]
    assert "Quick IT" not in msgspec.json.encode(report).decode()


def test_retracted_entries_are_gone_and_an_open_session_says_so() -> None:
    """What was taken back is in no chapter and no data."""
    room = Talk()
    room.do(RetractEntry(entry_id=room.strong.id))
    report = room.report()
    assert "Fast help desk" not in msgspec.json.encode(report).decode()
    assert any(isinstance(b, Notice) and "not closed yet" in b.text for b in report.blocks)


def test_actions_keep_owner_and_date_as_data() -> None:
    """Who, what and by when are data, as are the fields of the entry."""
    entry = next(one for one in Talk().fact().entries if one.kind == "action")
    assert (entry.text, entry.who, entry.due) == ("Ask the bank", "Dana Ortiz", date(2026, 4, 1))


def test_scores_of_a_workshop_are_told_when_they_are_in() -> None:
    """What they came to, by factor; before that, how many values wait. A room's count complete."""
    room = Talk()
    meeting = room.start(workshop(voters="room"), room.dana)
    room.score(meeting, "inside", room.strong, ROOM, weight=100)
    before = build(room.record, "session", "restricted", session_id=meeting)
    told = msgspec.json.encode(before.blocks).decode()
    assert "Weigh the inside: 1 value given; they count in no result, as the scoring was" in told
    assert "Weigh the outside" not in told.split("How it ran")[0]
    room.score(meeting, "inside", room.strong, ROOM, rating=4)
    after = build(room.record, "session", "restricted", session_id=meeting)
    (table,) = (
        b for b in after.blocks if isinstance(b, Table) and b.caption.startswith("Weigh the")
    )
    assert table.caption == "Weigh the inside (agreed by the room)"
    assert table.rows == (("S1", "Fast help desk", "100", "4"),)
    assert after.facts.ife
    assert after.facts.ife.total == 4
    assert room.report().facts.ife != after.facts.ife


def test_a_summary_needs_its_session() -> None:
    """No session or an unknown one is refused with a sentence."""
    room = Talk()
    with pytest.raises(Refused, match="which session"):
        build(room.record, "session", "restricted")
    with pytest.raises(Refused):
        build(room.record, "session", "restricted", session_id="none")


def test_questions_asked_and_what_was_dropped_are_told() -> None:
    """How many were ticked, in the steps in which any was; the reason beside the parked item."""
    room = Talk()
    assert "Follow-up questions" not in str(room.report().blocks)
    room.do(TickProbe(session_id=room.talk, step_id="talk", probe=2))
    parked = next(e for e in room.record.entries_of(room.talk) if e.text == "Canteen")
    room.do(DropParked(entry_id=parked.id, reason="Not ours, says Dana Ortiz"))
    assert "Follow-up questions ticked as asked: What works 1 of 2." in str(room.report().blocks)
    (told,) = chapter(room.report(), "Parked")
    assert told == "Canteen — dropped: Not ours, says Dana Ortiz"
    (shared,) = chapter(room.report(shareable=True), "Parked")
    assert "dropped: Not ours" in shared
    assert "Dana Ortiz" not in shared


def test_what_was_marked_stands_out_and_what_was_left_is_told() -> None:
    """Key before surprise, in both editions as the edition tells it; private things in neither."""
    made = Talk()
    entries = {entry.text: entry for entry in made.record.entries_of(made.talk)}
    for text, mark in (
        ("New data law", Mark.SURPRISE),
        ("I hold my breath every fortnight", Mark.KEY),
        ("They dislike the auditor", Mark.KEY),
        ("Who pays", Mark.REVISIT),
    ):
        made.do(MarkEntry(entry_id=entries[text].id, mark=mark))
    made.do(SayDry(session_id=made.talk, step_id="talk"))
    for shareable in (False, True):
        report = made.report(shareable=shareable)
        blocks = list(report.blocks)
        told = {
            block.text: [text_of(item) for item in after.items]
            for block, after in pairwise(blocks)
            if isinstance(block, Heading) and isinstance(after, Bullets)
        }
        stood = [line.split(" — ")[0] for line in told["What stood out"]]
        private = [] if shareable else ["They dislike the auditor"]
        assert stood == ["“I hold my breath every fortnight”", *private, "New data law"]
        assert told["What stood out"][0].endswith(" — key")
        assert [line.split(" — ")[0] for line in told["Not come back to"]] == ["Who pays"]
        texts = [text_of(block.spans) for block in blocks if isinstance(block, Paragraph)]
        dry = any(text.startswith("Asked until nothing more came: 1 of ") for text in texts)
        assert dry is not shareable
    fact = made.fact()
    marked = {entry.text: entry.marks for entry in fact.entries if entry.marks}
    assert marked["Who pays"] == ("revisit",)
    assert [step.id for step in fact.steps if step.dry] == ["talk"]
    made.say(made.talk, "talk", "One thing more")
    assert not any(step.dry for step in made.fact().steps)

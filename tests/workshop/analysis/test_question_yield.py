"""What each question of a guide yields over all sessions that ran it.

Requirement: asked, left out with reasons, entries, factors, quotes and minutes against the plan are
counted as they were recorded; what is retracted, off the record or withdrawn counts nowhere; what
debriefs say is to change stands beside the question, and reaches no edition for others.
"""

from __future__ import annotations

import json

import msgspec

from tests.builders.record import Building, interview
from workshop.analysis.question_yield import question_yields, table_lines
from workshop.privacy.told_record import told_record
from workshop.record.documents import WithdrawalLevel
from workshop.record.within import RemarkTopic
from workshop.report.build import build
from workshop.running import commands as c
from workshop.running.talk_rules import RecordDebrief, SaidRemark, SetWriter


def rooms() -> tuple[Building, str, str]:
    """Two interviews: the second question is fruitful once, and left out once."""
    built = Building()
    dana, ana = built.person("Dana Ortiz"), built.person("Ana Sol")
    first, second = built.start(interview(), dana), built.start(interview(), ana)
    for talk in (first, second):
        built.do(c.MoveTo(session_id=talk, step_id="talk"))
        built.say(talk, "talk", "A plain note")
        built.do(c.MoveTo(session_id=talk, step_id="more"))
    built.say(first, "more", "+ Fast close @Dana.Ortiz")
    built.say(first, "more", '" We close in four days @Dana.Ortiz')
    gone = built.say(first, "more", "- Not so")
    built.do(c.RetractEntry(entry_id=gone.id))
    built.do(c.MoveTo(session_id=first, step_id="actions"))
    built.do(c.SkipStep(session_id=second, step_id="more", reason="no time"))
    remarks = (
        SaidRemark(topic=RemarkTopic.GUIDE, text="Ask for a figure", step_id="talk"),
        SaidRemark(topic=RemarkTopic.SURPRISE, text="Calm throughout"),
    )
    built.do(RecordDebrief(session_id=first, remarks=remarks))
    return built, first, dana


def test_what_questions_yield_is_counted() -> None:
    """One line for each question, with the sessions on which it rests."""
    built, _, dana = rooms()
    plain, fruitful = question_yields(told_record(built.record))
    assert (plain.step, plain.asked, plain.entries, plain.factors) == ("talk", 2, 2, 0)
    assert plain.yields_nothing
    assert plain.to_change == ("Ask for a figure",)
    assert (fruitful.asked, fruitful.sessions, fruitful.not_reached) == (1, 2, 0)
    assert [each.reason for each in fruitful.skipped] == ["no time"]
    assert (fruitful.entries, fruitful.factors, fruitful.quotes) == (2, 1, 1)
    assert fruitful.sentence == (
        "What else: asked in 1 of 2 sessions; 2 entries; 1 factor; 1 quote; "
        "8 of 10 planned min (median, n = 1); left out 1 time: “no time”."
    )
    assert table_lines([plain, fruitful])[-1] == "No factor and no quote came of: What works."
    assert question_yields(told_record(built.record), "another") == []
    built.do(c.Withdraw(person_id=dana, level=WithdrawalLevel.WITHDRAWN))
    assert question_yields(told_record(built.record))[1].quotes == 0


def test_a_debrief_and_a_writer_reach_no_edition_for_others() -> None:
    """The restricted record tells both; nothing else has a word of them."""
    built, talk, _ = rooms()
    built.do(SetWriter(session_id=talk, person_id=built.person("Wilma Schreiber")))
    built.say(talk, "more", "- Late reports @Dana.Ortiz")
    told = {
        edition: msgspec.json.encode(build(built.record, "session", edition, session_id=talk))
        for edition in ("restricted", "shareable")
    }
    for words in (b"Calm throughout", b"Ask for a figure", b"Wilma"):
        assert words in told["restricted"]
    for words in (b"Calm throughout", b"Ask for a figure"):
        assert words not in told["shareable"]
    shared = json.loads(told["shareable"])["facts"]["session"]["entries"]
    assert not any(entry.get("recorded_by") for entry in shared)
    facts = json.loads(told["restricted"])["facts"]["session"]["entries"]
    assert [e["recorded_by"] for e in facts if e["text"] == "Late reports"] == [["Wilma Schreiber"]]

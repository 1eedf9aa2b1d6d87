"""What is erased, withdrawn, left out or off the record leaves findings and the headline with it.

Requirement: quotes go with the entry; words go where they hold a whole statement of the person, or
rest on nothing else; the finding, its number and its place stay; the record itself keeps all of it
until somebody is erased.
"""

from __future__ import annotations

from itertools import product
from typing import get_args

import pytest

from tests.builders.found import Found
from workshop.privacy.editions import Edition
from workshop.privacy.erasure import Erasing
from workshop.privacy.erasure_report import extent_of
from workshop.privacy.factor_wording import ERASED
from workshop.privacy.told_record import told_record
from workshop.record.checks import Verdict
from workshop.record.document_states import Raw, States, Step, raw_of
from workshop.record.documents import Attribution, WithdrawalLevel
from workshop.record.findings.documents import Finding, Headline
from workshop.record.ids import id_number
from workshop.record.record import Record
from workshop.report.answer import answer_of
from workshop.report.build import build
from workshop.report.findings.listed import listed
from workshop.report.view import Gathered
from workshop.running import commands as c
from workshop.running.command_kinds.checks import CheckedWords, CheckWords, SendBack
from workshop.running.findings.commands import IssueVersion, WriteHeadline

SAID = "Closing the ledger takes nine days"


def findings_in(record: Record) -> dict[str, Finding]:
    """The findings by their codes."""
    return {each.code: each for each in record.all(Finding)}


def words_of(record: Record, edition: Edition) -> str:
    """All that an edition tells of the answer."""
    return "\n".join(listed(told_record(record), edition).told)


@pytest.fixture
def found() -> Found:
    """Findings that rest on Dana alone, on Bo alone, and on both, and one that repeats Dana."""
    made = Found()
    made.whole()
    made.find("The ledger is slow", "W1")
    made.find("Beds are found", "S1")
    made.find(f"They say: {SAID}!", "S1")
    made.do(WriteHeadline(text="Ask Dana Ortiz", lines=(f"For {SAID.lower()}", "Beds")))
    made.do(IssueVersion(author="Dana Ortiz"))
    return made


def test_withdrawn_words_are_in_no_finding_and_come_back_with_consent(found: Found) -> None:
    """In both editions; the record has them still."""
    before = findings_in(found.record)
    found.do(c.Withdraw(person_id=found.dana, level=WithdrawalLevel.WITHDRAWN))
    told = findings_in(told_record(found.record))
    assert told.keys() == before.keys()
    assert findings_in(found.record) == before
    assert told["F1"].quotes == (found.late.id,)
    assert told["F2"].text == told["F4"].text == ERASED
    assert told["F3"] == before["F3"]
    for edition in get_args(Edition):
        words = words_of(found.record, edition)
        assert not [each for each in ("Dana", "nine days", "ledger") if each in words]
        assert "Beds are found (F3)" in words
        assert "This edition leaves out 2 findings." in words


def test_what_is_off_the_record_is_in_no_finding(found: Found) -> None:
    """Not even where it was chosen to be quoted before."""
    found.do(c.KeepOffRecord(entry_id=found.quote.id, off_record=True))
    found.do(c.KeepOffRecord(entry_id=found.slow.id, off_record=True))
    told = findings_in(told_record(found.record))
    assert told["F1"].quotes == (found.late.id,)
    assert told["F4"].text == ERASED
    headline = next(told_record(found.record).all(Headline))
    assert headline.lines == (ERASED, "Beds")
    for edition in get_args(Edition):
        assert "nine days" not in words_of(found.record, edition)


def test_what_somebody_wants_left_out_leaves_findings(found: Found) -> None:
    """As answered on the copy of their words."""
    found.do(c.CloseSession(session_id=found.talk))
    sent = SendBack(session_id=found.talk, person_id=found.dana, file="dana.txt")
    answers = (CheckedWords(entry_id=found.quote.id, verdict=Verdict.LEAVE_OUT),)
    found.do(sent)
    found.do(CheckWords(session_id=found.talk, person_id=found.dana, answers=answers))
    assert findings_in(told_record(found.record))["F1"].quotes == (found.late.id,)


@pytest.mark.parametrize("level", [Attribution.WITHHELD, Attribution.DEPARTMENT])
def test_an_edition_to_be_shared_tells_what_may_be_told(level: Attribution) -> None:
    """A finding all of whose ground is hidden is counted, and so is one that repeats its words."""
    found = Found(level)
    found.whole()
    found.find("The ledger is slow", "W1")
    found.find(f"They say: {SAID}!", "S1")
    answers = {
        edition: answer_of(Gathered(told_record(found.record), edition))
        for edition in get_args(Edition)
    }
    assert [each.id for each in answers["restricted"].findings] == ["F1", "F2", "F3"]
    shared = answers["shareable"]
    hidden = level is Attribution.WITHHELD
    assert [each.id for each in shared.findings] == (["F1"] if hidden else ["F1", "F2", "F3"])
    assert shared.findings_left_out == (2 if hidden else 0)
    whole = shared.findings[0]
    assert "Dana" not in repr(shared)
    assert "[name]" in whole.recommendation
    assert [each.text for each in whole.said if each.chosen] == (
        [found.late.text] if hidden else [found.quote.text, found.late.text]
    )
    hides = {each.finding: each for each in listed(told_record(found.record), "restricted").hides}
    assert hides["F1"].cites == (("W1",) if hidden else ())
    assert [hides[code].told for code in ("F2", "F3")] == [not hidden] * 2


def test_a_headline_that_may_not_be_told_is_said_to_be_left_out() -> None:
    """It was written: no document and no list asks for it; what it means is told where it may."""
    found = Found(Attribution.WITHHELD)
    found.whole()
    found.do(WriteHeadline(text=f"They say: {SAID}!", lines=("Beds first",)))
    told = listed(told_record(found.record), "shareable")
    assert (told.headline, told.headline_left_out, told.lines) == ("", True, ("Beds first",))
    assert next(told.told) == "This edition leaves out the headline."
    for document in ("swot", "scan"):
        blocks = repr(build(found.record, document, "shareable").blocks[:3])
        assert "is left out of this edition" in blocks
        assert "Beds first" in blocks
        assert "not written yet" not in blocks
        assert SAID in repr(build(found.record, document, "restricted").blocks[:3])


def test_who_is_erased_is_in_no_state_of_a_finding(found: Found) -> None:
    """Name, words and quotes go from every document; what is left is told."""
    steps = [
        Step(type(each).TABLE, str(id_number(each.id)), raw_of(each), None)
        for each in found.record.documents()
    ]
    past = States(steps)
    erasing = Erasing(found.record, found.dana, past)
    left: dict[tuple[str, str], Raw | None] = {
        (step.table, step.key): erasing.document(step.table, step.new or {}) for step in steps
    }
    tables = (Finding.TABLE, Headline.TABLE, "versions")
    made = [raw for (table, _), raw in left.items() if table in tables and raw]
    assert len(made) == 6
    for raw, piece in product(made, ("Dana", "Ortiz", "nine days", "ledger", found.quote.id)):
        assert piece.casefold() not in repr(raw).casefold()
    by_number = {raw["number"]: raw for raw in made if "cites" in raw}
    assert by_number[1]["text"] == "Closing takes too long"
    assert by_number[1]["ask"]["who"] == "Board and [name]"
    assert by_number[1]["quotes"] == [found.late.id]
    assert by_number[3]["text"] == "Beds are found"
    extent = extent_of(erasing, past)
    assert "3 findings, without what this person said" in extent.stays

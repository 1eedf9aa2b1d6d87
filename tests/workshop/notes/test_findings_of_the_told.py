"""A text of findings holds what documents do, and taking it in again takes nothing away.

Requirement: what somebody withdrew is not in the text; a text that was not changed changes nothing
in the record, whatever it lacks, and stays readable where what a finding rested on is gone.
"""

from __future__ import annotations

from tests.builders.found import Found
from workshop.notes.findings.importer import Taken, take_findings
from workshop.notes.findings.reader import read_findings
from workshop.notes.findings.writer import findings_text
from workshop.privacy.factor_wording import ERASED
from workshop.privacy.told_record import told_record
from workshop.record.change import Moment
from workshop.record.documents import WithdrawalLevel
from workshop.record.findings.documents import Finding
from workshop.running.commands import Withdraw
from workshop.running.findings.commands import WriteHeadline
from workshop.running.theming import DropTheme


def taken(found: Found, text: str) -> Taken:
    """What a text comes to."""
    moment = Moment(found.now, found._new.__next__)
    return take_findings(found.record, read_findings(text), moment, told_record(found.record))


def test_a_text_that_lacks_what_was_withdrawn_takes_nothing_away() -> None:
    """Sentences, names, quotes and the headline stay as recorded; what is changed is changed."""
    found = Found()
    found.whole()
    found.find("The ledger is slow", "W1")
    found.find(f"They say: {found.slow.text}!", "S1")
    found.find("By the theme alone", "theme")
    found.do(WriteHeadline(text="Ask Dana Ortiz", lines=(f"For {found.slow.text}", "Beds")))
    found.do(Withdraw(person_id=found.dana, level=WithdrawalLevel.WITHDRAWN))
    found.do(DropTheme(theme_id=found.theme))
    text = findings_text(told_record(found.record))
    assert "Dana" not in text
    assert text.count(ERASED) == 3
    assert "F4. By the theme alone []" in text
    same = taken(found, text)
    assert not same.problems
    assert (same.counts, same.change.puts) == ({"new": 0, "changed": 0, "same": 4}, ())
    reworded = taken(found, text.replace("Closing takes too long", "Closing is slow"))
    old = next(each for each in found.record.all(Finding) if each.number == 1)
    (new,) = reworded.change.puts
    assert isinstance(new, Finding)
    assert new.text == "Closing is slow"
    assert (new.quotes, new.ask, new.recommendation) == (old.quotes, old.ask, old.recommendation)


def test_the_same_words_twice_need_codes_to_be_told_apart() -> None:
    """By their codes two are two; a sentence that has no code is found by its words."""
    twice = read_findings("F1. It is slow [W1]\nF2. It is slow [W2]\n")
    assert not twice.problems
    unclear = read_findings("1. It is slow [W1]\nF2. It is slow [W2]\n")
    assert "stands in line 1 already" in unclear.problems[0].what

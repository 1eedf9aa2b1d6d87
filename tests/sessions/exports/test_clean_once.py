"""A report is looked through for unclean texts once, however many formats it is written in."""

from __future__ import annotations

import msgspec
import pytest

from sessions.exports import clean_text
from sessions.exports.clean_text import cleaned
from tests.builders.reports import sample


def test_a_clean_report_stays_the_very_same_object() -> None:
    """Nothing of it is copied, not even what its data holds by name."""
    report = sample()
    assert report.facts.registers or report.facts.swot
    assert cleaned(report) is report


def test_a_report_that_was_cleaned_is_not_looked_through_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Seven formats of one report of 10,000 entries would take 0.3 s each."""
    report = cleaned(msgspec.structs.replace(sample(), title="A\x07 title"))
    assert report.title == "A title"
    monkeypatch.setattr(clean_text, "_cleaned_struct", None)
    assert cleaned(report) is report


def test_another_report_is_looked_through() -> None:
    """What is known of one says nothing of the next."""
    cleaned(sample())
    unclean = msgspec.structs.replace(sample(), title="A\x07 title")
    assert cleaned(unclean).title == "A title"
    assert cleaned(unclean).title == "A title"

"""Marks in a line end where words end, and nothing that was said is lost with them.

Requirement: handles end where names end; `#1` is no tag; a date behind `due:` may have blanks; what
is not understood is a doubt, and its words stay; a quote is kept to the letter.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.workshop.running.test_capture import TEXTS
from workshop.record.documents import EntryKind
from workshop.running.capture import Captured, read_line, render
from workshop.text import clean_line

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("@Zoe's list is long", {"text": "Zoe's list is long", "handles": ("Zoe",)}),
        ("Ask for @Chris’ keys", {"text": "Ask for Chris’ keys", "handles": ("Chris",)}),
        ("It is @Zoe's.", {"text": "It is Zoe's.", "handles": ("Zoe",)}),
        ("A @Zoe-run desk", {"text": "A Zoe-run desk", "handles": ("Zoe",)}),
        ("Slow @Anne-Marie", {"text": "Slow", "handles": ("Anne-Marie",)}),
        ("Slow @O'Brien", {"text": "Slow", "handles": ("O'Brien",)}),
        ("Slow (@Zoe)", {"text": "Slow", "handles": ("Zoe",)}),
        ("Slow @Zoe,@Bo.", {"text": "Slow.", "handles": ("Zoe", "Bo")}),
        ("With @Zoe/@Bo there", {"text": "With Zoe/Bo there", "handles": ("Zoe", "Bo")}),
        ("Ask @Zoe.Adams first", {"text": "Ask Zoe Adams first", "handles": ("Zoe.Adams",)}),
        ("Ticket #4711 is #2", {"text": "Ticket #4711 is #2"}),
        ("Budget #2027-plan", {"text": "Budget", "tags": ("2027-plan",)}),
        ("The \u00a010\u00a0000\u202f€  bill", {"text": "The \u00a010\u00a0000\u202f€ bill"}),
        ("高い\u3000@山田", {"text": "高い", "handles": ("山田",)}),
    ],
)
def test_marks_end_where_words_end(line: str, expected: dict[str, Any]) -> None:
    assert read_line(line) == Captured(**expected)


@pytest.mark.parametrize(
    ("line", "text", "day"),
    [
        ("Pay due:tomorrow", "Pay", date(2026, 11, 26)),
        ("Pay due:31 Dec 2026 @Zoe", "Pay", date(2026, 12, 31)),
        ("Pay Due: 2027-3-31, then rest", "Pay then rest", date(2027, 3, 31)),
        ("Pay (due:31.12.).", "Pay.", date(2026, 12, 31)),
        ("due:friday pay them", "pay them", date(2026, 11, 27)),
    ],
)
def test_a_date_is_read_with_its_blanks(line: str, text: str, day: date) -> None:
    read = read_line(line, EntryKind.ACTION, TODAY)
    assert (read.text, read.due, read.doubts) == (text, day, ())


@pytest.mark.parametrize("date_words", ["soon", "2027-02-30", "03/04/2027", "next friday"])
def test_a_date_that_is_not_understood_is_a_doubt_and_stays(date_words: str) -> None:
    read = read_line(f"> Pay due:{date_words} @Zoe", EntryKind.NOTE, TODAY)
    assert read.due is None
    assert f"due:{date_words}" in read.text
    assert len(read.doubts) == 1


def test_a_colon_behind_the_word_due_is_not_always_a_mark() -> None:
    """`The rent is due: nobody knows why` is a sentence."""
    assert read_line("The rent is due: nobody knows why").doubts == ()


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("**Costs:** frozen", EntryKind.NOTE),
        ("*Very* quick desk", EntryKind.NOTE),
        ("~200 tickets", EntryKind.NOTE),
        (">90 % of mails", EntryKind.NOTE),
        ("–5 % staff", EntryKind.NOTE),
        ("----", EntryKind.NOTE),
        ("* * *", EntryKind.NOTE),
        ("=> so we wait", EntryKind.NOTE),
        ("--> next", EntryKind.NOTE),
        ("*New fund for *all*", EntryKind.OPPORTUNITY),
        ("> 90 calls a day to be cut", EntryKind.ACTION),
        ("~ Car park", EntryKind.PARKED),
    ],
)
def test_markdown_and_numbers_are_no_signs(line: str, kind: EntryKind) -> None:
    assert read_line(line).kind is kind


@given(TEXTS.map(clean_line).filter(bool))
@example("100 % of #agile as:role due:friday")
def test_between_quotation_marks_everything_is_what_was_said(said: str) -> None:
    """For any words without quotation marks: to the letter, with the marks behind them read."""
    if any(mark in said for mark in '"“”„«»'):
        return
    read = read_line(f'"{said}" @Zoe #people')
    assert (read.kind, read.text) == (EntryKind.QUOTE, said)
    assert (read.handles, read.tags, read.due) == (("Zoe",), ("people",), None)


@given(st.text(max_size=60), st.sampled_from(EntryKind))
@pytest.mark.slow
def test_a_quote_is_written_and_read_to_the_letter(said: str, other: EntryKind) -> None:
    """Blanks of every width too; the line that shows it reads as the same words."""
    quote = read_line(f'" {said}')
    if quote.text:
        quote = msgspec.structs.replace(quote, doubts=())
        assert read_line(render(quote, other), other).text == quote.text


def test_a_tag_without_a_letter_that_an_old_record_has_is_kept() -> None:
    captured = Captured(text="Slow", tags=("2027", "people"))
    assert read_line(render(captured)) == captured

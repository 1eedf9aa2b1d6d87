"""Quick capture: what a line means, and that it can be written back.

Requirement: the first character says what a line is; `@`, `#`, `due:` and `as:` are read out of
it; nothing that was typed is lost; and the line that is shown for correction reads as the entry.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workshop.record.documents import Attribution, EntryKind, Pestle
from workshop.running.capture import Captured, read_line, render, statement

N, S, W = EntryKind.NOTE, EntryKind.STRENGTH, EntryKind.WEAKNESS


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("Fourteen people", EntryKind.NOTE, "Fourteen people"),
        ("+ Fast help desk", EntryKind.STRENGTH, "Fast help desk"),
        ("+Fast help desk", EntryKind.STRENGTH, "Fast help desk"),
        ("- Typed twice", EntryKind.WEAKNESS, "Typed twice"),
        ("– Typed twice", EntryKind.WEAKNESS, "Typed twice"),
        ("* New fund", EntryKind.OPPORTUNITY, "New fund"),
        ("! Prices rise", EntryKind.THREAT, "Prices rise"),
        ('" I trust it', EntryKind.QUOTE, "I trust it"),
        ('"I trust it"', EntryKind.QUOTE, "I trust it"),
        ("“I trust it”", EntryKind.QUOTE, "I trust it"),
        ('"He said "no""', EntryKind.QUOTE, 'He said "no""'),
        ("> Renew it", EntryKind.ACTION, "Renew it"),
        ("= We renew it", EntryKind.DECISION, "We renew it"),
        ("? Who pays", EntryKind.QUESTION, "Who pays"),
        ("~ Car park", EntryKind.PARKED, "Car park"),
        (". + plus", EntryKind.NOTE, "+ plus"),
        ("\\+ plus", EntryKind.NOTE, "+ plus"),
        ("-5 % budget", EntryKind.NOTE, "-5 % budget"),
        ("…and then", EntryKind.NOTE, "…and then"),
        ("...and then", EntryKind.NOTE, "...and then"),
    ],
)
def test_the_first_character_says_what_a_line_is(line: str, kind: EntryKind, text: str) -> None:
    read = read_line(line)
    assert (read.kind, read.text) == (kind, text)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Slow @Ana", {"text": "Slow", "handles": ("Ana",)}),
        ("@Ana @Bo Slow", {"text": "Slow", "handles": ("Ana", "Bo")}),
        ("Ask @Dana first", {"text": "Ask Dana first", "handles": ("Dana",)}),
        ("Slow @Ana.", {"text": "Slow.", "handles": ("Ana",)}),
        ("Slow @ana@x", {"text": "Slow @ana@x"}),
        ("mail a@b.example", {"text": "mail a@b.example"}),
        ("Slow #People #people", {"text": "Slow", "tags": ("people",)}),
        ("Slow #p", {"text": "Slow", "pestle": Pestle.POLITICAL}),
        ("Slow #en", {"text": "Slow", "pestle": Pestle.ENVIRONMENTAL}),
        ("Slow #Technology", {"text": "Slow", "pestle": Pestle.TECHNOLOGICAL}),
        ("Slow #private", {"text": "Slow", "private": True}),
        ("Slow as:role", {"text": "Slow", "attribution": Attribution.ROLE}),
        ("> Go due:2027-03-31", {"kind": EntryKind.ACTION, "due": date(2027, 3, 31), "text": "Go"}),
        ("Go due:2027-02-31", {"text": "Go due:2027-02-31"}),
        ("Room \\#4", {"text": "Room #4"}),
        ("C# and F#", {"text": "C# and F#"}),
        ("नमस्ते @प्रिया #हिन्दी", {"text": "नमस्ते", "handles": ("प्रिया",), "tags": ("हिन्दी",)}),
        ("Slow #İstanbul", {"text": "Slow", "tags": ("i̇stanbul",)}),
    ],
)
def test_marks_are_read_out_of_the_line(line: str, expected: dict[str, Any]) -> None:
    read = msgspec.structs.replace(read_line(line), doubts=())
    assert read == Captured(**expected)


def test_a_doubt_is_told_and_nothing_is_dropped() -> None:
    """A date that is none, and two fields of the scan, are pointed out while typing."""
    assert "is not a date" in read_line("Go due:soon").doubts[0]
    assert "two fields" in read_line("Go #legal #p").doubts[0]
    assert "due:soon" in read_line("Go due:soon").text


def test_a_longer_text_is_one_entry() -> None:
    """The first character of the first line counts; marks are found in every line."""
    read = read_line("+ First\n\n- second @Ana\n#legal")
    assert (read.kind, read.text) == (S, "First\n\n- second")
    assert (read.handles, read.pestle) == (("Ana",), Pestle.LEGAL)


@pytest.mark.parametrize("text", ['"', "”", '" "', "« »"])
def test_a_statement_is_never_emptied(text: str) -> None:
    """Calling a note a quote takes off a closing mark, not all that was said."""
    assert statement(text, EntryKind.QUOTE)


_WORDS = st.sampled_from(
    (
        *("@Ana", "@Ana.", "#legal", "#e,", "#private", "due:2027-03-31", "as:role", "as:name)"),
        *("\\", "\\#x", "@", "#", "##", "due:", '"', "”", "«", "%", "|", "[10:06]", "[red]"),
        *("+", "-", "*", "!", ">", "=", "?", "~", ".", "-5", "–", "\x1b[31m", "\u202e", "\0"),
        *("👩\u200d👩\u200d👧", "हिन्दी", "@प्रिया", "#İ", "ß", "=HYPERLINK(1)", "\u2028", "\x85"),
    )
)
TEXTS = st.lists(st.one_of(_WORDS, st.text(max_size=8)), max_size=8).map(" ".join)
KINDS = st.sampled_from(EntryKind)


@given(st.lists(TEXTS, min_size=1, max_size=3).map("\n".join), KINDS, KINDS)
@example("#İ", EntryKind.NOTE, EntryKind.NOTE)
@example("\\\\+ a", EntryKind.NOTE, EntryKind.NOTE)
@example("@Ana .\n0", EntryKind.NOTE, EntryKind.NOTE)
@example("x #İ", EntryKind.NOTE, EntryKind.NOTE)
def test_what_was_read_is_written_so_that_it_reads_the_same(
    line: str, default: EntryKind, other: EntryKind
) -> None:
    """For whatever was typed, the line offered for correction is read as the same entry."""
    read = msgspec.structs.replace(read_line(line, default), doubts=())
    if read.text:
        again = read_line(render(read, other), other)
        assert msgspec.structs.replace(again, doubts=()) == read


@given(TEXTS, KINDS)
def test_a_statement_is_kept_as_it_is(text: str, kind: EntryKind) -> None:
    """Cleaning a statement twice changes nothing more."""
    once = statement(text, kind)
    assert statement(once, kind) == once

"""Text from people is made safe where it enters, and keeps every word."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.text import clean, clean_block, clean_line, listing, nearest, plural, shorten

ANYTHING = st.text(alphabet=st.characters(codec=None, exclude_categories=()))


@pytest.mark.parametrize(
    ("raw", "safe"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]52;c;c2VjcmV0\x07copied", "copied"),
        ("\x1b]0;title\x1b\\shown", "shown"),
        ("\x9b2Jgone", "gone"),
        ("a\x00b", "ab"),
        ("left\u202eright\u2066", "leftright"),
        ("one\r\ntwo\u2028three\x85four", "one\ntwo\nthree\nfour"),
        ("\ud800broken", "broken"),
        ("e\u0301", "é"),
        ("👩‍👩‍👧 日本語 العربية", "👩‍👩‍👧 日本語 العربية"),
        (
            "[red] [/x] [@click=app.quit]q[/] =HYPERLINK()",
            "[red] [/x] [@click=app.quit]q[/] =HYPERLINK()",
        ),
    ],
)
def test_codes_go_and_words_stay(raw: str, safe: str) -> None:
    """What a terminal or a file would obey is taken out; what a person reads is kept."""
    assert clean(raw) == safe


@given(ANYTHING)
def test_clean_text_is_clean(text: str) -> None:
    """Cleaning twice changes nothing, and no control character is left but the line feed."""
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not [c for c in once if unicodedata.category(c) in ("Cc", "Cs") and c != "\n"]
    once.encode("utf-8")


@given(ANYTHING)
def test_lines_and_blocks_keep_their_shape(text: str) -> None:
    """A line has no breaks and no outer blanks; a block has no outer blanks."""
    assert "\n" not in clean_line(text)
    assert clean_line(text) == clean_line(clean_line(text))
    assert clean_block(text) == clean_block(text).strip()


def test_words_for_counts_and_lists() -> None:
    """Counts agree with their nouns and lists read as sentences do."""
    assert plural(1, "entry", "entries") == "1 entry"
    assert plural(1200, "entry", "entries") == "1,200 entries"
    assert listing(["a"]) == "a"
    assert listing(["a", "b", "c"]) == "a, b and c"
    assert shorten("a long line", 7) == "a long…"
    assert shorten("one\ntwo", 10) == "one…"


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("Wekness", ["weakness"]),
        ("open question", ["open-question"]),
        ("OPEN_QUESTION", ["open-question"]),
        ("quoet", ["quote"]),
        ("zzz", []),
        ("", []),
    ],
)
def test_a_slip_is_offered_the_word_that_was_meant(word: str, found: list[str]) -> None:
    """Case and the ways to join words make no difference; what is far from all is none."""
    assert nearest(word, ["strength", "weakness", "quote", "open-question"]) == found


def test_several_may_have_been_meant() -> None:
    """The nearest first, and no more than asked for."""
    assert nearest("short", ["shirt", "shore", "long", "sport"], 2) == ["sport", "shore"]

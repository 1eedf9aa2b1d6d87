"""What differs between two texts, paragraph by paragraph.

Requirement: of any document, one word that is changed, one paragraph left out or put in is named
and nothing else; what programs change by themselves is no difference; nothing takes for ever.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.verify.comparing import changes, compared, differences
from sessions.verify.reading.parts import Content, Outline, Part
from sessions.verify.reading.words import differing_words, key_of

pytestmark = pytest.mark.law

WORDS = st.sampled_from(["ledger", "breaks", "twice", "a", "quarter", "IT", "2026", "the", "berth"])
TEXTS = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)
ROWS = st.tuples(TEXTS, TEXTS, TEXTS)
DOCUMENT = st.lists(st.one_of(TEXTS, ROWS), min_size=1, max_size=30)

Given = Sequence[str | tuple[str, str, str]]


def parts_of(document: Given) -> list[Part]:
    """A document of paragraphs and rows."""
    outline = Outline()
    for each in document:
        if isinstance(each, str):
            outline.paragraph(each)
        else:
            outline.row(each)
    return outline.parts


@given(DOCUMENT, st.data())
def test_one_word_that_is_changed_is_named_and_nothing_else(
    document: list[str | tuple[str, str, str]], data: st.DataObject
) -> None:
    """Its paragraph or cell, and the word itself."""
    at = data.draw(st.integers(0, len(document) - 1))
    chosen = document[at]
    cells = [chosen] if isinstance(chosen, str) else list(chosen)
    cell = data.draw(st.integers(0, len(cells) - 1))
    words = cells[cell].split()
    place = data.draw(st.integers(0, len(words) - 1))
    old, words[place] = words[place], "Zebra"
    cells[cell] = " ".join(words)
    edited = list(document)
    edited[at] = cells[0] if isinstance(chosen, str) else (cells[0], cells[1], cells[2])
    before, after = parts_of(document), parts_of(edited)
    (found,) = differences(changes(after, before))
    assert (found.kind, found.words) == ("changed", (("Zebra", old),))
    assert found.where.startswith(after[at].where)
    if not isinstance(chosen, str):
        assert after[at].columns[cell] in found.where


@given(DOCUMENT, st.data())
def test_a_paragraph_left_out_or_put_in_is_named(
    document: list[str | tuple[str, str, str]], data: st.DataObject
) -> None:
    """One difference each, with its words."""
    at = data.draw(st.integers(0, len(document)))
    more = [*document[:at], "Nobody ever said this here", *document[at:]]
    before, after = parts_of(document), parts_of(more)
    (added,) = differences(changes(after, before))
    assert (added.kind, added.file) == ("added", "Nobody ever said this here")
    (missing,) = differences(changes(before, after))
    assert (missing.kind, missing.record) == ("missing", "Nobody ever said this here")


@given(DOCUMENT)
def test_nothing_differs_from_itself(document: list[str | tuple[str, str, str]]) -> None:
    """However it repeats itself."""
    assert not changes(parts_of(document), parts_of(document))


@given(DOCUMENT, DOCUMENT)
def test_whatever_differs_is_told(
    document: list[str | tuple[str, str, str]], other: list[str | tuple[str, str, str]]
) -> None:
    """Two documents without any difference say the same words in the same order."""
    one, two = parts_of(document), parts_of(other)
    letters = [
        "".join("".join(part.key) for part in parts).replace(" ", "") for parts in (one, two)
    ]
    assert bool(list(differences(changes(one, two)))) == (letters[0] != letters[1])


def test_what_programs_change_by_themselves_is_no_difference() -> None:
    """Quotation marks, dashes, blanks, ellipses, ligatures, marks that show nothing."""
    assert key_of("“We’ll see” – said\u00a0Dana…\u200e") == key_of('"We\'ll  see" -- said Dana...')
    assert key_of("ﬁnal of\u00adﬁce") == key_of("final office")
    assert key_of("e\u0301") == key_of("é")
    for one, other in (("2 of 9", "3 of 9"), ("IT", "It"), ("not now", "now"), ("50%", "50")):
        assert key_of(one) != key_of(other)


def test_words_that_were_put_in_or_left_out_stand_alone() -> None:
    """Beside nothing, where there is nothing."""
    assert list(differing_words("We do not agree", "We agree")) == [("do not", "")]
    assert list(differing_words("We agree", "We do not agree")) == [("", "do not")]


def test_a_paragraph_that_another_program_cut_in_two_is_the_same() -> None:
    """Where it is cut is no word of it."""
    before = parts_of(["One long paragraph of several words", "and the next"])
    after = parts_of(["One long paragraph", "of several words", "and the next"])
    assert not changes(after, before)


def test_what_is_hidden_by_now_is_never_repeated() -> None:
    """Neither as it stood then nor with a word changed in the file."""
    then = parts_of(["Open words", "A secret that was told", "More open words"])
    told = parts_of(["Open words", "More open words"])
    for words in ("A secret that was told", "A secret that was sold"):
        file = parts_of(["Open words", words, "More open words"])
        contents = [Content(None, tuple(parts), (), "html") for parts in (file, told, then)]
        (found,) = compared(contents[0], contents[1], contents[2])
        assert found.withheld
        assert (found.file, found.record, found.words) == ("", "", ())


def test_a_file_of_one_word_over_and_over_is_compared_soon() -> None:
    """Tens of thousands of equal paragraphs, which make other ways of comparing take hours."""
    file = parts_of(["a"] * 30_000)
    record = parts_of(["b", *["a"] * 5_000, "c"] * 3)
    assert changes(file, record)

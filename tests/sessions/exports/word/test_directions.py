"""Names that run from right to left, in lines that do not.

Requirement: a line of a document keeps the direction of the document; a name in it that runs the
other way is a run of its own, and nothing that follows is drawn into it.
"""

from __future__ import annotations

from itertools import pairwise

import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from sessions.exports.word.directions import directed
from sessions.exports.word.xml import Piece, paragraph

ARABIC = "ليلى حداد"


@pytest.mark.law
@given(st.text(), st.booleans())
@pytest.mark.slow
def test_nothing_is_lost(text: str, turned: bool) -> None:
    """The parts are the text, and neighbours differ."""
    parts = directed(text, turned=turned)
    assert "".join(part for part, _ in parts) == text
    assert all(one[1] != other[1] for one, other in pairwise(parts))


def test_a_name_stands_apart() -> None:
    """Its own blanks belong to it; the comma and the number behind it do not."""
    assert directed(f"Interview, {ARABIC}, 8 Oct") == [
        ("Interview, ", False),
        (ARABIC, True),
        (", 8 Oct", False),
    ]


def test_a_line_keeps_the_direction_of_the_document() -> None:
    """A source that begins with such a name does not turn round; one text for itself does."""
    line = paragraph([Piece(f"{ARABIC}, Sales, 8 Oct")], own=False)
    assert line.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is None
    runs = list(line.iter(qn("w:r")))
    assert [bool(list(run.iter(qn("w:rtl")))) for run in runs] == [True, False]
    words = ["".join(t.text or "" for t in run.iter(qn("w:t"))) for run in runs]
    assert words == [ARABIC, "\u200e, Sales, 8 Oct"]
    among = paragraph([Piece(f"{ARABIC} and Ana Ferreira, Patients' Panel")])
    assert among.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is None
    alone = paragraph([Piece(ARABIC)])
    assert alone.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        ("", False),
        ("Sales", False),
        ("שלום", True),
        ("שלוםa", True),
        ("שלום abc, 12", True),
        ("שלום abcd, 12", False),
        ("שלום abcde", False),
        ("١٢٣", False),
        ("١٢٣ a", False),
    ],
)
def test_a_text_turns_where_more_than_half_of_its_letters_do(text: str, turned: bool) -> None:
    """Blanks, digits and signs count for neither side; half of them turn nothing."""
    made = paragraph([Piece(text[:2]), Piece(text[2:], "Strong")])
    assert (made.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None) is turned

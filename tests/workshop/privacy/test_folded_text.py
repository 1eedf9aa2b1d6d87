"""Texts are folded so that no way of writing hides a name, and every place leads back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.privacy.folded_text import composed, end_of, folded, plain, readings


@pytest.mark.parametrize(
    ("text", "without", "searched"),
    [
        ("Dana", "Dana", "dana"),
        ("O`Neil", "O'Neil", "o'neil"),
        ("José Łoś", "Jose Los", "jose los"),
        ("Jose\u0301", "Jose", "jose"),
        ("ŁOŚ", "LOS", "los"),
        ("Øre", "Ore", "ore"),
        ("Groß", "Groß", "gross"),
        ("‘ʼʻʹ′`´＇’", "'" * 9, "'" * 9),
        ("‐‑‒–—―−﹣－", "-" * 9, "-" * 9),
        ("Da\u00adna\u200b\u200d\u2060\ufeff", "Dana", "dana"),
        ("\u202eDana\u202c\u061c", "Dana", "dana"),
        ("Ｄａｎａ", "Dana", "dana"),
        ("हिन्दी", "हिन्दी", "हिन्दी"),
        ("がぎ", "がぎ", "がぎ"),
        ("李小龙 🦊", "李小龙 🦊", "李小龙 🦊"),
    ],
)
def test_accents_and_what_nobody_sees_go(text: str, without: str, searched: str) -> None:
    """Signs that make another letter stay; capitals stay where the case is wanted."""
    assert (plain(text), folded(text)) == (without, searched)


def test_what_is_not_seen_is_read_both_ways() -> None:
    """As nothing and as a blank; each character leads back to where it was written."""
    text = "Da\u200bna"
    joined, parted = readings(text)
    assert (joined.text, list(joined.places)) == ("dana", [0, 1, 3, 4])
    assert (parted.text, list(parted.places)) == ("da na", [0, 1, 2, 3, 4])
    assert [each.text for each in readings("José")] == ["jose"]
    (plain_one,) = readings("Dana")
    assert (plain_one.text, list(plain_one.places)) == ("dana", [0, 1, 2, 3])
    (wide,) = readings("Groß é")
    assert (wide.text, list(wide.places)) == ("gross e", [0, 1, 2, 3, 3, 4, 5])


def test_an_end_takes_along_what_is_not_seen() -> None:
    """Marks behind the last letter belong to the name; the next letter does not."""
    text = composed("Dana\u00ad\u200b said")
    joined = next(readings(text))
    assert end_of(text, joined, 3) == 6
    assert end_of(text, joined, 2) == 3
    assert end_of(composed("é\u0323\u200d"), next(readings(composed("é\u0323\u200d"))), 0) == len(
        composed("é\u0323\u200d")
    )


@given(st.text())
def test_every_character_of_a_reading_leads_to_where_it_was_written(text: str) -> None:
    """In order, within the text, and to a character that folds to it."""
    text = composed(text)
    for each in readings(text):
        places = list(each.places)
        assert len(places) == len(each.text)
        assert places == sorted(places)
        for letter, place in zip(each.text, places, strict=True):
            assert letter == " " or letter in folded(text[place])
            assert place < end_of(text, each, places.index(place)) <= len(text)

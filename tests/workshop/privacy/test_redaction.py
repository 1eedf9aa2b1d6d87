"""Names taken out of texts: whoever is hidden and whatever is said, no word of a name remains."""

from __future__ import annotations

import re
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.inputs import inputs
from workshop.privacy.name_finder import MARK
from workshop.privacy.redaction import HiddenNames
from workshop.record.documents import Person

LATIN: Final = ("Dana", "Ortiz", "Li", "Ana", "Núñez", "Bo", "Łoś", "Ortizo", "Dan", "Ng")
UNSPACED: Final = ("王芳", "王芳芳", "王", "李小龙", "李小", "さくら", "さくらこ")
TITLES: Final = (
    *("mrs", "prof", "van", "von", "der", "den", "del", "dos", "bin", "dr", "mr", "ms", "st"),
    *("jr", "sr", "ii", "iii"),
)
OTHERS: Final = ("asked", "the", "ledger", "问", "month-end", "2026", "danger", "limit", "analysis")

full_names = st.lists(st.sampled_from(LATIN), min_size=2, max_size=3, unique=True).map(" ".join)
names = full_names | st.sampled_from(UNSPACED)


def person(place: int, name: str) -> Person:
    """Somebody of that name."""
    return Person(id=f"p{place}", name=name)


def hidden(*called: str, common: tuple[str, ...] = ()) -> HiddenNames:
    """People of those names who must not be named."""
    return HiddenNames([person(place, name) for place, name in enumerate(called)], common)


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[str], str]:
    """People, and a text made of their names and of other words."""
    called = draw(st.lists(names, min_size=1, max_size=4, unique=True))
    pieces = draw(st.lists(st.sampled_from([*called, *called, *OTHERS]), min_size=1, max_size=7))
    case = draw(st.sampled_from((_as_it_is, str.upper, str.lower, str.title)))
    gap = draw(st.sampled_from([" ", ", ", "; ", "\n"]))
    return called, gap.join(case(piece) if piece in called else piece for piece in pieces)


def _as_it_is(name: str) -> str:
    return name


@settings(max_examples=inputs(150), deadline=None)
@given(cases())
def test_no_word_of_a_hidden_name_remains(case: tuple[list[str], str]) -> None:
    """Neither a full name nor the tail of a longer one that begins with a shorter one."""
    called, text = case
    left = hidden(*called).taken_out(text)
    words = re.findall(r"\w+", left.replace(MARK, " ").casefold())
    for name in called:
        for word in re.findall(r"\w+", name.casefold()):
            assert word not in words, (called, text, left)
    for name in (name for name in called if name in UNSPACED):
        assert not set(name) & set(left.replace(MARK, "")), (called, text, left)


@settings(max_examples=inputs(60), deadline=None)
@given(st.lists(full_names, min_size=1, max_size=3, unique=True), st.booleans())
def test_a_word_of_a_name_goes_where_it_is_written_as_one(called: list[str], loud: bool) -> None:
    """First names and surnames alone; two letters in capitals may be anything."""
    words = sorted({word for name in called for word in name.split()})
    text = " asked ".join(word.upper() if loud else word for word in words)
    left = [part.casefold() for part in hidden(*called).taken_out(text).split(" asked ")]
    for word, part in zip(words, left, strict=True):
        assert part == (MARK if len(word) > 2 or not loud else word.casefold()), (called, text)


@settings(max_examples=inputs(100), deadline=None)
@given(st.lists(names, min_size=1, max_size=4, unique=True), st.permutations(OTHERS))
def test_what_names_nobody_stays(called: list[str], words: list[str]) -> None:
    """A text without a name comes back as it was, also where its words begin as names do."""
    text = " ".join(words)
    assert hidden(*called).taken_out(text) == text


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(
    ("called", "text", "left"),
    [
        (("王芳", "王芳芳"), "问王芳芳", "问[name]"),
        (("Dana Ortiz", "Dana Ortiz Li"), "Ask Dana Ortiz Li.", "Ask [name]."),
        (("Bo Ng", "Bo Ng Łoś"), "BO NG ŁOŚ and bo ng", "[name] and [name]"),
        (("J. Li", "J. Li-Ng"), "J. Li-Ng asked J. Li", "[name] asked [name]"),
    ],
)
def test_a_name_that_begins_with_another(
    called: tuple[str, ...], text: str, left: str, *, turned: bool
) -> None:
    """The longer one goes whole, in whichever order the two were entered."""
    assert hidden(*(called[::-1] if turned else called)).taken_out(text) == left


def test_words_of_departments_stay_but_not_in_the_full_name() -> None:
    """`Sales` is a department before it is anybody's surname."""
    names = hidden("Dana Sales", common=("Sales",))
    assert names.taken_out("Sales, says Dana Sales") == "Sales, says [name]"


@pytest.mark.parametrize("word", TITLES)
def test_a_title_or_a_joining_word_of_a_name_points_to_nobody(word: str) -> None:
    """Who is called van der Berg junior takes no “van”, “der” or “jr” out of what others say."""
    names = hidden(f"Anna {word.title()} Lindqvist", f"Bo Quist {word.title()}")
    text = f"It is {word} and {word.title()} in the ledger"
    assert names.taken_out(text) == text
    assert word not in names.taken_out(f"Ask Anna {word} Lindqvist").casefold().split()

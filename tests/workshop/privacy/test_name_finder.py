"""Finding one person's name: every way of writing it, and no word of anybody else."""

from __future__ import annotations

import unicodedata

import pytest

from workshop.privacy.name_finder import ErasedName


def name(*names: str, others: tuple[str, ...] = (), common: tuple[str, ...] = ()) -> ErasedName:
    """The finder of a person's names."""
    return ErasedName(names, others, common)


@pytest.mark.parametrize(
    ("called", "text", "left"),
    [
        ("Dana Ortiz", "Dana Ortiz, DANA ORTIZ, dana.ortiz, dana_ortiz", "[name], " * 3 + "[name]"),
        ("Dana Ortiz", "danaortiz said, dana too; ORTIZ'S", "[name] said, [name] too; [name]'S"),
        ("Dana Ortiz", "Danae and Ortizo stay", "Danae and Ortizo stay"),
        ("Müller", unicodedata.normalize("NFD", "Frau Müller MÜLLER"), "Frau [name] [name]"),
        ("Mary-Ann O'Neil", "mary ann o’neil", "[name]"),
        ("Eva Groß", "GROSS, groß, Eva", "[name], [name], [name]"),
        ("李小龙", "我同意李小龙的看法", "我同意[name]的看法"),
        ("🦊", "the 🦊 said", "the [name] said"),
        ("[red]", "he [red] said", "he [name] said"),
        ('Bo "Ace" Łoś', 'bo "ace" łoś; Łoś', "[name]; [name]"),
        ("Will", "Will said we will see. WILL!", "[name] said we will see. [name]!"),
        ("Mark Rose", "mark rose; Mark; mark it; a rose", "[name]; [name]; mark it; a rose"),
        ("Jo", "Jo and JO and jo", "[name] and JO and jo"),
    ],
)  # fmt: skip
def test_a_name_goes_however_it_is_written(called: str, text: str, left: str) -> None:
    """In any case, form of accents and separator; words of the language stay words."""
    assert name(called).taken_out(text) == left
    assert name(called).found(left) == []


@pytest.mark.parametrize("called", ["A", "7", "42", '"', "-", "李", "It"])
def test_a_name_that_could_be_any_text_stays_in_texts(called: str) -> None:
    """It is told as such instead of taking the words of others apart."""
    text = 'A 7 of 42 "is" - 李明 It is.'
    finder = name(called)
    assert finder.taken_out(text) == text
    assert finder.unseen == (called,)


def test_the_names_of_others_stay_whole() -> None:
    """A longer name is somebody else's; a word of it alone may be theirs."""
    text = "Ann said Ann Lee and ANN-MARIE disagree"
    assert name("Ann", others=("Ann Lee", "Ann-Marie")).taken_out(text) == (
        "[name] said Ann Lee and ANN-MARIE disagree"
    )
    text = "Dana Ortiz, Dana, Ortiz"
    assert name("Dana Ortiz", others=("Dana Smith",)).taken_out(text) == "[name], Dana, [name]"
    assert name("Dana Ortiz", others=("Dana",)).taken_out(text) == "[name], Dana, [name]"
    assert name("Dana Finance", common=("Head of Finance",)).taken_out("Finance") == "Finance"


@pytest.mark.parametrize(
    ("called", "other", "text", "left"),
    [
        ("Dana Ortiz", "Dana Smith", "Ask Ortiz, Dana (or ORTIZ,dana)", "Ask [name] (or [name])"),
        (
            "Anna van der Berg",
            "Anna Lee",
            "Berg, Anna van der; van der Berg, Anna",
            "[name]; [name]",
        ),
        ("王 芳", "王 明", "王，芳", "王，芳"),
        ("Will Price", "Will Smith", "Price, Will; the price, will", "[name]; the price, will"),
    ],
)
def test_a_name_behind_a_comma_goes_whole(called: str, other: str, text: str, left: str) -> None:
    """A first name that others bear too does not stay beside the mark of the last."""
    assert name(called, others=(other,)).taken_out(text) == left


def test_a_name_that_somebody_else_bears_stays() -> None:
    """Nobody can say who is meant; that is told."""
    finder = name("Dana Ortiz", "Dana Smith", others=("dana ortiz",))
    assert finder.taken_out("Dana Ortiz and Smith") == "Dana Ortiz and [name]"
    assert (finder.shared, finder.names) == (("Dana Ortiz",), ("Dana Smith",))

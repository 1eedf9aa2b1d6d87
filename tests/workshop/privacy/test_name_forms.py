"""Which ways of writing a name are looked for, at the lengths where the rules change."""

from __future__ import annotations

import pytest

from workshop.privacy.name_finder import ErasedName
from workshop.privacy.name_forms import Written, forms_of, has_case, one, own_forms, whole, words_in


def left(called: str, text: str, *others: str, common: tuple[str, ...] = ()) -> str:
    """A text without the name."""
    return ErasedName((called,), others, common).taken_out(text)


@pytest.mark.parametrize(
    ("called", "text", "without"),
    [
        # written together: from seven letters in any case, below it with capitals where words begin
        ("Ana Lima", "analima limaana AnaLima", "[name] [name] [name]"),
        ("Ana Lim", "analim limana AnaLim LimAna", "analim limana [name] [name]"),
        ("Ana Li", "ANALI anaLI", "ANALI anaLI"),
        ("Ana Maria Silva", "anamariasilva silvaanamaria mariasilvaana", "[name] [name] [name]"),
        # a hyphened word: from five letters
        ("Jo-Ann Lee", "joann jo ann JO-ANN", "[name] [name] [name]"),
        # an apostrophe may be left out, or a blank stand for it
        ("Sean O'Neil", "oneil o neil O’NEIL", "[name] [name] [name]"),
        ("Ng'ang'a", "ng`ang`a, Ng’ang’a", "[name], [name]"),
        ("Ng'ang'a", "ng`ang`a said", "[name] said"),
        ("Sean O'Ng", "o'ng ong", "[name] [name]"),
        # letters that a keyboard does not have
        ("Jörg Müller", "Mueller, Muller, joerg, JORG", "[name], [name], [name], [name]"),
        ("Bo Ågård", "aagaard agard Ågård", "[name] [name] [name]"),
        # words that point to nobody
        ("Maria van der Berg", "van der berg; van, der; maria", "van der [name]; van, der; [name]"),
        ("Dr Ana P. Lima", "dr p. lima; Dr; P", "dr p. [name]; Dr; P"),
        # two letters: only as names are written
        ("Ed", "Ed ed ED eD", "[name] ed ED eD"),
        ("Jo Li", "Jo; jo; Li; LI; jo li", "[name]; jo; [name]; LI; [name]"),
        # words of the language: only as names are written
        ("Rose", "Rose ROSE rose", "[name] [name] rose"),
        # scripts without capitals
        ("李明", "问李明吧", "问[name]吧"),
        ("김 민준", "김민준이 김 민준", "[name]이 [name]"),
        # bounds
        ("Dana", "Danab bDana Dana1 _Dana_ Dana-x", "Danab bDana Dana1 _[name]_ [name]-x"),
        ("Dana", "李Dana说", "李[name]说"),
        ("Dana", "@dana @DANA,", "@[name] @[name],"),
    ],
)
def test_a_name_goes_where_a_rule_says_so(called: str, text: str, without: str) -> None:
    """And stays where none does."""
    assert left(called, text) == without


@pytest.mark.parametrize(
    ("word", "written"),
    [
        ("D", None),
        ("4", None),
        ("It", None),
        ("Ed", Written.JUST_SO),
        ("Eda", Written.ANYHOW),
        ("Rose", Written.AS_NAME),
        ("李", None),
        ("李明", Written.ANYHOW),
        ("דן", None),
        ("דני", Written.ANYHOW),
    ],
)
def test_how_a_word_must_be_written(word: str, written: Written | None) -> None:
    """By its length, its script, and whether it is a word of the language."""
    assert [form.written for form in one(word)] == ([written] if written else [])


def test_one_letter_without_capitals_is_looked_for_where_that_is_asked() -> None:
    """A letter or a picture may be a name; a number or a sign may not."""
    assert [len(whole(each)) for each in ("李", "🦊", "7", "-", "李小")] == [0, 1, 0, 0, 1]
    assert [len(whole(each, short=True)) for each in ("李", "7", "-")] == [1, 0, 0]
    assert not whole("🦊")[0].bounded
    assert [has_case(each) for each in ("a", "A", "李", "7")] == [True, True, False, False]
    assert words_in("José’s 2 ways") == ["jose", "s", "ways"]


def test_the_forms_of_a_name_leave_out_what_is_not_looked_for_alone() -> None:
    """Words that others bear too; the whole name stays looked for, with its length."""
    every = forms_of("Dana Ortiz", ())
    fewer = forms_of("Dana Ortiz", {"dana"})
    assert {form.pattern for form in every} - {form.pattern for form in fewer} == {"dana"}
    assert (every[0].length, every[0].sign) == (10, "ortiz")
    assert max(form.length for form in every) == 10


def test_what_somebody_may_call_themselves() -> None:
    """Words of three letters and more that nobody else bears; small words never."""
    assert [form.pattern for form in own_forms("Ed Lim Will", {"lim"})] == [
        form.pattern for form in own_forms("Ed Lim Will", {"lim"}) if form.pattern != "ed"
    ]
    told = {form.pattern for form in own_forms("Ana Lim", ())}
    assert {"ana", "lim", "analim", "limana"} == told
    assert {form.written for form in own_forms("Ana Lim", ())} == {Written.ANYHOW}
    assert "lim" not in {form.pattern for form in own_forms("Ana Lim", {"lim"})}

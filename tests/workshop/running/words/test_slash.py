"""Words behind a slash.

Requirement: one table for every door. A letter, the whole word or a beginning that is clear means
one word; anything else is refused with what may have been meant. Two slashes type one.
"""

from __future__ import annotations

from itertools import combinations
from typing import Any

import msgspec
import pytest
from hypothesis import given, strategies

from tests import ROOT
from tests.builders.record import START
from workshop.errors import Refused
from workshop.record.documents import Entry, EntryKind
from workshop.running.voting.stand import Stand
from workshop.running.words import slash
from workshop.running.words.slash import (
    Here,
    On,
    SlashWord,
    When,
    as_text,
    as_typed,
    behind_slash,
    without_rest,
    word_and_rest,
    word_meant,
)
from workshop.running.words.slash_table import WORDS

GOES_ON = Here(writable=True, closed=False, running=True)
STANDS = GOES_ON._replace(running=False)
IS_CLOSED = GOES_ON._replace(closed=True, running=False)
READS = Here(writable=False, closed=False, running=True)
VOTES = tuple(GOES_ON._replace(vote=stand) for stand in Stand if stand is not Stand.NONE)
EVERYWHERE = (GOES_ON, STANDS, IS_CLOSED, READS, *VOTES)


@given(strategies.text())
def test_every_text_can_be_typed(text: str) -> None:
    """What begins with a slash is typed with two, and is no word then."""
    typed = as_typed(text)
    assert behind_slash(typed) is None
    assert as_text(typed) == text


@pytest.mark.parametrize("here", EVERYWHERE)
def test_no_two_words_that_are_offered_together_have_a_name_or_letter_in_common(here: Here) -> None:
    """So that a letter or a whole word never has to ask."""
    offered = [word for word in WORDS if here.offers(word)]
    for one, other in combinations(offered, 2):
        assert not set(one.names) & set(other.names)
        assert one.letter != other.letter or not one.letter
        assert one.letter.casefold() not in other.names


@given(strategies.sampled_from(WORDS), strategies.integers(1, 12))
def test_a_beginning_means_its_word_or_asks_for_it(word: SlashWord, length: int) -> None:
    """A beginning of several is refused with all of them, that of one is that one."""
    here = next(place for place in EVERYWHERE if place.offers(word))
    offered = [each for each in WORDS if here.offers(each)]
    for name in word.names:
        begun = name[:length]
        exact = [each for each in offered if begun in (*each.names, each.letter)]
        several = [each for each in offered if any(n.startswith(begun) for n in each.names)]
        if exact or len(several) == 1:
            assert word_meant(begun, offered) in (exact or several)
        else:
            with pytest.raises(Refused, match=f"/{word.word}"):
                word_meant(begun, offered)
    assert word_meant(word.letter or word.word, offered) is word


def test_a_word_is_meant_in_any_case_of_letters() -> None:
    """Each of its names; a letter means it in its own case, as two words may have one in two."""
    for word in WORDS:
        here = next(place for place in EVERYWHERE if place.offers(word))
        offered = [each for each in WORDS if here.offers(each)]
        for name in word.names:
            assert word_meant(name.upper(), offered) is word
        assert not word.letter or word_meant(word.letter, offered) is word


@pytest.mark.parametrize(
    ("typed", "stand", "word"),
    [
        ("open", Stand.NONE, "open"), ("open", Stand.UNOPENED, "open-vote"),
        ("open", Stand.CLOSED, "open"), ("close", Stand.NONE, "close"),
        ("close", Stand.UNOPENED, "close"), ("close", Stand.OPEN, "close-vote"),
        ("close", Stand.CLOSED, "close"), ("as", Stand.NONE, "kind"), ("file", Stand.NONE, "field"),
        ("end", Stand.NONE, "plan"), ("words", Stand.NONE, "show"), ("quit", Stand.NONE, "leave"),
    ],
)  # fmt: skip
def test_a_second_name_means_the_word_that_has_it_there(
    typed: str, stand: Stand, word: str
) -> None:
    """A vote has /open and /close for itself where it can be opened or closed."""
    assert slash.given(typed, WORDS, GOES_ON._replace(vote=stand)).word == word


STANDING = Entry(
    id="e", session_id="s", step_id="talk", kind=EntryKind.WEAKNESS, text="Slow", at=START
)
OVER = "it is neither an action nor an open question"


@pytest.mark.parametrize(
    ("entry", "unfit"),
    [
        ({}, {
            "the entry was not taken back": "restore", "no name is open there": "who",
            "it is neither parked nor an action nor an open question": "drop",
            OVER: "done postpone todo",
        }),
        ({"retracted": True}, {
            "the entry was taken back already": "retract", "no name is open there": "who",
            "the entry was taken back": "as-one", "it was taken back": "become need",
            "it says nothing that can be themed": "against alone theme untheme",
            "it is neither parked nor an action nor an open question": "drop",
            OVER: "done postpone todo",
        }),
        ({"kind": EntryKind.PARKED, "unclear": ("Zoe",)}, {
            "the entry was not taken back": "restore", OVER: "done postpone todo",
        }),
        ({"kind": EntryKind.ACTION}, {
            "the entry was not taken back": "restore", "no name is open there": "who",
            "it says nothing that can be themed": "against alone theme untheme",
        }),
    ],
)  # fmt: skip
def test_what_cannot_be_done_to_an_entry(entry: dict[str, Any], unfit: dict[str, str]) -> None:
    """It is said with the reason; all else can be done."""
    here = GOES_ON._replace(entry=msgspec.structs.replace(STANDING, **entry))
    found = {word.word: here.why_not(word) for word in WORDS if word.unfit}
    told = {
        why: " ".join(sorted(word for word, each in found.items() if each == why))
        for why in found.values()
        if why
    }
    assert told == unfit


@pytest.mark.parametrize(
    ("typed", "here", "told"),
    [
        ("nxt", GOES_ON, "Did you mean /next?"),
        ("zzz", GOES_ON, "There is no word /zzz here. // at the start"),
        ("", GOES_ON, "Type a word behind /"),
        ("re", GOES_ON, "/re is short for several: /retract, /restore"),
        ("resume", GOES_ON, "/resume: the time runs already."),
        ("pause", STANDS, "/pause: the time stands already."),
        ("skip", IS_CLOSED, "/skip: the session is closed, /reopen goes on with it."),
        ("reopen", GOES_ON, "/reopen: the session goes on already."),
        ("undo", READS, "/undo: this window only reads."),
        ("score", GOES_ON._replace(kind="ask"), "/score: this step is no score step."),
        ("retract", GOES_ON._replace(entries=False), "/retract: there is no entry here yet."),
        ("x", GOES_ON._replace(entries=False), "/retract: there is no entry here yet."),
    ],
)
def test_what_cannot_be_given_is_refused_with_the_reason(typed: str, here: Here, told: str) -> None:
    """And with the nearest word where one is near."""
    with pytest.raises(Refused) as refusal:
        slash.given(typed, WORDS, here)
    assert told in str(refusal.value)


def test_a_sentence_is_no_word() -> None:
    """Words behind one that takes none: somebody was typing a sentence."""
    name, rest = word_and_rest("next week　she leaves")
    assert (name, rest) == ("next", "week　she leaves")
    word = slash.given(name, WORDS, GOES_ON)
    with pytest.raises(Refused, match="takes nothing behind it"):
        without_rest(word, rest)


def test_reading_windows_are_offered_nothing_that_records() -> None:
    """What a window that only reads takes is there always."""
    assert {word.when for word in WORDS if READS.offers(word)} == {When.ALWAYS}


def told_line(word: SlashWord) -> str:
    """A word as `words.txt` has it: what is typed, what it does, and where it can be given."""
    parts = (
        word.told,
        word.about,
        f"letter {word.letter}" if word.letter else "",
        f"also {' '.join(word.also)}" if word.also else "",
        "" if word.when is When.LIVE else word.when.name.lower(),
        "of an entry" if word.on is On.ENTRY else "",
        f"in {word.kind}" if word.kind else "",
        f"vote {' '.join(stand.name.lower() for stand in word.vote)}" if word.vote else "",
    )
    return " | ".join(part for part in parts if part)


def test_words_stay_what_they_are() -> None:
    """What people have learnt to type goes on doing it; a new word is added to the list."""
    kept = (ROOT / "tests" / "workshop" / "running" / "words" / "words.txt").read_text("utf-8")
    assert [told_line(word) for word in WORDS] == kept.splitlines()

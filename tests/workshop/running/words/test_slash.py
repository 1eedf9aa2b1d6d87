"""Words behind a slash.

Requirement: one table for every door. A letter, the whole word or a beginning that is clear means
one word; anything else is refused with what may have been meant. Two slashes type one.
"""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, strategies

from workshop.errors import Refused
from workshop.running.voting.stand import Stand
from workshop.running.words import slash
from workshop.running.words.slash import (
    Here,
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

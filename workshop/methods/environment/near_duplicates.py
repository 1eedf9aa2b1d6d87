"""Near-duplicates: statements that may say the same thing, proposed to people and never merged.

Two statements are proposed where they have nearly the same words, in whatever order, or where one
has every word of the other and they share enough words that mean something. Both rules look at
wording alone: "fast help desk" and "slow help desk" are alike to them.

Source: the ratio of sorted words and the ratio of word sets are rapidfuzz's token_sort_ratio and
token_set_ratio (M. Bachmann), after A. Cohen's fuzzywuzzy (2011); the limits are ours.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

import msgspec

from workshop.content_words import content_words, words_of
from workshop.methods.core.checks import Check
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Input, Method, Reading, Table
from workshop.methods.core.sheets import columns
from workshop.text import listing, plural, shorten

SOURCE: Final = "rapidfuzz (Bachmann), after Cohen's fuzzywuzzy 2011; limits of this program"

SAME_ORDER: Final = 90
"""From here on, of 100, two statements count as worded alike once their words are sorted."""

SAME_SET: Final = 95
"""From here on, of 100, one statement counts as holding the words of the other."""

SHARED: Final = 4
"""Content words that they must share then: short statements hold one another too easily."""

MOST: Final = 12
"""So many likenesses of one statement to later ones are proposed at once, by each rule.

Where hundreds are worded after one pattern, nobody can judge every pair; the most alike come
first and the rest follow as those are merged or judged apart.
"""


class Likeness(msgspec.Struct, frozen=True):
    """Two statements that are worded alike."""

    first: str
    """The key of the one that comes first."""
    second: str
    score: float
    """How alike, to 100."""
    reason: str
    """Why they are proposed, in words."""


class NearDuplicates(msgspec.Struct, frozen=True):
    """Pairs to be looked at."""

    statements: Mapping[str, str]
    """Every statement by its key."""
    pairs: tuple[Likeness, ...]
    """The most alike first."""
    sentence: str
    source: str = SOURCE


def near_duplicates(statements: Mapping[str, str]) -> NearDuplicates:
    """The pairs of statements that people should look at.

    Args:
        statements: by key.

    Raises:
        BadInput: a statement without a word.
    """
    check = Check("near-duplicates")
    for key, text in statements.items():
        if not words_of(text):
            check.say(f"statements, {key}", "there is no word in it")
    check.done()
    pairs = alike(statements)
    counted = f"{plural(len(statements), 'statement')}: "
    found = f"{plural(len(pairs), 'pair')} may say the same; look at each and decide."
    return NearDuplicates(
        statements, pairs, counted + (found if pairs else "no two are worded alike.")
    )


def alike(
    statements: Mapping[str, str], apart: Collection[frozenset[str]] = ()
) -> tuple[Likeness, ...]:
    """The pairs of statements that are worded alike, the most alike first.

    Args:
        statements: by key. The pair's first key is the one that comes first here.
        apart: pairs of keys that are known to be different.
    """
    keys = list(statements)
    place_of = {key: place for place, key in enumerate(keys)}
    known = [sorted(place_of[key] for key in pair) for pair in apart if pair <= place_of.keys()]
    judged = {(pair[0], pair[1]) for pair in known if len(pair) == 2}
    words = [" ".join(sorted(words_of(text))) for text in statements.values()]
    found = dict(_holding(words, list(statements.values()), judged))
    for first, second, score in _reordered(words, judged):
        found[first, second] = (score, _order_reason(words[first], words[second], score))
    pairs = [
        Likeness(first=keys[a], second=keys[b], score=score, reason=reason)
        for (a, b), (score, reason) in sorted(found.items())
    ]
    return tuple(sorted(pairs, key=lambda pair: -pair.score))


def _reordered(
    words: Sequence[str], judged: AbstractSet[tuple[int, int]]
) -> Iterator[tuple[int, int, float]]:
    """Pairs that have nearly the same words, in whatever order.

    The ratio of sorted words is what rapidfuzz calls token_sort_ratio; sorting once makes
    comparing every pair cheap.
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - 30 ms, and recording and reports run without

    order = sorted(range(len(words)), key=lambda place: (len(words[place]), place))
    texts = [words[place] for place in order]
    spare = Counter(place for pair in judged for place in pair)
    end = 0
    for at, text in enumerate(texts):
        if not text:
            continue
        # A ratio of 90 allows one text to be at most 11/9 as long as the other.
        while end < len(texts) and len(texts[end]) * SAME_ORDER <= len(text) * (200 - SAME_ORDER):
            end += 1
        hits = process.extract(
            text,
            texts[at + 1 : end],
            scorer=fuzz.ratio,
            score_cutoff=SAME_ORDER,
            limit=MOST + spare[order[at]],
        )
        for _, score, offset in hits:
            first, second = sorted((order[at], order[at + 1 + offset]))
            if (first, second) not in judged:
                yield first, second, score


def _order_reason(first: str, second: str, score: float) -> str:
    """Why two statements of nearly the same words are proposed."""
    if first == second:
        return "the same words"
    return f"nearly the same words ({int(score)} of 100)"


def _holding(
    words: Sequence[str], texts: Sequence[str], judged: AbstractSet[tuple[int, int]]
) -> Iterator[tuple[tuple[int, int], tuple[float, str]]]:
    """Pairs of which one holds nearly all words of the other."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - as above

    contents = [content_words(text) for text in texts]
    hits: Counter[int] = Counter()
    for first, second in _sharing(contents):
        if hits[second] == MOST or (first, second) in judged:
            continue
        score = fuzz.token_set_ratio(words[first], words[second])
        if score >= SAME_SET:
            hits[second] += 1
            reason = (
                f"one holds the words of the other: {_shown(contents[first], contents[second])}"
            )
            yield (first, second), (score, reason)


def _shown(one: frozenset[str], other: frozenset[str]) -> str:
    """The words that two statements share, not too many."""
    shared = sorted(one & other)
    return listing(shared if len(shared) <= 6 else [*shared[:5], f"{len(shared) - 5} more"])


def _sharing(contents: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """Pairs that share enough content words.

    Two statements that share n words share one that is not among the n - 1 commonest of either,
    so only the rarer words of each need to be looked up.
    """
    commonness = Counter(word for words in contents for word in words)
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for place, words in enumerate(contents):
        rarest = sorted(words, key=lambda word: (commonness[word], word))
        rare = rarest[: max(0, len(rarest) - SHARED + 1)]
        candidates = {other for word in rare for other in holders[word]}
        for other in sorted(candidates):
            if len(words & contents[other]) >= SHARED:
                yield other, place
        for word in rare:
            holders[word].append(place)


def _compute(inputs: Inputs) -> NearDuplicates:
    """From plain data: a list, whose places become the keys, or statements by key."""
    if isinstance(inputs.value("statements"), Mapping):
        part = inputs.part("statements")
        return near_duplicates({key: part.word(key) for key in part.keys})
    texts = inputs.words("statements")
    return near_duplicates({str(number): text for number, text in enumerate(texts, 1)})


def _tables(found: NearDuplicates) -> tuple[Table, ...]:
    """The pairs with their wording and the reason."""
    rows = tuple(
        (
            f"{pair.first}: {shorten(found.statements[pair.first], 60)}",
            f"{pair.second}: {shorten(found.statements[pair.second], 60)}",
            pair.reason,
        )
        for pair in found.pairs
    )
    return (Table(("statement", "like", "because of"), rows),)


METHODS: Final = (
    Method(
        About(
            name="near-duplicates",
            title="Near-duplicate statements",
            question="Which statements may say the same thing in other words?",
            computed=(
                "Case, punctuation and order are set aside. A pair is proposed where the ratio of "
                f"sorted words is at least {SAME_ORDER} of 100, or where one statement holds the "
                f"words of the other ({SAME_SET} of 100) and they share at least {SHARED} words "
                "that mean something."
            ),
            inputs=(Input("statements", "a list of texts, or texts by key"),),
            readings=(
                Reading("the same words", "probably one statement, told twice"),
                Reading("nearly the same words", "read both: one word can turn the meaning"),
                Reading("one holds the words of the other", "one may be the finer of two points"),
            ),
            limits=(
                "It compares words and not meanings: fast help desk and slow help desk are alike.",
                "What says the same in other words is not found.",
                "Nothing is merged; people decide, and both wordings are kept.",
            ),
            source=SOURCE,
            example={
                "statements": [
                    "Fast help desk", "help desk: FAST!", "Invoices are still on paper",
                    "The month-end close takes four days", "Month-end close takes four days",
                ]
            },
        ),
        _compute,
        _tables,
        columns("One column with the title `statements`.", needs=("statements",),
                words=("statements",)),
    ),
)  # fmt: skip
"""What `workshop calc` offers of this file."""

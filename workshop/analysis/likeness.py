"""Which statements are most alike, by the runs of three to five letters that they share.

Each text is the set of the letter runs of its words, each with a blank before and behind, so that
`password` and `passwords` share most of theirs. Runs that few texts have count for more (inverse
document frequency), and two texts are as alike as the angle between them is small (cosine). Nothing
is learnt and nothing is fetched: the same texts give the same order anywhere.

Sources: Salton & Buckley (1988), term weighting; Cavnar & Trenkle (1994), letter runs.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from workshop.content_words import PADDING, words_of

_RUNS: Final = (3, 4, 5)
"""How many letters the runs have."""
_LOOKED_UP: Final = 8_000
"""So many texts are looked up, by the rarest runs: whatever is alike shares some of these."""
_WEIGHED: Final = 200
"""So many of them are weighed by all their runs."""
_GROWN: Final = 1.25
"""So much larger, the index weighs its runs anew."""
_SHARED_START: Final = 4
"""Words that begin with so many same letters, and differ in no more than their ends, are one."""
_MOST_WORDS: Final = 3
"""So many shared words are told, at most."""


class Alike(NamedTuple):
    """A text that is like another."""

    key: str
    """Which one."""
    score: float
    """How alike they are, 0 to 1."""


class Likeness:
    """An index of texts that answers which are most alike, and takes more texts as they come.

    Args:
        texts: texts by their keys.
    """

    def __init__(self, texts: Mapping[str, str] | None = None) -> None:
        self._runs_of_word: dict[str, tuple[int, ...]] = {}
        self._number: dict[str, int] = {}
        self._held: list[dict[str, None]] = []
        self._texts: dict[str, tuple[int, ...]] = {}
        self._words: dict[str, tuple[str, ...]] = {}
        self._known: dict[str, str] = {}
        self._in_words: defaultdict[str, int] = defaultdict(int)
        self._weights: list[float] = []
        self._lengths: dict[str, float] = {}
        self._weighed = 0
        for key, text in (texts or {}).items():
            self._take(key, text)
        self._weigh()

    def __len__(self) -> int:
        return len(self._texts)

    def follow(self, texts: Mapping[str, str]) -> None:
        """Hold just these texts; what is as it was is not looked at again."""
        for key in [key for key in self._known if key not in texts]:
            self.remove(key)
        for key, text in texts.items():
            if self._known.get(key) != text:
                self.put(key, text)

    def put(self, key: str, text: str) -> None:
        """Take a text in, or in the place of the one that had that key."""
        self.remove(key)
        self._take(key, text)
        if len(self._texts) > self._weighed * _GROWN:
            self._weigh()
        else:
            self._weights += [self._heaviest()] * (len(self._held) - len(self._weights))
            self._lengths[key] = self._length(self._texts[key])

    def remove(self, key: str) -> None:
        """Leave a text out; nothing happens where it is not there."""
        for run in self._texts.pop(key, ()):
            self._held[run].pop(key, None)
        for word in self._words.pop(key, ()):
            self._in_words[word] -= 1
        self._lengths.pop(key, None)
        self._known.pop(key, None)

    def _take(self, key: str, text: str) -> None:
        words = tuple(dict.fromkeys(_kept(text)))
        runs = tuple({run for word in words for run in self._runs(word)})
        self._texts[key], self._words[key], self._known[key] = runs, words, text
        for run in runs:
            self._held[run][key] = None
        for word in words:
            self._in_words[word] += 1

    def _runs(self, word: str) -> tuple[int, ...]:
        """The numbers of the letter runs of a word; most words come again and again."""
        if (known := self._runs_of_word.get(word)) is None:
            padded = f" {word} "
            found = {
                padded[at : at + size]
                for size in _RUNS
                for at in range(max(1, len(padded) - size + 1))
            }
            known = self._runs_of_word[word] = tuple(self._numbered(run) for run in sorted(found))
        return known

    def _numbered(self, run: str) -> int:
        if run not in self._number:
            self._number[run] = len(self._held)
            self._held.append({})
        return self._number[run]

    def _weigh(self) -> None:
        """Weigh every run by how few texts have it."""
        count = self._weighed = len(self._texts)
        self._weights = [1.0 + math.log((1 + count) / (1 + len(keys))) for keys in self._held]
        self._lengths = {key: self._length(runs) for key, runs in self._texts.items()}

    def _heaviest(self) -> float:
        """The weight of a run that one text alone has."""
        return 1.0 + math.log((1 + self._weighed) / 2)

    def _length(self, runs: Iterable[int]) -> float:
        return math.sqrt(sum(self._weights[run] ** 2 for run in runs)) or 1.0

    def most_alike(self, text: str, but: Iterable[str] = ()) -> list[Alike]:
        """The texts that share letter runs with a text, the most alike first.

        Args:
            text: any text.
            but: the keys of texts that are left out: its own.
        """
        runs = {run for word in dict.fromkeys(_kept(text)) for run in self._runs(word)}
        self._weights += [self._heaviest()] * (len(self._held) - len(self._weights))
        left, found = set(but), self._near(runs)
        found = {key: score for key, score in found.items() if key not in left}
        own = self._length(runs)
        scored = [Alike(key, score / (own * self._lengths[key])) for key, score in found.items()]
        return sorted(scored, key=lambda one: (-one.score, one.key))

    def each_to_all(self, least: float) -> Iterator[tuple[str, list[Alike]]]:
        """Every text with those that are most like it, the most alike first.

        All at once takes a tenth of the time of asking one by one: runs that stand in the very same
        texts, as those of one word do, are looked up together.

        Args:
            least: how alike they must be, above 0.
        """
        together: defaultdict[tuple[str, ...], float] = defaultdict(float)
        for run, held in enumerate(self._held):
            if len(held) > 1:
                together[tuple(held)] += self._weights[run] ** 2
        in_text: defaultdict[str, list[tuple[tuple[str, ...], float]]] = defaultdict(list)
        for keys, weight in sorted(together.items(), key=lambda each: len(each[0])):
            for key in keys:
                in_text[key].append((keys, weight))
        for key, length in self._lengths.items():
            found: defaultdict[str, float] = defaultdict(float)
            looked_up = 0
            for keys, weight in in_text[key]:
                looked_up += len(keys)
                if looked_up > _LOOKED_UP:
                    break
                for other in keys:
                    found[other] += weight
            scored = (
                Alike(other, shared / (length * self._lengths[other]))
                for other, shared in found.items()
                if other != key and shared >= least * length * self._lengths[other]
            )
            yield key, sorted(scored, key=lambda one: (-one.score, one.key))

    def _near(self, runs: set[int]) -> dict[str, float]:
        """The weights that texts share with some runs; of many texts those that share rare ones."""
        found: defaultdict[str, float] = defaultdict(float)
        looked_up = 0
        for run in sorted(runs, key=lambda each: len(self._held[each])):
            looked_up += len(self._held[run])
            if looked_up > _LOOKED_UP:
                break
            weight = self._weights[run] ** 2
            for key in self._held[run]:
                found[key] += weight
        else:
            return found
        nearest = sorted(found, key=found.__getitem__, reverse=True)[:_WEIGHED]
        squares = {run: self._weights[run] ** 2 for run in runs}
        shared = {key: runs.intersection(self._texts[key]) for key in nearest}
        return {key: sum(squares[run] for run in both) for key, both in shared.items()}

    def shared_words(self, text: str, other: str) -> tuple[str, ...]:
        """The words of a text that another has too, if with another ending; the rarest first."""
        words, others = dict.fromkeys(_kept(text)), set(_kept(other))
        shared = [word for word in words if any(_is_same(word, each) for each in others)]
        rare = sorted(shared, key=lambda word: self._in_words.get(word, 0))
        return tuple(rare[:_MOST_WORDS])


def _kept(text: str) -> list[str]:
    """The words of a text that say what it is about; all of them where there are no others."""
    words = words_of(text)
    return [word for word in words if word not in PADDING] or words


def _is_same(one: str, other: str) -> bool:
    """Whether two words are one, apart from their ending."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    least = max(_SHARED_START, len(long) - 3)
    return len(short) >= _SHARED_START and short[:least] == long[:least]

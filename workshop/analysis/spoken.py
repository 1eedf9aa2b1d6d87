"""What was typed while somebody spoke, laid against what a recording of it says.

Words are compared without case, accents and punctuation. A quote is *verbatim* where its words
follow one another in what one person says, with whatever short words of others fall in between left
out; *close* where it is nearly that, with what differs; *not found* where no passage of the
recording is near it. Nobody's verdict is stored: it is worked out from the words as they are now.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal, NamedTuple

import msgspec
from rapidfuzz.distance import Indel

from workshop.record.documents import Entry, EntryKind, Session
from workshop.record.record import Record
from workshop.record.transcripts import Transcript
from workshop.running.handles import key_of

State = Literal["verbatim", "close", "not found", "no transcript"]
"""What became of a quote."""

_WORD: Final = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0eff]|[^\W_]+(?:['’ʼ`´][^\W_]+)*"
)
_NEAR: Final = 0.66
"""How alike passage and quote must be to be called close, 0 to 1, by the letters they share."""
_NEAR_SHORT: Final = 0.8
"""The same for quotes of fewer than four words, which are like much else."""
_SHORT: Final = 4
_CANDIDATES: Final = 6
"""So many places are looked at more closely."""
_USUAL: Final = 400
"""A word that stands in more places than this tells little about where a quote is."""


class WordDifference(msgspec.Struct, frozen=True):
    """Where typed and spoken part."""

    typed: str
    """The words that were typed; empty where some are missing."""
    spoken: str
    """The words that were spoken; empty where none were."""


class Verified(msgspec.Struct, frozen=True, kw_only=True):
    """What a recording says of a quote."""

    entry: str
    """The id of the entry."""
    text: str
    state: State
    at: float | None = None
    """The start of the cue that holds its first word, in seconds; none where that is not known."""
    spoken: str = ""
    """What was said there, word for word; empty where it was not found."""
    differences: tuple[WordDifference, ...] = ()
    """What was typed otherwise than it was said; of close ones alone."""
    transcript: int = 0
    """The number of the transcript in the session, from 1; 0 for none."""
    cue: int = 0
    """The number of the cue that holds its first word, from 1; 0 for none."""


class _Word(NamedTuple):
    """A word of a recording."""

    key: str
    """As it is compared."""
    cue: int
    """The place of its cue."""
    start: int
    """Where it begins in the text of the cue."""
    end: int


class _Match(NamedTuple):
    """A passage that may be what was typed."""

    likeness: float
    first: int
    """The place of its first word among all."""
    last: int
    differences: tuple[WordDifference, ...]


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared."""
    return [key for found in _WORD.findall(text) if (key := key_of(found))]


class Recording:
    """A transcript, read once, to find many quotes in."""

    def __init__(self, transcript: Transcript, number: int = 1) -> None:
        self.transcript = transcript
        """What is looked in."""
        self.number = number
        """Its number in the session."""
        self._words = list(_words(transcript))
        self._keys = [word.key for word in self._words]
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for place, key in enumerate(self._keys):
            self._places[key].append(place)

    def find(self, text: str, near: float | None = None) -> Verified | None:
        """What was said that a text stands for; none where nothing is near.

        Args:
            text: what was typed.
            near: about when it was said, in seconds; of several passages that are alike, the
                nearest counts.
        """
        keys = words_of(text)
        if not keys:
            return None
        matches = list(self._verbatim(keys))
        state: State = "verbatim"
        if not matches:
            state = "close"
            typed = [found for found in _WORD.findall(text) if key_of(found)]
            matches = [self._compared(typed, keys, start) for start in self._candidates(keys)]
            least = _NEAR_SHORT if len(keys) < _SHORT else _NEAR
            matches = [each for each in matches if each.likeness >= least]
        if not matches:
            return None
        best = min(matches, key=lambda each: (-round(each.likeness, 6), self._far(each, near)))
        first = self._words[best.first]
        return Verified(
            entry="",
            text=text,
            state=state if best.differences or state == "verbatim" else "verbatim",
            at=self.transcript.cues[first.cue].at,
            spoken=self._said(best.first, best.last),
            differences=best.differences,
            transcript=self.number,
            cue=first.cue + 1,
        )

    def _far(self, match: _Match, near: float | None) -> tuple[float, int]:
        """How far a passage is from a time; without one, how far from the beginning."""
        at = self.transcript.cues[self._words[match.first].cue].at
        away = abs(at - near) if at is not None and near is not None else 0.0
        return away, match.first

    def _verbatim(self, keys: Sequence[str]) -> Iterator[_Match]:
        """The passages of one speaker that have the very words."""
        rarest = min(range(len(keys)), key=lambda place: len(self._places.get(keys[place], ())))
        for found in self._places.get(keys[rarest], ()):
            start = found - rarest
            stop = start + len(keys)
            if start >= 0 and self._keys[start:stop] == list(keys) and self._is_one(start, stop):
                yield _Match(1.0, start, stop - 1, ())

    def _is_one(self, start: int, stop: int) -> bool:
        """Whether one person speaks from a word to another."""
        cues = range(self._words[start].cue, self._words[stop - 1].cue + 1)
        speakers = {self.transcript.cues[cue].speaker for cue in cues} - {""}
        return len(speakers) <= 1

    def _candidates(self, keys: Sequence[str]) -> list[int]:
        """Where the passage may begin: where most of the telling words stand as they should."""
        slack = max(2, len(keys) // 4)
        votes: Counter[int] = Counter()
        for place, key in enumerate(keys):
            found = self._places.get(key, ())
            if len(found) > _USUAL:
                continue
            weight = 1 + 60 // max(1, len(found))
            for at in found:
                votes[(at - place) // slack] += weight
        # A passage on the border of two counts for both.
        joined = Counter({each: votes[each] + votes.get(each + 1, 0) for each in votes})
        return [each * slack for each, _ in joined.most_common(_CANDIDATES)]

    def _compared(self, typed: Sequence[str], keys: Sequence[str], start: int) -> _Match:
        """The passage about a place, cut to what was typed, with what differs."""
        slack = max(4, len(keys))
        begin = max(0, start - slack // 2)
        stop = min(len(self._keys), start + 2 * len(keys) + slack)
        blocks = [
            each
            for each in Indel.opcodes(list(keys), self._keys[begin:stop])
            if each.tag == "equal"
        ]
        if not blocks:
            return _Match(0.0, begin, begin, ())
        first = max(begin, begin + blocks[0].dest_start - blocks[0].src_start)
        behind = len(keys) - blocks[-1].src_end
        last = min(stop, begin + blocks[-1].dest_end + behind) - 1
        first, last = self._of_one(first, last)
        heard = self._keys[first : last + 1]
        likeness = Indel.normalized_similarity(" ".join(keys), " ".join(heard))
        shared = sum(each.src_end - each.src_start for each in blocks)
        if shared * 2 < len(keys):
            likeness = 0.0  # letters alone make no passage
        return _Match(likeness, first, last, tuple(self._differences(typed, keys, first, last)))

    def _of_one(self, first: int, last: int) -> tuple[int, int]:
        """A passage cut to the longest stretch of it that one person says."""
        best = (first, first)
        begin = first
        speaker = ""
        for place in range(first, last + 1):
            own = self.transcript.cues[self._words[place].cue].speaker
            if own and speaker and own != speaker:
                begin = place
            speaker = own or speaker
            if place - begin > best[1] - best[0]:
                best = (begin, place)
        return best

    def _differences(
        self, typed: Sequence[str], keys: Sequence[str], first: int, last: int
    ) -> Iterator[WordDifference]:
        """Where the words part; what was typed for something else stands beside it."""
        heard = self._keys[first : last + 1]
        typed_only: list[str] = []
        spoken_only: list[str] = []
        for each in Indel.opcodes(list(keys), heard):
            if each.tag == "equal":
                if typed_only or spoken_only:
                    yield WordDifference(" ".join(typed_only), " ".join(spoken_only))
                typed_only, spoken_only = [], []
            elif each.tag == "delete":
                typed_only += typed[each.src_start : each.src_end]
            else:
                said = range(first + each.dest_start, first + each.dest_end)
                spoken_only += [self._as_said(place) for place in said]
        if typed_only or spoken_only:
            yield WordDifference(" ".join(typed_only), " ".join(spoken_only))

    def _as_said(self, place: int) -> str:
        word = self._words[place]
        return self.transcript.cues[word.cue].text[word.start : word.end]

    def _said(self, first: int, last: int) -> str:
        """The passage as the recording has it, with its punctuation."""
        begin, end = self._words[first], self._words[last]
        parts = []
        for cue in range(begin.cue, end.cue + 1):
            text = self.transcript.cues[cue].text
            start = begin.start if cue == begin.cue else 0
            stop = _with_stop(text, end.end) if cue == end.cue else len(text)
            parts.append(text[start:stop])
        return " ".join(parts)


def _with_stop(text: str, end: int) -> int:
    """The end of a passage with the mark that ends its sentence."""
    return end + 1 if text[end : end + 1] in tuple(".!?…") else end


def _words(transcript: Transcript) -> Iterator[_Word]:
    """Every word of a transcript with its place."""
    for place, cue in enumerate(transcript.cues):
        for found in _WORD.finditer(cue.text):
            if key := key_of(found[0]):
                yield _Word(key, place, found.start(), found.end())


def cues_with(transcript: Transcript, words: str) -> tuple[int, ...]:
    """The places of the cues that have all of some words, as beginnings of words, or who says so.

    Accents, capitals and punctuation make no difference.
    """
    wanted = words_of(words)
    if not wanted:
        return ()
    return tuple(
        place
        for place, cue in enumerate(transcript.cues)
        if _has(wanted, [*words_of(cue.text), *words_of(cue.speaker)])
    )


def _has(wanted: Sequence[str], words: Sequence[str]) -> bool:
    """Whether each of some words begins one of others."""
    return all(any(word.startswith(each) for word in words) for each in wanted)


def recordings_of(record: Record, session_id: str) -> list[Recording]:
    """What recordings of a session say, ready to be looked in."""
    return [
        Recording(each, number) for number, each in enumerate(record.transcripts_of(session_id), 1)
    ]


def quotes_of(record: Record, session: Session) -> list[Entry]:
    """The quotes of a session that stand, in the order recorded."""
    entries = record.entries_of(session.id)
    return [each for each in entries if each.kind is EntryKind.QUOTE and not each.retracted]


def verified(
    entries: Iterable[Entry], recordings: Sequence[Recording], session: Session
) -> list[Verified]:
    """What the recordings of a session say of entries, in their order."""
    return [_verified(entry, recordings, session) for entry in entries]


def _verified(entry: Entry, recordings: Sequence[Recording], session: Session) -> Verified:
    """What they say of one."""
    if not recordings:
        return Verified(entry=entry.id, text=entry.text, state="no transcript")
    near = entry.spoken
    if near is None:
        near = max(0.0, (entry.at - session.started).total_seconds())
    found = [one for each in recordings if (one := each.find(entry.text, near))]
    if not found:
        return Verified(entry=entry.id, text=entry.text, state="not found")
    best = min(found, key=lambda one: (one.state != "verbatim", len(one.differences)))
    return msgspec.structs.replace(best, entry=entry.id)

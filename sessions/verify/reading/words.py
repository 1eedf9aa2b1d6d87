"""When two texts say the same: what programs change by themselves while somebody edits.

Tolerated are kinds of blanks and line breaks, curly or straight quotes, kinds of dashes, dots that
became an ellipsis, ligatures, and marks that show nothing (soft hyphens, marks of direction).
Everything else counts: each letter, its case, each digit and each other sign.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable, Iterator, Sequence
from typing import Final, NamedTuple

from rapidfuzz.distance import LCSseq

_INVISIBLE: Final = dict.fromkeys(
    [
        *(0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, 0xFE0E, 0xFE0F),
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
    ]
)
_ALIKE: Final = str.maketrans(
    dict.fromkeys("‘’‚‛′`´", "'")
    | dict.fromkeys("“”„‟″«»", '"')
    | dict.fromkeys("‐‑‒–—―−", "-")
    | {"…": "...", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}
    | _INVISIBLE
)
_DASHES: Final = re.compile("-{2,}")
_TOO_LARGE: Final = 400_000_000  # 50 MB of bits
_TIGHT: Final = re.compile(r"[\s-]+")


def key_of(text: str, *, tight: bool = False) -> str:
    """What of a text is compared.

    Args:
        text: the text as it stands in a file.
        tight: whether blanks and hyphens mean nothing either.
    """
    plain = _DASHES.sub("-", unicodedata.normalize("NFC", text).translate(_ALIKE))
    return _TIGHT.sub("", plain) if tight else " ".join(plain.split())


class Run(NamedTuple):
    """A run that two sequences share, or in which they differ: where it begins and ends in each."""

    begin: int
    end: int
    other_begin: int
    other_end: int
    same: bool = False


def runs(one: Sequence[Hashable], other: Sequence[Hashable]) -> Iterator[Run]:
    """Two sequences as runs, in order, with as much as possible in those they share.

    Where that would take too much memory, all between the common beginning and end is one run.
    """
    numbers: dict[Hashable, int] = {}
    first = [numbers.setdefault(each, len(numbers)) for each in one]
    second = [numbers.setdefault(each, len(numbers)) for each in other]
    least = min(len(first), len(second))
    head = next((at for at in range(least) if first[at] != second[at]), least)
    tail = next(
        (at for at in range(least - head) if first[-1 - at] != second[-1 - at]), least - head
    )
    if head:
        yield Run(0, head, 0, head, same=True)
    ends = len(first) - tail, len(second) - tail
    yield from _between(first[head : ends[0]], second[head : ends[1]], head)
    if tail:
        yield Run(ends[0], len(first), ends[1], len(second), same=True)


def _between(one: list[int], other: list[int], head: int) -> Iterator[Run]:
    """The runs of what stands between a common beginning and end."""
    if not one and not other:
        return
    if not one or not other or len(one) * len(other) > _TOO_LARGE:
        yield Run(head, head + len(one), head, head + len(other))
        return
    a = c = 0  # where the run began that they do not share
    for block in LCSseq.opcodes(one, other):
        b, e, d, f = block.src_start, block.src_end, block.dest_start, block.dest_end
        if block.tag != "equal":
            continue
        if b > a or d > c:
            yield Run(head + a, head + b, head + c, head + d)
        yield Run(head + b, head + e, head + d, head + f, same=True)
        a, c = e, f
    if len(one) > a or len(other) > c:
        yield Run(head + a, head + len(one), head + c, head + len(other))


def differing_words(file: str, record: str) -> Iterator[tuple[str, str]]:
    """The runs of words that differ between two wordings: those of the file, those of the record.

    One of a pair is empty where words were only added or only left out.
    """
    ours, theirs = file.split(), record.split()
    for run in runs([key_of(word) for word in ours], [key_of(word) for word in theirs]):
        if not run.same:
            words = ours[run.begin : run.end], theirs[run.other_begin : run.other_end]
            yield " ".join(words[0]), " ".join(words[1])

"""What can be read of lines that are not as they were written. Nothing here is invented.

A line counts again only where its checksum says that it is whole: as it stands between other
bytes, or joined over a line break that does not belong there. A line that reads well but whose
checksum says something else was edited or damaged; it is shown and never counts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import pairwise

import msgspec

from sessions.journal.line import Line, Unchecked, parse, parse_unchecked

_HEAD = re.compile(rb'\{"c":"[0-9a-f]{8}",')
_START = re.compile(rb'\{"c":"')
_OBJECT = json.JSONDecoder(strict=False)


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """What came of one damaged line, or of two that belong together."""

    at: int
    """Which of the damaged lines it is, from 0."""
    content: bytes
    """The bytes that are there."""
    whole: tuple[Line, ...] = ()
    """The lines found in it whose checksum fits."""
    edited: Unchecked | None = None
    """What it says, where it reads well but its checksum does not fit."""
    rest: int = 0
    """How many bytes belong to no line that was found."""
    reason: str = ""
    """What is wrong with it."""

    @property
    def nothing(self) -> bool:
        """Whether nothing can be read of it."""
        return not self.whole and self.edited is None


def salvage(raws: Sequence[bytes]) -> Iterator[Piece]:
    """Read what can be read of damaged lines that follow each other."""
    at = 0
    while at < len(raws):
        piece = (
            (_joined(at, raws[at], raws[at + 1]) if at + 1 < len(raws) else None)
            or _taken_apart(at, raws[at])
            or _as_it_reads(at, raws[at])
        )
        yield piece
        at += 1 + piece.content.count(b"\n")


def _parsed(raw: bytes) -> Line | None:
    """A line whose checksum fits, or nothing."""
    with suppress(ValueError):
        return parse(raw)
    return None


def _joined(at: int, raw: bytes, following: bytes) -> Piece | None:
    """A line that was cut in two by a line break that does not belong there."""
    line = _parsed(raw + following) if _HEAD.match(raw) else None
    if line is None:
        return None
    reason = "a line break stands in the middle of it"
    return Piece(at=at, content=raw + b"\n" + following, whole=(line,), reason=reason)


def _taken_apart(at: int, raw: bytes) -> Piece | None:
    """Lines that stand between other bytes, or that were glued together."""
    whole: list[Line] = []
    left, end = len(raw), 0
    # As Latin-1 every byte is one character, and what JSON is made of is where it was.
    text = raw.decode("latin-1")
    starts = [found.start() for found in _START.finditer(raw)]
    for start, following in pairwise([*starts, len(raw)]):
        if start < end:
            continue
        for stop in _ends(text, start, following):
            if line := _parsed(raw[start:stop]):
                whole.append(line)
                left, end = left - (stop - start), stop
                break
    if not whole:
        return None
    count = len(whole)
    reason = "the end of it has changed" if count == 1 else "the break between lines has changed"
    # A byte for each break that was a line feed once.
    rest = max(0, left - count)
    return Piece(at=at, content=raw, whole=tuple(whole), rest=rest, reason=reason)


def _ends(text: str, start: int, following: int) -> Iterator[int]:
    """Where a line that starts in the middle may end, the likeliest first."""
    with suppress(ValueError, RecursionError):
        yield _OBJECT.raw_decode(text, start)[1]
    yield from {following - 1, following}


def _as_it_reads(at: int, raw: bytes) -> Piece:
    """A line that does not count, with what it says if it says anything."""
    reason = ""
    try:
        parse(raw)
    except ValueError as problem:
        reason = str(problem)
    edited = parse_unchecked(raw) if _HEAD.match(raw) or raw.lstrip()[:1] == b"{" else None
    return Piece(at=at, content=raw, edited=edited, rest=len(raw), reason=reason)

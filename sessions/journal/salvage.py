"""What can be read of lines that are not as they were written. Nothing here is invented.

A line counts again only where its checksum says that it is whole: as it stands between other
bytes, joined over a line break that does not belong there, or with one bit turned back where
exactly one does it. A line that reads well but whose checksum says something else was edited, or
damaged in more than one bit; it is shown and never counts by itself.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import pairwise

import msgspec

from sessions.journal.flipped_bit import flipped_bit
from sessions.journal.line import Line, Unchecked, parse, parse_unchecked

_HEAD = re.compile(rb'\{"c":"[0-9a-f]{8}",')
_START = re.compile(rb'\{"c":"')
_SIZE_OF_HEAD = 16
_LONGEST_MENDED = 1_000_000
_OBJECT = json.JSONDecoder(strict=False)


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """What came of one damaged line, or of two that belong together.

    Attributes:
        at: Which of the damaged lines it is, from 0.
        content: The bytes that are there.
        whole: The lines found in it whose checksum fits.
        mended: The lines found in it whose checksum fits with one bit turned back.
        edited: What it says, where it reads well but its checksum does not fit.
        rest: How many bytes belong to no line that was found.
        reason: What is wrong with it.
    """

    at: int
    content: bytes
    whole: tuple[Line, ...] = ()
    mended: tuple[Line, ...] = ()
    edited: Unchecked | None = None
    rest: int = 0
    reason: str = ""

    @property
    def nothing(self) -> bool:
        """Whether nothing can be read of it."""
        return not self.whole and not self.mended and self.edited is None


def salvage(raws: Sequence[bytes]) -> Iterator[Piece]:
    """Read what can be read of damaged lines that follow each other."""
    at = 0
    while at < len(raws):
        piece = (
            _with_one_bit(at, raws[at])
            or (_joined(at, raws[at], raws[at + 1]) if at + 1 < len(raws) else None)
            or _taken_apart(at, raws[at])
            or _as_it_reads(at, raws[at])
        )
        yield piece
        at += 1 + piece.content.count(b"\n")


def mend(raw: bytes) -> Line | None:
    """Turn one bit of a line back, where exactly one makes its checksum fit and the line read."""
    found = [line for candidate in _candidates(raw) if (line := _parsed(candidate))]
    return found[0] if len(found) == 1 else None


def _candidates(raw: bytes) -> Iterator[bytes]:
    """The line with each single bit turned back that would make its checksum fit."""
    content = raw[_SIZE_OF_HEAD:]
    checksum = zlib.crc32(content)
    head = b'{"c":"%08x",' % checksum
    wrong = int.from_bytes(head) ^ int.from_bytes(raw[:_SIZE_OF_HEAD])
    if wrong.bit_count() == 1:
        yield head + content
    if _HEAD.match(raw) and len(raw) <= _LONGEST_MENDED:
        place = flipped_bit(int(raw[6:14], 16) ^ checksum, len(content))
        if place is not None:
            turned = bytearray(raw)
            turned[_SIZE_OF_HEAD + place[0]] ^= 1 << place[1]
            yield bytes(turned)


def _parsed(raw: bytes) -> Line | None:
    """A line whose checksum fits, or nothing."""
    with suppress(ValueError):
        return parse(raw)
    return None


def _with_one_bit(at: int, raw: bytes) -> Piece | None:
    """A line in which one bit was flipped."""
    line = mend(raw)
    reason = "one bit of it has changed"
    return Piece(at=at, content=raw, mended=(line,), reason=reason) if line else None


def _joined(at: int, raw: bytes, following: bytes) -> Piece | None:
    """A line that a line break has cut in two: one that was added, or one that was another byte."""
    if not _HEAD.match(raw):
        return None
    content, reason = raw + b"\n" + following, "a line break stands in the middle of it"
    if line := _parsed(raw + following):
        return Piece(at=at, content=content, whole=(line,), reason=reason)
    if line := mend(content):
        return Piece(at=at, content=content, mended=(line,), reason=reason)
    return None


def _taken_apart(at: int, raw: bytes) -> Piece | None:
    """Lines that stand between other bytes, or that were glued together."""
    whole: list[Line] = []
    mended: list[Line] = []
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
            elif line := mend(raw[start:stop]):
                mended.append(line)
            else:
                continue
            left, end = left - (stop - start), stop
            break
    if not whole and not mended:
        return None
    count = len(whole) + len(mended)
    reason = "the end of it has changed" if count == 1 else "the break between lines has changed"
    # A byte for each break that was a line feed once.
    rest = max(0, left - count)
    return Piece(
        at=at, content=raw, whole=tuple(whole), mended=tuple(mended), rest=rest, reason=reason
    )


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

"""What differs between a file and what its record says, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, Literal, NamedTuple

import msgspec
from rapidfuzz import fuzz

from sessions.verify.reading.parts import Content, Part
from sessions.verify.reading.words import differing_words, key_of, runs

_ALIKE: Final = 50.0  # of 100: below that, two paragraphs are two and not one that was changed
_PAIRED: Final = 10_000
_COMPARED: Final = 5_000  # letters, of texts that may be one that was changed


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph, or a cell of a table, that the file and the record do not have alike."""

    kind: Literal["changed", "missing", "added"]
    """`missing` is in the record and not in the file, `added` in the file and not in the record."""
    where: str
    """Its place in words; of what is missing, its place in the document as the record has it."""
    file: str
    """As it stands in the file; empty where it is missing, or withheld."""
    record: str
    """As the record has it; empty where it was added, or withheld."""
    words: tuple[tuple[str, str], ...] = ()
    """The words that differ: those of the file, those of the record."""
    moved: str = ""
    """Where the same stands in the other of the two; empty where it stands there nowhere."""
    withheld: bool = False
    """Whether it may not be told any more, so that its wording is not repeated."""


class Change(NamedTuple):
    """A part of a file and the one of the record that belongs to it; none where there is none."""

    file: Part | None
    record: Part | None
    at: int
    """The place of the part of the file among all, or of where it is missing."""


def changes(file: Sequence[Part], record: Sequence[Part], drawn: str = "") -> list[Change]:
    """What the two do not share, in order.

    Args:
        file: what stands in the file.
        record: what the record says.
        drawn: the letters in pictures, where another program took these apart: behind a paragraph
            they are no change.
    """
    found: list[Change] = []
    for run in runs([part.key for part in file], [part.key for part in record]):
        ours, theirs = file[run.begin : run.end], record[run.other_begin : run.other_end]
        if not (run.same or _says_the_same(ours, theirs, drawn)):
            found += _paired(ours, theirs, run.begin)
    return found


def _says_the_same(file: Sequence[Part], record: Sequence[Part], drawn: str) -> bool:
    """Whether parts only differ in where they are cut."""
    ours, theirs = _joined(file), _joined(record)
    return ours == theirs or bool(
        drawn and theirs and ours.startswith(theirs) and ours[len(theirs) :] in drawn
    )


def _joined(parts: Sequence[Part]) -> str:
    """The letters of several parts: other programs cut a paragraph in two, or join two."""
    return "".join(key_of(text, tight=True) for part in parts for text in part.key)


def _paired(file: Sequence[Part], record: Sequence[Part], at: int) -> Iterator[Change]:
    """Parts that differ: which of them belong together."""
    last_file = last_record = 0
    for ours, theirs in (*_best(file, record), (len(file), len(record))):
        left, right = file[last_file:ours], record[last_record:theirs]
        if len(left) == len(right):
            yield from (
                Change(one, other, at + last_file + place)
                for place, (one, other) in enumerate(zip(left, right, strict=True))
            )
        else:
            yield from (Change(None, other, at + last_file) for other in right)
            yield from (Change(one, None, at + last_file + place) for place, one in enumerate(left))
        if ours < len(file):
            yield Change(file[ours], record[theirs], at + ours)
        last_file, last_record = ours + 1, theirs + 1


def _best(file: Sequence[Part], record: Sequence[Part]) -> list[tuple[int, int]]:
    """The pairs that are most alike, in the order of both."""
    if len(file) == len(record) == 1 or len(file) * len(record) > _PAIRED:
        return []
    texts = [" ".join(part.key)[:_COMPARED] for part in record]
    scores = [
        [fuzz.ratio(" ".join(one.key)[:_COMPARED], text, score_cutoff=_ALIKE) for text in texts]
        for one in file
    ]
    totals = [[0.0] * (len(record) + 1) for _ in range(len(file) + 1)]
    for i in reversed(range(len(file))):
        for j in reversed(range(len(record))):
            skipped = max(totals[i + 1][j], totals[i][j + 1])
            taken = totals[i + 1][j + 1] + scores[i][j] if scores[i][j] else 0.0
            totals[i][j] = max(skipped, taken)
    pairs, i, j = [], 0, 0
    while i < len(file) and j < len(record):
        if scores[i][j] and totals[i][j] == totals[i + 1][j + 1] + scores[i][j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif totals[i][j] == totals[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def differences(found: Sequence[Change]) -> Iterator[Difference]:
    """Changes as they are told: of two rows, each cell that differs."""
    ours = {each.file.key: each.file.where for each in found if each.file and not each.record}
    theirs = {each.record.key: each.record.where for each in found if each.record and not each.file}
    for each in found:
        if each.file and each.record:
            yield from _changed(each.file, each.record)
        elif each.file:
            text, moved = _text(each.file), theirs.get(each.file.key, "")
            yield Difference(kind="added", where=each.file.where, file=text, record="", moved=moved)
        elif each.record:
            text, moved = _text(each.record), ours.get(each.record.key, "")
            yield Difference(
                kind="missing", where=each.record.where, file="", record=text, moved=moved
            )


def _changed(file: Part, record: Part) -> Iterator[Difference]:
    if len(file.cells) != len(record.cells) or len(file.cells) == 1:
        yield _reworded(file.where, _text(file), _text(record))
        return
    for at, (one, other) in enumerate(zip(file.cells, record.cells, strict=True)):
        if file.key[at] != record.key[at]:
            yield _reworded(f"{file.where}, {file.columns[at]}", _line(one), _line(other))


def _reworded(where: str, file: str, record: str) -> Difference:
    words = tuple(differing_words(file, record))
    return Difference(kind="changed", where=where, file=file, record=record, words=words)


def _text(part: Part) -> str:
    """A part in one line."""
    return " | ".join(filter(None, map(_line, part.cells)))


def _line(text: str) -> str:
    return " ".join(text.split())


def without_words(each: Difference) -> Difference:
    """A difference of which only the place is told."""
    return msgspec.structs.replace(each, file="", record="", words=(), withheld=True)


def compared(file: Content, told: Content, then: Content) -> tuple[Difference, ...]:
    """What differs, and what may not be told any more.

    Args:
        file: what stands in the file.
        told: what the record tells of that moment today.
        then: what it told then, which may be more; nothing of that is repeated.
    """
    if not file.pictures:  # told apart: another program left them out
        return _compared(file.parts, told.parts, then.parts, _joined(then.pictures))
    found = _compared(file.parts, told.parts, then.parts)
    return found + _compared(file.pictures, told.pictures, then.pictures)


def _compared(
    file: Sequence[Part], told: Sequence[Part], then: Sequence[Part], drawn: str = ""
) -> tuple[Difference, ...]:
    real = changes(file, then, drawn)
    hidden = {part.key for part in then} - {part.key for part in told}
    if not hidden:
        return tuple(differences(real))
    found = []
    for change in real:
        whole = change.record is not None and change.record.key in hidden
        kept = without_words if whole else _as_it_is
        found += [(change.at, kept(each)) for each in differences([change])]
    mentioned = {change.at for change in real if change.file}
    for change in changes(file, told, drawn):
        if change.file and change.at not in mentioned:
            found += [(change.at, without_words(each)) for each in differences([change])]
    return tuple(each for _, each in sorted(found, key=lambda pair: pair[0]))


def _as_it_is(each: Difference) -> Difference:
    return each


def differs(file: Content, record: Content) -> int:
    """How many parts differ: what tells which of two moments is nearer."""
    if not file.pictures:
        return len(changes(file.parts, record.parts, _joined(record.pictures)))
    drawn = changes(file.pictures, record.pictures)
    return len(changes(file.parts, record.parts)) + len(drawn)

"""Whatever happens to a journal: no record is wrong, none is missing unseen, nothing is changed."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import suppress
from random import Random
from typing import Any

import pytest

from sessions.journal import file as journal_file
from sessions.journal.defects import Gap
from sessions.journal.line import Line, parse
from sessions.journal.line_defects import BadLine, BrokenLine, EditedLine, Repaired, TornTail
from tests.sessions.journal.damage import (
    Damage,
    copied_over,
    flipped,
    flips,
    garbage,
    hole,
    kinds,
    lost,
    read,
    realistic,
    repeated,
    spans,
    touched,
    true_lines,
    wrong,
    zeros,
)


def flipped_wrongly(every: int) -> Iterator[int]:
    """The places where a flipped bit makes a record that never was, or costs one unsaid.

    It may cost the record that it stands in, which is then told as harm, and no other.
    """
    for place, damaged in flips(realistic(), every):
        journal = read(damaged)
        missing = lost(journal.lines)
        told = any(not defect.harmless for defect in journal.defects)
        if (
            wrong(journal.lines)
            or not missing <= touched(place, place)
            or not journal.defects
            or told < bool(missing)
        ):
            yield place


@pytest.mark.slow
def test_flipped_bits_cost_their_own_record_and_are_told() -> None:
    """Many a bit of a realistic journal: no record is wrong, no other lost, none silent.

    At a distance that shares no factor with eight, so that each bit of a byte has its turn.
    """
    assert len(realistic()) * 8 // 17 > 3_000
    assert list(flipped_wrongly(17)) == []


@pytest.mark.slow
def test_every_flipped_bit_costs_its_own_record_and_is_told() -> None:
    """Each bit of a realistic journal in turn."""
    assert list(flipped_wrongly(1)) == []


@pytest.mark.slow
def test_a_flipped_bit_is_never_turned_back() -> None:
    """A checksum that fits again by a guess proves nothing: the line is set aside, whole."""
    ends = {after - 1 for _, after in spans()}
    for place, damaged in flips(realistic(), 41):
        journal = read(damaged)
        if place in ends:
            assert tuple(journal.lines) == true_lines()
            continue
        assert lost(journal.lines) == touched(place, place)
        (broken,) = [each for each in journal.defects if isinstance(each, BrokenLine)]
        (number,) = touched(place, place)
        start, after = spans()[number - 1]
        assert broken.content == damaged[start : after - 1]


def test_the_check_of_flips_can_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that trusts lines whose checksum does not fit is caught by the same check."""

    def trusting(raw: bytes) -> Line | None:
        with suppress(ValueError):
            return parse(b'{"c":"%08x",' % zlib.crc32(raw[16:]) + raw[16:])
        return None

    monkeypatch.setattr(journal_file, "_checked", trusting)
    assert next(flipped_wrongly(3), None) is not None


@pytest.mark.slow
def test_every_truncation_keeps_every_whole_record() -> None:
    """Each length of a realistic journal: what is before the cut counts, and the cut is told."""
    content = realistic()
    ends = [size for size in range(1, len(content) + 1) if content[size - 1] == 10]
    for size in range(len(content) + 1):
        journal = read(content[:size])
        whole = content[: size + 1].count(b"\n")
        assert tuple(journal.lines) == true_lines()[:whole]
        assert kinds(journal.defects) == ([] if size == 0 or size in ends else ["torn tail"])


@pytest.mark.slow
@pytest.mark.parametrize("damage", [flipped, zeros, garbage, hole, repeated, copied_over])
def test_random_damage_costs_touched_records_only(damage: Damage) -> None:
    """Up to two thousand bytes anywhere, 300 times in each way."""
    chance = Random(damage.__name__)  # noqa: S311 - the same damage every time
    content = realistic()
    for _ in range(300):
        damaged, start, stop = damage(content, chance)
        journal = read(damaged)
        assert wrong(journal.lines) == []
        assert lost(journal.lines) <= touched(start, stop)
        # What was cut off at the end of a line leaves no trace in the file itself.
        cut = damage is hole and stop == len(content)
        assert journal.defects or damaged == content or not lost(journal.lines) or cut


def test_what_follows_a_damaged_stretch_is_not_lost() -> None:
    """The lines beside a damaged break stand whole between other bytes."""
    first, second, third, *_ = realistic().splitlines()
    for between in (b"X", b"", b"\0" * 40, b"}}{{", first[:70]):
        journal = read(first + between + second + b"\n" + third + b"\n")
        assert tuple(journal.lines) == true_lines()[:3]
        assert "repaired" in kinds(journal.defects)
        left = [f for f in journal.defects if isinstance(f, BadLine)]
        assert bool(left) == (len(between) > 1)


def test_a_line_that_was_broken_in_two_is_joined() -> None:
    """By an editor that wraps lines."""
    raws = realistic().splitlines()
    for place in (20, len(raws[1]) // 2, len(raws[1]) - 1):
        broken = raws[1][:place] + b"\n" + raws[1][place:]
        journal = read(b"\n".join([raws[0], broken, *raws[2:]]) + b"\n")
        assert tuple(journal.lines) == true_lines()
        assert kinds(journal.defects) == ["repaired"]


@pytest.mark.parametrize("end", [b"\r\n", b"\n\n", b"\n \n", b"\n"])
def test_what_other_programs_add_is_tolerated(end: bytes) -> None:
    """A mark at the start, carriage returns, empty lines."""
    journal = read(b"\xef\xbb\xbf" + realistic().replace(b"\n", end))
    assert tuple(journal.lines) == true_lines()
    assert all(defect.harmless or end == b"\n \n" for defect in journal.defects)


@pytest.mark.parametrize(
    ("instead", "at", "shown"),
    [
        ([b"garbage", b"", b""], 2, b"garbage"),
        ([b"", b"garbage"], 3, b"garbage"),
        ([b"garbage", b"\r", b"more"], 2, b"garbage\n\nmore"),
    ],
    ids=["behind", "before", "between"],
)
def test_blank_lines_among_damaged_ones_cost_nothing(
    instead: list[bytes], at: int, shown: bytes
) -> None:
    """One lost record is one loss, told at its line; what stands behind it is read."""
    raws = realistic().splitlines()
    journal = read(b"\n".join([raws[0], *instead, *raws[2:]]) + b"\n")
    assert lost(journal.lines) == {2}
    assert tuple(journal.lines) == tuple(line for line in true_lines() if line.number != 2)
    unread = journal.defects[0]
    assert isinstance(unread, BrokenLine)
    assert (unread.line, unread.content) == (at, shown)
    assert kinds(journal.defects) == ["unreadable", "gap"]


def edited(number: int, old: bytes, new: bytes) -> bytes:
    """The realistic journal after somebody replaced words in a line."""
    raws = realistic().splitlines(keepends=True)
    assert old in raws[number - 1]
    raws[number - 1] = raws[number - 1].replace(old, new)
    return b"".join(raws)


def place_of(words: str) -> int:
    """The number of the record that first has these words."""
    return next(line.number for line in true_lines() if words.encode() in line.raw)


def test_an_edited_line_does_not_count_and_is_told() -> None:
    """It is not missing either: it is there to be read, and nothing else is said of it."""
    number = place_of("Fast help desk")
    journal = read(edited(number, b"Fast help desk", b"Slow help desk"))
    assert lost(journal.lines) == {number}
    (defect,) = journal.defects
    assert isinstance(defect, EditedLine)
    assert (defect.number, defect.harmless) == (number, False)
    texts = [op.new["text"] for op in defect.operations if op.table == "entries" and op.new]
    assert texts == ["Slow help desk, “everybody says so”"]


def test_a_last_line_is_not_forgotten_because_work_went_on() -> None:
    """The next run cannot know of it and gives its number again; it stays told as harm."""
    raws = realistic().splitlines(keepends=True)
    for spoilt in (raws[5][:40] + b"\xff" + raws[5][41:], b"x" * 3 + raws[5][3:]):
        journal = read(b"".join([*raws[:5], spoilt]), b"".join(raws[5:]))
        assert tuple(journal.lines) == true_lines()
        (defect,) = journal.defects
        assert isinstance(defect, BadLine)
        assert not defect.harmless
    zeros_alone = read(b"".join(raws[:5]) + bytes(600) + b"\n", b"".join(raws[5:]))
    assert [defect.harmless for defect in zeros_alone.defects] == [True]


def test_two_flipped_bits_are_too_many() -> None:
    """What could have been several things is not guessed."""
    chance = Random(7)  # noqa: S311 - the same damage every time
    raws = realistic().splitlines()
    for _ in range(300):
        raw = bytearray(raws[6])
        one, two = chance.sample(range(16 * 8, len(raw) * 8), 2)
        raw[one // 8] ^= 1 << one % 8
        raw[two // 8] ^= 1 << two % 8
        journal = read(b"\n".join([*raws[:6], bytes(raw), *raws[7:]]) + b"\n")
        assert wrong(journal.lines) == []
        assert lost(journal.lines) == {7}
        assert not any(isinstance(defect, Repaired) for defect in journal.defects)
        assert any(not defect.harmless for defect in journal.defects)


def test_a_torn_tail_does_no_harm_once_work_went_on() -> None:
    """The next run wrote in its place, so it had not been acknowledged."""
    content = realistic()
    raws = content.splitlines(keepends=True)
    torn = b"".join(raws[:5]) + raws[5][:60]
    (alone,) = read(torn).defects
    assert isinstance(alone, TornTail)
    assert not alone.harmless
    (followed,) = read(torn, b"".join(raws[5:])).defects
    assert followed.harmless
    assert kinds(read(torn, b"".join(raws[6:])).defects) == ["torn tail", "gap"]


def test_a_file_of_garbage_is_one_defect() -> None:
    """Not one for each of its thousand lines; and what can be read of it is."""
    chance = Random(5)  # noqa: S311 - the same bytes every time
    content = chance.randbytes(200_000) + b"\nwe bought systems one by one\n" + bytes(400)
    assert content.count(b"\n") > 500
    defects = [f for f in read(content).defects if isinstance(f, BadLine)]
    assert len(defects) == 1
    assert defects[0].content.startswith(content[:100])


def test_a_file_of_anything_is_read_without_fault() -> None:
    """Whatever it holds; and what others write in the folder is not read."""
    chance = Random(3)  # noqa: S311 - the same bytes every time
    contents: list[Any] = [
        b"",
        b"\n" * 50,
        b"\0" * 5_000,
        chance.randbytes(20_000),
        b'{"c":"' * 3_000,
        b'{"c":"00000000",' + b"[" * 20_000,
        b'{"c":"00000000","n":1}\n' * 500,
        "{}\n[]\nnull\n\ufeff\n".encode("utf-16"),
    ]
    for content in contents:
        journal = read(content, realistic())
        assert tuple(journal.lines) == true_lines()
        assert not any(isinstance(defect, Gap) for defect in journal.defects)

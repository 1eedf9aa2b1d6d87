"""A realistic journal in memory, ways to damage it, and what may become of it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Final

from sessions.journal.defects import Defect
from sessions.journal.in_memory import journal_of
from sessions.journal.line import Line
from sessions.journal.reader import Journal
from tests.builders.acme import Acme

SAID: Final = (
    "+ Fast help desk, “everybody says so” @Dana #people",
    "- The same data is typed into three systems by three departments @Ana",
    "! E-invoicing becomes law in 2028 #legal",
    '" I trust the spreadsheet more — jeden vždy přepíše čísla @Dana',
    "> Ask for the grant @Ana due:2027-01-31",
    "* Regional grant for shared records, 日本語, ١٢٣ @Ana",
)
"""What is said in the journal that is damaged: umlauts, quotes, other scripts."""


@cache
def realistic() -> bytes:
    """The journal of a short session as the program itself writes it."""
    with tempfile.TemporaryDirectory() as place:
        acme = Acme(Path(place) / "Acme")
        for said in SAID:
            acme.say(said, step="outside" if said[0] in "*!" else "works")
        acme.store.undo(acme.session_id)
        acme.store.redo(acme.session_id)
        acme.store.close()
        (path,) = (acme.folder / "journal").iterdir()
        return path.read_bytes()


def read(*contents: bytes) -> Journal:
    """The journal that files of these contents make."""
    files = {f"{number:06}-x.jsonl": content for number, content in enumerate(contents, 1)}
    return journal_of({f"journal/{name}": content for name, content in files.items()})


@cache
def true_lines() -> tuple[Line, ...]:
    """The records of the realistic journal."""
    return tuple(read(realistic()).lines)


def wrong(lines: Iterable[Line]) -> list[Line]:
    """Records that were never made. What a reader may never give."""
    known = set(true_lines())
    return [line for line in lines if line not in known]


def lost(lines: Iterable[Line]) -> set[int]:
    """The numbers of the records that are missing."""
    return {line.number for line in true_lines()} - {line.number for line in lines}


def spans() -> list[tuple[int, int]]:
    """Where each record stands in the realistic journal: first byte, and the one after its end."""
    found, start = [], 0
    for raw in realistic().splitlines(keepends=True):
        found.append((start, start + len(raw)))
        start += len(raw)
    return found


def touched(start: int, stop: int) -> set[int]:
    """The numbers of the records of which bytes from `start` to before `stop` are part."""
    return {
        number
        for number, (first, after) in enumerate(spans(), 1)
        if first < max(stop, start + 1) and start < after
    }


Damage = Callable[[bytes, Random], tuple[bytes, int, int]]
"""Gives the damaged content, and from where to where the old one was changed."""


def flipped(content: bytes, chance: Random) -> tuple[bytes, int, int]:
    """One bit is another one."""
    bit = chance.randrange(len(content) * 8)
    damaged = bytearray(content)
    damaged[bit // 8] ^= 1 << bit % 8
    return bytes(damaged), bit // 8, bit // 8 + 1


def zeros(content: bytes, chance: Random) -> tuple[bytes, int, int]:
    """A stretch becomes zeros, as after a power cut."""
    start, stop = _stretch(content, chance)
    return content[:start] + bytes(stop - start) + content[stop:], start, stop


def garbage(content: bytes, chance: Random) -> tuple[bytes, int, int]:
    """A stretch becomes random bytes."""
    start, stop = _stretch(content, chance)
    return content[:start] + chance.randbytes(stop - start) + content[stop:], start, stop


def hole(content: bytes, chance: Random) -> tuple[bytes, int, int]:
    """A stretch is cut out."""
    start, stop = _stretch(content, chance)
    return content[:start] + content[stop:], start, stop


def repeated(content: bytes, chance: Random) -> tuple[bytes, int, int]:
    """A stretch is written again elsewhere, between other bytes."""
    start, stop = _stretch(content, chance)
    place = chance.randrange(len(content))
    return content[:place] + content[start:stop] + content[place:], place, place


def copied_over(content: bytes, chance: Random) -> tuple[bytes, int, int]:
    """A stretch is written over another one."""
    start, stop = _stretch(content, chance)
    place = chance.randrange(len(content) - (stop - start) + 1)
    after = place + stop - start
    return content[:place] + content[start:stop] + content[after:], place, after


def _stretch(content: bytes, chance: Random) -> tuple[int, int]:
    """Up to 2,000 bytes anywhere."""
    size = min(chance.randint(1, 2_000), len(content))
    start = chance.randrange(len(content) - size + 1)
    return start, start + size


def kinds(defects: Iterable[Defect]) -> list[str]:
    """What kinds of things were found."""
    return [defect.KIND for defect in defects]


def flips(content: bytes, every: int = 1) -> Iterator[tuple[int, bytes]]:
    """The content with each bit flipped in turn, or with every so-manieth; and where."""
    for bit in range(0, len(content) * 8, every):
        damaged = bytearray(content)
        damaged[bit // 8] ^= 1 << bit % 8
        yield bit // 8, bytes(damaged)

"""Lines that two people wrote down of the same moment, and what they tell of two clocks.

Two lines repeat each other where they stand in one step, are of one kind and have the same words,
whatever their case, blanks and full stop. Nobody's judgement is needed for that; rewordings are
left to people.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta
from statistics import median
from typing import Final, NamedTuple

from workshop.record.documents import Entry
from workshop.record.record import wording_key
from workshop.talks.as_one import is_same_source
from workshop.text import plural

AT_ONCE: Final = timedelta(minutes=3)
"""So far apart, at most, two lines of one moment were typed."""

_FEWEST_LETTERS: Final = 8
"""A shorter line is said too often to tell anything of clocks: `Yes`, `No`, `Agreed`."""


class Repeat(NamedTuple):
    """Two lines that say the same."""

    first: Entry
    second: Entry


class ClockDifference(NamedTuple):
    """How far the clock of a second record is from that of the first, as its lines tell."""

    seconds: float
    """What is added to the times of the second, in whole seconds; 0 where nothing tells."""
    n: int
    """From how many pairs of lines that is the median."""

    @property
    def sentence(self) -> str:
        """The difference for a person."""
        if not self.n:
            return "No line stands word for word in both, so nothing tells whether clocks differ."
        lines = f"{plural(self.n, 'line')} that {'stands' if self.n == 1 else 'stand'} in both"
        if abs(self.seconds) < 1:
            return f"The clocks agree, by {lines} (n = {self.n})."
        which = "behind" if self.seconds > 0 else "ahead of"
        return (
            f"The second clock is {clock_words(self.seconds)} {which} the first, by {lines} "
            f"(median, n = {self.n})."
        )


def clock_words(seconds: float) -> str:
    """A difference of clocks in words, without its sign: `3 min 10 s`."""
    minutes, rest = divmod(round(abs(seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    parts = [(hours, "h"), (minutes, "min"), (rest, "s")]
    return " ".join(f"{number} {unit}" for number, unit in parts if number) or "0 s"


def _key(entry: Entry) -> tuple[str, str, str]:
    return entry.step_id, entry.kind.value, wording_key(entry.text)


def _counted(entries: Iterable[Entry]) -> list[Entry]:
    """The lines that are compared: those that stand, on the record."""
    return [entry for entry in entries if not (entry.retracted or entry.off_record)]


def clock_difference(first: Sequence[Entry], second: Sequence[Entry]) -> ClockDifference:
    """How far two clocks are apart: the median over lines that are there once in either record."""
    once: list[dict[tuple[str, str, str], Entry]] = []
    for entries in (first, second):
        found: defaultdict[tuple[str, str, str], list[Entry]] = defaultdict(list)
        for entry in _counted(entries):
            found[_key(entry)].append(entry)
        once.append({key: same[0] for key, same in found.items() if len(same) == 1})
    apart = [
        (entry.at - once[1][key].at).total_seconds()
        for key, entry in once[0].items()
        if key in once[1] and len(key[2]) >= _FEWEST_LETTERS
    ]
    return ClockDifference(float(round(median(apart))) if apart else 0.0, len(apart))


def repeats(
    first: Sequence[Entry], second: Sequence[Entry], offset: timedelta = timedelta()
) -> list[Repeat]:
    """The lines that both records have of one moment, each in one pair at most, in order.

    Lines of different people are two: both may have said it. So are what a document says and what
    somebody says.

    Args:
        first: the entries of one record.
        second: those of the other.
        offset: what is added to the times of the other.
    """
    waiting: defaultdict[tuple[str, str, str], list[Entry]] = defaultdict(list)
    for entry in _counted(first):
        waiting[_key(entry)].append(entry)
    found = []
    for entry in sorted(_counted(second), key=lambda each: (each.at, each.id)):
        same = [
            known
            for known in waiting[_key(entry)]
            if abs(known.at - (entry.at + offset)) <= AT_ONCE and _may_be_one(known, entry)
        ]
        if same:
            near = min(same, key=lambda known: (abs(known.at - (entry.at + offset)), known.id))
            waiting[_key(entry)].remove(near)
            found.append(Repeat(near, entry))
    return sorted(found, key=lambda pair: (pair.first.at, pair.first.id))


def _may_be_one(first: Entry, second: Entry) -> bool:
    """Whether nothing tells that two people said it, or a document and somebody."""
    pairs = ((first.people, second.people), (first.departments, second.departments))
    alike = all(not one or not other or set(one) == set(other) for one, other in pairs)
    return alike and is_same_source(first, second)

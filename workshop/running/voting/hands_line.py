"""One line for all hands that go up for one thing: `T18 impact 5:5 4:1 1:6`.

The thing and the scale may be left out: then those in front are meant. Each mark behind them is a
value and how many hands it got, in any order:

- `5:6` six hands for 5; on scales of one digit `56` says the same;
- `3` every hand that is left for 3; where a hand can give only one thing, `7` seven hands.

What is not counted is a hand that stayed down: nobody has to vote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple, Protocol

from workshop.ballots.points import on_scale
from workshop.ballots.tally import Tally, flag, spread
from workshop.errors import Refused
from workshop.guide.parts import Scale
from workshop.text import listing, plural

_PAIR: Final = re.compile(r"(-?[\d.]+)[:=](\d{1,4})")
_SHORT: Final = re.compile(r"(\d)(\d{1,3})")
_BARE: Final = re.compile(r"-?\d[\d.]*")

_FINDINGS: Final = {
    "split": "split: hear one of each before you go on",
    "wide": "wide: hear the highest and the lowest",
}
"""What is said where values are apart (`workshop.ballots.tally.flag`)."""


class Named(Protocol):
    """Whatever hands can go up for."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def code(self) -> str:
        """What it is called: `T18`, or its place in a list."""


class Hands(NamedTuple):
    """A line as far as it was typed."""

    item_id: str
    """For what hands went up."""
    scale_id: str
    """On which scale."""
    counts: dict[str, int]
    """By the value as it is written, how many hands."""
    present: int
    """How many could put their hand up."""
    problem: str = ""
    """Why it cannot be recorded so, as a sentence; empty where it can."""

    @property
    def hands(self) -> int:
        """How many hands were counted."""
        return sum(self.counts.values())

    @property
    def values(self) -> tuple[float, ...]:
        """The value of each hand, from the least."""
        return tuple(
            sorted(float(value) for value, hands in self.counts.items() for _ in range(hands))
        )

    @property
    def check(self) -> str:
        """How the hands stand against the room: `12 of 12 hands`."""
        missing = self.present - self.hands
        down = f", {missing} stayed down" if missing > 0 and self.counts else ""
        return f"{self.hands} of {self.present} hands{down}"


class Counting(NamedTuple):
    """What hands are counted for."""

    items: Sequence[Named]
    """Everything that is voted on, in the order of the list."""
    scales: Sequence[Scale]
    """What is asked of each."""
    present: int
    """How many can put their hand up."""
    one_value: bool = False
    """Whether a hand that goes up gives one thing only, so that a number alone counts hands."""

    def read(self, line: str, item: int = 0, scale: int = 0) -> Hands:
        """A line as far as it was typed.

        Args:
            line: what was typed.
            item: the place of what is in front, which is meant where the line names nothing.
            scale: the place of the scale in front.
        """
        words = line.replace(",", " ").split()
        if words and (named := self._item(words[0])) is not None:
            item, words, scale = named, words[1:], 0
        if words and (other := self._scale(words[0])) is not None:
            scale, words = other, words[1:]
        if not self.items:
            return Hands("", "", {}, self.present, "There is nothing to vote on.")
        asked = self.scales[scale]
        counts, problem = self._counts(words, asked)
        return Hands(self.items[item].id, asked.id, counts, self.present, problem)

    def finding(self, hands: Hands) -> str:
        """What the room is to hear before a line is recorded: that it is split, or wide."""
        if hands.problem or not (found := spread(hands.values)):
            return ""
        scale = next(each for each in self.scales if each.id == hands.scale_id)
        tally = Tally(aggregate="median", value=found.median, values=hands.values, spread=found)
        return _FINDINGS.get(flag(tally, scale), "")

    def _item(self, word: str) -> int | None:
        """The place of the thing that a word names; a number is one only as `3.` or `#3`."""
        key = word.casefold().rstrip(".").removeprefix("#")
        if key == word and key.isdigit():
            return None
        codes = [each.code.casefold().removeprefix("#") for each in self.items]
        return codes.index(key) if key in codes else None

    def _scale(self, word: str) -> int | None:
        """The place of the scale that a word names, also by a beginning of it alone."""
        key = word.casefold()
        if not key[:1].isalpha():
            return None
        begun = [
            place
            for place, scale in enumerate(self.scales)
            if key == scale.id
            or any(each.startswith(key) for each in scale.title.casefold().split())
        ]
        return begun[0] if len(begun) == 1 else None

    def _counts(self, words: Iterable[str], scale: Scale) -> tuple[dict[str, int], str]:
        """Hands by value, and why they cannot be recorded so."""
        counts: dict[str, int] = {}
        rest = ""
        for word in words:
            value, hands = self._mark(word, scale)
            if value is None:
                return counts, f"“{word}” is no count: {self.example(scale)}."
            try:
                value = f"{on_scale(scale, float(value)):g}"
            except (ValueError, Refused) as problem:
                refused = isinstance(problem, Refused)
                return counts, str(problem) if refused else f"“{word}” is no number."
            if value in counts or value == rest:
                return counts, f"{value} was counted twice."
            if hands is not None:
                counts[value] = hands
            elif rest:
                return counts, f"Only one of {listing([rest, value], 'or')} can have the rest."
            else:
                rest = value
        counted = sum(counts.values())
        if rest:
            counts[rest] = max(0, self.present - counted)
        if counted > self.present:
            room = plural(self.present, "person is", "people are")
            return counts, f"{plural(counted, 'hand')} counted, and {room} there."
        return counts, "" if counts else f"Say how many: {self.example(scale)}."

    def _mark(self, word: str, scale: Scale) -> tuple[str | None, int | None]:
        """The value of a mark and its hands; no hands where it takes those that are left."""
        if pair := _PAIR.fullmatch(word):
            return pair[1], int(pair[2])
        if self.one_value:
            return ("1", int(word)) if word.isdigit() and len(word) < 5 else (None, None)
        if _short(scale) and (pair := _SHORT.fullmatch(word)):
            return pair[1], int(pair[2])
        return (word, None) if _BARE.fullmatch(word) else (None, None)

    def example(self, scale: Scale) -> str:
        """How a line is typed, in a few words."""
        if self.one_value:
            return "a number counts hands"
        greatest, least = f"{scale.greatest:g}", f"{scale.least:g}"
        short = f"{greatest}6 or " if _short(scale) else ""
        return f"{short}{greatest}:6 is six hands for {greatest}, {least} alone takes the rest"


def _short(scale: Scale) -> bool:
    """Whether every value has one digit, so that digits behind it can only be hands."""
    return scale.least >= 0 and scale.greatest < 10 and scale.step == int(scale.step)

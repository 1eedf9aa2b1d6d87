"""What is meant by the words of a ballot: items by code, number or words, values by the rule.

{"T18": 3, "S2": 2}                       dots or points
["T18", "S2"]                             ranks from the best on, or what is approved
{"T18": 1, "S2": 2}                       ranks by place; levels of agreement
{"T18": {"impact": 5, "likelihood": 4}}   scores
[{"of": ["1", "2", "3", "4"], "best": "2", "worst": "4"}]
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, Final

import msgspec

from workshop.ballots.votes.checks import scale_ids
from workshop.ballots.votes.items import Item, items_of
from workshop.ballots.votes.rules import rule_here
from workshop.ballots.votes.sets import SIZE, sets_of
from workshop.ballots.votes.standing import vote_of
from workshop.errors import Refused
from workshop.guide.step import Step
from workshop.methods.agreement.gradients import LEVELS
from workshop.record.documents import Session
from workshop.record.record import Record, wording_key
from workshop.record.votes.documents import BEST, VOTES, WORST, Rule
from workshop.running.voting.rules import taking, voting_step
from workshop.text import clean_line, listing, nearest, shorten

_MOST: Final = 8
"""So many items are named in a sentence, at most."""

Scores = dict[str, dict[str, float]]
"""What a ballot gives: by the id of an item, then by scale id."""


class Said(msgspec.Struct, frozen=True):
    """A ballot as it was understood."""

    scores: Scores
    problems: tuple[tuple[str, str], ...] = ()
    """Where in what was said something is wrong, `[2]` or `T18`, and what; nothing of a ballot
    with any is to be taken."""


def item_named(items: Sequence[Item], said: str, title: str) -> Item:
    """The item of a list that is called by a code, a number, an id, or its words.

    Raises:
        Refused: none is; a near one is offered, else those that there are.
    """
    word = clean_line(said)
    by_id = next((item for item in items if item.id and item.id == word), None)
    if by_id is not None:
        return by_id
    folded = word.casefold()
    for item in items:
        if item.code and item.code.casefold() == folded:
            return item
    called = [item for item in items if wording_key(item.text) == wording_key(word)]
    if len(called) == 1:
        return called[0]
    known = [item.code or item.text for item in items]
    near = nearest(word, [*known, *(item.text for item in items)])
    if near:
        hint = f"Did you mean {near[0]}?"
    else:
        more = ["…"] if len(known) > _MOST else []
        hint = f"There are {', '.join([*known[:_MOST], *more])}." if known else "There is none."
    raise Refused(f"“{shorten(word, 60)}” is not on the list of {title}. {hint}")


def read_ballot(record: Record, session: Session, step: Step, said: Any) -> Said:
    """What a ballot gives, as far as it can be understood, and all that is wrong with its words.

    Args:
        record: the record.
        session: the session.
        step: the step in which it is cast.
        said: what was said: an object or a list, as in the examples of this module.

    Raises:
        Refused: the step takes no votes; or none is open there, and so its options have no ids yet.
    """
    voting_step(record, session, step.id)
    vote = vote_of(record, session.id, step.id)
    items = items_of(record, session, step)
    if not all(item.id for item in items):
        taking(record, session.id, step.id)
    held = vote.rule if vote else rule_here(record, session, step, len(items))
    reading = _Reading(items, held, step.title)
    if held.method == "best-worst":
        reading.best_worst(said)
    elif isinstance(said, list):
        reading.listed(said)
    elif isinstance(said, dict):
        reading.by_item(said)
    else:
        reading.wrong("", f"it takes {_takes(held)}")
    return Said(reading.scores, tuple(reading.problems))


def _takes(held: Rule) -> str:
    if held.method in ("ranks", "approve", "dots"):
        return "an object of items, or a list of them"
    return "an object of items"


class _Reading:
    """One ballot while it is read."""

    def __init__(self, items: Sequence[Item], held: Rule, title: str) -> None:
        self._items = items
        self._held = held
        self._title = title
        self._known = scale_ids(held)
        self.scores: Scores = {}
        self.problems: list[tuple[str, str]] = []

    def wrong(self, where: str, what: str) -> None:
        """Remember a problem."""
        self.problems.append((where, what.rstrip(".")))

    def _item(self, where: str, said: object) -> Item | None:
        """The item that is meant; none where that is not clear."""
        if isinstance(said, bool) or not isinstance(said, str | int):
            self.wrong(where, "give an item by its code, number or words")
            return None
        try:
            return item_named(self._items, str(said), self._title)
        except Refused as refused:
            self.wrong(where, str(refused))
            return None

    def _put(self, where: str, item: Item, scale_id: str, value: float) -> None:
        """Note a value; an item that stands there twice is told."""
        row = self.scores.setdefault(item.id, {})
        if scale_id in row:
            self.wrong(where, f"{item.code or item.text} stands there twice")
        row[scale_id] = value

    def listed(self, said: list[Any]) -> None:
        """Items alone: from the best on, approved, or a dot for each time."""
        if self._held.method not in ("ranks", "approve", "dots"):
            self.wrong("", f"a list was found; it takes {_takes(self._held)}")
            return
        for at, each in enumerate(said, 1):
            item = self._item(f"[{at}]", each)
            if item is None:
                continue
            if self._held.method == "dots":
                row = self.scores.setdefault(item.id, {})
                row[VOTES] = row.get(VOTES, 0.0) + 1
            else:
                value = float(at) if self._held.method == "ranks" else 1.0
                self._put(f"[{at}]", item, VOTES, value)

    def by_item(self, said: Mapping[str, Any]) -> None:
        """A value for each item, or an object of them by scale."""
        for name, value in said.items():
            where = shorten(clean_line(name), 40)
            item = self._item(where, name)
            if item is None:
                continue
            if isinstance(value, dict):
                self._by_scale(where, item, value)
            elif len(self._known) > 1:
                self.wrong(where, f"give an object with {listing(list(self._known))}")
            elif (number := self._value(where, value)) is not None:
                self._put(where, item, self._known[0], number)

    def _by_scale(self, where: str, item: Item, said: Mapping[str, Any]) -> None:
        for name, value in said.items():
            at = f"{where}.{shorten(clean_line(name), 40)}"
            if name not in self._known:
                self.wrong(at, f"there is no such scale; there is {listing(list(self._known))}")
            elif (number := self._value(at, value)) is not None:
                self._put(at, item, name, number)

    def _value(self, where: str, said: object) -> float | None:
        """A value by the rule: a number, yes, or the words of a level."""
        if self._held.method == "approve" and isinstance(said, bool):
            return float(said)
        if self._held.method == "gradients" and isinstance(said, str):
            word = clean_line(said).casefold()
            near = nearest(word, LEVELS)
            if word in LEVELS or near:
                return float(LEVELS.index(word if word in LEVELS else near[0]) + 1)
            self.wrong(where, f"“{shorten(word, 40)}” is no level; there are {listing([*LEVELS])}")
            return None
        if isinstance(said, bool) or not isinstance(said, int | float):
            self.wrong(where, "give a number")
            return None
        try:
            number = float(said)
        except OverflowError:
            number = math.inf
        if not math.isfinite(number):
            self.wrong(where, "the number is too large to count with")
            return None
        return number

    # Best–worst

    def best_worst(self, said: Any) -> None:
        """Answers set by set, or how often each item was the best and the worst."""
        if isinstance(said, list):
            self._sets(said)
        elif isinstance(said, dict) and said and set(said) <= {BEST, WORST}:
            for scale in said:
                self._counts(scale, said[scale])
        elif isinstance(said, dict):
            self.by_item(said)
        else:
            self.wrong("", "give a list of objects with `of`, `best` and `worst`")

    def _counts(self, scale: str, said: object) -> None:
        if not isinstance(said, dict):
            self.wrong(scale, "give an object of items")
            return
        for name, value in said.items():
            where = f"{scale}.{shorten(clean_line(name), 40)}"
            item, number = self._item(where, name), self._value(where, value)
            if item is not None and number is not None:
                self._put(where, item, scale, number)

    def _sets(self, said: list[Any]) -> None:
        """One answer after the other; each set is answered once."""
        most = len(sets_of([item.id for item in self._items]))
        if len(said) > most:
            self.wrong("", f"{len(said)} sets were found, and there are {most}")
        seen: set[frozenset[str]] = set()
        for at, each in enumerate(said, 1):
            self._set(f"[{at}]", each, seen)

    def _set(self, where: str, said: object, seen: set[frozenset[str]]) -> None:
        if not isinstance(said, dict) or not {BEST, WORST} <= set(said) <= {"of", BEST, WORST}:
            self.wrong(where, "give an object with `of`, `best` and `worst`")
            return
        best = self._item(f"{where}.{BEST}", said[BEST])
        worst = self._item(f"{where}.{WORST}", said[WORST])
        known = len(self.problems)
        ids = self._members(where, said["of"]) if "of" in said else None
        if best is None or worst is None or len(self.problems) > known:
            return
        if best.id == worst.id:
            self.wrong(where, f"{best.code} is the best and the worst")
            return
        for scale, item in ((BEST, best), (WORST, worst)):
            if ids is not None and item.id not in ids:
                self.wrong(f"{where}.{scale}", f"{item.code} is not in the set")
            row = self.scores.setdefault(item.id, {})
            row[scale] = row.get(scale, 0.0) + 1
        if ids is not None and ids in seen:
            self.wrong(where, "this set stands there twice")
        seen.add(ids or frozenset())

    def _members(self, where: str, said: object) -> frozenset[str]:
        """The ids of the items of a set, which must be four different ones."""
        if not isinstance(said, list):
            self.wrong(f"{where}.of", f"give a list of {SIZE} items")
            return frozenset()
        found = [self._item(f"{where}.of[{at}]", each) for at, each in enumerate(said, 1)]
        ids = frozenset(item.id for item in found if item)
        if None not in found and (len(ids) != SIZE or len(found) != SIZE):
            self.wrong(f"{where}.of", f"give {SIZE} different items")
        return ids

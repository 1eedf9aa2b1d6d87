"""What is wrong with hands that were counted for one thing: checked against who is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec

from workshop.ballots.points import on_scale
from workshop.ballots.votes.checks import places
from workshop.ballots.votes.rules import SCORE
from workshop.errors import Refused
from workshop.guide.parts import Scale
from workshop.methods.agreement.gradients import LEVELS, VETO
from workshop.record.votes.documents import Rule
from workshop.text import plural

Counts = Mapping[str, int]
"""By the value as it is written, how many hands."""

_WORDS: Final = {"yes": 1, "true": 1, "no": 0, "false": 0}
"""Of approvals, values in words."""


class Room(msgspec.Struct, frozen=True, kw_only=True):
    """How many hands can go up."""

    present: int
    """How many were there when the vote was opened."""
    ballots: int = 0
    """How many of them gave a ballot."""

    @property
    def hands(self) -> int:
        """How many are left who can raise a hand."""
        return max(0, self.present - self.ballots)


def read_counts(
    rule: Rule, scale: Scale | None, counts: Counts
) -> tuple[dict[str, int], list[str]]:
    """Counted hands by the value as it is written once and for all, and what is wrong with them.

    Values without a hand are left out, unless no hand went up for any: that was counted too.

    Args:
        rule: by what the vote is held.
        scale: of a vote on scores, the scale.
        counts: how many hands by value; a level may be said by its words.

    Returns:
        The counts without values that nobody gave, but one of them, with 0, where no hand went up.
    """
    found: dict[str, int] = {}
    problems: list[str] = []
    for said, hands in counts.items():
        value = _value(rule, said)
        if value is None:
            problems.append(f"“{said[:40]}” is not a value; {_allowed(rule, scale)}")
        elif wrong := _wrong_value(rule, scale, value):
            problems.append(wrong)
        elif f"{value:g}" in found:
            problems.append(f"{value:g} stands there twice")
        elif hands < 0:
            problems.append(f"{hands} hands for {value:g}; it takes a whole number from 0")
        else:
            found[f"{value:g}"] = hands
    ordered = sorted(found.items(), key=lambda pair: float(pair[0]))
    # That nobody put a hand up was counted too: the least value says so, with 0.
    return {value: hands for value, hands in ordered if hands} or dict(ordered[:1]), problems


def _value(rule: Rule, said: str) -> float | None:
    """A value as it is typed: a number, or a word of the rule."""
    word = said.strip().casefold()
    if rule.method == "gradients" and word in LEVELS:
        return LEVELS.index(word) + 1
    if rule.method == "approve" and word in _WORDS:
        return _WORDS[word]
    try:
        value = float(word)
    except ValueError:
        return None
    return value if abs(value) < float("inf") else None


def _wrong_value(rule: Rule, scale: Scale | None, value: float) -> str:
    """Why no hand can go up for a value; empty where one can."""
    if rule.method == SCORE and scale is not None:
        try:
            on_scale(scale, value)
        except Refused as refused:
            return str(refused).rstrip(".")
        return ""
    most = _most(rule)
    least = 1 if rule.method in ("gradients", "ranks") else 0
    if value != int(value) or not least <= value <= most:
        return f"{value:g} is not a value; {_allowed(rule, scale)}"
    return ""


def _most(rule: Rule) -> float:
    """The greatest value that a hand can go up for."""
    if rule.method == "approve":
        return 1
    if rule.method == "gradients":
        return VETO
    budget = rule.budget or 0
    return budget if rule.most_on_one is None else min(budget, rule.most_on_one)


def _allowed(rule: Rule, scale: Scale | None) -> str:
    if scale is not None:
        return f"there are {scale.least:g} to {scale.greatest:g}"
    if rule.method == "approve":
        return "it takes 1 for yes"
    least = 1 if rule.method in ("gradients", "ranks") else 0
    return f"there are {least} to {_most(rule):g}"


def hand_problems(
    rule: Rule,
    scale: Scale | None,
    here: Counts,
    others: Sequence[Counts],
    room: Room,
    items: int,
) -> Iterator[str]:
    """What does not go with who is there, for one thing and over all things together.

    Nobody is told what it makes in all: the rest of that was counted in a vote that is still open.

    Args:
        rule: by what the vote is held.
        scale: of a vote on scores, the scale.
        here: the hands for this thing.
        others: those for every other thing on the same scale.
        room: how many can raise a hand.
        items: how many things there are.
    """
    if (hands := sum(here.values())) > room.hands:
        yield _too_many(hands, room)
        return
    everything = [here, *others]
    budget = scale.total if scale is not None else rule.budget
    if rule.method in ("dots", "points", "approve") or (scale is not None and scale.total):
        spent = sum(float(value) * count for each in everything for value, count in each.items())
        if budget is not None and spent > room.hands * budget:
            unit = {"dots": "dots", "approve": "approvals"}.get(rule.method, "points")
            yield (
                f"with what was counted before, that is more {unit} than "
                f"{plural(room.hands, 'hand')} with {budget:g} each can give"
            )
    if rule.method == "ranks":
        for place in range(1, places(rule, items) + 1):
            given = sum(each.get(str(place), 0) for each in everything)
            if given > room.hands:
                yield (
                    f"with what was counted before, that is more hands for place {place} than "
                    f"{plural(room.hands, 'hand')} can give: each has it once"
                )


def _too_many(hands: int, room: Room) -> str:
    """That more hands went up than there are."""
    gave = f", {room.ballots} of whom gave a ballot" if room.ballots else ""
    there = plural(room.present, "person was", "people were")
    return f"{plural(hands, 'hand')} counted, and {there} there{gave}"

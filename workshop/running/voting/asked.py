"""What a ballot asks, row by row: what grids and prompts take, and the votes that it comes to.

Best–worst asks for sets of four, and which place in each is the best and the worst; every other
rule asks for a value of each thing on the list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from workshop.ballots.votes.checks import ballot_problems
from workshop.ballots.votes.items import Item
from workshop.ballots.votes.sets import SIZE, sets_of
from workshop.guide.parts import Scale
from workshop.methods.agreement.gradients import LEVELS
from workshop.record.votes.documents import BEST, VOTES, WORST, Rule

Values = Mapping[tuple[str, str], float]
"""What was typed so far, by the id of a row, then by scale id."""

Votes = dict[str, dict[str, float]]
"""What a ballot gives: by the id of what is voted on, then by scale id."""


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """A ballot as it is filled in."""

    rule: Rule
    items: tuple[Item, ...]
    """What is on the list."""
    rows: tuple[Item, ...]
    """What is asked for."""
    scales: tuple[Scale, ...]
    """What is asked of each."""
    sets: tuple[tuple[str, ...], ...] = ()
    """Of best–worst, the ids of the items in each row."""

    def votes(self, values: Values) -> Votes:
        """The votes that values come to; a zero gives nothing where a ballot spends or names."""
        if self.sets:
            return self._chosen(values)
        found: Votes = {}
        for row in self.rows:
            for scale in self.scales:
                value = values.get((row.id, scale.id))
                if value is not None and (value != 0 or self.rule.method == "score"):
                    found.setdefault(row.id, {})[scale.id] = value
        return found

    def _chosen(self, values: Values) -> Votes:
        """Of best–worst, how often each thing was chosen as either."""
        counted: Counter[tuple[str, str]] = Counter()
        for row, members in zip(self.rows, self.sets, strict=True):
            for scale in self.scales:
                if place := values.get((row.id, scale.id)):
                    counted[members[int(place) - 1], scale.id] += 1
        found: Votes = {}
        for item in self.items:
            for scale in self.scales:
                if count := counted[item.id, scale.id]:
                    found.setdefault(item.id, {})[scale.id] = float(count)
        return found

    def problems(self, values: Values) -> list[str]:
        """What is wrong with the ballot as it stands, as sentences; none where it can be given."""
        same = [row.code for row in self.rows if self._same(row, values)]
        found = [f"Set {code}: nothing is the best and the worst at once." for code in same]
        wrong = ballot_problems(self.rule, self.items, self.votes(values))
        return found + [f"{each.sentence}." for each in wrong]

    def objection(self, values: Values) -> str:
        """What no further value can mend in a ballot that is not finished; empty for nothing."""
        for row in self.rows:
            if self._same(row, values):
                return f"Set {row.code}: nothing is the best and the worst at once."
        if self.sets:
            return ""
        wrong = ballot_problems(self.rule, self.items, self.votes(values))
        return next((f"{each.sentence}." for each in wrong if not each.unfinished), "")

    def _same(self, row: Item, values: Values) -> bool:
        given = [values.get((row.id, scale.id)) for scale in self.scales] if self.sets else []
        return len(given) == 2 and given[0] is not None and given[0] == given[1]

    @property
    def named(self) -> tuple[int, str]:
        """How many things a ballot may name, and what that is called; 0 where it may name all."""
        words: dict[str, str] = {"ranks": "ranked", "approve": "approved"}
        if self.rule.method in words and self.rule.budget:
            return int(self.rule.budget), words[self.rule.method]
        return 0, ""

    @property
    def one_value(self) -> bool:
        """Whether a hand that goes up gives one thing only, so that a number counts hands."""
        return self.rule.method in ("dots", "approve")

    @property
    def way(self) -> str:
        """How a row is filled in, in a sentence, where that is not plain from the scales."""
        return _WAYS.get(self.rule.method, "")


_WAYS: Final = {
    "ranks": "1 for the best, 2 for the next, and so on.",
    "approve": "1 for each that you can live with.",
    "gradients": "; ".join(f"{level} {word}" for level, word in enumerate(LEVELS, 1)) + ".",
    "best-worst": f"Of each {SIZE}, the number of the best and that of the worst.",
}


def form_of(rule: Rule, items: Sequence[Item]) -> Form:
    """The ballot of a rule on a list.

    Args:
        rule: by what the vote is held.
        items: what is on its list.
    """
    listed = tuple(items)
    if rule.method != "best-worst":
        return Form(rule=rule, items=listed, rows=listed, scales=scales_of(rule, len(listed)))
    texts = {item.id: item.text for item in listed}
    sets = sets_of([item.id for item in listed])
    rows = tuple(
        Item(
            f"set-{number}",
            str(number),
            "\n".join(f"{place} {texts[each]}" for place, each in enumerate(members, 1)),
        )
        for number, members in enumerate(sets, 1)
    )
    return Form(rule=rule, items=listed, rows=rows, scales=scales_of(rule, SIZE), sets=sets)


def scales_of(rule: Rule, count: int) -> tuple[Scale, ...]:
    """What a rule asks of each row; a budget that is spent is the total of its scale."""
    budget = rule.budget or 0.0
    on_one = min(rule.most_on_one or budget, budget)
    if rule.method == "score":
        return rule.scales
    if rule.method == "best-worst":
        return (
            _scale(BEST, "Best", 1, count, "the first", "the last"),
            _scale(WORST, "Worst", 1, count, "the first", "the last"),
        )
    one = {
        "dots": _scale(VOTES, "Dots", 0, on_one, "none", "most on one", budget),
        "points": _scale(VOTES, "Points", 0, on_one, "none", "most on one", budget),
        "ranks": _scale(VOTES, "Rank", 1, min(budget, count), "best", "last"),
        "approve": _scale(VOTES, "Approve", 0, 1, "no", "yes"),
        "gradients": _scale(VOTES, "Level", 1, len(LEVELS), LEVELS[0], LEVELS[-1]),
    }
    return (one[rule.method],)


def _scale(
    name: str,
    title: str,
    least: float,
    greatest: float,
    low: str,
    high: str,
    total: float | None = None,
) -> Scale:
    return Scale(
        id=name,
        title=title,
        least=least,
        greatest=greatest,
        least_means=low,
        greatest_means=high,
        total=total,
    )

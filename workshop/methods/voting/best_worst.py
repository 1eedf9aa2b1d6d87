"""Best–worst: out of sets of four each says which is the best and which the worst.

Source: J. J. Louviere, T. N. Flynn & A. A. J. Marley, Best-Worst Scaling (2015). The score of an
item is how often it was the best less how often it was the worst.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from workshop.methods.core.checks import Check, Undefined, quoted
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Input, Method, Table, shown
from workshop.methods.voting.ballots import Order, in_words, ordered
from workshop.text import plural

SOURCE: Final = "Louviere, Flynn & Marley 2015"


class BestWorst(msgspec.Struct, frozen=True):
    """Scores by item."""

    answers: int
    """How many sets were answered."""
    best: Mapping[str, int]
    worst: Mapping[str, int]
    scores: Mapping[str, int]
    """Best less worst."""
    order: Order
    leader: str | Undefined | None
    """The item with the highest score; none where several tie."""
    sentence: str
    source: str = SOURCE


def best_worst(
    best: Mapping[str, int], worst: Mapping[str, int], *, items: Sequence[str] = ()
) -> BestWorst:
    """Scores from how often each item was the best and the worst of a set.

    Args:
        best: by item, how often it was the best.
        worst: by item, how often it was the worst.
        items: every item; else those that were chosen.

    Raises:
        BadInput: an unknown item, or not as many best as worst.
    """
    known = sorted(set(items) or {*best, *worst})
    check = Check("best-worst")
    for what, counts in (("best", best), ("worst", worst)):
        for item, count in counts.items():
            check.number(f"{what}, {item}", count, 0, whole=True)
            if item not in known:
                check.say(what, f"there is no item {quoted(item)}")
    check.done()
    answers = sum(best.values())
    if answers != sum(worst.values()):
        check.say("worst", f"{sum(worst.values())} times worst and {answers} times best")
        check.done()
    scores = {item: best.get(item, 0) - worst.get(item, 0) for item in known}
    every_best = {item: best.get(item, 0) for item in known}
    every_worst = {item: worst.get(item, 0) for item in known}
    if not answers or not known:
        nobody = Undefined("nobody answered")
        words = "Nobody answered; there is no order."
        return BestWorst(0, every_best, every_worst, scores, (), nobody, words)
    order = ordered(scores)
    first = order[0] if isinstance(order[0], str) else None
    sentence = (
        f"{plural(answers, 'set')} answered on {plural(len(known), 'item')}: most often best less "
        f"worst {'is' if first else 'are'} {in_words(order[:1])} ({max(scores.values()):g})."
    )
    return BestWorst(answers, every_best, every_worst, scores, order, first, sentence)


def _compute(inputs: Inputs) -> BestWorst:
    best: Counter[str] = Counter()
    worst: Counter[str] = Counter()
    for row in inputs.rows("answers", ("best", "worst"), ("of",)):
        one, other = row.word("best"), row.word("worst")
        shown_items = row.words("of", (one, other))
        if one == other:
            row.say("worst", f"{quoted(one)} is the best too")
        for name in (one, other):
            if name not in shown_items:
                row.say("of", f"{quoted(name)} was chosen and is not in the set")
        best[one] += 1
        worst[other] += 1
        for item in shown_items:
            best[item] += 0
    return best_worst(best, worst, items=inputs.words("items", ()))


def _tables(found: BestWorst) -> tuple[Table, ...]:
    """Best, worst and score by item, the highest score first."""
    ranked = sorted(found.scores, key=lambda item: (-found.scores[item], item))
    rows = tuple(
        (i, shown(found.best[i]), shown(found.worst[i]), shown(found.scores[i])) for i in ranked
    )
    return (Table(("item", "best", "worst", "score"), rows),)


METHODS: Final = (
    Method(
        About(
            name="best-worst",
            title="Best–worst",
            question="In which order do people put a list that is too long to be ranked at once?",
            computed=(
                "Out of sets of four each says which item is the best and which the worst. The "
                "score of an item is how often it was the best less how often it was the worst."
            ),
            inputs=(
                Input("answers", "rows of `best` and `worst`, and `of`, the items of the set"),
                Input("items", "every item, where some may be in no set", optional=True),
            ),
            limits=(
                "Every item must be in about as many sets as every other one.",
                "It tells an order; that something is best of four says not that it is good.",
                "An item that nobody ever chose has the score 0, and so has one that divides.",
            ),
            source=SOURCE,
            example={
                "answers": [
                    {"of": ["Archive", "Phones", "Wi-Fi", "Help desk"], "best": "Wi-Fi",
                     "worst": "Phones"},
                    {"of": ["Phones", "Help desk", "Training", "Wi-Fi"], "best": "Wi-Fi",
                     "worst": "Training"},
                    {"of": ["Archive", "Training", "Help desk", "Phones"], "best": "Help desk",
                     "worst": "Phones"},
                ]
            },
        ),
        _compute,
        _tables,
    ),
)  # fmt: skip
"""What `workshop calc` offers of this file."""

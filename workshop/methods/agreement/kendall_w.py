"""Kendall's W: how far several people put the same things in the same order.

Source: M. G. Kendall & B. Babington Smith, The problem of m rankings, Annals of Mathematical
Statistics 10 (1939) 275-287, with the correction for ties of Kendall, Rank Correlation Methods
(1948). With m people, n items, S the sum of squared deviations of the rank sums from their mean
and T the sum of t³ - t over each person's ties::

    W = 12 S / (m² (n³ - n) - m T)        chi² = m (n - 1) W   with n - 1 degrees of freedom

The words for W are those of R. C. Schmidt, Decision Sciences 28 (1997) 763-774.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import msgspec

from workshop.language import counted, marked, pointed, say
from workshop.methods.agreement.chances import chi_square_tail
from workshop.methods.core.checks import Check, Undefined, is_plain, place
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Input, Method, Reading, Table, shown
from workshop.methods.core.ranks import mid_ranks, tie_sum
from workshop.methods.core.sheets import grid
from workshop.text import plural

SOURCE: Final = "Kendall & Babington Smith 1939; ties as in Kendall 1948; words of Schmidt 1997"

_WORDS: Final = (
    (0.2, marked("hardly agree")),
    (0.4, marked("agree weakly")),
    (0.6, marked("agree moderately")),
    (0.8, marked("agree strongly")),
    (math.inf, marked("agree unusually strongly")),
)
"""Below each bound; Schmidt names .1, .3, .5, .7 and .9, and the bounds lie half way."""


class Concordance(msgspec.Struct, frozen=True):
    """How far people agree on an order."""

    raters: int
    """How many gave a complete answer; the others are left out."""
    invited: int
    """How many could have."""
    items: int
    S: float
    """Sum of the squared deviations of the rank sums."""
    W: float | Undefined
    """0 no agreement to 1 the same order; corrected for ties."""
    W_uncorrected: float | Undefined
    """As it would be without the correction."""
    chi2: float | Undefined
    df: int | Undefined
    p: float | Undefined
    """The chance of so much agreement among people who order at random."""
    rank_sums: tuple[float, ...]
    """By item."""
    warnings: tuple[str, ...]
    sentence: str
    source: str = SOURCE


def kendall_w(
    answers: Sequence[Sequence[float | None]], *, invited: int | None = None
) -> Concordance:
    """Kendall's W of scores or ranks, a row a person and a column an item.

    Args:
        answers: numbers of any scale; only their order within a row counts. None is no answer:
            that person is left out and not counted as agreeing.
        invited: how many could have answered; else as many as there are rows.

    Raises:
        BadInput: rows of different lengths, or a value that is no number.
    """
    check = Check("Kendall's W")
    check.grid("raters_by_items", answers)
    for row, scores in enumerate(answers, 1):
        for column, score in enumerate(scores, 1):
            # What is wrong is named; a number that is right costs no words, for there may be many.
            if score is not None and not is_plain(score):
                check.number(place("raters_by_items", row, column), score)
    if invited is not None:
        check.number("invited", invited, len(answers), whole=True)
    check.done()
    whole = [[s for s in row if s is not None] for row in answers if None not in row]
    ranks = [mid_ranks(row) for row in whole]
    items = len(answers[0]) if answers else 0
    sums = tuple(math.fsum(column) for column in zip(*ranks, strict=True))
    return _concordance(sums, len(whole), invited or len(answers), items, sum(map(tie_sum, whole)))


def _concordance(
    sums: tuple[float, ...], raters: int, invited: int, items: int, ties: int
) -> Concordance:
    """W and its test from the rank sums."""
    mean = raters * (items + 1) / 2
    s = math.fsum((rank_sum - mean) ** 2 for rank_sum in sums)
    took_part = counted(raters, "took part", "took part")
    if invited != raters:
        took_part = say("{number} of {all} took part", number=raters, all=invited)
    if reason := _reason(raters, items, ties):
        none = Undefined(reason)
        sentence = say(
            "{took_part}; agreement is not defined: {reason}.", took_part=took_part, reason=reason
        )
        return Concordance(
            raters, invited, items, s, none, none, none, none, none, sums, (), sentence
        )
    spread = raters**2 * (items**3 - items)
    w = min(1.0, 12 * s / (spread - raters * ties))
    chi2, df = raters * (items - 1) * w, items - 1
    p = chi_square_tail(chi2, df)
    doubts = (
        () if items > 7 else (say("With seven items or fewer the chance p is only approximate."),)
    )
    return Concordance(
        raters=raters,
        invited=invited,
        items=items,
        S=s,
        W=w,
        W_uncorrected=12 * s / spread,
        chi2=chi2,
        df=df,
        p=p,
        rank_sums=sums,
        warnings=doubts,
        sentence=say(
            "{took_part}; they {agree} (W {w}, {chance}).",
            took_part=took_part,
            agree=say(word_for(w)),
            w=pointed(f"{w:.2f}"),
            chance=pointed(_chance(p)),
        ),
    )


def _reason(raters: int, items: int, ties: int) -> str:
    """Why W does not exist; empty where it does."""
    if raters < 2:
        return say(
            "agreement needs two people, and {people} answered all",
            people=plural(raters, "person", "people"),
        )
    if items < 2:
        if items == 1:
            return say("an order needs two items, and there is {number}", number=items)
        return say("an order needs two items, and there are {number}", number=items)
    if raters * (items**3 - items) == ties:
        return say("everybody put all items on the same rank")
    return ""


def word_for(w: float) -> str:
    """The words for a W, as the end of `they …`."""
    return next(words for bound, words in _WORDS if w < bound)


def _chance(p: float) -> str:
    return "p < 0.001" if p < 0.001 else f"p {p:.3f}" if p < 0.01 else f"p {p:.2f}"


def _compute(inputs: Inputs) -> Concordance:
    inputs.word("higher_is", "score")
    answers = inputs.answer_rows("raters_by_items")
    return kendall_w(answers, invited=inputs.whole("invited", len(answers)))


def _tables(found: Concordance) -> tuple[Table, ...]:
    """The rank sums, and the figures of the test."""
    figures = (
        ("W", shown(found.W, 3)),
        ("W without correction for ties", shown(found.W_uncorrected, 3)),
        ("chi²", shown(found.chi2)),
        ("degrees of freedom", shown(found.df)),
        ("p", shown(found.p, 4)),
    )
    rows = tuple((str(n), shown(total)) for n, total in enumerate(found.rank_sums, 1))
    return (Table(("figure", "value"), figures), Table(("item", "rank sum"), rows))


METHODS: Final = (
    Method(
        About(
            name="kendall-w",
            title="Kendall's W (concordance)",
            question="How far do several people put the same things in the same order?",
            computed=(
                "Each person's scores become ranks, equal ones with the mean of their places. The "
                "spread of the rank sums S is set against the greatest spread that ties leave "
                "possible: W = 12 S / (m² (n³ - n) - m T), T the sum of t³ - t over ties of t."
            ),
            inputs=(
                Input("raters_by_items", "a row a person, a column an item; null is no answer"),
                Input("invited", "how many people could have answered", optional=True),
                Input("higher_is", "what a high number means; W is the same either way",
                      optional=True),
            ),
            readings=tuple(
                Reading(span, words)
                for span, (_, words) in zip(
                    ("below 0.2", "0.2 to 0.4", "0.4 to 0.6", "0.6 to 0.8", "0.8 to 1"),
                    _WORDS, strict=True,
                )
            ),
            limits=(
                "It tells whether people agree, not whether they are right.",
                "A p below 0.05 says that the agreement is hardly chance; it may still be weak.",
                "Who did not score every item is left out, and the count says so.",
                "With seven items or fewer p is approximate.",
            ),
            source=SOURCE,
            example={"raters_by_items": [[1, 2, 3, 4], [1, 3, 2, 4], [2, 1, 3, 4]]},
        ),
        _compute,
        _tables,
        grid("raters_by_items", "A line of titles; a line a person, whose name is first, and a "
             "column an item."),
    ),
)  # fmt: skip
"""What `workshop calc` offers of this file."""

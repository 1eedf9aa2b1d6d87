"""QSPM: the quantitative strategic planning matrix, which of a few strategies answers best.

Source: Fred R. David, The strategic planning matrix, Long Range Planning 19:5 (1986) 102-107, and
Strategic Management, 13th edition (2011). The rows are the factors of EFE and IFE with their
weights (each matrix adds up to 1, both to 2), the columns strategies of one set. Attractiveness
AS: 1 not, 2 somewhat, 3 reasonably, 4 highly attractive::

    TAS = weight × AS        STAS of a strategy = Σ TAS

A factor that does not affect the choice gets a dash, for all strategies alike; a dash is neither 0
nor 1, and a dash in one column alone is refused.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import msgspec

from workshop.language import pointed, say
from workshop.methods.core.checks import ROUNDED, Check, Undefined, place
from workshop.methods.core.factor_scores import scale_in, scale_input
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Input, Method, Reading, Table, shown
from workshop.methods.core.ranks import firsts, ranking
from workshop.methods.core.sheets import Filled, Wide, wide
from workshop.methods.core.table import Known
from workshop.text import listing, plural

SOURCE: Final = "Fred R. David, Long Range Planning 19:5 (1986) 102-107, and 13th edition, 2011"
SCALE: Final = (1.0, 4.0)
_DASHES: Final = ("-", "–", "—")


class Row(msgspec.Struct, frozen=True):
    """A factor and how attractive it makes each strategy."""

    key: str
    weight: float
    """0 to 1."""
    scores: tuple[float | None, ...]
    """AS by strategy; none is a dash."""


class Attractiveness(msgspec.Struct, frozen=True):
    """How attractive strategies are."""

    strategies: tuple[str, ...]
    stas: tuple[float | Undefined, ...]
    """Sum of weight × AS by strategy, rounded to 1e-9."""
    preferred: int | Undefined
    """Which strategy has the greatest sum, from 0; not defined where several have."""
    best: tuple[int, ...]
    """All strategies with the greatest sum, from 0."""
    factors: tuple[str, ...]
    weights: tuple[float, ...]
    tas: tuple[tuple[float | None, ...], ...]
    """Weight × AS, a row a factor; none for a dash."""
    dashes: int
    """How many factors do not affect the choice, those left out of the input included."""
    warnings: tuple[str, ...]
    sentence: str
    source: str = SOURCE


def qspm(
    rows: Sequence[Row],
    strategies: Sequence[str],
    *,
    scale: tuple[float, float] = SCALE,
    skipped: int = 0,
) -> Attractiveness:
    """The QSPM of one set of strategies.

    Args:
        rows: the factors, each with a score or a dash for every strategy.
        strategies: two or more.
        scale: the least and the greatest attractiveness.
        skipped: how many factors with dashes alone were left out.

    Raises:
        BadInput: fewer than two strategies, rows of different lengths, a score off the scale, a
            dash beside a score, weights that add up to more than 2.
    """
    check = Check("qspm")
    check.some("strategies", strategies, 2)
    check.once("strategies", list(strategies))
    check.some("scored_rows", rows)
    check.once("scored_rows", [row.key for row in rows])
    check.number("skipped_rows", skipped, 0, whole=True)
    low, high = check.span("scale", scale)
    for number, row in enumerate(rows, 1):
        _check_row(check, place("scored_rows", number), row, len(strategies), (low, high))
    if sum(row.weight for row in rows) > 2 + 2 * ROUNDED:
        check.say("scored_rows", "the weights add up to more than 2, one for each matrix")
    check.done()
    tas = tuple(
        tuple(None if score is None else row.weight * score for score in row.scores) for row in rows
    )
    counted = [line for line in tas if None not in line]
    stas = tuple(_sum(counted, at) for at in range(len(strategies)))
    best = _best(strategies, stas)
    return Attractiveness(
        strategies=tuple(strategies),
        stas=stas,
        preferred=_preferred(best),
        best=best,
        factors=tuple(row.key for row in rows),
        weights=tuple(row.weight for row in rows),
        tas=tas,
        dashes=len(rows) - len(counted) + skipped,
        warnings=_unfinished(rows, skipped),
        sentence=_sentence(strategies, stas, best, len(counted)),
    )


def _check_row(check: Check, where: str, row: Row, width: int, scale: tuple[float, float]) -> None:
    """Check one factor."""
    check.number(f"{where}, weight", row.weight, 0, 1)
    if len(row.scores) != width:
        scores = plural(len(row.scores), "score")
        check.say(
            f"{where}, AS", f"there are {scores} for {plural(width, 'strategy', 'strategies')}"
        )
    dashes = [score is None for score in row.scores]
    if any(dashes) and not all(dashes):
        check.say(f"{where}, AS", "a dash in one column means a dash in all")
    for at, score in enumerate(row.scores, 1):
        if score is not None:
            check.number(place(f"{where}, AS", at), score, *scale)


def _sum(lines: Sequence[Sequence[float | None]], at: int) -> float | Undefined:
    """The sum of a column."""
    if not lines:
        return Undefined("no factor affects the choice")
    return round(math.fsum(line[at] or 0.0 for line in lines), 9)


def _best(strategies: Sequence[str], stas: Sequence[float | Undefined]) -> tuple[int, ...]:
    """Which have the greatest sum."""
    sums = {
        name: total
        for name, total in zip(strategies, stas, strict=True)
        if not isinstance(total, Undefined)
    }
    first = firsts(ranking(sums))
    return tuple(at for at, name in enumerate(strategies) if name in first)


def _preferred(best: Sequence[int]) -> int | Undefined:
    """The one with the greatest sum."""
    if len(best) == 1:
        return best[0]
    return Undefined(
        "several strategies share the greatest sum" if best else "no factor affects the choice"
    )


def _unfinished(rows: Sequence[Row], skipped: int) -> tuple[str, ...]:
    """A word where the weights leave room for factors that nobody mentions."""
    total = math.fsum(row.weight for row in rows)
    if skipped or abs(total - 2) <= 2 * ROUNDED:
        return ()
    return (
        (
            f"The weights add up to {round(total, 9):g}, not to 2 (1 for each of EFE and IFE): "
            "factors are missing, or say in skipped_rows how many have a dash."
        ),
    )


def _sentence(
    strategies: Sequence[str],
    stas: Sequence[float | Undefined],
    best: Sequence[int],
    count: int,
) -> str:
    """Which is most attractive."""
    if not best:
        return say("No factor affects the choice, so no strategy is preferred.")
    named = listing([strategies[at] for at in best])
    factors, total = plural(count, "factor"), pointed(shown(stas[best[0]]))
    if len(best) > 1:
        return say(
            "On {factors} that affect the choice, {named} are equally attractive (sum {sum}).",
            factors=factors,
            named=named,
            sum=total,
        )
    places = sorted(
        (at for at in range(len(stas)) if at not in best),
        key=lambda at: (-_or_least(stas[at]), at),
    )
    others = [f"{pointed(shown(stas[at]))} ({strategies[at]})" for at in places]
    return say(
        "On {factors} that affect the choice, {named} is most attractive: {sum} against {others}.",
        factors=factors,
        named=named,
        sum=total,
        others=listing(others),
    )


def _or_least(value: float | Undefined) -> float:
    """A sum; one that is not defined comes last."""
    return -math.inf if isinstance(value, Undefined) else value


def _compute(inputs: Inputs) -> Attractiveness:
    listed = inputs.rows("scored_rows", ("weight", "AS"), ("id", "text"))
    rows = [
        Row(row.label(f"factor {n}"), row.number("weight"), _scores(row))
        for n, row in enumerate(listed, 1)
    ]
    width = len(rows[0].scores) if rows else 2
    return qspm(
        rows,
        inputs.words("strategies", tuple(f"strategy {n}" for n in range(1, width + 1))),
        scale=scale_in(inputs, *SCALE),
        skipped=inputs.whole("skipped_rows", 0),
    )


def _scores(row: Inputs) -> tuple[float | None, ...]:
    """The scores of a factor; null or a dash is a dash."""
    found: list[float | None] = []
    for at, value in enumerate(row.items("AS"), 1):
        if value is None or (isinstance(value, str) and value.strip() in _DASHES):
            found.append(None)
        elif isinstance(value, int | float) and not isinstance(value, bool):
            found.append(value)
        else:
            row.say(place("AS", at), "this is neither a number nor a dash")
            found.append(math.nan)
    return tuple(found)


def _from_table(table: Wide) -> Filled:
    """From a line a factor and a column a strategy."""
    rows: list[dict[str, object]] = [{"AS": list(cells)} for cells in table.cells]
    for title, key in (("weight", "weight"), ("factor", "text")):
        for row, value in zip(rows, table.known.get(title, ()), strict=False):
            row[key] = value
    lines = {place("scored_rows", n): line for n, line in enumerate(table.lines, 1)}
    return Filled({"scored_rows": rows, "strategies": list(table.names)}, lines)


def _tables(found: Attractiveness) -> tuple[Table, ...]:
    """A line a factor, a column a strategy, and the sums."""
    rows = [
        (name, shown(weight), *map(shown, line))
        for name, weight, line in zip(found.factors, found.weights, found.tas, strict=True)
    ]
    total = ("sum (STAS)", "", *map(shown, found.stas))
    return (Table(("factor", "weight", *found.strategies), (*rows, total)),)


METHODS: Final = (
    Method(
        About(
            name="qspm",
            title="QSPM (quantitative strategic planning matrix)",
            question="Which strategy of a set answers the factors best?",
            computed=(
                "For each factor of EFE and IFE that affects the choice, every strategy gets an "
                "attractiveness AS. TAS = weight × AS, and the sum of TAS (STAS) is compared."
            ),
            inputs=(
                Input(
                    "scored_rows",
                    "each {weight, AS, id?, text?}: AS a list, one value a strategy (1 not, "
                    "2 somewhat, 3 reasonably, 4 highly attractive), or null or a dash in all",
                ),
                Input("strategies", "what the strategies are called", optional=True),
                scale_input(*SCALE),
                Input("skipped_rows", "how many factors have a dash and are not listed",
                      optional=True),
            ),
            readings=(Reading("the greatest sum", "most attractive within the set (David)"),),
            limits=(
                "Sums are compared within one set of alternative strategies only.",
                "A dash says that a factor does not affect the choice; it is neither 0 nor 1.",
                "Attractiveness is judged and ranks; small differences of sums mean nothing.",
            ),
            source=SOURCE,
            example={
                "strategies": ["build larger store", "renovate"],
                "scored_rows": [
                    {"weight": 0.1, "AS": [4, 2]},
                    {"weight": 0.1, "AS": [2, 4]},
                    {"weight": 0.15, "AS": [4, 3]},
                    {"weight": 0.12, "AS": [None, None]},
                ],
                "skipped_rows": 17,
            },
        ),
        _compute,
        _tables,
        wide(
            Known(("weight",), ("factor",), words=("factor",), name="factor"),
            "Columns factor, weight, and one a strategy with its attractiveness, or a dash.",
            _from_table,
        ),
    ),
)  # fmt: skip
"""What `workshop calc` offers of this file."""

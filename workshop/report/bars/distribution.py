"""What voters gave, as bars over the values of a scale: how many gave which, and the median.

Bars tell every single value. So an edition that leaves out few voters has them of so many values
as its middle half is told of, and of fewer the median with its range alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from workshop.ballots.tally import Tally, flag
from workshop.guide.parts import Scale
from workshop.language import marked, say
from workshop.report.blocks import Column, Matrix, MatrixCell, MatrixLine
from workshop.report.wording import format as phrases
from workshop.report.wording.letters import flag_word
from workshop.text import plural

_FACTOR: Final = marked("Factor")

_MOST_VALUES: Final = 11
"""A scale of more values has no column for each."""
_LEGEND: Final = marked("How many voters gave each value.")
_NO_BARS: Final = marked(
    "A line without bars tells what fewer voters gave, or what the room agreed on."
)


class Given(NamedTuple):
    """What was given for one thing on one scale."""

    code: str
    text: str
    contested: bool
    scale: Scale
    title: str
    """What the scale is called, as the edition tells it."""
    found: Tally | None
    """None where nobody gave a value or it is not told."""
    why: str = ""
    """Why it is not told; empty where it is."""


def values_of(scale: Scale) -> tuple[float, ...]:
    """The values of a scale, from the least; none where they add up or are too many for columns."""
    many = round((scale.greatest - scale.least) / scale.step) + 1
    if scale.total is not None or many > _MOST_VALUES:
        return ()
    return tuple(round(scale.least + at * scale.step, 9) for at in range(many))


def has_bars(given: Given, fewest: int) -> bool:
    """Whether how many gave which value may be told, and there is a column for each value.

    Args:
        given: what was given.
        fewest: of how many voters a score is told at least; 0 where every one is.
    """
    found = given.found
    if found is None or found.agreed or not set(found.values) <= set(values_of(given.scale)):
        return False
    return is_told_singly(found.spread.count, fewest)


def is_told_singly(count: int, fewest: int) -> bool:
    """Whether single values of so many voters are told, without a name."""
    return fewest < 2 or count >= phrases.FEWEST_TO_HALVE


def distributions(
    caption: str, rows: Sequence[Given], fewest: int, head: str = _FACTOR
) -> Iterator[Matrix]:
    """The bars, one matrix for things on scales of the same values, each in its given order.

    Args:
        caption: what they are called.
        rows: what was given; only on scales that have `values_of`.
        fewest: of how many voters a score is told at least; 0 where every one is.
        head: what stands over the things, in English.
    """
    kinds = sorted(rows, key=lambda row: values_of(row.scale))
    for values, found in groupby(kinds, key=lambda row: values_of(row.scale)):
        yield _matrix(caption, values, list(found), fewest, head)


def _matrix(
    caption: str, values: Sequence[float], rows: Sequence[Given], fewest: int, head: str
) -> Matrix:
    barred = [has_bars(row, fewest) for row in rows]
    scales = list(dict.fromkeys(row.title for row in rows))
    ranged = any(not bars and not _is_agreed(row) for row, bars in zip(rows, barred, strict=True))
    apart = any(_apart(row) for row in rows)
    again = any(row.found.again for row in rows if row.found)
    ends = [
        *([Column(title=say("Scale"), weight=2)] if len(scales) > 1 else []),
        Column(title=say("n"), numeric=True),
        Column(title=say("Median"), numeric=True),
        *([Column(title=say("From, to"), numeric=True)] if ranged else []),
        *([Column(title=say("Apart"))] if apart else []),
        *([Column(title=say("Rated again"))] if again else []),
    ]
    lines = []
    for row, bars in zip(rows, barred, strict=True):
        told = [row.title] if len(scales) > 1 else []
        told += [_count(row), _median(row)]
        told += ["" if bars else _range(row)] if ranged else []
        told += [_apart(row) or "–"] if apart else []
        told += [_again(row)] if again else []
        lines.append(
            MatrixLine(
                code=row.code,
                text=row.text,
                cells=tuple(_cells(row, values) if bars else (MatrixCell(),) * len(values)),
                ends=tuple(told),
                contested=row.contested,
            )
        )
    return Matrix(
        caption=caption
        if len(scales) > 1
        else say("{label}: {text}", label=caption, text=scales[0]),
        head=say(head),
        columns=tuple(phrases.number(value) for value in values),
        rows=tuple(lines),
        ends=tuple(ends),
        pattern="bars",
        legend=say(_LEGEND) if all(barred) else f"{say(_LEGEND)} {say(_NO_BARS)}",
    )


def _cells(row: Given, values: Sequence[float]) -> Iterator[MatrixCell]:
    counts = Counter(row.found.values) if row.found else Counter[float]()
    return (counted_cell(counts[value]) for value in values)


def counted_cell(many: int) -> MatrixCell:
    """How many gave a value; empty where nobody did."""
    return MatrixCell(text=str(many), words=plural(many, "voter")) if many else MatrixCell()


def _count(row: Given) -> str:
    if row.found is None:
        return "–"
    return say("room") if _is_agreed(row) else str(row.found.spread.count)


def _is_agreed(row: Given) -> bool:
    return row.found is not None and row.found.agreed


def _median(row: Given) -> str:
    return phrases.number(round(row.found.value, 9)) if row.found else "–"


def _range(row: Given) -> str:
    """From where to where the values go, or why that is not told."""
    if row.found is None:
        return row.why or "–"
    return phrases.range_words(row.found) or say("all alike")


def _apart(row: Given) -> str:
    return flag_word(flag(row.found, row.scale)) if row.found else ""


def _again(row: Given) -> str:
    """What it came to in the round before, where that is told."""
    if row.found is None or not row.found.again:
        return "–"
    before = row.found.before
    if before is None:
        return say("yes")
    return say("{value} before", value=phrases.number(round(before.value, 9)))

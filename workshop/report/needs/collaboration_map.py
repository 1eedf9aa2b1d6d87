"""The collaboration map: which departments want the same, help each other, or share nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from workshop.language import say
from workshop.needs.facts import PairFact
from workshop.report.blocks import (
    AnyBlock,
    Bullets,
    Column,
    Heading,
    Matrix,
    MatrixCell,
    MatrixLine,
    Paragraph,
    Span,
    plain,
)
from workshop.text import listing, parted, plural

_MOST_COLUMNS = 12
"""So many departments fit beside each other on a page of A4; beyond that pairs are listed."""


def blocks(facts: Sequence[PairFact], level: Literal[1, 2] = 1) -> Iterator[AnyBlock]:
    """The map as a chapter; nothing where fewer than two departments ask for something.

    Args:
        facts: every pair of departments that ask for something, each once.
        level: of the heading.
    """
    if not facts:
        return
    names = departments(facts)
    by_pair = {frozenset((one.first, one.second)): one for one in facts}
    yield Heading(text=say("Collaboration map"), level=level)
    yield Paragraph(spans=plain(_sentence(facts)))
    if len(names) <= _MOST_COLUMNS:
        yield _matrix(names, by_pair)
    if shared := [one for one in facts if one.needs or one.ties]:
        yield Bullets(items=tuple(map(_line, shared)))
    if alone := list(_alone(names, by_pair)):
        yield Paragraph(spans=(Span(say("Departments that share nothing:"), "strong"),))
        yield Bullets(items=tuple(alone))


def departments(facts: Sequence[PairFact]) -> tuple[str, ...]:
    """The names in the pairs, in their order."""
    return tuple(dict.fromkeys([*(one.first for one in facts), *(one.second for one in facts)]))


def isolated(facts: Sequence[PairFact]) -> tuple[PairFact, ...]:
    """The pairs that share nothing."""
    return tuple(one for one in facts if not (one.needs or one.ties))


def _sentence(facts: Sequence[PairFact]) -> str:
    apart = len(isolated(facts))
    pairs = plural(len(facts), "pair of departments", "pairs of departments")
    return say("{pairs}: {n} share a need or help each other, {apart} share nothing.",
               pairs=pairs, n=len(facts) - apart, apart=apart)  # fmt: skip


def _matrix(names: Sequence[str], by_pair: Mapping[frozenset[str], PairFact]) -> Matrix:
    """Departments over departments, each pair at both of its places."""
    return Matrix(
        caption=say("How many needs two departments share, or help each other with"),
        head=say("Department"),
        columns=tuple(names),
        rows=tuple(
            MatrixLine(
                text=one,
                cells=tuple(_cell(by_pair.get(frozenset((one, other)))) for other in names),
                ends=(
                    str(
                        sum(
                            one in pair and bool(found.needs or found.ties)
                            for pair, found in by_pair.items()
                        )
                    ),
                ),
            )
            for one in names
        ),
        ends=(Column(title=say("Shares with"), numeric=True),),
        legend=say("● and a number: so many needs; · nothing is shared; empty: the same one."),
    )


def _cell(pair: PairFact | None) -> MatrixCell:
    """What a pair shares; nothing where a department meets itself."""
    if pair is None:
        return MatrixCell()
    count = len({*pair.needs, *pair.ties})
    if not count:
        return MatrixCell(sign="silent", words=say("nothing is shared"))
    shared = ", ".join(dict.fromkeys((*pair.needs, *pair.ties)))
    return MatrixCell(sign="said", text=str(count), words=shared)


def _line(pair: PairFact) -> tuple[Span, ...]:
    """A pair that shares something, with the codes."""
    parts = [
        say("both ask for {codes}", codes=", ".join(pair.needs)) if pair.needs else "",
        say("{codes} help or are helped", codes=", ".join(pair.ties)) if pair.ties else "",
    ]
    both = say("{one} and {other}", one=pair.first, other=pair.second)
    label = say("{label}:", label=both)
    return (Span(f"{label} ", "strong"), Span(parted(part for part in parts if part)))


def _alone(
    names: Sequence[str], by_pair: Mapping[frozenset[str], PairFact]
) -> Iterator[tuple[Span, ...]]:
    """For each department those with which it shares nothing, each pair once."""
    for at, one in enumerate(names):
        others = [
            other
            for other in names[at + 1 :]
            if (pair := by_pair.get(frozenset((one, other)))) and not (pair.needs or pair.ties)
        ]
        if others:
            label = say("{label}:", label=one)
            yield (Span(f"{label} ", "strong"), Span(f"{listing(others)}."))

"""The TOWS matrix: strategies in four cells, with the factors that each one cites."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from workshop.analysis.strategy.pairing import MEANS
from workshop.language import marked, say
from workshop.methods.evaluation.tows import SOURCE
from workshop.report.blocks import (
    AnyBlock,
    Bullets,
    Matrix,
    MatrixCell,
    MatrixLine,
    Notice,
    Paragraph,
    Span,
    plain,
)
from workshop.report.boards.board import Board, Mark
from workshop.report.boards.marks import factor_mark, row_mark
from workshop.report.paired.told_strategies import (
    PairedStrategies,
    PairedStrategy,
    paired_strategies,
)
from workshop.report.view import Gathered
from workshop.report.wording import format as phrases
from workshop.strategy.element_parts import would_fill
from workshop.text import plural

GUIDE: Final = "tows"

LETTER_TITLES: Final = {
    "S": marked("Strengths"),
    "W": marked("Weaknesses"),
    "O": marked("Opportunities"),
    "T": marked("Threats"),
}
"""The four letters in the plural, as messages."""
_MOST: Final = 12


def board(gathered: Gathered) -> Board:
    """The strategies by cell, the most attractive first in each."""
    found = paired_strategies(gathered)
    count = len(found.strategies)
    return Board(
        name="tows",
        title=say("TOWS matrix"),
        figure=figure(found) if count else None,
        marks=tuple(_marks(gathered, found)),
        n=count,
        counted=say(
            "{strategies} of {factors}",
            strategies=plural(count, "strategy", "strategies"),
            factors=plural(found.traced.factors, "factor"),
        ),
        sentence=sentence(found) if count else "",
        source=SOURCE,
        missing=tuple(_missing(gathered, found)),
        left_out=found.left_out,
        beside=tuple(beside(found)),
    )


def sentence(found: PairedStrategies) -> str:
    """How many strategies follow from what they cite, and how many factors none uses."""
    kept = sum(not (one.fault or one.hidden) for one in found.strategies)
    strategies = plural(len(found.strategies), "strategy", "strategies")
    first = say("{strategies}, of which {n} follow from their factors", strategies=strategies,
                n=kept)  # fmt: skip
    left = [known.code for factors in found.unused.values() for known in factors]
    if not left:
        return say("{first}; every factor is used.", first=first)
    return say(
        "{first}; no strategy uses {factors}: {codes}.",
        first=first,
        factors=plural(len(left), "factor"),
        codes=phrases.codes(left, _MOST),
    )


def figure(found: PairedStrategies) -> Matrix:
    """Two by two: what is outside down, what is inside across."""
    return Matrix(
        caption=say("TOWS matrix: strategies and the factors that they cite"),
        head=say("Outside"),
        columns=tuple(say(LETTER_TITLES[each]) for each in "SW"),
        rows=tuple(
            MatrixLine(
                text=say(LETTER_TITLES[outside]),
                cells=tuple(_cell(found, f"{inside}{outside}") for inside in "SW"),
            )
            for outside in "OT"
        ),
        pattern="words",
        legend=say("In each cell the most attractive strategy first, with what it cites."),
    )


def _cell(found: PairedStrategies, cell: str) -> MatrixCell:
    here = found.of_cell(cell)
    codes = [f"{one.code} ({one.cited})" if one.cited else one.code for one in here]
    words = say("{cell}: {means}", cell=cell, means=say(MEANS[cell]))
    return MatrixCell(text=f"{cell}: {'; '.join(codes)}" if codes else f"{cell}: –", words=words)


def _marks(gathered: Gathered, found: PairedStrategies) -> Iterator[Mark]:
    """The strategies cell by cell, then every factor that one of them cites."""
    for cell in (*MEANS, ""):
        yield from (row_mark(gathered, one.told) for one in found.of_cell(cell))
    cited = {known.code: known for one in found.strategies for known in one.cites}
    for known in sorted(cited.values(), key=lambda one: one.code_order):
        yield factor_mark(gathered, known)


def _missing(gathered: Gathered, found: PairedStrategies) -> Iterator[str]:
    if not found.strategies and not found.left_out:
        yield would_fill(say("the strategies that follow from the factors"), GUIDE)
    elif empty := [cell for cell in MEANS if not found.of_cell(cell)]:
        yield say(
            "No strategy stands in {cells}; a session by the guide “{guide}” asks for them.",
            cells=phrases.codes(empty),
            guide=GUIDE,
        )
    lacking = [
        letter
        for letter in "SWOT"
        if not any(known.factor.letter.value == letter for known in gathered.factors)
    ]
    if lacking:
        yield would_fill(
            say("the letters {letters}", letters=phrases.codes(lacking)), "swot-workshop"
        )


def beside(found: PairedStrategies) -> Iterator[AnyBlock]:
    """The strategies in words, those that do not follow, and the factors that none uses."""
    yield from by_cell(found)
    yield from faults(found)
    yield from unused(found)


def by_cell(found: PairedStrategies) -> Iterator[AnyBlock]:
    """The strategies of each cell in words, with what they cite."""
    for cell in (*MEANS, ""):
        if here := found.of_cell(cell):
            title = say("In no cell")
            if cell:
                title = say("{cell}: {means}", cell=cell, means=say(MEANS[cell]))
            yield Paragraph(spans=(Span(title, "strong"),))
            yield Bullets(items=tuple(map(_line, here)))


def _line(one: PairedStrategy) -> tuple[Span, ...]:
    cites = say("cites {codes}", codes=one.cited) if one.cited else say("cites no factor")
    return (Span(f"{one.code} ", "strong"), Span(one.text), Span(f" ({cites})", "muted"))


def faults(found: PairedStrategies) -> Iterator[AnyBlock]:
    """The strategies that break the rule of their cell; nothing where none does."""
    broken = [one for one in found.strategies if one.fault]
    if broken:
        rule = say(
            "A strategy cites at least one factor of each letter of its cell, and none of another."
        )
        yield Notice(text=f"{say('Does not follow from what it cites:')} {rule}")
        yield Bullets(items=tuple(plain(words) for words in _by_fault(broken)))
    if hidden := [one.code for one in found.strategies if one.hidden]:
        codes = phrases.codes(hidden)
        yield Notice(text=say("{codes}: not all that is cited is told here.", codes=codes))


def _by_fault(broken: Sequence[PairedStrategy]) -> Iterator[str]:
    """What is wrong, once for all of which it is: forty that cite nothing are one line."""
    alike: dict[str, list[str]] = {}
    for one in broken:
        alike.setdefault(one.fault, []).append(one.code)
    for fault, codes in alike.items():
        if len(codes) == 1:
            yield f"{codes[0]} {fault}."
        else:
            words = say("{label}: {text}", label=phrases.codes(codes, _MOST), text=fault)
            yield f"{words}."


def unused(found: PairedStrategies) -> Iterator[AnyBlock]:
    """The factors that no strategy uses, letter by letter; nothing where every one is used."""
    items = []
    for letter, factors in found.unused.items():
        if factors:
            codes = phrases.codes([known.code for known in factors], _MOST)
            label = say("{label}:", label=say(LETTER_TITLES[letter]))
            items.append((Span(f"{label} ", "strong"), Span(codes)))
    if items and found.strategies:
        yield Paragraph(spans=(Span(say("Factors that no strategy uses"), "strong"),))
        yield Bullets(items=tuple(items))

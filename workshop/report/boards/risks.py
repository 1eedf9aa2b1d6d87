"""How likely and how bad the risks are, today and after the best that could be done about each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Literal

import msgspec

from workshop.language import marked, say
from workshop.methods.core.checks import Undefined
from workshop.methods.risk.risk import BANDS, Risk, Risks, risk
from workshop.privacy.told_rows import ToldRow
from workshop.registers.kinds.strategy.mitigations import MITIGATIONS
from workshop.registers.numbers import show_cents
from workshop.report.blocks import (
    AnyBlock,
    Axis,
    Bullets,
    Column,
    Paragraph,
    Plane,
    Point,
    Table,
    Zone,
    plain,
)
from workshop.report.boards.board import Board, Mark
from workshop.report.boards.marks import row_mark, subject_of
from workshop.report.strategy.told.counted import not_counted
from workshop.report.strategy.told.shown import shown
from workshop.report.view import Gathered
from workshop.report.wording import format as phrases
from workshop.strategy.element_parts import filled_by
from workshop.strategy.risks import RISKS, Level, Option, RiskLevels, risks_of, unlinked
from workshop.text import listing, plural

AFTER: Final = "↓"
"""Behind the code of a risk where it stands once the best mitigation works."""
BEST: Final = "✓"

_FIVE: Final = (1.0, 2.0, 3.0, 4.0, 5.0)
_HALF: Final = 0.5
_TINTS: Final[dict[str, Literal[0, 1, 2]]] = {"low": 0, "medium": 1, "high": 2, "very high": 2}
BAND_WORDS: Final = {
    "low": marked("low"),
    "medium": marked("medium"),
    "high": marked("high"),
    "very high": marked("very high"),
}
"""The bands, as messages."""


class _Told(msgspec.Struct, frozen=True):
    """A risk that is told."""

    levels: RiskLevels
    row: ToldRow
    best: Option | None
    """The best mitigation; none where there is none, or the edition does not tell it."""
    best_row: ToldRow | None
    is_best_hidden: bool


def board(gathered: Gathered) -> Board:
    """The risks on a plane of likelihood and impact."""
    risks = _told(gathered)
    judged = [each for each in risks if each.levels.inherent]
    found = _method(risks)
    return Board(
        name="risks",
        title=say("Risks by likelihood and impact"),
        figure=_plane(judged, found) if judged and found else None,
        marks=tuple(_marks(gathered, risks)),
        n=len(judged),
        counted=say("{some} judged", some=phrases.some_of(len(judged), len(risks), "risk")),
        sentence=_sentence(found) if found else "",
        source=say("Likelihood × impact in stated bands; its limits: Cox 2008"),
        missing=tuple(_missing(gathered, risks)),
        left_out=not_counted(gathered, RISKS, MITIGATIONS),
        beside=tuple(_beside(gathered, risks, found)),
    )


def _told(gathered: Gathered) -> list[_Told]:
    """The risks that the edition tells, the highest first."""
    rows = shown(gathered, RISKS)
    options = {**rows, **shown(gathered, MITIGATIONS)}
    found = []
    for each in risks_of(gathered.record):
        if (row := rows.get(each.row.id)) is None:
            continue
        best_row = options.get(each.best.row.id) if each.best else None
        found.append(
            _Told(
                each,
                row,
                each.best if best_row else None,
                best_row,
                is_best_hidden=each.best is not None and best_row is None,
            )
        )
    return found


def _method(risks: Sequence[_Told]) -> Risks | None:
    """Scores and bands before and after; none where there is no risk."""
    if not risks:
        return None
    return risk(
        [
            Risk(
                each.row.row.id,
                each.row.row.cell("likelihood"),
                each.row.row.cell("impact"),
                *(_after(each.best) if each.best else (None, None)),
            )
            for each in risks
        ]
    )


def _after(option: Option) -> tuple[float | None, float | None]:
    """How likely and how bad it is once the option works."""
    return option.row.cell("likelihood_after"), option.row.cell("impact_after")


# The figure


def _plane(judged: Sequence[_Told], found: Risks) -> Plane:
    return Plane(
        caption=say("Risks: how likely, how bad, today and after the best mitigation"),
        across=_axis(say("Likelihood")),
        up=_axis(say("Impact")),
        points=tuple(_points(judged)),
        zones=tuple(_zones()),
        sentence=_sentence(found),
    )


def _axis(title: str) -> Axis:
    return Axis(title=title, least=_HALF, greatest=5 + _HALF, ticks=_FIVE)


def _points(judged: Sequence[_Told]) -> Iterator[Point]:
    """Each risk as it stands today; then, of those that can be lowered, as they would."""
    for each in judged:
        cell = each.row.row.cell
        yield Point(
            code=each.row.code,
            text=subject_of(each.row),
            across=cell("likelihood"),
            up=cell("impact"),
        )
    for each in judged:
        if each.best and each.best_row:
            likelihood, impact = _after(each.best)
            yield Point(
                code=f"{each.row.code}{AFTER}",
                text=_done(each.best, each.best_row),
                across=likelihood or 1,
                up=impact or 1,
            )


def _done(option: Option, row: ToldRow) -> str:
    """What is done, in the words of the edition: a mitigation with its code."""
    if option.row.TABLE == RISKS:
        return row.cells["mitigation"] or say("what the risk itself says")
    return say("{label}: {text}", label=row.code, text=subject_of(row))


def _zones() -> Iterator[Zone]:
    """A field for each pair of levels, with the band of its product."""
    levels = [(across, up) for up in (5, 4, 3, 2, 1) for across in (1, 2, 3, 4, 5)]
    found = risk([Risk(f"{across} {up}", across, up) for across, up in levels])
    for (across, up), band in zip(levels, found.inherent_bands, strict=True):
        name = str(band)
        yield Zone(
            left=across - _HALF,
            right=across + _HALF,
            bottom=up - _HALF,
            top=up + _HALF,
            title=say(BAND_WORDS[name]),
            tint=_TINTS[name],
        )


# In words


def _sentence(found: Risks) -> str:
    """How many risks lie in each band, before and after, as the method counts them."""
    before = _counted(found.inherent_bands)
    lowered = sum(isinstance(each, str) for each in found.residual_bands)
    if not lowered:
        return say("{risks}: {bands}.", risks=plural(len(found.names), "risk"), bands=before)
    reached = [
        before if isinstance(after, Undefined) else after
        for before, after in zip(found.inherent_bands, found.residual_bands, strict=True)
    ]
    return say(
        "{risks}: {bands}; with the best mitigation of each that has one: {after}.",
        risks=plural(len(found.names), "risk"),
        bands=before,
        after=_counted(reached),
    )


def _counted(bands: Sequence[str | Undefined]) -> str:
    """How many lie in each band, the highest first."""
    counts = Counter(each for each in bands if isinstance(each, str))
    words = [
        say("{n} {word}", n=counts[band.name], word=say(BAND_WORDS[band.name]))
        for band in reversed(BANDS)
        if counts[band.name]
    ]
    if lacking := len(bands) - sum(counts.values()):
        words.append(say("{n} not judged", n=lacking))
    return listing(words)


def level_words(level: Level | None) -> str:
    """A score with its band: `20 very high`; a dash where it was not judged."""
    return f"{level.score} {say(BAND_WORDS[level.band])}" if level else "–"


def _marks(gathered: Gathered, risks: Sequence[_Told]) -> Iterator[Mark]:
    """The points of the figure first, then risks that were not judged."""
    for each in risks:
        if each.levels.inherent:
            yield row_mark(gathered, each.row)
    for each in risks:
        if each.levels.inherent and each.best and each.best_row:
            words = _done(each.best, each.best_row)
            yield row_mark(gathered, each.best_row, f"{each.row.code}{AFTER}", words)
    yield from (row_mark(gathered, each.row) for each in risks if not each.levels.inherent)


def _missing(gathered: Gathered, risks: Sequence[_Told]) -> Iterator[str]:
    """What would make the board whole."""
    guide = "risk-workshop"
    if not risks:
        yield filled_by(say("No risks are told yet."), guide)
        return
    bare = [each.row.code for each in risks if not each.levels.inherent]
    if bare:
        yield filled_by(
            say("Nobody judged how likely and how bad it is: {codes}.", codes=phrases.codes(bare)),
            guide,
        )
    open_ = [each.row.code for each in risks if each.levels.inherent and each.levels.best is None]
    if open_:
        yield filled_by(
            say("Nothing is recorded that lowers it: {codes}.", codes=phrases.codes(open_)), guide
        )
    told = shown(gathered, MITIGATIONS)
    loose = [told[row.id].code for row in unlinked(gathered.record) if row.id in told]
    if loose:
        yield say("About no risk that is recorded: {codes}.", codes=phrases.codes(loose))


def _beside(gathered: Gathered, risks: Sequence[_Told], found: Risks | None) -> Iterator[AnyBlock]:
    """Every risk with what could be done about it, the best marked, and the rule."""
    if not found:
        return
    options = {**shown(gathered, RISKS), **shown(gathered, MITIGATIONS)}
    yield Table(
        caption=say("What could be done about each risk"),
        columns=(
            Column(title=say("Code")),
            Column(title=say("Risk"), weight=4),
            Column(title=say("Today"), weight=2),
            Column(title=say("What could be done"), weight=4),
            Column(title=say("Afterwards"), weight=2),
            Column(title=say("Cost"), numeric=True, weight=2),
            Column(title=say("Best")),
        ),
        rows=tuple(row for each in risks for row in _rows(each, options)),
    )
    yield Paragraph(
        spans=plain(
            say(
                "Best ({sign}) is what leaves the least of the risk, of equal ones the cheapest, "
                "and of what is still equal the one that was entered first. What would not lower "
                "it is not.",
                sign=BEST,
            )
        )
    )
    yield Bullets(items=tuple(plain(each) for each in _limits(risks)))


def _limits(risks: Sequence[_Told]) -> Iterator[str]:
    """What a reader must know of the numbers."""
    yield say("A product of ranks puts risks in order and measures nothing: 20 is not twice 10.")
    if hidden := [each.row.code for each in risks if each.is_best_hidden]:
        yield say(
            "What is best against {codes} is not told in this edition.",
            codes=phrases.codes(hidden),
        )


def _rows(each: _Told, options: Mapping[str, ToldRow]) -> Iterator[tuple[str, ...]]:
    """A line for each thing that could be done; one where nothing is known."""
    first = (each.row.code, subject_of(each.row), level_words(each.levels.inherent))
    told = [(option, options[option.row.id]) for option in each.levels.options
            if option.row.id in options]  # fmt: skip
    if not told:
        yield (*first, "–", "–", "–", "")
    for option, row in told:
        words = _done(option, row)
        yield (
            *first,
            say("{text} (dropped)", text=words) if option.is_dropped else words,
            level_words(option.residual),
            "–" if option.cost is None else show_cents(option.cost),
            BEST if option is each.best else "",
        )
        first = ("", "", "")

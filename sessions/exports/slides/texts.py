"""Text as slides have it, measured before it is set: how many lines it takes, where it is cut.

Sizes and widths are in points. Widths are those of a wide typeface, so what fits here fits in the
face that a reader's computer chooses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from sessions.exports import labels as words
from sessions.exports.text_layout import wrap
from workshop.report.blocks import MatrixLine, Point, QuadrantItem

LEAD: Final = 1.2
"""From one line to the next, in sizes of the type."""

Ink = Literal["ink", "muted", "accent", "white"]

BOLD: Final = 1.08
"""How much wider bold words are."""

_TORN: Final = 30
"""So many characters of a word that does not fit are given up; a longer one is cut inside."""
_BLANKS: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style."""

    text: str
    ink: Ink = "ink"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph of some runs in one size."""

    runs: tuple[Run, ...]
    size: float
    most: int = 2
    """How many lines it may take; what is longer is cut at a word."""
    before: float = 0
    """The room above it, where it is not the first."""
    bullet: bool = False
    end: bool = False
    """Whether it is set to the right, as numbers are."""
    centred: bool = False

    @property
    def text(self) -> str:
        """All of its words."""
        return "".join(run.text for run in self.runs)

    @property
    def indent(self) -> float:
        """How far its lines are set in."""
        return self.size if self.bullet else 0


@dataclass(frozen=True, slots=True)
class Fitted:
    """A paragraph that fits."""

    para: Para
    lines: int
    whole: bool
    """Whether nothing was cut off it."""

    @property
    def height(self) -> float:
        """How high its lines are, in points, without the room before it."""
        return self.lines * self.para.size * LEAD


def para(text: str, size: float, ink: Ink = "ink", *, bold: bool = False, most: int = 2) -> Para:
    """A paragraph of one run."""
    return Para((Run(text, ink, bold),), size, most)


def mark_runs(*, contested: bool) -> tuple[Run, ...]:
    """The mark behind what people differ on; nothing behind what they do not."""
    return (Run(words.mark(contested=True), bold=True),) if contested else ()


def coded_runs(item: QuadrantItem | MatrixLine | Point) -> tuple[Run, ...]:
    """What stands under a code: the code where it has one, its words, and the mark."""
    code = (Run(f"{item.code} ", "accent", bold=True),) if item.code else ()
    return (*code, Run(item.text), *mark_runs(contested=item.contested))


def flat(text: str) -> str:
    """The text in one line."""
    return _BLANKS.sub(" ", text)


def fitted(one: Para, width: float) -> Fitted:
    """The paragraph as it is set between two edges `width` points apart."""
    runs = _flat_runs(one.runs)
    joined = "".join(run.text for run in runs)
    wide = BOLD if any(run.bold for run in runs) else 1.0
    lines, whole = wrap(joined, max(1.0, (width - one.indent) / one.size / wide), one.most)
    if not whole:
        runs = _cut(runs, _kept(joined, lines))
    return Fitted(replace(one, runs=tuple(runs)), len(lines), whole)


def all_fitted(paras: Iterable[Para], width: float) -> list[Fitted]:
    """Several, one under the other."""
    return [fitted(one, width) for one in paras]


def height_of(paras: Sequence[Fitted]) -> float:
    """How high they are together, in points."""
    return sum(one.height for one in paras) + sum(one.para.before for one in paras[1:])


def _flat_runs(runs: Iterable[Run]) -> list[Run]:
    """The runs without line breaks, and without blanks at either end of all of them."""
    found: list[Run] = []
    for run in runs:
        text = flat(run.text)
        if not found or found[-1].text.endswith(" "):
            text = text.lstrip()
        if text:
            found.append(replace(run, text=text))
    if found:
        found[-1] = replace(found[-1], text=found[-1].text.rstrip())
    return found


def _kept(joined: str, lines: Sequence[str]) -> int:
    """How many characters of a text stay that does not fit in its lines."""
    shown = "".join("".join(lines).removesuffix("…").split())
    at = 0
    for char in shown:
        at = joined.index(char, at) + 1
    if joined[at : at + 1].strip():
        torn = at - (joined.rfind(" ", 0, at) + 1)
        at = at - torn if torn < min(_TORN, at) else at
    return len(joined[:at].rstrip())


def _cut(runs: Sequence[Run], kept: int) -> list[Run]:
    """The first characters of the runs, with an ellipsis behind them."""
    found: list[Run] = []
    for run in runs:
        if kept <= 0:
            break
        found.append(replace(run, text=run.text[:kept]))
        kept -= len(run.text)
    last = found.pop() if found else replace(runs[0], text="")
    return [*found, replace(last, text=last.text.rstrip() + "…")]

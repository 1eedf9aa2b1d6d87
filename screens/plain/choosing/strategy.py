"""Strategies made of pairs, and gaps, at plain prompts."""

from __future__ import annotations

from screens.plain.base.talk import Talk
from screens.plain.choosing.line_by_line import line_by_line
from workshop.analysis.strategy.gap_order import by_weight
from workshop.analysis.strategy.pairing import MEANS, Weighty, pairing_of
from workshop.guide.row_steps import PairStep
from workshop.guide.shape import as_kind
from workshop.guide.step import Step
from workshop.running.choosing.gaps import GAPS
from workshop.running.choosing.strategy_lines import strategy_of
from workshop.running.commands import Command


def pair(talk: Talk, step: Step) -> None:
    """The cells with what stands beside them, then strategies line by line.

    Raises:
        Instead: a command came; what was recorded stays.
    """
    pairing = as_kind(step, PairStep)
    if pairing is None:
        return
    _tell_matrix(talk, pairing)
    talk.tell("Codes, then words, make a strategy: S2 O5: text. SG1 3 rates one, from 1 to 4.")
    talk.tell("SG1 S2 3 scores one by a factor, with - where that does not affect the choice.")

    def made(line: str) -> Command:
        return strategy_of(talk.record, talk.session, pairing, line)

    for _ in line_by_line(talk, "Strategy (an empty line goes on):", made):
        talk.tell(pairing_of(talk.record, talk.session).sentence)


def _tell_matrix(talk: Talk, step: PairStep) -> None:
    """Every factor once, then each cell with its strategies."""
    found = pairing_of(talk.record, talk.session)
    talk.tell(f"Factors {found.order}:")
    for letter, factors in found.factors.items():
        _tell_list(talk, letter, [_factor(one) for one in factors[: step.top]], "none")
    for cell, means in MEANS.items():
        rated = [
            f"{one.row.code} {one.row.subject}"
            + (f" ({one.attractiveness:g} of 4)" if one.attractiveness is not None else "")
            for one in found.of_cell(cell)
        ]
        _tell_list(talk, f"{cell}, {means}", rated, "no strategy yet")
    talk.tell(found.sentence)


def _tell_list(talk: Talk, head: str, lines: list[str], none: str) -> None:
    """A head with how much there is, and each on a line of its own, so that one can be skipped."""
    talk.tell(f"{head}, {len(lines)}:" if lines else f"{head}: {none}")
    for line in lines:
        talk.tell(f"  {line}")


def _factor(one: Weighty) -> str:
    used = f" (used by {', '.join(one.used_by)})" if one.used_by else ""
    return f"{one.factor.code} {one.factor.text}{used}"


def tell_gaps(talk: Talk) -> None:
    """All gaps, what matters most first."""
    found = by_weight(talk.record.rows(GAPS))
    for row in found.rows:
        told = [f"{each.title.lower()} {each.shown(row.cells)}" for each in row.register.in_files]
        talk.tell(f"  {row.code} {row.subject}: {', '.join(told)}")
    talk.tell(found.sentence or "No gap is entered yet.")

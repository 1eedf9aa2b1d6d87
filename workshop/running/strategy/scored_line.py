"""A line that scores strategies by factors: `SG3 S2 4`, `SG3 S2 4 it sells what we do best`."""

from __future__ import annotations

import re
from typing import Final, cast

from workshop.errors import Refused
from workshop.record.record import Record
from workshop.registers.kinds import REGISTERS
from workshop.registers.kinds.strategies import STRATEGIES
from workshop.registers.kinds.strategy.attractiveness import DASH
from workshop.running.strategy.commands import Score, ScoreStrategies, StrategyScore

_SCORES: Final = re.compile(
    rf"(?P<strategy>{REGISTERS[STRATEGIES].prefix}\d{{1,6}})[\s,:]+(?P<factor>[SWOT]\d{{1,4}})"
    r"\s*[=:]?\s*(?P<score>[1-4]|[-–—]|x)(?:\s+(?P<why>.+))?",
    re.IGNORECASE | re.DOTALL,
)


def is_scoring(line: str) -> bool:
    """Whether a line begins as one that scores a strategy on a factor."""
    return _SCORES.fullmatch(line.strip()) is not None


def scored_of(
    record: Record, line: str, session_id: str | None = None, step_id: str = ""
) -> ScoreStrategies:
    """What a line comes to; `x` in place of a score takes it out.

    Raises:
        Refused: it is no such line, or there is no such strategy or factor.
    """
    if (found := _SCORES.fullmatch(line.strip())) is None:
        raise Refused("Write the strategy, the factor and 1 to 4, or - for neither: SG3 S2 4.")
    code, about = found["strategy"].upper(), found["factor"].upper()
    rows = [row for row in record.rows(STRATEGIES) if row.code.upper() == code]
    factors = [factor for factor in record.live_factors() if factor.code == about]
    if not rows or not factors:
        raise Refused(f"There is no {'factor' if rows else 'strategy'} {about if rows else code}.")
    given = StrategyScore(
        strategy_id=rows[0].id,
        factor_id=factors[0].id,
        score=_score(found["score"]),
        why=found["why"],
    )
    return ScoreStrategies(scores=(given,), session_id=session_id, step_id=step_id)


def _score(said: str) -> Score | None:
    """A score as it is typed; none where it is taken out."""
    if said.casefold() == "x":
        return None
    return cast("Score", int(said) if said.isdigit() else DASH)

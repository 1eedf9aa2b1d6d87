"""What can be done to strategies: score them by factors, and say which are to be carried out."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from workshop.record.meanings import Called, FactorId, SessionId, StepId, StrategyId
from workshop.running.base.command import Command

Score = Literal[1, 2, 3, 4, "-"]
"""How attractive a factor makes a strategy, or a dash: it does not affect the choice."""
Rule = Literal["attractiveness", "decided"]
"""By what strategies are shortlisted."""


class StrategyScore(msgspec.Struct, frozen=True, kw_only=True):
    """How attractive one factor makes one strategy."""

    strategy_id: StrategyId
    factor_id: FactorId
    score: Score | None
    """1 not attractive to 4 highly attractive, `-` where the factor does not affect the choice;
    none takes the score out."""
    why: str | None = None
    """Why, in a few words; none leaves it as it is."""


class ScoreStrategies(Command, frozen=True, kw_only=True):
    """Score strategies by factors (QSPM): the pairs that are given, all others stay.

    A dash for one strategy where another has a score is taken, and told wherever they are shown.
    """

    scores: tuple[StrategyScore, ...]
    session_id: SessionId | None = None
    """The session in which it is done, where it is in one."""
    step_id: StepId = ""
    """The step of that session; the one in front of the room unless given."""


class ShortlistStrategies(Command, frozen=True, kw_only=True):
    """Say which strategies are to be carried out, and by what rule; all others are not."""

    rule: Rule
    most: int | None = None
    """By attractiveness: how many, the greatest sums first. Those that share the last place are
    all in."""
    strategy_ids: Annotated[tuple[StrategyId, ...], Called("strategies")] = ()
    """Decided: which."""
    session_id: SessionId | None = None
    """The session in which it is done, where it is in one."""

"""What the next row of a register is about, where that follows from what there is.

Scores of strategies by factors are one row a pair: which pair comes next is known, and what is
asked is the score.
"""

from __future__ import annotations

from collections.abc import Mapping

from workshop.record.record import Record
from workshop.registers.kinds.strategy.attractiveness import ATTRACTIVENESS
from workshop.strategy.attractive import scoring_of
from workshop.text import clean_line


def proposed(record: Record, register: str, typed: Mapping[str, str]) -> dict[str, str]:
    """The cells of the next row that need not be typed, by field; of most registers none.

    Args:
        record: the record.
        register: the name of the register.
        typed: what is typed of the row already: a strategy that is named is scored on the first
            factor on which it has no score.
    """
    if register != ATTRACTIVENESS:
        return {}
    found = scoring_of(record)
    named = clean_line(typed.get("strategy", "")).casefold()
    meant = [row for row in found.strategies if named in ("", row.code.casefold())]
    for factor in found.factors:
        for row in meant:
            if not found.scores.score(row, factor):
                return {"strategy": row.code, "factor": factor.code}
    return {}

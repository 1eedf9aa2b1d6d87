"""Whether it is clear how a need would be met: solutions, alternatives, open questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from workshop.needs.standing import Need, Needs
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.registers.kinds.needs.needs import NEEDS
from workshop.registers.kinds.needs.solutions import REJECTED, SOLUTIONS


class Clarity(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of the ways to meet a need."""

    solutions: tuple[Row, ...]
    """Those for it or for what was merged into it, in the order of the rows; rejected ones too."""
    open_questions: int
    """How many questions are open in solutions that are not rejected."""
    alternatives_missing: bool
    """Whether there are fewer than two solutions, and no reason why. A rejected one counts: it was
    an alternative."""
    all_rejected: bool = False
    """Whether there are solutions, and every one of them is rejected."""
    challenge: bool
    """Whether it is a wish without a problem behind it."""

    @property
    def is_clear(self) -> bool:
        """Whether it can be chosen without a waiver."""
        return not (
            self.open_questions or self.alternatives_missing or self.all_rejected or self.challenge
        )


def clarity_of(record: Record, need: Need) -> Clarity:
    """How clear it is how a need would be met; of many needs ask `clarities_of`."""
    return _clarity(need, by_need(record.rows(SOLUTIONS)))


def clarities_of(record: Record, needs: Needs) -> Mapping[str, Clarity]:
    """By the id of a need that stands, how clear it is how it would be met."""
    solutions = by_need(record.rows(SOLUTIONS))
    return {need.id: _clarity(need, solutions) for need in needs.standing}


def is_challenged(need: Need) -> bool:
    """Whether it is a wish without a problem: neither it nor what was merged into it names one."""
    return not any(row.cell("problem") for row in need.rows)


def by_need(solutions: Iterable[Row]) -> Mapping[str, Sequence[Row]]:
    """By the id of a row of needs, the solutions that say they are for it, in their order."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for solution in solutions:
        for target in solution.cell("for_needs"):
            if target.table == NEEDS:
                found[target.id].append(solution)
    return found


def questions_of(solution: Row) -> tuple[str, ...]:
    """What has to be clear before a solution can be chosen; nothing where it is rejected."""
    if solution.cell("state") == REJECTED:
        return ()
    lines: str = solution.cell("open_questions")
    return tuple(line.strip() for line in lines.split("\n") if line.strip())


def _clarity(need: Need, solutions: Mapping[str, Sequence[Row]]) -> Clarity:
    own = _once(each for row in need.rows for each in solutions.get(row.id, ()))
    return Clarity(
        solutions=own,
        open_questions=sum(len(questions_of(each)) for each in own),
        alternatives_missing=len(own) < 2 and not any(row.cell("one_way") for row in need.rows),
        all_rejected=bool(own) and all(each.cell("state") == REJECTED for each in own),
        challenge=is_challenged(need),
    )


def _once(rows: Iterable[Row]) -> tuple[Row, ...]:
    found = {row.id: row for row in rows}
    return tuple(found[key] for key in sorted(found))

"""What became of the steps of one talk, out of two records of it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

import msgspec

from workshop.guide.shape import AnyStep, Readback, as_kind
from workshop.record.documents import Session, StepRun, StepState
from workshop.record.record import Record

_STATES: Final = (StepState.SKIPPED, StepState.OPEN, StepState.DONE)
"""What became of a step, what counts least first."""


class RunsOfBoth:
    """The steps of two records as one.

    Args:
        record: the documents before they are joined.
        first: the record that is gone on with.
        second: the one that comes into it.
        same: the ids of entries of the second that the first has too.
    """

    def __init__(
        self, record: Record, first: Session, second: Session, same: Collection[str]
    ) -> None:
        self._record = record
        self._records = first, second
        self._same = same
        self.differences: list[tuple[str, str, str]] = []
        """What the two say otherwise: of what, as in the first, as in the second."""
        steps = record.guide_of(first).steps
        found = {step.id: self._joined(step) for step in steps}
        self.runs: dict[str, StepRun] = {id_: run for id_, run in found.items() if run is not None}
        """By the id of a step, what became of it; one that neither reached has none."""

    def _joined(self, step: AnyStep) -> StepRun | None:
        """What became of one step."""
        runs = [each.steps.get(step.id) for each in self._records]
        there = [run for run in runs if run is not None]
        if not there:
            return None
        one = max(there, key=lambda run: _STATES.index(run.state))
        skipped = [run.state is StepState.SKIPPED for run in there]
        if len(there) == 2 and sum(skipped) == 1:
            words = [f"skipped: {r.reason}" if r.reason else "asked" for r in there]
            self.differences.append((f"“{step.title}”", words[0], words[1]))
        confirmed = min((run.confirmed for run in there if run.confirmed), default=None)
        shown = as_kind(step, Readback) is not None and confirmed is not None
        return msgspec.structs.replace(
            one,
            confirmed=confirmed,
            unseen=self._not_shown(runs) if shown else (),
            asked=tuple(sorted({number for run in there for number in run.asked})),
            scores_in=any(run.scores_in for run in there),
            aired={key: each for run in reversed(there) for key, each in run.aired.items()},
        )

    def _not_shown(self, runs: list[StepRun | None]) -> tuple[str, ...]:
        """The entries that nobody was shown when what was read back was confirmed."""
        entries = [
            [e.id for e in self._record.entries_of(each.id) if e.id not in self._same]
            for each in self._records
        ]
        missed = [
            {*run.unseen, *entries[1 - place]}
            for place, run in enumerate(runs)
            if run is not None and run.confirmed
        ]
        unseen = set.intersection(*missed) if missed else set()
        return tuple(each for one in entries for each in one if each in unseen)

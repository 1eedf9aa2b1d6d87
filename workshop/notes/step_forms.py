"""What stands under a step in a notes file beside its entries, by what the step records."""

from __future__ import annotations

from typing import Final, NamedTuple

from workshop.guide.shape import Records, Step


class StepForm(NamedTuple):
    """How what a step records is written and read, beside its entries."""

    directives: frozenset[str]
    """The words behind a percent sign that say it; rows of other tables are a `row of` them,
    whatever the step."""


ENTRIES_ONLY: Final = StepForm(frozenset())
"""Entries, and the state of the step, which any step has."""

FORMS: Final[dict[Records, StepForm]] = {
    "entries": ENTRIES_ONLY,
    "consents": StepForm(frozenset({"consent"})),
    "scores": StepForm(frozenset({"score", "scores in"})),
    "rows": StepForm(frozenset({"row"})),
}
"""The form of everything that a step can record."""


def form_of(step: Step) -> StepForm:
    """The form of a step."""
    return FORMS[step.RECORDS]

"""What stands under a step in a notes file beside its entries, by what the step records."""

from __future__ import annotations

from typing import Final, NamedTuple

from workshop.guide.shape import Guide, Records, Step
from workshop.notes.lines import quoted
from workshop.text import listing, nearest


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


def belongs_elsewhere(guide: Guide | None, step: Step, word: str) -> str:
    """Where a directive belongs that was found under another kind of step."""
    steps = guide.steps if guide else ()
    kin = [f"under ## {each.id}" for each in steps if word in form_of(each).directives]
    kin += ["above the first step"] if word == "consent" else []
    there = f"; write it {listing(kin, 'or')}" if kin else ""
    return f"% {word} does not belong under {step.title}{there}"


def no_step(guide: Guide, words: str, within: Step | None) -> str:
    """That a heading names no step, and what becomes of the lines under it.

    Args:
        guide: whose steps are meant.
        words: what the heading says.
        within: the step in which it stands, where it is of a lower order than that one's.
    """
    ids = [step.id for step in guide.steps]
    found = nearest(words, [*ids, *(step.title for step in guide.steps)])
    hint = f"did you mean {found[0]}?" if found else f"its steps are {', '.join(ids)}."
    lines = f"stand under {within.title}" if within else "were not read"
    return f"{guide.title} has no step {quoted(words)}; {hint} The lines under it {lines}"

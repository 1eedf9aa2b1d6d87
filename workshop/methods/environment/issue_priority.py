r"""Issues priority matrix: how soon an outside issue needs attention.

Source: L. L. Lederman, Foresight activities in the U.S.A. (Long Range Planning 17:3, 1984), as in
T. L. Wheelen & J. D. Hunger, Strategic Management and Business Policy. Probability that it happens
and impact on the organisation, each high, medium or low, are looked up::

    probability \\ impact    high     medium   low
    high                    High     High     Medium
    medium                  High     Medium   Low
    low                     Medium   Low      Low

Issues of High and Medium priority go on to the EFAS table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

import msgspec

from workshop.methods.core.checks import Check, place
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Input, Method, Reading, Table
from workshop.methods.core.sheets import records
from workshop.text import plural

SOURCE: Final = "Lederman 1984, as in Wheelen & Hunger, Strategic Management and Business Policy"

LEVELS: Final = ("H", "M", "L")
MATRIX: Final = {
    "H": {"H": "High", "M": "High", "L": "Medium"},
    "M": {"H": "High", "M": "Medium", "L": "Low"},
    "L": {"H": "Medium", "M": "Low", "L": "Low"},
}
"""The priority by probability, then by impact."""

_WORDS: Final = {"high": "H", "medium": "M", "low": "L"}


class Issue(msgspec.Struct, frozen=True):
    """An outside issue as it was judged."""

    name: str
    probability: str
    """H, M or L."""
    impact: str
    """H, M or L."""


class Priorities(msgspec.Struct, frozen=True):
    """How soon issues need attention, each list in the order of the issues."""

    issues: tuple[Issue, ...]
    priorities: tuple[str, ...]
    """High, Medium or Low."""
    forward: tuple[str, ...]
    """The names of those of High or Medium priority: external strategic factors."""
    sentence: str
    source: str = SOURCE


def issue_priority(issues: Sequence[Issue]) -> Priorities:
    """The priority of each issue.

    Raises:
        BadInput: no issue, a name twice, or a level that is none.
    """
    check = Check("issue-priority")
    check.some("issues", issues)
    check.once("issues", [issue.name for issue in issues])
    for row, issue in enumerate(issues, 1):
        check.choice(place("issues", row, "probability"), issue.probability, LEVELS)
        check.choice(place("issues", row, "impact"), issue.impact, LEVELS)
    check.done()
    found = tuple(MATRIX[issue.probability][issue.impact] for issue in issues)
    counts = Counter(found)
    return Priorities(
        issues=tuple(issues),
        priorities=found,
        forward=tuple(issue.name for issue, how in zip(issues, found, strict=True) if how != "Low"),
        sentence=(
            f"{plural(len(issues), 'issue')}: {counts['High']} of high, {counts['Medium']} of "
            f"medium and {counts['Low']} of low priority; high and medium go on to EFAS."
        ),
    )


def level_of(row: Inputs, key: str) -> str:
    """A level of the input, as a letter or a word; what is none stays as it is."""
    word = row.word(key).strip()
    return _WORDS.get(word.casefold(), word.upper())


def _compute(inputs: Inputs) -> Priorities:
    rows = inputs.rows("issues", ("probability", "impact"), ("id", "text"))
    return issue_priority(
        [
            Issue(row.label(f"issue {n}"), level_of(row, "probability"), level_of(row, "impact"))
            for n, row in enumerate(rows, 1)
        ]
    )


def _tables(found: Priorities) -> tuple[Table, ...]:
    rows = tuple(
        (*msgspec.structs.astuple(issue), how)
        for issue, how in zip(found.issues, found.priorities, strict=True)
    )
    return (Table(("issue", "probability", "impact", "priority"), rows),)


METHODS: Final = (
    Method(
        About(
            name="issue-priority",
            title="Issues priority matrix",
            question="Which outside issues need attention first?",
            computed=(
                "Probability and impact, each high, medium or low, are looked up in a table of "
                "nine: two highs or a high and a medium are High; high with low, or two mediums, "
                "Medium; the rest Low."
            ),
            inputs=(
                Input(
                    "issues",
                    "each {probability, impact, id?, text?}: H, M or L, or high, medium or low",
                ),
            ),
            readings=(
                Reading("High", "an external strategic factor; goes on to EFAS (Lederman)"),
                Reading("Medium", "goes on to EFAS too"),
                Reading("Low", "is scanned further"),
            ),
            limits=(
                "It is a lookup of three levels and knows nothing finer.",
                "Low probability and high impact is Medium: such an issue is easily overlooked.",
            ),
            source=SOURCE,
            example={
                "issues": [
                    {"text": "Data law", "probability": "H", "impact": "M"},
                    {"text": "Merger", "probability": "low", "impact": "high"},
                    {"text": "New fair", "probability": "L", "impact": "M"},
                ]
            },
        ),
        _compute,
        _tables,
        records(
            "issues",
            "Columns probability, impact and, if you like, id and text.",
            needs=("probability", "impact"),
            may=("id", "text"),
            words=("probability", "impact", "id"),
            name="text",
        ),
    ),
)
"""What `workshop calc` offers of this file."""

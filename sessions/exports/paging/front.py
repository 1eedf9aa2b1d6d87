"""What stands in front of a document and at its edges, in every format the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sessions.exports import labels as words
from workshop.language import marked, say
from workshop.report.blocks import Report
from workshop.times import day

_USES: Final = {
    "shareable": marked(
        "It tells what people said as each of them agreed to. It may be passed on to those it was "
        "written for."
    ),
    "restricted": marked(
        "It has names and private notes. It is for those who ran the sessions and must not be "
        "passed on."
    ),
    "own": marked("It is for the one person whose words it has, and for nobody else."),
    "ballot": marked("It is for those who vote."),
}
"""What a document of each edition may be used for."""


MOST_LINES: Final = 42
"""So many lines of contents fit on a page; parts of chapters are left out where they are more."""


def use(report: Report) -> str:
    """What it may be used for, as a sentence or two."""
    return say(_USES[report.edition])


def compact_rows(report: Report) -> Iterator[tuple[str, str]]:
    """What stands below the title of a document without a cover, and below who signed it."""
    # Who facilitated is in the line of those already where they answer for the document.
    told = (say("Facilitator"), report.author)
    return (row for row in report.meta if row != told)


def rows(report: Report) -> Iterator[tuple[str, str]]:
    """What stands below the title: label and value, each once."""
    yield from filter(
        lambda row: row[1],
        (
            (say("Status"), report.status),
            (say("Record as of"), day(report.created)),
            (say("Author"), report.author),
            (say("Firm"), report.firm),
        ),
    )
    # Who facilitated is told already where they answer for the document.
    yield from (row for row in report.meta if row[1] != report.author)


def running(report: Report) -> str:
    """What stands at the head of every page but the first: client and document."""
    return f"{words.short(report.engagement)} · {words.short(report.title)}"

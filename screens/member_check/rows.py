"""The rows of a member check: what somebody said, and what they say of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from textual.content import Content

from screens.widgets.ink import muted
from screens.widgets.row_list import Item, Row
from screens.widgets.row_words import note
from workshop import times
from workshop.analysis.member_check import Progress
from workshop.guide.shape import Guide
from workshop.record.checks import Answer, Verdict
from workshop.record.documents import Entry
from workshop.record.read_back import holds
from workshop.report.checking.own_copy import worded
from workshop.text import shorten

_MARKS: Final = {
    Verdict.RIGHT: ("✓", "$success"),
    Verdict.WRONG: ("✗", "bold $warning"),
    Verdict.LEAVE_OUT: ("–", "$error"),
}
_CORRECTED: Final = ("✎", "$success")


def check_rows(guide: Guide, own: list[Entry], progress: Progress) -> Iterator[Item]:
    """What somebody said, by the steps of the guide, with their answers."""
    if not own:
        yield note("Nothing was recorded that is this person's to check.")
    before = ""
    answers = progress.check.answers if progress.check else {}
    for number, entry in enumerate(own, 1):
        if entry.step_id != before:
            before = entry.step_id
            step = guide.step(before)
            yield note(step.title if step else before, above=int(number > 1))
        yield Item(_row(number, entry, answers.get(entry.id)), entry.id, entry)


def _row(number: int, entry: Entry, answer: Answer | None) -> Row:
    """One thing: its answer as a sign and in words, so that no colour is needed."""
    holding = answer if answer and holds(answer, entry) else None
    mark, style = _MARKS[holding.verdict] if holding else (" ", "")
    if holding and holding.was:
        mark, style = _CORRECTED
    words = [times.time(entry.at), entry.kind.word]
    words += ["not to be quoted to others"] if _withheld(entry) else []
    return Row(
        Content(worded(entry, entry.text)),
        lead=Content.assemble((f"{number:>3} ", "$ink-muted"), (mark, style)),
        right=muted(" · ".join(words)),
        small=muted(_said(holding, answer)),
        indent=6,
    )


def _withheld(entry: Entry) -> bool:
    return entry.attribution is not None and entry.attribution.value == "withheld"


def _said(holding: Answer | None, answer: Answer | None) -> str:
    """What was answered, and what was recorded first."""
    if holding is None:
        return "put otherwise since it was answered" if answer else ""
    if holding.was:
        return f"put right; recorded first as “{shorten(holding.was, 200)}”"
    return {
        Verdict.RIGHT: "right",
        Verdict.WRONG: "wrong: disputed wherever it is used",
        Verdict.LEAVE_OUT: "left out of every document",
    }[holding.verdict]

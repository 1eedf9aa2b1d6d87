"""A deck says what the report says, all that decides, and nothing else.

Requirement: headline, all findings, all that stands in a quadrant, all disagreements, all asks and
all dates are on slides, or counted there; every text on a slide and in its notes is of the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import msgspec
import pytest

from sessions.demo.build import make_demo
from tests.builders.answered import Answered
from tests.builders.reports import sample
from tests.sessions.exports.slides.deck_reader import deck_of, faults, notes_of, runs_of, text_of
from workshop.record.findings.documents import Ask
from workshop.report.blocks import DateLine, FindingBlock, Headline, Matrix, Quadrant, Report
from workshop.report.build import build
from workshop.running.findings.commands import WriteHeadline
from workshop.times import day

OWN: Final = frozenset(
    {
        *("The answer", "What we found", "Finding", "Findings", "Recommended", "What is asked"),
        *("Who", "By", "About", "Some say", "Others say", "Where people disagree", "When", "Code"),
        *("What may come", "To be known", "all values", "In this order", "Decided already"),
        *("Threats", "Opportunities", "Strengths", "Weaknesses", "Place", "The opposite", "‹#›"),
        *("■ says so", "✕ says the opposite", "◪ says both", "□ nothing of it is told"),
        *("– not heard. In this order", "says so", "said so", "said the opposite"),
        *("and the opposite", "nothing of it", "not heard", "Shareable edition"),
        *("Restricted edition", "SWOT summary"),
    }
)
"""Our own words, beside those of the report."""

_PARTED: Final = re.compile(r" · | — |: |: ?$|, | and |[“”]|\(\d+/\d+\)$|\[\d+\]$")
_OURS: Final = re.compile(
    r"and [\d,]+ more in the register|scale of .*|[\d.]+ to [\d.]+|[■□✕◪–●◐·…]*( ?\d+)?|"
    r"(?:Impact|Likelihood|midpoint|inside|outside) [\d.]+|[\d.]+|\d{4} – \d{4}"
)
"""Counts, places on scales, and signs."""


def invented(report: Report, of: Report | None = None) -> list[str]:
    """The texts of its deck, or that `of` another, that neither the report nor we have."""
    whole = "\n".join(" ".join(text.split()) for text in _texts(msgspec.to_builtins(report)))
    days = {day(date.fromisoformat(text)) for text in re.findall(r"\d{4}-\d\d-\d\d", whole)}
    found = []
    for run in runs_of(deck_of(of or report)):
        for piece in map(str.strip, _PARTED.split(run)):
            bare = piece.removesuffix("…").strip(" .,;:▲()")
            known = bare in whole or bare in OWN or bare in days or _OURS.fullmatch(bare)
            if bare and not known:
                found.append(piece)
    return found


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list | tuple):
        # A line of the report may be of several spans.
        yield "".join(one.get("text", "") for one in value if isinstance(one, dict))
        for part in value:
            yield from _texts(part)


def untold(report: Report) -> list[str]:
    """What decides and stands on no slide, cut or whole."""
    shown = " ".join(text_of(slide) for slide in deck_of(report).slides)
    bare = "".join(shown.split())
    return [text for text in _deciding(report) if _start(text) not in bare]


def _start(text: str) -> str:
    """As much of a text as stands on any slide: what is longer may be cut."""
    return "".join(text.split())[:40]


def _deciding(report: Report) -> Iterable[str]:
    for block in report.blocks:
        if isinstance(block, Headline):
            yield from (block.text, *block.lines)
        elif isinstance(block, FindingBlock):
            yield from (block.text, block.recommendation, *block.cites)
        elif isinstance(block, Quadrant):
            yield from (item.text for quarter in block.quarters for item in quarter.items)
            yield from (f"and {q.more} more" for q in block.quarters if q.more)
        elif isinstance(block, DateLine):
            yield from (text for item in block.items for text in (item.when, item.code, item.text))
        elif isinstance(block, Matrix):
            yield from (line.text for line in block.rows)
    if answer := report.facts.answer:
        for one in answer.disagreements:
            yield from (one.first.text, one.first.who, one.second.text, one.second.who)
        for ask in answer.asked:
            yield from (ask.text, ask.who, day(ask.by) if ask.by else "")


def answered() -> Report:
    """A summary with an answer, both sides of something, and something asked."""
    room = Answered()
    room.do(WriteHeadline(text="One sign-on first", lines=("It spares an hour a day",)))
    ask = Ask(text="Pay for one sign-on", who="The Board", by=date(2026, 12, 4))
    room.finding("People type too many passwords", room.passwords, ask=ask)
    room.finding("The portal is half right", room.right, room.wrong, recommendation="Mend it")
    return build(room.record, "swot", "restricted")


@pytest.mark.parametrize("made", [sample, answered])
def test_a_deck_tells_what_decides_and_invents_nothing(made: object) -> None:
    """Of a report with every block, and of one with an answer and asks."""
    report = made()  # type: ignore[operator]
    assert untold(report) == []
    assert invented(report) == []


def test_the_check_finds_what_is_missing_and_what_is_new() -> None:
    """It bites on both: on what a deck leaves out, and on what stands in no report."""
    report = answered()
    longer = msgspec.structs.replace(
        report, blocks=(*report.blocks, Headline(text="Never shown, for it is the second one"))
    )
    assert untold(longer) == ["Never shown, for it is the second one"]
    assert "Sheet of nobody" not in "\n".join(_texts(msgspec.to_builtins(report)))
    elsewhere = msgspec.structs.replace(report, title="Sheet of nobody")
    assert invented(elsewhere) == []
    assert "Sheet of nobody" in invented(report, of=elsewhere)


@pytest.mark.parametrize("document", ["swot", "strategy"])
def test_what_was_decided_already_is_told_beside_what_is_asked(document: str) -> None:
    """In the notes of its slide, for whoever speaks of what is still to be decided."""
    room = Answered()
    ask = Ask(text="Pay for one sign-on", who="The Board", by=date(2026, 12, 4))
    room.finding("People type too many passwords", room.passwords, ask=ask)
    room.tell("Finance", "= Invoices are one project")
    notes = [
        notes_of(slide)
        for slide in deck_of(build(room.record, document, "restricted")).slides
        if "Pay for one sign-on" in text_of(slide)
    ]
    assert any("Decided already: Invoices are one project" in each for each in notes), notes


@cache
def _demo() -> dict[str, Report]:
    with TemporaryDirectory() as folder, make_demo(Path(folder) / "sample") as store:
        return {
            f"{name}-{edition}": build(store.record, name, edition)
            for name in ("swot", "scan", "synthesis")
            for edition in ("shareable", "restricted")
        }


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    [f"{one}-{e}" for one in ("swot", "scan", "synthesis") for e in ("shareable", "restricted")],
)
def test_the_decks_of_the_sample(name: str) -> None:
    """All three documents, for those who may know all and for those who may not."""
    report = _demo()[name]
    assert untold(report) == []
    assert invented(report) == []
    deck = deck_of(report)
    assert list(faults(deck)) == []
    shown = {
        line.code for block in report.blocks if isinstance(block, Matrix) for line in block.rows
    }
    notes = [" ".join(notes_of(slide).split()) for slide in deck.slides]
    for code, evidence in _evidence(report):
        if code in shown:
            told = [one for one in notes if f"{code}:" in one]
            assert any(evidence in one for one in told), (code, evidence)


def _evidence(report: Report) -> Iterator[tuple[str, str]]:
    """The words behind each factor, by its code."""
    swot = report.facts.swot
    for group in (
        (swot.strengths, swot.weaknesses, swot.opportunities, swot.threats) if swot else ()
    ):
        for factor in group:
            for one in factor.evidence:
                yield factor.id, " ".join(one.text.split())

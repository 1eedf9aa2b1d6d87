"""What stands behind the strategy: the words by code, dissent, who was heard, how it was made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from workshop.analysis.answer.facts import AnswerFact
from workshop.analysis.evidence import coverage
from workshop.language import counted, say
from workshop.privacy.told_rows import ToldRow
from workshop.record.documents import Entry
from workshop.registers.kinds.strategy.budget import BUDGET
from workshop.registers.kinds.strategy.projects import PROJECTS
from workshop.report.appendices.basis import basis
from workshop.report.appendices.said import said, said_by_code
from workshop.report.appendices.standing import Appendix
from workshop.report.blocks import AnyBlock, Bullets, Heading, Paragraph, Span, plain
from workshop.report.first_page import findings as first
from workshop.report.strategy.cited import told_factors
from workshop.report.strategy.told_strategy import ToldStrategy
from workshop.report.wording.format import codes
from workshop.text import plural

_MOST: Final = 300
"""So many statements behind rows are told on paper; all stand in the data."""


def appendices_of(told: ToldStrategy, answer: AnswerFact) -> Iterator[Appendix]:
    """The appendices, each with its letter."""
    gathered = told.gathered
    found = coverage(gathered.telling.hearing, [known.factor for known in gathered.factors])
    rests = basis(gathered, answer, gathered.factors, found, tuple(_how(told)))
    yield Appendix("A", say("What was said, by code"), tuple(_said(told)))
    yield Appendix("B", say("Where people disagree"), tuple(_dissent(told, answer)))
    yield Appendix("C", say("Findings"), tuple(_findings(told, answer)))
    yield Appendix("D", say("What it rests on"), tuple(rests))


def _said(told: ToldStrategy) -> Iterator[AnyBlock]:
    """The words behind the rows of the strategy, then behind the factors that it cites."""
    gathered = told.gathered
    behind = _behind_rows(told)
    if behind:
        yield Heading(text=say("Behind goals, projects, lines, risks and benefits"), level=2)
        shown = behind[:_MOST]
        yield Bullets(
            items=tuple(said(gathered, entry, ", ".join(names)) for entry, names in shown)
        )
        if rest := len(behind) - len(shown):
            words = plural(rest, "more statement stands behind them", "more stand behind them")
            where = say("{what}; all stand in the data.", what=words)
            yield Paragraph(spans=plain(where))
    if factors := told_factors(told):
        yield Heading(text=say("Behind the factors that it cites"), level=2)
        yield from said_by_code(gathered, factors)


def _behind_rows(told: ToldStrategy) -> list[tuple[Entry, list[str]]]:
    """What was said behind rows, with what it is called behind each of them.

    Of the lines of the budget, a year each, the same words are told once.
    """
    found: dict[tuple[str, str], tuple[Entry, list[str]]] = {}
    for row in told.by_id.values():
        of = BUDGET if row.row.TABLE == BUDGET else row.row.id
        for place, entry in enumerate(row.evidence, 1):
            _, names = found.setdefault((of, entry.id), (entry, []))
            names.append(_name(row, place))
    return list(found.values())


def _name(row: ToldRow, place: int) -> str:
    """What a statement behind a row is called.

    The first one goes by the code of its row, so that this leads there; a project has its heading
    under that.
    """
    first_of = place == 1 and row.row.TABLE != PROJECTS
    return row.code if first_of else f"{row.code}.{place}"


def _dissent(told: ToldStrategy, answer: AnswerFact) -> Iterator[AnyBlock]:
    """What was said against decisions, in the words that may be told; then where people differ."""
    items = [
        (Span(f"{row.code} ", "strong"), Span(row.cells["decision"]), Span(" — "), Span(against))
        for row in told.rows("decisions")
        if (against := row.cells["dissent"])
    ]
    if items:
        yield Heading(text=say("Against what was decided"), level=2)
        yield Bullets(items=tuple(items))
    if answer.disagreements:
        yield Heading(text=say("Between departments"), level=2)
        shown = answer.disagreements[: first.MOST_LISTED]
        rest = len(answer.disagreements) - len(shown)
        words = say("{n} narrower ones are not listed", n=rest) if rest else ""
        yield first.disagreement_table(shown, words)


def _findings(told: ToldStrategy, answer: AnswerFact) -> Iterator[AnyBlock]:
    """All findings, each with who says so."""
    departments = told.telling.departments_heard
    yield from (first.finding_block(each, departments) for each in answer.findings)


def _how(told: ToldStrategy) -> Iterator[str]:
    """How the strategy was made, and what of it rests on nothing that was said."""
    yield say(
        "A code stands behind each claim: it leads to the line in its chapter, and from there to "
        "what was said. `workshop trace` follows any of them."
    )
    lines = sum(len(each.rows) for each in told.elements.values())
    bare = told.bare()
    if bare:
        yield say(
            "{n} of {lines} rest on nothing that was said, and nobody is named who decided on "
            "them: {codes}.",
            n=len(bare),
            lines=counted(lines, "line", of=True),
            codes=codes(bare, 40),
        )
    yield say(
        "Sums of money are in whole cents, over all lines of this edition that say an amount."
    )

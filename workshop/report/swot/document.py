"""The SWOT summary: the answer, what helps and harms inside and outside, and who says so.

The first page is the answer; the second the picture of four fields; then every factor in one line.
What stands behind it follows as appendices, each heading with its letter.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from workshop.analysis.answer.facts import AnswerFact
from workshop.analysis.evidence import coverage
from workshop.language import marked, say
from workshop.record.documents import Letter
from workshop.report import chapters
from workshop.report import matrix_chapter as matrices
from workshop.report.answer import answer_of
from workshop.report.appendices.alike import alike
from workshop.report.appendices.basis import basis, empty_fields, not_judged
from workshop.report.appendices.followed import followed
from workshop.report.appendices.said import loose_quotes, said_by_code
from workshop.report.appendices.standing import Appendix, appendices
from workshop.report.blocks import AnyBlock, Heading, Paragraph, plain
from workshop.report.build import Content
from workshop.report.document_names import DOCUMENTS
from workshop.report.engagement_facts import engagement_facts
from workshop.report.factor_lists.lines import legend, register
from workshop.report.factor_lists.picture import all_letters, quadrant, ties
from workshop.report.first_page import findings as first
from workshop.report.first_page.heard import heard_line
from workshop.report.known import Known
from workshop.report.ordering import matrices_of, order_of
from workshop.report.position.ie_plane import ie_plane
from workshop.report.view import Gathered
from workshop.report.wording.letters import letter_title

_NONE: Final = {
    Letter.STRENGTH: marked("No strengths were recorded."),
    Letter.WEAKNESS: marked("No weaknesses were recorded."),
    Letter.OPPORTUNITY: marked("No opportunities were recorded."),
    Letter.THREAT: marked("No threats were recorded."),
}


def content(gathered: Gathered) -> Content:
    """The SWOT summary in an edition."""
    facts = engagement_facts(gathered, *matrices_of(gathered))
    return Content(say(DOCUMENTS["swot"].title), (), tuple(blocks(gathered)), facts)


def blocks(gathered: Gathered) -> Iterator[AnyBlock]:
    """The SWOT summary, block after block."""
    answer = answer_of(gathered)
    yield from _first_page(gathered, answer)
    yield from _picture(gathered)
    yield from _register(gathered)
    yield from appendices(_appendices(gathered, answer))


def _first_page(gathered: Gathered, answer: AnswerFact) -> Iterator[AnyBlock]:
    """The answer: what was found, where people differ, what is asked."""
    departments = gathered.telling.departments_heard
    yield from first.headline(answer)
    yield from heard_line(gathered, gathered.factors, Letter)
    yield from first.findings(answer, departments, say("appendix {letter}", letter="F"))
    yield from first.disagreements(answer, say("appendix {letter}", letter="F"))
    yield from first.asked(answer)
    yield from first.in_one(
        first.decided(answer, say("appendix {letter}", letter="D")),
        first.changed(answer.changes, say("appendix {letter}", letter="E")),
    )


def _picture(gathered: Gathered) -> Iterator[AnyBlock]:
    """The four fields on a page, and where the organisation stands."""
    factors = gathered.factors
    yield Heading(text=say("The four fields on a page"), page=True)
    yield quadrant(gathered)
    words = [order_of(gathered).sentence, ties(gathered), not_judged(gathered, factors)]
    yield Paragraph(spans=plain(gathered.telling.text(" ".join(each for each in words if each))))
    position = " ".join(matrices.in_short(matrix) for matrix in matrices_of(gathered))
    yield Paragraph(spans=plain(position))


def _register(gathered: Gathered) -> Iterator[AnyBlock]:
    """Every factor in one line."""
    yield Heading(text=say("Register"))
    yield Paragraph(spans=plain(legend(gathered, gathered.factors)))
    for letter, own in all_letters(gathered):
        if own:
            yield register(gathered, f"{letter_title(letter)}, {len(own)}", own)
        else:
            none = say(_NONE[letter])
            told = chapters.none_told(gathered, none, partial(chapters.is_of, letter))
            yield Paragraph(spans=plain(told))


def _appendices(gathered: Gathered, answer: AnswerFact) -> Iterator[Appendix]:
    """What stands behind it."""
    ordered = [known for _, own in all_letters(gathered) for known in own]
    found = coverage(gathered.telling.hearing, [known.factor for known in gathered.factors])
    rests = basis(gathered, answer, gathered.factors, found, tuple(empty_fields(gathered, found)))
    yield Appendix("A", say("IFE and EFE"), tuple(_evaluation(gathered)))
    yield Appendix("B", say("What was said, by code"), tuple(_said(gathered, ordered)))
    yield Appendix("C", say("Statements that say the same"), tuple(alike(ordered)))
    yield Appendix("D", say("Actions, decisions, questions"), tuple(followed(gathered)))
    yield Appendix("E", say("What it rests on"), tuple(rests))
    yield Appendix("F", say("More findings and disagreements"), tuple(_more(gathered, answer)))


def _evaluation(gathered: Gathered) -> Iterator[AnyBlock]:
    """IFE and EFE, where they are defined, and the position that both give.

    Why one is not defined stands with the picture.
    """
    both = matrices_of(gathered)
    for matrix in both:
        if matrix.evaluation.total is not None:
            yield from matrices.blocks_of(matrix, level=2)
    ife, efe = map(matrices.fact_of, both)
    name = gathered.telling.text(gathered.record.engagement.name)
    if (position := ie_plane(name, ife, efe)) is not None:
        yield Heading(text=say("Position (IE)"), level=2)
        yield position


def _said(gathered: Gathered, ordered: list[Known]) -> Iterator[AnyBlock]:
    """What was said behind factors, then the quotes that support none."""
    yield from said_by_code(gathered, ordered)
    yield from loose_quotes(gathered, ordered)


def _more(gathered: Gathered, answer: AnswerFact) -> Iterator[AnyBlock]:
    """What has no room on the first page."""
    yield from first.more_findings(answer, gathered.telling.departments_heard)
    yield from first.more_disagreements(answer)

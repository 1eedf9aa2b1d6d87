"""The environmental scan: what changes outside, when, how much it matters, and who watches.

The first page has the five that matter most; then the picture, the date line, the six fields on a
page, the signposts and every factor in one line. What stands behind it follows as appendices.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from workshop.analysis.answer.facts import AnswerFact
from workshop.analysis.evidence import coverage
from workshop.language import say
from workshop.methods.environment.pestle import SOURCE, THRESHOLD
from workshop.record.documents import Entry, Letter
from workshop.report.answer import answer_of
from workshop.report.appendices.alike import alike
from workshop.report.appendices.basis import basis, empty_fields, not_judged
from workshop.report.appendices.said import loose_quotes, said_by_code
from workshop.report.appendices.standing import Appendix, appendices
from workshop.report.appendices.tables import without_idle_columns
from workshop.report.blocks import AnyBlock, Column, Heading, Paragraph, Span, Table, plain
from workshop.report.build import Content
from workshop.report.document_names import DOCUMENTS
from workshop.report.engagement_facts import engagement_facts
from workshop.report.factor_lists.lines import marked_code
from workshop.report.first_page import findings as first
from workshop.report.first_page.heard import heard_line
from workshop.report.known import Known
from workshop.report.ordering import matrices_of, order_of
from workshop.report.scan.dates import date_line, when_words
from workshop.report.scan.fields import on_a_page, registers
from workshop.report.scan.plane import is_significant, plane, product_of, scored_words
from workshop.report.scan.signposts import agreed_in_scans, answer_today, signposts
from workshop.report.scan.votes import votes
from workshop.report.view import Gathered
from workshop.report.wording import format as phrases
from workshop.report.wording.letters import letter_count
from workshop.text import listing

FIVE: Final = 5
"""So many matter most."""
_WATCHED: Final = 12
"""For so many that matter it is told who watches."""
_FRAME: Final = "frame"
"""The tag of steps that settle for whom a scan looks, and how far ahead."""


def content(gathered: Gathered) -> Content:
    """The environmental scan in an edition."""
    facts = engagement_facts(gathered, *matrices_of(gathered))
    return Content(say(DOCUMENTS["scan"].title), (), tuple(blocks(gathered)), facts)


def blocks(gathered: Gathered) -> Iterator[AnyBlock]:
    """The scan, block after block."""
    answer = answer_of(gathered)
    outside = (known for known in gathered.factors if not known.factor.letter.internal)
    external = order_of(gathered).sorted(outside)
    yield from _first_page(gathered, answer, external)
    yield Heading(text=say("Impact and likelihood"))
    yield from plane(gathered, external)
    yield Heading(text=say("What happens when"))
    yield from date_line(gathered, external)
    yield from on_a_page(gathered, external)
    yield from signposts(gathered, _that_matter(gathered, external))
    yield from agreed_in_scans(gathered)
    yield from registers(gathered, external)
    yield from appendices(_appendices(gathered, answer, external))


def _first_page(
    gathered: Gathered, answer: AnswerFact, external: Sequence[Known]
) -> Iterator[AnyBlock]:
    """What the scan is for, and the five that matter most."""
    yield from first.headline(answer, has_findings=False)
    yield from _frame(gathered)
    yield from heard_line(gathered, external)
    yield Heading(text=say("What matters most"))
    if external:
        yield _five(gathered, answer, external[:FIVE])
    words = [_counts(gathered, external), order_of(gathered).sentence, _tie(gathered, external)]
    words.append(not_judged(gathered, external))
    yield Paragraph(spans=plain(gathered.telling.text(" ".join(each for each in words if each))))
    yield from first.in_one(first.changed(answer.changes, say("the last appendix")))


def _frame(gathered: Gathered) -> Iterator[AnyBlock]:
    """The question and the horizon, as the rooms settled them that looked outside."""
    said = [each for each in _framed(gathered) if gathered.telling.tells(each)]
    if said:
        words = " ".join(f"{gathered.telling.words(each).rstrip('.')}." for each in said[:2])
        yield Paragraph(spans=(Span(f"{say('Asked:')} ", "strong"), Span(words)))


def _framed(gathered: Gathered) -> Iterator[Entry]:
    """What was recorded where a workshop that looks outside settled its question."""
    for session in gathered.sessions:
        guide = gathered.record.guide_of(session)
        steps = {step.id for step in guide.steps if _FRAME in step.tags}
        if guide.setting != "workshop" or all(step.lens != "pestle" for step in guide.steps):
            continue
        for entry in gathered.record.entries_of(session.id):
            if entry.step_id in steps and entry.kind.value == "note" and not entry.retracted:
                yield entry


def _five(gathered: Gathered, answer: AnswerFact, factors: Sequence[Known]) -> Table:
    """The first ones with when they come, how much they matter, and what is done about them."""
    return without_idle_columns(
        Table(
            caption=say("When, how much, and what we do about it today"),
            columns=(
                Column(title=say("Factor")),
                Column(title=say("What may come"), weight=4),
                Column(title=say("When"), weight=2),
                Column(title=say("Impact × likelihood"), weight=3),
                Column(title=say("Our answer today"), weight=4),
            ),
            rows=tuple(
                (
                    marked_code(gathered, known),
                    known.text,
                    when_words(gathered, known),
                    scored_words(gathered, known),
                    answer_today(gathered, answer, known),
                )
                for known in factors
            ),
        )
    )


def _counts(gathered: Gathered, external: Sequence[Known]) -> str:
    """How much there is, and how much of it matters."""
    helps = sum(known.factor.letter is Letter.OPPORTUNITY for known in external)
    kinds = listing(
        [
            letter_count(Letter.OPPORTUNITY, helps),
            letter_count(Letter.THREAT, len(external) - helps),
        ]
    )
    scored = sum(product_of(gathered, known) is not None for known in external)
    reached = sum(is_significant(gathered, known) for known in external)
    if not scored:
        return say("{kinds}; none scored for impact and likelihood.", kinds=kinds)
    return say(
        "{kinds}; {n} of {all} scored for impact and likelihood, of which {reached} reach "
        "{threshold}.",
        kinds=kinds,
        n=scored,
        all=len(external),
        reached=reached,
        threshold=phrases.number(THRESHOLD),
    )


def _tie(gathered: Gathered, external: Sequence[Known]) -> str:
    """Where the last of the five stands equal with others that are not among them."""
    if len(external) <= FIVE:
        return ""
    keys = [order_of(gathered).grounds[known.factor.id].key for known in external]
    rest = keys[FIVE:].count(keys[FIVE - 1])
    if not rest:
        return ""
    code = external[FIVE - 1].code
    if rest == 1:
        return say("{code} stands equal with one that follows.", code=code)
    return say("{code} stands equal with {n} that follow.", code=code, n=rest)


def _that_matter(gathered: Gathered, external: Sequence[Known]) -> list[Known]:
    """Those that reach the threshold; without scores the first ones."""
    found = [known for known in external if is_significant(gathered, known)]
    return (found or list(external[:FIVE]))[:_WATCHED]


def _appendices(
    gathered: Gathered, answer: AnswerFact, external: Sequence[Known]
) -> Iterator[Appendix]:
    """What stands behind it."""
    found = coverage(gathered.telling.hearing, [known.factor for known in external])
    more = (
        say(
            "Significance after {source}: impact and likelihood from 1 to 5, their product "
            "significant from {threshold} on, {threshold} included.",
            source=SOURCE,
            threshold=phrases.number(THRESHOLD),
        ),
        say(
            "Scores are ranks. Their medians are shown with the number of voters and the spread; "
            "the product puts factors in order and measures nothing. Quartiles after Hyndman and "
            "Fan 1996, type 7."
        ),
        say(
            "Times are those that statements name with their year; what names none is not on the "
            "date line. A factor stands under one field, where it starts."
        ),
        *empty_fields(gathered, found),
    )
    yield Appendix(
        "A", say("What was given for impact and likelihood"), tuple(votes(gathered, external))
    )
    yield Appendix("B", say("What was said, by code"), tuple(_said(gathered, external)))
    yield Appendix("C", say("Statements that say the same"), tuple(alike(external)))
    rests = basis(gathered, answer, external, found, more)
    yield Appendix("D", say("What it rests on"), tuple(rests))


def _said(gathered: Gathered, external: Sequence[Known]) -> Iterator[AnyBlock]:
    """What was said behind factors, then the quotes about a field that support none."""
    yield from said_by_code(gathered, external)
    yield from loose_quotes(gathered, gathered.factors, of_fields=True)

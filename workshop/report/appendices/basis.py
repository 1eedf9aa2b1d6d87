"""What a document rests on: who was heard, what was asked, how it was made, what is left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workshop.analysis.answer.facts import AnswerFact
from workshop.analysis.evidence import Coverage, is_single_source
from workshop.analysis.synthesis.strength import RULE, VERSION
from workshop.language import counted, say
from workshop.report import chapters
from workshop.report.appendices.tables import without_idle_columns
from workshop.report.blocks import AnyBlock, Bullets, Heading, Notice, Table, plain
from workshop.report.first_page.findings import all_changes
from workshop.report.known import Known
from workshop.report.ordering import order_of
from workshop.report.view import Gathered
from workshop.report.wording import format as phrases
from workshop.text import plural


def basis(
    gathered: Gathered,
    answer: AnswerFact,
    factors: Sequence[Known],
    found: Coverage,
    more: Sequence[str] = (),
) -> Iterator[AnyBlock]:
    """The last appendix of a document of the engagement.

    Args:
        gathered: the record as an edition tells it.
        answer: the answer as data.
        factors: the factors that the document is about.
        found: what the sessions covered.
        more: what else is to be said of how it was made.
    """
    for block in chapters.who_was_heard(gathered, found, level=2):
        yield without_idle_columns(block) if isinstance(block, Table) else block
    yield from chapters.coverage_blocks(gathered, found)
    yield Heading(text=say("How it was made, and what it cannot say"), level=2)
    yield Bullets(items=tuple(plain(each) for each in (*_method(gathered, factors), *more)))
    if not factors:
        none = say("No factors were recorded yet.")
        yield Notice(text=chapters.none_told(gathered, none, lambda _: True))
    yield Heading(text=say("What is left out"), level=2)
    left = chapters.all_left_out(gathered)
    yield from chapters.left_out(gathered, left, factors=gathered.hidden_factors)
    if answer.changes is not None and answer.changes.changes:
        yield Heading(text=say("Changed since {moment}", moment=answer.changes.what), level=2)
        yield all_changes(answer.changes)


def _method(gathered: Gathered, factors: Sequence[Known]) -> Iterator[str]:
    """How it was made."""
    yield _marked(gathered, factors)
    yield gathered.telling.text(order_of(gathered).sentence)
    yield say(
        "Departments, people and sessions are counted apart. Counts show how widely something was "
        "said, not how true or how important it is."
    )
    yield say(
        "Strength by the rule “{rule}”, number {number}: enough and independent, fitting together, "
        "to the point, how it was gathered.",
        rule=say(RULE),
        number=VERSION,
    )
    if alike := not_judged(gathered, factors):
        yield alike
    single = sum(is_single_source(known.support) for known in factors)
    if single:
        base = counted(len(factors), "factor", of=True)
        if single == 1:
            yield say("1 of {factors} rests on a single source.", factors=base)
        else:
            yield say("{n} of {factors} rest on a single source.", n=single, factors=base)
    yield say("The people heard were chosen, not sampled: the counts stand for nobody else.")


def not_judged(gathered: Gathered, factors: Sequence[Known]) -> str:
    """How many factors look like others that nobody compared with them; empty where none does."""
    alike = sum(known.factor.id in gathered.look_alikes for known in factors)
    if not alike:
        return ""
    return plural(
        alike,
        "factor looks like others and was not judged: its support may be understated.",
        "factors look like others and were not judged: their support may be understated.",
    )


def _marked(gathered: Gathered, factors: Sequence[Known]) -> str:
    """How statements became factors, and what became of those that say the same."""
    if any(known.factor.id in gathered.look_alikes for known in factors):
        return say(
            "Statements were marked as strength, weakness, opportunity or threat as they were "
            "recorded; those that say the same count as one where people judged so."
        )
    if any(known.merged for known in factors):
        return say(
            "Statements were marked as strength, weakness, opportunity or threat as they were "
            "recorded; those that people judged to say the same count as one."
        )
    return say(
        "Statements were marked as strength, weakness, opportunity or threat as they were "
        "recorded; each counts by itself."
    )


def empty_fields(gathered: Gathered, found: Coverage) -> Iterator[str]:
    """The fields of the scan of which nothing is told, in sentences."""
    for what, fields in chapters.empty_fields(
        gathered, found.empty, say("No external factor stands under")
    ):
        yield f"{say('{label}: {text}', label=what, text=phrases.codes(fields))}."

"""The SWOT summary: what helps and harms, inside and outside, and who says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from workshop.analysis.dissent.both_ways import BothWays, View, both_ways
from workshop.analysis.evidence import Coverage, coverage, is_single_source
from workshop.record.documents import Entry, Letter, Session
from workshop.report import chapters
from workshop.report import matrix_chapter as matrices
from workshop.report.blocks import (
    AnyBlock,
    Bullets,
    Heading,
    Notice,
    Paragraph,
    Quadrant,
    QuadrantItem,
    Quarter,
    Span,
    plain,
)
from workshop.report.build import Content, of_engagement
from workshop.report.engagement_facts import engagement_facts
from workshop.report.known import Known
from workshop.report.matrix_data import WeighedMatrix
from workshop.report.ordering import matrices_of, order_of
from workshop.report.view import Gathered
from workshop.report.wording import format as phrases
from workshop.text import plural

NOTES: Final = {
    Letter.STRENGTH: "internal, helps",
    Letter.WEAKNESS: "internal, harms",
    Letter.OPPORTUNITY: "external, helps",
    Letter.THREAT: "external, harms",
}
"""What each field of the quadrant holds."""

_SHOWN: Final = 12


def content(gathered: Gathered) -> Content:
    """The SWOT summary in an edition."""
    ife, efe = matrices_of(gathered)
    facts = engagement_facts(gathered, ife, efe)
    return of_engagement(gathered, "swot", blocks(gathered, ife, efe), facts)


def blocks(gathered: Gathered, ife: WeighedMatrix, efe: WeighedMatrix) -> Iterator[AnyBlock]:
    """The SWOT summary, block after block."""
    factors = gathered.factors
    found = coverage(gathered.telling.hearing, [known.factor for known in factors])
    entries = [e for s in gathered.sessions for e in gathered.record.entries_of(s.id)]
    yield Heading(text="Strengths, weaknesses, opportunities and threats")
    yield quadrant(gathered)
    if words := gathered.scores.voted.sentence:
        yield Paragraph(spans=plain(gathered.telling.text(words)))
    yield Paragraph(spans=plain(_overview(gathered, factors)))
    yield from chapters.left_out(
        gathered, gathered.telling.left_out(entries), factors=gathered.hidden_factors
    )
    yield from _evidence(gathered, factors)
    yield from matrices.blocks_of(ife)
    yield from matrices.blocks_of(efe)
    yield from _both_ways(gathered, factors)
    yield from chapters.merged_blocks(factors)
    yield from chapters.who_was_heard(gathered, found)
    yield from chapters.coverage_blocks(gathered, found)
    yield from _limits(gathered, factors, found)


def quadrant(gathered: Gathered) -> Quadrant:
    """The four fields, what the room voted first, then the best supported factor in each."""
    strengths, weaknesses, opportunities, threats = (_quarter(one, gathered) for one in Letter)
    return Quadrant(
        caption=f"Factors by quadrant. {gathered.telling.text(order_of(gathered).sentence)}",
        quarters=(strengths, weaknesses, opportunities, threats),
    )


def _quarter(letter: Letter, gathered: Gathered) -> Quarter:
    """One field of the quadrant."""
    own = order_of(gathered).sorted(k for k in gathered.factors if k.factor.letter is letter)
    return Quarter(
        letter=letter.value,
        title=letter.plural.capitalize(),
        note=NOTES[letter],
        items=tuple(
            QuadrantItem(code=k.code, text=k.text, support=chapters.support_brief(k)) for k in own
        ),
        none=chapters.none_told(gathered, "None recorded.", partial(chapters.is_of, letter)),
    )


def _overview(gathered: Gathered, factors: Sequence[Known]) -> str:
    """How much there is, and how much of it stands on one voice."""
    counts = [
        plural(
            sum(known.factor.letter is letter for known in factors),
            letter.name.lower(),
            letter.plural,
        )
        for letter in Letter
    ]
    entries = sum(len(known.entries) for known in factors)
    single = sum(is_single_source(known.support) for known in factors)
    heard = plural(len(gathered.telling.hearing.heard), "department")
    alike = sum(known.factor.id in gathered.look_alikes for known in factors)
    open_words = (
        f" {plural(alike, 'factor')} {'looks' if alike == 1 else 'look'} like others and "
        f"{'was' if alike == 1 else 'were'} not judged: their support may be understated."
    )
    return (
        f"{', '.join(counts[:-1])} and {counts[-1]}, from {plural(entries, 'entry', 'entries')} in "
        f"{plural(len(gathered.sessions), 'session')}; {heard} heard. "
        f"{single} of {plural(len(factors), 'factor')} "
        f"{'rests' if single == 1 else 'rest'} on a single source."
        f"{open_words if alike else ''}"
    )


def _evidence(gathered: Gathered, factors: Sequence[Known]) -> Iterator[AnyBlock]:
    """Every factor with all that supports it."""
    yield Heading(text="Evidence")
    for letter in Letter:
        own = order_of(gathered).sorted(k for k in factors if k.factor.letter is letter)
        yield Heading(text=letter.plural.capitalize(), level=2)
        if not own:
            none = f"No {letter.plural} were recorded."
            told = chapters.none_told(gathered, none, partial(chapters.is_of, letter))
            yield Paragraph(spans=plain(told))
        yield from chapters.evidence_of(gathered, own)


def _both_ways(gathered: Gathered, factors: Sequence[Known]) -> Iterator[AnyBlock]:
    """What some call a help and others a harm."""
    found = both_ways(_view(gathered, known) for known in factors)
    yield Heading(text="Heard both ways")
    if not found:
        yield Paragraph(
            spans=plain(
                "No strength and weakness, and no opportunity and threat, share a tag or their "
                "main words."
            )
        )
        return
    yield Paragraph(
        spans=plain(
            "These share a tag or their main words and point in opposite directions. Whether they "
            "contradict each other is for people to judge."
        )
    )
    by_code = {known.code: known for known in factors}
    yield Bullets(items=tuple(_opposed(one, by_code) for one in found[:_SHOWN]))
    if len(found) > _SHOWN:
        yield Paragraph(spans=plain(f"{len(found) - _SHOWN} more are not listed here."))


def _view(gathered: Gathered, known: Known) -> View:
    """A factor as it is held against others; tags that a step gives to everything say nothing."""
    return View(
        code=known.code,
        text=known.text,
        internal=known.factor.letter.internal,
        favourable=known.factor.letter.favourable,
        tags=frozenset(
            gathered.telling.tag(tag)
            for entry in known.entries
            for tag in _own_tags(gathered, entry)
        ),
    )


def _own_tags(gathered: Gathered, entry: Entry) -> set[str]:
    """The tags that somebody typed, without those of the step."""
    if not entry.tags:
        return set()
    guide = gathered.record.guide_of(gathered.record.get(Session, entry.session_id))
    step = guide.step(entry.step_id)
    return set(entry.tags) - {tag.casefold() for tag in (step.tags if step else ())}


def _opposed(one: BothWays, by_code: dict[str, Known]) -> tuple[Span, ...]:
    """Factors for and against, with their wording where there are two."""
    if len(one.favourable) == 1 == len(one.unfavourable):
        helps, harms = by_code[one.favourable[0]], by_code[one.unfavourable[0]]
        words = f"{helps.code} {helps.text} · against · {harms.code} {harms.text}"
    else:
        words = f"{phrases.codes(one.favourable)} against {phrases.codes(one.unfavourable)}"
    return (Span(f"{one.about}: ", "strong"), Span(words))


def _merging(gathered: Gathered, factors: Sequence[Known]) -> str:
    """What became of those that say the same, as far as anybody judged them."""
    open_ones = sum(known.factor.id in gathered.look_alikes for known in factors)
    if open_ones:
        return (
            "those that say the same were merged where people judged so, and "
            f"{plural(open_ones, 'factor')} that look alike were not judged yet."
        )
    if any(known.merged for known in factors):
        return "those that say the same were merged by hand."
    return "none were merged."


def _limits(gathered: Gathered, factors: Sequence[Known], found: Coverage) -> Iterator[AnyBlock]:
    """How the summary was made, and what it cannot say."""
    votes = "the room’s votes, then " if gathered.scores.voted.sentence else ""
    yield Heading(text="Method and limits")
    yield Bullets(
        items=(
            plain(
                "Statements were marked as strength, weakness, opportunity or threat as they were "
                f"recorded; {_merging(gathered, factors)}"
            ),
            plain(
                "Departments, people, entries and sessions are counted apart. Factors stand in the "
                f"order of {votes}departments, then sessions, then people, then number. Counts "
                "show how widely something was said, not how true or how important it is."
            ),
            plain("The people heard were chosen, not sampled: the counts stand for nobody else."),
        )
    )
    if not factors:
        none = "No factors were recorded yet."
        yield Notice(text=chapters.none_told(gathered, none, lambda _: True))
    elif found.empty:
        none = "No external factor was filed under"
        for what, fields in chapters.empty_fields(gathered, found.empty, none):
            yield Notice(text=f"{what}: {phrases.codes(fields)}.")

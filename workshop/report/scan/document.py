"""The environmental scan: what changes outside, field by field, and how much it matters."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final, Literal

from workshop import times
from workshop.analysis.evidence import Coverage, coverage
from workshop.ballots.scored import Earlier, Scored
from workshop.ballots.tally import FLAG_RULE, Tally, flag
from workshop.methods.environment.pestle import SOURCE, THRESHOLD, Significance
from workshop.record.documents import (
    Pestle,
)
from workshop.record.within import Mark
from workshop.report import chapters
from workshop.report.blocks import (
    AnyBlock,
    Bullets,
    Cell,
    Column,
    Grid,
    Heading,
    Notice,
    Paragraph,
    Quote,
    Table,
    plain,
)
from workshop.report.build import Content, of_engagement
from workshop.report.engagement_facts import engagement_facts
from workshop.report.known import Known, is_quote
from workshop.report.ordering import matrices_of, order_of
from workshop.report.view import Gathered
from workshop.report.wording import format as phrases
from workshop.text import listing, plural

_FIVE: Final = (1, 2, 3, 4, 5)
_STRONG: Final = 15


def content(gathered: Gathered) -> Content:
    """The environmental scan in an edition."""
    facts = engagement_facts(gathered, *matrices_of(gathered))
    return of_engagement(gathered, "scan", blocks(gathered), facts)


def blocks(gathered: Gathered) -> Iterator[AnyBlock]:
    """The scan, block after block."""
    voted = gathered.scores.voted
    external = order_of(gathered).sorted(
        known for known in gathered.factors if not known.factor.letter.internal
    )
    found = coverage(gathered.telling.hearing, [known.factor for known in external])
    entries = [e for s in gathered.sessions for e in gathered.record.entries_of(s.id)]
    yield Heading(text="What changes outside")
    yield Paragraph(spans=plain(_overview(gathered, external)))
    if any(known.factor.id in voted.places for known in external):
        yield Paragraph(spans=plain(gathered.telling.text(voted.sentence)))
    yield from chapters.left_out(
        gathered, gathered.telling.left_out(entries), factors=gathered.hidden_factors
    )
    yield from _significance(gathered, external)
    yield from _fields(gathered, external)
    yield from _unfiled(gathered, external)
    yield from _differences(gathered, external)
    yield from chapters.merged_blocks(external)
    yield from chapters.who_was_heard(gathered, found)
    yield from chapters.coverage_blocks(gathered, found)
    yield from _limits(gathered, found)


def _matters(gathered: Gathered, known: Known) -> Significance:
    """How much an external factor matters."""
    return gathered.scores.significance(known.factor.id)


def _overview(gathered: Gathered, external: Sequence[Known]) -> str:
    """How much there is, and how much of it matters."""
    favourable = sum(known.factor.letter.favourable for known in external)
    scored = [w for known in external if (w := _matters(gathered, known)).value is not None]
    reached = sum(bool(one.significant) for one in scored)
    kinds = (
        f"{plural(favourable, 'opportunity', 'opportunities')} and "
        f"{plural(len(external) - favourable, 'threat')}"
    )
    return (
        f"{plural(len(external), 'external factor')}: {kinds}. "
        f"{len(scored)} of {len(external)} scored for impact and likelihood; "
        f"{reached} of {len(scored)} reach the threshold of {THRESHOLD:g}."
    )


def _significance(gathered: Gathered, external: Sequence[Known]) -> Iterator[AnyBlock]:
    """The factors that were scored, the most significant first, and the picture of them."""
    yield Heading(text="Impact and likelihood")
    scored = [known for known in external if _matters(gathered, known).value is not None]
    if not scored:
        yield Notice(text="Impact and likelihood were not scored, or the scores are not in yet.")
        return
    yield _grid(gathered, scored)
    significant = [known for known in scored if _matters(gathered, known).significant]
    if significant:
        yield _register(
            gathered,
            f"Significant factors: impact × likelihood of {THRESHOLD:g} or more",
            significant,
        )
    else:
        yield Paragraph(spans=plain(f"No factor reaches the threshold of {THRESHOLD:g}."))
    yield from _scored_when(gathered, scored)
    yield from _scored_as_parts(gathered, scored)


def _grid(gathered: Gathered, scored: Sequence[Known]) -> Grid:
    """The factors by impact and likelihood."""
    places: dict[tuple[int, int], list[str]] = {}
    for known in scored:
        scores = gathered.scores.impacts[known.factor.id]
        place = _field(scores.value("impact") or 0.0, scores.value("likelihood") or 0.0)
        places.setdefault(place, []).append(known.code)
    return Grid(
        caption=f"Medians; one between two values stands in the field beside it that is raised as "
        f"its product is. Fields whose product is {THRESHOLD:g} or more are raised, those from "
        f"{_STRONG} on strongly.",
        across="Impact",
        columns=tuple(str(value) for value in _FIVE),
        down="Likelihood",
        rows=tuple(str(value) for value in reversed(_FIVE)),
        cells=tuple(
            tuple(
                Cell(
                    text=phrases.codes(places.get((impact, likelihood), [])),
                    tint=_tint(impact * likelihood),
                )
                for impact in _FIVE
            )
            for likelihood in reversed(_FIVE)
        ),
    )


def _field(impact: float, likelihood: float) -> tuple[int, int]:
    """The field in which a factor stands: beside its values, and raised as its product is.

    A product of 6.25 must not stand in the field 3 × 3, which is raised for its 9. Of several
    the nearest by product, then the one of greater impact.
    """
    product = impact * likelihood
    fields = [
        (across, down)
        for across in {math.floor(impact), math.ceil(impact)}
        for down in {math.floor(likelihood), math.ceil(likelihood)}
    ]
    return min(
        fields,
        key=lambda at: (
            _tint(at[0] * at[1]) != _tint(product),
            abs(at[0] * at[1] - product),
            -at[0],
        ),
    )


def _tint(product: float) -> Literal[0, 1, 2]:
    """How strongly a field is tinted."""
    if product < THRESHOLD:
        return 0
    return 2 if product >= _STRONG else 1


def _register(gathered: Gathered, caption: str, factors: Sequence[Known]) -> Table:
    """Factors with all that is known of them, one a row."""
    return Table(
        caption=caption,
        columns=(
            Column(title="Factor"),
            Column(title="Statement", weight=5),
            Column(title="Field", weight=2),
            Column(title="Direction", weight=2),
            Column(title="Impact", weight=2),
            Column(title="Likelihood", weight=2),
            Column(title="Significance", weight=2),
            Column(title="Support", weight=3),
        ),
        rows=tuple(_row(gathered, known) for known in factors),
    )


def _row(gathered: Gathered, known: Known) -> tuple[str, ...]:
    """A factor in the register."""
    factor = known.factor
    scored = gathered.scores.impacts.get(factor.id)
    return (
        known.code,
        known.text,
        factor.pestle.word if factor.pestle else "not filed",
        "opportunity" if factor.letter.favourable else "threat",
        _scored(scored, "impact"),
        _scored(scored, "likelihood"),
        _weight(gathered, known),
        known.support.sentence,
    )


def _scored(scored: Scored | None, scale_id: str) -> str:
    """What was scored on a scale, with its spread."""
    found = scored.tallies.get(scale_id) if scored else None
    return phrases.tally_words(found) if found else "not scored"


def _weight(gathered: Gathered, known: Known) -> str:
    """The significance in a table."""
    found = _matters(gathered, known)
    if found.value is None:
        return "–"
    return f"{phrases.number(found.value)}{' · significant' if found.significant else ''}"


def _scored_when(gathered: Gathered, scored: Sequence[Known]) -> Iterator[AnyBlock]:
    """Which session's scores these are."""
    sessions = {
        s.session.id: s.session for k in scored for s in [gathered.scores.impacts[k.factor.id]]
    }
    named = [
        f"{gathered.title(one)}, {times.day(one.started)}"
        for one in gathered.sessions
        if one.id in sessions
    ]
    yield Paragraph(spans=plain(f"Scored in {listing(named)}."))
    twice = [k for k in scored if gathered.scores.impacts[k.factor.id].sessions > 1]
    if twice:
        yield Paragraph(
            spans=plain(
                f"Scored in more than one session, of which the latest counts: "
                f"{phrases.codes([known.code for known in twice])}."
            )
        )
        yield Bullets(items=tuple(plain(_before(gathered, known)) for known in twice))


def _before(gathered: Gathered, known: Known) -> str:
    """What a factor was scored before, in which session, and under which code."""
    found = gathered.scores.impacts[known.factor.id]
    now = _matters(gathered, known).value
    earlier = [_earlier(gathered, known, one) for one in found.earlier]
    return f"{known.code}: {phrases.number(now)} now; before that {listing(earlier)}"


def _earlier(gathered: Gathered, known: Known, one: Earlier) -> str:
    """What one earlier session gave a factor."""
    questions = (one.question(known.factor.id, scale_id) for scale_id in one.tallies)
    why = next((why for each in questions if (why := gathered.scores.why_left_out(each))), None)
    given = [f"{scale_id} {phrases.tally_words(found)}" for scale_id, found in one.tallies.items()]
    what = why.words(gathered.fewest_voters) if why else listing(given)
    as_code = "" if one.codes == (known.code,) else f", as {listing(list(one.codes))}"
    when = f"{gathered.title(one.session)}, {times.day(one.session.started)}"
    return f"{what} in {when}{as_code}"


def _scored_as_parts(gathered: Gathered, scored: Sequence[Known]) -> Iterator[AnyBlock]:
    """Which scores were given before statements were merged."""
    parts = [
        f"{known.code} ({listing(list(found))})"
        for known in scored
        if (found := gathered.scores.impacts[known.factor.id].parts)
    ]
    if parts:
        yield Paragraph(
            spans=plain(
                "Scored before they were merged, under the code in brackets: "
                f"{phrases.codes(parts)}."
            )
        )


def _fields(gathered: Gathered, external: Sequence[Known]) -> Iterator[AnyBlock]:
    """The six fields one after the other."""
    quotes: dict[Pestle | None, list[Quote]] = {}
    said = (e for each in gathered.sessions for e in gathered.record.entries_of(each.id))
    for entry in sorted(said, key=lambda entry: Mark.KEY not in entry.marks):
        if entry.pestle and is_quote(entry) and gathered.telling.tells(entry):
            spoken = gathered.spoken_marks.words(entry)
            quote = Quote(
                text=gathered.telling.words(entry),
                who=gathered.telling.who(entry),
                where="; ".join(part for part in (gathered.where(entry), spoken) if part),
            )
            quotes.setdefault(entry.pestle, []).append(quote)
    yield Heading(text="By field")
    for field in Pestle:
        own = [known for known in external if known.factor.pestle is field]
        yield Heading(text=f"{field.word.capitalize()} ({field.value})", level=2)
        if own:
            yield _register(gathered, f"{field.word.capitalize()} factors", own)
            yield chapters.evidence_list(gathered, own)
        else:
            none = (
                f"No {field.word} factor was recorded. Either nothing changes there, or "
                "nobody was asked; the record cannot tell which."
            )
            told = chapters.none_told(gathered, none, partial(chapters.is_filed, field))
            yield Notice(text=told)
        yield from quotes.get(field, [])


def _unfiled(gathered: Gathered, external: Sequence[Known]) -> Iterator[AnyBlock]:
    """External factors without a field."""
    own = [known for known in external if known.factor.pestle is None]
    if own:
        yield Heading(text="Not filed under a field", level=2)
        yield _register(gathered, "External factors that still need a field", own)
        yield chapters.evidence_list(gathered, own)


def _differences(gathered: Gathered, external: Sequence[Known]) -> Iterator[AnyBlock]:
    """Where voters differ, those furthest apart first."""
    several = one_voice = False
    apart: list[tuple[tuple[bool, float], str]] = []
    for known in external:
        scored = gathered.scores.impacts.get(known.factor.id)
        scales = {scale.id: scale for scale in scored.step.scales} if scored else {}
        for scale_id, found in scored.tallies.items() if scored else ():
            several |= found.spread.count > 1
            one_voice |= found.spread.count == 1
            if word := flag(found, scales[scale_id]):
                low, high = found.spread.quartiles or (0.0, 0.0)
                words = f"{known.code} {known.text} – {scale_id}: {_apart(found, word)}"
                apart.append(((word != "split", low - high), words))
    if not several and not one_voice:
        return
    yield Heading(text="Where those who scored differ")
    if apart:
        # Sorted by how far alone: what is alike stays in the order of codes.
        yield Bullets(items=tuple(plain(words) for _, words in sorted(apart, key=lambda x: x[0])))
        yield Paragraph(spans=plain(f"By the rule {FLAG_RULE}."))
    elif several:
        yield Paragraph(spans=plain("Nowhere does the middle half of the scores span two values."))
    if not several:
        yield Paragraph(
            spans=plain("Each score is one value, so agreement among people is not defined.")
        )


def _apart(found: Tally, word: str) -> str:
    """How far voters are apart, with what they gave."""
    low, high = (phrases.number(round(each, 9)) for each in found.spread.quartiles or (0.0, 0.0))
    given = found.spread
    voters = plural(given.count, "voter")
    ends = f"{phrases.number(given.least)} to {phrases.number(given.greatest)}"
    middle = f"median {phrases.number(found.value)} ({voters}, {ends}), middle half {low} to {high}"
    return f"{middle}, {word}"


def _limits(gathered: Gathered, found: Coverage) -> Iterator[AnyBlock]:
    """How the scan was made, and what it cannot say."""
    yield Heading(text="Method and limits")
    items = [
        (
            f"Significance after {SOURCE}: impact and likelihood from 1 to 5, their product "
            f"significant from {THRESHOLD:g} on, {THRESHOLD:g} included."
        ),
        (
            "Scores are ranks. Their medians are shown with the number of voters and the spread; "
            "the product puts factors in order and measures nothing. A difference is reported "
            "where the middle half of the scores spans more than one value (quartiles after "
            "Hyndman and Fan 1996, type 7)."
        ),
        "A factor is filed under one field, where it starts.",
        "The people heard were chosen, not sampled: the counts stand for nobody else.",
    ]
    items += [
        f"{what}: {listing(fields)}."
        for what, fields in chapters.empty_fields(gathered, found.empty, "Empty fields")
    ]
    if not gathered.sessions:
        items.append("No session was held yet.")
    yield Bullets(items=tuple(plain(item) for item in items))

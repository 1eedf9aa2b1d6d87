"""What was given for impact and likelihood: how many, the median, the middle half, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from workshop import times
from workshop.analysis.answer.facts import DisagreementFact
from workshop.ballots.scored import Earlier
from workshop.ballots.tally import FLAG_RULE, Flag, flag
from workshop.language import marked, say
from workshop.report.appendices.tables import without_idle_columns
from workshop.report.bars.distribution import (
    Given,
    distributions,
    has_bars,
    values_of,
)
from workshop.report.blocks import CONTESTED, AnyBlock, Bullets, Column, Paragraph, Table, plain
from workshop.report.contested import contests_of, disagreements_of
from workshop.report.known import Known
from workshop.report.scan.plane import product_of
from workshop.report.view import Gathered
from workshop.report.wording import format as phrases
from workshop.report.wording.data_words import scale_title
from workshop.report.wording.letters import flag_word
from workshop.text import in_quotes, listing

_APART: Final = {"split": 0, "wide": 1, "": 2}
_CAPTION: Final = marked("Where voters are furthest apart first")

_SCALES: Final = {"impact": marked("impact"), "likelihood": marked("likelihood")}


def votes(gathered: Gathered, external: Sequence[Known]) -> Iterator[AnyBlock]:
    """What was given for every factor that was scored, where voters are furthest apart first.

    Args:
        gathered: the record as an edition tells it.
        external: the factors outside, in the one order.
    """
    scored = [known for known in external if product_of(gathered, known) is not None]
    given = [each for known in scored for each in _given(gathered, known)]
    if not given:
        return
    given.sort(key=_widest_first)
    yield from _drawn(given, gathered.fewest_voters)
    several = any(each.found and each.found.spread.count > 1 for each in given)
    if any(_word(each) for each in given):
        yield Paragraph(spans=plain(say("By the rule {rule}.", rule=say(FLAG_RULE))))
    elif several:
        yield Paragraph(
            spans=plain(say("Nowhere does the middle half of the scores span two values."))
        )
    if not several:
        yield Paragraph(
            spans=plain(say("Each score is one value, so agreement among people is not defined."))
        )
    yield from _reasons(gathered, scored)
    yield from _when(gathered, scored)


def _given(gathered: Gathered, known: Known) -> Iterator[Given]:
    """What was given on each scale."""
    scored = gathered.scores.impacts[known.factor.id]
    scales = {scale.id: scale for scale in scored.step.scales}
    contested = known.factor.id in contests_of(gathered)
    for scale_id, found in scored.tallies.items():
        scale = scales[scale_id]
        title = gathered.telling.text(scale_title(scale.title))
        yield Given(known.code, known.text, contested, scale, title, found)


def _word(given: Given) -> Flag:
    """How far voters are apart, by the rule; empty where they are not."""
    return flag(given.found, given.scale) if given.found else ""


def _widest_first(given: Given) -> tuple[int, float]:
    """By the rule first, then by the middle half."""
    low, high = (given.found and given.found.spread.quartiles) or (0.0, 0.0)
    return _APART[_word(given)], low - high


def _drawn(given: Sequence[Given], fewest: int) -> Iterator[AnyBlock]:
    """As bars on scales where any may be told, else as numbers."""
    drawn = {values_of(each.scale) for each in given if has_bars(each, fewest)}
    bars = [each for each in given if values_of(each.scale) in drawn]
    yield from distributions(say(_CAPTION), bars, fewest)
    if rest := [each for each in given if values_of(each.scale) not in drawn]:
        yield without_idle_columns(
            Table(
                caption=say(_CAPTION),
                columns=(
                    Column(title=say("Factor")),
                    Column(title=say("Statement"), weight=5),
                    Column(title=say("Scale"), weight=2),
                    Column(title=say("n"), numeric=True),
                    Column(title=say("Median"), numeric=True),
                    Column(title=say("From, to")),
                    Column(title=say("Apart")),
                ),
                rows=tuple(_row(each) for each in rest),
            )
        )


def _row(given: Given) -> tuple[str, ...]:
    found = given.found
    assert found is not None  # noqa: S101 - what is not told is in no row
    return (
        f"{given.code} {CONTESTED}" if given.contested else given.code,
        given.text,
        given.title,
        say("room") if found.agreed else str(found.spread.count),
        phrases.number(round(found.value, 9)),
        phrases.range_words(found) or say("all alike"),
        flag_word(_word(given)) or "–",
    )


def _reasons(gathered: Gathered, scored: Sequence[Known]) -> Iterator[AnyBlock]:
    """Why voters are apart, as it was said where the room discussed it."""
    codes = {known.code for known in scored}
    found = [
        each
        for each in disagreements_of(gathered)
        if each.reason and codes.intersection(each.codes)
    ]
    if found:
        yield Bullets(items=tuple(plain(_reason(each)) for each in found))


def _reason(found: DisagreementFact) -> str:
    who = f" — {found.reason_who}" if found.reason_who else ""
    said = in_quotes(found.reason)
    words = say("{label}: {text}", label=listing(list(found.codes)), text=said)
    return f"{words}{who}"


# When it was given


def _when(gathered: Gathered, scored: Sequence[Known]) -> Iterator[AnyBlock]:
    """Which session's scores these are, and what was given before."""
    impacts = gathered.scores.impacts
    sessions = {impacts[known.factor.id].session.id for known in scored}
    named = [
        f"{gathered.title(one)}, {times.day(one.started)}"
        for one in gathered.sessions
        if one.id in sessions
    ]
    yield Paragraph(spans=plain(say("Scored in {sessions}.", sessions=listing(named))))
    twice = [known for known in scored if impacts[known.factor.id].sessions > 1]
    if twice:
        codes = phrases.codes([known.code for known in twice])
        yield Paragraph(
            spans=plain(
                say(
                    "Scored in more than one session, of which the latest counts: {codes}.",
                    codes=codes,
                )
            )
        )
        yield Bullets(items=tuple(plain(_before(gathered, known)) for known in twice))
    parts = [
        f"{known.code} ({listing(list(found))})"
        for known in scored
        if (found := impacts[known.factor.id].parts)
    ]
    if parts:
        yield Paragraph(
            spans=plain(
                say(
                    "Scored when they counted apart, under the code in brackets: {codes}.",
                    codes=phrases.codes(parts),
                )
            )
        )


def _before(gathered: Gathered, known: Known) -> str:
    """What a factor was scored before, in which session, and under which code."""
    found = gathered.scores.impacts[known.factor.id]
    now = product_of(gathered, known)
    earlier = [_earlier(gathered, known, one) for one in found.earlier]
    return say(
        "{code}: {value} now; before that {earlier}",
        code=known.code,
        value=phrases.number(now),
        earlier=listing(earlier),
    )


def _earlier(gathered: Gathered, known: Known, one: Earlier) -> str:
    """What one earlier session gave a factor."""
    questions = (one.question(known.factor.id, scale_id) for scale_id in one.tallies)
    why = next((why for each in questions if (why := gathered.scores.why_left_out(each))), None)
    given = [
        f"{say(_SCALES.get(scale_id, scale_id))} {phrases.tally_words(found)}"
        for scale_id, found in one.tallies.items()
    ]
    what = why.words(gathered.fewest_voters) if why else listing(given)
    when = f"{gathered.title(one.session)}, {times.day(one.session.started)}"
    if one.codes == (known.code,):
        return say("{values} in {session}", values=what, session=when)
    codes = listing(list(one.codes))
    return say("{values} in {session}, as {codes}", values=what, session=when, codes=codes)

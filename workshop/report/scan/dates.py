"""When what is coming happens: times named in statements, and days on which actions are due."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from workshop.analysis.dated.said_dates import SaidDate, dates_of
from workshop.analysis.dated.when_words import when_words as said_when
from workshop.language import say
from workshop.report.blocks import AnyBlock, Dated, DateLine, Paragraph, plain
from workshop.report.contested import contests_of
from workshop.report.factor_lists.picture import SIDE
from workshop.report.known import Known
from workshop.report.listed import last_change
from workshop.report.ordering import order_of
from workshop.report.view import Gathered
from workshop.text import listing

MOST_OF_ONE: Final = 3
"""So many times of one factor stand on the line; whoever names more names a plan."""


def times_of(gathered: Gathered) -> Mapping[str, tuple[SaidDate, ...]]:
    """The times of every factor outside that names any, by its id, the first one first."""
    return gathered.once(_times)


def _times(gathered: Gathered) -> dict[str, tuple[SaidDate, ...]]:
    found = {
        known.factor.id: tuple(
            sorted(dict.fromkeys(_said(gathered, known)), key=lambda said: (said.begins, said.ends))
        )
        for known in gathered.factors
        if not known.factor.letter.internal
    }
    return {key: _told_once(said) for key, said in found.items() if said}


def _said(gathered: Gathered, known: Known) -> Iterator[SaidDate]:
    """The times that a factor names in whatever words it was said."""
    texts = dict.fromkeys((known.text, *(gathered.telling.words(each) for each in known.entries)))
    for text in texts:
        yield from dates_of(text)


def _told_once(said: tuple[SaidDate, ...]) -> tuple[SaidDate, ...]:
    """Without a year beside a time of that year, which names it more exactly."""
    # of those with the same first and last day one stays, so what lies within another is shorter
    said = tuple({(one.begins, one.ends): one for one in reversed(said)}.values())[::-1]
    return tuple(
        one
        for one in said
        if not any(
            other is not one and one.begins <= other.begins and other.ends <= one.ends
            for other in said
        )
    )


def last_day(gathered: Gathered) -> date:
    """The day on which the record last changed: what was over by then is past."""
    return gathered.once(_last_day)


def _last_day(gathered: Gathered) -> date:
    return last_change(gathered.record).date()


def when_words(gathered: Gathered, known: Known) -> str:
    """When it happens, in a few words: the first time that is not over, else the last that is."""
    said = times_of(gathered).get(known.factor.id, ())
    day = last_day(gathered)
    ahead = [said_when(each.when) for each in said if not each.is_past(day)]
    if ahead:
        return listing(ahead[:2])
    return say("{when} (past)", when=said_when(said[-1].when)) if said else "–"


def date_line(gathered: Gathered, external: list[Known]) -> Iterator[AnyBlock]:
    """What happens when, along the years; what was over is told beside it, as past."""
    found, day, contests = times_of(gathered), last_day(gathered), contests_of(gathered)
    ahead: list[tuple[SaidDate, Known]] = []
    past: list[tuple[SaidDate, Known]] = []
    for known in order_of(gathered).sorted(external):
        said = found.get(known.factor.id, ())
        ahead += [(each, known) for each in said if not each.is_past(day)][:MOST_OF_ONE]
        past += [(each, known) for each in said if each.is_past(day)]
    if ahead:
        ahead.sort(key=lambda pair: (pair[0].begins, pair[0].ends))
        yield DateLine(
            caption=say("As people named it"),
            items=tuple(
                Dated(
                    begins=said.begins,
                    when=said_when(said.when),
                    code=known.code,
                    text=known.text,
                    letter=SIDE[known.factor.letter],
                    contested=known.factor.id in contests,
                )
                for said, known in ahead
            ),
        )
    else:
        yield Paragraph(spans=plain(say("No statement names a time that is still to come.")))
    if past:
        words = listing([f"{known.code} ({said_when(said.when)})" for said, known in past])
        yield Paragraph(spans=plain(say("Named as past: {times}.", times=words)))
    if undated := [known.code for known in external if known.factor.id not in found]:
        count = len(undated)
        yield Paragraph(
            spans=plain(
                say(
                    "{n} of {all} name no time with its year, so they are not on the line.",
                    n=count,
                    all=len(external),
                )
            )
        )

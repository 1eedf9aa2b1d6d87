"""What a finding may rest on: the factors and themes that an edition tells, in the one order.

Every door that makes findings shows this list: the screen by keys, plain prompts and the command
line by numbers.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from workshop.analysis.synthesis.facts import ThemeFact
from workshop.analysis.synthesis.strength import Strength, Strengths, strongest_first
from workshop.record.documents import Entry
from workshop.report.contested import contests_of
from workshop.report.ordering import order_of
from workshop.report.synthesis.told_synthesis import ToldSynthesis
from workshop.report.view import Gathered
from workshop.running.findings.standing import cited_by, findings_of


class Material(msgspec.Struct, frozen=True, kw_only=True):
    """A factor or theme that a finding may rest on."""

    key: str
    """By what a command cites it: the id of the factor or the theme, a tag behind `#`."""
    id: str
    """Its code: `W4`, `TH2`, `#passwords`."""
    is_theme: bool
    text: str
    letter: str | None
    """The letter of a factor; that of most of what is said under a theme."""
    departments: int
    """Departments that say so."""
    strength: Strength
    contested: bool = False
    entries: tuple[str, ...] = ()
    """The ids of the entries behind it in the record, for whoever acts on them."""
    used: tuple[int, ...] = ()
    """The places of the findings that rest on it already."""


def material_of(gathered: Gathered) -> tuple[Material, ...]:
    """The themes, then the factors, each in the one order of all documents."""
    return gathered.once(_material)


def _material(gathered: Gathered) -> tuple[Material, ...]:
    told = gathered.once(ToldSynthesis)
    used = _used(gathered)
    contests = contests_of(gathered)
    strengths = Strengths(gathered.telling.hearing, gathered.spoken_marks.confirms)
    themes = [
        Material(
            key=heard.coded.id,
            id=fact.id,
            is_theme=True,
            text=fact.text,
            letter=fact.letter,
            departments=fact.departments,
            strength=fact.strength,
            contested=bool(fact.against),
            entries=tuple(entry.id for entry in heard.entries),
            used=tuple(used.get(heard.coded.id, ())),
        )
        for heard, fact in sorted(told.pairs, key=lambda pair: _theme_order(pair[1]))
        if heard.coded is not None
    ]
    factors = [
        Material(
            key=known.factor.id,
            id=known.code,
            is_theme=False,
            text=known.text,
            letter=known.factor.letter.value,
            departments=known.support.departments,
            strength=strengths.of(
                known.entries,
                told.heard.against(known.factor),
                look_alikes=gathered.look_alikes.get(known.factor.id, 0),
            ),
            contested=known.factor.id in contests,
            entries=_ids(known.entries),
            used=tuple(used.get(known.factor.id, ())),
        )
        for known in order_of(gathered).sorted(gathered.factors)
    ]
    return (*themes, *factors)


def _theme_order(fact: ThemeFact) -> tuple[object, ...]:
    """Themes by strength, then departments, then wording: never by when they were made."""
    return (*strongest_first(fact.strength)[:1], -fact.departments, fact.text.casefold(), fact.id)


def _ids(entries: Iterable[Entry]) -> tuple[str, ...]:
    return tuple(entry.id for entry in entries)


def _used(gathered: Gathered) -> dict[str, list[int]]:
    """The places of the findings that rest on something, by its id."""
    found: dict[str, list[int]] = {}
    for place, finding in enumerate(findings_of(gathered.record), 1):
        for cited in cited_by(gathered.record, finding):
            found.setdefault(cited.id, []).append(place)
    return found

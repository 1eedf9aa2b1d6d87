"""What a finding may rest on: the factors and themes that an edition tells, in the one order.

Every door that makes findings shows this list: the screen by keys, plain prompts and the command
line by numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from workshop.analysis.order.one_order import Key, best_key
from workshop.analysis.synthesis.strength import Strength
from workshop.record.documents import Entry
from workshop.report.contested import contests_of
from workshop.report.ordering import order_of
from workshop.report.synthesis.told_synthesis import ToldSynthesis
from workshop.report.view import Gathered
from workshop.running.findings.standing import cited_by, findings_of
from workshop.text import SortKey, as_sorted

_Place = tuple[Key, SortKey, str]
"""What sorts factors and themes: their grounds, then their wording; never when they were made."""


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
    """The factors and themes in the one order of all documents; a theme has that of its best."""
    return gathered.once(_material)


def _material(gathered: Gathered) -> tuple[Material, ...]:
    used = _used(gathered)
    found = [*_factors(gathered, used), *_themes(gathered, used)]
    found.sort(key=lambda each: each[0])
    return tuple(material for _, material in found)


def _factors(
    gathered: Gathered, used: Mapping[str, list[int]]
) -> Iterator[tuple[_Place, Material]]:
    """The factors, each with what sorts it."""
    order, contests = order_of(gathered), contests_of(gathered)
    for known in gathered.factors:
        factor, grounds = known.factor, order.grounds[known.factor.id]
        yield (
            (grounds.key, as_sorted(known.text), known.code),
            Material(
                key=factor.id,
                id=known.code,
                is_theme=False,
                text=known.text,
                letter=factor.letter.value,
                departments=known.support.departments,
                strength=grounds.strength,
                contested=factor.id in contests,
                entries=_ids(known.entries),
                used=tuple(used.get(factor.id, ())),
            ),
        )


def _themes(gathered: Gathered, used: Mapping[str, list[int]]) -> Iterator[tuple[_Place, Material]]:
    """The themes of the codebook, each with what sorts it."""
    grounds = order_of(gathered).grounds
    for heard, fact in gathered.once(ToldSynthesis).pairs:
        if heard.coded is None:
            continue
        own = [grounds[factor.id] for factor in heard.factors if factor.id in grounds]
        key = best_key(own, fact.strength, fact.departments)
        yield (
            (key, as_sorted(fact.text), fact.id),
            Material(
                key=heard.coded.id,
                id=fact.id,
                is_theme=True,
                text=fact.text,
                letter=fact.letter,
                departments=fact.departments,
                strength=fact.strength,
                contested=bool(heard.said and heard.against),
                entries=_ids(heard.entries),
                used=tuple(used.get(heard.coded.id, ())),
            ),
        )


def _ids(entries: Iterable[Entry]) -> tuple[str, ...]:
    return tuple(entry.id for entry in entries)


def _used(gathered: Gathered) -> dict[str, list[int]]:
    """The places of the findings that rest on something, by its id."""
    found: dict[str, list[int]] = {}
    for place, finding in enumerate(findings_of(gathered.record), 1):
        for cited in cited_by(gathered.record, finding):
            found.setdefault(cited.id, []).append(place)
    return found

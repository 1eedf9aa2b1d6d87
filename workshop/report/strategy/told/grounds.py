"""On what a decision rests: factors, themes, rows, statements, words, as an edition tells them."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.privacy.told_themes import ToldThemes
from workshop.record.documents import Entry, Factor
from workshop.record.rows import Row
from workshop.record.themes import Theme
from workshop.registers.field_base import Target
from workshop.registers.kinds import REGISTERS
from workshop.report.strategy.told.shown import shown
from workshop.report.view import Gathered
from workshop.strategy.chapter_facts import GroundFact


def grounds(gathered: Gathered, row: Row, field: str) -> Iterator[GroundFact]:
    """What the links of a row lead to, in their order, without what is not told."""
    link = next(each for each in row.register.links if each.id == field)
    for target in row.cell(field):
        if gathered.row_telling.leads(target, link) and (found := _ground(gathered, row, target)):
            yield found


def entries(gathered: Gathered, row: Row, field: str) -> tuple[Entry, ...]:
    """The statements that a row links to or that are behind the factors it links to, if told."""
    found: dict[str, Entry] = {}
    for target in row.cell(field):
        if not gathered.row_telling.leads(target):
            continue
        known = gathered.by_id.get(whole_id(gathered, target))
        own = known.entries if known else _statement(gathered, target)
        found |= {entry.id: entry for entry in own}
    return tuple(found.values())


def _statement(gathered: Gathered, target: Target) -> tuple[Entry, ...]:
    entry = gathered.record.find(Entry, target.id) if target.table == "entry" else None
    return (entry,) if entry and not entry.retracted else ()


def whole_id(gathered: Gathered, target: Target) -> str:
    """The id of the factor that stands for one that was merged; empty for what is no factor."""
    factor = gathered.record.find(Factor, target.id) if target.table == "factor" else None
    return gathered.record.whole_of(factor).id if factor else ""


def _ground(gathered: Gathered, row: Row, target: Target) -> GroundFact | None:
    """What one link leads to; none where it is gone."""
    if not target.id:
        return GroundFact(id="", text=gathered.row_telling.words(row, target.text))
    if target.table in REGISTERS:
        return _row(gathered, target)
    match target.table:
        case "factor":
            return _factor(gathered, target)
        case "entry":
            return _said(gathered, target)
    return _theme(gathered, target)


def _row(gathered: Gathered, target: Target) -> GroundFact | None:
    found = shown(gathered, target.table).get(target.id)
    if found is None:
        return None
    subject = found.row.register.subject.id
    return GroundFact(
        id=found.code, text=found.cells[subject], evidence=gathered.entry_ids(found.evidence)
    )


def _factor(gathered: Gathered, target: Target) -> GroundFact | None:
    known = gathered.by_id.get(whole_id(gathered, target))
    if known is None:
        return None
    return GroundFact(id=known.code, text=known.text, evidence=gathered.entry_ids(known.entries))


def _said(gathered: Gathered, target: Target) -> GroundFact | None:
    entry = next(iter(_statement(gathered, target)), None)
    if entry is None:
        return None
    words = gathered.telling.words(entry)
    return GroundFact(id="", text=words, evidence=gathered.entry_ids([entry]))


def _theme(gathered: Gathered, target: Target) -> GroundFact | None:
    theme = gathered.record.find(Theme, target.id)
    if theme is None:
        return None
    return GroundFact(id="", text=ToldThemes(gathered.telling).name(theme))

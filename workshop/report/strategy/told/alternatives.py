"""What could be used instead of each resource; of which nobody named anything."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.language import say
from workshop.registers.kinds.strategy.resources import INFRASTRUCTURE, RESOURCES, SYSTEM
from workshop.report.blocks import AnyBlock, Bullets, Column, Table, plain
from workshop.report.strategy.told.shown import Level, headed, shown
from workshop.report.view import Gathered
from workshop.report.wording import format as phrases
from workshop.strategy.chapter_facts import AlternativeFact

_ASKED = (SYSTEM, INFRASTRUCTURE)
"""Resources of which another could be had."""


def facts(gathered: Gathered) -> tuple[AlternativeFact, ...]:
    """The resources that are told: those with alternatives, and systems without."""
    found = []
    for row in shown(gathered, RESOURCES).values():
        kind, named = str(row.row.cell("resource_kind") or ""), row.cells["alternatives"]
        if not named and kind not in _ASKED:
            continue
        short = row.values.get("short")
        found.append(
            AlternativeFact(
                id=row.code,
                resource=row.cells["resource"],
                kind=kind,
                alternatives=named,
                short=float(short) if isinstance(short, int | float) else None,
            )
        )
    return tuple(found)


def blocks(gathered: Gathered, level: Level = 2) -> Iterator[AnyBlock]:
    """The alternatives of each resource, and the systems of which nobody named any."""
    found = facts(gathered)
    named = [one for one in found if one.alternatives]
    if not found:
        return
    yield from headed(gathered, RESOURCES, say("What could be used instead"), level)
    if named:
        yield Table(
            caption=say("Alternatives to what there is"),
            columns=(
                Column(title=say("Resource"), weight=2),
                Column(title=say("Kind")),
                Column(title=say("Alternatives"), weight=4),
            ),
            rows=tuple(
                (f"{one.id} {one.resource}", say(one.kind) if one.kind else "", one.alternatives)
                for one in named
            ),
        )
    if bare := [one.id for one in found if not one.alternatives]:
        words = say("No alternative is named for: {codes}.", codes=phrases.codes(bare))
        yield Bullets(items=(plain(words),))

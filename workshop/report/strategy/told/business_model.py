"""The business model now and then, in nine blocks; what is to change without anything calling."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.language import marked, say
from workshop.registers.kinds.strategy.business_model import BLOCKS, BUSINESS_MODEL
from workshop.report.blocks import AnyBlock, Bullets, Column, Paragraph, Span, Table, plain
from workshop.report.strategy.told.shown import Level, headed, shown
from workshop.report.view import Gathered
from workshop.report.wording import format as phrases
from workshop.strategy.chapter_facts import ModelBlockFact
from workshop.text import clean_line, listing, parted

TITLES = {
    "customer segments": marked("Customer segments"),
    "value propositions": marked("Value propositions"),
    "channels": marked("Channels"),
    "customer relationships": marked("Customer relationships"),
    "revenue streams": marked("Revenue streams"),
    "key resources": marked("Key resources"),
    "key activities": marked("Key activities"),
    "key partners": marked("Key partners"),
    "cost structure": marked("Cost structure"),
}
"""The nine blocks as they are headed."""


def facts(gathered: Gathered) -> tuple[ModelBlockFact, ...]:
    """What is told of the nine blocks, in the order of the book; others come last."""
    found = []
    for row in shown(gathered, BUSINESS_MODEL).values():
        now, then = (row.row.cell(each) for each in ("was", "will_be"))
        called = row.values["calls_for"]
        found.append(
            ModelBlockFact(
                id=row.code,
                block=clean_line(row.cells["block"]).casefold(),
                now=row.cells["was"],
                then=row.cells["will_be"],
                changes=bool(then) and clean_line(then).casefold() != clean_line(now).casefold(),
                called_for_by=called if isinstance(called, tuple) else (),
                evidence=gathered.entry_ids(row.evidence),
            )
        )
    return tuple(sorted(found, key=lambda each: _place(each.block)))


def uncalled_for(gathered: Gathered) -> tuple[ModelBlockFact, ...]:
    """The changes that cite nothing; one that cites what is not told is none of them."""
    rows = shown(gathered, BUSINESS_MODEL).values()
    bare = {row.code for row in rows if not row.row.cell("calls_for")}
    return tuple(each for each in facts(gathered) if each.changes and each.id in bare)


def blocks(gathered: Gathered, level: Level = 2) -> Iterator[AnyBlock]:
    """Block by block how it is and how it is to be, with what calls for it."""
    if not (found := facts(gathered)):
        return
    yield from headed(gathered, BUSINESS_MODEL, say("The business model, now and then"), level)
    changing = [each for each in found if each.changes]
    yield Paragraph(
        spans=plain(
            say("To change: {lines}.", lines=phrases.some_of(len(changing), len(found), "line")),
            " ",
            _silent(found),
        )
    )
    yield Table(
        caption=say("The nine blocks of the business model (Osterwalder & Pigneur 2010)"),
        columns=(
            Column(title=say("Block"), weight=2),
            Column(title=say("Now"), weight=4),
            Column(title=say("In future"), weight=4),
            Column(title=say("Called for by"), weight=2),
        ),
        rows=tuple(
            (
                f"{each.id} {_title(each.block)}",
                each.now,
                each.then if each.changes else each.then and say("stays as it is"),
                parted(each.called_for_by),
            )
            for each in found
        ),
    )
    if bare := uncalled_for(gathered):
        yield Paragraph(spans=(Span(say("To change, and no factor calls for it:"), "strong"),))
        yield Bullets(
            items=tuple(
                (Span(f"{each.id} ", "strong"), Span(f"{_title(each.block)}: {each.then}"))
                for each in bare
            )
        )


def _silent(found: tuple[ModelBlockFact, ...]) -> str:
    """Of which blocks nothing is said."""
    there = {each.block for each in found}
    missing = [say(TITLES[each]) for each in BLOCKS if each not in there]
    return say("Nothing is said of: {blocks}.", blocks=listing(missing)) if missing else ""


def _title(block: str) -> str:
    return say(TITLES[block]) if block in TITLES else block


def _place(block: str) -> int:
    return BLOCKS.index(block) if block in BLOCKS else len(BLOCKS)

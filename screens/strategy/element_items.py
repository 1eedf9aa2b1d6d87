"""The rows of the elements: each element with how much stands in it, and what stands there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from textual.content import Content

from screens.strategy.words import (
    MISSING,
    RESTS,
    RESTS_WORDS,
    TITLES,
    rests_counted,
    rests_words,
)
from screens.widgets.ink import ALERT, KEY, MUTED, muted
from screens.widgets.letter_signs import letter_sign
from screens.widgets.row_list import Item, Row
from screens.widgets.row_words import head, note, subject_head
from workshop.registers.kinds import register_named
from workshop.strategy.element_parts import FACTORS, Part
from workshop.strategy.elements import ElementOf, ElementRow, rests_of

_INDENT: Final = 9


def element_item(element: ElementOf) -> Item:
    """An element: its name, how many rows it has, on what these rest, what is missing."""
    counted = rests_counted(element)
    parts = [
        Content.assemble((sign, ink), f" {counted[rests]:,}")
        for rests, (sign, ink) in RESTS.items()
        if counted[rests]
    ]
    if element.missing:
        sign, ink = MISSING
        parts.append(Content.assemble((sign, ink), (f" {len(element.missing)} missing", ALERT)))
    return Item(
        Row(
            Content.styled(TITLES[element.element], "bold"),
            right=muted(f"{len(element.rows):,}" if element.rows else "empty"),
            small=Content("  ").join(parts),
            above=0,
        ),
        element.element,
        element,
    )


def legend_items() -> Iterator[Item]:
    """What the signs of rows mean."""
    for place, (rests, words) in enumerate(RESTS_WORDS.items()):
        sign, ink = RESTS[rests]
        yield Item(Row(Content.assemble((sign, ink), (f" {words}", MUTED)), above=int(not place)))


def row_items(element: ElementOf) -> Iterator[Item]:
    """What is missing of an element, then everything that stands in it, by register."""
    yield subject_head(TITLES[element.element])
    if element.missing:
        yield Item(
            Row(
                Content.styled("Missing", f"bold {ALERT}"),
                right=Content.assemble(("g", KEY), (" starts a session that fills it", MUTED)),
                above=1,
            )
        )
        for part in element.missing:
            yield _missing_item(part)
    for kind, rows in groupby(element.rows, key=lambda row: row.kind):
        title = "Factors" if kind == FACTORS else register_named(kind).title
        found = list(rows)
        yield head(title, muted(f"{len(found):,}"))
        for row in found:
            yield _row_item(row)
    if not element.rows and not element.missing:
        yield note("Nothing stands here.")


def _missing_item(part: Part) -> Item:
    sign, ink = MISSING
    return Item(
        Row(
            Content(f"{part.title[:1].upper()}{part.title[1:]}"),
            lead=Content.assemble("  ", (sign, ink)),
            right=Content.assemble(("guide ", MUTED), part.guide),
            indent=_INDENT,
        ),
        f"missing-{part.id}",
        part,
    )


def _row_item(row: ElementRow) -> Item:
    sign, ink = RESTS[rests_of(row)]
    letter = letter_sign(row.code[0]) + " " if row.kind == FACTORS else Content("")
    return Item(
        Row(
            letter + Content(" ".join(row.text.split()) or "without words"),
            lead=Content.assemble("  ", (sign, ink), " ", (row.code, "bold")),
            right=muted(rests_words(row)),
            indent=_INDENT,
        ),
        row.id,
        row,
    )

"""Short topics that share a slide: a list of sentences stands with the topic before or after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from sessions.exports.slides.deck import Deck
from sessions.exports.slides.drawing import ROOM, Tabled, draw, grid_of
from sessions.exports.slides.evidence import Behind
from sessions.exports.slides.grid import SCALES, enlarged
from sessions.exports.slides.shapes import Box, put_text
from sessions.exports.slides.tables import Part, least_height, put_table, whole
from sessions.exports.slides.template import BODY, EDGE, TOP
from sessions.exports.slides.texts import Fitted, fitted, para
from sessions.exports.slides.topics import Remarks, Topic

_MOST: Final = 3
"""So many topics share a slide."""
_LEAST: Final = 1.3
"""Only where type is so much larger than a full slide has it: small type is no gain."""
_BETWEEN: Final = 20.0
"""Above the name of a further topic, in points."""
_BELOW: Final = 6.0


class _Block(NamedTuple):
    """A topic on a slide that it shares."""

    topic: Topic
    name: Fitted | None
    """What stands above it; the first has the title of the slide."""
    part: Part
    legend: Fitted | None

    @property
    def height(self) -> float:
        above = _BETWEEN + self.name.height + _BELOW if self.name else 0.0
        return above + self.part.height + (self.legend.height + _BELOW if self.legend else 0.0)


def draw_all(deck: Deck, found: Sequence[Topic], behind: Behind) -> None:
    """Put all topics on slides, in their order; a slide that two or three share has both names."""
    for group, blocks in _groups(found, behind):
        if blocks:
            _stack(deck, blocks)
        else:
            draw(deck, group[0], behind)


def _groups(
    found: Sequence[Topic], behind: Behind
) -> Iterator[tuple[Sequence[Topic], list[_Block]]]:
    """The topics of each slide, as blocks where there are several."""
    at = 0
    while at < len(found):
        group, blocks = found[at : at + 1], list[_Block]()
        for end in range(at + 2, min(at + _MOST, len(found)) + 1):
            tried = found[at:end]
            listed = any(isinstance(one.shown, Remarks) for one in tried[-2:])
            if (
                any(one.alone for one in tried)
                or not listed
                or not (made := _fitting(tried, behind))
            ):
                break
            group, blocks = tried, made
        yield group, blocks
        at += len(group)


def _fitting(group: Sequence[Topic], behind: Behind) -> list[_Block]:
    """The topics in the largest type in which all of them stand on a slide, if they do."""
    made = (grid_of(topic, behind) for topic in group)
    tables = [one for one in made if one and one.grid.lines]
    # A long table is not measured in each type, only to be found too high in all of them.
    if len(tables) < len(group) or sum(least_height(one.grid) for one in tables) > ROOM:
        return []
    for scale in (scale for scale in SCALES if scale >= _LEAST):
        blocks = list[_Block]()
        for topic, found in zip(group, tables, strict=True):
            block = _block(topic, found, scale, first=not blocks)
            if block is None:
                break
            blocks.append(block)
        if len(blocks) == len(group) and sum(one.height for one in blocks) <= ROOM:
            return blocks
    return []


def _block(topic: Topic, found: Tabled, scale: float, *, first: bool) -> _Block | None:
    """A topic in a type; none where it is not whole in it."""
    larger = enlarged(found.grid, scale)
    part = whole(larger) if larger else None
    if part is None:
        return None
    name = None if first else fitted(para(topic.title, 20, "accent", bold=True, most=1), BODY)
    legend = fitted(para(found.below, 12, "muted", most=3), BODY) if found.below else None
    if any(one and not one.whole for one in (name, legend)):
        return None
    return _Block(topic, name, part, legend)


def _stack(deck: Deck, blocks: Sequence[_Block]) -> None:
    """One below the other, each under its name."""
    slide, y = deck.slide(blocks[0].topic.title), TOP
    for at, one in enumerate(blocks, 1):
        if one.name:
            y += _BETWEEN
            box = Box(EDGE, y, BODY, one.name.height + 1)
            put_text(slide, box, [one.name], deck.paint, name=f"Name {at}")
            y += one.name.height + _BELOW
        put_table(slide, one.part, EDGE, y, deck.paint, name=f"Table {at}")
        y += one.part.height
        if one.legend:
            box = Box(EDGE, y + _BELOW - 1, BODY, one.legend.height + 1)
            put_text(slide, box, [one.legend], deck.paint, name=f"Legend {at}")
            y += _BELOW + one.legend.height
        deck.note(slide, [*one.topic.told, *one.part.notes])

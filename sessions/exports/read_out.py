"""A document as lines to be read out: no table to look along, no sign that only eyes can read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import singledispatch

from sessions.exports import labels as words
from workshop.language import raised
from workshop.report.blocks import (
    Block,
    Bullets,
    DateLine,
    FindingBlock,
    Gauge,
    Heading,
    Headline,
    Matrix,
    Notice,
    Paragraph,
    Plane,
    Quadrant,
    Quote,
    Report,
    Span,
    Table,
)


def lines_of(report: Report) -> Iterator[str]:
    """The document from its title to its end, an empty line before every chapter."""
    yield report.title
    if report.subtitle:
        yield report.subtitle
    yield from (f"{label}: {value}" for label, value in report.meta)
    for block in report.blocks:
        yield from block_lines(block)


@singledispatch
def block_lines(block: Block) -> Iterator[str]:
    """A part of a document, line after line."""
    raise TypeError(f"{type(block).__name__} cannot be read out")


@block_lines.register
def _(block: Heading) -> Iterator[str]:
    yield ""
    yield f"{'Chapter' if block.level == 1 else 'Part'}: {block.text}"


@block_lines.register
def _(block: Paragraph) -> Iterator[str]:
    yield _run(block.spans)


@block_lines.register
def _(block: Bullets) -> Iterator[str]:
    yield from (f"- {_run(item)}" for item in block.items)


def _run(spans: Sequence[Span]) -> str:
    """The words of spans; what is muted is ours, and its signs are said as commas."""
    return "".join(
        span.text.replace(" — ", ", ").replace(" · ", ", ") if span.style == "muted" else span.text
        for span in spans
    )


@block_lines.register
def _(block: Table) -> Iterator[str]:
    yield f"{block.caption}:" if block.caption else ""
    titles = [column.title for column in block.columns]
    yield from (f"- {_row(titles, row)}" for row in block.rows)
    if block.total:
        yield f"In all: {_row(titles, block.total)}"


def _row(titles: Sequence[str], cells: Sequence[str]) -> str:
    """A row in which each cell stands behind the title of its column; empty ones are left out."""
    told = zip(titles, cells, strict=True)
    return "; ".join(f"{title}: {cell}" if title else cell for title, cell in told if cell)


@block_lines.register
def _(block: Quote) -> Iterator[str]:
    where = f", {block.where}" if block.where else ""
    yield f"Quote: “{block.text}”, said by {block.who}{where}"


@block_lines.register
def _(block: Quadrant) -> Iterator[str]:
    yield f"{block.caption}:" if block.caption else ""
    for quarter in block.quarters:
        yield f"{quarter.title}, {quarter.note}:"
        for item in quarter.items:
            behind = f" ({item.support})" if item.support else ""
            yield f"- {item.code}: {item.text}{_contested(item.contested)}{behind}"
        if not quarter.items:
            yield quarter.none
        if quarter.more:
            yield words.in_register(quarter.more)


def _contested(contested: bool) -> str:  # noqa: FBT001 - the one thing it asks
    """What the mark of a contested factor is as a word."""
    return ", contested" if contested else ""


@block_lines.register
def _(block: Gauge) -> Iterator[str]:
    yield f"{block.label}: {block.shown}, on a scale from {block.least:g} to {block.greatest:g}"
    yield block.sentence


@block_lines.register
def _(block: Notice) -> Iterator[str]:
    yield f"Note: {block.text}"


@block_lines.register
def _(block: Headline) -> Iterator[str]:
    yield f"The answer: {block.text}"
    yield from block.lines


@block_lines.register
def _(block: FindingBlock) -> Iterator[str]:
    yield f"Finding {block.place}: {block.text}"
    yield f"It rests on: {block.support.replace(' · ', ', ')}"
    if block.cites:
        yield f"It cites: {', '.join(block.cites)}"
    told = (
        *((raised(said), names) for said, names in words.heard_words(block)),
        ("Against it", block.against),
        ("Recommended", block.recommendation),
        ("Asked", block.ask),
    )
    yield from (f"{label}: {text}" for label, text in told if text)


@block_lines.register
def _(block: Matrix) -> Iterator[str]:
    block = words.as_written(block)
    yield f"{block.caption}:" if block.caption else ""
    titles = [*block.columns, *(column.title for column in block.ends)]
    for line in block.rows:
        cells = _row(titles, [*map(words.cell_words, line.cells), *line.ends])
        name = ": ".join(filter(None, (line.code, line.text))) + _contested(line.contested)
        yield f"- {name}; {cells}" if cells else f"- {name}"


@block_lines.register
def _(block: Plane) -> Iterator[str]:
    yield f"{block.caption}:" if block.caption else ""
    if block.sentence:
        yield block.sentence
    for point in block.points:
        name = ": ".join(filter(None, (point.code, point.text))) + _contested(point.contested)
        yield f"- {name}, {words.place_of(block, point)}"


@block_lines.register
def _(block: DateLine) -> Iterator[str]:
    yield f"{block.caption}:" if block.caption else ""
    for item in block.items:
        name = ": ".join(filter(None, (item.code, item.text))) + _contested(item.contested)
        yield f"- {item.when}: {name}"

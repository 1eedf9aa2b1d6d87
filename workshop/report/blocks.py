"""A report as plain data: blocks that every writer knows how to draw.

Numbers are formatted and texts chosen by the builders, once; a writer only lays out. Texts are
data throughout: no block holds markup of any kind.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Final, Literal

import msgspec

from workshop.report.facts import Facts
from workshop.report.origin import Origin

CONTESTED: Final = "▲"
"""The mark of what people differ on, with the word where there is room for it."""


class Block(msgspec.Struct, frozen=True, kw_only=True, tag_field="block", omit_defaults=True):
    """A part of a report, one under the other."""


class Span(msgspec.Struct, frozen=True, omit_defaults=True):
    """A run of text in one style."""

    text: str
    style: Literal["plain", "strong", "muted"] = "plain"


class Heading(Block, frozen=True, kw_only=True, tag="heading", omit_defaults=True):
    """A heading below the report's title."""

    text: str
    level: Literal[1, 2] = 1
    """1 for a chapter, 2 for a part of it."""
    page: bool = False
    """Whether it begins a page, on paper."""


class Paragraph(Block, frozen=True, kw_only=True, tag="paragraph", omit_defaults=True):
    """Running text."""

    spans: tuple[Span, ...]


class Bullets(Block, frozen=True, kw_only=True, tag="bullets", omit_defaults=True):
    """A list; each item is a run of spans."""

    items: tuple[tuple[Span, ...], ...]


class Column(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A column of a table."""

    title: str
    numeric: bool = False
    """Numbers are set to the right."""
    weight: int = 1
    """Its share of the width against the other columns."""


class Table(Block, frozen=True, kw_only=True, tag="table", omit_defaults=True):
    """A table with a caption. Every row has as many cells as there are columns."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] = ()
    """A last row that sums up, or none."""


class Quote(Block, frozen=True, kw_only=True, tag="quote", omit_defaults=True):
    """Somebody's words."""

    text: str
    """Without quotation marks."""
    who: str
    """The attribution as the edition allows it."""
    where: str = ""
    """The session and the time."""


class QuadrantItem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A factor in a quarter."""

    code: str
    text: str
    support: str
    """How well it is supported: `4 of 6 departments`."""
    contested: bool = False
    """Whether people differ on it: it has a mark wherever it stands."""


class Quarter(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One of the four fields of a quadrant."""

    letter: Literal["S", "W", "O", "T"]
    title: str
    note: str
    """What the field holds: `internal, helps`."""
    items: tuple[QuadrantItem, ...] = ()
    more: int = 0
    """How many more there are, which stand in the register alone."""
    none: str = "None recorded."
    """What stands in it where it has no items: whether there is nothing, or nothing is told."""


class Quadrant(Block, frozen=True, kw_only=True, tag="quadrant", omit_defaults=True):
    """The SWOT picture: strengths and weaknesses above, opportunities and threats below."""

    caption: str
    quarters: tuple[Quarter, Quarter, Quarter, Quarter]
    """In the order S, W, O, T."""


class Gauge(Block, frozen=True, kw_only=True, tag="gauge", omit_defaults=True):
    """One number on its scale."""

    label: str
    value: float
    shown: str
    """The value as it is printed everywhere."""
    least: float
    greatest: float
    midpoint: float
    sentence: str
    """What it means, in words."""


class Headline(Block, frozen=True, kw_only=True, tag="headline", omit_defaults=True):
    """The answer in a sentence, before everything else."""

    text: str
    lines: tuple[str, ...] = ()
    """What it means, for whom and until when."""


Sign = Literal["", "said", "against", "both", "silent", "unheard"]
"""What a cell of a matrix shows: said so, said the opposite, both, nothing of it, not heard."""


class MatrixCell(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where a row and a column of a matrix meet."""

    sign: Sign = ""
    text: str = ""
    """A count or a short word."""
    words: str = ""
    """The same in words, for whoever cannot see the sign."""


class FindingBlock(Block, frozen=True, kw_only=True, tag="finding", omit_defaults=True):
    """A finding with what it rests on, in short."""

    place: int
    """Its number in the document, from 1 on."""
    code: str
    """`F3`, to which other mentions lead; empty where it is a draft by rule."""
    text: str
    support: str
    """How far it can be relied on: `5 of 8 departments · moderate`."""
    cites: tuple[str, ...] = ()
    """The codes that it rests on."""
    heard: tuple[MatrixCell, ...] = ()
    """What each department says, in the order of `departments` in the same document."""
    departments: tuple[str, ...] = ()
    """The departments, as far as they may be named."""
    against: str = ""
    """Who says the opposite, in words."""
    recommendation: str = ""
    ask: str = ""
    """What is asked, of whom and until when, in a line."""


class MatrixLine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A row of a matrix."""

    code: str = ""
    text: str
    cells: tuple[MatrixCell, ...]
    """One for each column."""
    ends: tuple[str, ...] = ()
    """What stands behind the cells, one for each of `Matrix.ends`."""
    contested: bool = False


class Matrix(Block, frozen=True, kw_only=True, tag="matrix", omit_defaults=True):
    """Things against columns: factors or themes over departments, votes over values."""

    caption: str
    head: str
    """What the rows are: `Factor`."""
    columns: tuple[str, ...]
    """Names of departments, or the values of a scale."""
    rows: tuple[MatrixLine, ...]
    ends: tuple[Column, ...] = ()
    """Columns behind the cells: weight, strength, n."""
    pattern: Literal["signs", "bars", "words"] = "signs"
    """Whether cells are signs, numbers that are drawn as bars of one scale, or what they say."""
    greatest: float | None = None
    """The end of that scale, as long as a bar may be; unless given, the greatest number of it."""
    legend: str = ""
    """What the signs mean, in a sentence."""


class Axis(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One of the two scales of a plane."""

    title: str
    least: float
    greatest: float
    ticks: tuple[float, ...] = ()
    """The values that are written along it."""


class Zone(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A field of a plane, between two values of each scale."""

    left: float
    right: float
    bottom: float
    top: float
    title: str = ""
    tint: Literal[0, 1, 2] = 0
    """0 plain, 1 raised, 2 strong. Never the only sign: the title or the caption says it too."""


class Point(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something at its place on a plane."""

    code: str
    text: str
    across: float
    up: float
    letter: Literal["", "S", "W", "O", "T"] = ""
    """Threats and opportunities are told apart by shape."""
    contested: bool = False


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """What leads to what on a plane, by the places of its points: drawn as an arrow."""

    cause: int
    effect: int


class Plane(Block, frozen=True, kw_only=True, tag="plane", omit_defaults=True):
    """Two scales against each other: impact and likelihood, internal and external position.

    Where a scale has no title, only the zones say what a place on it means.
    """

    caption: str
    across: Axis
    up: Axis
    points: tuple[Point, ...]
    zones: tuple[Zone, ...] = ()
    links: tuple[Link, ...] = ()
    sentence: str = ""
    """What it shows, in words: the text in its place for whoever cannot see it."""


class Dated(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something that happens at a time."""

    begins: date
    """The first day of the time that was named."""
    when: str
    """The time as it is written: `Jan 2027`, `2028`."""
    code: str
    text: str
    letter: Literal["", "S", "W", "O", "T"] = ""
    contested: bool = False


class DateLine(Block, frozen=True, kw_only=True, tag="date-line", omit_defaults=True):
    """What happens when, along the years."""

    caption: str
    items: tuple[Dated, ...]
    """By date."""


class Notice(Block, frozen=True, kw_only=True, tag="notice", omit_defaults=True):
    """Something the reader must know: a limit, what was withheld, what is not defined."""

    text: str


AnyBlock = (
    Heading
    | Paragraph
    | Bullets
    | Table
    | Quote
    | Quadrant
    | Gauge
    | Headline
    | FindingBlock
    | Matrix
    | Plane
    | DateLine
    | Notice
)


class Report(msgspec.Struct, frozen=True, kw_only=True, weakref=True):
    """A whole document, ready to be written in any format.

    The JSON export holds every field of it; reading that gives an equal report.
    """

    format: Literal[1] = 1
    """The version of this shape; `docs/summary.schema.json` describes it."""
    document: str
    """Its name: a key of `workshop.report.document_names.DOCUMENTS`."""
    edition: Literal["shareable", "restricted", "own", "ballot"]
    """For whom; `own` is the copy for one person of what they said, `ballot` is for voters."""
    title: str
    subtitle: str
    engagement: str
    created: datetime
    """The last recorded change, so that the same record gives the same bytes."""
    program: str
    """The name and version of the program."""
    origin: Origin | None = None
    """What it was made from; none where it is not made of a record."""
    status: str = ""
    """How far it is: `Working draft`, `Draft 2`, `Final`; empty where no status applies."""
    author: str = ""
    """Who answers for it; empty where nobody is named."""
    firm: str = ""
    """Whose work it is; empty where no firm is set."""
    meta: tuple[tuple[str, str], ...] = ()
    """What stands under the title: label and value."""
    blocks: tuple[AnyBlock, ...] = ()
    facts: Facts
    """The same findings as data; the JSON export has them at its top level."""


def plain(*texts: str) -> tuple[Span, ...]:
    """Spans in the plain style."""
    return tuple(Span(text) for text in texts)


def aside(words: str) -> tuple[Span, ...]:
    """Who said something, where and when, behind it and muted; nothing where nothing is told."""
    return (Span(f" — {words}", "muted"),) if words else ()


def text_of(spans: tuple[Span, ...]) -> str:
    """The words of the spans alone."""
    return "".join(span.text for span in spans)

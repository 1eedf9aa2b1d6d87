"""The few words that the writers themselves add, the same in every format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

import msgspec

from workshop.language import grouped, marked, number_said, pointed, say
from workshop.report.blocks import (
    CONTESTED,
    Axis,
    Block,
    Bullets,
    Column,
    FindingBlock,
    Gauge,
    Matrix,
    MatrixCell,
    MatrixLine,
    Paragraph,
    Plane,
    Point,
    Quarter,
    Quote,
    Report,
    Sign,
)
from workshop.report.document_names import BALLOT, EDITIONS, OWN
from workshop.report.wording.language import language_of
from workshop.text import in_quotes, listing
from workshop.times import day


def and_more(number: int) -> str:
    """What stands below a quarter that could not hold all its factors."""
    return say("and {n} more, listed below", n=grouped(number))


def in_register(number: int) -> str:
    """What stands below a quarter some of whose factors stand in the register alone."""
    return say("and {n} more in the register", n=grouped(number))


def contested_legend() -> str:
    """What the mark of what people differ on means."""
    return say("{mark} contested", mark=CONTESTED)


def mark(contested: bool) -> str:  # noqa: FBT001 - the one thing it asks
    """The mark behind what people differ on; nothing behind what they do not."""
    return f" {CONTESTED}" if contested else ""


def tied_mark(contested: bool) -> str:  # noqa: FBT001 - as above
    """The same behind a text that goes over several lines: it never begins one of them alone."""
    return f"\u00a0{CONTESTED}" if contested else ""


def leads(block: Paragraph, following: Block | None) -> bool:
    """Whether a paragraph names what is below it: strong throughout, or strong before a list."""
    if not block.spans:
        return False
    named = isinstance(following, Bullets) and block.spans[0].style == "strong"
    return named or all(span.style == "strong" for span in block.spans)


SIGNS: Final[Mapping[Sign, str]] = MappingProxyType(
    {"": "", "said": "●", "against": "✕", "both": "◐", "silent": "·", "unheard": "–"}
)
"""What is drawn in a cell of a matrix. No two of them are told apart by colour alone."""

SIGN_WORDS: Final[Mapping[Sign, str]] = MappingProxyType(
    {
        "": "",
        "said": marked("said so"),
        "against": marked("said the opposite"),
        "both": marked("said so, and the opposite"),
        "silent": marked("nothing of it"),
        "unheard": marked("not heard"),
    }
)
"""The same where it is read out."""


def cell_words(cell: MatrixCell) -> str:
    """What a cell of a matrix says, for whoever cannot see its sign."""
    sign = say(SIGN_WORDS[cell.sign]) if cell.sign else ""
    return cell.words or " ".join(filter(None, (sign, cell.text)))


def cell_text(cell: MatrixCell) -> str:
    """A cell of a matrix as text: its sign, and what stands beside it."""
    return " ".join(filter(None, (SIGNS[cell.sign], cell.text)))


def as_written(block: Matrix) -> Matrix:
    """How a matrix is written: one whose cells are words has them behind, as a table does."""
    if block.pattern != "words":
        return block
    columns = [[line.cells[at].text for line in block.rows] for at in range(len(block.columns))]
    heads = (
        Column(title=title, numeric=any(texts) and all(map(_is_amount, texts)), weight=2)
        for title, texts in zip(block.columns, columns, strict=True)
    )
    lines = (
        msgspec.structs.replace(
            line, cells=(), ends=(*(cell.text for cell in line.cells), *line.ends)
        )
        for line in block.rows
    )
    return msgspec.structs.replace(block, columns=(), ends=(*heads, *block.ends), rows=tuple(lines))


def _is_amount(text: str) -> bool:
    """Whether a cell of words is a number, or empty."""
    return text in ("", "–") or number_said(text) is not None


def heard_words(finding: FindingBlock) -> Iterator[tuple[str, str]]:
    """What the departments say of a finding: each thing that is said, and the departments.

    Who says so stands first in every finding, whichever department is listed first.
    """
    signs = list(SIGN_WORDS)
    pairs = zip(finding.departments, finding.heard, strict=False)
    told: dict[str, list[str]] = {}
    for name, cell in sorted(pairs, key=lambda pair: signs.index(pair[1].sign)):
        if words := cell_words(cell):
            told.setdefault(words, []).append(name)
    return ((words, listing(names)) for words, names in told.items())


def number(value: float) -> str:
    """A number without needless decimals, as the language writes it."""
    return pointed(f"{value:g}")


def numbers(line: MatrixLine) -> list[float]:
    """The numbers in the cells of a line that is drawn as bars; what is no number counts as 0."""
    return [number_said(cell.text) or 0.0 for cell in line.cells]


def bar_lengths(line: MatrixLine, greatest: float | None = None) -> list[float]:
    """How long the bar of each cell is, as a share of the longest in its line.

    Args:
        line: a line of a matrix of bars.
        greatest: the end of the scale, where the matrix names one: then it is a share of that.
    """
    found = numbers(line)
    most = max(found, default=0.0) if greatest is None else greatest
    return [min(1.0, max(0.0, one) / most) if most > 0 else 0.0 for one in found]


def edition(report: Report) -> str:
    """Which edition it is, as it is called on paper."""
    if report.edition == "ballot":
        return say(BALLOT)
    return say((EDITIONS.get(report.edition) or OWN).title)


def short(text: str, most: int = 60) -> str:
    """A text in one line for the edge of a page."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def colophon(report: Report) -> str:
    """The last line of a document: whose it is, what it was made from, with what."""
    made = day(report.created)
    firm = [report.firm] if report.firm else []
    return " · ".join([*firm, edition(report), say("record as of {day}", day=made), report.program])


def signed_parts(report: Report) -> list[str]:
    """How far it is, of which day, who answers for it, and whose it is."""
    parts = (report.status, day(report.created), report.author, report.firm)
    return [part for part in parts if part]


def signed(report: Report) -> str:
    """The same in a line."""
    return " · ".join(signed_parts(report))


def foreign(text: str, language: str) -> str:
    """The language of a text where that is certain, and not the language of the document."""
    found = language_of(text)
    return "" if found == language.partition("-")[0] else found


def quoted(quote: Quote) -> str:
    """The words in quotation marks."""
    return in_quotes(quote.text)


def source(quote: Quote) -> str:
    """Who said it, and where."""
    return ", ".join(part for part in (quote.who, quote.where) if part)


def quarter_head(quarter: Quarter) -> str:
    """A quarter's title with what it holds."""
    return f"{quarter.title} ({quarter.note})" if quarter.note else quarter.title


def scale(gauge: Gauge) -> str:
    """Between which ends a gauge lies."""
    return say(
        "{low} to {high}, midpoint {midpoint}",
        low=number(gauge.least),
        high=number(gauge.greatest),
        midpoint=number(gauge.midpoint),
    )


def share(scale: Gauge | Axis, value: float) -> float:
    """Where `value` stands on a scale, 0 at its least and 1 at its greatest."""
    span = scale.greatest - scale.least
    # Not a number compares false with everything and so ends at the least.
    at = (value - scale.least) / span if span > 0 else 0.0
    return min(1.0, at) if at > 0 else 0.0


def is_linked(plane: Plane) -> bool:
    """Whether a plane has no scales with names, but bands, and arrows between its points."""
    return not (plane.up.title or plane.across.title)


def leads_to(plane: Plane, point: Point) -> str:
    """The codes of the points to which a point leads: `G1, G2`."""
    points = plane.points
    return ", ".join(points[e.effect].code for e in plane.links if points[e.cause] is point)


def band_of(plane: Plane, point: Point) -> str:
    """What the zone is called in which a point lies; empty where there is none."""
    found = (zone.title for zone in plane.zones if zone.bottom <= point.up <= zone.top)
    return next(found, "")


def place_of(plane: Plane, point: Point) -> str:
    """Where a point lies, in words: `Impact 4, Likelihood 3.5`; `Internal, leads to G1`."""
    if is_linked(plane):
        codes = leads_to(plane, point)
        leads = say("leads to {codes}", codes=codes) if codes else ""
        return ", ".join(filter(None, (band_of(plane, point), leads)))
    scales = ((plane.up, point.up), (plane.across, point.across))
    # An axis that has no values written along it is an order, of which no number is read.
    return ", ".join(f"{axis.title} {number(at)}" for axis, at in scales if axis.ticks)

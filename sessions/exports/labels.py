"""The few words that the writers themselves add, the same in every format."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from workshop.report.blocks import (
    AnyBlock,
    Bullets,
    Gauge,
    Paragraph,
    Quarter,
    Quote,
    Report,
    Span,
)
from workshop.report.document_names import BALLOT, EDITIONS, OWN
from workshop.times import moment

_CODE: Final = re.compile(r"[SWOT][0-9]{1,5}", re.ASCII)


def and_more(number: int) -> str:
    """What stands below a quarter that could not hold all its factors."""
    return f"and {number:,} more, listed below"


def is_code(text: str) -> bool:
    """Whether the text is the code of a factor and nothing else."""
    return _CODE.fullmatch(text) is not None


def anchors(blocks: Iterable[AnyBlock]) -> dict[tuple[int, int], str]:
    """Where what is behind each code is told first: the code by the places of block and item.

    Its name is the code itself, which `workshop trace` takes; other mentions of it lead there.
    """
    found: dict[str, tuple[int, int]] = {}
    for at, block in enumerate(blocks):
        items: tuple[tuple[Span, ...], ...] = ()
        if isinstance(block, Bullets):
            items = block.items
        elif isinstance(block, Paragraph):
            items = (block.spans,)
        for place, item in enumerate(items):
            if item and item[0].style == "strong" and is_code(item[0].text.strip()):
                found.setdefault(item[0].text.strip(), (at, place))
    return {place: code for code, place in found.items()}


def edition(report: Report) -> str:
    """Which edition it is, as it is called on paper."""
    if report.edition == "ballot":
        return BALLOT
    return (EDITIONS.get(report.edition) or OWN).title


def colophon(report: Report) -> str:
    """The last line of a document: whose it is, what it was made from, with what."""
    made = moment(report.created, seconds=False)
    firm = [report.firm] if report.firm else []
    return " · ".join([*firm, edition(report), f"record as of {made}", report.program])


def quoted(quote: Quote) -> str:
    """The words in quotation marks."""
    return f"“{quote.text}”"


def source(quote: Quote) -> str:
    """Who said it, and where."""
    return ", ".join(part for part in (quote.who, quote.where) if part)


def quarter_head(quarter: Quarter) -> str:
    """A quarter's title with what it holds."""
    return f"{quarter.title} ({quarter.note})" if quarter.note else quarter.title


def scale(gauge: Gauge) -> str:
    """Between which ends a gauge lies."""
    return f"{gauge.least:g} to {gauge.greatest:g}, midpoint {gauge.midpoint:g}"


def share(gauge: Gauge, value: float) -> float:
    """Where `value` stands on the gauge, 0 at its least and 1 at its greatest."""
    span = gauge.greatest - gauge.least
    # Not a number compares false with everything and so ends at the left.
    at = (value - gauge.least) / span if span > 0 else 0.0
    return min(1.0, at) if at > 0 else 0.0

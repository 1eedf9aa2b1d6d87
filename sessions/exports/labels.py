"""The few words that the writers themselves add, the same in every format."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

from workshop.report.blocks import Gauge, Quarter, Quote, Report

EDITIONS: Final = {"shareable": "Shareable edition", "restricted": "Restricted edition"}
"""How an edition is called on paper."""

DOCUMENTS: Final = {
    "session": "Session summary",
    "scan": "Environmental scan",
    "swot": "SWOT summary",
}
"""How a document is called on paper."""

NO_FACTORS: Final = "None recorded."
"""What stands in a field without factors."""

_CODE: Final = re.compile(r"[SWOT][0-9]{1,5}", re.ASCII)
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def and_more(number: int) -> str:
    """What stands below a quarter that could not hold all its factors."""
    return f"and {number:,} more, listed below"


def is_code(text: str) -> bool:
    """Whether the text is the code of a factor and nothing else."""
    return _CODE.fullmatch(text) is not None


def moment(when: datetime) -> str:
    """A moment as a letter has it, in its own time zone; the same in every locale."""
    zone = f" {when.tzname()}" if when.tzinfo else ""
    day = f"{when.day} {_MONTHS[when.month - 1]} {when.year}"
    return f"{day}, {when.hour:02}:{when.minute:02}{zone}"


def colophon(report: Report) -> str:
    """The last line of a document: what it was made from, with what."""
    edition = EDITIONS[report.edition]
    return f"{edition} · record as of {moment(report.created)} · {report.program}"


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

"""The business model then and now, in nine blocks (Osterwalder & Pigneur 2010)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from workshop.language import say
from workshop.registers.fields import LinkField, TextField
from workshop.registers.register import Finding, Register, Values
from workshop.text import clean_line

BUSINESS_MODEL: Final = "business_model"
"""The name of the register."""

BLOCKS: Final = (
    "customer segments",
    "value propositions",
    "channels",
    "customer relationships",
    "revenue streams",
    "key resources",
    "key activities",
    "key partners",
    "cost structure",
)
"""The nine blocks, in the order of the book."""


def _one_of_nine(rows: Mapping[str, Values]) -> Iterator[Finding]:
    """Whoever reads the nine has to find what stands in each."""
    for key, values in rows.items():
        if clean_line(values["block"]).casefold() not in BLOCKS:
            yield Finding((key,), say("none of the nine blocks is called so"))


def _changed_for_nothing(rows: Mapping[str, Values]) -> Iterator[Finding]:
    """A block that becomes another one cites what calls for that."""
    for key, values in rows.items():
        was, will_be = (clean_line(values[each] or "").casefold() for each in ("was", "will_be"))
        if will_be and will_be != was and not values["calls_for"]:
            yield Finding((key,), say("nothing is named that calls for the change"))


REGISTER: Final = Register(
    name=BUSINESS_MODEL,
    title="Business model",
    one="block",
    prefix="BB",
    means="How the organisation earns its living, now and then, in nine blocks, with what calls "
    "for each change.",
    place=14,
    whole=(_one_of_nine, _changed_for_nothing),
    fields=(
        TextField(
            id="block",
            title="Block",
            means="Which of the nine blocks it stands in: `channels`, `revenue streams`.",
            required=True,
            weight=2,
            also=("building block", "part"),
        ),
        TextField(
            id="was",
            title="Now",
            means="How it is now.",
            weight=4,
            lines=True,
            asks="How is it now?",
            also=("was", "today", "current"),
        ),
        TextField(
            id="will_be",
            title="In future",
            means="How it is to be.",
            weight=4,
            lines=True,
            asks="How is it to be?",
            also=("will be", "then", "to be"),
        ),
        LinkField(
            id="calls_for",
            title="Called for by",
            means="The factors that call for the change.",
            to=("factor",),
            many=True,
            or_text=True,
            origin="*",
            also=("calls for", "factor", "factors", "because of"),
        ),
    ),
)

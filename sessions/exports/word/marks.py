"""The signs and small words of the newer blocks, as Word shows them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from workshop.report.blocks import FindingBlock, MatrixCell, Sign

SIGNS: Final[Mapping[Sign, str]] = MappingProxyType(
    {"": "", "said": "●", "against": "○", "both": "◐", "silent": "", "unheard": "–"}
)


def sign(cell: MatrixCell) -> str:
    """The sign of a cell."""
    return SIGNS[cell.sign]


def in_register(number: int) -> str:
    """What stands below a quarter that has more factors than the picture shows."""
    return f"and {number:,} more, in the register"


def of_finding(block: FindingBlock) -> Iterator[tuple[str, str]]:
    """What belongs to a finding, each with its label."""
    parts = (
        ("Against it", block.against),
        ("Recommendation", block.recommendation),
        ("Asked", block.ask),
    )
    yield from ((label, content) for label, content in parts if content)

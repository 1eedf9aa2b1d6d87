"""Which words behind `#` are no tags but fields of the environmental scan."""

from __future__ import annotations

from typing import Final

from workshop.record.documents import Pestle

PESTLE_TAGS: Final[dict[str, Pestle]] = {
    **{field.value.lower(): field for field in Pestle},
    **{field.word: field for field in Pestle},
    "economy": Pestle.ECONOMIC,
    "sociocultural": Pestle.SOCIAL,
    "technology": Pestle.TECHNOLOGICAL,
    "technical": Pestle.TECHNOLOGICAL,
    "law": Pestle.LEGAL,
    "environment": Pestle.ENVIRONMENTAL,
}
"""Tags that name a field of the scan: its letter or its name."""

"""How xlsxwriter is to make a workbook, the file of sheets and the one behind a chart alike."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

OPTIONS: Final[Mapping[str, bool]] = MappingProxyType(
    {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
)
"""Every text stays a text; nothing of it lies on the disk meanwhile."""

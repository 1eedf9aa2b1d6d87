"""How xlsxwriter is to make a workbook, the file of sheets and the one behind a chart alike."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

OPTIONS: Final[Mapping[str, bool]] = MappingProxyType(
    {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
)
"""Every text stays a text; nothing of it lies on the disk meanwhile."""


def put_text(
    page: Worksheet, row: int, column: int, text: str, form: Format | None = None
) -> int | None:
    """Put a text in a cell as it is; nothing where xlsxwriter itself does so.

    It takes a text that begins and ends as its runs of letters do for such, and writes it as the
    markup that it looks like; put together of pieces, the same text stays one.
    """
    if not (text.startswith("<r>") and text.endswith("</r>")):
        return None
    pieces = (text[0], text[1], text[2:])
    found: int = page.write_rich_string(row, column, *pieces, *([form] if form else []))
    return found

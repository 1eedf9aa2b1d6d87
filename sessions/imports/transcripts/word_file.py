"""The text of a Word file, paragraph by paragraph."""

from __future__ import annotations

import io
import zipfile
from typing import Final

from workshop.errors import Problem, Problems
from workshop.unpacking import BROKEN

OPENING: Final = b"PK\x03\x04"
"""What a Word file begins with, as every zip does."""

GREATEST_TEXT: Final = 100_000_000
"""The most bytes that a part of a Word file may have unpacked."""


def word_text(content: bytes, source: str) -> str:
    """The text of a Word file, with line feeds; what stands in its tables too, row by row.

    Raises:
        Problems: it is no Word file that can be read.
    """
    # 45 ms, and only where a Word file is read.
    from docx import Document  # noqa: PLC0415
    from docx.table import Table  # noqa: PLC0415

    _look_at(content, source)
    try:
        document = Document(io.BytesIO(content))
        lines: list[str] = []
        for part in document.iter_inner_content():
            if isinstance(part, Table):
                lines += ("  ".join(cell.text for cell in row.cells) for row in part.rows)
            else:
                lines.append(part.text)
    except Exception as error:
        what = "this Word file cannot be read; open it in Word and save it as .docx again"
        raise Problems(source, [Problem(what)]) from error
    return "\n".join(lines)


def _look_at(content: bytes, source: str) -> None:
    """Refuse what is no Word file, or would fill the memory."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            sizes = {info.filename: info.file_size for info in packed.infolist()}
    except BROKEN as error:
        raise Problems(source, [Problem("this Word file is damaged; save it again")]) from error
    if "word/document.xml" not in sizes:
        what = "this is no Word file; save the transcript as .docx, .vtt, .srt or plain text"
        raise Problems(source, [Problem(what)])
    if sum(sizes.values()) > GREATEST_TEXT:
        raise Problems(
            source, [Problem("this Word file is too large to be a transcript; split it")]
        )

"""Files of office programs, known by how they begin: what they are, and what to do with them."""

from __future__ import annotations

import io
import zipfile
from typing import Final

ZIP: Final = b"PK\x03\x04"
OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"
_SAVE: Final = "Save it there as plain text (.txt), or copy the text and paste it"
_PARTS: Final = (
    ("word/", f"is a Word file. {_SAVE}."),
    ("ppt/", f"is a PowerPoint file. {_SAVE}."),
    ("xl/", "is an Excel file. Import it as a table or as people, or save it there as plain text."),
)
_OPENINGS: Final = (
    (b"%PDF", f"is a PDF. Open it and copy the text, then {_SAVE[0].lower()}{_SAVE[1:]}."),
    (b"{\\rtf", f"is a file in Rich Text Format. {_SAVE}."),
    (OLD_OFFICE, f"is a file of an older Word, Excel or PowerPoint. {_SAVE}."),
)


def foreign_words(content: bytes) -> str:
    """What a file is that cannot be read as text, and what to do, as the end of a sentence.

    Empty for what may be a text.
    """
    for opening, words in _OPENINGS:
        if content.startswith(opening):
            return words
    if not content.startswith(ZIP):
        return ""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = packed.namelist()
            kind = packed.read("mimetype")[:100] if "mimetype" in names else b""
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError):
        return ""
    if kind.startswith(b"application/vnd.oasis.opendocument.text"):
        return f"is a file of LibreOffice Writer. {_SAVE}."
    return next((words for part, words in _PARTS if any(n.startswith(part) for n in names)), "")

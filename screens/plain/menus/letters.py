"""Letters at plain prompts: to one department, or to each of several, a Word file each."""

from __future__ import annotations

from collections.abc import Sequence

from screens.plain.menus.documents import written_to
from screens.plain.menus.menu import Engaged
from sessions.library.file_names import folder_name
from workshop.report.document_names import DOCUMENTS
from workshop.text import plural


def write_letter(engaged: Engaged, document: str, department: str) -> None:
    """Write the letter to a department to a file that is asked for.

    Args:
        engaged: the engagement.
        document: which letter: one of the documents of one department.
        department: its name.
    """
    path = written_to(engaged.ask, _file_of(document, department), engaged.folder / "exports")
    if path:
        words = ["--document", document, "--department", department, "-o", path]
        engaged.do("summary", rest=words)


def write_letters(engaged: Engaged, document: str, departments: Sequence[str]) -> None:
    """Write the letter to each department; over others only where that is confirmed.

    Args:
        engaged: the engagement.
        document: which letter: one of the documents of one department.
        departments: their names.
    """
    folder = engaged.folder / "exports"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    paths = {name: folder / _file_of(document, name) for name in departments}
    over = []
    if there := [path.name for path in paths.values() if path.exists()]:
        letters = plural(len(there), "letter")
        if not engaged.ask.confirm(f"{letters} of before stand there. Replace?", default=False):
            return
        over = ["--force"]
    for name, path in paths.items():
        words = ["--document", document, "--department", name, "-o", str(path), *over]
        engaged.do("summary", rest=words)


def _file_of(document: str, department: str) -> str:
    """The name of the file of a letter; what a path would be is a part of it."""
    return f"{folder_name(f'{DOCUMENTS[document].short} - {department}')}.docx"

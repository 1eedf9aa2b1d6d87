"""Letters written by one key: a Word file for each department, in the folder of exports."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from screens.base.background import tried
from screens.base.record_screen import RecordScreen
from screens.dialogs.confirm import Confirm
from screens.dialogs.replace_file import may_write
from screens.export.export import Sheet, proposed_path, write_document
from screens.export.export_dialog import Wanted
from sessions.disk.disk import stands
from sessions.exports.documents import Request
from workshop.text import plural

if TYPE_CHECKING:
    from sessions.store.store import Store
    from workshop.record.record import Record

FORMAT: Final = "docx"
_EDITION: Final = "shareable"
_NAMED: Final = 6
"""So many files are named in a question, at most."""


async def write_letters(
    screen: RecordScreen[Any], document: str, departments: Sequence[str], nobody: str
) -> None:
    """Write a letter to each department, and say where; over others only where that is confirmed.

    Args:
        screen: where it is asked for.
        document: which letter: one of the documents of one department.
        departments: the names of the departments.
        nobody: what is said where there are none.
    """
    if not departments:
        screen.warn(nobody)
        return
    store, personal = screen.store, screen.workshop.personal
    record = store.record.copy()
    paths = paths_of(store, record, document, departments)
    if not await _may_write(screen, list(paths.values())):
        return
    screen.tell("Writing the letter …" if len(paths) == 1 else "Writing the letters …")

    def write() -> str:
        told = []
        for name, path in paths.items():
            wanted = Wanted(document, _EDITION, FORMAT, path)
            fewest = personal.settings.documents.fewest_voters
            request = Request(document, _EDITION, None, store.at, fewest, department=name)
            told.append(write_document(store, record, wanted, request, personal))
        return " ".join(dict.fromkeys(filter(None, told)))

    lacking = await tried(screen, write, f"Cannot write into {store.folder / 'exports'}")
    if lacking is None:
        return
    first, *others = paths.values()
    screen.tell_written(first, f"\nand {len(others)} more beside it" if others else "")
    if lacking:
        screen.warn(lacking)


def paths_of(
    store: Store, record: Record, document: str, departments: Sequence[str]
) -> dict[str, Path]:
    """The file of each department; two that the edition tells alike are numbered."""
    paths: dict[str, Path] = {}
    for name in departments:
        path = proposed_path(store, record, None, document, _EDITION, FORMAT, sheet=Sheet(name))
        taken = {each.stem.casefold() for each in paths.values()}
        if path.stem.casefold() in taken:  # which is one file where disks know no case
            alike = sum(each.startswith(path.stem.casefold()) for each in taken)
            path = path.with_stem(f"{path.stem} {alike + 1}")
        paths[name] = path
    return paths


async def _may_write(screen: RecordScreen[Any], paths: Sequence[Path]) -> bool:
    """Ask once before files are replaced."""
    if len(paths) == 1:
        return await may_write(screen, paths[0])
    there = await asyncio.to_thread(lambda: [each for each in paths if stands(each)])
    if not there:
        return True
    words = "\n".join(each.name for each in there[:_NAMED])
    more = f"\nand {len(there) - _NAMED} more" if len(there) > _NAMED else ""
    question = f"{plural(len(there), 'letter')} of before stand there. Replace them?"
    dialog = Confirm(question, f"{words}{more}", "Replace", careful=True)
    return await screen.app.push_screen_wait(dialog) is True

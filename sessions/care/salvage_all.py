"""Every document that can be read in a place, whatever the damage, and where each comes from.

What is shown is confirmed by the checksum of its record. Beside it stands what only damaged lines,
checkpoints and backups say, so that a person can compare; nothing is judged here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import msgspec

from sessions.care.doctor import Examination
from sessions.database.checkpoint import RESERVED
from sessions.database.document_reader import one_by_one
from sessions.database.recovery import contents
from sessions.disk.disk import Disk, replace_file
from sessions.disk.folder import Folder
from sessions.errors import NotExported, cause_of
from sessions.journal.defects import Recovered
from sessions.journal.erased_people import last_erasure
from sessions.journal.line_defects import BadLine, EditedLine, TornTail
from sessions.journal.replay import operations_of

_FRAGMENT: Final = re.compile(r'\["([^"\\]+)","(\d+)",(?=\{)')
_UNFIT: Final = re.compile(r"[^\w-]+")
_DECODER: Final = json.JSONDecoder(strict=False, parse_constant=lambda _: None)


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One state of one document."""

    table: str
    """Its table."""
    key: str
    """Its id as the database writes it."""
    shown: bool
    """Whether it is what the application shows."""
    confirmed: bool
    """Whether a checksum says that it is as it was written."""
    source: str
    """Where it was read."""
    document: dict[str, Any]
    """The document itself."""

    @property
    def state(self) -> tuple[str, str, str]:
        """What tells this state of this document from others."""
        said = json.dumps(self.document, sort_keys=True, ensure_ascii=False)
        return self.table, self.key, said


def every_document(examined: Examination, disk: Disk | None = None) -> list[Document]:
    """Every state of every document that can be told apart, those that are shown first.

    Of states that the record itself has replaced, the last is given where the document was
    removed; all of them are in the history.
    """
    found: dict[tuple[str, str, str], Document] = {}
    recorded = _recorded(examined)
    known = {each.state for each in recorded.values()}
    for each in _shown(examined, recorded):
        found.setdefault(each.state, each)
    for each in recorded.values():
        if each.key not in examined.tables.get(each.table, {}):
            found.setdefault(each.state, each)
    known |= set(_states(examined))
    for each in _elsewhere(examined, disk or Disk()):
        if each.state not in known:
            found.setdefault(each.state, each)
    return sorted(found.values(), key=lambda each: (each.table, each.key.zfill(40), not each.shown))


def _recorded(examined: Examination) -> dict[tuple[str, str], Document]:
    """The last state of each document that a whole record has."""
    files = examined.source.file_of() if examined.source else {}
    found = {}
    for line in examined.lines:
        source = f"record {line.number} in {files.get(line.mark, 'the journal')}"
        for operation in operations_of(line) or ():
            if operation.new is not None:
                found[operation.table, operation.key] = Document(
                    table=operation.table,
                    key=operation.key,
                    shown=False,
                    confirmed=True,
                    source=source,
                    document=operation.new,
                )
    return found


def _states(examined: Examination) -> Iterator[tuple[str, str, str]]:
    """Every state that whole records have put."""
    for line in examined.lines:
        for operation in operations_of(line) or ():
            if operation.new is not None:
                yield _plain(operation.table, operation.key, operation.new, "").state


def _plain(table: str, key: str, document: dict[str, Any], source: str) -> Document:
    """A state that nothing confirms."""
    return Document(
        table=table, key=key, shown=False, confirmed=False, source=source, document=document
    )


def _shown(examined: Examination, recorded: dict[tuple[str, str], Document]) -> Iterator[Document]:
    """The documents as they are shown."""
    aside = {
        name: defect
        for defect in examined.defects
        if isinstance(defect, Recovered)
        for name in defect.names
    }
    for table, documents in examined.tables.items():
        for key, document in documents.items():
            last, other = recorded.get((table, key)), aside.get((table, key))
            if last is not None and last.document == document:
                yield msgspec.structs.replace(last, shown=True)
                continue
            yield Document(
                table=table,
                key=key,
                shown=True,
                confirmed=other.checked if other else not examined.harmful,
                source=other.file if other else examined.path.name,
                document=document,
            )


def _elsewhere(examined: Examination, disk: Disk) -> Iterator[Document]:
    """What damaged lines, the checkpoint and its backups say."""
    for defect in examined.defects:
        match defect:
            case EditedLine():
                for operation in defect.operations:
                    if operation.new is not None:
                        source = f"{defect.place}, edited or damaged"
                        yield _plain(operation.table, operation.key, operation.new, source)
            case BadLine() | TornTail():
                yield from _fragments(defect.content, f"{defect.place}, {defect.KIND}")
    if examined.what == "engagement":
        since = last_erasure(examined.lines)
        for name, content, confirmed in contents(Folder(examined.path), disk, since):
            for table, key, document in _in_checkpoint(content):
                plain = _plain(table, key, document, name)
                yield msgspec.structs.replace(plain, confirmed=confirmed)


def _fragments(content: bytes, source: str) -> Iterator[Document]:
    """The documents that stand whole in a damaged line."""
    text = content.decode("utf-8", "replace")
    at = 0
    while found := _FRAGMENT.search(text, at):
        at = found.end()
        try:
            document, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            continue
        yield _plain(found[1], found[2], document, source)


def _in_checkpoint(content: bytes) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The documents of a checkpoint, whole or not."""
    text = content.decode("utf-8-sig", "replace").lstrip()
    try:
        tables, _ = _DECODER.raw_decode(text)
    except (ValueError, RecursionError):
        tables = one_by_one(text)
    for table, documents in tables.items() if isinstance(tables, dict) else ():
        if table != RESERVED and isinstance(documents, dict):
            for key, document in documents.items():
                if isinstance(document, dict):
                    yield table, key, document


def export_all(examined: Examination, target: Path, disk: Disk | None = None) -> tuple[int, int]:
    """Write every document into a file, or into a folder with a file for each table.

    Args:
        examined: What was looked at.
        target: A file that ends in `.json` and is not there yet; else a new or empty folder.
        disk: The seam through which the disk is used.

    Returns:
        How many documents were written, and how many of them nothing confirms.

    Raises:
        NotExported: Something is there already, or the disk refused.
    """
    disk = disk or Disk()
    documents = every_document(examined, disk)
    try:
        for path, part in _parts(documents, target, disk):
            replace_file(disk, path, _rendered(examined.path.name, part))
    except OSError as problem:
        raise NotExported(f"Not written to {target}: {cause_of(problem, target)}") from problem
    return len(documents), sum(not each.confirmed for each in documents)


def _parts(
    documents: list[Document], target: Path, disk: Disk
) -> Iterable[tuple[Path, list[Document]]]:
    """The files to be written and what goes into each.

    Raises:
        NotExported: Something is there already.
    """
    if target.suffix == ".json" and not target.is_dir():
        if disk.exists(target):
            raise NotExported(f"{target} is there already and is left alone. Give another name.")
        return [(target, documents)]
    if disk.exists(target) and disk.names(target):
        raise NotExported(f"{target} holds other files. Give a new or empty folder.")
    disk.make_folder(target)
    parts: dict[str, list[Document]] = {}
    for each in documents:
        parts.setdefault(_file_name(each.table), []).append(each)
    return [(target / f"{name}.json", part) for name, part in parts.items()]


def _file_name(table: str) -> str:
    """A name that any disk takes; names of tables come out of damaged files too."""
    return _UNFIT.sub("-", table)[:60] or "table"


def _rendered(name: str, documents: list[Document]) -> bytes:
    """The content of a file, a document on each line."""
    rows = ",\n".join(
        json.dumps(msgspec.to_builtins(each), ensure_ascii=False) for each in documents
    )
    head = json.dumps(name, ensure_ascii=False)
    text = f'{{"format":1,"from":{head},"documents":[\n{rows}\n]}}\n'
    # What no text can hold was read as an escape, and is written as one again.
    return text.encode("utf-8", "backslashreplace")

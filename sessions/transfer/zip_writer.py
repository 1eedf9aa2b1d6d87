"""An engagement as one zip file, to be kept or to move to another machine.

The zip holds the journal byte for byte, the documents as they are now, the guides of the
engagement, the text that explains a folder, and a manifest with the size and the SHA-256 of each
of these files. Unpacked by hand it is the folder of an engagement. Locks, caches, older copies and
whatever else lies in the folder stay behind; only where the journal is damaged its checkpoint and
backups come along, for they may have what it lost. The same content gives the same bytes.
"""

from __future__ import annotations

import errno
import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import msgspec

from sessions.ballot_boxes.left_behind import left_behind
from sessions.database import checkpoint
from sessions.disk.deterministic_zip import zipped
from sessions.disk.disk import Disk, replace_file
from sessions.disk.export_ledger import LEDGER, without_zips
from sessions.disk.folder import SOURCES, Folder
from sessions.errors import NotExported
from sessions.journal.defects import Defect, Fork
from sessions.journal.erasure_note import note_in
from sessions.journal.in_memory import journal_of
from sessions.journal.reader import SUFFIX
from sessions.journal.replay import replay
from sessions.journal.schemas import SCHEMAS
from sessions.library.file_names import folder_name
from sessions.library.guide_files import SUFFIX as GUIDE
from workshop import __version__
from workshop.record.documents import Engagement
from workshop.record.votes.documents import Vote
from workshop.text import plural

FORMAT: Final = 1
"""The format of the zip that this program writes."""

KIND: Final = "workshop engagement"
"""What a manifest says that it is of."""

MANIFEST: Final = "manifest.json"
"""The name of the manifest in the zip."""

_WAITS: Final = (0.01, 0.02, 0.05, 0.1)
"""Seconds to wait for the end of a line that another window is just writing."""


class Part(msgspec.Struct, frozen=True):
    """What the manifest says of one file."""

    size: int
    """Its length in bytes."""
    sha256: str
    """Its SHA-256 in hexadecimal."""

    @classmethod
    def of(cls, content: bytes) -> Part:
        """What is to be said of a content."""
        return cls(len(content), hashlib.sha256(content).hexdigest())


class Manifest(msgspec.Struct, frozen=True):
    """What a zip holds."""

    kind: str
    """Always `workshop engagement`."""
    format: int
    """The format of the zip."""
    program: str
    """The version of the program that wrote it."""
    name: str
    """What the engagement is called."""
    records: int
    """How many records its journal has."""
    files: dict[str, Part]
    """Each file by its path in the zip."""


class Exported(msgspec.Struct, frozen=True):
    """What was written."""

    path: Path
    """The zip file."""
    sentence: str
    """What it holds, for a person."""
    note: str = ""
    """What did not go along, as a sentence; nothing where everything did."""


def file_name(name: str) -> str:
    """A good name for the zip of an engagement."""
    return f"{folder_name(name)}.zip"


def export(
    folder: Path, target: Path, *, force: bool = False, disk: Disk | None = None
) -> Exported:
    """Write the zip of an engagement, which may be open in another window.

    Args:
        folder: The engagement.
        target: The zip file, or a folder to put it in under a name of its own.
        force: Whether a file that is there already may be replaced.
        disk: The seam through which the disk is used.

    Raises:
        NotExported: There is such a file already.
        NotAnEngagement: The folder holds none.
        OSError: The disk refused; nothing was left behind.
    """
    disk = disk or Disk()
    Folder(folder).require(disk)
    files, manifest = _parts(folder, disk)
    path = target / file_name(manifest.name) if target.is_dir() else target
    if disk.exists(path) and not force:
        raise NotExported(f"{path} is there already. Give another name, or say --force.")
    try:
        replace_file(disk, path, _packed(files, manifest))
    except OSError:
        disk.remove(path.with_name(f".{path.name}.new"))
        raise
    entries = plural(manifest.records, "record")
    sentence = f"{manifest.name}: {entries}, {plural(len(files), 'file')}"
    votes = replay(journal_of(files).lines).get(Vote.TABLE, {}).values()
    return Exported(path, sentence, left_behind(votes))


def packed(folder: Path, disk: Disk | None = None) -> bytes:
    """The zip of an engagement without the list of what was exported.

    That list grows with every export, and is no part of the record: so the same record gives the
    same bytes, however often it is packed.

    Args:
        folder: The engagement.
        disk: The seam through which the disk is used.

    Raises:
        NotExported: Something in it is a link to another place.
        NotAnEngagement: The folder holds none.
        OSError: The disk refused.
    """
    disk = disk or Disk()
    Folder(folder).require(disk)
    files, manifest = _parts(folder, disk)
    if files.pop(LEDGER, None) is not None:
        listed = {name: part for name, part in manifest.files.items() if name != LEDGER}
        manifest = msgspec.structs.replace(manifest, files=listed)
    return _packed(files, manifest)


def _parts(folder: Path, disk: Disk) -> tuple[dict[str, bytes], Manifest]:
    """The files that belong in the zip, and the manifest of them."""
    place = Folder(folder)
    files = own_files(folder, disk)
    if ledger := without_zips(files.pop(LEDGER, b"")):
        files[LEDGER] = ledger
    journal = journal_of(files)
    documents = replay(journal.lines)
    if journal.newer or damage(journal.defects) or not journal.lines:
        # What this program cannot replay, or what is lost, may still be in these.
        files |= _caches(place, disk)
    else:
        files["workshop.json"] = checkpoint.render(documents, journal.lines, SCHEMAS.current)
    if disk.exists(place.readme):
        files["README.txt"] = disk.read(place.readme)
    listed = {name: Part.of(files[name]) for name in sorted(files)}
    name = _name(documents) or folder.name
    return files, Manifest(KIND, FORMAT, __version__, name, len(journal.lines), listed)


def _caches(place: Folder, disk: Disk) -> dict[str, bytes]:
    """The checkpoint as it lies there, and its backups, by path."""
    paths = [place.checkpoint, *(place.backups / name for name in disk.names(place.backups))]
    return {
        path.relative_to(place.path).as_posix(): disk.read(path)
        for path in paths
        if not path.name.startswith(".") and disk.exists(path)
    }


def damage(defects: Iterable[Defect]) -> list[Defect]:
    """What may be missing in a journal; what was only written apart is not."""
    return [each for each in defects if not each.harmless and not isinstance(each, Fork)]


def own_files(folder: Path, disk: Disk) -> dict[str, bytes]:
    """What nothing else can replace, by path: journal, guides, list of exports, files kept."""
    journal, guides = Folder(folder).journal, folder / "guides"
    erasure = note_in(journal, disk)
    hidden = erasure.hidden if erasure else ()
    files = {
        f"journal/{name}": content
        for name in disk.names(journal)
        if name.endswith(SUFFIX) and not name.startswith(".") and name not in hidden
        if (content := _whole(journal / name, disk))
    }
    if disk.exists(folder / LEDGER):
        files[LEDGER] = _content(folder / LEDGER, disk)
    if disk.is_link(guides):
        raise _link(guides)
    for name in disk.names(guides):
        if name.endswith(GUIDE) and not name.startswith("."):
            files[f"guides/{name}"] = _content(guides / name, disk)
    sources = folder / SOURCES
    if disk.is_link(sources):
        raise _link(sources)
    for name in disk.names(sources):
        if not name.startswith("."):
            files[f"{SOURCES}/{name}"] = _content(sources / name, disk)
    # The file of a window that has recorded nothing yet is empty, and goes when it closes.
    return {name: content for name, content in files.items() if content}


def _whole(path: Path, disk: Disk) -> bytes:
    """A file of the journal; where another window is just adding to it, up to the end of a line."""
    content = _content(path, disk)
    for seconds in _WAITS:
        if not content or content.endswith(b"\n"):
            break
        disk.pause(seconds)
        content = disk.read(path)
    return content


def _content(path: Path, disk: Disk) -> bytes:
    """A file; nothing of a folder or a pipe that is called like one.

    Raises:
        NotExported: It is a link.
    """
    if disk.is_link(path):
        raise _link(path)
    try:
        return disk.read(path)
    except OSError as problem:
        if problem.errno in (errno.EISDIR, errno.EINVAL):
            return b""
        raise


def _link(path: Path) -> NotExported:
    return NotExported(
        f"{path} is a link to another place, and what it leads to goes into no zip. Put the file "
        "itself there, or take the link away."
    )


def _name(documents: Mapping[str, Mapping[str, Any]]) -> str:
    """What the engagement is called; nothing where no document says so."""
    found = documents.get(Engagement.TABLE, {}).values()
    return next((str(each.get("name", "")) for each in found), "")


def _packed(files: Mapping[str, bytes], manifest: Manifest) -> bytes:
    """The zip: the manifest first, then the files by name, without clock or owner."""
    listing = msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n"
    return zipped(((MANIFEST, listing), *((name, files[name]) for name in sorted(files))))

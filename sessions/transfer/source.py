"""What a zip, a folder or a lone file holds of an engagement, with everything wrong in it.

Nothing is written here, and nothing of the source is trusted: only files with the names that an
engagement has are taken, each is read up to a limit, and what a manifest says of them must be so.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sessions.errors import SessionsError, cause_of
from sessions.transfer.zip_reader import read_zip, shown, too_large
from workshop.errors import Problem
from workshop.text import plural

GREATEST_SIZE: Final = 512 * 1024 * 1024
"""The most bytes that an import may come to: some hundred engagements of a hundred sessions."""

_WANTED: Final = re.compile(
    r"journal/[^/]+\.jsonl|guides/[^/]+\.toml|backups/[^/]+\.json\.gz|workshop\.json|exports\.jsonl"
    r"|sources/[^/.][^/]*"
)
_ZIP: Final = b"PK\x03\x04", b"PK\x05\x06"
_GZIP: Final = b"\x1f\x8b"


class UnreadableSource(SessionsError):
    """What should be imported cannot be read at all, or is nothing of ours."""


class SourceFiles:
    """What a source holds."""

    def __init__(self, source: str) -> None:
        self.source = source
        """What it is called."""
        self.files: dict[str, bytes] = {}
        """The content of each file by its path in an engagement's folder."""
        self.problems: list[Problem] = []
        """Everything that is not as it should be; what it concerns is not among the files."""
        self.notes: list[str] = []
        """What a person should know, and need not mend."""

    @property
    def journals(self) -> list[str]:
        """The files of the journal."""
        return [name for name in self.files if name.startswith("journal/")]


def read_source(source: Path, *, greatest: int = GREATEST_SIZE) -> SourceFiles:
    """Read what there is of an engagement in a zip, a folder or a lone file.

    Raises:
        UnreadableSource: It cannot be read, or has nothing of an engagement.
    """
    try:
        contents = _folder(source, greatest) if source.is_dir() else _file(source, greatest)
    except OSError as problem:
        raise UnreadableSource(f"{source} cannot be read: {cause_of(problem, source)}") from problem
    if not contents.journals and "workshop.json" not in contents.files and not contents.problems:
        raise UnreadableSource(
            f"{source} holds no engagement: there is neither a journal nor a workshop.json in it."
        )
    return contents


def wanted(name: str) -> bool:
    """Whether a file of that path belongs to an engagement."""
    return bool(_WANTED.fullmatch(name)) and not name.rpartition("/")[2].startswith(".")


def _folder(folder: Path, greatest: int) -> SourceFiles:
    """Read the folder of an engagement."""
    contents = SourceFiles(folder.name)
    left = greatest
    for path in _inside(folder):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink() or path.parent.is_symlink():
            contents.problems.append(Problem("it is a link to another place", shown(name)))
            continue
        if not path.is_file():
            continue
        left -= path.stat().st_size
        if left < 0:
            contents.problems.append(too_large(greatest))
            break
        contents.files[name] = path.read_bytes()
    return contents


def _inside(folder: Path) -> Iterator[Path]:
    """The files of a folder that belong to an engagement."""
    for path in (folder, *(folder / name for name in ("journal", "guides", "backups"))):
        if path.is_dir():
            inside = (child for child in sorted(path.iterdir()))
            yield from (each for each in inside if wanted(each.relative_to(folder).as_posix()))


def _file(path: Path, greatest: int) -> SourceFiles:
    """Read a zip, a journal or a checkpoint, whatever its name says."""
    contents = SourceFiles(path.name)
    if path.stat().st_size > greatest:
        contents.problems.append(too_large(greatest))
        return contents
    content = path.read_bytes()
    if content.startswith(_ZIP):
        _unzip(contents, content, greatest)
    elif content.startswith(_GZIP):
        _gunzip(contents, content, greatest)
    elif path.name.endswith(".zip"):
        raise UnreadableSource(f"{path} is no zip file, or only the rest of one.")
    elif path.name.endswith(".jsonl"):
        contents.files[f"journal/{_plain(path.name)}"] = content
    else:
        contents.files["workshop.json"] = content
    return contents


def _unzip(contents: SourceFiles, content: bytes, greatest: int) -> None:
    """Take what belongs to an engagement out of a zip."""
    found = read_zip(content, greatest)
    contents.problems += found.problems
    others = sorted(name for name in found.files if not wanted(name))
    contents.files = {name: kept for name, kept in found.files.items() if wanted(name)}
    unknown = [name for name in others if name != "README.txt"]
    if unknown:
        count = plural(len(unknown), "other file")
        contents.notes.append(
            f"Left aside, {count} that belong to no engagement: {shown(unknown[0])}"
        )
    if not found.sealed and contents.files:
        contents.notes.append(
            "The zip has no manifest, so its files could not be compared with one."
        )


def _gunzip(contents: SourceFiles, content: bytes, greatest: int) -> None:
    """Take a checkpoint out of a backup."""
    reader = zlib.decompressobj(wbits=31)
    try:
        text = reader.decompress(content, greatest)
    except zlib.error:
        contents.problems.append(Problem("the compressed file is damaged"))
        contents.files["workshop.json"] = _as_far_as_it_goes(content, greatest)
        return
    if reader.unconsumed_tail:
        contents.problems.append(too_large(greatest))
        return
    if not reader.eof:
        contents.problems.append(Problem("the compressed file is cut off"))
    contents.files["workshop.json"] = text


def _as_far_as_it_goes(content: bytes, greatest: int) -> bytes:
    """What of a damaged compressed file can be read."""
    reader, found = zlib.decompressobj(wbits=31), b""
    for at in range(0, len(content), 512):
        try:
            found += reader.decompress(content[at : at + 512], greatest - len(found))
        except zlib.error:
            break
    return found


def _plain(name: str) -> str:
    """The name of a journal's file, visible and with nothing strange in it."""
    kept = re.sub(r"[^\w.()-]+", "-", name).lstrip(".-")
    return kept if kept != "jsonl" else "journal.jsonl"

"""Reading a zip that anybody may have made: every entry is looked at before one is taken."""

from __future__ import annotations

import io
import stat
import sys
import zipfile
from collections import Counter
from pathlib import PurePosixPath
from typing import Final, NamedTuple

import msgspec

from sessions.library.file_names import every_system_takes
from sessions.transfer.zip_writer import FORMAT, KIND, MANIFEST, Manifest, Part
from workshop.errors import Problem
from workshop.text import clean_line, plural, shorten
from workshop.unpacking import BROKEN

_WINDOWS: bool = sys.platform == "win32"
_MOST_ENTRIES: Final = 20_000
_JUNK: Final = ("__MACOSX/", ".DS_Store", "desktop.ini", "Thumbs.db")
_MANIFEST = msgspec.json.Decoder(Manifest)


class ZipContent(NamedTuple):
    """What a zip holds."""

    files: dict[str, bytes]
    """The content of each file by its path."""
    problems: list[Problem]
    """Everything that is wrong; what it concerns is not among the files."""
    sealed: bool = False
    """Whether a manifest says what every file must be."""


def read_zip(content: bytes, greatest: int) -> ZipContent:
    """Read the files of a zip.

    Args:
        content: The zip itself.
        greatest: The most bytes that its files may come to.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except BROKEN:
        return ZipContent(
            {}, [Problem("the zip is damaged or cut off; its table of contents is missing")]
        )
    with archive:
        entries = [entry for entry in archive.infolist() if not _is_junk(entry)]
        if refused := _too_much(entries, greatest):
            return ZipContent({}, [refused])
        unsafe = {id(entry): what for entry in entries if (what := _unsafe(entry))}
        problems = [Problem(unsafe[id(e)], shown(e.filename)) for e in entries if id(e) in unsafe]
        problems += _doubled(entries)
        files: dict[str, bytes] = {}
        for entry in entries:
            if id(entry) not in unsafe:
                _take(archive, entry, files, problems)
    return _compared(_at_the_top(files), problems)


def _is_junk(entry: zipfile.ZipInfo) -> bool:
    """Whether an entry is a folder, or what systems put beside files."""
    name = entry.filename
    return entry.is_dir() or name.startswith(_JUNK[0]) or name.rpartition("/")[2] in _JUNK


def _too_much(entries: list[zipfile.ZipInfo], greatest: int) -> Problem | None:
    """Say that the zip holds more than any engagement does; nothing of it is unpacked then."""
    if len(entries) > _MOST_ENTRIES:
        return Problem(f"it has {plural(len(entries), 'file')}, too many for an engagement")
    return too_large(greatest) if sum(e.file_size for e in entries) > greatest else None


def _doubled(entries: list[zipfile.ZipInfo]) -> list[Problem]:
    """Say which names would be one file."""
    counts = Counter(entry.filename.casefold() for entry in entries)
    twice = sorted(name for name, count in counts.items() if count > 1)
    return [Problem("it is in the zip more than once", shown(name)) for name in twice]


def _unsafe(entry: zipfile.ZipInfo) -> str:
    """Why one entry cannot be trusted, or nothing."""
    path = PurePosixPath(entry.filename.replace("\\", "/"))
    if path.is_absolute() or not path.parts or ":" in path.parts[0]:
        return "its name is that of a place outside"
    if ".." in path.parts or "\0" in entry.orig_filename:
        return "its name leads out of the folder"
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "it is a link to another place"
    if _WINDOWS and not all(map(every_system_takes, path.parts)):
        return "Windows takes no file of that name; give it another one where it was packed"
    if entry.flag_bits & 0x1:
        return "it is encrypted; unpack the zip with its password and import the folder"
    return ""


def _take(
    archive: zipfile.ZipFile,
    entry: zipfile.ZipInfo,
    files: dict[str, bytes],
    problems: list[Problem],
) -> None:
    """Unpack one file, no further than it says it goes."""
    try:
        with archive.open(entry) as stream:
            content = stream.read(entry.file_size + 1)
    except (*BROKEN, RuntimeError):
        problems.append(Problem("it is damaged in the zip", shown(entry.filename)))
        return
    if len(content) != entry.file_size:
        problems.append(Problem("it is not as long as the zip says", shown(entry.filename)))
        return
    files[entry.filename.replace("\\", "/")] = content


def _at_the_top(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files without the one folder that they all lie in, as packing by hand makes it."""
    tops = {name.partition("/")[0] for name in files}
    if len(tops) != 1 or not all("/" in name for name in files) or tops & {"journal", "guides"}:
        return files
    return {name.partition("/")[2]: content for name, content in files.items()}


def _compared(files: dict[str, bytes], problems: list[Problem]) -> ZipContent:
    """Compare the files with the manifest, if there is one."""
    sealed = files.pop(MANIFEST, None)
    if sealed is None:
        return ZipContent(files, problems)
    try:
        manifest = _MANIFEST.decode(sealed)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return ZipContent(files, [*problems, Problem("it cannot be read", MANIFEST)])
    if manifest.kind != KIND or manifest.format > FORMAT:
        what = f"it is of another kind or a newer format ({shown(manifest.kind)} {manifest.format})"
        return ZipContent({}, [*problems, Problem(what, MANIFEST)])
    right = {name: files[name] for name in files if _fits(manifest, name, files[name], problems)}
    known = {problem.where for problem in problems}
    missing = (name for name in sorted(manifest.files.keys() - files.keys()))
    problems += [Problem("it is missing", shown(n)) for n in missing if shown(n) not in known]
    return ZipContent(right, problems, sealed=True)


def _fits(manifest: Manifest, name: str, content: bytes, problems: list[Problem]) -> bool:
    """Whether a file is what the manifest says."""
    part = manifest.files.get(name)
    if part is None:
        problems.append(Problem("the manifest does not list it", shown(name)))
    elif part != Part.of(content):
        problems.append(Problem("it is not what was packed, its checksum differs", shown(name)))
    else:
        return True
    return False


def too_large(greatest: int) -> Problem:
    """The problem with a source that is too large."""
    return Problem(f"it comes to more than {plural(greatest, 'byte')}, which no engagement does")


def shown(name: str) -> str:
    """A name from outside, fit to be shown."""
    return shorten(clean_line(name), 80)

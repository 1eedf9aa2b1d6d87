"""The checkpoint: all documents in one file that stock TinyDB opens, and its backups.

It is only a cache of the journal. It is used when its checksum fits and it was made from exactly
the records that the journal begins with; in every other case the journal is read from its start.
"""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime

import msgspec

from sessions.disk.disk import Disk, replace_file
from sessions.disk.folder import Folder
from sessions.journal.line import Line
from sessions.journal.overlay import Raw, Tables
from sessions.journal.reading_border import all_safe, cleaned
from sessions.journal.schemas import FIRST, SCHEMAS, Lift, Schemas
from workshop import __version__

FORMAT = 1
"""The format of the checkpoint that this program writes."""

RESERVED = "_checkpoint"
"""The table in which the checkpoint says what it was made from."""

_NOTE = b'\n"_checkpoint": {\n"1": '
_BACKUP = re.compile(r"(\d{8})T\d{6}Z-v\d+\.json\.gz")
_DAY, _HOUR = len("20261121"), len("20261121T14")
_HOURS_KEPT = 5
_DAYS_KEPT = 14


class _Note(msgspec.Struct):
    """What a checkpoint says about itself."""

    format: int
    records: int = 0
    number: int = 0
    chain: str = ""
    crc: str = ""
    schema: int = FIRST
    program: str = ""


_TABLES = msgspec.json.Decoder(Tables)
_DECODE_NOTE = msgspec.json.Decoder(_Note)


class Checkpoint(msgspec.Struct, frozen=True):
    """A checkpoint as it was found."""

    format: int
    """The format that it states; 0 when it states none."""
    records: int
    """How many records it was made from."""
    tables: Tables
    """The documents; empty when it cannot be used."""
    problem: str = ""
    """Why it cannot be used; empty when it can."""
    schema: int = FIRST
    """The schema of the documents that it states."""
    program: str = ""
    """The version of the program that wrote it; empty when it does not say."""
    number: int = 0
    """The number of the last record that it was made from."""

    def newer(self, schemas: Schemas) -> bool:
        """Whether a version of the program wrote it that knows more than this one."""
        return self.format > FORMAT or self.schema > schemas.current


def _chain(lines: Sequence[Line]) -> str:
    """One checksum over the checksums of a sequence of records."""
    return f"{zlib.crc32(''.join([line.checksum for line in lines]).encode()):08x}"


def render(
    tables: Mapping[str, Mapping[str, Raw]], lines: Sequence[Line], schema: int = FIRST
) -> bytes:
    """Write all documents, one on each line, and what they were made from.

    Args:
        tables: The documents by table and key.
        lines: The records that they are the result of.
        schema: The schema of the documents.
    """
    encode = msgspec.json.Encoder().encode
    sections = [
        b"%b: {\n%b\n}"
        % (
            encode(name),
            b",\n".join(b'"%b": %b' % (k.encode(), encode(d)) for k, d in docs.items()),
        )
        for name, docs in tables.items()
    ]
    body = b"{\n" + b"".join(section + b"," for section in sections)
    note = _Note(
        FORMAT,
        records=len(lines),
        number=lines[-1].number if lines else 0,
        chain=_chain(lines),
        crc=f"{zlib.crc32(body):08x}",
        schema=schema,
        program=__version__,
    )
    return b"%b%b%b\n}\n}\n" % (body, _NOTE, encode(note))


def load(
    folder: Folder, disk: Disk, lines: Sequence[Line], schemas: Schemas = SCHEMAS
) -> Checkpoint | None:
    """Read the checkpoint and compare it with the journal; nothing when there is none."""
    try:
        content = disk.read(folder.checkpoint)
    except FileNotFoundError:
        return None
    except OSError as problem:
        return Checkpoint(0, 0, {}, f"it cannot be read ({problem.strerror})")
    at = max(content.rfind(_NOTE), 0)
    try:
        note = _DECODE_NOTE.decode(content[at:].removeprefix(_NOTE).split(b"\n")[0])
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return Checkpoint(0, 0, {}, "it does not say what it was made from")
    if problem_found := _mismatch(note, memoryview(content)[:at], lines, schemas):
        return _found(note, {}, problem_found)
    return _decode(content, note, schemas.lift(note.schema))


def _found(note: _Note, tables: Tables, problem: str = "") -> Checkpoint:
    """A checkpoint with what its note says."""
    return Checkpoint(
        note.format, note.records, tables, problem, note.schema, note.program, note.number
    )


def stated(content: bytes) -> Checkpoint | None:
    """What a checkpoint says about itself, without its documents; nothing where it says nothing."""
    body, mark, rest = content.rpartition(_NOTE)
    if not mark:
        return None
    try:
        note = _DECODE_NOTE.decode(rest.split(b"\n")[0])
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return Checkpoint(0, 0, {}, "it does not say what it was made from")
    fits = note.crc == f"{zlib.crc32(body):08x}"
    return _found(note, {}, "" if fits else "its checksum does not fit: it was edited or damaged")


def read_alone(content: bytes, schemas: Schemas = SCHEMAS) -> Checkpoint:
    """The documents of a checkpoint whose checksum fits, whatever the journal has."""
    found = stated(content)
    if found is None:
        return Checkpoint(0, 0, {}, "it does not say what it was made from")
    if found.problem or found.newer(schemas):
        return found
    note = _DECODE_NOTE.decode(content.rpartition(_NOTE)[2].split(b"\n")[0])
    return _decode(content, note, schemas.lift(note.schema))


def _mismatch(note: _Note, body: memoryview, lines: Sequence[Line], schemas: Schemas) -> str:
    """Say why a checkpoint does not belong to the journal, or nothing."""
    if note.format != FORMAT:
        return f"it has the format {note.format}"
    if note.schema > schemas.current:
        return f"it has the schema {note.schema}"
    if note.crc != f"{zlib.crc32(body):08x}":
        return "its checksum does not fit"
    if note.records > len(lines) or note.chain != _chain(lines[: note.records]):
        return "it was made from other records than the journal has"
    return ""


def _decode(content: bytes, note: _Note, lift: Lift | None) -> Checkpoint:
    """Decode the documents of a checkpoint whose checksum fits."""
    try:
        tables = _TABLES.decode(content)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as problem:
        return _found(note, {}, f"its content is damaged ({problem})")
    del tables[RESERVED]
    if not all_safe(content):
        tables = cleaned(tables)
    if lift is not None:
        tables = {
            name: {key: lift(name, raw) for key, raw in documents.items()}
            for name, documents in tables.items()
        }
    return _found(note, tables)


def save(
    folder: Folder,
    disk: Disk,
    clock: Callable[[], datetime],
    tables: Mapping[str, Mapping[str, Raw]],
    lines: Sequence[Line],
    *,
    backup: bool = True,
    schema: int = FIRST,
) -> None:
    """Write the checkpoint, and a backup of it for which older ones may have to go.

    Raises:
        OSError: The disk refused; an older checkpoint is still whole.
    """
    content = render(tables, lines, schema)
    replace_file(disk, folder.checkpoint, content)
    if not backup:
        return
    disk.make_folder(folder.backups)
    name = f"{clock().astimezone(UTC):%Y%m%dT%H%M%SZ}-v{FORMAT}.json.gz"
    replace_file(disk, folder.backups / name, gzip.compress(content, 6, mtime=0))
    rotate(folder, disk)


def rotate(folder: Folder, disk: Disk) -> None:
    """Keep the last backup of each of the newest five hours and fourteen days that have any.

    By hours, so that whoever opens and closes ten times in a row still has the morning's.
    """
    names = [name for name in disk.names(folder.backups) if _BACKUP.fullmatch(name)]
    last_of_hour = {name[:_HOUR]: name for name in names}
    last_of_day = {name[:_DAY]: name for name in names}
    kept = {*list(last_of_hour.values())[-_HOURS_KEPT:], *list(last_of_day.values())[-_DAYS_KEPT:]}
    for name in names:
        if name not in kept:
            disk.remove(folder.backups / name)


def keep_other_version(folder: Folder, disk: Disk, found: Checkpoint, schema: int) -> None:
    """Copy the checkpoint of another version before this one writes for the first time.

    Raises:
        OSError: The disk refused; nothing was changed.
    """
    if (found.program, found.schema) == (__version__, schema):
        return
    content = disk.read(folder.checkpoint)
    copy = folder.backups / f"before-{__version__}-{zlib.crc32(content):08x}.json.gz"
    if not disk.exists(copy):
        disk.make_folder(folder.backups)
        replace_file(disk, copy, gzip.compress(content, 6, mtime=0))


def set_aside(folder: Folder, disk: Disk) -> None:
    """Copy a checkpoint that cannot be used, before another takes its place."""
    with suppress(FileNotFoundError):
        content = disk.read(folder.checkpoint)
        copy = folder.quarantine / f"workshop-{zlib.crc32(content):08x}.json"
        if not disk.exists(copy):
            disk.make_folder(folder.quarantine)
            replace_file(disk, copy, content)

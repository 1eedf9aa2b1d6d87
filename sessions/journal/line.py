"""One line of the journal: how it is written and how it is checked.

A line is one JSON object, for example::

    {"c":"58573915","n":3,"p":"edeeb1b9","v":1,"t":1795289722.479,"m":{},"o":[["people","12",{},null]]}

``c`` is the CRC-32 of every byte after the first 16, in hexadecimal: at a fixed place, so that
checking needs no canonical form and the line stays plain JSON. ``n`` numbers the lines of an
engagement from 1 and ``p`` is the checksum of the line before, which makes gaps, reordering and
forks visible. ``v``, the format, and ``s``, the schema of the documents, stand on the first line of
a file; where there is a ``v`` and no ``s``, the schema is 1. ``x`` lists lines that were refused
and must not be counted, as pairs of number and checksum. ``t`` is the moment in seconds since 1970,
``m`` what the caller says about the change, ``o`` the operations, all or none, each
``[table, id, new, old]``.

A later format must keep ``c`` where it is and say its number in ``v``: that is how an older
program knows to leave the folder alone.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec

from sessions.journal.meta import known_types
from sessions.journal.reading_border import cleaned, is_safe
from sessions.journal.schemas import FIRST, Lift
from workshop.dates import MOMENTS

FORMAT = 1
"""The format of the journal that this program writes."""

BEFORE_FIRST = "00000000"
"""What the first line of an engagement names as the checksum of the line before."""

_CHECKED_FROM = 16
_FIRST_MOMENT, _LAST_MOMENT = (
    datetime(year, 6, 1, tzinfo=UTC).timestamp() for year in (MOMENTS.start, MOMENTS.stop)
)
"""What every system can tell as a time in its zone, Windows too; no clock went beyond."""
_QUICK = msgspec.json.Encoder()
_STRICT = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


class Operation(msgspec.Struct, frozen=True, array_like=True):
    """One document put or removed by a change."""

    table: str
    """The name of its table."""
    key: str
    """Its id as TinyDB writes it: a whole number in decimal digits."""
    new: dict[str, Any] | None
    """The document after the change; nothing when it was removed."""
    old: dict[str, Any] | None
    """The document before the change; nothing when it was inserted."""

    @property
    def doc_id(self) -> int:
        """The id as TinyDB hands it out."""
        return int(self.key)

    def inverse(self) -> Operation:
        """Make the operation that takes this one back."""
        return Operation(self.table, self.key, self.old, self.new)

    def lifted(self, lift: Lift) -> Operation:
        """Make the operation with both documents in the schema of today."""
        new, old = (raw and lift(self.table, raw) for raw in (self.new, self.old))
        return Operation(self.table, self.key, new, old)


class _Head(msgspec.Struct):
    """The fields of a line that are needed to put it in its place."""

    n: int
    p: str
    t: float
    v: int | None = None
    s: int = FIRST
    x: tuple[tuple[int, str], ...] = ()


class _Body(msgspec.Struct):
    """The fields of a line that say what changed."""

    m: dict[str, Any]
    o: tuple[Operation, ...]


_HEAD = msgspec.json.Decoder(_Head)
_BODY = msgspec.json.Decoder(_Body)
_UNKNOWN = _Body({}, ())
_UNREADABLE = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)


class Line(msgspec.Struct, frozen=True, gc=False):
    """One recorded change. The content is decoded anew at each look, so nobody can alter it."""

    number: int
    """Its place in the engagement, from 1."""
    checksum: str
    """Its CRC-32, eight hexadecimal digits."""
    previous: str
    """The checksum of the line before it."""
    moment: float
    """When it was recorded, in seconds since 1970."""
    raw: bytes
    """The bytes of the line, without the end of the line."""
    version: int | None = None
    """The format, on the first line of a file."""
    disowned: tuple[tuple[int, str], ...] = ()
    """The refused lines that must not be counted: number and checksum."""
    schema: int = FIRST
    """The schema of the documents; it counts where there is a version."""
    lift: Lift | None = None
    """What makes of its documents such as are written today, where they are older."""

    @property
    def mark(self) -> tuple[int, str]:
        """What tells this line from every other: number and checksum."""
        return self.number, self.checksum

    @property
    def empty(self) -> bool:
        """Whether it says nothing: it only disowns others, or what it said was erased."""
        return self.raw.endswith(b'"m":{},"o":[]}')

    @property
    def time(self) -> datetime:
        """When it was recorded."""
        return datetime.fromtimestamp(self.moment, UTC)

    @property
    def meta(self) -> dict[str, Any]:
        """What the caller said about the change; nothing where the content is of another kind."""
        return (_body(self.raw) or _UNKNOWN).m

    @property
    def operations(self) -> tuple[Operation, ...]:
        """What the change put and removed, in the schema of today.

        Nothing where the content is of another kind.
        """
        found = (_body(self.raw) or _UNKNOWN).o
        return found if self.lift is None else tuple(op.lifted(self.lift) for op in found)

    @property
    def foreign(self) -> bool:
        """Whether the content is of a kind that this program does not know."""
        return _body(self.raw) is None


class Unchecked(msgspec.Struct, frozen=True, kw_only=True):
    """What a line says whose checksum does not fit."""

    number: int
    """The number that it gives itself."""
    operations: tuple[Operation, ...]
    """What it puts and removes."""
    meta: dict[str, Any]
    """What it says about the change."""


def _body(raw: bytes) -> _Body | None:
    """What a line says was changed; nothing where it is of another kind."""
    try:
        body = _BODY.decode(raw)
    except _UNREADABLE:
        return None
    if not all(_is_key(operation.key) for operation in body.o):
        return None
    body.m = known_types(body.m)
    return body if is_safe(raw) else _clean(body)


def _clean(body: _Body) -> _Body:
    """What a line says without what a terminal would obey."""
    operations = (Operation(op.table, op.key, *cleaned([op.new, op.old])) for op in body.o)
    return _Body(m=cleaned(body.m), o=tuple(operations))


def _is_key(key: str) -> bool:
    """Whether a key is a whole number, as TinyDB writes them."""
    try:
        int(key)
    except ValueError:
        return False
    return True


def parse_unchecked(raw: bytes) -> Unchecked | None:
    """Read what a line says, whatever its checksum; nothing where it is no line."""
    try:
        head = _HEAD.decode(raw)
    except _UNREADABLE:
        return None
    body = _body(raw)
    if body is None or head.n < 1:
        return None
    return Unchecked(number=head.n, operations=body.o, meta=body.m)


def compose(
    after: tuple[int, str],
    moment: datetime,
    meta: Mapping[str, Any],
    operations: Sequence[Operation],
    *,
    first: bool,
    disowned: Sequence[tuple[int, str]] = (),
    schema: int = FIRST,
) -> tuple[Line, tuple[Operation, ...]]:
    """Make the line that records a change.

    Args:
        after: Number and checksum of the line before.
        moment: Now, with its time zone.
        meta: What to say about the change.
        operations: What it puts and removes.
        first: Whether it is the first line of its file, which states format and schema.
        disowned: Number and checksum of each refused line that this one disowns.
        schema: The schema of the documents.

    Returns:
        The line, and its operations as a reader of the line will find them.

    Raises:
        ValueError: Something cannot be written as JSON, or could not be read back.
    """
    if moment.tzinfo is None:
        raise TypeError("the clock must tell times with their time zone")
    fields: dict[str, Any] = {"n": after[0] + 1, "p": after[1]}
    if first:
        fields |= {"v": FORMAT, "s": schema}
    if disowned:
        fields["x"] = disowned
    fields["t"] = seconds = moment.timestamp()
    fields["m"] = meta
    fields["o"] = operations
    encoded, body = _encode(fields)
    raw = b'{"c":"%08x",%b' % (zlib.crc32(encoded[1:]), encoded[1:])
    checksum, version = raw[6:14].decode(), FORMAT if first else None
    line = Line(fields["n"], checksum, after[1], seconds, raw, version, tuple(disowned), schema)
    return line, (body if is_safe(raw) else _clean(body)).o


def _encode(fields: dict[str, Any]) -> tuple[bytes, _Body]:
    """Write JSON that reads back as what was meant, or refuse.

    The quick encoder writes dates, sets and numbers that are none as something else; the strict one
    refuses them, and takes tuples for lists and numbers for names as JSON users expect.
    """
    try:
        encoded = _QUICK.encode(fields)
        body = _BODY.decode(encoded)
        if body.o == tuple(fields["o"]) and body.m == fields["m"]:
            return encoded, body
    except (TypeError, ValueError, RecursionError, msgspec.MsgspecError):
        pass
    changes = [msgspec.structs.astuple(operation) for operation in fields["o"]]
    try:
        encoded = _STRICT.encode(fields | {"o": changes}).encode()
        return encoded, _BODY.decode(encoded)
    except (TypeError, RecursionError, msgspec.MsgspecError) as problem:
        raise ValueError(str(problem)) from problem


def parse(raw: bytes) -> Line:
    """Read one line without its end, and check it.

    Raises:
        ValueError: It is not what was once written; the text says what is wrong.
    """
    checksum = zlib.crc32(memoryview(raw)[_CHECKED_FROM:])
    if raw[:_CHECKED_FROM] != b'{"c":"%08x",' % checksum:
        raise ValueError("its checksum does not fit")
    try:
        head = _HEAD.decode(raw)
    except _UNREADABLE as problem:
        raise ValueError(f"its content is of an unknown kind ({problem})") from problem
    moment = min(max(head.t, _FIRST_MOMENT), _LAST_MOMENT)
    return Line(head.n, f"{checksum:08x}", head.p, moment, raw, head.v, head.x, head.s)

"""The operators of a page of a PDF with their operands, as far as text and marks need them.

pypdf reads each operand as an object of its own, which takes seconds for thirty pages; that what is
drawn is of no use here makes it thirty times as quick.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

Token = tuple[str, bytes]
"""What an operand is (`string`, `hex`, `name`, `word` or a bracket), and its bytes."""

_WANTED: Final = frozenset([b"BDC", b"BMC", b"EMC", b"Tf", b"Tj", b"TJ", b"'", b'"', b"ET", b"Do"])
_TOKEN: Final = re.compile(
    rb"""
    (?P<string>\()
    |(?P<bracket><<|>>|[\[\]])
    |(?P<hex><[0-9A-Fa-f\s]*>)
    |(?P<name>/[^\s/\[\]()<>{}%]*)
    |(?P<comment>%[^\r\n]*)
    |(?P<word>[^\s/\[\]()<>{}%]+)
    """,
    re.VERBOSE | re.DOTALL,
)
_IN_STRING: Final = re.compile(rb"\\.|[()]", re.DOTALL)
_NUMBER: Final = re.compile(rb"[-+.\d][-.\d]*")
_ESCAPED: Final = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPES: Final = {
    b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r\n": b"",
}  # fmt: skip
_MOST: Final = 20_000  # operands of one operator


def operators(content: bytes) -> Iterator[tuple[bytes, list[Token]]]:
    """The operators that show or mark text, in order, each with what stands before it."""
    before: list[Token] = []
    at = 0
    while found := _TOKEN.search(content, at):
        at, kind, data = found.end(), str(found.lastgroup), found[0]
        if kind == "string":
            at = _string_end(content, at)
            data = content[found.start() : at]
        if kind != "word" or _NUMBER.fullmatch(data):
            if kind != "comment" and len(before) < _MOST:
                before.append((kind, data))
            continue
        if data in _WANTED:
            yield data, before
        elif data == b"ID":  # the bytes of a small picture follow
            end = content.find(b"EI", at)
            at = end if end >= 0 else len(content)
        before = []


def _string_end(content: bytes, at: int) -> int:
    """Where a string ends whose bracket was opened before `at`; one that never ends takes all."""
    depth = 1
    for found in _IN_STRING.finditer(content, at):
        depth += (found[0] == b"(") - (found[0] == b")")
        if not depth:
            return found.end()
    return len(content)


def bytes_of(token: Token) -> bytes:
    """The bytes that a string stands for."""
    kind, data = token
    if kind == "hex":
        digits = b"".join(data[1:-1].split())
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
    return _ESCAPED.sub(_escaped, data[1:-1])


def _escaped(found: re.Match[bytes]) -> bytes:
    word = found[1]
    if word[:1].isdigit() and word[:1] < b"8":
        return bytes([int(word, 8) & 0xFF])
    return _ESCAPES.get(word, word)

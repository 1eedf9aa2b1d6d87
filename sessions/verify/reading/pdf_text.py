"""The text of the pages of a PDF, by the marks that its structure points at."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from sessions.verify.reading.errors import CannotVerify
from sessions.verify.reading.pdf_operators import Token, bytes_of, operators

_DRAWN: Final = 200_000_000  # bytes
_MAPPED: Final = 200_000
_LONGEST: Final = 200  # digits, of what one code says
_DEEP: Final = 8
_NO_TEXT: Final = -2
_WIDE_GAP: Final = -200  # in thousandths of an em, between pieces: as wide as a blank
_HEX: Final = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_BEGIN: Final = re.compile(rb"begin(bfchar|bfrange)")
_RANGE: Final = re.compile(
    rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]+)>\s*(\[[^\]]*\]|<[0-9A-Fa-f\s]*>)"
)

Font = tuple[int, Mapping[int, str]]
"""The bytes of a code, and what each code says."""

_PLAIN: Final[Font] = (1, {})


class PageText:
    """The texts of pages by their marks, each page read once."""

    def __init__(self) -> None:
        self._pages: dict[int, Mapping[int, str]] = {}
        self._fonts: dict[int, Font] = {}
        self._left = _DRAWN

    def marked(self, page: Any) -> Mapping[int, str]:
        """What stands on a page under each of its marks; `page` may be a reference."""
        if page is None:
            return defaultdict(str)
        found = page.get_object()
        if id(found) not in self._pages:
            texts: defaultdict[int, list[str]] = defaultdict(list)
            for mark, text in self._shown(found, -1, 0):
                texts[mark].append(text)
            joined = defaultdict(str, {mark: "".join(each) for mark, each in texts.items()})
            self._pages[id(found)] = joined
        return self._pages[id(found)]

    def lines(self, page: Any) -> Iterator[str]:
        """The lines of a page that has no marks."""
        yield from "".join(text for _, text in self._shown(page, -1, 0)).split("\n")

    def _shown(self, holder: Any, mark: int, depth: int) -> Iterator[tuple[int, str]]:
        """Each text that is shown, with the mark that it stands under; -1 for none."""
        resources = _get(holder, "/Resources") or {}
        content = _content_of(holder)
        self._left -= len(content)
        if self._left < 0 or depth > _DEEP:
            raise CannotVerify("This PDF draws more than any document of ours; it is not read.")
        marks, font = [mark], _PLAIN
        for operator, operands in operators(content):
            if operator in {b"BDC", b"BMC"}:
                marks.append(_mark(operands, resources, marks[-1]))
            elif operator == b"EMC":
                marks[1:] = marks[1:-1]
            elif operator == b"Tf":
                font = self._font(_named(resources, "/Font", operands))
            elif operator == b"Do":
                form = _named(resources, "/XObject", operands)
                if form is not None and form.get("/Subtype") == "/Form":
                    yield from self._shown(form, marks[-1], depth + 1)
            elif shown := _said(operator, operands, font):
                yield marks[-1], shown

    def _font(self, font: Any) -> Font:
        if font is None:
            return _PLAIN
        if id(font) not in self._fonts:
            table = _get(font, "/ToUnicode")
            wide = 2 if font.get("/Subtype") == "/Type0" else 1
            self._fonts[id(font)] = (
                (wide, {}) if table is None else (wide, _unicode(table.get_data()))
            )
        return self._fonts[id(font)]


def _get(holder: Any, name: str) -> Any:
    found = holder.get(name)
    return found.get_object() if hasattr(found, "get_object") else found


def _content_of(holder: Any) -> bytes:
    """What draws a page, or a form that stands on several."""
    found = _get(holder, "/Contents") if "/Contents" in holder else holder
    pieces = found if isinstance(found, list) else [found]
    read = [each.get_object() for each in pieces if each is not None]
    return b"\n".join(bytes(each.get_data()) for each in read if hasattr(each, "get_data"))


def _named(resources: Any, kind: str, operands: Sequence[Token]) -> Any:
    """What the name among operands stands for; none where it is not there."""
    for what, data in operands:
        if what == "name":
            return _get(_get(resources, kind) or {}, data.decode("latin-1"))
    return None


def _mark(operands: Sequence[Token], resources: Any, outer: int) -> int:
    """The number of a mark; an artifact, such as the head of a page, is no part of the text."""
    words = [data for _, data in operands]
    if words[:1] == [b"/Artifact"]:
        return _NO_TEXT
    if b"/MCID" in words[:-1]:
        return int(words[words.index(b"/MCID") + 1])
    told = _named(resources, "/Properties", operands[1:])
    return int(told["/MCID"]) if told is not None and "/MCID" in told else outer


def _said(operator: bytes, operands: Sequence[Token], font: Font) -> str:
    """What an operator shows; nothing for those that show no text."""
    if operator == b"ET":
        return "\n"
    found = []
    for kind, data in operands:
        if kind in {"string", "hex"}:
            found.append(_decoded(bytes_of((kind, data)), font))
        elif operator == b"TJ" and kind == "word" and float(data) < _WIDE_GAP:
            found.append(" ")
    return "".join(found)


def _decoded(data: bytes, font: Font) -> str:
    """What codes say."""
    wide, table = font
    codes = (int.from_bytes(data[at : at + wide]) for at in range(0, len(data), wide))
    return "".join(table.get(code, chr(code) if wide == 1 else "\ufffd") for code in codes)


def _unicode(table: bytes) -> dict[int, str]:
    """What each code of a font says, by its own table."""
    found: dict[int, str] = {}
    left = _MAPPED
    for kind, body in _mapped(table):
        if kind == b"bfchar":
            codes = [_bare(each) for each in _HEX.findall(body)]
            left -= len(codes)
            for code, text in zip(codes[::2], codes[1::2], strict=False):
                found[int(code or b"0", 16)] = _text(text)
        else:
            for first, last, to in _RANGE.findall(body):
                left -= _range(found, int(_bare(first), 16), int(_bare(last), 16), to)
                if left < 0:
                    break
        if left < 0:
            raise _far_too_large()
    return found


def _mapped(table: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The parts of the table of a font, each with what kind it is."""
    at = 0
    while begin := _BEGIN.search(table, at):
        at = table.find(b"end" + begin[1], begin.end())
        if at < 0:
            return
        yield begin[1], table[begin.end() : at]


def _range(found: dict[int, str], first: int, last: int, to: bytes) -> int:
    """Put what a range of codes says among the others; how many codes it has."""
    texts = [_text(_bare(each)) for each in _HEX.findall(to)]
    codes = range(first, min(last, first + 0xFFFF) + 1)
    for at, code in enumerate(codes):
        if to.startswith(b"["):
            if at < len(texts):
                found[code] = texts[at]
        elif texts and texts[0]:
            follows = ord(texts[0][-1]) + at
            if follows <= 0x10FFFF:
                found[code] = texts[0][:-1] + chr(follows)
    return len(codes)


def _bare(digits: bytes) -> bytes:
    return b"".join(digits.split())


def _text(digits: bytes) -> str:
    if len(digits) > _LONGEST:
        raise _far_too_large()
    even = digits if len(digits) % 4 == 0 else digits.rjust(-(-len(digits) // 4) * 4, b"0")
    return bytes.fromhex(even.decode()).decode("utf-16-be", "replace")


def _far_too_large() -> CannotVerify:
    return CannotVerify("This PDF has a font beyond measure, so it is not read.")

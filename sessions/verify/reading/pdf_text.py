"""The text of the pages of a PDF, by the marks that its structure points at."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, Final

from sessions.verify.errors import CannotVerify

_OPERATIONS: Final = 5_000_000
_MAPPED: Final = 100_000
_DEEP: Final = 8
_WIDE_GAP: Final = -200  # in thousandths of an em, between pieces: as wide as a blank
_HEX: Final = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_RANGES: Final = re.compile(rb"begin(bfchar|bfrange|codespacerange)(.*?)end\1", re.DOTALL)
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
        self._left = _OPERATIONS

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
        from pypdf.generic import ContentStream  # noqa: PLC0415 - an extra brings it

        resources = _get(holder, "/Resources") or {}
        content = _get(holder, "/Contents") if "/Contents" in holder else holder
        if content is None or depth > _DEEP:
            return
        marks, font = [mark], _PLAIN
        for operands, operator in ContentStream(content, getattr(holder, "pdf", None)).operations:
            self._left -= 1
            if self._left < 0:
                raise CannotVerify("This PDF draws more than any document of ours; it is not read.")
            if operator in {b"BDC", b"BMC"}:
                marks.append(_mark(operands, resources, marks[-1]))
            elif operator == b"EMC":
                marks[1:] = marks[1:-1]
            elif operator == b"Tf":
                font = self._font(_get(_get(resources, "/Font") or {}, operands[0]))
            elif operator == b"Do":
                form = _get(_get(resources, "/XObject") or {}, operands[0])
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


def _mark(operands: Any, resources: Any, outer: int) -> int:
    """The number of a mark; an artifact, such as the head of a page, is no part of the text."""
    if str(operands[0]) == "/Artifact":
        return -2
    if len(operands) < 2:
        return outer
    told = operands[1]
    if isinstance(told, str):
        told = _get(_get(resources, "/Properties") or {}, told)
    return int(told["/MCID"]) if hasattr(told, "get") and "/MCID" in told else outer


def _said(operator: bytes, operands: Any, font: Font) -> str:
    """What an operator shows; nothing for those that show no text."""
    match operator:
        case b"Tj" | b"'" | b'"':
            return _decoded(operands[-1], font)
        case b"TJ":
            return _spaced(operands[0], font)
        case b"ET":
            return "\n"
    return ""


def _spaced(pieces: Any, font: Font) -> str:
    """Pieces with the gaps between them; a wide one is a blank."""
    found = []
    for each in pieces:
        if isinstance(each, str | bytes):
            found.append(_decoded(each, font))
        elif float(each) < _WIDE_GAP:
            found.append(" ")
    return "".join(found)


def _decoded(shown: Any, font: Font) -> str:
    """What codes say."""
    raw = getattr(shown, "original_bytes", shown)
    data = raw.encode("latin-1", "replace") if isinstance(raw, str) else bytes(raw)
    wide, table = font
    codes = (int.from_bytes(data[at : at + wide]) for at in range(0, len(data), wide))
    return "".join(table.get(code, chr(code) if wide == 1 else "\ufffd") for code in codes)


def _unicode(table: bytes) -> dict[int, str]:
    """What each code of a font says, by its own table."""
    found: dict[int, str] = {}
    for kind, body in _RANGES.findall(table):
        if kind == b"bfchar":
            codes = [_bare(each) for each in _HEX.findall(body)]
            for code, text in zip(codes[::2], codes[1::2], strict=False):
                found[int(code or b"0", 16)] = _text(text)
        elif kind == b"bfrange":
            for first, last, to in _RANGE.findall(body):
                _range(found, int(_bare(first), 16), int(_bare(last), 16), to)
        if len(found) > _MAPPED:
            raise CannotVerify("This PDF has a font beyond measure, so it is not read.")
    return found


def _range(found: dict[int, str], first: int, last: int, to: bytes) -> None:
    texts = [_text(_bare(each)) for each in _HEX.findall(to)]
    for at, code in enumerate(range(first, min(last, first + 0xFFFF) + 1)):
        if to.startswith(b"["):
            if at < len(texts):
                found[code] = texts[at]
        elif texts and texts[0]:
            follows = ord(texts[0][-1]) + at
            if follows <= 0x10FFFF:
                found[code] = texts[0][:-1] + chr(follows)


def _bare(digits: bytes) -> bytes:
    return b"".join(digits.split())


def _text(digits: bytes) -> str:
    even = digits if len(digits) % 4 == 0 else digits.rjust(-(-len(digits) // 4) * 4, b"0")
    return bytes.fromhex(even.decode()).decode("utf-16-be", "replace")

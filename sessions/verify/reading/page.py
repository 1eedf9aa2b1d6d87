"""Web pages: headings, paragraphs, tables, and the words in figures."""

from __future__ import annotations

import codecs
import re
from html.parser import HTMLParser
from typing import Final

from sessions.exports.origin import LONGEST, NAME, read_stamp
from sessions.verify.reading.parts import Content, Outline

_BEGINS: Final = re.compile(
    r"\s*(<!doctype html|<html|<\?xml[^>]*>\s*<!doctype html|<!--)", re.IGNORECASE
)
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHARSET: Final = re.compile(rb"charset\s*=\s*[\"']?([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_UNCLOSED: Final = re.compile(r"<(?=[^<>]*(?:<|\Z))")
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LEFT_OUT: Final = frozenset({"style", "title"})
"""What shows nothing. Our pages have no scripts, so what one may show is a paragraph put in."""
_BLOCKS: Final = _HEADINGS | {
    *("p", "li", "ul", "ol", "dl", "dt", "dd", "div", "section", "article", "header", "footer"),
    *(
        "main",
        "aside",
        "nav",
        "figure",
        "figcaption",
        "blockquote",
        "caption",
        "details",
        "summary",
    ),
    *("table", "thead", "tbody", "tfoot", "tr", "td", "th", "text", "svg", "body", "hr", "pre"),
}


def text_of(content: bytes) -> str:
    """The page as text, by what it says of its encoding."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            return content.decode(name, "replace")
    found = _CHARSET.search(content[:2048])
    try:
        return content.decode(found[1].decode() if found else "utf-8")
    except (LookupError, UnicodeDecodeError, ValueError):
        return content.decode("utf-8", "replace")


def is_page(text: str) -> bool:
    """Whether a text is a web page."""
    return bool(_BEGINS.match(text))


def read(text: str) -> Content:
    """What stands in a web page."""
    reader = _Reader()
    reader.feed(_closed(text))
    reader.close()
    reader.flush()
    return reader.outline.content(read_stamp(reader.stamp), "html")


def _closed(text: str) -> str:
    """The page without comments, and with each tag that never ends as the text it then is.

    The parser looks for the end of such a tag again and again: some kilobytes of them take hours.
    """
    first, *rest = text.split("<!--")
    pieces = [first]
    for each in rest:
        _, closed, behind = each.partition("-->")
        pieces.append(behind if closed else f"&lt;!--{each}")
    plain = "".join(pieces).replace("<![CDATA[", "&lt;![CDATA[")
    return _UNCLOSED.sub("&lt;", plain)


class _Reader(HTMLParser):
    """Follows the tags of a page, however they are closed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.outline = Outline()
        self.stamp = ""
        self._words: list[str] = []
        self._cells: list[str] | None = None
        self._cell = False
        self._heading = False
        self._silent = 0
        self._drawing = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag begins."""
        given = dict(attrs)
        if tag == "meta" and given.get("name") == NAME:
            self.stamp = self.stamp or (given.get("content") or "")[: LONGEST + 1]
        if tag in _LEFT_OUT:
            self._silent += 1
        elif tag == "br":
            self._words.append("\n")
        elif tag in _BLOCKS:
            self._begin(tag)

    def _begin(self, tag: str) -> None:
        if self._cell and tag not in {"td", "th", "tr", "table"}:
            self._words.append("\n")
            return
        self.flush()
        self._drawing += tag == "svg"
        if tag == "table":
            self._end_row()
            self.outline.table()
        elif tag == "tr":
            self._end_row()
            self._cells = []
        elif tag in {"td", "th"} and self._cells is not None:
            self._cell = True
        self._heading = tag in _HEADINGS

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag without content."""
        if tag not in _LEFT_OUT:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """A tag ends."""
        if tag in _LEFT_OUT:
            self._silent = max(0, self._silent - 1)
        elif self._cell and tag not in {"td", "th", "tr", "table", "thead", "tbody"}:
            if tag in _BLOCKS:
                self._words.append("\n")
        elif tag in _BLOCKS:
            self.flush()
            self._drawing = max(0, self._drawing - (tag == "svg"))
            self._heading = False
            if tag in {"tr", "table", "thead", "tbody"}:
                self._end_row()

    def handle_data(self, data: str) -> None:
        """Text; blanks and line ends of the source are one blank."""
        if not self._silent:
            self._words.append(" ".join(f"|{data}|".split())[1:-1])

    def flush(self) -> None:
        """A block ends: what was said in it is a heading, a cell or a paragraph."""
        text = "".join(self._words).strip()
        self._words.clear()
        if self._drawing:
            self.outline.picture(text)
        elif self._cell and self._cells is not None:
            self._cells.append(text)
            self._cell = False
        elif self._heading:
            self.outline.heading(text)
        else:
            self.outline.paragraph(text)

    def _end_row(self) -> None:
        if self._cells:
            self.outline.row(tuple(self._cells))
        self._cells = None

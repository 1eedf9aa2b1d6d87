"""PDF files: the paragraphs, cells and headings of their structure, in its order.

A PDF says line by line what is drawn where; what is a paragraph stands in its structure tree, which
points at the marked pieces of each page. Lines break anew with every word that changes, so blanks
and hyphens mean nothing when texts of a PDF are compared.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from typing import Any, Final

from sessions.exports.extras import needed
from sessions.verify.reading.errors import CannotVerify
from sessions.verify.reading.parts import MOST_LETTERS, MOST_PARTS, Content, Outline
from sessions.verify.reading.pdf_text import PageText
from sessions.verify.reading.stamps import stamp_in

OPENING: Final = b"%PDF-"
"""What a PDF begins with."""

_WITHOUT: Final = "Without it, verify the Word file or the web page of the same document."
_PAGES: Final = 3_000
_NODES: Final = 20 * MOST_PARTS
_DEEP: Final = 100
_HEADINGS: Final = frozenset({"H", "H1", "H2", "H3", "H4", "H5", "H6", "Title"})
_PARAGRAPHS: Final = frozenset({"P", "LBody", "Caption", "Note", "BlockQuote", "Quote"})


def read(content: bytes) -> Content:
    """What stands in a PDF.

    Raises:
        CannotVerify: it cannot be read, has a password, or is larger than any document.
        ExportError: what reads it is not installed.
    """
    pypdf = needed("pypdf", "pdf", _WITHOUT)
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it finds is told by us
    try:
        return _read(pypdf.PdfReader(io.BytesIO(content)))
    except CannotVerify:
        raise
    except (RecursionError, MemoryError) as problem:
        raise CannotVerify("This PDF is nested beyond measure, so it is not read.") from problem
    except Exception as problem:
        raise CannotVerify(
            "This PDF is damaged and cannot be read. Take the file as it was sent."
        ) from problem


def _read(reader: Any) -> Content:
    if reader.is_encrypted:
        raise CannotVerify("This PDF has a password. Take the file as it was sent.")
    if len(reader.pages) > _PAGES:
        raise CannotVerify("This PDF has more pages than any document of ours, so it is not read.")
    keywords = str((reader.metadata or {}).get("/Keywords", ""))
    outline = Outline(tight=True)
    tree = reader.trailer["/Root"].get("/StructTreeRoot")
    text = PageText()
    if tree is None:
        for number, page in enumerate(reader.pages, 1):
            outline.begin(f"page {number}")
            for line in text.lines(page):
                outline.paragraph(line)
    else:
        _Structure(outline, text).follow(tree)
    return outline.content(stamp_in(keywords), "pdf")


class _Structure:
    """Follows the structure tree."""

    def __init__(self, outline: Outline, text: PageText) -> None:
        self._outline = outline
        self._text = text
        self._left = _NODES
        self._letters = MOST_LETTERS

    def follow(self, node: Any, page: Any = None, depth: int = 0) -> None:
        """Read an element and what is in it."""
        node = self._of(node, depth)
        if isinstance(node, list):
            for each in node:
                self.follow(each, page, depth + 1)
            return
        if not hasattr(node, "get"):
            return
        page = node.get("/Pg", page)
        kind = str(node.get("/S", "")).lstrip("/")
        if kind in _HEADINGS:
            self._outline.heading(self._words(node, page, depth))
        elif kind == "TR":
            self._outline.row(tuple(self._cells(node, page, depth)))
        elif kind == "Figure":
            self._figure(node, page, depth)
        elif kind in _PARAGRAPHS and not self._parted(node):
            self._outline.paragraph(self._words(node, page, depth))
        elif not (kind == "Lbl" or kind.startswith("TOC")):
            self._inside(node, kind, page, depth)

    def _figure(self, node: Any, page: Any, depth: int) -> None:
        """Read the words of a picture; one before the title is the logo, which no record has."""
        if self._outline.headed:
            self._outline.picture(str(node.get("/Alt", "")))
            self._outline.picture(self._words(node, page, depth))

    def _inside(self, node: Any, kind: str, page: Any, depth: int) -> None:
        """Read what is in an element that is no paragraph itself."""
        if kind == "Table":
            self._outline.table()
        kids = self._kids(node)
        loose = [each for each in kids if not self._is_element(each)]
        self._outline.paragraph(" ".join(self._pieces(loose, page, depth + 1)))
        for each in kids:
            if self._is_element(each):
                self.follow(each, page, depth + 1)

    def _parted(self, node: Any) -> bool:
        """Whether a paragraph has paragraphs, lists or tables in it, as items of lists do."""
        kinds = {
            str(each.get_object().get("/S", "")).lstrip("/")
            for each in self._kids(node)
            if self._is_element(each)
        }
        return bool(kinds & (_PARAGRAPHS | _HEADINGS | {"L", "Table", "TR", "LI", "Figure"}))

    def _cells(self, row: Any, page: Any, depth: int) -> Iterator[str]:
        for each in self._kids(row):
            if self._is_element(each):
                yield self._words(each.get_object(), page, depth + 1)

    def _words(self, node: Any, page: Any, depth: int) -> str:
        """All text in an element."""
        return " ".join(self._pieces([node], page, depth)).strip()

    def _pieces(self, nodes: list[Any], page: Any, depth: int) -> Iterator[str]:
        for each in nodes:
            node = self._of(each, depth)
            if isinstance(node, int):
                yield self._marked(page, node)
            elif isinstance(node, list):
                yield from self._pieces(node, page, depth + 1)
            elif hasattr(node, "get"):
                own = node.get("/Pg", page)
                if node.get("/Type") == "/MCR":
                    yield self._marked(own, int(node.get("/MCID", -1)))
                elif str(node.get("/S", "")) != "/Lbl":
                    yield from self._pieces(self._kids(node), own, depth + 1)

    def _marked(self, page: Any, mark: int) -> str:
        """What stands on a page under a mark, which many elements may point at.

        Raises:
            CannotVerify: that is more text than any document has.
        """
        text = self._text.marked(page)[mark]
        self._letters -= len(text)
        if self._letters < 0:
            raise CannotVerify("This PDF says more than any document of ours; it is not read.")
        return text

    def _of(self, node: Any, depth: int) -> Any:
        """What a reference leads to.

        Raises:
            CannotVerify: there are more of them than in any document.
        """
        self._left -= 1
        if self._left < 0 or depth > _DEEP:
            raise CannotVerify("This PDF is built in circles or beyond measure; it is not read.")
        return node.get_object() if hasattr(node, "get_object") else node

    @staticmethod
    def _kids(node: Any) -> list[Any]:
        found = node.get("/K")
        found = found.get_object() if hasattr(found, "get_object") else found
        if found is None:
            return []
        return list(found) if isinstance(found, list) else [found]

    @staticmethod
    def _is_element(each: Any) -> bool:
        found = each.get_object() if hasattr(each, "get_object") else each
        return hasattr(found, "get") and "/S" in found

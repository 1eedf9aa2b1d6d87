"""The contents of a long document: its chapters in a few lines, each a link with its page.

The numbers are fields that refer to bookmarks: Word fills them in before it prints, shows a
preview or makes a PDF, and LibreOffice when it opens the file. A whole table of contents as a field
would stay without numbers as long, or have Word ask on opening whether to update what may refer to
other files; and a list of a line each would push the answer off the first page.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from docx.oxml.ns import qn

from sessions.exports.word.xml import Element, Piece, element, paragraph
from workshop.language import say

_LEAST_PAGES: Final = 4  # More than these, and a document has contents.
_LINES: Final = 48  # on a page
_LETTERS: Final = 100  # on a line
_PARAGRAPH: Final = qn("w:p")
_PATH: Final = f"{qn('w:pPr')}/{qn('w:pStyle')}"
_VALUE: Final = qn("w:val")
_TEXT: Final = qn("w:t")
_CHAPTER: Final = "Heading1"
_UNKNOWN: Final = "\u2007"  # as wide as a digit
_FIRST_NUMBER: Final = 100_000  # Other bookmarks are numbered below it.


def contents(parts: list[Element]) -> Iterator[Element]:
    """The chapters of what was made, where it is long; a bookmark is put at each of them."""
    chapters = [part for part in parts if part.tag == _PARAGRAPH and _style(part) == _CHAPTER]
    if len(chapters) < _LEAST_PAGES or _lines(parts) <= _LEAST_PAGES * _LINES:
        return
    line = paragraph([Piece(f"{say('Contents')}  ", "Strong")], "Contents")
    for at, chapter in enumerate(chapters, 1):
        name = f"_Toc{at}"
        _mark(chapter, _FIRST_NUMBER + at, name)
        if at > 1:
            line.extend(paragraph([Piece("  ·  ")]).r_lst)
        title = "".join(one.text or "" for one in chapter.iter(qn("w:t")))
        page = element(
            "fldSimple", *paragraph([Piece("\u2007")]).r_lst, instr=f"PAGEREF {name} \\h"
        )
        told = paragraph([Piece(f"{title} ")]).r_lst
        line.append(element("hyperlink", *told, page, anchor=name, history=1))
    yield line


def _style(part: Element) -> str:
    found = part.find(_PATH)
    return "" if found is None else found.get(_VALUE, "")


def _mark(chapter: Element, number: int, name: str) -> None:
    """A bookmark around the words of a heading."""
    chapter.insert(1, element("bookmarkStart", id=number, name=name))
    chapter.append(element("bookmarkEnd", id=number))


def _lines(parts: list[Element]) -> float:
    """How many lines it takes, near enough to tell a long document from a short one."""
    total = 0.0
    for part in parts:
        rows = list(part.iterchildren(qn("w:tr")))
        if total > _LEAST_PAGES * _LINES:
            break
        total += sum(0.5 + max(map(_high, row.iterchildren(qn("w:tc"))), default=0) for row in rows)
        if not rows:
            total += 0.5 + _high(part)
    return total


def _high(part: Element) -> float:
    """The lines of a paragraph, or of a cell among perhaps three."""
    letters = sum(len(one.text or "") for one in part.iter(_TEXT))
    share = 3 if part.tag == qn("w:tc") else 1
    return max(1.0, letters * share / _LETTERS)

"""The contents of a long document: a field as Word itself makes it, filled in already.

Whoever opens the file sees every chapter with its page and can go there; Word and LibreOffice make
the list anew when they are asked to update it. Word is not told to do so on opening, for it would
ask first whether other files may be looked into. So the numbers of the pages are those that were
worked out here (`sessions.exports.paging.estimate`), and each is a field of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from docx.oxml.ns import qn

from sessions.exports.paging.estimate import Paging
from sessions.exports.paging.front import MOST_LINES
from sessions.exports.word.page_width import text_width
from sessions.exports.word.xml import Element, Piece, element, paragraph, runs, text
from workshop.language import say
from workshop.report.blocks import Heading, Report

_PARAGRAPH: Final = qn("w:p")
_PATH: Final = f"{qn('w:pPr')}/{qn('w:pStyle')}"
_VALUE: Final = qn("w:val")
_LEVELS: Final = {"Heading1": 1, "Heading2": 2}
_FIRST_NUMBER: Final = 100_000  # Other bookmarks are numbered below it.
_BEFORE: Final = 1  # the cover


class _Entry(NamedTuple):
    """A line of the contents."""

    level: int
    words: str
    name: str
    page: int


def contents(parts: Sequence[Element], report: Report, pages: Paging) -> Iterator[Element]:
    """The chapters and their parts, each with its page; a bookmark is put at each of them."""
    found = [part for each in parts for part in each.iter(_PARAGRAPH) if _style(part) in _LEVELS]
    deep = 2 if len(found) <= MOST_LINES else 1
    shown = [part for part in found if _LEVELS[_style(part)] <= deep]
    before = _BEFORE + max(1, -(-len(shown) // MOST_LINES))
    entries = list(_entries(found, report, pages, before))
    entries = [entry for entry in entries if entry.level <= deep]
    if not entries:
        return
    yield paragraph([Piece(say("Contents"))], "TOCHeading", page=True)
    for at, entry in enumerate(entries):
        line = _line(entry)
        if not at:
            begin = [_mark("begin"), _told(f' TOC \\o "1-{deep}" \\h \\z \\u '), _mark("separate")]
            for run in reversed(begin):
                line.insert(1, run)
        yield line
    end = text("", "Bar")
    end.append(_mark("end"))
    yield end


def _entries(
    found: Sequence[Element], report: Report, pages: Paging, before: int
) -> Iterator[_Entry]:
    """The lines, with bookmarks at what they lead to.

    What has no block of its own, as a field of a picture, is on the page of what stands before it.
    """
    headings = [block for block in report.blocks if isinstance(block, Heading)]
    at, page = 0, 1
    for number, part in enumerate(found, 1):
        words = "".join(one.text or "" for one in part.iter(qn("w:t")))
        if at < len(headings) and _same(words, headings[at].text):
            page = pages.headings[at]
            at += 1
        name = f"_Toc{number}"
        _bookmark(part, _FIRST_NUMBER + number, name)
        yield _Entry(_LEVELS[_style(part)], words, name, before + page)


def _same(one: str, other: str) -> bool:
    """Whether two texts are the same beside marks of direction and blanks."""
    return [*filter(str.isalnum, one)] == [*filter(str.isalnum, other)]


def _style(part: Element) -> str:
    found = part.find(_PATH)
    return "" if found is None else found.get(_VALUE, "")


def _bookmark(chapter: Element, number: int, name: str) -> None:
    """A bookmark around the words of a heading."""
    chapter.insert(1, element("bookmarkStart", id=number, name=name))
    chapter.append(element("bookmarkEnd", id=number))


def _line(entry: _Entry) -> Element:
    """A line that leads to its chapter, with the page at its end."""
    made = paragraph([], f"TOC{entry.level}")
    tab = element("tab", val="right", leader="dot", pos=text_width())
    made.get_or_add_pPr().append(element("tabs", tab))
    page = [_mark("begin"), _told(f" PAGEREF {entry.name} \\h "), _mark("separate")]
    page += [*runs(Piece(str(entry.page))), _mark("end")]
    told = [*runs(Piece(entry.words)), *runs(Piece("\t")), *page]
    made.append(element("hyperlink", *told, anchor=entry.name, history=1))
    return made


def _mark(kind: str) -> Element:
    """The begin, middle or end of a field."""
    return element("r", element("fldChar", fldCharType=kind))


def _told(instruction: str) -> Element:
    """What a field is to show."""
    words = element("instrText")
    words.text = instruction
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element("r", words)

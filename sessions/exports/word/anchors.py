"""Bookmarks where what is behind a code is told, and links to them from where it is named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docx.oxml.ns import qn

from sessions.exports import labels as words
from sessions.exports.word.xml import Element, element


def bookmark(paragraphs: Iterable[Element], codes: Iterable[str]) -> None:
    """Put a bookmark around the first paragraph of each code; it is called as the code.

    Args:
        paragraphs: those of the document, in their order.
        codes: those that have a place, in the order of the places.
    """
    waiting = set(codes)
    for number, made in enumerate(paragraphs, 1):
        first = next(made.iterchildren(qn("w:r")), None)
        code = _words(first).strip() if first is not None and _is(first, "Strong") else ""
        if first is not None and code in waiting:
            waiting.remove(code)
            first.addprevious(element("bookmarkStart", id=number, name=code))
            made.append(element("bookmarkEnd", id=number))


def link(body: Element, codes: Iterable[str]) -> None:
    """Let every code that stands as one lead to its bookmark."""
    known = set(codes)
    for run in list(body.iter(qn("w:r"))):
        code = _words(run).strip()
        if code in known and words.is_code(code) and _is(run, "Code"):
            leading = element("hyperlink", anchor=code, history=1)
            run.addprevious(leading)
            leading.append(run)


def _is(run: Element, style: str) -> bool:
    """Whether a run is in a character style."""
    return any(one.get(qn("w:val")) == style for one in run.iter(qn("w:rStyle")))


def _words(run: Element) -> str:
    return "".join(_texts(run))


def _texts(run: Element) -> Iterator[str]:
    for one in run.iter(qn("w:t")):
        yield one.text or ""

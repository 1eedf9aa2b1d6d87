"""The parts of a Word file and what leads from one to another, read without believing any of it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final, NamedTuple

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from sessions.exports.errors import ExportError
from workshop.settings.word_template import NoTemplate, parts_of

Element = BaseOxmlElement
"""A piece of the file."""

_RELATION: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_KINDS: Final = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
    "http://purl.oclc.org/ooxml/officeDocument/relationships/",
)
_MAIN: Final = "word/document.xml"
_WORDS: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


class Target(NamedTuple):
    """Where a relation leads."""

    kind: str
    """The last word of its type: `image`, `header`."""
    name: str
    """The part in the same file; empty where it leads elsewhere."""


class Opened:
    """A Word file that was checked, with its parts at hand."""

    def __init__(self, data: bytes) -> None:
        """Read the file.

        Raises:
            ExportError: it cannot be used; the message says why and what to do.
        """
        try:
            self._parts = parts_of(data)
        except NoTemplate as problem:
            raise unusable(str(problem)) from problem
        self.main = next(
            (to.name for to in self.relations("").values() if to.kind == "officeDocument"), _MAIN
        )
        """The name of the part with the text."""

    @cached_property
    def leads(self) -> Mapping[str, Target]:
        """What leads on from the part with the text, by id."""
        return self.relations(self.main)

    def part(self, kind: str) -> str:
        """The name of the part of a kind that the text leads to; empty for none."""
        found = (to.name for to in self.leads.values() if to.kind == kind)
        return next((name for name in found if name in self._parts), "")

    def content(self, name: str) -> bytes:
        """The bytes of a part; none where there is no such part."""
        return self._parts.get(name, b"")

    def tree(self, name: str) -> Element:
        """A part of XML.

        Raises:
            ExportError: there is none of that name, or it is no XML of Word.
        """
        root = self.parsed(name)
        if not root.tag.startswith(f"{{{_WORDS}}}"):
            # "Strict" files have names of their own for everything.
            raise unusable("a Word file in the strict form; save it as an ordinary one")
        return root

    def parsed(self, name: str) -> Element:
        """A part of whatever XML, without what is no part of it: notes of programs and people.

        Raises:
            ExportError: it is no XML, or names things of its own.
        """
        try:
            root: Element = parse_xml(self.content(name))
        except (SyntaxError, ValueError) as problem:
            raise unusable("a damaged Word file") from problem
        # Whatever the part is called, and in whatever encoding: their names mean nothing elsewhere.
        if root.getroottree().docinfo.doctype:
            raise unusable("a Word file with entities or a document type")
        _drop_notes(root)
        return root

    def relations(self, name: str) -> Mapping[str, Target]:
        """What leads on from a part (empty for the file itself), by id.

        Raises:
            ExportError: it is no XML.
        """
        folder, last = posixpath.split(name)
        part = posixpath.join(folder, "_rels", f"{last}.rels")
        return dict(_targets(self.parsed(part), folder)) if self.content(part) else {}


def _drop_notes(root: Element) -> None:
    """Take out comments and instructions of XML, but not the words behind them."""
    for one in [each for each in root.iter() if not isinstance(each.tag, str)]:
        above, before = one.getparent(), one.getprevious()
        if before is None:
            above.text = (above.text or "") + (one.tail or "")
        else:
            before.tail = (before.tail or "") + (one.tail or "")
        above.remove(one)


def _targets(relations: Element, folder: str) -> Iterator[tuple[str, Target]]:
    for one in relations.iter(_RELATION):
        kind = one.get("Type", "")
        for start in _KINDS:
            kind = kind.removeprefix(start)
        inside = one.get("TargetMode", "Internal") == "Internal"
        path = posixpath.normpath(posixpath.join("/", folder, one.get("Target", "")))
        yield one.get("Id", ""), Target(kind, path.lstrip("/") if inside else "")


def unusable(what: str) -> ExportError:
    """What is said of a file whose styles cannot be taken."""
    return ExportError(
        f"The Word file whose styles shall be taken is {what}. Name another .docx or .dotx file, "
        "or none: the setting documents.word_template, or --template."
    )


def value(element: Element, tag: str) -> str:
    """The value of a child such as `w:name`; empty where there is none."""
    found = element.find(qn(tag))
    return "" if found is None else found.get(qn("w:val"), "")

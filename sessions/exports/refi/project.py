"""A REFI-QDA project, version 1.5: `project.qde` and the texts beside it, in one zip.

Everything has an id that is made of what it stands for, so that the same record gives the same
bytes, and a program that took an earlier export finds the same things again.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring

from sessions.disk.deterministic_zip import zipped
from sessions.exports.refi.sources import Code, Source, sources_of
from workshop.privacy.editions import Edition, Telling
from workshop.privacy.told_record import told_record
from workshop.record.record import Record
from workshop.report.build import PROGRAM, last_change_of
from workshop.report.origin import digest_of
from workshop.times import in_utc

NAMESPACE: Final = "urn:QDA-XML:project:1.0"
_IDS: Final = uuid.UUID("7a1d7c1e-6d0b-5a0e-9f3c-2f4c7c1f9a52")
"""Where ids of this program begin; it must never change."""

_COLOURS: Final = {
    "Strengths": "#2d6a4f",
    "Weaknesses": "#a8201a",
    "Opportunities": "#1f4fb8",
    "Threats": "#8a5200",
}


def render(
    record: Record, edition: Edition, session_id: str | None = None, document: str = ""
) -> bytes:
    """A session, or all of them, as a project; the same record gives the same bytes.

    Raises:
        Refused: there is no such session.
    """
    del document  # what is told is the same for each: the sessions
    told = told_record(record)
    sources = sources_of(record, edition, session_id)
    return zipped(_files(_Project(told, edition, sources), sources))


def _files(project: _Project, sources: Iterable[Source]) -> Iterator[tuple[str, bytes]]:
    yield "project.qde", project.as_xml()
    for source in sources:
        # Without a mark of byte order, and with single line feeds: positions count them.
        yield f"sources/{project.id_of('source', source.key)}.txt", source.text.encode()


class _Project:
    """The project as XML."""

    def __init__(self, record: Record, edition: Edition, sources: tuple[Source, ...]) -> None:
        self._record = record
        self._telling = Telling(record, edition)
        self._sources = sources
        self._root = digest_of(record.engagement.id)

    def id_of(self, *parts: str) -> str:
        """The id of something, by what it stands for."""
        return str(uuid.uuid5(_IDS, "\n".join((self._root, *parts))))

    def as_xml(self) -> bytes:
        """The content of `project.qde`."""
        created = in_utc(last_change_of(self._record)).strftime("%Y-%m-%dT%H:%M:%SZ")
        user = self.id_of("user")
        root = Element(
            "Project",
            {
                "xmlns": NAMESPACE,
                "name": self._telling.text(self._record.engagement.name),
                "origin": PROGRAM,
                "creatingUserGUID": user,
                "creationDateTime": created,
            },
        )
        users = SubElement(root, "Users")
        SubElement(users, "User", {"guid": user, "name": "Facilitator"})
        self._codes(root)
        self._variables(root)
        self._cases(root)
        self._texts(root, user)
        content: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
        return content

    def _codes(self, root: Element) -> None:
        """The codes below their groups, in the order in which they come."""
        groups: dict[str, dict[str, Code]] = {}
        for source in self._sources:
            for selection in source.selections:
                for code in selection.codes:
                    groups.setdefault(code.group, {}).setdefault(code.name, code)
        if not groups:
            return  # A book of codes has one at least, or is not there.
        codes = SubElement(SubElement(root, "CodeBook"), "Codes")
        for group, named in sorted(groups.items()):
            above = self._code(codes, Code("", group), codable=False)
            for code in sorted(named.values(), key=lambda code: (len(code.name), code.name)):
                self._code(above, code, codable=True)

    def _code(self, into: Element, code: Code, *, codable: bool) -> Element:
        words = {
            "guid": self.id_of("code", code.group, code.name),
            "name": code.name,
            "isCodable": str(codable).lower(),
        }
        if code.name in _COLOURS:
            words["color"] = _COLOURS[code.name]
        made = SubElement(into, "Code", words)
        if code.told:
            SubElement(made, "Description").text = code.told
        return made

    def _variables(self, root: Element) -> None:
        variables = SubElement(root, "Variables")
        for name in ("Department", "Date", "Setting"):
            words = {"guid": self.id_of("variable", name), "name": name, "typeOfVariable": "Text"}
            SubElement(variables, "Variable", words)

    def _cases(self, root: Element) -> None:
        """A case for each session, with whose it was and when."""
        if not self._sources:
            return
        cases = SubElement(root, "Cases")
        for source in self._sources:
            words = {"guid": self.id_of("case", source.key), "name": source.name}
            case = SubElement(cases, "Case", words)
            values = (("Department", source.department), ("Date", source.held))
            for name, value in (*values, ("Setting", source.setting)):
                if value:
                    held = SubElement(case, "VariableValue")
                    SubElement(held, "VariableRef", {"targetGUID": self.id_of("variable", name)})
                    SubElement(held, "TextValue").text = value
            SubElement(case, "SourceRef", {"targetGUID": self.id_of("source", source.key)})

    def _texts(self, root: Element, user: str) -> None:
        if not self._sources:
            return
        sources = SubElement(root, "Sources")
        for source in self._sources:
            guid = self.id_of("source", source.key)
            words = {"guid": guid, "name": source.name, "plainTextPath": f"internal://{guid}.txt"}
            text = SubElement(sources, "TextSource", words)
            for each in source.selections:
                key = (source.key, each.key)
                place = {
                    "guid": self.id_of("selection", *key),
                    "name": " ".join(source.text[each.start : each.end].split())[:60],
                    "startPosition": str(each.start),
                    "endPosition": str(each.end),
                    "creatingUser": user,
                }
                selection = SubElement(text, "PlainTextSelection", place)
                for code in each.codes:
                    words = {
                        "guid": self.id_of("coding", *key, code.group, code.name),
                        "creatingUser": user,
                    }
                    coding = SubElement(selection, "Coding", words)
                    target = self.id_of("code", code.group, code.name)
                    SubElement(coding, "CodeRef", {"targetGUID": target})

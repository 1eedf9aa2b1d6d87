"""Files of Office: a zip of parts of XML, unfolded under limits and read without any entity.

None of these files has a document type, so one that has is refused before anything of it is taken:
entities that unfold to gigabytes, or that name other files, need one.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from posixpath import dirname, join, normpath
from typing import Final
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from sessions.exports.origin import NAME, Stamp, read_stamp
from sessions.verify.reading.errors import CannotVerify
from sessions.verify.reading.stamps import stamp_in
from workshop.unpacking import BROKEN, unpacked

UNFOLDED: Final = 200_000_000
"""The most bytes that all parts of a file may have together, unpacked."""

_PARTS: Final = 5_000
_DEEP: Final = 400
_RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DAMAGED: Final = "This file is damaged: {why}. Take the file as it was sent, or save it again."


class Package:
    """The parts of a file by their names.

    Raises:
        CannotVerify: it is no zip, has a password, or is larger than any document.
    """

    def __init__(self, content: bytes) -> None:
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as packed:
                if len(packed.infolist()) > _PARTS:
                    raise _too_large()
                self.parts = dict(unpacked(packed, UNFOLDED, _too_large()))
                """The bytes of each part, unpacked."""
        except RuntimeError as problem:
            raise CannotVerify(
                "This file has a password. Save it without one, then try again."
            ) from problem
        except BROKEN as problem:
            raise CannotVerify(_DAMAGED.format(why="its parts cannot be unpacked")) from problem

    def xml(self, name: str) -> Element:
        """A part as XML; an empty element where there is none.

        Raises:
            CannotVerify: it is not XML, or has what no such file has.
        """
        data = self.parts.get(name)
        return Element("none") if data is None else parsed(data)

    def related(self, name: str) -> dict[str, str]:
        """The parts that a part refers to, by the id it gives them."""
        folder, _, file = name.rpartition("/")
        found = {}
        for each in self.xml(f"{folder}/_rels/{file}.rels".lstrip("/")):
            target = each.get("Target", "")
            if each.get("TargetMode") != "External":
                path = target.lstrip("/") if target.startswith("/") else join(dirname(name), target)
                found[each.get("Id", "")] = normpath(path)
        return found

    @property
    def stamp(self) -> Stamp | None:
        """What the file says of where it comes from; none where it says nothing of it."""
        for each in self.xml("docProps/custom.xml"):
            if each.get("name") == NAME:
                return read_stamp("".join(each.itertext()).strip())
        for each in self.xml("docProps/core.xml"):
            if local(each) == "keywords":
                return stamp_in("".join(each.itertext()))
        return None


def parsed(data: bytes) -> Element:
    """XML without a document type, entities or depth that no document has.

    Raises:
        CannotVerify: it is something else.
    """
    builder, parser, depth = TreeBuilder(), expat.ParserCreate(namespace_separator="}"), 0

    def begin(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEP:
            raise CannotVerify(_DAMAGED.format(why="its parts are nested beyond measure"))
        builder.start(_named(tag), {_named(key): value for key, value in attributes.items()})

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_named(tag))

    def refuse(*_: object) -> None:
        raise CannotVerify(
            "This file has a document type, which no document of ours has, so it is not read."
        )

    parser.StartElementHandler = begin
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.buffer_text = True
    try:
        parser.Parse(data, True)  # noqa: FBT003 - as it is called
        made = builder.close()
    except (expat.ExpatError, ValueError, LookupError, AssertionError) as problem:
        raise CannotVerify(_DAMAGED.format(why="a part of it cannot be read")) from problem
    return made


def _named(tag: str) -> str:
    return "{" + tag if "}" in tag else tag


def local(element: Element) -> str:
    """The name of an element without its name space."""
    return element.tag.rpartition("}")[2]


def attribute(element: Element, name: str) -> str:
    """An attribute by its name without a name space; empty where there is none."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return value
    return ""


def reference(element: Element) -> str:
    """The id by which an element refers to another part."""
    return element.get(f"{{{_RELATIONS}}}id", "")


def inside(element: Element, name: str) -> Iterator[Element]:
    """The elements of a name below another, in order."""
    return (each for each in element.iter() if local(each) == name)


def number_in(name: str) -> int:
    """The number in the name of a part; 0 where it has none."""
    found = re.search(r"(\d{1,6})\.xml$", name)
    return int(found[1]) if found else 0


def _too_large() -> CannotVerify:
    return CannotVerify(
        "This file unfolds to more than any document of ours, so it is not read. Take the file as "
        "it was sent."
    )

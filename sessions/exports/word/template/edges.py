"""The head and foot of a client's pages, as they may stand in another document.

What is printed there stays: letters, lines, logos. What is drawn from elsewhere or tells of the
client's own document does not: links, fields beside the numbers of pages, comments, what was
changed and by whom.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from docx.oxml.ns import qn

from sessions.exports.word.template.opened import Element, Opened, Target

_RELATIONS: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_HELD: Final = (f"{_RELATIONS}embed", f"{_RELATIONS}id")
"""By what an image in the file is found."""
_W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_WORD: Final = qn("w:p").removesuffix("p")
_VML: Final = "{urn:schemas-microsoft-com:vml}"
_OFFICE: Final = "{urn:schemas-microsoft-com:office:office}"
_COUNTED: Final = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION"})
"""The fields that stay."""
_HIDDEN: Final = (qn("w:vanish"), qn("w:specVanish"))
_OFF: Final = frozenset({"0", "false", "off"})
_CLICKS: Final = frozenset({"hlinkClick", "hlinkHover", "hlinkMouseOver"})
_FIELD: Final = (qn("w:fldChar"), qn("w:instrText"))
"""Where a field begins, parts and ends, and what it is."""


def _tags(names: str) -> frozenset[str]:
    return frozenset(qn(f"w:{name}") for name in names.split())


_DROPPED: Final = _tags(
    "del moveFrom commentRangeStart commentRangeEnd bookmarkStart bookmarkEnd permStart permEnd "
    "proofErr moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd "
    "customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd "
    "customXmlMoveFromRangeStart customXmlMoveFromRangeEnd customXmlMoveToRangeStart "
    "customXmlMoveToRangeEnd rPrChange pPrChange tblPrChange tblPrExChange trPrChange tcPrChange "
    "tblGridChange sectPrChange numberingChange cellIns cellDel cellMerge altChunk subDoc object "
    "control contentPart sdtPr sdtEndPr smartTagPr customXmlPr lastRenderedPageBreak "
    "commentReference annotationRef footnoteReference endnoteReference footnoteRef endnoteRef "
    "delText delInstrText fldData ffData dayShort dayLong monthShort monthLong yearShort yearLong"
)
_OPENED: Final = _tags("ins moveTo sdt sdtContent smartTag customXml hyperlink")
"""What is taken away around its content."""
_FRAMES: Final = _tags("drawing pict")
_SEEN: Final = (qn("w:drawing"), qn("w:pict"), qn("w:instrText"), qn("w:fldSimple"), qn("w:sym"))
_W15: Final = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_BINDINGS: Final = (qn("w:dataBinding"), f"{_W15}dataBinding")
_ADDRESSES: Final = frozenset({"href", "src", "target", "alt", "title", "althref", "gfxdata"})
"""Attributes of old drawings that name files or pages, or hold a second copy of the drawing."""
_FILE: Final = re.compile(r"[\\/:]|\.\w{2,4}$")


def edge_of(opened: Opened, name: str, place: Callable[[bytes, str], str]) -> Element:
    """A head or foot, cleaned.

    Args:
        opened: the client's file.
        name: the part.
        place: puts an image, of which it is given content and ending, beside the head or foot, and
            gives the id by which it is found there.

    Raises:
        ExportError: it is no XML.
    """
    root = opened.tree(name)
    _drop_bound(root)
    _drop_fields(root)
    for one in list(root.iter(*_DROPPED)):
        _drop(one)
    _drop_unseen(root)
    while (around := next(root.iter(*_OPENED), None)) is not None:
        _open(around)
    _drop_foreign(root, opened, opened.relations(name), place)
    for one in root.iter("*"):
        _forget(one)
    for cell in root.iter(qn("w:tc")):
        if cell.find(qn("w:p")) is None:
            cell.append(root.makeelement(qn("w:p")))
    if root.find(qn("w:p")) is None:
        root.append(root.makeelement(qn("w:p")))
    return root


def says_something(edge: Element) -> bool:
    """Whether anything is to be seen there."""
    if any((one.text or "").strip() for one in edge.iter(qn("w:t"))):
        return True
    return next(edge.iter(*_SEEN), None) is not None


def _drop(one: Element) -> None:
    if (above := one.getparent()) is not None:
        above.remove(one)


def _open(around: Element) -> None:
    """Put the content of an element in its place."""
    for child in list(around):
        around.addprevious(child)
    _drop(around)


def _drop_bound(root: Element) -> None:
    """Take out what shows a property of their document, such as its title or author."""
    for control in list(root.iter(qn("w:sdt"))):
        properties = control.find(qn("w:sdtPr"))
        if properties is not None and next(properties.iter(*_BINDINGS), None) is not None:
            _drop(control)


def _drop_unseen(root: Element) -> None:
    """Take out words that are hidden, and what a click would do."""
    for run in list(root.iter(qn("w:r"))):
        about = run.find(qn("w:rPr"))
        hidden = [] if about is None else about.iterchildren(*_HIDDEN)
        if any(one.get(qn("w:val"), "1") not in _OFF for one in hidden):
            _drop(run)
    for one in list(root.iter("*")):
        if _local(one.tag) in _CLICKS:
            _drop(one)


def _drop_fields(root: Element) -> None:
    """Take out fields beside those that count pages, with what they showed."""
    for field in list(root.iter(qn("w:fldSimple"))):
        if _name(field.get(qn("w:instr"), "")) not in _COUNTED:
            _drop(field)
    for part in [root, *root.iter(qn("w:txbxContent"))]:
        _drop_complex(part)


def _drop_complex(root: Element) -> None:
    """The same for fields that are written as a row of runs, one within another."""
    for words, runs in _complex(root):
        if _name(words) not in _COUNTED:
            for each in runs:
                _drop(each)


def _complex(root: Element) -> Iterator[tuple[str, list[Element]]]:
    """What each of them says and its runs; of one that never ends no word is believed."""
    begun: list[tuple[list[str], list[Element]]] = []
    for run in list(root.iter(qn("w:r"))):
        for _, runs in begun:
            runs.append(run)
        # Of its own alone: a text box in the run has fields for itself. Some programs write a
        # whole field as one run.
        for one in run.iterchildren(*_FIELD):
            kind = one.get(qn("w:fldCharType"), "")
            if kind == "begin":
                begun.append(([], [run]))
            elif begun and kind == "end":
                words, runs = begun.pop()
                yield "".join(words), runs
            elif begun:
                begun[-1][0].append(one.text or "")
            elif one.tag == qn("w:instrText"):
                _drop(one)  # of no field: never printed
    yield from (("", runs) for _, runs in begun)


def _name(instruction: str) -> str:
    return next(iter(instruction.split()), "").upper()


def _drop_foreign(
    root: Element,
    opened: Opened,
    relations: Mapping[str, Target],
    place: Callable[[bytes, str], str],
) -> None:
    """Keep images that are in the file, and take out everything else that leads somewhere."""
    placed: dict[str, str] = {}
    for one in list(root.iter("*")):
        for name in [each for each in one.attrib if each.startswith(_RELATIONS)]:
            key = one.get(name, "")
            to = relations.get(key, Target("", ""))
            fits = name in _HELD
            image = to.kind == "image" and opened.content(to.name)
            ending = to.name.rpartition(".")[2].casefold()
            if fits and image and ending in IMAGES:
                if key not in placed:
                    placed[key] = place(opened.content(to.name), ending)
                one.set(name, placed[key])
            else:
                _drop_leading(one, name)


def _drop_leading(one: Element, name: str) -> None:
    """Take out what leads elsewhere: the link alone, or the picture that would be fetched."""
    if _local(one.tag) == "svgBlip":
        above = one.getparent()
        _drop(above if above is not None else one)
    elif name not in _HELD and any(one.get(each) for each in _HELD):
        del one.attrib[name]
    else:
        frame = next((each for each in (one, *one.iterancestors()) if each.tag in _FRAMES), None)
        _drop(one if frame is None else frame)


IMAGES: Final[Mapping[str, str]] = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "bmp": "image/bmp",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "emf": "image/x-emf",
    "wmf": "image/x-wmf",
}
"""The types of images that are taken over, by the endings of their files."""


def _local(name: str) -> str:
    """A name without its space."""
    return name.rpartition("}")[2]


def _forget(one: Element) -> None:
    """Take out marks of editing, addresses and the names of files."""
    for name in list(one.attrib):
        local, of_word = _local(name), name.startswith(_WORD)
        address = local in _ADDRESSES and (one.tag.startswith(_VML) or name.startswith(_OFFICE))
        if address or name.startswith(_W14) or (of_word and local.startswith("rsid")):
            del one.attrib[name]
    if _local(one.tag) in {"docPr", "cNvPr"}:
        for name in ("descr", "title"):
            if _FILE.search(one.get(name, "")):
                del one.attrib[name]
        if _FILE.search(one.get("name", "")):
            one.set("name", "Picture")

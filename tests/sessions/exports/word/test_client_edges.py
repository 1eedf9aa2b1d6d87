"""Head and foot of a client's pages, cleaned before they stand in another document.

Requirement: what is printed there stays; nothing that tells of the client's own document, of who
worked on it or where it lay gets into ours, and nothing is fetched from elsewhere.
"""

from __future__ import annotations

from typing import Final

import pytest
from docx.oxml.ns import qn

from sessions.exports.word.template.edges import edge_of, says_something
from sessions.exports.word.template.opened import Element, Opened
from tests.builders import word_templates as made
from tests.builders.zips import parts_of, zip_of

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES: Final = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": _OFFICE,
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    }.items()
)
_LED: Final = {
    "in": ("image", "media/logo.png", ""),
    "svg": ("image", "media/logo.svg", ""),
    "none": ("image", "media/none.png", ""),
    "out": ("image", "http://bad.example/a.png", 'TargetMode="External"'),
    "page": ("hyperlink", "http://bad.example/", 'TargetMode="External"'),
    "text": ("header", "media/logo.png", ""),
}
_SECRET: Final = made.WRITTEN
_OWN: Final = f"<w:r><w:t>{_SECRET}</w:t></w:r>"


def _cleaned(content: str) -> tuple[Element, list[tuple[bytes, str]]]:
    """A head with some content as it stands in our file, and the images put beside it."""
    relations = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}" {mode}/>'
        for key, (kind, target, mode) in _LED.items()
    )
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts = parts_of(made.bare()) | {
        "word/header1.xml": f"<w:hdr {_NAMES}>{content}</w:hdr>".encode(),
        "word/_rels/header1.xml.rels": (
            f'<Relationships xmlns="{package}">{relations}</Relationships>'.encode()
        ),
        "word/media/logo.png": made.IMAGE,
        "word/media/logo.svg": b"<svg/>",
    }
    placed: list[tuple[bytes, str]] = []

    def place(image: bytes, ending: str) -> str:
        placed.append((image, ending))
        return f"new{len(placed)}"

    return edge_of(Opened(zip_of(parts)), "word/header1.xml", place), placed


def _words(edge: Element) -> str:
    return "".join(one.text or "" for one in edge.iter(qn("w:t")))


def _field(instruction: str, shown: str, *, ends: bool = True) -> str:
    """A field as a row of runs."""
    begin, middle, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    told = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return f"{begin}{told}{middle}<w:r><w:t>{shown}</w:t></w:r>{end if ends else ''}"


def _in_one(field: str) -> str:
    """The same as a single run."""
    return field.replace("</w:r><w:r>", "")


_BOTH: Final = _field("AUTHOR", _SECRET) + _field("PAGE", "7")


_EDITED: Final = [
    "del",
    "moveFrom",
    "altChunk",
    "subDoc",
    "object",
    "control",
    "contentPart",
    "rPrChange",
    "pPrChange",
    "tblPrChange",
    "tblPrExChange",
    "trPrChange",
    "tcPrChange",
    "tblGridChange",
    "sectPrChange",
    "numberingChange",
    "cellIns",
    "cellDel",
    "cellMerge",
    "commentRangeStart",
    "commentRangeEnd",
    "commentReference",
    "annotationRef",
    "footnoteReference",
    "endnoteReference",
    "footnoteRef",
    "endnoteRef",
    "bookmarkStart",
    "bookmarkEnd",
    "permStart",
    "permEnd",
    "proofErr",
    "delText",
    "delInstrText",
    "fldData",
    "lastRenderedPageBreak",
    "dayShort",
    "dayLong",
    "monthShort",
    "monthLong",
    "yearShort",
    "yearLong",
    "moveFromRangeStart",
    "moveFromRangeEnd",
    "moveToRangeStart",
    "moveToRangeEnd",
    "customXmlInsRangeStart",
    "customXmlInsRangeEnd",
    "customXmlDelRangeStart",
    "customXmlDelRangeEnd",
    "customXmlMoveFromRangeStart",
    "customXmlMoveFromRangeEnd",
    "customXmlMoveToRangeStart",
    "customXmlMoveToRangeEnd",
]


def test_what_tells_of_editing_is_gone_with_what_it_holds() -> None:
    """Changes, comments, bookmarks, notes, embedded things, dates of today: no trace of them."""
    for tag in _EDITED:
        held = f'<w:{tag} w:author="{_SECRET}">{_OWN}</w:{tag}>'
        edge, _ = _cleaned(f"<w:p><w:r><w:t>Quay</w:t></w:r>{held}</w:p>")
        assert (_words(edge), _SECRET in edge.xml) == ("Quay", False), tag


@pytest.mark.parametrize(
    "written",
    [
        f"<w:r><w:t>Qu<!-- {_SECRET} -->ay</w:t></w:r><?mso {_SECRET}?>",
        f"<w:ins><!-- {_SECRET} --><w:r><w:t>Quay</w:t></w:r></w:ins>",
        f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{_SECRET}</w:t></w:r><w:r><w:t>Quay</w:t></w:r>",
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>Quay</w:t></w:r>',
        f'<w:r><w:t>Quay</w:t><w:instrText>INCLUDEPICTURE "{_SECRET}"</w:instrText></w:r>',
        f'<w:r><w:t>Quay</w:t></w:r><a:hlinkClick action="ppaction://program?{_SECRET}"/>',
        f'<w:r><w:t>Quay</w:t></w:r><w:ffData><w:entryMacro w:val="{_SECRET}"/></w:ffData>',
    ],
)
def test_what_is_not_printed_is_gone(written: str) -> None:
    """Notes within the XML, hidden words, orders of no field, acts of a click, macros of forms."""
    edge, _ = _cleaned(f"<w:p>{written}</w:p>")
    assert _words(edge) == "Quay"
    assert _SECRET not in edge.xml


@pytest.mark.parametrize(
    ("tag", "about"),
    [
        ("ins", ""),
        ("moveTo", ""),
        ("hyperlink", ""),
        ("smartTag", f'<w:smartTagPr w:element="{_SECRET}"/>'),
        ("customXml", f'<w:customXmlPr w:element="{_SECRET}"/>'),
        ("sdt", f'<w:sdtPr><w:alias w:val="{_SECRET}"/></w:sdtPr><w:sdtEndPr w:a="{_SECRET}"/>'),
    ],
)
def test_what_is_printed_stays_without_what_stood_around_it(tag: str, about: str) -> None:
    """Words put in, moved, linked or in a control are words, in their place."""
    inner = "<w:r><w:t>Street</w:t></w:r>"
    if tag == "sdt":
        inner = f"<w:sdtContent>{inner}</w:sdtContent>"
    one = f'<w:{tag} w:author="{_SECRET}">{about}{inner}</w:{tag}>'
    before, after = ("<w:r><w:t>4 Quay </w:t></w:r>", "<w:r><w:t>, Hull</w:t></w:r>")
    edge, _ = _cleaned(f"<w:p>{before}<w:ins>{one}</w:ins>{after}</w:p>")
    assert _words(edge) == "4 Quay Street, Hull"
    assert {child.tag for child in edge.find(qn("w:p"))} == {qn("w:r")}
    assert _SECRET not in edge.xml


@pytest.mark.parametrize("prefix", ["w", "w15"])
def test_a_control_that_shows_a_property_of_their_document_is_gone(prefix: str) -> None:
    """With what it showed; a cell, and a head, that is empty then has a paragraph all the same."""
    bound = f'<w:sdtPr><{prefix}:dataBinding w:xpath="/a"/></w:sdtPr>'
    control = f"<w:sdt>{bound}<w:sdtContent><w:p>{_OWN}</w:p></w:sdtContent></w:sdt>"
    edge, _ = _cleaned(f"<w:tbl><w:tr><w:tc>{control}</w:tc></w:tr></w:tbl>{control}")
    assert _words(edge) == ""
    cell, below = edge.find(f".//{qn('w:tc')}"), edge.findall(qn("w:p"))
    assert [len(list(one)) for one in (*cell, *below)] == [0, 0]
    kept, _ = _cleaned("<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/>")
    assert len(list(kept.iter(qn("w:p")))) == 2


@pytest.mark.parametrize(
    ("case", "written", "words"),
    [
        ("the page", _field(" PAGE ", "7"), "7"),
        ("how many pages", _field("numpages \\* Arabic", "7"), "7"),
        ("of a section", _field("SECTIONPAGES", "7") + _field("SECTION", "2"), "72"),
        ("their author", _field(" AUTHOR ", _SECRET), ""),
        ("no name", _field("", _SECRET), ""),
        ("one after the other", _field(" PAGE ", "7") + _field(" AUTHOR ", _SECRET), "7"),
        ("the page in one run", _in_one(_field(" PAGE ", "7")), "7"),
        (
            "an author in one run",
            _field(" AUTHOR ", _SECRET).replace("</w:r><w:r>", "") + _field("PAGE", "7"),
            "7",
        ),
        ("within another", _field(" IF ", _field(" PAGE ", "7")), ""),
        (
            "with another in it",
            _field(" PAGE ", _field(" AUTHOR ", _SECRET) + "<w:r><w:t>7</w:t></w:r>"),
            "7",
        ),
        ("never ends", _field(" AUTHOR ", _SECRET, ends=False), ""),
        ("simple", '<w:fldSimple w:instr=" page "><w:r><w:t>7</w:t></w:r></w:fldSimple>', "7"),
        ("a simple file name", f'<w:fldSimple w:instr=" FILENAME \\p ">{_OWN}</w:fldSimple>', ""),
        ("simple without a name", f"<w:fldSimple>{_OWN}</w:fldSimple>", ""),
        (
            "in a text box",
            f"<w:r><w:pict><w:txbxContent><w:p>{_BOTH}</w:p></w:txbxContent></w:pict></w:r>",
            "7",
        ),
    ],
)
def test_fields_that_count_pages_stay_and_all_others_go(
    case: str, written: str, words: str
) -> None:
    """With what they showed, which is of their document; also one that never ends."""
    written = written.replace("<w:r><w:t><w:r>", "<w:r>").replace("</w:r></w:t></w:r>", "</w:r>")
    before, after = ("<w:r><w:t>Page </w:t></w:r>", "<w:r><w:t>, Hull</w:t></w:r>")
    whole = "never" not in case
    edge, _ = _cleaned(f"<w:p>{before}{written}{after if whole else ''}</w:p>")
    assert _words(edge) == f"Page {words}" + (", Hull" if whole else "")
    left = [one.text for one in edge.iter(qn("w:instrText"))]
    assert len(left) == len(words) or "fldSimple" in written
    assert _SECRET not in edge.xml


def _drawing(inside: str, about: str = 'id="1" name="Logo"') -> str:
    return (
        f"<w:p><w:r><w:t>A</w:t></w:r><w:r><w:drawing><wp:docPr {about}/>"
        f"{inside}</w:drawing></w:r></w:p>"
    )


@pytest.mark.parametrize(
    ("inside", "kept"),
    [
        ('<a:blip r:embed="in"/>', ["new1"]),
        ('<a:blip r:embed="in"/><a:blip r:embed="in"/>', ["new1", "new1"]),
        ('<a:blip r:embed="in" r:link="out"/>', ["new1"]),
        ('<a:blip r:embed="in"><a:ext><asvg:svgBlip r:embed="svg"/></a:ext></a:blip>', ["new1"]),
        ('<a:hlinkClick r:id="page"/><a:blip r:embed="in"/>', ["new1"]),
        ('<a:hlinkHover r:id="page"/><a:blip r:embed="in"/>', ["new1"]),
        ('<a:blip r:link="out"/>', None),
        ('<a:blip r:embed="out"/>', None),
        ('<a:blip r:embed="svg"/>', None),
        ('<a:blip r:embed="none"/>', None),
        ('<a:blip r:embed="text"/>', None),
        ('<a:blip r:embed="nowhere"/>', None),
    ],
)
def test_images_of_the_file_stay_and_nothing_is_fetched(
    inside: str, kept: list[str] | None
) -> None:
    """Each image once, however often it is shown; no link; a frame without its image goes."""
    edge, placed = _cleaned(_drawing(inside))
    assert _words(edge) == "A"
    shown = [one.get(qn("r:embed")) for one in edge.iter(qn("a:blip"))]
    assert shown == (kept or [])
    assert (next(edge.iter(qn("w:drawing")), None) is not None) is bool(kept)
    assert says_something(edge)
    if kept:
        assert placed == [(made.IMAGE, "png")]
    led = [
        name for one in edge.iter() for name in one.attrib if str(name).startswith(f"{{{_OFFICE}")
    ]
    assert led == [qn("r:embed")] * len(shown)


def test_names_and_addresses_of_their_files_are_forgotten() -> None:
    """Words for whoever cannot see a picture stay; where it lay, and who edited it when, do not."""
    about = f'id="1" name="{_SECRET}.png" descr="C:\\Users\\{_SECRET}"'
    edge, _ = _cleaned(
        _drawing('<a:blip r:embed="in"/>', about)
        + _drawing('<a:blip r:embed="in"/>', 'id="2" name="Logo 2" descr="A ship at the quay"')
        + f'<w:p w:rsidR="{_SECRET}" w14:paraId="{_SECRET}"><w:r><w:pict><v:shape id="s" '
        f'alt="{_SECRET}" href="{_SECRET}" target="{_SECRET}" title="{_SECRET}" '
        f'o:href="{_SECRET}" o:title="{_SECRET}" o:althref="{_SECRET}" o:gfxdata="{_SECRET}" '
        'style="width:9pt"><v:imagedata r:id="in" src="x" /></v:shape></w:pict></w:r></w:p>'
    )
    assert _SECRET not in edge.xml
    told = [(one.get("name"), one.get("descr")) for one in edge.iter(qn("wp:docPr"))]
    assert told == [("Picture", None), ("Logo 2", "A ship at the quay")]
    (shape,) = (one for one in edge.iter() if str(one.tag).endswith("}shape"))
    assert dict(shape.attrib) == {"id": "s", "style": "width:9pt"}
    assert dict(shape[0].attrib) == {qn("r:id"): "new1"}


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        ("", False),
        ("<w:p/>", False),
        ("<w:p><w:r><w:t> </w:t></w:r></w:p>", False),
        ("<w:p><w:r><w:t>A</w:t></w:r></w:p>", True),
        (f"<w:p>{_field('PAGE', '')}</w:p>", True),
        ('<w:p><w:fldSimple w:instr="PAGE"/></w:p>', True),
        ('<w:p><w:r><w:sym w:char="F04A"/></w:r></w:p>', True),
        ('<w:p><w:r><w:pict><v:rect id="s"/></w:pict></w:r></w:p>', True),
        ('<w:p><w:r><w:drawing><a:blip r:embed="in"/></w:drawing></w:r></w:p>', True),
        ('<w:p><w:r><w:drawing><a:blip r:embed="out"/></w:drawing></w:r></w:p>', False),
        (f"<w:p>{_field('AUTHOR', 'A')}</w:p>", False),
    ],
)
def test_a_head_in_which_nothing_is_to_be_seen_is_none(content: str, seen: bool) -> None:
    """Where all of it was taken out, ours stands on the pages."""
    edge, _ = _cleaned(content)
    assert says_something(edge) is seen
    assert edge.find(qn("w:p")) is not None

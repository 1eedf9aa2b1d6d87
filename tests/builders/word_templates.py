"""Word files of clients, as their offices make them, and some that mean no good."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Final

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from tests.builders.zips import parts_of, zip_of
from tests.workshop.settings.test_accent_and_logo import png

WRITTEN: Final = "Confidential draft of Vera Blum"
"""What is written in them and about them, and must not be in any other document."""
LETTERHEAD: Final = "Harbour Trust, 4 Quay Street"
IMAGE: Final = png(240, 80)
_WORDS: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def usual() -> bytes:
    """One as python-docx makes it, with text, a table and properties."""
    document = docx.Document()
    document.add_heading(WRITTEN, 1)
    document.add_paragraph(WRITTEN)
    document.add_table(2, 2, style="Table Grid").cell(0, 0).text = WRITTEN
    properties = document.core_properties
    properties.author = properties.title = properties.comments = WRITTEN
    return _bytes(document)


def letterhead() -> bytes:
    """One with head and foot, a logo, its own heading, its own margins, on letter paper."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.59), Cm(27.94)
    section.left_margin, section.right_margin, section.top_margin = Cm(4), Cm(2), Cm(3.5)
    head = section.header.paragraphs[0]
    head.add_run().add_picture(io.BytesIO(IMAGE), height=Cm(1))
    head.add_run(f" {LETTERHEAD}")
    section.footer.paragraphs[0].text = "Registered in England"
    heading = document.styles["Heading 1"]
    heading.font.name, heading.font.size = "Georgia", Pt(20)
    heading.font.color.rgb = RGBColor(0xAA, 0x11, 0x22)
    document.styles["Normal"].font.name = "Georgia"
    document.add_paragraph(WRITTEN)
    return _bytes(document)


def broad() -> bytes:
    """One whose page lies on its side."""
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    return _bytes(document)


def german() -> bytes:
    """One whose ids are German, as Word in Germany writes them, with few of the styles."""
    document = docx.Document()
    names = {"Heading1": "berschrift1", "Heading2": "berschrift2", "Title": "Titel"}
    styles = document.styles.element
    kept = {"Normal", "DefaultParagraphFont", "TableNormal", "NoList", *names}
    for style in list(styles.iterchildren(qn("w:style"))):
        own = style.get(qn("w:styleId"))
        if own not in kept:
            styles.remove(style)
            continue
        style.set(qn("w:styleId"), names.get(own, own.replace("Normal", "Standard")))
        for tag in ("w:link", "w:next"):
            for one in style.findall(qn(tag)):
                style.remove(one)
        for one in style.findall(qn("w:basedOn")):
            one.set(qn("w:val"), one.get(qn("w:val")).replace("Normal", "Standard"))
    return _bytes(document)


def stencil(data: bytes | None = None) -> bytes:
    """A template in the sense of Word: a .dotx file."""
    return changed(
        data or letterhead(),
        {"[Content_Types].xml": (b"document.main+xml", b"template.main+xml")},
    )


def with_macros() -> bytes:
    """A .docm file."""
    kind = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    return changed(usual(), {"[Content_Types].xml": (_MAIN.encode(), kind)})


def bare() -> bytes:
    """One with a text and nothing else: no styles, lists, theme or settings."""
    document = (
        f'<w:document xmlns:w="{_WORDS}"><w:body><w:p><w:r><w:t>{WRITTEN}</w:t></w:r></w:p>'
        "</w:body></w:document>"
    )
    return zip_of(
        {
            "[Content_Types].xml": (
                '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                '<Default Extension="rels" ContentType='
                '"application/vnd.openxmlformats-package.relationships+xml"/>'
                f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>'
            ),
            "_rels/.rels": (
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
                f'relationships"><Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" '
                'Target="word/document.xml"/></Relationships>'
            ),
            "word/document.xml": document,
        }
    )


def hostile() -> bytes:
    """A letterhead that would fetch things, tell things and run things, if it were let."""
    frame = 'xmlns:v="urn:schemas-microsoft-com:vml" id="s" href="http://bad.example/"'
    own = f"<w:r><w:t>{WRITTEN}</w:t></w:r>"
    changes = (
        f'<w:del w:id="1" w:author="{WRITTEN}"><w:r><w:delText>{WRITTEN}</w:delText></w:r></w:del>'
        f'<w:ins w:id="2" w:author="{WRITTEN}"><w:r><w:t>put in</w:t></w:r></w:ins>'
    )
    bound = '<w:sdtPr><w:dataBinding w:xpath="/a" w:storeItemID="{1}"/></w:sdtPr>'
    paragraphs = (
        f"<w:r><w:t>{LETTERHEAD}</w:t></w:r>",
        '<w:hyperlink r:id="out"><w:r><w:t>our page</w:t></w:r></w:hyperlink>',
        _field(' INCLUDEPICTURE "http://bad.example/a.png" \\d '),
        _field(" AUTHOR "),
        _field(' DDEAUTO c:\\\\windows\\\\cmd "x" '),
        _field(" PAGE "),
        f'<w:fldSimple w:instr=" DOCPROPERTY Client ">{own}</w:fldSimple>',
        changes,
        f"<w:sdt>{bound}<w:sdtContent>{own}</w:sdtContent></w:sdt>",
        '<w:r><w:object><w:control r:id="out"/></w:object></w:r>',
        f'<w:r><w:pict><v:shape {frame}><v:imagedata r:id="far"/></v:shape></w:pict></w:r>',
    )
    head = "".join(f"<w:p>{each}</w:p>" for each in paragraphs)
    names = f'xmlns:w="{_WORDS}" xmlns:r="{_RELATIONS}"'
    parts = parts_of(letterhead())
    name = next(name for name in parts if name.startswith("word/header"))
    parts[name] = f"<w:hdr {names}>{head}</w:hdr>".encode()
    parts[f"word/_rels/{name.removeprefix('word/')}.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="out" Type="{_RELATIONS}/hyperlink" Target="http://bad.example/" '
        f'TargetMode="External"/><Relationship Id="far" Type="{_RELATIONS}/image" '
        'Target="http://bad.example/b.png" TargetMode="External"/></Relationships>'
    ).encode()
    comment = f'<w:comment w:id="0" w:author="{WRITTEN}"/>'
    parts["word/comments.xml"] = f"<w:comments {names}>{comment}</w:comments>".encode()
    parts["customXml/item1.xml"] = f"<client>{WRITTEN}</client>".encode()
    return zip_of(parts)


def _field(instruction: str) -> str:
    kinds = ("begin", "separate", "end")
    begin, middle, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in kinds)
    words = instruction.replace("&", "&amp;").replace('"', "&quot;")
    return (
        f"{begin}<w:r><w:instrText>{words}</w:instrText></w:r>{middle}"
        f"<w:r><w:t>{WRITTEN if 'PAGE' not in words else '7'}</w:t></w:r>{end}"
    )


def bomb() -> bytes:
    """A small file that unpacks to far more than any template has."""
    return zip_of({**parts_of(usual()), "word/media/a.bin": bytes(41_000_000)})


def changed(data: bytes, changes: Mapping[str, tuple[bytes, bytes]]) -> bytes:
    """The file with other words in some of its parts."""
    parts = parts_of(data)
    for name, (before, after) in changes.items():
        assert before in parts[name]
        parts[name] = parts[name].replace(before, after)
    return zip_of(parts)


def _bytes(document: docx.document.Document) -> bytes:
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()

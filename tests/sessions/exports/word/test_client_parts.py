"""What is taken of a client's Word file, part by part.

Requirement: the edition of what is for few is on every page, also where a client's even pages and
first page have heads of their own; styles, theme, lists and settings are taken without what would
be fetched, and a part that the file does not have is ours.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from typing import Any, Final

import docx
import msgspec
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from sessions.exports.errors import ExportError
from sessions.exports.look import Look
from sessions.exports.word.template.styles import large_of
from sessions.exports.word.writer import render
from tests.builders import word_templates as made
from tests.builders.reports import sample
from tests.builders.zips import parts_of, zip_of
from workshop.report.blocks import Bullets, Paragraph, plain

_SHORT: Final = msgspec.structs.replace(
    sample(),
    blocks=(Paragraph(spans=plain("Text")), Bullets(items=(plain("One"),))),
    edition="restricted",
)
_WORDS: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _written(template: bytes, language: str = "en") -> Document:
    return docx.Document(io.BytesIO(render(_SHORT, Look(template=template, language=language))))


def _file(change: Callable[[Document], None]) -> bytes:
    document = docx.Document()
    change(document)
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def _without(data: bytes, kind: str) -> bytes:
    """The file without the relation that leads from its text to a part."""
    parts = parts_of(data)
    name = "word/_rels/document.xml.rels"
    relations = parts[name].decode()
    kept = re.sub(rf'<Relationship [^>]*/{kind}"[^>]*>', "", relations)
    assert kept != relations
    return zip_of(parts | {name: kept.encode()})


def _words(edge: Any) -> str:
    return "".join(one.text or "" for one in edge._element.iter(qn("w:t")))


@pytest.mark.parametrize(
    ("theirs", "first", "even"),
    [
        ((), False, False),
        ((), True, True),
        (("header",), True, True),
        (("footer",), True, True),
        (("header", "footer"), True, True),
        (("header", "footer"), True, False),
        (("header", "footer"), False, True),
    ],
)
def test_the_edition_is_on_pages_of_every_kind(
    theirs: tuple[str, ...], first: bool, even: bool
) -> None:
    """On usual, first and even ones, whichever of head and foot are the client's."""

    def change(document: Document) -> None:
        document.settings.odd_and_even_pages_header_footer = even
        section = document.sections[0]
        section.different_first_page_header_footer = first
        for kind in theirs:
            for which in ("", *["first_page_"] * first, *["even_page_"] * even):
                getattr(section, f"{which}{kind}").paragraphs[0].text = f"Harbour {which}{kind}"

    document = _written(_file(change))
    section = document.sections[0]
    assert document.settings.odd_and_even_pages_header_footer is even
    shown = [("", section.header, section.footer)]
    if section.different_first_page_header_footer:
        shown.append(("first_page_", section.first_page_header, section.first_page_footer))
    if even:
        shown.append(("even_page_", section.even_page_header, section.even_page_footer))
    assert len(shown) == 1 + even + (first or not theirs)
    for which, head, foot in shown:
        words = _words(head) + _words(foot)
        assert words.count("Restricted edition") == 1, which
        for kind, edge in (("header", head), ("footer", foot)):
            assert (f"Harbour {which}{kind}" in _words(edge)) is (kind in theirs), which


def test_a_head_that_shows_nothing_is_ours() -> None:
    """One of a link alone has no words; the edition stands in ours, and no empty one above it."""

    def change(document: Document) -> None:
        document.sections[0].header.paragraphs[0].text = " "

    head = _written(_file(change)).sections[0].header
    assert "Restricted edition" in _words(head)
    assert len(head.paragraphs) == 1


def test_a_first_page_that_is_switched_off_brings_nothing() -> None:
    """Its head stays in the file of the client, and ours stands on every page."""

    def change(document: Document) -> None:
        section = document.sections[0]
        section.different_first_page_header_footer = True
        section.first_page_header.paragraphs[0].text = "Harbour"
        for flag in section._sectPr.iter(qn("w:titlePg")):
            flag.set(qn("w:val"), "0")
        section.header.paragraphs[0].text = ""

    section = _written(_file(change)).sections[0]
    assert "Restricted edition" in _words(section.header)
    assert "Harbour" not in _words(section.first_page_header)


def test_a_file_without_styles_or_lists_has_ours() -> None:
    """Whatever part is missing, every style that is used is there, and bullets are bullets."""
    for template in (made.bare(), *(_without(made.usual(), kind) for kind in _PARTS)):
        document = _written(template)
        ids = {one.get(qn("w:styleId")) for one in document.styles.element.iter(qn("w:style"))}
        used = {one.get(qn("w:val")) for one in document.element.body.iter(qn("w:pStyle"))}
        assert used <= ids
        (bullet,) = (one for one in document.paragraphs if one.text == "One")
        assert bullet.style is not None
        number = bullet.style.element.find(f".//{qn('w:numId')}").get(qn("w:val"))
        lists = document.part.numbering_part.element
        uses = {one.get(qn("w:numId")): one for one in lists.iter(qn("w:num"))}
        kinds = {one.get(qn("w:abstractNumId")) for one in lists.iter(qn("w:abstractNum"))}
        assert uses[number].find(qn("w:abstractNumId")).get(qn("w:val")) in kinds


_PARTS: Final = ("styles", "numbering", "theme", "settings")


def test_a_theme_is_taken_without_its_pictures() -> None:
    """Its colours and faces; a fill of a picture is a plain one, and no link is left."""
    parts = parts_of(made.usual())
    theme = parts["word/theme/theme1.xml"].decode()
    picture = '<a:blipFill><a:blip r:embed="rId9"/></a:blipFill>'
    link = '<a:rPr><a:hlinkClick r:id="rId9"/></a:rPr>'
    more = "<a:extLst><a:ext uri='x'/></a:extLst>"
    names = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    changed = (
        theme.replace("<a:theme ", f"<a:theme {names}")
        .replace("<a:fillStyleLst>", f"<a:fillStyleLst>{picture}")
        .replace("</a:theme>", f"{link}{more}</a:theme>")
    )
    parts["word/theme/theme1.xml"] = changed.encode()
    after = parts_of(_packed(_written(zip_of(parts))))["word/theme/theme1.xml"].decode()
    assert "rId9" in changed
    for gone in ("blipFill", "embed", "extLst", "hlinkClick"):
        assert gone not in after
    assert '<a:fillStyleLst><a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' in after


def _packed(document: Document) -> bytes:
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def test_settings_that_lay_out_pages_are_taken_and_no_others() -> None:
    """In the order that Word asks for; what tells of their work on it is left."""
    data = made.usual()
    settings = parts_of(data)["word/settings.xml"].decode()
    start = settings.index(">", settings.index("<w:settings")) + 1
    theirs = (
        '<w:attachedTemplate r:id="rId1"/><w:mirrorMargins/><w:trackRevisions/>'
        '<w:defaultTabStop w:val="567"/><w:autoHyphenation/><w:evenAndOddHeaders/>'
        f'<w:docVars><w:docVar w:name="a" w:val="{made.WRITTEN}"/></w:docVars>'
        '<w:rsids><w:rsidRoot w:val="00AB12CD"/></w:rsids>'
    )
    inside = settings[:start] + theirs + "</w:settings>"
    parts = parts_of(data) | {"word/settings.xml": inside.encode()}
    found = _written(zip_of(parts)).settings.element
    names = [str(one.tag).rpartition("}")[2] for one in found]
    kept = ["mirrorMargins", "defaultTabStop", "autoHyphenation", "evenAndOddHeaders"]
    assert [name for name in names if name in kept] == kept
    assert not {"attachedTemplate", "trackRevisions", "docVars"} & set(names)
    assert found.find(qn("w:defaultTabStop")).get(qn("w:val")) == "567"
    assert "00AB12CD" not in found.xml


@pytest.mark.parametrize(
    ("defaults", "children"),
    [
        ("", ["lang"]),
        ('<w:sz w:val="20"/>', ["sz", "lang"]),
        ('<w:lang w:val="da-DK" w:eastAsia="ja-JP"/>', ["lang"]),
        ('<w:sz w:val="20"/><w:specVanish/><w:oMath/>', ["sz", "lang", "specVanish", "oMath"]),
    ],
)
def test_the_text_is_of_its_own_language(defaults: str, children: list[str]) -> None:
    """Not of that of the client's own text, wherever their styles say one."""
    styles = (
        f'<w:styles xmlns:w="{_WORDS}"><w:docDefaults><w:rPrDefault><w:rPr>{defaults}</w:rPr>'
        '</w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" '
        'w:styleId="Normal"><w:name w:val="Normal"/><w:rPr><w:lang w:val="da-DK"/></w:rPr>'
        "</w:style></w:styles>"
    )
    parts = parts_of(made.usual()) | {"word/styles.xml": styles.encode()}
    found = _written(zip_of(parts), "fr").styles.element
    said = found.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    assert [str(one.tag).rpartition("}")[2] for one in said] == children
    assert {one.get(qn("w:val")) for one in found.iter(qn("w:lang"))} == {"fr"}


def _type(face: str = "", size: str = "") -> str:
    said = f'<w:rFonts w:ascii="{face}"/>' if face else ""
    return f'<w:rPr>{said}<w:sz w:val="{size}"/></w:rPr>' if size else f"<w:rPr>{said}</w:rPr>"


@pytest.mark.parametrize(
    ("usual", "defaults", "room"),
    [
        (_type("Calibri", "21"), _type("Arial", "40"), 1.0),
        (_type("Arial", "21"), "", 1.1),
        (_type("ARIAL", "42"), "", 1.1 * 1.5),
        (_type("Garamond"), _type("Arial", "42"), 0.95 * 1.5),
        ("", _type("Times New Roman", "21"), 1.0),
        (_type("Verdana", "21"), "", 1.06),
        (_type("", "many"), _type("Carlito", "21"), 1.0),
        (_type("Carlito"), "", 1 + (20 / 21 - 1) / 2),
        ("", "", 1.06 * (1 + (20 / 21 - 1) / 2)),
    ],
)
def test_a_text_takes_the_room_of_the_clients_type(usual: str, defaults: str, room: float) -> None:
    """By face and size of their usual style, else of what holds for all; half is in our sizes."""
    styles = parse_xml(
        f'<w:styles xmlns:w="{_WORDS}"><w:docDefaults>{defaults}</w:docDefaults>'
        f'<w:style w:type="character" w:styleId="A">{_type("Arial", "99")}</w:style>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Standard">'
        f'<w:name w:val="Normal"/>{usual}</w:style></w:styles>'
    )
    assert large_of(styles) == pytest.approx(room)


def test_pictures_in_place_of_bullets_are_left_out() -> None:
    """They would be fetched from a part that is not there."""
    data = made.usual()
    parts = parts_of(data)
    lists = parts["word/numbering.xml"].decode()
    start = lists.index(">", lists.index("<w:numbering")) + 1
    picture = '<w:numPicBullet w:numPicBulletId="0"><w:pict/></w:numPicBullet>'
    inside = lists[:start] + picture + lists[start:]
    inside = inside.replace("<w:lvlJc", '<w:lvlPicBulletId w:val="0"/><w:lvlJc')
    inside = inside.replace("</w:numbering>", '<w:numIdMacAtCleanup w:val="9"/></w:numbering>')
    parts["word/numbering.xml"] = inside.encode()
    found = _written(zip_of(parts)).part.numbering_part.element.xml
    for gone in ("numPicBullet", "lvlPicBulletId", "numIdMacAtCleanup"):
        assert gone in inside
        assert gone not in found


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"word/document.xml": (_WORDS, "http://purl.oclc.org/ooxml/main")}, "strict form"),
        ({"word/document.xml": ("<w:body>", "<w:bod>")}, "damaged"),
        ({"word/_rels/document.xml.rels": ("</Relationships>", "")}, "damaged"),
        ({"_rels/.rels": ("</Relationships>", "")}, "damaged"),
        ({"word/theme/theme1.xml": ("</a:theme>", "")}, "damaged"),
        ({"word/numbering.xml": ("</w:numbering>", "")}, "damaged"),
        ({"word/settings.xml": ("</w:settings>", "")}, "damaged"),
    ],
)
def test_a_part_that_cannot_be_read_is_told(
    changes: Mapping[str, tuple[str, str]], told: str
) -> None:
    """With what it is, and which setting names the file."""
    in_bytes = {name: (old.encode(), new.encode()) for name, (old, new) in changes.items()}
    with pytest.raises(ExportError, match=rf"(?s){told}.*documents\.word_template"):
        _written(made.changed(made.usual(), in_bytes))

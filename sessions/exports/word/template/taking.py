"""What is wanted of a client's Word file, put into a new one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Final

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as LEADS
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.section import _Footer, _Header
from docx.shared import Cm

from sessions.exports.word.template.edges import IMAGES, edge_of, says_something
from sessions.exports.word.template.opened import Element, Opened, unusable
from sessions.exports.word.template.styles import join, large_of, lists_of, numbered, spoken

_PAGE: Final = tuple(
    qn(f"w:{name}")
    for name in ("pgSz", "pgMar", "pgBorders", "titlePg", "textDirection", "bidi", "rtlGutter",
                 "docGrid")
)  # fmt: skip
"""What a section says of its pages that is taken over, in the order of the schema."""
_SETTINGS: Final = tuple(
    qn(f"w:{name}")
    for name in ("mirrorMargins", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter",
                 "gutterAtTop", "defaultTabStop", "autoHyphenation", "consecutiveHyphenLimit",
                 "hyphenationZone", "doNotHyphenateCaps", "evenAndOddHeaders", "clrSchemeMapping")
)  # fmt: skip
_ORDER: Final = (
    "writeProtection view zoom removePersonalInformation removeDateAndTime embedTrueTypeFonts "
    "embedSystemFonts saveSubsetFonts mirrorMargins alignBordersAndEdges "
    "bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors "
    "hideGrammaticalErrors proofState attachedTemplate linkStyles stylePaneFormatFilter "
    "trackRevisions documentProtection defaultTabStop autoHyphenation consecutiveHyphenLimit "
    "hyphenationZone doNotHyphenateCaps evenAndOddHeaders drawingGridHorizontalSpacing "
    "drawingGridVerticalSpacing displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery "
    "noPunctuationKerning characterSpacingControl savePreviewPicture doNotValidateAgainstSchema "
    "hdrShapeDefaults footnotePr endnotePr compat docVars rsids m:mathPr themeFontLang "
    "clrSchemeMapping"
)
"""Of the settings those that a blank file may have, in the order of the schema."""
_STYLES: Final = (qn("w:pStyle"), qn("w:rStyle"), qn("w:tblStyle"))
_ROOM: Final = Cm(2)
_WIDEST: Final = Cm(60)
_LARGEST: Final = 4.0
"""So much more room a text takes at most than ours: no type for reading is larger."""
_HEADS: Final = ("default", "first", "even")


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of it."""

    ids: Mapping[str, str] = field(default_factory=dict)
    """The id of the style to use for each of our ids."""
    head: bool = False
    """Whether their head stands on the pages."""
    foot: bool = False
    """Whether their foot does."""
    large: float = 1.0
    """How much room a text takes against ours, by the size and face of their type."""

    def use_in(self, part: Element) -> None:
        """Put the ids of styles that hold in the file in the place of ours."""
        for named in part.iter(*_STYLES) if self.ids else ():
            own = named.get(qn("w:val"))
            named.set(qn("w:val"), self.ids.get(own, own))


def take(document: Document, data: bytes, language: str) -> Taken:
    """Put styles, lists, theme, page, head and foot of a client's file into a new one.

    Args:
        document: the new file, with our styles and lists.
        data: the content of the client's file.
        language: the tag of the language of the new text.

    Raises:
        ExportError: it cannot be used.
    """
    try:
        return _taken(document, Opened(data), language)
    except (
        ValueError,
        TypeError,
        LookupError,
        SyntaxError,
        OverflowError,
        StopIteration,
    ) as problem:
        # What a file says in the place of a number is found out where it is reckoned with.
        raise unusable("a damaged Word file") from problem


def _taken(document: Document, opened: Opened, language: str) -> Taken:
    body = opened.tree(opened.main).find(qn("w:body"))
    sections = [] if body is None else list(body.iter(qn("w:sectPr")))
    _take_theme(document, opened)
    ids = _take_styles(document, opened, language)
    _take_settings(document, opened)
    if sections:
        _take_page(document, sections[-1])
        _require_room(document)
    edges = _Edges(document, opened, sections)
    head, foot = edges.take("header"), edges.take("footer")
    large = min(_LARGEST, max(1 / _LARGEST, large_of(document.styles.element)))
    return Taken(ids, head, foot, large)


def _take_styles(document: Document, opened: Opened, language: str) -> Mapping[str, str]:
    name = opened.part("styles")
    ours = document.styles.element
    if not name:
        return {}
    theirs, lists = opened.tree(name), lists_of(opened)
    before = {style.get(qn("w:styleId")) for style in theirs.iterchildren(qn("w:style"))}
    ids = join(theirs, ours)
    spoken(theirs, language)
    own = list(document.part.numbering_part.element)
    if lists is None:
        lists = document.part.numbering_part.element
        for one in own:
            lists.remove(one)
    else:
        document.part.numbering_part._element = lists  # noqa: SLF001 - python-docx has no other way
    bullet = ids["ListBullet"]
    numbered(theirs, lists, bullet, own, added=bullet not in before)
    document.part._styles_part._element = theirs  # noqa: SLF001 - as above
    return ids


def _take_theme(document: Document, opened: Opened) -> None:
    """Their colours and faces by name, without the pictures that a theme may have."""
    name = opened.part("theme")
    if not name:
        return
    theme = opened.parsed(name)
    drawing = theme.tag.partition("}")[0]
    for picture in list(theme.iter(f"{drawing}}}blipFill")):
        fill = theme.makeelement(f"{drawing}}}solidFill")
        fill.append(theme.makeelement(f"{drawing}}}schemeClr", {"val": "phClr"}))
        picture.addprevious(fill)
        picture.getparent().remove(picture)
    for more in list(theme.iter(f"{drawing}}}extLst", f"{drawing}}}hlinkClick")):
        more.getparent().remove(more)
    for relation in document.part.rels.values():
        if relation.reltype == LEADS.THEME:
            relation.target_part._blob = serialize_part_xml(theme)  # noqa: SLF001 - as above


def _take_settings(document: Document, opened: Opened) -> None:
    """Of the settings those that lay out pages and text."""
    name = opened.part("settings")
    if not name:
        return
    settings = document.settings.element
    names = enumerate(_ORDER.split())
    order = {qn(name if ":" in name else f"w:{name}"): at for at, name in names}
    theirs = opened.tree(name)
    for tag in _SETTINGS:
        found = next(iter(theirs.iterchildren(tag)), None)
        for own in list(settings.iterchildren(tag)):
            settings.remove(own)
        if found is None:
            continue
        after = (one for one in settings if order.get(one.tag, len(order)) > order[tag])
        late = next(after, None)
        settings.append(found) if late is None else late.addprevious(found)


def _take_page(document: Document, section: Element) -> None:
    """The paper, its margins and borders; the text runs in one column."""
    own = document.sections[0]._sectPr  # noqa: SLF001 - as above
    theirs = {one.tag: one for one in section.iterchildren(*_PAGE)}
    for tag in _PAGE:
        for one in list(own.iterchildren(tag)):
            if tag in theirs or tag not in _PAGE[:2]:
                own.remove(one)
        for one in [deepcopy(theirs[tag])] if tag in theirs else []:
            for name in [each for each in one.attrib if each.endswith("}id")]:
                del one.attrib[name]
            own.append(one)
    ranks = ["headerReference", "footerReference", "type", "pgSz", "pgMar", "pgBorders", "cols",
             "titlePg", "textDirection", "bidi", "rtlGutter", "docGrid"]  # fmt: skip
    order = {qn(f"w:{name}"): at for at, name in enumerate(ranks)}
    for one in sorted(own, key=lambda one: order.get(one.tag, 99)):
        own.append(one)


def _require_room(document: Document) -> None:
    """Make sure that there is room for a text on the page.

    Raises:
        ValueError: there is none, or what the file says of it is no number.
    """
    page = document.sections[0]
    sides = (page.page_width, page.left_margin, page.right_margin, page.gutter)
    heights = (page.page_height, page.top_margin, page.bottom_margin)
    for whole, *around in (sides, heights):
        if whole is None or whole > _WIDEST or whole - sum(abs(one or 0) for one in around) < _ROOM:
            raise ValueError(whole)
    # Read here, where a word in the place of one of them is told.
    _ = page.header_distance, page.footer_distance, page.different_first_page_header_footer
    _ = document.settings.odd_and_even_pages_header_footer


class _Edges:
    """Their heads and feet on the pages of the new file."""

    def __init__(self, document: Document, opened: Opened, sections: list[Element]) -> None:
        self._document = document
        self._opened = opened
        self._sections = sections
        self._leads = opened.leads
        self._images = 0

    def take(self, kind: str) -> bool:
        """Put all heads or feet in; whether any of them says something, else none is put in."""
        section = self._document.sections[0]
        named = dict(self._named(kind))
        if not section.different_first_page_header_footer:
            named.pop("first", None)
        places: Mapping[str, _Header | _Footer] = {
            "default": section.header if kind == "header" else section.footer,
            "first": section.first_page_header if kind == "header" else section.first_page_footer,
            "even": section.even_page_header if kind == "header" else section.even_page_footer,
        }
        made = {which: (places[which], part) for which, part in named.items()}
        cleaned = {
            which: edge_of(self._opened, part, lambda *image, at=place: self._put(at, *image))
            for which, (place, part) in made.items()
        }
        if not any(map(says_something, cleaned.values())):
            for place, _ in made.values():
                place.is_linked_to_previous = True
            return False
        for which, edge in cleaned.items():
            place = places[which]
            place.is_linked_to_previous = False
            place.part._element = edge  # noqa: SLF001 - as above
        return True

    def _named(self, kind: str) -> Iterator[tuple[str, str]]:
        """The part of each head or foot of the last section, which may have it from one before."""
        for which in _HEADS:
            for section in reversed(self._sections):
                found = [
                    self._leads[one.get(qn("r:id"), "")].name
                    for one in section.iterchildren(qn(f"w:{kind}Reference"))
                    if one.get(qn("w:type"), "default") == which
                    and one.get(qn("r:id"), "") in self._leads
                ]
                if found and self._opened.content(found[0]):
                    yield which, found[0]
                    break

    def _put(self, place: _Header | _Footer, content: bytes, ending: str) -> str:
        """An image beside a head or foot; gives its id."""
        place.is_linked_to_previous = False
        self._images += 1
        name = PackURI(f"/word/media/edge{self._images}.{ending}")
        package = self._document.part.package
        return place.part.relate_to(Part(name, IMAGES[ending], content, package), LEADS.IMAGE)

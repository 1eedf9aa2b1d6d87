"""Our styles beside those of a client: theirs are used where they have them, ours are added.

A style is found by its name, which is the same in every language of Word, while its id is not:
`Heading 1` has the id `berschrift1` in German files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from sessions.exports.word.template.opened import Element, Opened, value

_CUSTOM: Final = qn("w:customStyle")
_ID: Final = qn("w:styleId")
_TYPE: Final = qn("w:type")
_VALUE: Final = qn("w:val")
_STYLE: Final = qn("w:style")
_REFERENCES: Final = (qn("w:basedOn"), qn("w:next"), qn("w:link"))
_OURS: Final = frozenset({"Header", "Footer"})
"""Their own have tabs for their own lines; ours go on lines of ours."""
_OF_DATA: Final = "Lines"
"""Our style of tables of data, for which their grid stands where they have one."""
_GRID: Final = "table grid"
_QUOTES: Final = ("QuoteSource", "QuoteRight", "QuoteSourceRight")
_TRACKED: Final = tuple(qn(f"w:{name}") for name in ("rsid", "rPrChange", "pPrChange"))
_SIZE: Final = 21  # of our type, in half points
_FACES: Final = {
    "calibri": 1.0,
    "carlito": 1.0,
    "times new roman": 1.0,
    "garamond": 0.95,
    "arial": 1.1,
}
_ANY_FACE: Final = 1.06
"""How wide faces run against ours; many offices have one of these."""
_BEHIND_LANGUAGE: Final = {qn("w:eastAsianLayout"), qn("w:specVanish"), qn("w:oMath")}
_AIR: Final = {"before": "0", "after": "120", "line": "281", "lineRule": "auto"}
"""What our styles take for granted, as our own file has it for all."""
_ENDS: Final = {"left": "0", "right": "0", "firstLine": "0"}


def join(theirs: Element, ours: Element) -> Mapping[str, str]:
    """Add what is missing of our styles to theirs; gives the id to use for each id of ours."""
    _clean(theirs)
    known = {key: style for style in theirs.iterchildren(_STYLE) for key in _keys(style)}
    ids = {style.get(_ID, "") for style in theirs.iterchildren(_STYLE)}
    names = {name for _, name in known}
    use: dict[str, str] = {}
    added: list[Element] = []
    for style in list(ours.iterchildren(_STYLE)):
        own = style.get(_ID, "")
        if (found := _found(style, known)) is not None:
            use[own] = found.get(_ID, "")
            continue
        use[own] = _free(own, ids)
        ids.add(use[own])
        _name(style, names)
        style.set(_ID, use[own])
        added.append(style)
    if use["Quote"] not in {style.get(_ID) for style in added}:
        _follow_quote(added, use)
    for style in added:
        _refer(style, use, use["Normal"])
        theirs.append(style)
    if (grid := known.get(("table", _GRID))) is not None:
        use[_OF_DATA] = grid.get(_ID, "")
    return use


def numbered(
    document: Element, numbering: Element, bullet: str, ours: list[Element], *, added: bool
) -> None:
    """Have the style of lists have a bullet: its own, else that of our list.

    Args:
        document: the styles.
        numbering: the lists, to which ours is added.
        bullet: the id of the style.
        ours: our list, and the use of it.
        added: whether the style is ours, so that a number in it is none of theirs.
    """
    style = next(one for one in document.iterchildren(_STYLE) if one.get(_ID) == bullet)
    kind, use = ours
    kinds = [int(one.get(qn("w:abstractNumId"), 0)) for one in numbering.findall(kind.tag)]
    uses = [int(one.get(qn("w:numId"), 0)) for one in numbering.findall(use.tag)]
    number = next((value(one, "w:numId") for one in style.iter(qn("w:numPr"))), "")
    if not added and number.isdecimal() and int(number) in uses:
        return
    kind.set(qn("w:abstractNumId"), str(max(kinds, default=-1) + 1))
    use.set(qn("w:numId"), str(max(uses, default=0) + 1))
    use[0].set(_VALUE, kind.get(qn("w:abstractNumId")))
    kind.find(f"{qn('w:lvl')}/{qn('w:pStyle')}").set(_VALUE, bullet)
    numbering.insert(len(kinds), kind)
    numbering.insert(len(kinds) + 1 + len(uses), use)
    style.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = int(use.get(qn("w:numId")))


def spoken(styles: Element, language: str) -> None:
    """Have all text be of a language, whatever their own text was."""
    for style in styles.iterchildren(_STYLE):
        for said in list(style.iter(qn("w:lang"))):
            said.getparent().remove(said)
    for said in styles.iter(qn("w:lang")):
        said.set(_VALUE, language)
    defaults = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if defaults is not None and defaults.find(qn("w:lang")) is None:
        said = OxmlElement("w:lang")
        said.set(_VALUE, language)
        late = next((one for one in defaults if one.tag in _BEHIND_LANGUAGE), None)
        defaults.append(said) if late is None else late.addprevious(said)


def large_of(styles: Element) -> float:
    """How much room a text takes against ours, by the size and face of the usual type."""
    style = next((one for one in styles.iterchildren(_STYLE) if _usual(one)), None)
    places = (style, styles.find(qn("w:docDefaults")))
    said = [one for place in places if place is not None for one in place.iter(qn("w:rPr"))]
    sizes = [value(one, "w:sz") for one in said]
    faces = [one.get(qn("w:ascii"), "") for each in said for one in each.iter(qn("w:rFonts"))]
    size = next((int(one) for one in sizes if one.isdecimal()), 20)
    wide = _FACES.get(next(filter(None, faces), "").casefold(), _ANY_FACE)
    # About half of a document is set in sizes of our own.
    return wide * (1 + (size / _SIZE - 1) / 2)


def lists_of(opened: Opened) -> Element | None:
    """Their lists, without pictures in place of bullets."""
    name = opened.part("numbering")
    if not name:
        return None
    lists = opened.tree(name)
    for tag in ("w:numPicBullet", "w:lvlPicBulletId", "w:numIdMacAtCleanup"):
        for one in list(lists.iter(qn(tag))):
            one.getparent().remove(one)
    return lists


def _clean(styles: Element) -> None:
    """Take out what tells of who changed them when."""
    for one in list(styles.iter(*_TRACKED)):
        one.getparent().remove(one)


def _keys(style: Element) -> Iterator[tuple[str, str]]:
    """By what a style is found: its kind and each of its names."""
    kind = style.get(_TYPE, "paragraph")
    for name in (value(style, "w:name"), *value(style, "w:aliases").split(",")):
        if name.strip():
            yield kind, name.strip().casefold()


def _found(style: Element, known: Mapping[tuple[str, str], Element]) -> Element | None:
    """Their style in place of one of ours; none where ours is to be added."""
    if style.get(_CUSTOM) or style.get(_ID) in _OURS:
        return None
    kind = style.get(_TYPE, "")
    if style.get(qn("w:default")):
        usual = (one for (of, _), one in known.items() if of == kind and _usual(one))
        if (found := next(usual, None)) is not None:
            return found
    return known.get((kind, value(style, "w:name").casefold()))


def _usual(style: Element) -> bool:
    return style.get(qn("w:default")) in {"1", "true", "on"}


def _free(wanted: str, taken: set[str]) -> str:
    """An id like the wanted one that they do not have."""
    options = (wanted if not at else f"Report{wanted}{at if at > 1 else ''}" for at in range(999))
    return next(one for one in options if one not in taken)


def _name(style: Element, taken: set[str]) -> None:
    """Give a style of ours a name that they do not have; a file with two alike is repaired."""
    named = style.find(qn("w:name"))
    name = named.get(_VALUE)
    if style.get(_ID) in _OURS:
        style.set(_CUSTOM, "1")
        name = f"Report {name}"
    options = (name if at < 2 else f"{name} {at}" for at in range(1, 999))
    free = next(one for one in options if one.casefold() not in taken)
    taken.add(free.casefold())
    named.set(_VALUE, free)


def _follow_quote(added: list[Element], use: Mapping[str, str]) -> None:
    """Have what goes with a quote look like theirs, without our line beside it."""
    wanted = {use[name] for name in _QUOTES}
    for style in added:
        if style.get(_ID) not in wanted:
            continue
        for tag in ("w:pBdr", "w:ind"):
            for one in list(style.iter(qn(tag))):
                one.getparent().remove(one)
        if style.get(_ID) == use["QuoteSource"]:
            style.find(qn("w:basedOn")).set(_VALUE, "Quote")


def _refer(style: Element, use: Mapping[str, str], normal: str) -> None:
    """Have a style of ours refer to the ids that hold here, and take nothing for granted."""
    for tag in _REFERENCES:
        for one in style.findall(tag):
            one.set(_VALUE, use.get(one.get(_VALUE), one.get(_VALUE)))
    if style.get(_TYPE) != "paragraph" or value(style, "w:basedOn") != normal:
        return
    properties = style.get_or_add_pPr()
    for made, usual in (
        (properties.get_or_add_spacing(), _AIR),
        (properties.get_or_add_ind(), _ENDS),
    ):
        for name, worth in usual.items():
            if name == "firstLine" and made.get(qn("w:hanging")):
                continue
            if made.get(qn(f"w:{name}")) is None:
                made.set(qn(f"w:{name}"), worth)

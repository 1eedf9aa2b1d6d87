"""Files of Office as other programs may write them: the same parts, named and set otherwise.

Requirement: what a program shows is what is read, however the file names its parts and whatever
stands between words; by each of these a document would else be said to have lost its text.
"""

from __future__ import annotations

import pytest

from sessions.verify.reading.read import read_bytes
from tests.builders.zips import zip_of

_OFFICE = "http://schemas.openxmlformats.org"
_NAMES = (
    f'xmlns:a="{_OFFICE}/drawingml/2006/main" xmlns:p="{_OFFICE}/presentationml/2006/main" '
    f'xmlns:r="{_OFFICE}/officeDocument/2006/relationships"'
)
_SHOWN = "<p:sld %s><p:sp>%s<a:p><a:r><a:t>%s</a:t></a:r></a:p></p:sp></p:sld>"
_NOTES = '<p:nvPr><p:ph type="body"/></p:nvPr>'


def _leading(*targets: str) -> bytes:
    """What a part refers to: r0, r1, ...; a web page has the name of a part, and is none."""
    rows = [f'<Relationship Id="r{at}" Target="{each}"/>' for at, each in enumerate(targets)]
    page = '<Relationship Id="r0" Target="slides/slide9.xml" TargetMode="External"/>'
    whole = "".join([*rows, page])
    names = f'xmlns="{_OFFICE}/package/2006/relationships"'
    return f"<Relationships {names}>{whole}</Relationships>".encode()


@pytest.mark.parametrize(
    ("slides", "up"),
    [
        ("slides/", "../"),
        ("/ppt/slides/", "/ppt/"),
        ("./slides/", "./../"),
        ("../ppt/slides/", "../../ppt/"),
        ("//ppt/slides/", "/ppt/slides/../"),
    ],
)
def test_slides_and_notes_are_found_however_they_are_named(slides: str, up: str) -> None:
    """From where the name stands or from the root, in the order of the talk."""
    ids = f'<p:sldIdLst {_NAMES}><p:sldId r:id="r1"/><p:sldId r:id="r0"/></p:sldIdLst>'
    parts = {
        "ppt/presentation.xml": ids.encode(),
        "ppt/_rels/presentation.xml.rels": _leading(f"{slides}slide1.xml", f"{slides}slide2.xml"),
        "ppt/slides/_rels/slide1.xml.rels": _leading(f"{up}notesSlides/notesSlide1.xml"),
        "ppt/notesSlides/notesSlide1.xml": (_SHOWN % (_NAMES, _NOTES, "said")).encode(),
        "ppt/slides/slide9.xml": (_SHOWN % (_NAMES, "", "elsewhere")).encode(),
    }
    for number, words in ((1, "last"), (2, "first")):
        parts[f"ppt/slides/slide{number}.xml"] = (_SHOWN % (_NAMES, "", words)).encode()
    found = [(part.cells, part.where) for part in read_bytes(zip_of(parts)).parts]
    assert found == [
        (("first",), "slide 1, paragraph 1"),
        (("last",), "slide 2, paragraph 1"),
        (("said",), "notes of slide 2, paragraph 1"),
    ]


_LINES = (
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    b"<w:p><w:r><w:t>one</w:t>%s<w:t>other</w:t></w:r></w:p></w:body></w:document>"
)


@pytest.mark.parametrize(
    ("between", "shown"),
    [
        (b"<w:br/>", "one\nother"),
        (b'<w:br w:type="page"/>', "one\nother"),
        (b"<w:cr/>", "one\nother"),
        (b"<w:tab/>", "one other"),
        (b"<w:noBreakHyphen/>", "one-other"),
        (b"<w:softHyphen/>", "oneother"),
        (b"", "oneother"),
    ],
)
def test_words_stay_apart_where_word_shows_them_apart(between: bytes, shown: str) -> None:
    """A line, tab or hyphen stands between them as an element of its own, and is no text."""
    read = read_bytes(zip_of({"word/document.xml": _LINES % between}))
    assert [part.cells for part in read.parts] == [(shown,)]

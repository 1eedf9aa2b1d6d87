"""Documents that are not compared, each told in a sentence with what to do.

Requirement: a password, another format, a size that no document of ours has, a structure without
end, a document that this version does not make: whatever stands in the way is said as that.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from pypdf import PdfReader, PdfWriter

from sessions.exports.documents import Request
from sessions.store.past import Past
from sessions.verify import at_hand
from sessions.verify.again import Again
from sessions.verify.reading import package, parts, pdf
from sessions.verify.reading.errors import CannotVerify
from sessions.verify.reading.parts import Outline
from sessions.verify.reading.read import read, read_bytes
from tests.builders.edited import Written
from tests.builders.zips import zip_of
from tests.sessions.verify.test_reading import _SHOWN, _pdf


def _locked_zip() -> bytes:
    """A zip that says that its part has a password."""
    content = bytearray(zip_of({"word/document.xml": b"<a/>"}, zipfile.ZIP_STORED))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def _locked_pdf() -> bytes:
    """A PDF with a password."""
    writer, made = PdfWriter(), io.BytesIO()
    writer.append(PdfReader(io.BytesIO(_pdf(_SHOWN % b"A"))))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(made)
    return made.getvalue()


def _circle() -> bytes:
    """A PDF whose element is in itself."""
    return _pdf(_SHOWN % b"A", kids=b"[6 0 R]", kind=b"Sect")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        pytest.param(_locked_zip, "has a password. Save it without one", id="zip"),
        pytest.param(_locked_pdf, "This PDF has a password. Take the file as", id="pdf"),
        pytest.param(_circle, "in circles or beyond measure", id="circle"),
        pytest.param(
            lambda: zip_of({"mimetype": b"application/vnd.oasis.opendocument.text"}),
            "saved as OpenDocument. Open it, save it as .docx or .xlsx", id="OpenDocument",
        ),
        pytest.param(lambda: zip_of({"a.txt": b"x"}), "none of the files that say", id="other zip"),
        pytest.param(lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old .doc, .xls", id="old"),
        pytest.param(lambda: b"# Summary", "Markdown, CSV and calendars have no place", id="text"),
    ],
)  # fmt: skip
def test_what_stands_in_the_way_is_said_as_that(content: Callable[[], bytes], why: str) -> None:
    """Nothing of it is compared."""
    with pytest.raises(CannotVerify, match=why):
        read_bytes(content())


def test_limits_are_kept_to_the_last_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts of a zip, pages and elements of a PDF, paragraphs and letters of any document."""
    zipped = zip_of({"word/document.xml": b"<a/>", "x": b"y"})
    page = _pdf(_SHOWN % b"A")
    with monkeypatch.context() as lowered:
        for limits, name, most, content in (
            (package, "_PARTS", 2, zipped),
            (package, "UNFOLDED", 5, zipped),
            (pdf, "_PAGES", 1, page),
        ):
            lowered.setattr(limits, name, most)
            read_bytes(content)
            lowered.setattr(limits, name, most - 1)
            with pytest.raises(CannotVerify, match="than any document of ours"):
                read_bytes(content)
            lowered.undo()
    monkeypatch.setattr(parts, "MOST_PARTS", 2)
    outline = Outline()
    outline.paragraph("one")
    outline.paragraph("other")
    with pytest.raises(CannotVerify, match="far more text"):
        outline.paragraph("third")
    monkeypatch.setattr(parts, "MOST_LETTERS", 8)
    outline = Outline()
    outline.row(("12345", "678"))
    with pytest.raises(CannotVerify, match="far more text"):
        outline.paragraph("9")


def test_a_name_that_is_no_file_is_told(tmp_path: Path) -> None:
    """By that name."""
    for path, why in (
        (tmp_path, "is a folder. Give the file in it"),
        (tmp_path / "none.docx", r"There is no file .*none\.docx. Check the name"),
        (Path("a\0b"), "There is no file|is no name of a file"),
    ):
        with pytest.raises(CannotVerify, match=why):
            read(path)


def test_what_this_version_does_not_make_is_told(written: Written, tmp_path: Path) -> None:
    """A document, an edition or a format of another version; an engagement that is not read."""
    stamp = read(written.write(Request("swot", "restricted"), "html")).stamp
    assert stamp is not None
    with Past(written.rich.folder, len) as past:
        for changes in ({"document": "horoscope"}, {"edition": "secret"}):
            with pytest.raises(CannotVerify, match="which this version does not make"):
                Again(past, msgspec.structs.replace(stamp, **changes), "html")
        for form in ("rtf", "ics"):
            with pytest.raises(CannotVerify, match="does not write that document in this format"):
                Again(past, stamp, form)
        Again(past, stamp, "html")
    digest = stamp.origin.record
    assert at_hand.require_record(written.rich.folder, digest) == written.rich.folder
    with pytest.raises(CannotVerify, match="another record than the one in"):
        at_hand.require_record(written.rich.folder, "0" * 16)
    with pytest.raises(CannotVerify, match=r"cannot be read\. `workshop doctor` tells"):
        at_hand.require_record(tmp_path, digest)

"""Documents that were opened and saved again by other programs.

Requirement: a file that LibreOffice or a library saved again, without a word changed, is still what
was said, and still says where it comes from; and what was changed in it is found as before.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import openpyxl
import pytest
from pptx import Presentation

from sessions.exports.documents import Request
from sessions.verify.told import report
from sessions.verify.verify import verify
from tests.builders.edited import Written, formats_of, in_word, in_workbook

pytestmark = pytest.mark.slow

OPEN: Final = Request("swot", "restricted")
OLD, NEW = "twice a quarter", "thrice a quarter"


def _saved(path: Path, home: Path, form: str) -> Path:
    """The file as LibreOffice saves it."""
    if not (office := shutil.which("soffice")):
        pytest.skip("there is no LibreOffice on this machine")
    saved = path.parent / "saved"
    subprocess.run(
        [
            *(office, f"-env:UserInstallation={home.as_uri()}", "--headless"),
            *("--convert-to", form, "--outdir", str(saved), str(path)),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return saved / f"{path.stem}.{form}"


@pytest.mark.parametrize(
    "form", [one for one in ("docx", "xlsx", "html") if one in formats_of("swot")]
)
def test_saved_by_libreoffice_it_is_still_what_was_said(
    written: Written, tmp_path: Path, form: str
) -> None:
    """Unchanged where no word was; and a word that was is named."""
    path = written.write(OPEN, form)
    saved = _saved(path, tmp_path / "office", form)
    found = verify(saved, written.home)
    assert found.same, list(report(found))
    _reworded(saved, form)
    found = verify(saved, written.home)
    assert found.differs
    assert all(each.kind == "changed" for each in found.differs), list(report(found))
    # LibreOffice puts the texts of a page's pictures behind the paragraph before.
    assert all("thrice" in words[0][0] for words in (each.words for each in found.differs))


@pytest.mark.parametrize(
    "form", [one for one in ("docx", "xlsx", "pptx") if one in formats_of("swot")]
)
def test_a_word_changed_with_a_library_is_named(written: Written, form: str) -> None:
    """Opened and saved without a change it is unchanged; each place of the word is named."""
    path = written.write(OPEN, form)
    _reworded(path, form, NEW, NEW)
    found = verify(path, written.home)
    assert found.same, list(report(found))
    _reworded(path, form)
    found = verify(path, written.home)
    assert found.differs
    assert all(each.words == (("thrice", "twice"),) for each in found.differs)


def _reworded(path: Path, form: str, old: str = OLD, new: str = NEW) -> None:
    """Put other words in the place of some, wherever they stand."""
    if form == "html":
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")
    elif form == "docx":
        in_word(path, lambda document: _in_runs(document.element.body.iter(), old, new))
    elif form == "pptx":
        slides = Presentation(str(path))
        for slide in slides.slides:
            for place in (slide, slide.notes_slide if slide.has_notes_slide else slide):
                _in_runs(place.element.iter(), old, new)
        slides.save(str(path))
    else:
        in_workbook(path, lambda book: _in_book(book, old, new))


def _in_runs(elements: Iterator[Any], old: str, new: str) -> None:
    for each in elements:
        if str(each.tag).endswith("}t") and each.text:
            each.text = each.text.replace(old, new)


def _in_book(book: openpyxl.Workbook, old: str, new: str) -> None:
    for sheet in book.worksheets:
        for cell in (each for row in sheet.iter_rows() for each in row):
            if isinstance(cell.value, str):
                cell.value = cell.value.replace(old, new)

"""How long documents are on paper, and what stands in front of long ones.

Requirement: one estimate for pages and Word, near what LibreOffice counts; a cover that says whose
it is, how far it is and what it may be used for; contents whose lines lead somewhere; nothing of it
on a short document, and a web page keeps its compact head on the screen.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from pathlib import Path

import docx
import msgspec
import pypdf
import pytest
from docx.oxml.ns import qn

from sessions.exports.files import render
from sessions.exports.look import Look
from sessions.exports.paging import front
from sessions.exports.paging.estimate import SHEETS, Measured, paging
from tests.builders.every_document import BLANK, every_document
from tests.builders.report_figures import date_line
from tests.builders.reports import sample
from workshop.report.blocks import AnyBlock, Column, Heading, Report, Table

LONG = msgspec.structs.replace(sample(), status="Draft 2", author="Ana Núñez", firm="Harbour & Co")
SHORT = msgspec.structs.replace(LONG, blocks=LONG.blocks[:3])


def test_pages_grow_with_what_is_said() -> None:
    """Every heading has a page, in order; smaller paper takes more of them."""
    twice = msgspec.structs.replace(LONG, blocks=LONG.blocks * 2)
    once, more = paging(LONG, SHEETS["a4"]), paging(twice, SHEETS["a4"])
    assert once.pages < more.pages <= 2 * once.pages + 1
    headings = [block for block in twice.blocks if isinstance(block, Heading)]
    assert len(more.headings) == len(headings)
    assert more.headings == sorted(more.headings)
    assert paging(twice, SHEETS["letter"]).pages >= more.pages
    assert paging(LONG, SHEETS["a4"]).long
    assert not paging(SHORT, SHEETS["a4"]).long


def test_what_is_listed_below_a_picture_takes_its_room() -> None:
    """Of dates from the thirteenth on; a table without columns takes none."""

    def high(block: AnyBlock) -> float:
        of_one = msgspec.structs.replace(SHORT, blocks=(block,))
        return sum(sum(pieces) for pieces in Measured(of_one, SHEETS["a4"])._pieces)

    def of_dates(many: int) -> float:
        (item, *_) = date_line().items
        return high(msgspec.structs.replace(date_line(), items=(item,) * many))

    assert of_dates(12) - of_dates(11) == 18
    assert of_dates(13) - of_dates(12) > 13 * 15
    assert of_dates(14) - of_dates(13) == pytest.approx(
        (of_dates(13) - of_dates(12) - 18) / 13 + 18
    )
    assert high(Table(caption="None", columns=(), rows=((), ()))) == 0
    row = Table(caption="One", columns=(Column(title="What"),), rows=(("x",),))
    assert high(msgspec.structs.replace(row, total=("y",))) > high(row) > 30


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_cover_says_all_and_running_heads_follow(paper: str) -> None:
    """Client, document, edition and its use; page n of m; a short document has none of it."""
    look = Look(paper=paper)  # type: ignore[arg-type]
    word = docx.Document(io.BytesIO(render(LONG, "docx", look)))
    words = [one.text for one in word.paragraphs]
    assert words[0] == LONG.engagement
    assert f"Shareable edition. {front.use(LONG)}" in words
    about = {row.cells[0].text: row.cells[1].text for row in word.tables[0].rows}
    assert about["Status"] == "Draft 2"
    assert about["Author"] == "Ana Núñez"
    assert about["Firm"] == "Harbour & Co"
    section = word.sections[0]
    assert front.running(LONG) in section.header.paragraphs[0].text
    foot = section.footer.paragraphs[0]._p
    told = "".join(one.text or "" for one in foot.iter(qn("w:t")))
    assert told.endswith("Page 1 of 1")  # two numbers that Word counts
    page = render(LONG, "html", look).decode()
    assert f'class="use"><strong>Shareable edition.</strong> {front.use(LONG)}' in page
    assert "counter(page)" in page.partition("<body")[0].rpartition("@page {")[2]
    for name in re.findall(r'<a href="#(\w+)" dir="auto">', page):
        assert page.count(f'id="{name}"') == 1
    short = render(SHORT, "html", look).decode()
    assert "<nav" not in short
    assert 'class="use"' not in short


def test_only_the_restricted_edition_says_not_to_pass_it_on() -> None:
    """Each edition says what it may be used for."""
    closed: Report = msgspec.structs.replace(LONG, edition="restricted")
    assert "must not be" in front.use(closed)
    assert "must not be" not in front.use(LONG)


@pytest.mark.slow
def test_the_estimate_is_near_what_libreoffice_counts(tmp_path: Path) -> None:
    """To two pages, or one in six: the faces of this machine are not those of Word."""
    if not (office := shutil.which("soffice")):
        pytest.skip("there is no LibreOffice on this machine")
    reports = {n: r for n, r in every_document() if not n.startswith(("hostile", BLANK))}
    files = []
    for name, report in reports.items():
        files.append(tmp_path / f"{name}.docx")
        files[-1].write_bytes(render(report, "docx"))
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    words = [office, home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*words, *map(str, files)], check=True, capture_output=True, timeout=300)
    for file in files:
        counted = len(pypdf.PdfReader(file.with_suffix(".pdf")).pages)
        found = paging(reports[file.stem], SHEETS["a4"])
        before = 2 if found.long else 0
        assert abs(found.pages + before - counted) <= max(2, counted / 6), file.stem

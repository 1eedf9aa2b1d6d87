"""A report as PDF: what it carries, where it leads, what it cannot be made to do.

Requirement: every document can be written as PDF that is accepted as PDF/UA-1 and PDF/A-2a, says
whose it is and which edition, leads from codes to their places, and shows what people wrote as text
and nothing else; the same record gives the same bytes.
"""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import msgspec
import pytest
from pypdf import PdfReader
from pypdf.generic import Destination
from typst import Fonts

from sessions.exports import extras
from sessions.exports.errors import ExportError
from sessions.exports.files import render
from sessions.exports.look import Look
from sessions.exports.origin import NAME, read_stamp
from sessions.exports.pdf import compiler, writer
from sessions.exports.pdf.content import content_of
from sessions.exports.remarks import remarks
from tests import ROOT
from tests.builders.reports import WHEN, sample
from tests.sessions.exports.read_back import READERS
from tests.workshop.settings.test_accent_and_logo import png
from workshop.report.blocks import (
    Bullets,
    Column,
    Heading,
    Paragraph,
    Quadrant,
    Report,
    Span,
    Table,
    plain,
)
from workshop.report.origin import Origin
from workshop.settings.logo import Logo, read_logo

_BLOCKS: Final = (
    Heading(text="What was found"),
    Paragraph(spans=plain("As W1 says, and F9 does not.")),
    Heading(text="In detail", level=2),
    Bullets(items=((Span("W1 ", "strong"), Span("The same data is typed twice.")),)),
    Heading(text="What is asked"),
    Table(
        caption="Asked",
        columns=(Column(title="What"), Column(title="Cost", numeric=True)),
        rows=(("An owner", "1"), ("A list", "2")),
    ),
)
_SMALL: Final = msgspec.structs.replace(
    sample(),
    blocks=_BLOCKS,
    author="Ana Núñez",
    status="Draft 2",
    meta=(),
    created=WHEN.replace(microsecond=120),
)

_DIGEST: Final = """
import hashlib
from sessions.exports.files import render
from tests.builders.reports import sample
print(hashlib.sha256(render(sample(), "pdf")).hexdigest())
"""


def _read(report: Report) -> PdfReader:
    return PdfReader(io.BytesIO(render(report, "pdf")))


def _page(report: Report, at: int = 0) -> str:
    return _read(report).pages[at].extract_text()


def _with(*blocks: Any, **changes: Any) -> Report:
    return msgspec.structs.replace(_SMALL, blocks=blocks, **changes)


def test_it_is_accepted_for_readers_aloud_and_for_archives() -> None:
    """It says so itself in its properties, and nothing is remarked."""
    with remarks() as lacking:
        content = render(_SMALL, "pdf")
    told = PdfReader(io.BytesIO(content)).xmp_metadata
    assert told is not None
    written = told.rdf_root.toxml()
    assert "<pdfuaid:part>1</pdfuaid:part>" in written
    assert "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in written
    assert lacking == []


def test_its_properties_say_what_it_is() -> None:
    """Title, author, edition, day of the record, and what it was made from; nothing of a clock."""
    origin = Origin(record="abc", moment=WHEN)
    reader = _read(msgspec.structs.replace(_SMALL, origin=origin))
    told = reader.metadata
    assert told is not None
    assert (told.title, told.author, told.subject) == (
        _SMALL.title,
        "Ana Núñez",
        "Northfield Health",
    )
    assert told.creation_date == told.modification_date == WHEN
    words = str(told.keywords).split(", ")
    assert words[:2] == ["Shareable edition", "Draft 2"]
    stamp = read_stamp(words[2].removeprefix(f"{NAME}:"))
    assert stamp is not None
    assert stamp.origin == origin
    assert reader.trailer["/Root"]["/Lang"] == "en"  # type: ignore[index]
    assert NAME not in str(_read(_SMALL).metadata)


def test_headings_are_an_outline_and_codes_lead_to_their_places() -> None:
    """The first mention of a code leads to the line that tells it; of an untold one, nowhere."""
    reader = _read(_SMALL)
    first, parts, last = reader.outline
    assert isinstance(parts, list)
    titles = [getattr(one, "title", "") for one in (first, parts[0], last)]
    assert titles == ["What was found", "In detail", "What is asked"]
    links = [one.get_object() for one in reader.pages[0]["/Annots"]]  # type: ignore[attr-defined]
    assert [link["/Subtype"] for link in links] == ["/Link"]
    place = links[0]["/Dest"].get_object()
    below = next(one for one in (parts[0],) if isinstance(one, Destination))
    above = last
    assert isinstance(above, Destination)
    assert above.top is not None
    assert below.top is not None
    assert float(above.top) < float(place[3]) < float(below.top)


def test_every_page_says_whose_it_is_which_edition_and_its_number() -> None:
    """At its edges; the restricted one has it besides at the side of each page."""
    long = _with(*[Paragraph(spans=plain(f"Line {at}")) for at in range(100)], edition="restricted")
    pages = [page.extract_text() for page in _read(long).pages]
    assert len(pages) == 3
    for number, page in enumerate(pages, 1):
        assert page.count("Restricted edition") >= 2 + (number > 1)
        assert f"{number} / 3" in page
        assert ("Northfield Health · What helps" in page) == (number > 1)


def test_more_than_four_pages_have_a_cover_with_contents() -> None:
    """It names the pages of the chapters; a shorter document begins with what it has to say."""
    chapters = [
        block
        for at in range(6)
        for block in (
            Heading(text=f"Chapter {at}", page=at > 0),
            Paragraph(spans=plain(f"Text {at}")),
        )
    ]
    long = _with(*chapters)
    assert len(_read(long).pages) == 7
    cover = _page(long)
    assert "Contents" in cover
    assert "Text 0" not in cover
    for at in range(6):
        assert f"Chapter {at} {at + 2}" in cover
    assert "Text 0" in _page(_with(*chapters[:6]))


def test_a_heading_never_ends_a_page_and_heads_of_tables_repeat() -> None:
    """Wherever a page ends, what follows a heading or a caption stands below it."""
    for before in range(30, 42, 3):
        lines = [Paragraph(spans=plain("Filling")) for _ in range(before)]
        rows = tuple((f"row{at}", str(at)) for at in range(50))
        table = msgspec.structs.replace(_BLOCKS[-1], rows=rows)
        report = _with(*lines, Heading(text="Stranded"), table, meta=())
        for page in _read(report).pages:
            text = page.extract_text()
            for word in ("Stranded", "Asked\nWhat"):
                assert word not in text or "row0" in text
            assert "row" not in text or "What Cost" in text


def test_what_people_write_is_text_and_nothing_else() -> None:
    """No code of typst, no markup, no path: all of it is shown as it was written."""
    written = '#read("/etc/hostname") #import "@preview/x:1.0.0" $x$ *b* @label <l> [c] // d \\ `e`'
    report = _with(
        Heading(text=written), Paragraph(spans=plain(written)), title=written, author=written
    )
    with remarks() as lacking:
        content = render(report, "pdf")
    assert lacking == []
    found = READERS["pdf"](content).replace("\n", "").replace(" ", "")
    assert found.count(written.replace(" ", "")) == 4


def test_the_template_can_read_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even one in the folder where the program was started, nor one above."""
    (tmp_path / "secret.txt").write_text("secret")
    monkeypatch.chdir(tmp_path)
    for path in ("secret.txt", "/secret.txt", str(tmp_path / "secret.txt"), "../secret.txt"):
        with pytest.raises(compiler.NotSet, match=r"not found|escape|backslash"):
            compiler.compiled({"main.typ": f'#read("{path}")'.encode()}, WHEN, ())
    with pytest.raises(compiler.NotSet):
        compiler.compiled({"main.typ": b'#import "@preview/cetz:0.3.4"'}, WHEN, ())


def test_a_character_without_a_glyph_is_named() -> None:
    """The document is made all the same; whoever asked for it is told what stands as a box."""
    with remarks() as lacking:
        content = render(_with(Paragraph(spans=plain("What \U000f1234 is this?"))), "pdf")
    assert len(lacking) == 1
    assert "(U+F1234): a box stands in the place of each" in lacking[0]
    assert "Install a typeface" in lacking[0]
    told = PdfReader(io.BytesIO(content)).xmp_metadata
    assert told is not None
    assert "pdfuaid:part>" not in told.rdf_root.toxml()


def test_a_logo_stands_in_it_and_one_that_cannot_is_told() -> None:
    """A damaged image keeps nobody from the document."""
    square = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect/></svg>'
    with remarks() as lacking:
        whole = render(_SMALL, "pdf", Look(logo=Logo("svg", square)))
        assert lacking == []
        assert b"/Figure" in whole
        assert b"/Image" in render(_SMALL, "pdf", Look(logo=read_logo(png(30, 10))))
        assert lacking == []
        bare = render(_SMALL, "pdf", Look(logo=Logo("svg", b"<svg></oops>")))
    assert bare == render(_SMALL, "pdf")
    assert [line[:24] for line in lacking] == ["The logo cannot stand in"]


def test_paper_and_colours_are_those_of_the_look() -> None:
    """A page of Letter is wider and less high than one of A4."""
    reader = PdfReader(io.BytesIO(render(_SMALL, "pdf", Look(paper="letter", accent="#7a1f5c"))))
    assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == [612, 792]
    stream = reader.pages[0].get_contents()
    assert stream is not None
    assert b"0.47843137 0.12156863 0.36078432" in stream.get_data()


@pytest.mark.parametrize("module", ["typst", "fontpkg_noto_sans"])
def test_without_the_extra_it_is_said_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, module: str
) -> None:
    """And how to get a PDF without it."""

    def missing(name: str) -> Any:
        if name == module:
            raise ModuleNotFoundError(name)
        return object()

    monkeypatch.setattr(extras, "import_module", missing)
    with pytest.raises(ExportError, match=r'\[pdf\]"`.*print that as PDF.*Ctrl\+P'):
        render(_SMALL, "pdf")


def test_a_run_from_the_right_keeps_the_order_of_its_words() -> None:
    """Read back as it is seen, its last word stands first."""
    arabic = "لا أحد يملك قائمة العناوين"
    found = READERS["pdf"](render(_with(Paragraph(spans=plain(arabic))), "pdf"))
    assert " ".join(reversed(arabic.split())) in found


@pytest.mark.slow
def test_another_process_writes_the_same_bytes() -> None:
    """Wherever it runs, with another order of hashes and another zone of time."""
    mine = hashlib.sha256(render(sample(), "pdf")).hexdigest()
    for seed, zone, locale in (("1", "UTC", "C"), ("2", "Asia/Tokyo", "de_DE.UTF-8")):
        done = subprocess.run(
            [sys.executable, "-c", _DIGEST],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale},
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
        )
        assert done.stdout.strip() == mine


def test_the_same_report_gives_the_same_bytes_twice() -> None:
    """Also when nothing is left of the first time."""
    files = writer._files(_SMALL, Look())
    assert files == writer._files(msgspec.structs.replace(_SMALL), Look())
    assert render(_SMALL, "pdf") == render(_SMALL, "pdf")


def test_blanks_between_spans_stay() -> None:
    """A code is not run into the words behind it."""
    spans = (Span("W1 ", "strong"), Span("is said"), Span(" ", "muted"), Span("twice"))
    assert "W1 is said twice" in _page(_with(Paragraph(spans=spans)))


def test_a_name_from_the_right_does_not_turn_the_line() -> None:
    """What stands behind it in the same span stands behind it on paper too."""
    spans = (Span("One list"), Span(" — ليلى and Ana, 18 May", "muted"))
    assert "One list — ليلى and Ana, 18 May" in " ".join(
        _page(_with(Paragraph(spans=spans))).replace("\u2066", "").replace("\u2069", "").split()
    )


def test_our_own_signs_need_no_typeface_of_the_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Boxes to tick, marks and arrows come from what is always there."""
    bundled = Fonts(
        include_system_fonts=False, font_paths=[str(import_module("fontpkg_noto_sans").ROOT)]
    )
    monkeypatch.setattr(compiler, "_fonts", lambda: bundled)
    with remarks() as lacking:
        render(_with(Paragraph(spans=plain("☐ ■ □ ▲ ● ✕ ◐ ○ ◪ → ↑ ▸ ⌘ — … “x” × ≥"))), "pdf")
    assert lacking == []


def test_a_record_of_a_real_clock_has_parts_of_a_second() -> None:
    """The properties of a PDF have none, and it is written all the same, with the second."""
    whole, real = (
        _with(created=WHEN.replace(microsecond=part)) if part else _with() for part in (0, 123_456)
    )
    assert render(real, "pdf")[:5] == b"%PDF-"
    assert _read(real).metadata.creation_date == _read(whole).metadata.creation_date  # type: ignore[union-attr]


def test_a_low_table_and_the_four_fields_are_never_parted() -> None:
    """Wherever a page ends: all of their rows and fields are on one page, with the caption."""
    columns = (Column(title="What"), Column(title="Cost", numeric=True))
    table = Table(
        caption="Asked", columns=columns, rows=tuple((f"Row {at}", "1") for at in range(8))
    )
    fields = next(block for block in sample().blocks if isinstance(block, Quadrant))
    few = msgspec.structs.replace(
        fields,
        quarters=tuple(
            msgspec.structs.replace(one, items=one.items[:2]) for one in fields.quarters
        ),
    )
    names = [quarter.title for quarter in few.quarters]
    filler = Paragraph(spans=plain("Filler."))
    parts = (part for times in range(1, 40, 3) for part in (*[filler] * times, table, few))
    pages = [page.extract_text() for page in _read(_with(*parts)).pages]
    for words in (["Asked", *(f"Row {at}" for at in range(8))], names):
        counts = [[page.count(word) for word in words] for page in pages]
        assert sum(map(max, counts)) == 13
        assert all(len(set(each)) == 1 for each in counts), counts


def test_a_total_never_stands_alone() -> None:
    """Wherever a page ends, the row above it goes with it."""
    rows = tuple((f"row{at}", str(at)) for at in range(6))
    table = msgspec.structs.replace(_BLOCKS[-1], rows=rows, total=("Total", "15"))
    seen = set()
    for before in range(28, 33):
        filling = [Paragraph(spans=plain("Filling")) for _ in range(before)]
        pages = [page.extract_text() for page in _read(_with(*filling, table)).pages]
        assert all("row5" in page for page in pages if "Total" in page)
        seen.add(len(pages))
    assert seen == {1, 2}


def test_contents_end_on_the_cover_where_their_chapters_fit() -> None:
    """No page holds the last lines of the contents alone: then only the chapters are listed."""
    blocks: list[Any] = []
    for chapter in range(12):
        parts = [Heading(text=f"Part {chapter}.{at}", level=2) for at in range(chapter % 2 + 1)]
        filling = [Paragraph(spans=plain("What was said here. " * 60))] * 4
        blocks += [Heading(text=f"Chapter {chapter}"), *parts, *filling]
    report = _with(*blocks[:-1], title="Where we stand: strengths, weaknesses and the rest " * 3)
    cover, second = (_page(report, at) for at in (0, 1))
    assert all(f"Chapter {chapter}" in cover for chapter in range(12))
    assert "Part 0.0" not in cover
    assert second.count("Chapter") == 1


def test_a_name_stays_with_the_list_below_it() -> None:
    """Words in bold before a list are kept on its page, also where they go on in plain ones."""
    named = Paragraph(spans=(Span("T1 Records", "strong"), Span(" (2 of 9 departments)")))
    items = Bullets(items=(plain("Said so."),))
    parts = content_of(_with(named, items, named, Heading(text="Next")), Look())["blocks"]
    assert [part.get("leads") for part in parts] == [True, None, False, None]

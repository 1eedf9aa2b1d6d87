"""What a person set, in documents.

Requirement: firm and logo, accent, paper and language in every format that has a place for them;
the same report and look give the same bytes; without settings a document is as it was before there
were any.
"""

from __future__ import annotations

import io
import json
from base64 import b64encode

import docx
import jsonschema
import msgspec
import pytest
from docx.shared import Twips

from sessions.exports.json_file import read, schema
from sessions.exports.look import PLAIN, Look, look_of
from sessions.exports.registry import REPORTS
from tests.builders.reports import sample
from tests.builders.zips import parts_of
from tests.workshop.settings.test_accent_and_logo import png
from workshop.settings.logo import Logo, read_logo
from workshop.settings.shape import Colours, Documents, Firm, Settings

FIRM = "Harbour <b>&</b> [red]Co"
MINE = look_of(
    Settings(
        firm=Firm(name=FIRM, logo="logo.png"),
        colours=Colours(accent="#7A1F5C"),
        documents=Documents(paper="letter", language="en-GB"),
    ),
    read_logo(png(300, 100)),
    None,
)
REPORT = msgspec.structs.replace(sample(), firm=FIRM)


@pytest.mark.slow
@pytest.mark.parametrize("form", REPORTS)
def test_the_same_look_gives_the_same_bytes_and_none_changes_nothing(form: str) -> None:
    row = REPORTS[form]
    assert row.render(REPORT, MINE) == row.render(REPORT, MINE)
    assert row.render(sample()) == row.render(sample(), look_of(Settings(), None, None))
    assert look_of(Settings(), None, None) == PLAIN == Look()


@pytest.mark.slow
def test_the_firm_is_in_every_format() -> None:
    """In the last line; as data in JSON, where it is left out if there is none."""
    assert "Harbour \\<b\\>&\\</b\\>".replace("&", "\\&") in REPORTS["md"].render(REPORT).decode()
    assert "Harbour &lt;b&gt;&amp;&lt;/b&gt;" in REPORTS["html"].render(REPORT).decode()
    data = json.loads(REPORTS["json"].render(REPORT))
    assert data["firm"] == FIRM
    jsonschema.validate(data, json.loads(schema()))
    assert read(REPORTS["json"].render(REPORT)) == REPORT
    assert "firm" not in json.loads(REPORTS["json"].render(sample()))
    assert read(REPORTS["json"].render(sample())) == sample()


def test_a_web_page_takes_the_look() -> None:
    """Language, paper, accent in light and dark; the logo within the page, named after the firm."""
    page = REPORTS["html"].render(REPORT, MINE).decode()
    assert '<html lang="en-GB" dir="ltr">' in page
    assert "@page { size: letter; }" in page
    assert "--accent: #7a1f5c" in page
    assert f'src="data:image/png;base64,{b64encode(png(300, 100)).decode()}"' in page
    assert 'alt="Harbour &lt;b&gt;' in page
    assert "http:" not in page.replace("http://www.w3.org", "")
    svg = REPORTS["html"].render(REPORT, Look(logo=Logo("svg", b"<svg></svg>"))).decode()
    assert 'src="data:image/svg+xml;base64,' in svg


@pytest.mark.parametrize(
    ("size", "twips"), [((300, 100), (2268, 756)), ((200, 80), (2125, 850)), ((20, 20), (300, 300))]
)
def test_a_logo_at_the_head_is_at_most_4_by_1_5_cm(
    size: tuple[int, int], twips: tuple[int, int]
) -> None:
    """Wide, high or small: as large as there is room for, in its own shape, and never enlarged."""
    short = msgspec.structs.replace(REPORT, blocks=REPORT.blocks[:2])
    look = Look(logo=read_logo(png(*size)))
    section = docx.Document(io.BytesIO(REPORTS["docx"].render(short, look))).sections[0]
    extent = section.first_page_header._element.xpath(".//wp:extent")[0]
    assert (extent.cx, extent.cy) == (Twips(twips[0]), Twips(twips[1]))


def test_a_word_file_takes_the_look() -> None:
    """Paper, language, accent in styles and cells; the logo on the first page of each."""
    content = REPORTS["docx"].render(REPORT, MINE)
    document = docx.Document(io.BytesIO(content))
    section = document.sections[0]
    assert (section.page_width, section.page_height) == (Twips(12240), Twips(15840))
    margins = section.left_margin, section.right_margin
    assert margins == (Twips(1301), Twips(1301))  # the text is as wide as on A4
    assert document.core_properties.language == "en-GB"
    short = msgspec.structs.replace(REPORT, blocks=REPORT.blocks[:2])
    compact = docx.Document(io.BytesIO(REPORTS["docx"].render(short, MINE))).sections[0]
    for place in (document.element.body, compact.first_page_header._element):
        assert place.xpath(".//wp:docPr")[0].get("descr") == FIRM
    for footer in (section.footer, section.first_page_footer):
        assert footer.paragraphs[0].text.startswith(FIRM)
    parts = parts_of(content)
    assert png(300, 100) in parts.values()
    assert not any(b"0E5A66" in part or b"EAF3F4" in part for part in parts.values())
    assert b"7A1F5C" in parts["word/document.xml"]
    assert b"7A1F5C" in parts["word/styles.xml"]


def test_a_second_colour_is_that_of_headings_within_chapters() -> None:
    """Once it is set, on the page in light and dark and in Word; chapters stay as they are."""
    look = Look(second="#7a1f5c")
    page = REPORTS["html"].render(REPORT, look).decode()
    assert "main h3 { color: #7a1f5c; }" in page
    assert page.count("main h3 { color:") == 2
    document = docx.Document(io.BytesIO(REPORTS["docx"].render(REPORT, look)))
    part, chapter = (document.styles[name].font.color for name in ("Heading 2", "Heading 1"))
    assert str(part.rgb) == "7A1F5C"
    assert chapter.rgb is None
    assert "h3 { color: #8a5a00" not in REPORTS["html"].render(REPORT).decode()


def test_a_word_file_leaves_an_svg_out() -> None:
    """Word shows none without a second image; the settings say so."""
    content = REPORTS["docx"].render(REPORT, Look(logo=Logo("svg", b"<svg></svg>")))
    assert content == REPORTS["docx"].render(REPORT)

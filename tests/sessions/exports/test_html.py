"""The web page: valid, safe, readable by everybody."""

from __future__ import annotations

import re
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path
from typing import Final, get_args
from xml.etree.ElementTree import Element

import html5lib
import msgspec
import pytest

from sessions.exports.figures.quadrant import quadrant as drawn_quadrant
from sessions.exports.figures.scales import gauge as drawn_gauge
from sessions.exports.web import page as web_page
from sessions.exports.web import svg
from sessions.exports.web.page import render, soft
from tests.builders.reports import HOSTILE, hostile, huge, quadrant, sample
from workshop.report.blocks import (
    AnyBlock,
    Bullets,
    Column,
    Gauge,
    Heading,
    Paragraph,
    Quadrant,
    QuadrantItem,
    Quote,
    Span,
    Table,
    plain,
)
from workshop.text import clean

_CSS: Final = Path(web_page.__file__).with_name("report.css")
_CHROMIUM: Final = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None)
_SVG: Final = "{http://www.w3.org/2000/svg}"
_ADDRESSES: Final = {
    "href",
    "src",
    "action",
    "srcset",
    "data",
    "poster",
    "formaction",
    "xlink:href",
}


def _parse(page: bytes) -> Element:
    """The tree of a page without a single fault."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    tree: Element = parser.parse(page.decode())
    return tree


def _words(element: Element) -> str:
    """The text of an element as it is read, without blanks."""
    return re.sub(r"\s", "", "".join(element.itertext()))


def _check_safe(tree: Element) -> None:
    """Nothing runs and nothing leads out."""
    for element in tree.iter():
        assert element.tag not in {"script", "iframe", "object", "embed", "img", "form", "base"}
        for name, value in element.attrib.items():
            assert not str(name).startswith("on")
            if str(name) in _ADDRESSES:
                assert value.startswith("#") or value == "data:,"


# The long word makes a page of megabytes, which the strict parser takes long for.
@pytest.mark.slow
@pytest.mark.parametrize("text", [text[:400] for text in HOSTILE], ids=range(len(HOSTILE)))
def test_hostile_text_is_text(text: str) -> None:
    """In every place of the page it is found again, whole, and does nothing."""
    tree = _parse(render(hostile(text)))
    _check_safe(tree)
    words = re.sub(r"\s", "", clean(text))
    for tag in ("h1", "title", "dd", "caption", "td", "li", "h2", "h3", "blockquote", "p"):
        assert any(words in _words(element) for element in tree.iter(tag)), tag


def test_long_words_can_be_broken_and_are_not_changed() -> None:
    """Breaks are marked by an element that shows nothing; no character is put in."""
    page = soft("w" * 10_000)
    assert page.count("<wbr>") == 999
    assert page.replace("<wbr>", "") == "w" * 10_000
    assert soft("Ordinary <words>\nand a line") == "Ordinary &lt;words&gt;<br>and a line"


def test_the_page_tells_its_structure() -> None:
    """Language, one title, a way past the contents, named tables, headed cells."""
    tree = _parse(render(sample()))
    assert tree.get("lang") == "en"
    assert len(list(tree.iter("h1"))) == len(list(tree.iter("main"))) == 1
    assert next(one.get("href") for one in tree.iter("a")) == "#main"
    ids = [one.get("id") for one in tree.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    assert {one.get("href", "")[1:] for one in tree.iter("a")} <= set(ids)
    for table in tree.iter("table"):
        assert len(table.findall("caption")) == 1
        assert all(head.get("scope") in {"col", "row"} for head in table.iter("th"))
        assert all(_words(head) for head in table.iter("th"))
        rows = (row for part in ("tbody", "tfoot") for row in table.iterfind(f"{part}/tr"))
        assert all(len(row.findall("th")) == 1 for row in rows)
    for picture in tree.iter(f"{_SVG}svg"):
        assert picture.get("role") == "img"
        assert set(str(picture.get("aria-labelledby")).split()) <= set(ids)


def test_what_has_no_name_is_no_header() -> None:
    """A column to be filled in has no title, a row may begin with nothing: neither is a header."""
    columns = (Column(title="No."), Column(title=""))
    table = Table(caption="Ballot", columns=columns, rows=(("1", "x"), ("", "y")), total=("", "2"))
    tree = _parse(render(msgspec.structs.replace(sample(), blocks=(table,))))
    cells = [[cell.tag for cell in row] for row in tree.iter("tr")]
    assert cells == [["th", "td"], ["th", "td"], ["td", "td"], ["td", "th"]]


def test_the_sample_has_every_block() -> None:
    """What is tried with the sample, here and by validators, is tried with each kind of block."""
    assert {type(block) for block in sample().blocks} == set(get_args(AnyBlock))


def test_no_two_regions_have_one_name() -> None:
    """Of chapters with the same heading the first alone is a place to jump to by its name."""
    chapters = (
        Heading(text="Talk"),
        Heading(text="Vote"),
        Heading(text="Talk", page=True),
        Heading(text="Parked"),
        Heading(text="Said"),
    )
    tree = _parse(render(msgspec.structs.replace(sample(), blocks=chapters)))
    sections = [section.get("aria-labelledby") for section in tree.iterfind(".//main/section")]
    assert sections[:3] == ["s1", "s2", None]
    assert [one.text for one in tree.iter("h2")] == [
        "Contents", "Talk", "Vote", "Talk", "Parked", "Said",
    ]  # fmt: skip


def test_nothing_widens_the_page() -> None:
    """What is hidden in a wide table scrolls with it; words in findings break to fit."""
    css = _CSS.read_text(encoding="utf-8")
    assert re.search(r"\n\.scroll \{ position: relative; overflow-x: auto;", css)
    assert re.search(r"\n\.finding \{[^}]*minmax\(0, 1fr\); overflow-wrap: anywhere;", css)
    assert re.search(r"\n\.strip \{[^}]*flex-wrap: wrap;", css)


def test_the_front_of_the_printed_page_is_not_told_twice_on_the_screen() -> None:
    """The rule that hides it is stronger than that which sets out every list of the cover."""
    rules = re.findall(r"^(\S[^{}@]*) \{([^{}]*)\}", _CSS.read_text("utf-8"), re.MULTILINE)
    shown = {
        selector: declared
        for selectors, declared in rules
        for selector in selectors.split(", ")
        if "display" in declared and selector.split()[-1] in ("dl", ".front")
    }
    strongest = max(shown, key=lambda one: (one.count("."), len(re.findall(r"\b(?<!\.)dl", one))))
    assert ".cover dl" in shown
    assert strongest.endswith(".front")
    assert "none" in shown[strongest]


def test_headings_skip_no_level() -> None:
    """A reader by ear goes from one level to the next."""
    tree = _parse(render(sample()))
    levels = [int(one.tag[1]) for one in tree.iter() if re.fullmatch("h[1-6]", str(one.tag))]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_text_from_people_finds_its_own_direction() -> None:
    """Text in Arabic begins at the right wherever it stands alone, and is isolated elsewhere."""
    tree = _parse(render(hostile("نص")))
    for element in tree.iter():
        if element.text and "نص" in element.text and not str(element.tag).startswith(_SVG):
            # Arabic is told per element; `title` takes no direction.
            own = element.get("dir") in {"auto", "rtl"} or element.get("class") == "muted"
            assert own or element.tag in {"bdi", "title"}, element.tag


def test_a_strong_line_stays_with_what_it_leads() -> None:
    """A paragraph that is strong throughout stands above what follows, on the same page."""
    lines = (Paragraph(spans=(Span("S1 ", "strong"), Span("Fast", "strong"))),
             Paragraph(spans=(Span("Heard: ", "strong"), Span("8 of 9"))))  # fmt: skip
    page = _parse(render(msgspec.structs.replace(sample(), blocks=lines)))
    found = [
        one.get("class")
        for one in page.iter("p")
        if one.get("id") or one.find("strong") is not None
    ]
    assert found == ["leads", None]
    assert re.search(r"\.leads \{[^}]*break-after: avoid", _CSS.read_text("utf-8"))


def test_a_name_from_right_to_left_does_not_turn_the_line() -> None:
    """A line of ours that begins with such a name stays ours; one in that script is turned."""
    lines = (
        plain("ليلى حداد, Patient Representative, Patients' Panel"),
        (Span("As stated "), Span("— ليلى حداد, Panel · Where we stand:", "muted")),
        plain("لا أحد يملك القائمة"),
    )
    report = msgspec.structs.replace(sample(), blocks=(Bullets(items=lines),))
    items = list(_parse(render(report)).iter("li"))
    assert [item.get("dir") for item in items] == ["ltr", "ltr", "rtl"]
    assert [one.get("dir") for one in items[1].iter("span")] == ["ltr"]
    owners = Table(
        caption="Actions",
        columns=(Column(title="Owner"), Column(title="Action")),
        rows=(("ليلى حداد and Ana Ferreira", "لا أحد يملك القائمة"),),
    )
    row = _parse(render(msgspec.structs.replace(report, blocks=(owners,)))).find(".//tbody/tr")
    assert row is not None
    assert [cell.get("dir") for cell in row] == ["ltr", "rtl"]
    quote = Quote(text="We need it.", who="ليلى حداد", where="Interview 3")
    page = _parse(render(msgspec.structs.replace(report, blocks=(quote,))))
    assert [one.tag for one in next(page.iter("figcaption"))] == ["bdi", "bdi"]


def test_words_in_another_language_say_so() -> None:
    """What is said in German is read with a German voice; what is not certain says nothing."""
    quotes = (
        Quote(text="Wir tippen das zweimal und niemand prüft, ob es stimmt.", who="Sales"),
        Quote(text="لا أحد يملك قائمة العناوين.", who="Sales"),
        Quote(text="We type it twice and nobody checks it.", who="Sales"),
    )
    page = _parse(render(msgspec.structs.replace(sample(), blocks=quotes)))
    told = [next(one.iter("p")).get("lang") for one in page.iter("blockquote")]
    assert told == ["de", "ar", None]


def test_each_printed_page_says_which_edition_it_is() -> None:
    """In words at its edge and, where it is restricted, in a strip of another colour."""
    text = '"} </style><b>" \\'
    report = msgspec.structs.replace(
        sample(), edition="restricted", status="Draft 2", author="A", engagement=text
    )
    page = render(report).decode()
    _check_safe(_parse(page.encode()))
    rules = re.search(r"@page \{ @top-left.*?\n", page)
    assert rules
    assert 'content: "Restricted edition \\b7  Draft 2"' in rules[0]
    assert not set("<>") & set(rules[0])
    assert 'class="strip-of-edition" aria-hidden="true">Restricted edition</div>' in page
    assert "Draft 2</bdi> · <bdi>20 November 2026</bdi> · <bdi>A" in page
    assert "strip-of-edition" not in render(sample()).decode().partition("<body")[2]


def test_the_policy_forbids_every_request() -> None:
    """Even a mistake in this page could load nothing."""
    page = render(sample()).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    assert policy[1].startswith("default-src 'none'; style-src 'unsafe-inline'; img-src data:")
    assert not re.search(r"url\(|@import", page)


def _colours(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", css))


def _contrast(one: str, other: str) -> float:
    """The contrast of two colours (WCAG 2.2)."""

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        ]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def test_ink_stands_out_from_paper() -> None:
    """At least 4.5:1 for every pair that meets, in light, which print has too, and in dark."""
    bright, _, dim = _CSS.read_text(encoding="utf-8").partition("prefers-color-scheme: dark")
    for colours in (_colours(bright), _colours(bright) | _colours(dim)):
        pairs = [
            (ink, paper)
            for ink in ("ink", "muted", "accent")
            for paper in ("paper", "helps", "harms")
        ]
        for ink, paper in (
            *pairs,
            *((ink, tint) for ink in ("ink", "accent") for tint in ("tint-1", "tint-2")),
            ("paper", "alert"),
        ):
            assert _contrast(colours[ink], colours[paper]) >= 4.5, (ink, paper)


def test_a_picture_that_cannot_hold_all_says_so_and_the_page_lists_it() -> None:
    """Nothing is lost to a small field."""
    page = render(huge(20)).decode()
    assert "more, listed below" in page
    assert '<div class="full quarters">' in page
    assert '<div class="beside quarters">' in render(sample()).decode()
    assert "Factor 19:" in page


@pytest.mark.slow
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_drawings_keep_text_inside(text: str) -> None:
    """Lines begin inside of the picture and the picture fits on a page."""
    item = QuadrantItem(code=clean(text), text=clean(text), support=clean(text))
    quarters = [
        type(one)(letter=one.letter, title=clean(text), note=clean(text), items=(item,) * 30)
        for one in quadrant().quarters
    ]
    block = Quadrant(caption="x", quarters=(quarters[0], quarters[1], quarters[2], quarters[3]))
    drawing = svg.drawn(drawn_quadrant(block), "k")
    size = re.search(r'viewBox="0 0 800 ([\d.]+)"', drawing)
    assert size
    assert float(size[1]) <= 1020
    for place in re.findall(r'<t\w+[^>]* y="([\d.]+)"', drawing):
        assert float(place) <= float(size[1])


@pytest.mark.parametrize("value", [-5.0, 1.0, 2.5, 99.0, float("nan"), float("inf")])
def test_a_gauge_stays_on_its_scale(value: float) -> None:
    """Whatever the number, the mark is on the bar."""
    gauge = Gauge(label="x", value=value, shown="9", least=1, greatest=4, midpoint=2.5, sentence="")
    spot = re.search(r'cx="([\d.]+)"', svg.drawn(drawn_gauge(gauge), "k"))
    assert spot
    assert 0 <= float(spot[1]) <= 480


@pytest.mark.skipif(_CHROMIUM is None, reason="there is no Chromium to open the page with")
@pytest.mark.slow
def test_a_browser_opens_it_without_a_complaint(tmp_path: Path) -> None:
    """No message on the console, no request but for the file itself."""
    page, log = tmp_path / "page.html", tmp_path / "net.json"
    page.write_bytes(render(hostile("".join(text[:60] for text in HOSTILE))))
    quiet = ("background-networking", "component-update", "sync", "gpu", "quic", "extensions")
    command = [str(_CHROMIUM), "--headless", "--no-sandbox", "--no-first-run"]
    command += [f"--disable-{what}" for what in quiet]
    command += [f"--user-data-dir={tmp_path / 'profile'}", f"--log-net-log={log}"]
    command += ["--enable-logging=stderr", "--dump-dom", page.as_uri()]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert "<main id=" in done.stdout
    assert "CONSOLE" not in done.stderr
    assert "evil.example" not in log.read_text(encoding="utf-8")

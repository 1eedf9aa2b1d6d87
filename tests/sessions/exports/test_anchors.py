"""From every mention of a code to the place where it is told, on to what was said, and back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

import html5lib
import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from sessions.exports.markdown import render as markdown_of
from sessions.exports.places import Places, are_codes, is_code, split
from sessions.exports.web.page import render as page_of
from sessions.exports.word.writer import render as word_of
from tests.builders.reports import sample
from tests.builders.scored import Scored
from tests.builders.zips import parts_of
from workshop.report.blocks import (
    AnyBlock,
    Bullets,
    Column,
    DateLine,
    Heading,
    Matrix,
    MatrixLine,
    Plane,
    Quadrant,
    Report,
    Span,
    Table,
)
from workshop.report.build import build
from workshop.report.document_names import DOCUMENTS
from workshop.trace.tracing import trace


@pytest.mark.slow
@pytest.mark.parametrize(
    "document", [name for name, words in DOCUMENTS.items() if not words.of_register]
)
def test_codes_lead_to_their_evidence(document: str) -> None:
    """Each place is called as the code, stands once, and is an id that a trace takes.

    No link leads nowhere, on the page, in Word and in Markdown.
    """
    room = Scored()
    room.talk_and_score()
    session = room.record.sessions()[0].id if DOCUMENTS[document].of_session else None
    report = build(room.record, document, "restricted", session_id=session)
    check_links(report)
    places, _ = on_the_page(report)
    codes = [place for place in places if is_code(place.removesuffix("-said"))]
    assert all(
        trace(room.record, place.removesuffix("-said"), "restricted").id
        == place.removesuffix("-said")
        for place in codes
    )


def check_links(report: Report) -> None:
    """Every id stands once, every link leads to one, and every format has the same places."""
    ids, links = on_the_page(report)
    assert len(ids) == len(set(ids))
    assert set(links) <= set(ids)
    bookmarks, leading = _in_word(report)
    assert set(leading) <= set(bookmarks)
    check_markdown(report)
    told = [one for one in report.blocks if not isinstance(one, Quadrant | Plane | DateLine)]
    own = {place for place in ids if is_code(place) and Places(told).lead(place)}
    assert {place.replace(".", "_") for place in own} <= set(bookmarks)


def test_every_code_of_a_document_leads_somewhere() -> None:
    """Whatever is told as a code in the sample leads to its place, or has no place in it."""
    report = sample()
    check_links(report)
    places = Places(report.blocks)
    tree = html5lib.parse(page_of(report).decode(), namespaceHTMLElements=False)
    led = {str(one.get("href"))[1:] for one in tree.iter("a")}
    home = {chip for one in tree.iter() if is_code(str(one.get("id"))) for chip in one.iter("span")}
    chips = [one for one in tree.iter("span") if one.get("class") == "code"]
    for chip in chips:
        code = "".join(chip.itertext())
        assert places.lead(code) == "" or chip.find("a") is not None or chip in home, code
    assert {"W1", "T3", "T1"} <= led


def _blocks() -> tuple[AnyBlock, ...]:
    """A register line, what was said behind it, and a table that names both."""
    return (
        Table(caption="", columns=(Column(title=""),) * 2, rows=(("W1", "S9"), ("", "W1, W2"))),
        Matrix(
            caption="",
            head="",
            columns=(),
            rows=(MatrixLine(code="W1", text="x", cells=()), MatrixLine(text="y", cells=())),
        ),
        Heading(text="B What was said"),
        Bullets(items=((Span("W1", "strong"), Span(" more")), (Span("W2", "strong"),))),
    )


def test_home_is_the_register_and_leads_on_to_what_was_said() -> None:
    """A line of a register is home; what was said has a name of its own and leads back there."""
    places = Places(_blocks())
    assert places.name(1, 0) == "W1"
    assert places.name(3, 0) == "W1-said"
    assert places.name(3, 1) == "W2"
    assert places.name(0, 0) == places.name(1, 1) == places.name(2) == ""
    assert places.lead("W1", 1, 0) == "W1-said"
    assert places.lead("W1", 3, 0) == places.lead("W1", 0, 0) == places.lead("W1") == "W1"
    assert places.lead("W2", 3, 1) == places.lead("S9") == ""
    assert places.lead("W2") == "W2"


def test_codes_are_found_in_running_text() -> None:
    """A code is one by itself, not a part of a word, a version or a name."""
    assert split("S4 against W19, TH2 (F3)")[1::2] == ["S4", "W19", "TH2", "F3"]
    assert split("see S3.2; 4.S3, x-T1, T1-line, B2B, EN50159x, v2.T3")[1::2] == ["S3.2"]
    assert is_code("S3.2")
    assert not is_code("S3.2.1")
    assert are_codes("W1, W2,T3")
    assert not are_codes("W1 and W2")


def on_the_page(report: Report) -> tuple[list[str], list[str]]:
    """The ids, and where links lead."""
    tree = html5lib.parse(page_of(report).decode(), namespaceHTMLElements=False)
    ids = [str(one.get("id")) for one in tree.iter() if one.get("id")]
    links = [str(one.get("href"))[1:] for one in tree.iter("a")]
    return ids, links


def _in_word(report: Report) -> tuple[list[str], list[str]]:
    """The bookmarks, and where links lead."""
    body = parts_of(word_of(report))["word/document.xml"].decode()
    bookmarks = re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]*)"', body)
    return bookmarks, re.findall(r'<w:hyperlink [^>]*w:anchor="([^"]*)"', body)


def check_markdown(report: Report) -> None:
    """Each link leads to a heading, as GitHub names it, under which its code is told."""
    heads: dict[str, int] = {}
    sections: dict[str, str] = {}
    led: list[tuple[str, str]] = []
    here = ""
    for token, inside in _with_next(MarkdownIt("gfm-like", {"html": False}).parse(_source(report))):
        if token.type == "heading_open":
            shown = "".join(one.content for one in inside.children or ())
            bare = re.sub(r"[^\w\- ]", "", shown.lower()).replace(" ", "-")
            heads[bare] = heads.get(bare, -1) + 1
            here = f"{bare}-{heads[bare]}" if heads[bare] else bare
        sections[here] = f"{sections.get(here, '')} {token.content}"
        target = ""
        for one in token.children or ():
            if one.type in {"link_open", "link_close"}:
                target = str(one.attrs.get("href", ""))
            elif target and one.content:
                led.append((one.content, target))
    for code, target in led:
        assert target.startswith("#")
        section = sections[unquote(target[1:])]
        assert re.search(rf"(?<!\w){re.escape(code.removesuffix(' ▲'))}(?!\w)", section), (
            code,
            target,
        )


def _with_next(tokens: list[Token]) -> Iterator[tuple[Token, Token]]:
    return zip(tokens, [*tokens[1:], tokens[-1]], strict=True)


def _source(report: Report) -> str:
    return markdown_of(report).decode()


def test_an_item_of_several_codes_is_where_each_of_them_leads() -> None:
    """The lines of a budget that rest on the same words, told once."""
    one = Bullets(items=((Span("BL1, BL2 ", "strong"), Span("Licences are dearer")),))
    two = Bullets(items=((Span("BL3 ", "strong"), Span("The desk")),))
    places = Places([one, two])
    assert places.name(0) == places.lead("BL1") == places.lead("BL2") == "BL1"
    assert places.lead("BL2", 0) == ""
    assert places.name(1) == places.lead("BL3") == "BL3"

"""A scored engagement in every format: the same numbers, and each thing in its place."""

from __future__ import annotations

import io
import json
import re
from functools import cache
from typing import Any

import docx
import html5lib
import openpyxl
import pptx
import pytest

from sessions.exports.registry import REPORTS
from tests.builders.scored import TWO_LINES, scored
from tests.sessions.exports.read_back import READERS, shown
from tests.sessions.exports.slides.deck_reader import runs_of
from workshop.report.build import build

HTML = "{http://www.w3.org/1999/xhtml}"


@cache
def written(document: str, name: str) -> bytes:
    """A document in a format."""
    made = scored()
    if document == "session":
        found = build(made.record, "session", "restricted", session_id=made.meeting)
    else:
        found = build(made.record, "swot" if document == "swot" else "scan", "restricted")
    return REPORTS[name].render(found)


def words(document: str, name: str) -> str:
    """What a reader of the file reads, on one line."""
    data = written(document, name)
    if name == "docx":
        body = docx.Document(io.BytesIO(data)).element.body
        paragraphs = (node for node in body.iter() if node.tag.endswith("}p"))
        text = " ".join(
            "".join(node.text or "" for node in each.iter() if node.tag.endswith("}t"))
            for each in paragraphs
        )
    elif name == "xlsx":
        sheets = openpyxl.load_workbook(io.BytesIO(data))
        cells = (cell for sheet in sheets for row in sheet.iter_rows() for cell in row)
        text = " ".join(shown(cell) for cell in cells if cell.value is not None)
    elif name == "pdf":
        text = READERS["pdf"](data)
    elif name == "pptx":
        text = " ".join(runs_of(pptx.Presentation(io.BytesIO(data))))
    elif name == "html":
        text = " ".join(html5lib.parse(data).itertext())
    else:
        text = re.sub(r"\[([^\]]*)\]\(#[^)]*\)", r"\1", data.decode())
    return " ".join(text.replace("**", "").split())


TOLD = {
    "scan": ("E-invoicing becomes law", "4 × 4 = 16, 2 voters", "3 × 3 = 9, 2 voters",
             "of which 2 reach 9", "Licences get dearer"),
    "swot": ("IFE total", "2.65", "Loyal staff", "50", "1.5", "0.45", "2.00",
             "100 of 200 points (2 voters, 40 to 60 each)", "T2 (T3)"),
    "session": ("100 of 200 points (2 voters, 40 to 60 each)", "Weight (sum)",
                "How many voters gave each value.", "1.5", "2.65", "3.00", "Licences get dearer",
                "now part of T2", "It took 54 minutes, 4 more than the 50 planned"),
}  # fmt: skip
"""What every format that is read by people says."""


@pytest.mark.parametrize(
    ("document", "name"),
    [
        (document, name)
        for document in TOLD
        for name, row in REPORTS.items()
        if name != "json" and row.holds(document)
    ],
)
def test_every_format_says_the_numbers(document: str, name: str) -> None:
    """Scores, medians, products, totals, and why a total is not defined."""
    found = words(document, name)
    for told in TOLD[document]:
        assert told in found, told


def facts(document: str) -> dict[str, Any]:
    """The data of the JSON file."""
    data: dict[str, Any] = json.loads(written(document, "json"))
    return data


def test_json_has_the_numbers_as_numbers() -> None:
    """The same facts, for programs."""
    scan = facts("scan")
    (law,) = scan["pestle"]["L"]
    assert (law["impact"], law["likelihood"], law["significance"], law["significant"]) == (
        4, 4, 16, True,
    )  # fmt: skip
    assert (scan["ife"]["total"], scan["ife"]["midpoint"]) == (2.65, 2.5)
    assert scan["efe"]["total"] == 3
    assert [one["spent_minutes"] for one in scan["sessions"]] == [5, 54]
    threats = facts("session")["swot"]["threats"]
    assert [(one["id"], one["significance"]) for one in threats] == [
        ("T1", 16), ("T2", 9), ("T3", 10),
    ]  # fmt: skip


def test_an_answer_of_two_lines_has_two_lines() -> None:
    """In Word the break is a break; in data it is a line feed; in tables of text a stroke."""
    first, second = TWO_LINES.split("\n")
    body = docx.Document(io.BytesIO(written("swot", "docx"))).element.body
    paragraphs = [p for p in body.iter() if p.tag.endswith("}p")]
    held = [
        [node.text if node.tag.endswith("}t") else node.tag.rpartition("}")[2] for node in p.iter()]
        for p in paragraphs
    ]
    whole = [kept for kept in held if first in kept]
    assert whole
    for kept in whole:
        assert kept[kept.index(first) + 1 : kept.index(first) + 3] == ["br", second]
    assert TWO_LINES in [one["text"] for one in facts("swot")["swot"]["weaknesses"]]
    assert f"{first} / {second}" in words("swot", "md")

"""Feedback and the programme as files: all of it in every format, nothing that is not told.

Requirement: every text of the document in each form; neither words nor codes of what rests on
somebody who asked not to be quoted, and two records that differ in that alone give the same files;
the same bytes on a second run; hostile texts stay text.
"""

from __future__ import annotations

import json

import msgspec
import pytest

from sessions.exports.files import render
from sessions.exports.json_file import read
from sessions.exports.json_file import render as as_json
from sessions.exports.languages.catalogue import language_of
from tests.builders.asked_again import SUMMER, UNTOLD, UNTOLD_ROW, AskedAgain
from tests.builders.reports import HOSTILE
from tests.sessions.exports.read_back import READERS, missing
from workshop.language import speaking
from workshop.record.documents import Entry
from workshop.report.blocks import Heading, Report
from workshop.report.build import build

DOCUMENTS = ("feedback", "programme")
QUICK = ("md", "html")
FORMS = [n if n in QUICK else pytest.param(n, marks=pytest.mark.slow) for n in READERS]
HIDDEN = (UNTOLD, UNTOLD_ROW, "PJ2", "The secret one", "CN3", "Doubts of the lawyers")


@pytest.fixture(scope="module")
def room() -> AskedAgain:
    """With hostile words in what rounds and starts are made of."""
    made = AskedAgain()
    short = [text for text in HOSTILE if text.strip() and len(text) < 100]
    for text in short[:5]:
        made.rows("aspects", {"aspect": text, "verdict": "works", "why": text,
                              "round": "Summer 2026"})  # fmt: skip
        made.rows("conditions", {"condition": text, "project": "PJ3"})
        made.rows("predictions", {"prediction": text, "chance": "50"})
    return made


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("form", FORMS)
def test_every_text_is_in_every_format(room: AskedAgain, document: str, form: str) -> None:
    """Each text of each block, hostile ones too; nothing that is hidden."""
    report = build(room.record, document, "shareable")
    assert missing(report, form) == []
    content = render(report, form)
    assert render(report, form) == content
    told = READERS[form](content)
    assert [each for each in HIDDEN if each in told] == []


@pytest.mark.parametrize("document", [*DOCUMENTS, "strategy", "decisions"])
def test_nothing_that_is_hidden_is_in_the_data(room: AskedAgain, document: str) -> None:
    """Nor an id of the record, which would tell when it was recorded; reading it gives it back."""
    report = build(room.record, document, "shareable")
    data = as_json(report)
    assert [each for each in (*HIDDEN, room.heads["Legal"]) if each in data.decode()] == []
    assert read(as_json(read(data))) == read(data)
    known = json.loads(data)
    assert "Legal" not in json.dumps([known.get("rounds"), known.get("gates")])


def lacking(room: AskedAgain, **cells: str) -> AskedAgain:
    """The same record, in which what is hidden says something else, or of something else."""
    for entry in list(room.record.all(Entry)):
        if UNTOLD in entry.text:
            room.record.put(msgspec.structs.replace(entry, text="Nothing of note"))
    hidden = next(row for row in room.record.rows("conditions") if row.evidence)
    room.edit("conditions", hidden.code, **cells)
    aspect = next(row for row in room.record.rows("aspects") if row.evidence)
    room.edit("aspects", aspect.code, aspect="Training", verdict="works")
    return room


@pytest.mark.parametrize("document", [*DOCUMENTS, "strategy", "decisions"])
@pytest.mark.parametrize(
    "cells", [{"state": "met"}, {"project": "PJ3"}, {"condition": "Else", "decision": "DC1"}]
)
def test_records_that_differ_in_what_is_hidden_alone_are_told_alike(
    document: str, cells: dict[str, str]
) -> None:
    """What holds up no project in one of them, and another one in the other."""
    one, other = (
        as_json(build(each.record, document, "shareable", created=SUMMER))
        for each in (AskedAgain(), lacking(AskedAgain(), **cells))
    )
    assert one == other


def headings(report: Report) -> list[str]:
    """The headings of chapters."""
    found = (each for each in report.blocks if isinstance(each, Heading))
    return [each.text for each in found if each.level == 1]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_it_is_said_in_the_language_of_the_document(room: AskedAgain, document: str) -> None:
    """What is ours is in none of the other languages as it is in English."""
    english = build(room.record, document, "shareable")
    for tag in ("de", "fr", "es"):
        with speaking(language_of(tag)):
            told = build(room.record, document, "shareable")
        heads, ours = headings(told), headings(english)
        assert len(heads) == len(ours)
        assert not {each for each in heads if "2026" not in each} & set(ours)

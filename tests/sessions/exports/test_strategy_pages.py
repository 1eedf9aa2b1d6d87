"""Decisions, notices and boards as files: all of it in every format, nothing that is not told.

Requirement: every text of the document in each form; neither words, codes nor sums of what rests on
somebody who asked not to be quoted; the same bytes on a second run; hostile texts stay text.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sessions.erasure.withdrawal import affected
from sessions.exports.files import render
from sessions.exports.json_file import render as as_json
from tests.builders.carried_out import HUSHED, LEGAL_AGAINST, CarriedOut
from tests.builders.reports import HOSTILE
from tests.sessions.exports.read_back import READERS, missing
from workshop.report.build import build

DOCUMENTS = ("decisions", "notices", "boards")
QUICK = ("md", "html")
FORMS = [n if n in QUICK else pytest.param(n, marks=pytest.mark.slow) for n in READERS]


@pytest.fixture(scope="module")
def room() -> CarriedOut:
    """With a goal and a change that nobody may know of, beside hostile words that are told."""
    made = CarriedOut()
    made.rows("goals", {"goal": HUSHED, "perspective": "learning"}, evidence=made.hushed)
    short = [text for text in HOSTILE if text.strip() and len(text) < 100]
    made.rows("goals", *({"goal": text, "perspective": "internal"} for text in short[:9]))
    made.rows("changes", {"change": f"{HUSHED} at all"}, evidence=made.hushed)
    for text in short[:6]:
        made.rows("notices", {"message": text, "change": "CH1", "department": "Tills"})
        made.rows("decisions", {"decision": text, "conditions": text, "rests_on": "G1; G2"})
    return made


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("form", FORMS)
def test_every_text_is_in_every_format(room: CarriedOut, document: str, form: str) -> None:
    """Each text of each block, hostile ones too; nothing that is hidden."""
    report = build(room.record, document, "shareable")
    assert missing(report, form) == []
    content = render(report, form)
    assert render(report, form) == content
    told = READERS[form](content)
    for hidden in (HUSHED, LEGAL_AGAINST, "7,777.77", "7777.77", "Keep the contract", "CH2"):
        assert hidden not in told, hidden


@pytest.mark.parametrize("document", DOCUMENTS)
def test_nothing_that_is_hidden_is_in_the_data(room: CarriedOut, document: str) -> None:
    """Nor an id of the record, which would tell when it was recorded."""
    data = as_json(build(room.record, document, "shareable")).decode()
    for hidden in (HUSHED, LEGAL_AGAINST, "7777.77", "CH2", '"PJ2"', '"G1"', room.heads["Legal"]):
        assert hidden not in data, hidden
    open_ = as_json(build(room.record, document, "restricted")).decode()
    assert HUSHED in open_ or document == "decisions"
    assert json.loads(open_)["document"] == document


def test_a_letter_has_nothing_of_another_department(room: CarriedOut) -> None:
    """Neither in its text nor in its data."""
    whole = json.dumps(
        json.loads(as_json(build(room.record, "notices", "shareable", department="Sales")))
    )
    for foreign in ("the tills count for you", "Two days of training", HUSHED):
        assert foreign not in whole


def test_whoever_withdraws_is_told_of_decisions_that_quote_them(
    room: CarriedOut, tmp_path: Path
) -> None:
    """Their dissent stands on a page, though no row rests on it."""
    assert "decisions" in affected(room.record, room.heads["Sales"], tmp_path).documents

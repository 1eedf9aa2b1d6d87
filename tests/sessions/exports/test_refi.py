"""Sessions as a project that programs for qualitative analysis take.

Requirement: somebody else's reader opens it, the texts lie in `sources/`, every entry that the
edition tells is a selection that cuts out its very words, coded by letter and tags; the same record
gives the same bytes, and nothing that the edition hides is in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from pyrefiqda import RefiProject

from sessions.exports.documents import Request, document_in
from sessions.exports.errors import ExportError
from sessions.exports.refi.sources import sources_of
from tests.builders.acme import Acme
from tests.builders.zips import parts_of
from workshop.record.documents import EntryKind, Pestle
from workshop.running.capture import SIGN_OF

HARD = "👍🏽 日本語 “quoted” <b>&amp;</b> é مرحبا"
LINES = (
    f"- {HARD} @Ana #people #legal",
    '" I trust the close now. @Dana #close',
    "+ Month-end close is quick @Dana",
    "> Ask the auditor @Ana due:2027-03-31",
    "A word in private @Dana #private",
)


@pytest.fixture
def acme(tmp_path: Path) -> Iterator[Acme]:
    """An engagement with lines of every sort."""
    made = Acme(tmp_path / "acme")
    for line in LINES:
        made.say(line, step="works")
    yield made
    made.store.close()


def written(acme: Acme, edition: str = "restricted", document: str = "session") -> bytes:
    """The project."""
    session = acme.session_id if document == "session" else None
    return document_in(acme.store.record, Request(document, edition, session), "qdpx")


@pytest.mark.parametrize("document", ["session", "synthesis"])
def test_somebody_elses_reader_finds_every_entry(acme: Acme, tmp_path: Path, document: str) -> None:
    """Positions cut out the words; codes are letters, kinds, fields and tags; nothing else is."""
    path = tmp_path / "acme.qdpx"
    path.write_bytes(written(acme, document=document))
    project = RefiProject.load(path, str(tmp_path / "out"))
    codes = {code.guid: code for group in project.code_book.codes.code for code in group.code}
    assert not any(group.is_codable for group in project.code_book.codes.code)
    (source,) = project.sources.text_source
    inside = tmp_path / "out" / "sources" / source.plain_text_path.removeprefix("internal://")
    text = inside.read_bytes().decode()
    assert "\r" not in text
    coded = {
        text[each.start_position : each.end_position]: {
            codes[one.code_ref.target_guid].name for one in each.coding
        }
        for each in source.plain_text_selection
    }
    told = {entry.text for entry in acme.store.record.entries_of(acme.session_id)}
    assert set(coded) == told
    assert coded[HARD] == {"Weaknesses", "W1", "people", "Legal"}
    assert coded["I trust the close now."] == {"Quotes", "close"}
    assert "Actions" in coded["Ask the auditor"]


def test_every_kind_and_every_field_has_its_code(tmp_path: Path) -> None:
    """Letters below SWOT, all other kinds below Kinds, each in words and none under both."""
    made = Acme(tmp_path / "acme")
    for kind in EntryKind:
        made.say(f"{SIGN_OF.get(kind, '')} A {kind.value}".strip())
    for field in Pestle:
        made.say(f"The field {field.value} #{field.word}")
    (source,) = sources_of(made.store.record, "restricted", made.session_id)
    made.store.close()
    told = {
        source.text[one.start : one.end]: [
            (code.group, code.name) for code in one.codes if code.group != "Factors"
        ]
        for one in source.selections
    }
    named = {
        "note": "Notes",
        "quote": "Quotes",
        "action": "Actions",
        "decision": "Decisions",
        "question": "Questions",
        "parked": "Parked",
        "observation": "Observations",
    }
    swot = ("Strengths", "Weaknesses", "Opportunities", "Threats")
    letters = dict(zip(("strength", "weakness", "opportunity", "threat"), swot, strict=True))
    fields = {
        "P": "Political",
        "E": "Economic",
        "S": "Social",
        "T": "Technological",
        "L": "Legal",
        "En": "Environmental",
    }
    assert told == {
        **{f"A {kind}": [("Kinds", name)] for kind, name in named.items()},
        **{f"A {kind}": [("SWOT", name)] for kind, name in letters.items()},
        **{
            f"The field {letter}": [("Kinds", "Notes"), ("PESTLE", name)]
            for letter, name in fields.items()
        },
    }


def test_the_texts_lie_where_programs_look(acme: Acme) -> None:
    """`project.qde` and `sources/` in small letters, without a byte order mark; twice the same."""
    content = written(acme)
    assert content == written(acme)
    parts = parts_of(content)
    first, *rest = parts
    assert first == "project.qde"
    assert rest
    assert all(name.startswith("sources/") and name.endswith(".txt") for name in rest)
    assert not any(part.startswith(b"\xef\xbb\xbf") for part in parts.values())


def test_an_edition_hides_what_it_hides(acme: Acme) -> None:
    """Private words are in no text, selection or code of what may be sent; no id tells its time."""
    everything = b"".join(parts_of(written(acme, "shareable")).values()).decode()
    assert "A word in private" not in everything
    assert acme.session_id not in everything
    assert not any(e.id in everything for e in acme.store.record.entries_of(acme.session_id))


def test_other_documents_have_none(acme: Acme) -> None:
    """The sentence says which forms there are."""
    with pytest.raises(ExportError, match="does not go as REFI-QDA project"):
        document_in(acme.store.record, Request("swot", "restricted"), "qdpx")


def test_the_moment_is_told_in_the_zone_that_it_names(tmp_path: Path) -> None:
    """What was recorded at half past nine, two hours east of UTC, was at half past seven."""
    made = Acme(tmp_path / "acme")
    made.clock.now = datetime(2030, 10, 8, 9, 30, tzinfo=timezone(timedelta(hours=2)))
    made.say("+ Month-end close is quick @Dana")
    project = parts_of(written(made))["project.qde"].decode()
    made.store.close()
    assert 'creationDateTime="2030-10-08T07:30:' in project

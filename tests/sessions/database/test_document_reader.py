"""A checkpoint alone: what fits together is taken, what does not is told and left out."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sessions.database.document_reader import Found, read_documents
from tests.builders.acme import Acme
from workshop.record.documents import Clock, Engagement, Entry, Session, StoredGuide

Tables = dict[str, dict[str, Any]]


@pytest.fixture
def tables(tmp_path: Path) -> Tables:
    """The tables of the checkpoint of an engagement with one session."""
    acme = Acme(tmp_path / "Acme")
    acme.say("+ Fast help desk @Dana")
    acme.say("- Slow close @Ana")
    acme.store.close()
    read: Tables = json.loads((acme.folder / "workshop.json").read_text("utf-8"))
    return read


def told(found: Found) -> str:
    """Everything that could not be taken, with its place."""
    return "\n".join(map(str, found.problems))


def read(tables: Tables) -> Found:
    """What is read of these tables."""
    return read_documents(json.dumps(tables).encode())


def test_a_whole_checkpoint_has_no_problem(tables: Tables) -> None:
    """Every document, and nothing behind them."""
    found = read(tables)
    assert not found.problems
    assert not found.rest
    assert len(found.tables[Entry.TABLE]) == 2


def test_a_session_without_a_clock_stands_at_its_first_step(tables: Tables) -> None:
    """It is told, and the session can be shown."""
    del tables[Clock.TABLE]
    found = read(tables)
    (session,) = found.tables[Session.TABLE].values()
    (guide,) = found.tables[StoredGuide.TABLE].values()
    (clock,) = found.tables[Clock.TABLE].values()
    assert clock["id"] == session["id"]
    assert clock["step_id"] == guide["guide"]["steps"][0]["id"]
    assert "its clock is missing" in told(found)


def test_what_lies_in_a_session_that_is_gone_goes_with_it(tables: Tables) -> None:
    """Without its guide no session can be run, and its entries are of nothing."""
    del tables[StoredGuide.TABLE]
    found = read(tables)
    assert not found.tables.get(Session.TABLE)
    assert not found.tables.get(Entry.TABLE)
    for part in ("its guide is missing", "2 documents of sessions that are missing"):
        assert part in told(found)


def _as_another_key(raw: Any) -> Any:
    return {**raw, "id": "another"}


def _of_another_type(raw: Any) -> Any:
    return {**raw, "text": 7}


@pytest.mark.parametrize(
    ("change", "says"), [(_as_another_key, "not the one"), (_of_another_type, "str")]
)
def test_a_document_that_is_not_as_it_must_be_is_left_out(
    change: Callable[[Any], Any], says: str, tables: Tables
) -> None:
    """It alone, with its table and key."""
    key = next(iter(tables[Entry.TABLE]))
    tables[Entry.TABLE][key] = change(tables[Entry.TABLE][key])
    found = read(tables)
    assert len(found.tables[Entry.TABLE]) == 1
    assert says in told(found)
    assert f"{Entry.TABLE} {key}" in told(found)


def test_a_second_engagement_in_the_file_is_left_out(tables: Tables) -> None:
    """The first stands."""
    (first,) = tables[Engagement.TABLE].values()
    tables[Engagement.TABLE]["7"] = {**first, "id": "0" * 19 + "7"}
    found = read(tables)
    assert [raw["id"] for raw in found.tables[Engagement.TABLE].values()] == [first["id"]]
    assert "another engagement" in told(found)

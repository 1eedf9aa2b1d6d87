"""On its way from a command to the disk an answer is encoded once and decoded at most once."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import msgspec
import pytest

from sessions.store import rows
from sessions.store.store import Store
from tests.builders.acme import Acme
from tests.builders.every_command import everything
from workshop.record.document_states import raw_of
from workshop.record.documents import Document, Entry
from workshop.record.tables import TABLES
from workshop.running.capture import read_line
from workshop.running.commands import EditEntry

_ENCODERS = (msgspec.json.Encoder, json.JSONEncoder)
_FUNCTIONS = {msgspec.json.encode: "encoded", msgspec.json.decode: "decoded"}


@contextmanager
def counted() -> Iterator[Counter[str]]:
    """Count what is encoded to JSON and decoded from it, by whatever code."""
    counts: Counter[str] = Counter()

    def look(frame: FrameType, event: str, called: Any) -> None:
        if event == "c_call":
            if isinstance(called, type(len)) and called in _FUNCTIONS:
                counts[_FUNCTIONS[called]] += 1
            owner, name = getattr(called, "__self__", None), called.__name__
            counts["encoded"] += isinstance(owner, _ENCODERS) and name == "encode"
            counts["decoded"] += isinstance(owner, msgspec.json.Decoder) and name == "decode"
        elif event == "call" and frame.f_code is json.JSONEncoder.encode.__code__:
            counts["encoded"] += 1
        elif event == "call" and frame.f_code is json.JSONDecoder.decode.__code__:
            counts["decoded"] += 1

    sys.setprofile(look)
    try:
        yield counts
    finally:
        sys.setprofile(None)


def say(acme: Acme) -> None:
    """A new answer with a factor."""
    acme.say("+ Fast help desk @Dana")


def edit(acme: Acme) -> None:
    """Another wording of one that is there."""
    entry = next(acme.store.record.all(Entry))
    line = read_line("+ Quick help desk, “everybody says so”", entry.kind)
    acme.store.do(EditEntry(entry_id=entry.id, line=line))


@pytest.mark.parametrize("act", [say, edit])
@pytest.mark.parametrize("with_history", [True, False])
def test_an_answer_is_encoded_once_and_decoded_at_most_once(
    tmp_path: Path, act: Callable[[Acme], None], *, with_history: bool
) -> None:
    """Whether it is new or edited, and with the history at hand or not."""
    acme = Acme(tmp_path / "Acme")
    say(acme)
    assert acme.store.history.changes
    if not with_history:
        acme.store._history = None
    before = len(acme.store.lines)
    with counted() as counts:
        act(acme)
    assert len(acme.store.lines) == before + 1
    assert (counts["encoded"], counts["decoded"]) == (1, 1)


def test_undoing_encodes_once(tmp_path: Path) -> None:
    """What it takes back is read from its line; what it writes is encoded once."""
    acme = Acme(tmp_path / "Acme")
    say(acme)
    assert acme.store.history.changes
    with counted() as counts:
        acme.store.undo(acme.session_id)
    assert counts["encoded"] == 1


def test_the_count_can_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows that go through JSON are counted."""
    acme = Acme(tmp_path / "Acme")

    def through_json(document: Document) -> Any:
        return msgspec.json.decode(msgspec.json.Encoder().encode(document))

    monkeypatch.setattr(rows, "raw_of", through_json)
    with counted() as counts:
        say(acme)
    assert counts["encoded"] > 1
    assert counts["decoded"] > 1


def test_a_row_is_what_a_reader_of_its_line_finds(tmp_path: Path) -> None:
    """Every kind of document, to the type of each value: memory is what is on the disk."""
    kinds = set()
    everything(tmp_path / "Everything")
    with Store.open(tmp_path / "Everything", read_only=True) as store:
        for document in store.record.documents():
            encoded = msgspec.json.encode(document)
            raw = raw_of(document)
            assert msgspec.json.encode(raw) == encoded
            assert repr(raw) == repr(msgspec.json.decode(encoded))
            kinds.add(type(document))
    assert kinds == set(TABLES.values())

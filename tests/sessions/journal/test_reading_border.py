"""A folder from somebody else: nothing that a terminal would obey comes out of its files.

Requirement: text is cleaned where it leaves the journal, the checkpoint, the drafts and the note of
the lock, in documents and in sentences; the files stay as they are, and clean text stays the same.
"""

from __future__ import annotations

import json
import zlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from textual.color import Color

from screens.app.drawn_text import DrawnText
from sessions.disk.disk import Disk
from sessions.disk.folder import Folder
from sessions.disk.lock import owner_of
from sessions.journal.line import Operation, compose, parse
from sessions.journal.meta import ERASES, JOINS, SENTENCE
from sessions.journal.reading_border import all_safe, cleaned, is_safe
from sessions.library.file_names import folder_name
from sessions.store.drafts import Place
from sessions.store.store import Store
from tests.builders.acme import Acme
from workshop.notes import write_notes
from workshop.text import clean

HOSTILE: Final = (
    "\x1b]52;c;c2VjcmV0\x07clip",
    "\x1b]2;PWNED\x1b\\title",
    "\x1bP+q544e\x1b\\dcs",
    "\x9b31mC1\x9d0;t\x9c",
    "a\u202eb\u2066c",
    "\ufeffmark\ufff9",
    "bell\x07 back\x08\x7f",
)


@pytest.fixture
def acme(tmp_path: Path) -> Acme:
    """A session of a small engagement."""
    return Acme(tmp_path / "acme")


def hostile_folder(acme: Acme) -> dict[Path, bytes]:
    """Writes hostile text over every text of an engagement, with right checksums; the bytes."""
    acme.store.close()
    folder = acme.store.folder
    head = (0, "00000000")
    raws: list[bytes] = []
    for path in sorted((folder / "journal").glob("*.jsonl")):
        for raw in path.read_bytes().splitlines():
            line = parse(raw)
            ops = [
                Operation(o.table, o.key, _spoilt(o.new), _spoilt(o.old)) for o in line.operations
            ]
            meta = _spoilt(line.meta) or {}
            made, _ = compose(head, line.time, meta, ops, first=not raws, schema=line.schema)
            head = made.mark
            raws.append(made.raw)
        path.unlink()
    (folder / "journal" / "1.jsonl").write_bytes(b"\n".join(raws) + b"\n")
    (folder / "workshop.json").unlink(missing_ok=True)
    return {path: path.read_bytes() for path in (folder / "journal").iterdir()}


_TEXTS: Final = ("text", "name", "role", "title", "place", "reason", "purpose", "facilitator", "s")


def _spoilt(value: Any) -> Any:
    """A document with hostile text wherever people may type."""
    if isinstance(value, dict):
        return {
            key: "".join((each, *HOSTILE)) if key in _TEXTS and each else _spoilt(each)
            for key, each in value.items()
        }
    return [_spoilt(each) for each in value] if isinstance(value, list) else value


def assert_clean(value: object) -> None:
    """No text in a value holds anything that would be obeyed."""
    written = json.dumps(msgspec.to_builtins(value), ensure_ascii=False)
    assert clean(written) == written


def test_nothing_from_a_journal_is_obeyed(acme: Acme) -> None:
    """Documents, sentences and notes are clean, with and without a checkpoint; the files stay."""
    acme.say("- Logins fail @Dana")
    files = hostile_folder(acme)
    for _ in range(2):
        with Store.open(acme.store.folder) as store:
            documents = list(store.record.documents())
            assert_clean(documents)
            assert any("clip" in str(document) for document in documents)
            assert_clean([change.sentence for change in store.history.changes])
            assert_clean([line.meta for line in store.lines])
            assert_clean(write_notes(store.record, acme.session_id))
    assert {path: path.read_bytes() for path in files} == files


def test_other_files_of_a_folder_are_clean(acme: Acme) -> None:
    """Drafts and the note of who has it open come from elsewhere as well."""
    acme.store.close()
    folder = Folder(acme.store.folder)
    place = {"session_id": acme.session_id, "step_id": "works"}
    draft = {"place": place, "text": "+ \x1b]52;c;eA==\x07half", "record": 99}
    folder.draft.write_text(json.dumps({"place": place, "drafts": [draft]}))
    note = {"pid": 1, "host": "h\x1b[2Jost", "user": "u\x9bm", "since": "2026-11-02T10:00:00Z"}
    folder.owner.write_text(json.dumps(note))
    owner = owner_of(folder, Disk())
    assert owner is not None
    assert (owner.host, owner.user) == ("host", "u")
    with Store.open(acme.store.folder, anyway=True) as store:
        found = store.drafts.find(Place(acme.session_id, "works"))
        assert found is not None
        assert found.text == "+ half"


@given(st.text())
def test_the_border_lets_clean_text_through_as_it_is(text: str) -> None:
    """What is cleaned is clean for good, and what is clean is not touched."""
    written = clean(text)
    assert cleaned({"a": [written]}) == {"a": [written]}
    once = cleaned({text: [text]})
    assert cleaned(once) == once
    raws = [json.dumps(text).encode(), msgspec.json.encode(text)]
    assert cleaned(text) == text or not any(map(is_safe, raws))
    assert clean(cleaned(text)) == clean(text)


@pytest.mark.parametrize(
    ("moment", "meta"),
    [(1e300, {}), (-1e18, {}), (1.0, {SENTENCE: 5, ERASES: 7, JOINS: "x", "undo": {}, "in": []})],
)
def test_a_line_of_an_impossible_kind_is_no_fault(
    acme: Acme, moment: float, meta: dict[str, Any]
) -> None:
    """A right checksum makes no right content: times and words of other types are passed over."""
    acme.store.close()
    last = acme.store.lines[-1]
    line, _ = compose(last.mark, datetime.now(UTC), meta, (), first=True)
    fields = json.loads(line.raw) | {"t": moment}
    raw = json.dumps(fields).encode()
    body = b'"n":' + raw.split(b'"n":', 1)[1].replace(b'": ', b'":').replace(b", ", b",")
    whole = b'{"c":"%08x",%b' % (zlib.crc32(body), body)
    (acme.store.folder / "journal" / "z.jsonl").write_bytes(whole + b"\n")
    with Store.open(acme.store.folder) as store:
        assert len(store.lines) > last.number
        assert all(change.sentence for change in store.history.changes)
        assert all(line.time.astimezone() for line in store.lines)
        assert all(1970 <= line.time.year <= 3000 for line in store.lines), "Windows has no others"


@given(st.text())
def test_a_folder_is_never_called_what_a_terminal_obeys(name: str) -> None:
    """Nor with marks that turn the name round."""
    assert clean(folder_name(name)) == folder_name(name)


def test_the_last_look_takes_out_what_no_border_met() -> None:
    """A folder that somebody called so in their own system."""
    segments = [Segment("Acme\x9d0;PWNED\x9c"), Segment("\u202ekcarc"), Segment("plain ·")]
    drawn = DrawnText().apply(segments, Color(0, 0, 0))
    assert [segment.text for segment in drawn] == ["Acme0;PWNED", "kcarc", "plain ·"]


@pytest.mark.law
@given(
    st.lists(
        st.sampled_from(
            ["Café", "a\\\\b", r"\n", r"\u001b[2J", r"\u00e9", "\x9b", "\u00a0", "\u2066", *HOSTILE]
        )
        | st.text(max_size=5),
        max_size=5,
    )
)
def test_many_lines_are_safe_where_each_is(lines: list[str]) -> None:
    """A checkpoint is looked at as a whole, and the answer is that of its lines."""
    raws = [line.replace("\n", "").encode("utf-8", "surrogatepass") for line in lines]
    assert all_safe(b"\n".join(raws)) == all(map(is_safe, raws))

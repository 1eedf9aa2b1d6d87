"""Groups on other laptops: each has a copy of the engagement, and one command brings all back.

Requirement: nothing that was said is lost, and nothing counts twice, whoever said it where.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import msgspec
import pytest

from screens.cli.main import main
from sessions.store.store import Store
from tests.builders.acme import GUIDE, MINUTES, Acme
from workshop.guide.room_steps import Breakout
from workshop.guide.step import default_kind
from workshop.record.documents import EntryKind, Session
from workshop.record.sittings.groups import groups_of, heard_in
from workshop.running.capture import read_line
from workshop.running.commands import RecordEntries, ResumeSession
from workshop.running.room.breakouts import Group, SplitUp

SPLIT = Breakout(id="groups", title="In groups", minutes=MINUTES, guides=("short",))


def says(store: Store, session_id: str, *lines: str) -> None:
    """Somebody says something in a session."""
    step = store.record.step_of(store.record.get(Session, session_id), "works")
    for line in lines:
        captured = read_line(line, EntryKind(default_kind(step)))
        store.do(RecordEntries(session_id=session_id, step_id="works", lines=(captured,)))


def test_groups_on_other_laptops_come_back_in_one_act(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two laptops hold a group each, while the room goes on; both say the same thing once more.

    One comes back as its folder, the other as a zip.
    """
    guide = msgspec.structs.replace(GUIDE, name="split", steps=(SPLIT, *GUIDE.steps))
    acme = Acme(tmp_path / "acme", guide=guide)
    whole = acme.session_id
    groups = (Group(guide=GUIDE, people=(acme.dana.id,)), Group(guide=GUIDE, people=(acme.ana.id,)))
    acme.store.do(SplitUp(session_id=whole, step_id="groups", groups=groups))
    one, two = (each.id for each in groups_of(acme.store.record, whole))
    acme.store.close()
    copies = [tmp_path / "red", tmp_path / "blue"]
    for copy, group, lines in zip(
        copies, (one, two), (("- Two systems", "+ Fast"), ("- Two systems", "Ask")), strict=True
    ):
        shutil.copytree(acme.folder, copy)
        with Store.open(copy) as store:
            store.do(ResumeSession(session_id=group))
            says(store, group, *lines)
    with Store.open(acme.folder) as store:
        says(store, whole, "- In the room")
        numbers = [each.id for each in store.record.sessions()]
    number = str(numbers.index(whole) + 1)

    zipped = tmp_path / "blue.zip"
    assert main(["export", "engagement", str(copies[1]), "-o", str(zipped)]) == 0
    brought = [str(copies[0]), str(zipped)]
    words = ["together", str(acme.folder), "--session", number, "--from", *brought]
    assert main(words) == 0, capsys.readouterr().err
    told = capsys.readouterr().out
    assert "Brought In groups, group 1 and In groups, group 2 together: 4 entries." in told
    with Store.open(acme.folder, read_only=True) as store:
        record = store.record
        session = record.get(Session, whole)
        texts = sorted(entry.text for entry in heard_in(record, session))
        assert texts == ["Ask", "Fast", "In the room", "Two systems", "Two systems"]
        assert all(each.rejoined and each.closed for each in groups_of(record, whole))

    assert main(words) == 1
    assert "no groups of it are apart" in capsys.readouterr().err

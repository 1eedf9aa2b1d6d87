"""A kind of import that does not ship yet: one row and one reader are all that it takes.

Requirement: what goes into a session that is named, with options that may be given several times,
needs nothing else on the command line or in the application.
"""

from __future__ import annotations

import sys
from pathlib import Path
from types import MappingProxyType, ModuleType

import pytest

from screens.cli.main import main
from screens.dialogs.pick import Pick
from screens.engagement.engagement import EngagementScreen
from sessions.imports import registry
from sessions.imports.registry import Choices, Import, Option, Prepared, Target
from sessions.library.guides import Library
from sessions.store.store import Store
from tests.screens.stage import NARROW, acme, current, fill, press, running, seen, told
from workshop.errors import Problem, Problems
from workshop.record.change import Moment
from workshop.record.documents import EntryKind
from workshop.record.ids import NewId
from workshop.record.record import Record
from workshop.running.capture import read_line
from workshop.running.commands import RecordEntries
from workshop.running.session_rules import decide

ROW = Import(
    "lines",
    "Lines",
    "Add the lines of a file to a session.",
    "a file of lines",
    Target.SESSION,
    "tests.lines_reader",
    suffixes=(".lines",),
    options=(Option("speaker", "NAME", "who speaks", many=True),),
)
SEEN: list[Choices] = []


def prepare(record: Record, choices: Choices, library: Library, new_id: NewId) -> Prepared:
    """Every line as an entry of the step that asks what works; an empty one is wrong."""
    SEEN.append(choices)
    lines = choices.source.read_text("utf-8").splitlines()
    problems = tuple(Problem("it is empty", line=n) for n, each in enumerate(lines, 1) if not each)
    if problems and not choices.partial:
        raise Problems(choices.source.name, problems)
    session = choices.session_id or record.sessions()[0].id
    read = tuple(read_line(each, EntryKind.NOTE) for each in lines if each)
    command = RecordEntries(session_id=session, step_id="works", lines=read)
    moment = Moment(record.sessions()[0].started, new_id)
    change = decide(record, command, moment)
    return Prepared(change, session, ("Nobody is named.",), problems)


@pytest.fixture(autouse=True)
def further_row(monkeypatch: pytest.MonkeyPatch) -> None:
    """One more row in the table, with its reader."""
    rows = MappingProxyType({**registry.IMPORTS, ROW.name: ROW})
    for name, module in list(sys.modules.items()):
        if name.startswith(("screens.", "sessions.")) and hasattr(module, "IMPORTS"):
            monkeypatch.setattr(module, "IMPORTS", rows)
    reader = ModuleType(ROW.module)
    reader.prepare = prepare  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, ROW.module, reader)
    SEEN.clear()


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """A file in which the second line is wrong."""
    path = tmp_path / "said.lines"
    path.write_text("+ Fast help desk\n\n- Slow laptops\n")
    return path


def texts(folder: Path) -> list[str]:
    """What the record of an engagement holds."""
    with Store.open(folder, read_only=True) as store:
        return [entry.text for entry in store.record.entries_of(store.record.sessions()[0].id)]


def test_on_the_command_line(
    tmp_path: Path, lines: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its command, its options, the session that is named; refused whole, then taken in part."""
    folder = acme(tmp_path)
    words = ["import", "lines", str(lines), "--folder", str(tmp_path), "--engagement", "Acme"]
    words += ["--session", "1", "--speaker", "Dana", "--speaker", "Ana"]
    assert main(words) == 1
    assert "said.lines has 1 problem:\n  line 2: it is empty" in capsys.readouterr().err
    assert texts(folder) == []
    assert main([*words, "--partial"]) == 0
    done = capsys.readouterr()
    assert "It is session 1 of Acme.\nNobody is named.\n" in done.out
    assert "Left out, 1 problem:\n  line 2: it is empty" in done.err
    assert texts(folder) == ["Fast help desk", "Slow laptops"]
    assert SEEN[-1].options == {"speaker": "Dana\nAna"}
    with Store.open(folder, read_only=True) as store:
        assert SEEN[-1].session_id == store.record.sessions()[0].id


@pytest.mark.slow
async def test_in_the_application(tmp_path: Path, lines: Path) -> None:
    """Recognised by its ending; the session is asked for; undo takes it back."""
    folder = acme(tmp_path)
    async with running(tmp_path, folder, size=NARROW) as pilot:
        screen = current(pilot, EngagementScreen)
        await press(pilot, "I")
        assert "Lines" in seen(pilot)
        fill(pilot, path=str(lines))
        await press(pilot, "ctrl+s")
        current(pilot, Pick)
        assert "Lines: into which session?" in seen(pilot)
        await press(pilot, "enter")
        assert "line 2: it is empty" in seen(pilot)
        await press(pilot, "enter")
        assert "Left out: line 2: it is empty" in told(pilot)
        session = screen.store.record.sessions()[0]
        assert SEEN[-1].session_id == session.id
        assert screen.store.record.entry_count(session.id) == 2
        await press(pilot, "ctrl+z")
        assert screen.store.record.entry_count(session.id) == 0

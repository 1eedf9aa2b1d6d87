"""Folders of every released version open, undo, merge, export and print as before.

The fixtures are found, never listed; so are documents, editions, formats and commands. One folder a
version, made by that version (`python -m tests.fixtures.make`), with what it said of it.
"""

from __future__ import annotations

import argparse
import difflib
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from screens.cli.arguments import parser
from screens.cli.main import main
from sessions.care.doctor import examine
from sessions.disk.export_ledger import LEDGER
from sessions.erasure.erase import erase
from sessions.history.history import RecordedChange, Standing
from sessions.store.store import Store
from sessions.transfer.import_engagement import import_engagement
from sessions.transfer.merge_folders import compare, merge_new
from sessions.transfer.zip_writer import export
from tests import ROOT
from tests.builders.every_command import Everything, everything
from tests.fixtures.make import DOCUMENTS, documents, versions
from tests.fixtures.outputs import ENGAGEMENT, Run, kept, lacking, said
from tests.sessions.disk.failing_disks import bytes_of
from workshop import __version__
from workshop.errors import Refused
from workshop.record.documents import (
    Ballot,
    Consent,
    Engagement,
    Entry,
    EntryKind,
    Person,
    Session,
)
from workshop.record.record import Record
from workshop.report.document_names import DOCUMENTS as NAMES
from workshop.report.document_names import EDITIONS
from workshop.running.capture import read_line
from workshop.running.commands import EditPerson, RecordEntries, ReopenSession

each_version = pytest.mark.parametrize("version", versions(), ids=lambda path: path.name)

Bytes = pytest.CaptureFixture[bytes]


@pytest.fixture
def run(capfdbinary: Bytes) -> Run:
    """Runs a command line here, in the zone of all tests, in which outputs are kept."""

    def run(words: list[str]) -> bytes:
        capfdbinary.readouterr()
        status = main(words)
        output, problem = capfdbinary.readouterr()
        assert status == 0, (words, problem.decode())
        return output

    return run


@pytest.fixture
def folder(version: Path, tmp_path: Path) -> Path:
    """A copy of the engagement of a version, which may be changed."""
    copied = tmp_path / "copy"
    shutil.copytree(version / ENGAGEMENT, copied)
    return copied


def test_there_is_one_of_every_released_version() -> None:
    """Of each that the changelog names, and of this one; `tests.fixtures.make` makes it."""
    changes = (ROOT / "CHANGELOG.md").read_text("utf-8")
    named = re.findall(r"(?m)^## (\d+\.\d+\.\d+)\b", changes)
    assert named
    assert {*named, __version__} == {path.name for path in versions()}


@each_version
@pytest.mark.slow
def test_it_says_what_it_said_then(version: Path, run: Run) -> None:
    """Every document in every format and edition, lists, history and notes; no byte is changed.

    To the letter, but for the number of the version; JSON may have more than it had.
    """
    before = bytes_of(version)
    for line, old in kept(version).items():
        new = said(run, line, version / ENGAGEMENT)
        if line.endswith("json"):
            assert list(lacking(json.loads(old), json.loads(new))) == [], line
        else:
            different = difflib.unified_diff(old.splitlines(), new.splitlines(), lineterm="", n=0)
            assert old == new, "\n".join((line, *different))
    assert bytes_of(version) == before


@each_version
def test_all_is_undone_and_done_again(folder: Path) -> None:
    """From the last change to the first, and forward again, to the same documents.

    Only that sessions were begun, and what they were begun with, is no step to take back; the
    number of a factor is never given again, so that what is left of it is its number.
    """
    with Store.open(folder) as store:
        before = documents(store.record)
        undone = [change for change in reversed(store.history.changes) if _undone(store, change)]
        assert len(undone) > 30
        left = {type(document) for document in store.record.documents()}
        assert not left & {Entry, Consent, Ballot}
        assert not store.record.live_factors()
        assert {Engagement, Session, Person} <= left
        for change in reversed(undone):
            store.undo_redo.redo_change(change)
        assert documents(store.record) == before
    with Store.open(folder, read_only=True) as store:
        assert documents(store.record) == before
    assert examine(folder).harmful == ()


def _undone(store: Store, change: RecordedChange) -> bool:
    """Whether a change could be undone: it stands, and nothing that stays builds on it."""
    if store.history.standing(change) is not Standing.DONE:
        return False
    try:
        store.undo_redo.undo_change(change)
    except Refused:
        return False
    return True


@each_version
def test_two_copies_that_went_on_apart_become_one(folder: Path, tmp_path: Path) -> None:
    """What either recorded and what was there before is in the merged folder, which is whole."""
    other = tmp_path / "other"
    shutil.copytree(folder, other)
    for place, words in ((folder, "The lift is slow"), (other, "The stairs are steep")):
        with Store.open(place) as store:
            _say(store, words)
    with Store.open(other) as store:
        person = next(store.record.all(Person))
        edit = EditPerson(person_id=person.id, name=person.name, role="Chair", department_id=None)
        store.do(edit)
    home = merge_new(compare(folder, other), tmp_path / "home", name="Both")
    with Store.open(folder, read_only=True) as one, Store.open(other, read_only=True) as two:
        names = {(type(each), each.id) for s in (one, two) for each in s.record.documents()}
    with Store.open(home, read_only=True) as store:
        assert store.database.journal.defects == ()
        assert {(type(each), each.id) for each in store.record.documents()} >= names
        texts = {entry.text for entry in store.record.all(Entry)}
        assert {"The lift is slow", "The stairs are steep"} <= texts
        assert store.record.get(Person, person.id).role == "Chair"
    assert examine(home).harmful == ()


def _say(store: Store, words: str) -> None:
    """Record something in the last session, whatever state it was left in."""
    session = store.record.sessions()[-1]
    if session.closed:
        store.do(ReopenSession(session_id=session.id))
    step_id = store.record.clock_of(session.id).step_id
    lines = (read_line(words, EntryKind.WEAKNESS),)
    store.do(RecordEntries(session_id=session.id, step_id=step_id, lines=lines))


@each_version
def test_it_goes_out_as_a_zip_and_comes_in_again(folder: Path, tmp_path: Path) -> None:
    """With the same documents and the same history."""
    zipped = export(folder, tmp_path / "out.zip").path
    brought = import_engagement(zipped, tmp_path / "home")
    with Store.open(folder, read_only=True) as one, Store.open(brought.folder) as other:
        assert documents(one.record) == documents(other.record)
        told = [[each.sentence for each in s.history.changes] for s in (one, other)]
        assert told[1][: len(told[0])] == told[0]


READS: Final[dict[str, tuple[str, ...]]] = {
    "sessions": ("sessions FOLDER",),
    "history": ("history FOLDER --last 3", "history FOLDER --session 1 --json"),
    "summary": tuple(
        f"summary FOLDER --document {name} --edition {edition} --format json"
        + (" --session 1" if words.of_session else "")
        for name, words in NAMES.items()
        for edition in EDITIONS
    ),
    "trace": ("trace FOLDER S1", "trace FOLDER ENTRY --json --edition restricted"),
    "follow-up": ("follow-up FOLDER", "follow-up FOLDER --all --json"),
    "agreement": ("agreement FOLDER", "agreement FOLDER --json"),
    "view": ("view FOLDER --once",),
    "watch": ("watch FOLDER --json --since 1 --count 2",),
    "questions": ("questions FOLDER", "questions FOLDER --json"),
    "join-talks": ("join-talks FOLDER 1",),
    "findings": ("findings FOLDER", "findings FOLDER --text", "findings FOLDER --json"),
    "overview": ("overview FOLDER", "overview FOLDER --json"),
    "feedback": ("feedback FOLDER", "feedback FOLDER --json"),
    "projects": ("projects FOLDER", "projects FOLDER --json"),
    "told": ("told FOLDER", "told FOLDER --json"),
    "signals": ("signals FOLDER", "signals FOLDER --json"),
    "needs": ("needs FOLDER", "needs FOLDER --json"),
    "strategy": ("strategy FOLDER", "strategy FOLDER --edition shareable --json"),
    "board": ("board FOLDER", "board FOLDER --json", "board FOLDER position --size 80x20"),
    "similar": ("similar FOLDER S1", "similar FOLDER S1 --json"),
    "quotes": (
        "quotes FOLDER --session 1",
        "quotes FOLDER --session 1 --json --edition shareable",
    ),
    "import transcript": ("import transcript SPOKEN --engagement FOLDER --dry-run --json",),
    "programme": ("programme FOLDER", "programme FOLDER --json"),
    "rows": ("rows FOLDER objectives", "rows FOLDER department_strategies --json"),
    "export notes": ("export notes FOLDER --session 1",),
    "export engagement": ("export engagement FOLDER -o NEW",),
    "pack": ("pack FOLDER PACK --profile public --formats md --json",),
    "doctor": ("doctor FOLDER", "doctor FOLDER --json"),
    "merge": ("merge FOLDER OTHER --dry-run", "merge FOLDER --dry-run"),
    "erase": ("erase FOLDER PERSON --dry-run",),
}
"""The commands that read an engagement, or can be tried on one without changing it.

`FOLDER`, `OTHER`, `NEW`, `PACK`, `NOTES`, `TABLE`, `PEOPLE`, `BOARD`, `SPOKEN`, `DOCUMENT`,
`PROJECT` and `COMMANDS` stand for paths, `PERSON` and `ENTRY` for ids."""

WRITES: Final[dict[str, tuple[str, ...]]] = {
    "undo": ("undo FOLDER",),
    "redo": ("redo FOLDER",),
    "merge": ("merge FOLDER",),
    "withdraw": ("withdraw FOLDER PERSON --level kept --yes --json",),
    "apply": ("apply FOLDER COMMANDS",),
    "debrief": ("debrief FOLDER --session 1 --surprise Calm", "debrief FOLDER --json"),
    "import table": ("import table objectives TABLE --engagement FOLDER",),
    "import people": ("import people PEOPLE --engagement FOLDER",),
    "import board": ("import board BOARD --engagement FOLDER",),
    "plan": ("plan FOLDER Zoe --when 2027-03-31",),
    "invite": ("invite FOLDER I1 --sent",),
    "findings add": ("findings FOLDER add Slow S1",),
    "findings edit": ("findings FOLDER edit F1 --recommend Hurry",),
    "import findings": ("import findings FINDINGS --engagement FOLDER",),
    "findings move": ("findings FOLDER move F1 1",),
    "findings headline": ("findings FOLDER headline Slow",),
    "findings issue": ("findings FOLDER issue --final",),
    "findings drop": ("findings FOLDER drop F1",),
    "needs limits": ("needs FOLDER limits cost=1000",),
    "needs framework": ("needs FOLDER framework --preset",),
    "needs sign": ("needs FOLDER sign PERSON --department Board",),
    "projects there": ("projects FOLDER there PJ1 CN1",),
    "projects waive": ("projects FOLDER waive PJ1 PJ1 --by PERSON --why Now",),
    "projects start": (
        "projects FOLDER start PJ1",
        "projects FOLDER start PJ2 --waive PJ2=Now --by PERSON",
    ),
    "told notices": ("told FOLDER notices CH1",),
    "told today": ("told FOLDER today NT1 --by PERSON",),
    "feedback plan": ("feedback FOLDER plan Spring 2027-03-01 2027-03-31",),
    "signals log": ("signals FOLDER log Quiet --source Paper --watch Noise --review 2027-03-31",),
    "signals look": ("signals FOLDER look SN1 --let-go",),
    "signals answer": ("signals FOLDER answer PD1 happened",),
    "needs select": ("needs FOLDER select value --day 2027-03-31",),
    "verify": (
        "summary FOLDER --document swot --format html -o DOCUMENT",
        "verify DOCUMENT --engagement FOLDER",
    ),
    "import qdpx": (
        "summary FOLDER --document synthesis --format qdpx -o PROJECT",
        "import qdpx PROJECT --engagement FOLDER",
    ),
    "import notes": ("import notes NOTES --engagement FOLDER --partial",),
}
"""The commands that change an engagement, on a copy, in an order in which each can be done."""

NOT_OF_ONE: Final = {
    "open": "needs a terminal; what it opens is opened above",
    "run": "needs a terminal; the same session goes on above",
    "new": "begins one",
    "list": "reads the places of engagements",
    "demo": "has an engagement of its own",
    "import engagement": "makes another; above",
    "agenda": "reads guides",
    "guides list": "reads guides",
    "guides show": "reads guides",
    "guides check": "reads guides",
    "guides copy": "reads guides",
    "calc": "reads a file",
    "ballots": "print votes, which no version had; tried where they are built",
    "together": "closes groups, which no version had; tried where they are built",
    "transcript": "tells what no version had; tried where it is built",
    "settings": "are those of the person",
    "import corrections": "reads a copy that no version had sent; tried where it is built",
}
"""Why a command is not tried on an old engagement."""


SENT: Final = (
    {"do": "AddDepartment", "name": "Board"},
    {
        "do": "PutRows",
        "register": "projects",
        "rows": [{"values": {"project": each}} for each in ("Night desk", "Day desk")],
    },
    {
        "do": "PutRows",
        "register": "conditions",
        "rows": [{"values": {"condition": "It is quiet", "project": "PJ1"}}],
    },
    {
        "do": "PutRows",
        "register": "changes",
        "rows": [{"values": {"change": "Nobody calls by day", "project": "PJ1"}}],
    },
    {"do": "PutRows", "register": "predictions", "rows": [{"values": {"prediction": "Calm"}}]},
    {
        "do": "PutRows",
        "register": "needs",
        "rows": [{"values": {"want": "Speed", "problem": "Slow", "one_way": "None", "value": 5}}],
    },
)
"""What another program sends to it."""


def leaves(of: argparse.ArgumentParser, name: str = "") -> Iterator[str]:
    """Every command that does something, in full."""
    groups = [each for each in of._actions if isinstance(each, argparse._SubParsersAction)]
    for group in groups:
        for word, inside in group.choices.items():
            yield from leaves(inside, f"{name} {word}".strip())
    if not groups or (name and not groups[0].required):
        yield name


def test_every_command_has_its_place_here() -> None:
    """A new command is tried on the folders of old versions, or it says why not."""
    assert READS.keys() | WRITES.keys() | NOT_OF_ONE.keys() == set(leaves(parser()))


@each_version
def test_every_command_takes_it(folder: Path, tmp_path: Path, run: Run) -> None:
    """Those that read leave every byte of it as it was; those that write leave it whole."""
    other = tmp_path / "other"
    shutil.copytree(folder, other)
    with Store.open(folder, read_only=True) as store:
        paths = _given(store.record, folder, tmp_path)
    spoken = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Zoe Lind>The lift is slow.\n"
    (tmp_path / "spoken.vtt").write_text(spoken, "utf-8")
    before = _lasting(folder)
    for lines in READS.values():
        for line in lines:
            run([paths.get(word, word) for word in line.split()])
    assert _lasting(folder) == before
    notes = said(run, "export notes FOLDER --session 1", folder)
    (tmp_path / "notes.txt").write_text(_another(notes), "utf-8")
    (tmp_path / "table.csv").write_text("objective\nGrow abroad\n", "utf-8")
    (tmp_path / "people.csv").write_text("department,name\nIT,Zoe Lind\n", "utf-8")
    (tmp_path / "board.csv").write_text("text,column\nThe lift is slow,Weaknesses\n", "utf-8")
    (tmp_path / "findings.txt").write_text("1. Slower [S1]\n", "utf-8")
    (tmp_path / "commands.jsonl").write_text("\n".join(map(json.dumps, SENT)), "utf-8")
    for lines in WRITES.values():
        for line in lines:
            run([paths.get(word, word) for word in line.split()])
    assert examine(folder).harmful == ()


def _given(record: Record, folder: Path, place: Path) -> dict[str, str]:
    """What the words in capitals stand for."""
    return {
        "FOLDER": str(folder),
        "OTHER": str(place / "other"),
        "NEW": str(place / "new.zip"),
        "PACK": str(place / "pack"),
        "NOTES": str(place / "notes.txt"),
        "COMMANDS": str(place / "commands.jsonl"),
        "TABLE": str(place / "table.csv"),
        "PEOPLE": str(place / "people.csv"),
        "BOARD": str(place / "board.csv"),
        "FINDINGS": str(place / "findings.txt"),
        "DOCUMENT": str(place / "swot.html"),
        "PROJECT": str(place / "sessions.qdpx"),
        "SPOKEN": str(place / "spoken.vtt"),
        "PERSON": next(record.all(Person)).id,
        "ENTRY": next(entry.id for entry in record.all(Entry) if not entry.retracted),
    }


def _lasting(folder: Path) -> dict[str, bytes]:
    """The files of an engagement, without those by which windows know of each other.

    Nor the list of exports, which grows with each and is no part of the record.
    """
    files = bytes_of(folder).items()
    return {name: text for name, text in files if not name.startswith(".") and name != LEDGER}


def _another(notes: str) -> str:
    """The notes of a session as those of another one, held a day later."""
    return re.sub(r"(?m)^(date: \d{4}-\d{2}-)(\d{2})", r"\g<1>27", notes)


@each_version
def test_the_documents_are_there_without_the_checkpoint(version: Path, folder: Path) -> None:
    """The journal of that version alone leads to what it held."""
    (folder / "workshop.json").unlink()
    with Store.open(folder, read_only=True) as store:
        assert documents(store.record) == (version / DOCUMENTS).read_text("utf-8")


@pytest.mark.slow
def test_the_next_fixture_can_be_made(tmp_path: Path) -> None:
    """The script gives every command and makes a document of every type, the same every time.

    Everybody can be erased from it, one after the other, and nothing that was theirs is left.
    It refuses where a command has no place in it, so that no version is kept without one.
    """
    made = [everything(tmp_path / name).folder for name in ("one", "two")]
    opened = [Store.open(folder, read_only=True) for folder in made]
    assert documents(opened[0].record) == documents(opened[1].record)
    people = list(opened[0].record.all(Person))
    for store in opened:
        store.close()
    assert examine(made[0]).harmful == ()
    for person in people:
        assert erase(made[1], person.id).left == (), person.name
    there = Everything(tmp_path / "three")
    there.first_run()
    assert {"KeepApart", "Ballot"} <= set(there.lacking())
    there.store.close()

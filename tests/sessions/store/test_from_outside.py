"""What is told of an engagement that is not open: what it holds, and whether it was cut off.

Requirement: home and `list` count what is in the folder, also where their list is older or the
program was killed; "was cut off" is said only where it was.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sessions.disk.disk import Disk
from sessions.library import places
from sessions.store.drafts import Place
from sessions.store.from_outside import counted, stopped_inside
from sessions.store.store import Store
from tests.builders.acme import Acme
from workshop.running.commands import CloseSession


@pytest.fixture
def acme(tmp_path: Path) -> Acme:
    """An engagement with a session that runs."""
    return Acme(tmp_path / "acme")


def listed(home: Path) -> places.Recent:
    """The only engagement of the list, counted where that is due."""
    (entry,) = places.recent(home)
    return counted(home, entry)


def test_what_is_in_the_folder_is_counted(acme: Acme, tmp_path: Path) -> None:
    """After more was recorded, while it is open, and from then on without looking again."""
    places.remember(tmp_path, places.Recent(acme.folder, "Acme", "", "no sessions yet · 0 entries"))
    acme.say("+ One")
    acme.say("- Two")
    (before,) = places.recent(tmp_path)
    assert before.stale
    assert listed(tmp_path).holds.startswith("1 workshop · 2 entries")
    assert not places.recent(tmp_path)[0].stale
    acme.store.close()
    assert listed(tmp_path).holds == "1 workshop · 2 entries"


def test_a_folder_that_the_list_never_saw_is_counted(acme: Acme) -> None:
    """As one that was copied there; looking changes nothing in it."""
    acme.say("+ One")
    acme.store.close()
    before = {p: p.read_bytes() for p in acme.folder.rglob("*") if p.is_file()}
    assert listed(acme.folder.parent).holds == "1 workshop · 1 entry"
    assert {p: p.read_bytes() for p in acme.folder.rglob("*") if p.is_file()} == before


def test_what_cannot_be_read_stays_told_as_before(acme: Acme, tmp_path: Path) -> None:
    """The list is there all the same."""
    acme.store.close()
    places.remember(tmp_path, places.Recent(acme.folder, "Acme", "", "3 entries"))
    for path in (acme.folder / "journal").iterdir():
        path.write_bytes(b"")
    (acme.folder / "workshop.json").write_text("{", "utf-8")
    assert "Acme" in listed(tmp_path).name


def test_cut_off_is_said_only_where_there_is_something_to_go_on_with(acme: Acme) -> None:
    """A place that a run left in a session is; one in a session that was closed since is not."""
    acme.say("+ One")
    acme.store.drafts.go(Place(acme.session_id, "works"))
    acme.store.close()
    assert stopped_inside(acme.folder)
    with Store.open(acme.folder) as store:
        place = store.drafts.left_at
        store.do(CloseSession(session_id=acme.session_id))
        store.drafts.go(place)
    assert not stopped_inside(acme.folder)
    assert (acme.folder / ".draft.json").exists() == bool(place)


@pytest.mark.slow
def test_several_threads_may_read_at_once(acme: Acme) -> None:
    """Home counts while a folder is opened; the first use of a type by two threads is no crash."""
    acme.say("+ One")
    acme.store.close()
    code = (
        "import sys, pathlib, threading\n"
        "from sessions.store.store import Store\n"
        "go = threading.Barrier(6)\n"
        "def look():\n"
        "    go.wait()\n"
        "    Store.open(pathlib.Path(sys.argv[1]), read_only=True).close()\n"
        "threads = [threading.Thread(target=look) for _ in range(6)]\n"
        "[each.start() for each in threads]; [each.join() for each in threads]\n"
    )
    for _ in range(2):
        done = subprocess.run([sys.executable, "-c", code, str(acme.folder)], check=False)
        assert done.returncode == 0


def test_a_run_that_was_killed_was_cut_off(acme: Acme) -> None:
    """Its note is still there, and nobody has the engagement open."""
    owner = acme.folder / ".lock-owner.json"
    note = Disk().read(owner)
    acme.store.close()
    assert not stopped_inside(acme.folder)
    owner.write_bytes(note)
    assert stopped_inside(acme.folder)

"""Whole programs, one after the other, as a person would: on any system, and on Windows above all.

Requirement: what is promised of one system holds on the others. `.ci/windows.py` runs this file in
a Windows Python; here it is among the longer tests.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from screens.app.app import WorkshopApp
from screens.app.help import HelpScreen
from screens.engagement.engagement import EngagementScreen
from screens.session.dialogs.long_text import edited
from sessions.disk.disk import Disk
from sessions.disk.folder import Folder
from sessions.disk.lock import was_cut_off
from sessions.errors import EngagementLocked
from sessions.store.store import Store
from tests import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("smoke")]

PATIENCE = 120
"""Seconds for one program; under wine a start takes two."""

NAMES = ("CON", "aux.board", "COM1", "Ørsted: Zürich / 北京 😀", "x" * 79 + ". y")
"""Names that some system keeps for itself, cuts, or had no letters for."""

HOLDS = """
import pathlib, sys
from sessions.store.store import Store
from workshop.running.commands import AddDepartment
store = Store.open(pathlib.Path(sys.argv[1]))
store.do(AddDepartment(name=sys.argv[2]))
print("held", flush=True)
sys.stdin.readline()
if sys.argv[2] == "crash":
    import os
    os._exit(9)
store.close()
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A place for engagements, with one in it."""
    place = tmp_path_factory.mktemp("smoke") / "ws"
    done = workshop(place, "new", "Acme", "--purpose", "Strategy")
    assert (done.returncode, (place / "Acme" / "journal").is_dir()) == (0, True), done
    return place


def workshop(
    home: Path, *words: str | Path, said: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """Run the program, all its streams pipes."""
    environment = {**os.environ, "WORKSHOP_FOLDER": str(home), "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-m", "screens", *map(str, words)], input=said, env=environment,
        capture_output=True, timeout=PATIENCE, check=False, cwd=ROOT,
    )  # fmt: skip


def told(done: subprocess.CompletedProcess[bytes], status: int = 0) -> str:
    """What a program said on both streams; it must be UTF-8."""
    text = (done.stdout + done.stderr).decode("utf-8").replace("\r\n", "\n")
    assert done.returncode == status, text
    return text


def test_it_starts(home: Path) -> None:
    """And says its version."""
    assert told(workshop(home, "--version")).startswith("workshop ")


def test_every_name_has_a_folder_and_is_listed_once(home: Path) -> None:
    """Also those that Windows keeps for itself, and those it cuts."""
    for name in NAMES:
        assert "is kept in" in told(workshop(home, "new", name))
    listed = told(workshop(home, "list")).splitlines()
    assert all(sum(name in line.split("\t") for line in listed) == 1 for name in NAMES), listed
    assert len(listed) == len(NAMES) + 1
    told(workshop(home, "sessions", NAMES[3]))


def test_a_session_at_plain_prompts_and_one_by_commands(home: Path) -> None:
    """To the letter, whatever the code page; each command is answered when it is durable."""
    lines = "\n+ Übergabe läuft 😀 @Dana\n- Łoś\n:quit\n".encode()
    words = ("run", "Acme", "--guide", "swot-workshop", "--person", "Ana", "--plain")
    told(workshop(home, *words, said=lines))
    asked = json.dumps({"do": "AddDepartment", "name": "Zürich 😀"}, ensure_ascii=False).encode()
    (line,) = told(workshop(home, "apply", "Acme", "-", said=asked + b"\n")).splitlines()
    assert "Zürich 😀" in json.loads(line)["said"]
    history = told(workshop(home, "history", "Acme", "--json"))
    assert "Übergabe läuft 😀" in json.dumps(json.loads(history), ensure_ascii=False)
    assert "Undone" in told(workshop(home, "undo", "Acme"))
    assert "Redone" in told(workshop(home, "redo", "Acme"))


def test_documents_are_written_and_never_half(home: Path) -> None:
    """In every form that people are sent."""
    for form in ("md", "html", "docx", "json"):
        file = home.parent / f"swot.{form}"
        told(workshop(home, "summary", "Acme", "--document", "swot", "-o", file))
        assert file.stat().st_size > 500
    assert not [path for path in home.parent.iterdir() if path.name.endswith(".new")]
    assert "is there already" in told(
        workshop(home, "summary", "Acme", "--document", "swot", "-o", home.parent / "swot.md"), 1
    )


@pytest.mark.skipif(sys.platform != "win32", reason="elsewhere an open file can be replaced")
def test_a_document_that_word_has_open_is_told_as_that(home: Path) -> None:
    """Not as a matter of permissions."""
    file = home.parent / "open.docx"
    words = ("summary", "Acme", "--document", "swot", "-o", file, "--force")
    told(workshop(home, *words))
    with file.open("rb"):
        assert "another program has it open" in told(workshop(home, *words), 1)


def test_an_engagement_goes_out_and_in(home: Path) -> None:
    """As a zip, under another name, merged, and nothing is wrong with it."""
    told(workshop(home, "export", "engagement", "Acme", "-o", home.parent / "acme.zip"))
    told(workshop(home, "import", "engagement", home.parent / "acme.zip", "--as", "Copy"))
    told(workshop(home, "merge", "Acme", "Copy", "--as", "Merged"))
    assert "Nothing was found" in told(workshop(home, "doctor", "Merged"))


def test_a_folder_in_the_place_of_a_file_is_told_as_that(home: Path) -> None:
    """Windows has one number for it and for a lack of permission."""
    assert "folder" in told(workshop(home, "import", "notes", home, "--engagement", "Acme"), 1)


@pytest.mark.parametrize("how", ["close", "crash"])
def test_two_processes_and_the_lock(home: Path, how: str) -> None:
    """A second writer is refused and reads along; it sees the first one go, at every look."""
    folder = home / "Acme"
    command = [sys.executable, "-c", HOLDS, str(folder), how]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as other:
        assert other.stdin
        assert other.stdout
        assert other.stdout.readline().strip() == "held"
        with pytest.raises(EngagementLocked):
            Store.open(folder)
        reader = Store.open(folder, read_only=True)
        assert not reader.deserted
        other.stdin.write("\n")
        other.stdin.flush()
        other.wait(PATIENCE)
    reader.follow()
    assert [reader.deserted for _ in range(3)] == [True] * 3
    assert was_cut_off(Folder(folder), Disk()) is (how == "crash")
    reader.take_over()
    reader.close()


def test_a_reader_that_goes_away_is_no_fault(home: Path) -> None:
    """As behind `| more`, then q."""
    environment = {**os.environ, "WORKSHOP_FOLDER": str(home)}
    with subprocess.Popen(
        [sys.executable, "-m", "screens", "calc", "kendall-w", "--explain"], env=environment,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT,
    ) as program:  # fmt: skip
        assert program.stdout
        assert program.stderr
        program.stdout.close()
        said = program.stderr.read().decode("utf-8")
    assert "went wrong" not in said


def test_the_persons_own_editor(tmp_path: Path) -> None:
    """Named by a path as this system writes it."""
    script = tmp_path / "editor.py"
    script.write_text("import sys; open(sys.argv[1], 'a', encoding='utf-8').write(' and more')")
    assert edited(f"{sys.executable} {script}", "+ said") == "+ said and more"


async def test_the_screens(home: Path) -> None:
    """The engagement opens, help is shown, and it is left."""
    told(workshop(home, "new", "Screens"))
    app = WorkshopApp(home, home / "Screens")
    async with app.run_test(size=(120, 36)) as pilot:
        for _ in range(200):
            await pilot.pause(0.05)
            if isinstance(app.screen, EngagementScreen):
                break
        await pilot.press("f1")
        await pilot.pause(0.2)
        assert isinstance(app.screen, HelpScreen)
        await pilot.press("escape", "ctrl+q")

"""`workshop doctor`: what is fine, what was found, whether it is safe, what to do.

Requirement: it works on whatever is there, changes no byte, and ends with 1 where something that
was recorded may be affected.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from screens.cli.main import main
from sessions.care import doctor
from sessions.disk.disk import Disk
from sessions.store.store import Store
from tests.builders.acme import Acme
from tests.builders.folders import no_other_trace
from tests.sessions.disk.failing_disks import bytes_of, journals
from workshop.record.documents import EntryKind
from workshop.running.capture import read_line
from workshop.running.commands import RecordEntries

Output = pytest.CaptureFixture[str]
Raws = list[bytes]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An engagement of one session, closed."""
    acme = Acme(tmp_path_factory.mktemp("whole") / "Acme")
    for said in ("+ Fast help desk @Dana", "- Slow close @Ana", "! New law #legal", "> Ask @Ana"):
        acme.say(said, step="outside" if said[0] == "!" else "works")
    acme.store.close()
    return acme.folder


@pytest.fixture
def folder(whole: Path, tmp_path: Path) -> Path:
    """A copy of it to be damaged."""
    return Path(shutil.copytree(whole, tmp_path / "Acme"))


def rewrite(folder: Path, change: Callable[[Raws], Raws]) -> None:
    """Change the lines of the journal."""
    (path,) = journals(folder)
    path.write_bytes(b"".join(change(path.read_bytes().splitlines(keepends=True))))


def flip(folder: Path) -> None:
    """One bit of the disk changed."""
    (path,) = journals(folder)
    content = bytearray(path.read_bytes())
    content[content.index(b'"text":"Fast help desk"') + 13] ^= 2
    path.write_bytes(content)


def glue(folder: Path) -> None:
    """A line break became another byte."""
    rewrite(folder, lambda raws: [raws[0][:-1] + b"J" + raws[1], *raws[2:]])


def edit(folder: Path) -> None:
    """Somebody corrected an answer with an editor."""
    rewrite(folder, lambda raws: [raw.replace(b"Fast help", b"Slow help") for raw in raws])


def spoil(folder: Path) -> None:
    """A stretch of the disk was overwritten, and there is no backup."""
    rewrite(folder, lambda raws: [*raws[:8], b"\xff" * 300 + b"\n", *raws[9:]])
    no_other_trace(folder)


def cut_out(folder: Path) -> None:
    """Records are missing, and the checkpoint has them."""
    rewrite(folder, lambda raws: [*raws[:8], *raws[9:]])


def tear(folder: Path) -> None:
    """The file ends in the middle of a line."""
    rewrite(folder, lambda raws: [*raws[:-1], raws[-1][:50]])
    no_other_trace(folder)


def fork(folder: Path) -> None:
    """Another laptop wrote apart."""
    other = Path(shutil.copytree(folder, folder.with_name("other")))
    for place, text in ((folder, "here"), (other, "there")):
        with Store.open(place) as store:
            session_id = store.record.sessions()[0].id
            lines = (read_line(text, EntryKind.NOTE),)
            store.do(RecordEntries(session_id=session_id, step_id="works", lines=lines))
    shutil.copy(journals(other)[-1], folder / "journal")
    shutil.rmtree(other)


def newer(folder: Path) -> None:
    """A later version wrote the checkpoint."""
    path = folder / "workshop.json"
    path.write_bytes(path.read_bytes().replace(b'"format":1', b'"format":9'))


def spoil_checkpoint(folder: Path) -> None:
    """The checkpoint was cut."""
    path = folder / "workshop.json"
    path.write_bytes(path.read_bytes()[:200])


def leave_a_note(folder: Path) -> None:
    """Somebody put a file of their own into the journal folder."""
    (folder / "journal" / "read me.txt").write_text("mine", "utf-8")


def nothing(folder: Path) -> None:
    """All is well."""


CASES: dict[str, tuple[Callable[[Path], None], str, int]] = {
    "well": (nothing, "Nothing was found that is not as it was written.", 0),
    "flip": (flip, "text: “Fast help desk” → “Fast jelp desk”", 1),
    "glue": (glue, "Read as once written: records 1 and 2.", 0),
    "edit": (edit, "text: “Fast help desk” → “Slow help desk”", 1),
    "unreadable": (spoil, "unreadable: ", 1),
    "gap": (cut_out, "recovered: workshop.json (made after record 11): ", 1),
    "torn": (tear, "the file ends in the middle of a line (50 bytes)", 1),
    "fork": (fork, "Record 12 was written 2 times, apart; all were taken.", 1),
    "newer": (newer, "What to do: Update the program. Until then the folder is left as it", 0),
    "checkpoint": (spoil_checkpoint, "stale checkpoint: workshop.json: not used", 0),
    "foreign": (leave_a_note, "foreign file: read me.txt", 0),
}


def run(*words: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The program itself, in a process of its own."""
    command = [sys.executable, "-m", "screens", *map(str, words)]
    env = os.environ | environment
    return subprocess.run(command, capture_output=True, text=True, check=False, env=env)


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES)
def test_each_kind_of_damage_is_told_and_nothing_changes(folder: Path, case: str) -> None:
    """The real program, in words, with its status; every byte of the folder stays."""
    hurt, told, status = CASES[case]
    hurt(folder)
    before = bytes_of(folder.parent)
    done = run("doctor", folder)
    assert bytes_of(folder.parent) == before
    assert told in done.stdout
    assert done.stdout.startswith(f"{folder} (engagement)\n\nWhat is fine\n  1 journal file") or (
        case == "fork"
    )
    assert (done.returncode, done.stderr) == (status, "")
    found = done.stdout.count("     Is it safe? ")
    assert found == done.stdout.count("     What to do: ")
    assert bool(found) == (case != "well")


def test_the_check_for_changed_bytes_can_fail(folder: Path) -> None:
    """Opening for writing, as the doctor never does, is caught by the same comparison."""
    cut_out(folder)
    before = bytes_of(folder.parent)
    Store.open(folder).close()
    assert bytes_of(folder.parent) != before


@pytest.mark.parametrize("case", CASES)
def test_programs_get_the_same_as_json(folder: Path, capsys: Output, case: str) -> None:
    """Each defect with its kind, place, effect and advice."""
    hurt, _, status = CASES[case]
    hurt(folder)
    assert main(["doctor", str(folder), "--json"]) == status
    told = json.loads(capsys.readouterr().out)
    assert (told["harm"], told["what"]) == (bool(status), "engagement")
    assert all(f["found"] and f["effect"] and f["advice"] for f in told["findings"])
    assert told["records"] >= 10


def lone(whole: Path, tmp_path: Path) -> Iterator[tuple[Path, str, int]]:
    """Things that are no engagement: what they are called, and the status."""
    (journal,) = journals(whole)
    content = (whole / "workshop.json").read_bytes()
    (backup,) = (whole / "backups").iterdir()
    yield from (
        (Path(shutil.copy(journal, tmp_path / "lone.jsonl")), "journal file", 0),
        (Path(shutil.copy(journal, tmp_path / "lone.txt")), "journal file", 0),
        (Path(shutil.copy(backup, tmp_path)), "checkpoint", 0),
        (Path(shutil.copytree(whole / "journal", tmp_path / "loose")), "folder of journals", 0),
    )
    made = {
        "whole.json": (content, "checkpoint", 0),
        "cut.json": (content[:-400], "checkpoint", 1),
        "tail.json": (content + content[-90:], "checkpoint", 1),
        "garbage": (bytes(range(256)) * 99, "nothing", 1),
        "nothing": (b"", "nothing", 1),
        "half.gz": (backup.read_bytes()[:50], "nothing", 1),
    }
    for name, (written, what, status) in made.items():
        (tmp_path / name).write_bytes(written)
        yield tmp_path / name, what, status
    (tmp_path / "empty").mkdir()
    yield tmp_path / "empty", "nothing", 1


def test_it_looks_at_anything(whole: Path, tmp_path: Path, capsys: Output) -> None:
    """A lone file, a folder of loose journals, garbage, an empty folder."""
    for path, what, status in lone(whole, tmp_path):
        before = bytes_of(tmp_path)
        assert (path.name, main(["doctor", str(path)])) == (path.name, status)
        assert capsys.readouterr().out.startswith(f"{path} ({what})\n")
        assert bytes_of(tmp_path) == before
    assert main(["doctor", str(tmp_path / "nowhere")]) == 1
    assert "There is no engagement" in capsys.readouterr().err


class ClosedDisk(Disk):
    """A disk on which one may not read."""

    def __init__(self, *closed: str) -> None:
        self.closed = closed

    def _look(self, path: Path) -> None:
        if path.name in self.closed or path.parent.name in self.closed:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))

    def exists(self, path: Path) -> bool:
        self._look(path)
        return super().exists(path)

    def names(self, path: Path) -> list[str]:
        self._look(path)
        return super().names(path)

    def read(self, path: Path, start: int = 0) -> bytes:
        self._look(path)
        return super().read(path, start)


@pytest.mark.parametrize("closed", ["Acme", "journal", "workshop.json", "backups"])
def test_what_one_may_not_read_is_told(folder: Path, closed: str) -> None:
    """No permission is no fault of the program."""
    examined = doctor.examine(folder, ClosedDisk(closed))
    said = " ".join(defect.sentence for defect in examined.defects)
    assert ("cannot be read (Permission denied)" in said) == (closed != "backups")
    assert bool(examined.harmful) == (closed in ("Acme", "journal"))


def test_it_works_while_another_window_writes(folder: Path, capsys: Output) -> None:
    """It takes no lock."""
    with Store.open(folder):
        assert main(["doctor", str(folder)]) == 0
    assert "Nothing was found" in capsys.readouterr().out


def test_an_engagement_goes_by_its_name(folder: Path, capsys: Output) -> None:
    """As in every other command."""
    assert main(["--folder", str(folder.parent), "doctor", "acm"]) == 0
    assert str(folder) in capsys.readouterr().out


def exported(path: Path) -> list[dict[str, Any]]:
    """The documents of an export."""
    documents: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))["documents"]
    return documents


@pytest.mark.parametrize("case", CASES)
def test_every_document_is_written_out_whatever_the_damage(
    folder: Path, tmp_path: Path, capsys: Output, case: str
) -> None:
    """What is shown, and beside it what only damaged places say."""
    with Store.open(folder, read_only=True) as store:
        everything = {(t, k) for t, rows in store.database.journal.tables.items() for k in rows}
    CASES[case][0](folder)
    out = tmp_path / "out.json"
    assert main(["doctor", str(folder), "--export-all", str(out)]) == CASES[case][2]
    found = exported(out)
    missing = everything - {(each["table"], each["key"]) for each in found}
    # The bytes of the overwritten line and of the torn one are gone for good.
    assert (len(missing) > 0) == (case in ("unreadable", "torn"))
    edited = [each for each in found if "edited" in each["source"]]
    assert [each["document"]["text"] for each in edited if each["table"] == "entries"] == (
        ["Slow help desk"] if case == "edit" else []
    )
    assert [each["document"]["text"] for each in edited if each["table"] == "factors"] == (
        {"edit": ["Slow help desk"], "flip": ["Fast jelp desk"]}.get(case, [])
    )
    assert not any(each["confirmed"] for each in edited)
    assert all(each["confirmed"] for each in found if each["shown"])
    assert main(["doctor", str(folder), "--export-all", str(out)]) == 1
    assert "is there already and is left alone" in capsys.readouterr().err


def test_documents_in_a_half_destroyed_line_are_written_out(folder: Path, tmp_path: Path) -> None:
    """Those that stand whole beside the overwritten stretch; and into a folder, table by table."""
    (path,) = journals(folder)
    content = bytearray(path.read_bytes())
    start = content.index(b'"c":"', content.index(b"Slow close") - 400)
    content[start : start + 60] = b"\x00" * 60
    path.write_bytes(content)
    no_other_trace(folder)
    target = tmp_path / "out"
    assert main(["doctor", str(folder), "--export-all", str(target)]) == 1
    entries = exported(target / "entries.json")
    (saved,) = [each for each in entries if each["document"]["text"] == "Slow close"]
    assert (saved["shown"], saved["confirmed"]) == (False, False)
    assert "unreadable" in saved["source"]
    assert {path.name for path in target.iterdir()} >= {"entries.json", "people.json"}


def test_an_edit_cannot_be_taken_over(folder: Path, capsys: Output) -> None:
    """What a hand put into the journal is never made part of the record: there is no such word."""
    edit(folder)
    before = bytes_of(folder)
    assert main(["doctor", str(folder), "--take-over"]) == 2
    assert "unrecognized arguments: --take-over" in capsys.readouterr().err
    assert bytes_of(folder) == before


@pytest.mark.parametrize("case", ["flip", "edit", "gap"])
def test_after_the_next_opening_all_is_well_again(folder: Path, capsys: Output, case: str) -> None:
    """The documents came back from the checkpoint; what was found is told all the same."""
    CASES[case][0](folder)
    with Store.open(folder) as store:
        assert store.find_entries("fast help")
    assert main(["doctor", str(folder)]) == 0
    assert ("gap: " if case == "gap" else "edited: ") in capsys.readouterr().out


def test_what_programs_may_count_on(folder: Path, capsys: Output) -> None:
    """The keys of the JSON, whole: one less would break a script, one more has to be meant."""
    flip(folder)
    main(["doctor", str(folder), "--json"])
    told = json.loads(capsys.readouterr().out)
    assert list(told) == [
        "path", "what", "harm", "files", "records", "documents", "period", "findings",
        "ballot_boxes",
    ]  # fmt: skip
    assert told["findings"]
    for finding in told["findings"]:
        assert list(finding) == [
            "kind", "file", "line", "harmless", "found", "details", "effect", "advice",
        ]  # fmt: skip
        assert isinstance(finding["kind"], str)
        assert isinstance(finding["harmless"], bool)

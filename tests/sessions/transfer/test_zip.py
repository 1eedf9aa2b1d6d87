"""An engagement as one zip.

Requirement: journal byte for byte, documents, guides and a manifest of checksums; no lock, cache or
stranger's file; the same content gives the same bytes; it can be made beside a window that writes;
no file is replaced unasked and a failed writing leaves nothing behind.
"""

from __future__ import annotations

import errno
import hashlib
import json
import zipfile
from pathlib import Path

import pytest

from sessions.errors import NotExported
from sessions.store.store import Store
from sessions.transfer.import_engagement import import_engagement
from sessions.transfer.zip_writer import export
from tests.builders.acme import Acme
from tests.sessions.disk.failing_disks import FaultyDisk, bytes_of
from workshop.record.documents import Person


@pytest.fixture
def acme(tmp_path: Path) -> Acme:
    """An open engagement with something in every corner of its folder."""
    made = Acme(tmp_path / "Acme")
    made.say("+ Month-end close is down to four days @Dana")
    for name in ("guides/own.toml", "guides/.hidden.toml", "guides/notes.md", "exports/scan.md"):
        path = made.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name)
    (made.folder / "photo.jpg").write_bytes(b"not ours")
    return made


def test_it_holds_the_engagement_and_nothing_else(acme: Acme, tmp_path: Path) -> None:
    """What is in the zip is listed with size and SHA-256; the journal is the same to the byte."""
    written = export(acme.folder, tmp_path / "out.zip")
    with zipfile.ZipFile(written.path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(files.pop("manifest.json"))
    own = bytes_of(acme.folder)
    journal = {name for name in own if name.startswith("journal/")}
    assert files.keys() == journal | {"README.txt", "workshop.json", "guides/own.toml"}
    assert {name: files[name] for name in journal} == {name: own[name] for name in journal}
    assert manifest["files"] == {
        name: {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in files.items()
    }
    assert manifest["records"] == len(acme.store.history.changes)
    assert manifest["name"] == "Acme"


def test_the_same_content_gives_the_same_bytes(acme: Acme, tmp_path: Path) -> None:
    """Open or closed, by this run or the next, as long as nothing was recorded."""
    first = export(acme.folder, tmp_path / "first.zip").path.read_bytes()
    acme.store.close()
    assert export(acme.folder, tmp_path / "second.zip").path.read_bytes() == first
    with Store.open(acme.folder):
        assert export(acme.folder, tmp_path / "third.zip").path.read_bytes() == first
    acme.reopen()
    acme.say("- Two systems for invoices")
    assert export(acme.folder, tmp_path / "fourth.zip").path.read_bytes() != first


def test_a_file_is_replaced_only_when_asked(acme: Acme, tmp_path: Path) -> None:
    """A folder as target gets a file that is called as the engagement is."""
    path = export(acme.folder, tmp_path).path
    assert path == tmp_path / "Acme.zip"
    path.write_text("mine")
    with pytest.raises(NotExported, match="--force"):
        export(acme.folder, tmp_path)
    assert path.read_text() == "mine"
    export(acme.folder, tmp_path, force=True)
    assert zipfile.is_zipfile(path)


@pytest.mark.parametrize("call", ["create", "write", "sync", "replace"])
def test_a_full_disk_leaves_nothing_behind(acme: Acme, tmp_path: Path, call: str) -> None:
    """What was there before is still there, whole, whichever call fails."""
    target = tmp_path / "out.zip"
    target.write_text("before")
    names = sorted(path.name for path in tmp_path.iterdir())
    disk = FaultyDisk()
    disk.plan(OSError(errno.ENOSPC, "full"), call)
    with pytest.raises(OSError, match="full"):
        export(acme.folder, target, force=True, disk=disk)
    assert target.read_text() == "before"
    assert sorted(path.name for path in tmp_path.iterdir()) == names


def test_what_the_journal_lost_comes_along(acme: Acme, tmp_path: Path) -> None:
    """Of a damaged engagement the zip holds the checkpoint too, and importing brings it back."""
    acme.store.close()
    (journal,) = (acme.folder / "journal").iterdir()
    lines = journal.read_bytes().split(b"\n")
    spoiled = [
        line for line in lines if b"AddPerson" not in line and b"Dana Ortiz" not in line[:300]
    ]
    assert len(spoiled) < len(lines)
    journal.write_bytes(b"\n".join(spoiled))
    packed = export(acme.folder, tmp_path).path
    folder = import_engagement(packed, tmp_path / "home").folder
    with Store.open(folder) as store:
        assert "Dana Ortiz" in [person.name for person in store.record.all(Person)]

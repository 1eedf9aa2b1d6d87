"""Ballots of an open secret vote go nowhere: into no zip, no import, no merged folder.

Requirement: it is said that they stay behind; nothing is brought into a folder whose box holds
ballots; nobody is erased of whom a ballot may lie in it.
"""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from sessions.erasure.erase import NotErased, erase
from sessions.store.store import Store
from sessions.transfer.import_engagement import import_engagement
from sessions.transfer.merge_folders import NotMerged, compare, merge_into, merge_new
from sessions.transfer.zip_writer import export
from tests.builders.secret_votes import SecretVote
from tests.sessions.disk.failing_disks import bytes_of
from workshop.record.votes.documents import Vote
from workshop.running.commands import AddDepartment


@pytest.fixture
def vote(tmp_path: Path) -> SecretVote:
    """A secret vote with three ballots in the box."""
    vote = SecretVote(tmp_path / "e")
    for voter in (2, 0, 1):
        vote.cast(voter)
    return vote


def test_no_zip_has_the_box(vote: SecretVote, tmp_path: Path) -> None:
    """What comes out of it has the vote, open, and says that its ballots are not there."""
    written = export(vote.acme.folder, tmp_path / "e.zip")
    assert "stay behind" in written.note
    with zipfile.ZipFile(written.path) as archive:
        assert not [name for name in archive.namelist() if "ballots" in name]
        content = b"".join(archive.read(name) for name in archive.namelist())
    assert b'"checksum"' not in content
    imported = import_engagement(written.path, tmp_path / "home")
    assert any("stay behind" in each for each in imported.notes)
    with Store.open(imported.folder) as store:
        assert store.record.get(Vote, vote.vote.id).is_open
        assert store.moment().boxes == {}
    vote.close()
    assert export(vote.acme.folder, tmp_path / "closed.zip").note == ""


def test_no_folder_that_is_imported_brings_it(vote: SecretVote, tmp_path: Path) -> None:
    """Whatever lies in it."""
    vote.store.close()
    imported = import_engagement(vote.acme.folder, tmp_path / "home")
    assert any("stay behind" in each for each in imported.notes)
    assert not [name for name in bytes_of(imported.folder) if "ballots" in name]


def test_nothing_is_brought_in_while_there_are_ballots(vote: SecretVote, tmp_path: Path) -> None:
    """What is brought in could close the vote without them; into a new folder it may be."""
    vote.store.close()
    other = Path(shutil.copytree(vote.acme.folder, tmp_path / "other"))
    (other / vote.file.name).unlink()
    with Store.open(other) as store:
        store.do(AddDepartment(name="Legal"))
    found = compare(vote.acme.folder, other)
    assert any("stay behind" in each for each in found.notes)
    before = bytes_of(vote.acme.folder)
    with pytest.raises(NotMerged, match="with 3 secret ballots in its box"):
        merge_into(found)
    assert bytes_of(vote.acme.folder) == before
    merged = merge_new(found, tmp_path / "home")
    assert not [name for name in bytes_of(merged) if "ballots" in name]


def test_nobody_is_erased_whose_ballot_may_be_in_it(vote: SecretVote) -> None:
    """Who has no vote in it may be; once it is closed, all may."""
    guest = vote.acme.person("Gus Stranger", "", None)
    vote.store.close()
    before = bytes_of(vote.acme.folder)
    for voter in (0, 5):
        with pytest.raises(NotErased, match=r"a secret vote is open in .*their ballot may be"):
            erase(vote.acme.folder, vote.voters[voter], now=vote.acme.clock)
    after = bytes_of(vote.acme.folder)
    assert {n: c for n, c in after.items() if n[0] != "."} == {
        n: c for n, c in before.items() if n[0] != "."
    }
    assert after[vote.file.name] == before[vote.file.name]
    erase(vote.acme.folder, guest.id, now=vote.acme.clock)
    vote.open()
    assert len(vote.box.ballots) == 3
    vote.close()
    vote.store.close()
    erase(vote.acme.folder, vote.voters[5], now=vote.acme.clock)

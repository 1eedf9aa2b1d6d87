"""A ballot box outside of a folder that a sync client copies, ballot by ballot, to its servers.

Requirement: where a client is recognised the ballots lie in the data folder of this machine and a
note says so; they are found again from there, removed from there, and on another machine it is told
where they are; a note from somebody else leads nowhere.
"""

from __future__ import annotations

import errno
import shutil
import socket
from argparse import Namespace
from pathlib import Path

import pytest

from screens.cli.commands.doctor import doctor
from screens.cli.commands.start.all_engagements import listing
from sessions.ballot_boxes.box_file import read_box
from sessions.errors import NotRecorded
from tests.builders.secret_votes import VOTERS, SecretVote
from tests.sessions.disk.failing_disks import FaultyDisk, bytes_of
from workshop.errors import Refused

OF_ANOTHER = f"{'0' * 20}-abcdefabcdef.json"
"""A box that is called like one of another vote."""


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which this machine keeps boxes."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr("sessions.ballot_boxes.found_boxes.data_folder", lambda: tmp_path / "data")
    return tmp_path / "data" / "ballot-boxes"


@pytest.fixture
def vote(tmp_path: Path, data: Path) -> SecretVote:
    """A secret vote in a folder of Dropbox, with two ballots."""
    (tmp_path / "Dropbox").mkdir()
    vote = SecretVote(tmp_path / "Dropbox" / "e")
    vote.cast(0)
    vote.cast(1)
    assert len(list(data.iterdir())) == 1
    return vote


def note(vote: SecretVote) -> Path:
    """The note in the folder."""
    return vote.file.with_suffix(".elsewhere")


def test_no_ballot_lies_in_the_synced_folder(vote: SecretVote, data: Path) -> None:
    """A note alone, which is the same whoever voted; the box is found again from it."""
    (path,) = data.iterdir()
    box, told = vote.box, note(vote).read_bytes()
    assert not vote.file.exists()
    assert read_box(path.read_bytes(), vote.vote.id) == (box, "")
    assert not any(vote.voters[0].encode() in part for part in (told, path.name.encode()))
    vote.reopen()
    assert vote.box == box
    vote.cast(2)
    assert note(vote).read_bytes() == told
    vote.close()
    assert len(vote.kept.ballots) == 3
    assert list(data.iterdir()) == []
    assert not note(vote).exists()


def test_doctor_and_list_say_where_it_is(
    vote: SecretVote, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And how many ballots are in it; nothing is wrong with that."""
    (path,) = data.iterdir()
    vote.store.close()
    home, place = vote.acme.folder.parent, str(vote.acme.folder)
    assert doctor(Namespace(place=place, json=False, export_all=None, folder=home)) == 0
    told = capsys.readouterr().out
    assert "2 ballots in the box of a secret vote that is open, outside this synced folder" in told
    assert str(path) in told
    assert listing(Namespace(folder=home)) == 0
    assert f"on this machine alone: {path}" in capsys.readouterr().err


def test_a_moved_folder_finds_its_box(vote: SecretVote, data: Path, tmp_path: Path) -> None:
    """Out of the synced place: what is given from then on goes where it was."""
    box = vote.box
    vote.store.close()
    vote.acme.folder = Path(shutil.move(vote.acme.folder, tmp_path / "moved"))
    vote.open()
    assert vote.box == box
    vote.cast(2)
    assert not vote.file.exists()
    vote.close()
    assert list(data.iterdir()) == []


def test_a_folder_that_comes_to_be_synced_gives_its_box_away(tmp_path: Path, data: Path) -> None:
    """With the next ballot, and none is lost on the way."""
    vote = SecretVote(tmp_path / "e")
    vote.cast(0)
    assert vote.file.exists()
    vote.store.close()
    (tmp_path / "Nextcloud").mkdir()
    vote.acme.folder = Path(shutil.move(vote.acme.folder, tmp_path / "Nextcloud" / "e"))
    vote.open()
    vote.cast(1)
    assert not vote.file.exists()
    (path,) = data.iterdir()
    assert read_box(path.read_bytes(), vote.vote.id)[0] == vote.box
    assert len(vote.box.ballots) == 2


def test_on_another_machine_it_is_told_where_the_ballots_are(
    vote: SecretVote, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No second box is begun there; where it is voided there, the first machine removes its box."""
    (path,), host = data.iterdir(), socket.gethostname()
    vote.store.close()
    with monkeypatch.context() as there:
        there.setattr("socket.gethostname", lambda: "another")
        there.setattr("sessions.ballot_boxes.found_boxes.machine_number", lambda: "")
        vote.acme.folder.joinpath(".lock-owner.json").unlink(missing_ok=True)
        (defect,) = vote.open().defects
        assert defect.harmless
        assert defect.sentence.endswith(f"lies on another machine, {host}.")
        with pytest.raises(Refused, match="lies on another machine"):
            vote.cast(2)
        with pytest.raises(Refused, match="lies on another machine"):
            vote.close()
        vote.void()
        vote.store.close()
        assert path.exists()
    assert vote.open().defects == ()
    assert not path.exists()
    assert not note(vote).exists()


def test_a_box_that_has_gone_is_told(vote: SecretVote, data: Path) -> None:
    """It is harm, and the vote can only be voided."""
    shutil.rmtree(data)
    (defect,) = vote.reopen().defects
    assert not defect.harmless
    assert "is gone" in defect.sentence
    with pytest.raises(Refused, match="void the vote"):
        vote.cast(2)
    vote.void()
    assert vote.store.defects == ()


@pytest.mark.parametrize("name", ["../../mine.json", "/etc/passwd", OF_ANOTHER])
def test_a_note_from_somebody_else_leads_nowhere(
    vote: SecretVote, data: Path, tmp_path: Path, name: str
) -> None:
    """Nothing is read there, and nothing removed when the vote is voided."""
    (path,) = data.iterdir()
    others = (tmp_path / "mine.json", data / OF_ANOTHER)
    for each in others:
        shutil.copy(path, each)
    note(vote).write_bytes(note(vote).read_bytes().replace(path.name.encode(), name.encode()))
    (defect,) = vote.reopen().defects
    assert "the note that says where it is is damaged" in defect.sentence
    vote.void()
    assert all(each.exists() for each in others)


def test_a_disk_that_refuses_keeps_both_as_they_were(tmp_path: Path, data: Path) -> None:
    """At each call of the first ballot, which makes the folder, the box and the note."""
    (tmp_path / "Dropbox").mkdir()
    disk = FaultyDisk()
    vote = SecretVote(tmp_path / "Dropbox" / "e", disk)
    before, at = bytes_of(vote.acme.folder), 1
    while True:
        disk.plan(OSError(errno.EIO, "no"), after=at)
        try:
            vote.cast(3)
            break
        except NotRecorded:
            at += 1
        finally:
            disk.fault = None
        assert bytes_of(vote.acme.folder) == before
        assert bytes_of(data) == {}
        assert vote.box.ballots == ()
    assert at > 15
    for voter in range(3):
        vote.cast(voter)
    assert len(vote.reopen().moment().boxes[vote.vote.id].voters) == 4 < VOTERS

"""Secret ballots in an open engagement: in the box, in nothing else, and counted once.

Requirement: while a secret vote is open the same ballots in another order leave the same bytes in
every file; when it is closed they are in one line and the box is gone; none is lost or doubled by
closing the program, by another window or by undo; a window that only reads knows how many there
are.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.ballot_boxes.box_file import content_of, read_box
from sessions.errors import NotRecorded, ReadOnly
from sessions.history.undo import NotUndone
from sessions.store.past import Past
from sessions.store.store import Store
from tests.builders.secret_votes import GIVEN, VOTERS, SecretVote, reading
from tests.faults.recorders import NoSyncDisk
from tests.sessions.disk.failing_disks import FaultyDisk, bytes_of
from workshop.ballots.votes.standing import progress
from workshop.errors import Refused
from workshop.record.change import Change
from workshop.record.documents import Entry
from workshop.record.votes.box import Box
from workshop.record.votes.channels import Channel
from workshop.running.command_kinds.sessions import DiscardSession

ALL = range(VOTERS)


@pytest.fixture
def vote(tmp_path: Path) -> SecretVote:
    """A secret vote that is open, with nothing in its box."""
    return SecretVote(tmp_path / "e")


def left(folder: Path) -> dict[str, bytes]:
    """Every file of an engagement; its lock and the note of that tell of the process alone."""
    return {
        name: content
        for name, content in bytes_of(folder).items()
        if name not in (".lock", ".lock-owner.json", ".reserve")
    }


def after(order: Sequence[int], given: Sequence[int]) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The files while a vote is open, after ballots in an order, and when the program is closed."""
    with TemporaryDirectory() as place:
        vote = SecretVote(Path(place) / "e", NoSyncDisk())
        for voter in order:
            vote.cast(voter, GIVEN[given[voter]])
        vote.store.drafts.flush()
        vote.store.database.save_checkpoint()
        running = left(vote.acme.folder)
        vote.store.close()
        return running, left(vote.acme.folder)


@pytest.fixture
def _known_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """A journal is named with six digits by chance, which tell nothing of ballots."""
    monkeypatch.setattr("sessions.database.database.token", lambda: "abcdef")


@pytest.mark.usefixtures("_known_names")
@settings(max_examples=12)
@given(st.permutations(ALL), st.permutations(ALL))
def test_no_order_is_left_in_any_file(order: Sequence[int], given: Sequence[int]) -> None:
    """The same ballots of the same people in another order, and given by others of them."""
    running, closed = after(ALL, ALL)
    assert after(order, given) == (running, closed)
    assert any(name.startswith(".ballots-") for name in closed)


def test_ballots_leave_no_line_in_the_journal(vote: SecretVote) -> None:
    """Not their number either: the record stands where it stood when the vote was opened."""
    lines, told = len(vote.store.lines), []
    vote.store.listen(lambda: told.append(vote.store.ballot_boxes.count(vote.vote.id)))
    for voter in ALL:
        vote.cast(voter)
    assert len(vote.store.lines) == lines
    assert told == [1, 2, 3, 4, 5, 6]
    assert "cast" not in str([change.sentence for change in vote.store.history.changes])


def test_closing_is_one_line_and_the_box_is_gone(vote: SecretVote) -> None:
    """Ballots, people and channels stand in the vote, and it is not undone."""
    for voter in ALL:
        vote.cast(voter)
    lines, box = len(vote.store.lines), vote.box
    vote.close()
    assert len(vote.store.lines) == lines + 1
    assert not vote.file.exists()
    assert vote.kept.ballots == box.ballots
    assert vote.kept.voters == tuple(sorted(vote.voters))
    assert vote.kept.channels == {"paper": VOTERS}
    assert vote.store.ballot_boxes.count(vote.vote.id) == 0
    last = vote.store.history.changes[-1]
    with pytest.raises(NotUndone, match="Only what was recorded is undone"):
        vote.store.undo_redo.undo_change(last)
    with pytest.raises(NotUndone, match="builds on it"):
        vote.store.undo_redo.undo_change(vote.store.history.changes[-2])
    assert vote.reopen().defects == ()
    assert vote.kept.ballots == box.ballots


def test_ballots_are_there_when_the_engagement_is_opened_again(vote: SecretVote) -> None:
    """As many as people, the same ones; nobody votes twice."""
    for voter in (4, 0):
        vote.cast(voter)
    box = vote.box
    vote.reopen()
    assert vote.box == box
    with pytest.raises(Refused, match="voted already"):
        vote.cast(4)
    vote.cast(1)
    assert [voter for voter, _ in vote.box.voters] == sorted(vote.voters[at] for at in (0, 1, 4))


def test_an_opening_is_not_undone_while_there_are_ballots(vote: SecretVote) -> None:
    """By neither way; before the first ballot it is, and no box is left of it."""
    vote.cast(0)
    change = vote.store.history.changes[-1]
    for undo in (partial(vote.store.undo), partial(vote.store.undo_redo.undo_change, change)):
        with pytest.raises(NotUndone, match=r"holds 1 secret ballot.*Void the vote, with a reason"):
            undo()
    assert "Void the vote" in vote.store.undo_redo.why_not(change)
    vote.void()
    assert not vote.file.exists()
    assert vote.kept.thrown_away == 1
    assert vote.kept.ballots == ()


def test_no_vote_goes_with_ballots_in_its_box(vote: SecretVote) -> None:
    """Whatever removes it, as the discarding of a session: they would be of a vote nobody knows."""
    vote.cast(0)
    with pytest.raises(Refused, match="holds 1 secret ballot"):
        vote.store.commit(Change(sentence="", removes=(vote.kept,)))
    with pytest.raises(Refused):
        vote.store.do(DiscardSession(session_id=vote.acme.session_id))
    vote.void()
    vote.store.do(DiscardSession(session_id=vote.acme.session_id))
    assert not list(vote.store.record.all(Entry))


def test_an_opening_without_ballots_is_undone(vote: SecretVote) -> None:
    """And done again."""
    vote.store.undo()
    assert vote.store.record.find(type(vote.vote), vote.vote.id) is None
    vote.store.redo()
    vote.cast(2)
    assert vote.store.ballot_boxes.count(vote.vote.id) == 1


def test_what_is_voted_on_is_not_changed_by_undo(vote: SecretVote) -> None:
    """A vote is on what stood there when it was opened."""
    with pytest.raises(NotUndone):
        vote.store.undo_redo.undo_change(vote.store.history.changes[-2])
    assert len(list(vote.store.record.all(Entry))) == 2
    vote.close()


def test_another_window_knows_how_many(vote: SecretVote) -> None:
    """And nothing else; it takes no ballots, and reads the box when it takes over."""
    vote.cast(0)
    other = reading(vote.acme.folder, vote.acme.clock)
    assert other.ballot_boxes.count(vote.vote.id) == 1
    (shown,) = other.moment().boxes.values()
    assert shown == Box.of_count(vote.vote.id, 1)
    told = progress(other.record, vote.kept, other.moment().boxes)
    assert (told.cast, told.waiting, told.by_channel) == (1, (), {})
    assert len(progress(vote.store.record, vote.kept, vote.store.moment().boxes).waiting) == 5
    vote.cast(1)
    assert other.follow()
    assert other.ballot_boxes.count(vote.vote.id) == 2
    assert not other.follow()
    with pytest.raises(ReadOnly):
        other.ballot_boxes.put(vote.box)
    box = vote.box
    vote.store.close()
    other.take_over()
    assert other.moment().boxes == {vote.vote.id: box}
    other.close()


def test_another_window_follows_the_closing(vote: SecretVote) -> None:
    """What was in the box is in the vote then."""
    vote.cast(0)
    other = reading(vote.acme.folder, vote.acme.clock)
    vote.close()
    assert other.follow()
    assert other.ballot_boxes.count(vote.vote.id) == 0
    assert len(other.record.get(type(vote.vote), vote.vote.id).ballots) == 1
    assert other.defects == ()


def test_an_earlier_moment_shows_nothing_of_it(vote: SecretVote) -> None:
    """Not how many either, though the vote was open then."""
    vote.cast(0)
    with Past.open(vote.acme.folder, at=vote.acme.clock(), now=vote.acme.clock) as past:
        assert past.record.get(type(vote.vote), vote.vote.id).is_open
        assert past.ballot_boxes.count(vote.vote.id) == 0
        assert past.moment().boxes == {}


@pytest.mark.parametrize("ends", [SecretVote.close, SecretVote.void])
def test_a_box_that_a_kill_left_is_removed(
    vote: SecretVote, ends: Callable[[SecretVote], None]
) -> None:
    """Its vote is closed, or voided: opening to read says so, opening to write removes it."""
    for voter in ALL:
        vote.cast(voter)
    content = vote.file.read_bytes()
    ends(vote)
    vote.store.close()
    vote.file.write_bytes(content)
    unfinished = vote.file.with_name(f".{vote.file.name}.new")
    unfinished.write_bytes(content[:40])
    with reading(vote.acme.folder, vote.acme.clock) as other:
        assert [defect.harmless for defect in other.defects] == [True]
        assert vote.file.exists()
    assert vote.open().defects == ()
    assert not vote.file.exists()
    assert not unfinished.exists()


def test_ballots_that_a_closed_vote_has_not_are_kept(vote: SecretVote) -> None:
    """It was closed on another machine: the box stays, and it is told."""
    vote.cast(0)
    vote.close()
    vote.store.close()
    odd = Box(vote_id=vote.vote.id).with_ballot(vote.voters[1], Channel.PAPER, {})
    vote.file.write_bytes(content_of(odd))
    (defect,) = vote.open().defects
    assert defect.KIND == "uncounted ballots"
    assert "with 1 ballot of a vote that was closed without them" in defect.sentence
    assert vote.file.exists()
    assert vote.store.harm == [defect]


def test_a_box_of_an_unknown_vote_is_told(vote: SecretVote) -> None:
    """Nothing else is refused for it."""
    stray = vote.acme.folder / f".ballots-{'0' * 19}9.json"
    stray.write_bytes(content_of(Box(vote_id="")))
    (defect,) = vote.reopen().defects
    assert (defect.KIND, defect.file) == ("stray ballot box", stray.name)
    vote.cast(0)
    vote.close()
    assert stray.exists()


def test_a_damaged_box_is_told_and_the_vote_can_only_be_voided(vote: SecretVote) -> None:
    """No ballot is put on top of it, and none is counted without it; all else goes on."""
    vote.cast(0)
    vote.file.write_bytes(vote.file.read_bytes()[:-9])
    vote.reopen()
    (defect,) = vote.store.defects
    assert defect.KIND == "unreadable ballot box"
    assert not defect.harmless
    damaged = vote.file.read_bytes()
    for act in (lambda: vote.cast(1), vote.close, vote.store.undo):
        with pytest.raises(Refused, match="cannot be read"):
            act()
    assert vote.file.read_bytes() == damaged
    vote.acme.say("All else is recorded", step="outside")
    vote.void()
    assert vote.store.defects == ()
    assert not vote.file.exists()


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0], ids=["before", "halfway", "after"])
@pytest.mark.parametrize("voter", [0, 1])
def test_a_disk_that_refuses_keeps_the_box(tmp_path: Path, share: float, voter: int) -> None:
    """At each of its calls: the ballot is refused, the box is as before, and the next is taken."""
    disk = FaultyDisk()
    vote = SecretVote(tmp_path / "e", disk)
    if voter:
        vote.cast(0)
    at, refused, box = 0 if voter else 1, 0, vote.box  # a file that is not there is no failure
    before = bytes_in(vote.file)
    while True:
        disk.plan(OSError(errno.ENOSPC, "no"), after=at, share=share)
        try:
            vote.cast(voter)
        except NotRecorded:
            refused += 1
        else:
            break
        finally:
            disk.fault = None
        assert vote.box == box
        assert bytes_in(vote.file) == before
        at += 1
    assert refused >= 6
    assert len(vote.box.voters) == voter + 1
    assert read_box(bytes_in(vote.file), vote.vote.id)[0] == vote.box


def bytes_in(path: Path) -> bytes:
    """The content of a file; nothing where there is none."""
    return path.read_bytes() if path.exists() else b""


@pytest.mark.parametrize("voter", [0, 1])
def test_a_disk_that_refuses_from_then_on_is_believed(tmp_path: Path, voter: int) -> None:
    """Where a box cannot be put back as it was, what is known is what lies on the disk."""
    for at in range(9):
        disk = FaultyDisk()
        vote = SecretVote(tmp_path / str(at), disk)
        if voter:
            vote.cast(0)
        disk.plan(OSError(errno.EIO, "no"), "sync_folder", "remove", "create", after=at, times=99)
        with suppress(NotRecorded):
            vote.cast(voter)
        disk.fault = None
        content = bytes_in(vote.file)
        found = read_box(content, vote.vote.id)[0] if content else Box(vote_id=vote.vote.id)
        assert vote.box == found
        vote.close()
        assert len(vote.kept.ballots) == len(vote.kept.voters)


def test_two_writers_lose_no_ballot(vote: SecretVote) -> None:
    """Where the file system has no locks: the second sees what the first took, and says so."""
    vote.cast(0)
    other = Store.open(vote.acme.folder, read_only=True, now=vote.acme.clock)
    other.ballot_boxes.read(writable=True)
    box = other.moment().boxes[vote.vote.id].with_ballot(vote.voters[3], Channel.PAPER, {})
    other.ballot_boxes.put(box)
    with pytest.raises(NotRecorded, match="another program changed the ballot box"):
        vote.cast(1)
    assert vote.box == box
    vote.cast(1)
    assert len(vote.box.ballots) == 3
    other.ballot_boxes.read(writable=True)
    vote.cast(2)
    closed = msgspec.structs.replace(vote.vote, closed=vote.acme.clock())
    with pytest.raises(NotRecorded, match="another program changed the ballot box"):
        other.ballot_boxes.require(Change(sentence="", puts=(closed,), emptied=closed.id))


def test_ballots_taken_together_are_one_rewrite(tmp_path: Path) -> None:
    """A pile of paper: the box is written once, and not at all where one of them cannot be."""
    disk = FaultyDisk()
    vote = SecretVote(tmp_path / "e", disk)
    disk.calls.clear()
    with vote.store.ballot_boxes.together():
        for voter in ALL:
            vote.cast(voter)
        assert not vote.file.exists()
    assert disk.calls.count("replace") == 1
    assert len(vote.box.ballots) == VOTERS
    vote.void()
    assert not vote.file.exists()

"""Lines on their way to the disk, in any order of what else is done, refused and waited for."""

from __future__ import annotations

import errno
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

import pytest

from sessions.erasure.erase import erase
from sessions.errors import EngagementLocked, NotRecorded
from sessions.store.store import Store
from sessions.store.under_way import UnderWay
from sessions.transfer.zip_writer import packed
from tests.builders.acme import Acme
from tests.builders.secret_votes import VOTERS, SecretVote
from tests.sessions.disk.held_disk import HeldDisk
from workshop.errors import Refused
from workshop.record.change import Change
from workshop.record.documents import Entry, Person
from workshop.record.votes.documents import Vote
from workshop.running.capture import read_line
from workshop.running.commands import (
    CloseSession,
    RecordEntries,
    ReopenSession,
    SetOffRecord,
    SkipStep,
)
from workshop.running.senders import Sender

MOVES = 40
"""So many things are done in one run."""


class FullDisk(HeldDisk):
    """A disk that may be full besides; what it is told to do counts for the lines to come."""

    full = False

    def write(self, handle: int, content: bytes | memoryview) -> int:
        """Write, or find no room."""
        if self.full:
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().write(handle, content)


class Run:
    """An engagement to which anything is done, and what must be so then."""

    disk: FullDisk

    def __init__(self, folder: Path, chance: Random, acme: Acme | None = None) -> None:
        if acme is None:
            self.disk = FullDisk()
            acme = Acme(folder, disk=self.disk)
        self.acme = acme
        self.chance = chance
        self.sent: list[tuple[str, bool]] = []
        self.told: dict[str, Change | Exception] = {}
        self.undone: list[str] = []
        self.back = set[str]()
        self.off = False

    @property
    def _store(self) -> Store:
        return self.acme.store

    def send(self, text: str = "+ line {}") -> None:
        """Send a line that no other one is like."""
        line = text.format(len(self.sent))
        said_off = self.off
        self.sent.append((line, said_off))

        def became(outcome: Change | Exception) -> None:
            assert line not in self.told, "told twice"
            self.told[line] = outcome
            if isinstance(outcome, NotRecorded):
                behind = self.sent[self.sent.index((line, said_off)) + 1 :]
                self.back |= {each for each, _ in behind if each not in self.told}
            else:
                assert line not in self.back, "it overtook one that the disk refused"

        command = RecordEntries(
            session_id=self.acme.session_id, step_id="works", lines=(read_line(line),)
        )
        self._store.under_way.send(command, Sender.APPLICATION, became)

    def send_nothing(self) -> None:
        """Send a line that the rules refuse."""
        self.send("+ #tag{}")

    def send_newcomer(self) -> None:
        """Send a line that brings somebody; the next one of these only names them."""
        self.send("@Zoe line {}")

    def look(self) -> None:
        """Take what was written."""
        self._store.under_way.go_on()

    def hold(self) -> None:
        """From now on syncs wait."""
        self.disk.go.clear()

    def let_go(self) -> None:
        """No sync waits."""
        self.disk.go.set()

    def spoil(self) -> None:
        """The disk refuses from now on, in one of two ways, or no longer."""
        self.disk.refuses, self.disk.full = self.chance.choice(
            [(True, False), (False, True), (False, False), (False, False)]
        )

    def turn(self) -> None:
        """Off the record, or on it again: what was sent before is as it was said."""
        command = SetOffRecord(session_id=self.acme.session_id, on=not self.off)
        if self._waits(lambda: self._store.do(command)):
            self.off = not self.off

    def undo(self) -> None:
        """Take back a line that is recorded, where it is the last thing that was done."""
        self._turns_back(self._store.undo)

    def redo(self) -> None:
        """Do again what was undone last."""
        self._turns_back(self._store.redo)

    def _turns_back(self, way: Callable[[str], str]) -> None:
        if self._waits(lambda: way(self.acme.session_id)):
            self.undone = [line for line in self.recorded() if line not in self.lines()]
            self.off = self._store.record.sessions()[-1].off_record is not None

    def skip(self) -> None:
        """Leave another step out."""
        skip = SkipStep(session_id=self.acme.session_id, step_id="consent", reason="No time")
        self._waits(lambda: self._store.do(skip))

    def close_session(self) -> None:
        """Close the session, in which nothing is recorded then, or go on with it."""
        session_id = self.acme.session_id
        if not self._waits(lambda: self._store.do(CloseSession(session_id=session_id))):
            self._waits(lambda: self._store.do(ReopenSession(session_id=session_id)))
        self.off = self._store.record.sessions()[-1].off_record is not None

    def put_apart(self) -> None:
        """Call TinyDB itself, as a merge does."""
        self._waits(lambda: self._store.database.table("of_another").insert({"of": "another"}))

    def _waits(self, act: Callable[[], object]) -> bool:
        """Do what waits for all that was sent; whether it was done."""
        self.disk.go.set()
        try:
            act()
        except (NotRecorded, Refused):
            return False
        return True

    def recorded(self) -> list[str]:
        """The lines that were told as recorded, in the order in which they were sent."""
        return [line for line, _ in self.sent if isinstance(self.told.get(line), Change)]

    def entries(self) -> list[Entry]:
        """The entries that were sent here and stand, in their order."""
        return [each for each in self._store.record.all(Entry) if "line" in each.text]

    def lines(self) -> list[str]:
        """The lines of which entries stand, in their order."""
        texts = [entry.text for entry in self.entries()]
        words = {line.split(" ", 1)[1]: line for line, _ in self.sent}
        return [words[text.split(" (Zoe)")[0]] for text in texts]

    @property
    def moves(self) -> list[Callable[[], None]]:
        """What is done, the more often the more often it stands here."""
        moves = [self.send] * 6 + [self.look] * 3 + [self.send_nothing, self.send_newcomer]
        moves += [self.hold, self.let_go, self.spoil, self.turn, self.undo, self.redo]
        return [*moves, self.put_apart, self.skip, self.close_session]

    def live(self, moves: Sequence[Callable[[], None]]) -> None:
        """Do any of it, and look each time and in the end whether all is as it must be."""
        for _ in range(MOVES):
            self.chance.choice(moves)()
            self.check()
        self.let_go()
        self.disk.refuses = self.disk.full = False
        self._waits(self._store.under_way.finish)
        self._waits(lambda: self._store.do(ReopenSession(session_id=self.acme.session_id)))
        self.send()  # the next line that the disk takes disowns what it refused before
        self._store.under_way.finish()
        self.check()
        assert set(self.told) == {line for line, _ in self.sent}
        said = dict(self.sent)
        offs = [said[line] for line in self.lines()]
        assert [each.off_record for each in self.entries()] == offs
        names = [each.name for each in self._store.record.all(Person)]
        assert len(set(names)) == len(names)
        self.check_opened_again(sorted(map(repr, self._store.record.documents())))

    def check_opened_again(self, shown: list[str]) -> None:
        """What was shown is what is found, also where the program was killed now."""
        again = self.acme.reopen(crashed=self.chance.random() < 0.5)
        assert sorted(map(repr, again.record.documents())) == shown
        assert not again.harm
        again.close()

    def check(self) -> None:
        """Nothing is shown that was not told, nothing told is missing."""
        assert self.lines() == [each for each in self.recorded() if each not in self.undone]
        under_way = self._store.under_way
        assert len(self.told) + under_way.count == len(self.sent)


class Beside(Run):
    """The same with a secret vote open, and with other windows and programs on the folder."""

    def __init__(self, folder: Path, chance: Random) -> None:
        self.disk = FullDisk()
        self.vote = SecretVote(folder, self.disk)
        super().__init__(folder, chance, self.vote.acme)
        self.given = set[int]()
        self.reader: Store | None = None

    @property
    def moves(self) -> list[Callable[[], None]]:
        """What is done besides."""
        moves = [*super().moves, self.follow, self.follow, self.want_to_record, self.move_away]
        return [*moves, self.save, self.give_ballot, self.give_ballot, self.pack]

    def follow(self) -> None:
        """A window that only reads takes over what was written."""
        if self.reader is None:
            self.reader = Store.open(self.acme.folder, read_only=True, now=self.acme.clock)
        self.reader.follow()
        assert not self.reader.harm

    def want_to_record(self) -> None:
        """Nobody else records, and nobody is erased, as long as this window is open."""
        self.follow()
        assert self.reader is not None
        with pytest.raises(EngagementLocked):
            self.reader.take_over()
        with pytest.raises(EngagementLocked):
            Store.open(self.acme.folder)
        with pytest.raises(EngagementLocked):
            erase(self.acme.folder, self.acme.bo.id)

    def move_away(self) -> None:
        """The folder is moved away and back, perhaps while a line is being written."""
        away = self.acme.folder.with_name("away")
        if self._store.checkpoints.saving:
            return  # it might make a folder where none is
        self.acme.folder.rename(away)
        self.disk.go.set()
        away.rename(self.acme.folder)

    def save(self) -> None:
        """The copy that opens quickly is written in a thread of its own."""
        self._store.checkpoints.save_aside(backup=True)

    def pack(self) -> None:
        """Another program makes a zip of the folder."""
        packed(self.acme.folder)

    def give_ballot(self) -> None:
        """Somebody votes who has not."""
        voter = self.chance.randrange(VOTERS)
        self._waits(self._store.under_way.finish)
        if voter in self.given or self._store.record.find(Vote, self.vote.vote.id) is None:
            return  # the opening of the vote was taken back
        if self._waits(lambda: self.vote.cast(voter)):
            self.given.add(voter)

    def check(self) -> None:
        """The box holds those ballots that were acknowledged."""
        super().check()
        given = {self.vote.voters[voter] for voter in self.given}
        assert {voter for voter, _ in self.vote.box.voters} == given

    def check_opened_again(self, shown: list[str]) -> None:
        """The window beside it shows the same at last, and the box is kept."""
        self.follow()
        assert self.reader is not None
        assert sorted(map(repr, self.reader.record.documents())) == shown
        while self._store.checkpoints.saving:
            time.sleep(0.001)
        before = self.vote.box.voters
        super().check_opened_again(shown)
        with Store.open(self.acme.folder) as again:
            box = again.moment().boxes.get(self.vote.vote.id)
            assert (box.voters if box else ()) == before


@pytest.mark.parametrize("seed", range(6))
def test_whatever_comes_between_each_line_is_recorded_once_or_given_back(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What became of each is told once; record, journal and a folder left by a crash agree.

    Lines keep their order, are off the record as the session was when they were sent, and the
    chain of lines is whole.
    """
    monkeypatch.setattr(UnderWay, "PATIENCE", 0.001)
    chance = Random(seed)  # noqa: S311 - it chooses what is tried
    run = Run(tmp_path / "acme", chance)
    run.live(run.moves)


@pytest.mark.slow
def test_so_it_is_in_many_orders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same with other windows beside it, and the folder moved away and back meanwhile."""
    monkeypatch.setattr(UnderWay, "PATIENCE", 0.001)
    for seed in range(60):
        run = Beside(tmp_path / str(seed) / "acme", Random(seed))  # noqa: S311 - as above
        run.live(run.moves)


@pytest.mark.parametrize("seed", range(2))
def test_other_windows_neither_disturb_nor_take_what_waits(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One reads along, none writes or erases; ballots in a box are given between lines."""
    monkeypatch.setattr(UnderWay, "PATIENCE", 0.001)
    run = Beside(tmp_path / "acme", Random(seed))  # noqa: S311 - as above
    run.live(run.moves)

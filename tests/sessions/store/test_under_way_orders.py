"""Lines on their way to the disk, in any order of what else is done, refused and waited for."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from sessions.errors import NotRecorded
from sessions.store.store import Store
from sessions.store.under_way import UnderWay
from tests.builders.acme import Acme
from tests.sessions.disk.held_disk import HeldDisk
from workshop.errors import Refused
from workshop.record.change import Change
from workshop.record.documents import Entry, Person
from workshop.running.capture import read_line
from workshop.running.commands import RecordEntries, SetOffRecord
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

    def __init__(self, folder: Path, chance: Random) -> None:
        self.disk = FullDisk()
        self.acme = Acme(folder, disk=self.disk)
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
        before = self.lines()
        if self._waits(lambda: self._store.undo(self.acme.session_id)):
            session_off = self._store.record.sessions()[-1].off_record is not None
            self.off = session_off
            self.undone += [
                line for line in (*before, *self.recorded()) if line not in self.lines()
            ]

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

    def lines(self) -> list[str]:
        """The lines of which entries stand, in their order."""
        texts = [entry.text for entry in self._store.record.all(Entry)]
        words = {line.split(" ", 1)[1]: line for line, _ in self.sent}
        return [words[text.split(" (Zoe)")[0]] for text in texts]

    def check(self) -> None:
        """Nothing is shown that was not told, nothing told is missing."""
        assert self.lines() == [each for each in self.recorded() if each not in self.undone]
        under_way = self._store.under_way
        assert len(self.told) + under_way.count == len(self.sent)


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
    moves = [run.send] * 6 + [run.look] * 3 + [run.send_nothing, run.send_newcomer, run.hold]
    moves += [run.let_go, run.spoil, run.turn, run.undo, run.put_apart]
    for _ in range(MOVES):
        chance.choice(moves)()
        run.check()
    run.let_go()
    run.disk.refuses = run.disk.full = False
    run._waits(run._store.under_way.finish)
    run.send()  # the next line that the disk takes disowns what it refused before
    run._store.under_way.finish()
    run.check()
    assert set(run.told) == {line for line, _ in run.sent}
    said = dict(run.sent)
    offs = [said[line] for line in run.lines()]
    assert [each.off_record for each in run._store.record.all(Entry)] == offs
    shown = list(run._store.record.documents())
    names = [each.name for each in run._store.record.all(Person)]
    assert len(set(names)) == len(names)
    again = run.acme.reopen(crashed=chance.random() < 0.5)
    assert sorted(map(repr, again.record.documents())) == sorted(map(repr, shown))
    assert not again.harm
    again.close()

"""Commands on their way to a disk that takes its time, or refuses."""

from __future__ import annotations

import signal
import threading
import time
from datetime import timedelta
from pathlib import Path

import pytest

from sessions.disk.disk import Disk
from sessions.errors import NotRecorded
from sessions.journal.reserve import Reserve
from sessions.store.drafts import Place
from sessions.store.store import Store
from tests.builders.acme import Acme
from tests.sessions.disk.held_disk import HeldDisk, held_disk
from workshop.record.change import Change
from workshop.record.documents import Entry
from workshop.running.capture import read_line
from workshop.running.commands import RecordEntries
from workshop.running.senders import Sender


class Sent:
    """Lines that were sent, and what became of each, in the order in which that was told."""

    def __init__(self, acme: Acme) -> None:
        self.acme = acme
        self.told: list[tuple[str, Change | Exception]] = []

    def send(self, text: str) -> None:
        """Send a line."""
        command = RecordEntries(
            session_id=self.acme.session_id, step_id="works", lines=(read_line(text),)
        )
        under_way = self.acme.store.under_way
        under_way.send(command, Sender.APPLICATION, lambda came: self.told.append((text, came)))

    @property
    def texts(self) -> list[str]:
        """What is recorded, in its order."""
        return [entry.text for entry in self.acme.store.record.all(Entry)]


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> HeldDisk:
    """A disk, with the waiting of the program."""
    return held_disk(monkeypatch)


@pytest.fixture
def sent(tmp_path: Path, disk: HeldDisk) -> Sent:
    """Sends to an engagement on that disk."""
    return Sent(Acme(tmp_path / "acme", disk=disk))


def test_who_sends_does_not_wait_and_the_order_is_that_of_typing(
    sent: Sent, disk: HeldDisk
) -> None:
    """Each sync takes 200 ms: none of six lines waits for one, and all come as they were sent."""
    disk.seconds = 0.2
    slowest = 0.0
    for number in range(6):
        begun = time.perf_counter()
        sent.send(f"+ line {number}")
        slowest = max(slowest, time.perf_counter() - begun)
    assert slowest < 0.15, "one waited for a sync"
    assert sent.texts == []
    assert sent.acme.store.under_way.count == 6
    sent.acme.store.under_way.finish()
    lines = [f"line {number}" for number in range(6)]
    assert sent.texts == lines
    assert [text for text, _ in sent.told] == [f"+ {line}" for line in lines]
    assert [entry.text for entry in sent.acme.reopen().record.all(Entry)] == lines


def test_nothing_is_shown_as_recorded_before_the_disk_has_it(sent: Sent, disk: HeldDisk) -> None:
    """While the sync goes on, record, history and journal in memory are as before."""
    store = sent.acme.store
    before = (len(store.lines), len(store.history.changes), store.recorded_at)
    disk.go.clear()
    sent.send("+ kept")
    store.under_way.go_on()
    assert (len(store.lines), len(store.history.changes), store.recorded_at) == before
    assert sent.texts == []
    assert not sent.told
    disk.go.set()
    store.under_way.finish()
    assert sent.texts == ["kept"]
    assert len(store.lines) == before[0] + 1


def test_what_comes_later_waits_for_what_is_under_way(sent: Sent, disk: HeldDisk) -> None:
    """A command, undo and closing find everything recorded that was sent before them."""
    store = sent.acme.store
    disk.seconds = 0.05
    sent.send("+ first")
    sent.send("+ second")
    sent.acme.say("third", step="works")
    assert sent.texts == ["first", "second", "third"]
    sent.send("+ fourth")
    assert "fourth" in store.undo(sent.acme.session_id)
    sent.send("+ fifth")
    store.close()
    assert [e.text for e in sent.acme.reopen().record.all(Entry)] == [
        "first", "second", "third", "fifth",
    ]  # fmt: skip


def test_a_refused_line_lets_none_overtake_it(sent: Sent, disk: HeldDisk) -> None:
    """All that wait behind it come back, the last first; what is asked for next is refused once."""
    disk.go.clear()
    sent.send("+ first")
    sent.send("+ second")
    disk.refuses = True
    disk.go.set()
    with pytest.raises(NotRecorded, match="Input/output error"):
        sent.acme.say("third", step="works")
    assert [text for text, _ in sent.told] == ["+ second", "+ first"]
    assert all(isinstance(came, NotRecorded) for _, came in sent.told)
    assert sent.texts == []
    disk.refuses = False
    sent.send("+ first")
    sent.acme.store.under_way.finish()
    assert [entry.text for entry in sent.acme.reopen().record.all(Entry)] == ["first"]


def test_a_line_counts_from_when_it_was_entered(sent: Sent, disk: HeldDisk) -> None:
    """However long it waits for those before it."""
    disk.go.clear()
    sent.send("+ first")
    entered = sent.acme.store.moment().now
    sent.send("+ second")
    sent.acme.clock.now = entered + timedelta(minutes=5)
    disk.go.set()
    sent.acme.store.under_way.finish()
    assert [entry.at for entry in sent.acme.store.record.all(Entry)][1] == entered


@pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="Windows has no other way")
def test_who_waits_for_the_disk_can_be_told_to_stop(sent: Sent, disk: HeldDisk) -> None:
    """A signal is dealt with in the thread that waits, whichever thread the system gave it to.

    When its terminal is closed the program gets two at once, and the second thread one of them.
    """

    def given_to_another() -> None:
        signal.pthread_kill(threading.get_ident(), signal.SIGUSR1)

    before = signal.signal(signal.SIGUSR1, lambda *_: disk.go.set())
    try:
        disk.go.clear()
        sent.send("+ first")
        threading.Timer(0.05, given_to_another).start()
        sent.acme.store.under_way.finish()
    finally:
        signal.signal(signal.SIGUSR1, before)
    assert sent.texts == ["first"]


def test_what_a_thread_fails_with_is_raised_where_the_store_is_owned(
    sent: Sent, disk: HeldDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault of the program is none of the disk, and is not passed over."""

    def broken(handle: int) -> None:
        raise ZeroDivisionError(handle)

    monkeypatch.setattr(disk, "sync", broken)
    with pytest.raises(ZeroDivisionError):  # noqa: PT012 - in whichever of the two it is taken
        sent.send("+ first")
        sent.acme.store.under_way.finish()
    assert sent.texts == []


def test_what_cannot_even_be_made_lets_none_overtake_it(
    sent: Sent, disk: HeldDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever asks for something next is refused once too, as when the disk refuses."""
    store = sent.acme.store
    writer = store.database.journal.writer
    assert writer is not None
    made = writer.compose
    problem = NotRecorded("Not recorded: it cannot be written as JSON.")
    once = [problem]

    def refusing(*args: object) -> object:
        if once:
            raise once.pop()
        return made(*args)  # type: ignore[arg-type]

    disk.go.clear()
    sent.send("+ first")
    monkeypatch.setattr(writer, "compose", refusing)
    sent.send("+ second")
    disk.go.set()
    with pytest.raises(NotRecorded, match="JSON"):
        sent.acme.say("third", step="works")
    assert [came is problem for _, came in sent.told] == [False, True]
    assert sent.texts == ["first"]


def test_what_waits_goes_on_behind_a_change_that_waited_for_one_line_alone(
    sent: Sent, disk: HeldDisk
) -> None:
    """Words for the record itself wait for the line that is being written, and for no other."""
    store = sent.acme.store
    disk.go.clear()
    sent.send("+ first")
    sent.send("+ second")
    disk.go.set()
    store.database.journal.note({"sentence": "Looked through"})
    assert store.under_way.count == 1
    until = time.monotonic() + 5
    while store.under_way.count and time.monotonic() < until:
        store.under_way.go_on()
        time.sleep(0.001)
    assert sent.texts == ["first", "second"]


def test_closing_keeps_the_drafts_whatever_happens_before(
    sent: Sent, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault of the program in the writing takes no typed word along, nor the lock."""
    store, place = sent.acme.store, Place(sent.acme.session_id, "works")

    def broken() -> None:
        raise ZeroDivisionError

    store.drafts.put(place, "half a sen")
    monkeypatch.setattr(store.under_way, "close", broken)
    with pytest.raises(ZeroDivisionError):
        store.close()
    with Store.open(sent.acme.folder) as again:
        assert again.drafts.text(place) == "half a sen"


def test_room_that_is_found_again_meanwhile_is_no_crash(tmp_path: Path) -> None:
    """The warning is asked for while the thread that writes may end what it warns of."""

    class Fickle(Reserve):
        asked = 0

        @property
        def _spent(self) -> int | None:
            self.asked += 1
            return 5 if self.asked == 1 else None

        @_spent.setter
        def _spent(self, spent: int | None) -> None:
            pass

    assert "disk is full" in Fickle(tmp_path / "reserve", Disk()).warning([])

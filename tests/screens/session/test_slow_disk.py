"""A disk that takes its time, or refuses, while somebody types: keys and Enter wait for neither."""

from __future__ import annotations

import asyncio
import signal
import time
from pathlib import Path
from threading import Timer

import pytest

from screens.app.app import WorkshopApp
from screens.base import stop_signals
from sessions.store.drafts import Place
from tests.builders.acme import Acme
from tests.screens.session.session_app import Desk, session
from tests.sessions.disk.held_disk import HeldDisk, held_disk
from workshop.record.documents import Entry, Session, StepRun

HELD_UP = 0.2
"""Seconds of a sync."""


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> HeldDisk:
    """A disk, with the waiting of the program."""
    return held_disk(monkeypatch)


@pytest.fixture
def acme(tmp_path: Path, disk: HeldDisk) -> Acme:
    """An engagement on that disk."""
    return Acme(tmp_path / "acme", disk=disk)


def texts(acme: Acme) -> list[str]:
    """What is recorded, in its order."""
    return [entry.text for entry in acme.store.record.all(Entry)]


def opening(acme: Acme) -> StepRun:
    """What became of the first step."""
    return acme.store.record.get(Session, acme.session_id).steps["opening"]


async def enter(desk: Desk, line: str) -> None:
    """Type a line and press Enter, and wait for nothing that the disk has to do."""
    desk.screen.field.put(line)
    await desk.screen.field.action_submit()


async def test_enter_waits_for_no_sync(acme: Acme, disk: HeldDisk) -> None:
    """A line is entered at once, marked until the disk has it; the order is that of typing."""
    async with session(acme) as desk:
        await desk.to("works")
        disk.seconds = HELD_UP
        slowest = 0.0
        for number in range(4):
            begun = time.perf_counter()
            await enter(desk, f"+ line {number}")
            slowest = max(slowest, time.perf_counter() - begun)
            assert desk.screen.field.value == ""
        assert slowest < 0.15, "Enter waited for the disk"
        disk.go.clear()
        await desk.pilot.pause()
        seen = desk.seen()
        assert "○ being written" in seen
        assert "● recorded" not in seen
        assert "line 3" in seen
        disk.go.set()
        await desk.until(lambda: len(texts(acme)) == 4)
        await desk.pilot.pause()
        assert texts(acme) == [f"line {number}" for number in range(4)]
        assert "being written" not in desk.seen()
        assert "● recorded" in desk.seen()


async def test_enter_on_the_empty_line_waits_for_no_sync(acme: Acme, disk: HeldDisk) -> None:
    """What it confirms is being written too, and once."""
    async with session(acme) as desk:
        assert desk.step_id == "opening"
        disk.go.clear()
        await enter(desk, "")
        assert opening(acme).confirmed is None
        assert acme.store.under_way.count == 1
        await desk.pilot.pause()
        assert "○ being written" in desk.seen()
        disk.go.set()
        await enter(desk, "")
        assert opening(acme).confirmed
        await desk.pilot.pause()
        assert "● recorded" in desk.seen()


async def test_what_is_typed_meanwhile_stays(acme: Acme, disk: HeldDisk) -> None:
    """Keys go to the next line, and what is said of the one before does not hide its reading."""
    async with session(acme) as desk:
        await desk.to("works")
        disk.go.clear()
        await enter(desk, "+ first")
        for key in "- next":
            await desk.pilot.press("space" if key == " " else key)
        assert desk.screen.field.value == "- next"
        assert "weakness" in desk.hint
        assert acme.store.drafts.text(desk.screen.drafts.place_of("line")) == "+ first\n- next"
        disk.go.set()
        await desk.until(lambda: bool(texts(acme)))
        await desk.pilot.pause()
        assert desk.screen.field.value == "- next"
        assert "weakness" in desk.hint
        assert acme.store.drafts.text(desk.screen.drafts.place_of("line")) == "- next"


async def test_refused_lines_come_back_in_their_order(acme: Acme, disk: HeldDisk) -> None:
    """None is lost and none overtakes another; what is typed meanwhile stays in the line."""
    async with session(acme) as desk:
        await desk.to("works")
        disk.go.clear()
        await enter(desk, "+ first")
        await enter(desk, "+ second")
        disk.refuses = True
        disk.go.set()
        await desk.until(lambda: not acme.store.under_way.count)
        await desk.pilot.pause()
        assert desk.screen.field.value == "+ first"
        assert "Not recorded: the disk refused (Input/output error)" in desk.hint
        assert "▲ not recorded" in desk.seen()
        assert texts(acme) == []
        disk.refuses = False
        await desk.press("enter")
        await desk.until(lambda: texts(acme) == ["first"])
        await desk.pilot.pause()
        assert desk.screen.field.value == "+ second"
        await desk.press("enter")
        await desk.until(lambda: len(texts(acme)) == 2)
        assert texts(acme) == ["first", "second"]


@pytest.mark.parametrize("typed", [pytest.param("", marks=pytest.mark.slow), "- next"])
async def test_lines_that_wait_are_kept_in_the_order_in_which_they_come_back(
    acme: Acme, disk: HeldDisk, typed: str
) -> None:
    """Killed now, the next run offers the first one first, as where the disk refuses them."""
    async with session(acme) as desk:
        await desk.to("works")
        place = desk.screen.drafts.place_of("line")
        disk.go.clear()
        await enter(desk, "+ first")
        await enter(desk, "+ second")
        desk.screen.field.put(typed)
        await desk.pilot.pause()
        waiting = acme.store.drafts.find(place)
        disk.refuses_once = True
        disk.go.set()
        await desk.until(lambda: not acme.store.under_way.count)
        await desk.pilot.pause()
        refused = acme.store.drafts.find(place)
        for kept in (waiting, refused):
            assert kept
            desk.screen.field.restore(kept.text, kept.begun)
            if typed:
                assert desk.screen.field.value == typed
                desk.screen.field.value = ""
                desk.screen.field.has_refused()  # which goes on with what came back
            assert desk.screen.field.value == "+ first"
            assert kept.text.split("\n")[:2] == ["+ first", "+ second"]


async def test_leaving_waits_and_stays_where_the_disk_refuses(acme: Acme, disk: HeldDisk) -> None:
    """Nothing that was entered is left behind on the way."""
    async with session(acme) as desk:
        await desk.to("works")
        disk.seconds = HELD_UP
        await enter(desk, "+ first")
        await desk.press("f2")
        assert texts(acme) == ["first"]
        assert desk.step_id == "outside"
        await desk.press("f3")
        assert desk.step_id == "works"
        disk.go.clear()
        await enter(desk, "+ second")
        disk.refuses = True
        disk.go.set()
        await desk.press("f2")
        assert desk.step_id == "works"
        assert desk.screen.field.value == "+ second"
        disk.refuses = False


async def test_leaving_stays_where_the_rules_refuse_what_waited(acme: Acme, disk: HeldDisk) -> None:
    """The second of three lines says nothing: it stays with its step, and undo takes no other."""
    async with session(acme) as desk:
        await desk.to("works")
        disk.go.clear()
        for line in ("+ first", "+ #x", "+ third"):
            await enter(desk, line)
        Timer(0.2, disk.go.set).start()  # once the key waits for it
        await desk.press("f2")
        assert desk.step_id == "works"
        assert desk.screen.field.value == "+ #x"
        assert texts(acme) == ["first", "third"]
        disk.go.clear()
        await enter(desk, "+ #x")
        assert desk.screen.field.value == "+ #x"
        desk.screen.field.value = ""
        await enter(desk, "+ fourth")
        await enter(desk, "+ #x")
        Timer(0.2, disk.go.set).start()
        await desk.press("ctrl+z")
        assert texts(acme) == ["first", "third", "fourth"]


async def test_what_was_said_off_the_record_is_not_on_it_after_a_refusal(
    acme: Acme, disk: HeldDisk
) -> None:
    """Lines that come back hold the record off until they are recorded, or deleted."""

    def off() -> bool:
        return acme.store.record.get(Session, acme.session_id).off_record is not None

    async with session(acme) as desk:
        await desk.to("works")
        await desk.press("ctrl+g")
        assert off()
        disk.go.clear()
        await enter(desk, "they are broke")
        await enter(desk, "and sell in May")
        disk.refuses = True
        disk.go.set()
        await desk.press("ctrl+g")
        assert off()
        disk.refuses = False
        await desk.press("ctrl+g")
        assert off()
        assert "Still off the record" in desk.hint
        await desk.press("enter")
        await desk.until(lambda: len(texts(acme)) == 1)
        await desk.press("ctrl+u")
        await desk.press("ctrl+g")
        assert not off()
        assert [each.off_record for each in acme.store.record.all(Entry)] == [True]


@pytest.mark.parametrize("key", ["ctrl+z", pytest.param("ctrl+y", marks=pytest.mark.slow)])
async def test_undo_does_not_put_on_the_record_what_was_said_off_it(
    acme: Acme, disk: HeldDisk, key: str
) -> None:
    """Going off the record is not taken back while a line that was entered then was refused."""
    async with session(acme) as desk:
        await desk.to("works")
        await desk.press("ctrl+g")
        disk.go.clear()
        await enter(desk, "they are broke")
        disk.refuses_once = True
        disk.go.set()
        await desk.until(lambda: desk.screen.field.value == "they are broke")
        await desk.press(key)
        assert acme.store.record.get(Session, acme.session_id).off_record
        assert "entered off the record is not recorded yet" in desk.hint
        await desk.press("enter")
        await desk.until(lambda: bool(texts(acme)))
        assert [each.off_record for each in acme.store.record.all(Entry)] == [True]


async def test_what_was_said_off_the_record_stays_so_from_another_step(
    acme: Acme, disk: HeldDisk
) -> None:
    """A refused line of another step holds the record off too; one that is half typed does not."""
    async with session(acme) as desk:
        await desk.to("works")
        await desk.press("ctrl+g")
        disk.go.clear()
        await enter(desk, "they are broke")
        disk.refuses_once = True
        disk.go.set()
        await desk.until(lambda: desk.screen.field.value == "they are broke")
        await desk.to("outside")
        await desk.press("ctrl+g")
        assert "entered at the step “What works”" in " ".join(desk.hint.split())
        assert acme.store.record.get(Session, acme.session_id).off_record
        await desk.to("works")
        desk.screen.field.value = "half of ano"
        await desk.to("outside")
        await desk.press("ctrl+g")
        assert acme.store.record.get(Session, acme.session_id).off_record is None


async def test_what_was_said_off_the_record_is_not_on_it_in_the_next_run(
    acme: Acme, disk: HeldDisk
) -> None:
    """A line that the disk refused is offered again as one, and holds the record off as before."""
    async with session(acme) as desk:
        await desk.to("works")
        await desk.press("ctrl+g")
        disk.go.clear()
        await enter(desk, "they are broke")
        disk.refuses_once = True
        disk.go.set()
        await desk.until(lambda: desk.screen.field.value == "they are broke")
        await desk.pilot.pause()
    acme.reopen()
    async with session(acme) as desk:
        assert desk.screen.field.value == "they are broke"
        await desk.press("ctrl+g")
        assert "Still off the record" in desk.hint
        await desk.press("enter")
        await desk.until(lambda: bool(texts(acme)))
        assert [each.off_record for each in acme.store.record.all(Entry)] == [True]


async def test_quitting_stays_where_the_disk_refuses(acme: Acme, disk: HeldDisk) -> None:
    """Whoever entered lines and quits sees that they are not recorded, and then may quit."""
    async with session(acme) as desk:
        await desk.to("works")
        disk.go.clear()
        await enter(desk, "+ first")
        await enter(desk, "+ second")
        disk.refuses = True
        Timer(0.2, disk.go.set).start()
        await desk.press("ctrl+q")
        assert desk.pilot.app.is_running
        assert desk.screen.field.value == "+ first"
        assert "Not recorded" in desk.hint
        disk.refuses = False
        await desk.press("ctrl+q")
        assert not acme.store.writable
    assert acme.reopen().drafts.text(Place(acme.session_id, "works")) == "+ first\n+ second\n"


async def test_whoever_ends_the_program_waits_for_no_key(
    acme: Acme, disk: HeldDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The time in which it ends runs from then, though a key waits for the disk."""
    ends = list[int]()

    def end_soon(number: int, _: object) -> None:
        ends.append(number)
        disk.go.set()

    monkeypatch.setattr(stop_signals, "end_soon", end_soon)
    async with session(acme) as desk:
        app = desk.pilot.app
        assert isinstance(app, WorkshopApp)
        await desk.to("works")
        disk.go.clear()
        await enter(desk, "+ first")
        for seconds in (0.05, 0.06):
            Timer(seconds, app.stop, [int(signal.SIGTERM)]).start()
        desk.screen.recorder.finish()  # as a key does
        await asyncio.sleep(0)
        assert not acme.store.writable
    assert ends == [signal.SIGTERM]
    assert [entry.text for entry in acme.reopen().record.all(Entry)] == ["first"]


@pytest.mark.parametrize("by_the_disk", [False, True], ids=["by the rules", "by the disk"])
async def test_what_was_refused_keeps_nobody_on_the_record(
    acme: Acme, disk: HeldDisk, *, by_the_disk: bool
) -> None:
    """Whoever goes off the record talks on, and types ahead while the disk takes its time."""
    async with session(acme) as desk:
        await desk.to("works")
        disk.go.clear()
        await enter(desk, "+ first")
        await enter(desk, "+ #x")
        disk.refuses_once = by_the_disk
        Timer(0.05, disk.go.set).start()
        desk.screen.action_in_part("people", "off_record")
        await enter(desk, "they are broke")
        await desk.until(lambda: "they are broke" in texts(acme))
        off = {each.text: each.off_record for each in acme.store.record.all(Entry)}
        first = {} if by_the_disk else {"first": False}
        assert off == {**first, "they are broke": True}
        await desk.pilot.pause()
        assert "OFF THE RECORD" in desk.seen()

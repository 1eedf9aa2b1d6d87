"""What was entered and waits, or was refused, is what it was entered as; nothing is lost."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from threading import Timer

import pytest

from screens.base.navigation import OpenSession
from tests.builders.acme import Acme
from tests.screens.session.session_app import Desk, session
from tests.sessions.disk.held_disk import HeldDisk, held_disk
from workshop.record.documents import Entry, Session
from workshop.running.commands import CloseSession, ReopenSession, SetOffRecord


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


async def enter(desk: Desk, line: str) -> None:
    """Type a line and press Enter, and wait for nothing that the disk has to do."""
    desk.screen.field.put(line)
    await desk.screen.field.action_submit()


async def _undone_in_history(desk: Desk) -> None:
    """Take back in the history that the session is off the record."""
    await desk.give("session.history")
    await desk.press("u", "escape")


async def _closed_and_reopened(desk: Desk) -> None:
    """Close the session from elsewhere, which ends it, and go on."""
    store, session_id = desk.acme.store, desk.acme.session_id
    store.do(CloseSession(session_id=session_id))
    store.do(ReopenSession(session_id=session_id))
    await desk.to("works")


async def _ended_by_another_program(desk: Desk) -> None:
    """End it by whatever asks nobody."""
    desk.acme.store.do(SetOffRecord(session_id=desk.acme.session_id, on=False))
    await desk.to("outside")
    await desk.to("works")


@pytest.mark.parametrize(
    ("end", "quick"),
    [
        (_undone_in_history, False),
        (_closed_and_reopened, True),
        pytest.param(_ended_by_another_program, False, marks=pytest.mark.slow),
        pytest.param(_undone_in_history, True, marks=pytest.mark.slow),
    ],
)
async def test_whatever_ends_off_the_record_puts_no_refused_line_on_it(
    acme: Acme, disk: HeldDisk, end: Callable[[Desk], Awaitable[None]], *, quick: bool
) -> None:
    """Each line carries that it was entered so; what is typed afterwards is on the record."""
    async with session(acme) as desk:
        await desk.to("works")
        await desk.press("ctrl+g")
        if not quick:
            disk.go.clear()
        disk.refuses_once = True
        await enter(desk, "+ they are broke")
        disk.go.set()
        await desk.until(lambda: not acme.store.under_way.count)
        await desk.pilot.pause()
        assert texts(acme) == []
        await end(desk)
        assert acme.store.record.get(Session, acme.session_id).off_record is None
        assert desk.screen.field.value == "+ they are broke"
        await desk.press("enter")
        await desk.until(lambda: len(texts(acme)) == 1)
        assert "Recorded 1 line off the record" in desk.hint
        await enter(desk, "+ fast close")
        await desk.until(lambda: len(texts(acme)) == 2)
        said = acme.store.record.all(Entry)
        assert [(each.off_record, each.factor_id is None) for each in said] == [
            (True, True),
            (False, False),
        ]


@pytest.mark.parametrize("behind", [pytest.param(0, marks=pytest.mark.slow), 1])
async def test_a_line_of_an_earlier_run_is_as_it_was_entered(
    acme: Acme, disk: HeldDisk, behind: int
) -> None:
    """Also where plain prompts ended “off the record” between the runs."""
    async with session(acme) as desk:
        await desk.to("works")
        await desk.press("ctrl+g")
        disk.go.clear()
        for number in range(behind + 1):
            await enter(desk, f"they are broke {number}")
        disk.refuses = True
        disk.go.set()
        await desk.until(lambda: not acme.store.under_way.count)
        await desk.pilot.pause()
        disk.refuses = False
    acme.reopen().do(SetOffRecord(session_id=acme.session_id, on=False))
    async with session(acme) as desk:
        for number in range(behind + 1):
            assert desk.screen.field.value == f"they are broke {number}"
            await enter(desk, desk.screen.field.value)
            await desk.until(lambda: not acme.store.under_way.count)
            await desk.pilot.pause()
        assert len(texts(acme)) == behind + 1
        assert all(each.off_record for each in acme.store.record.all(Entry))


@pytest.mark.parametrize(
    ("word", "field"),
    [
        ("/private", "private"),
        pytest.param("/retract", "retracted", marks=pytest.mark.slow),
        pytest.param("/omit", "off_record", marks=pytest.mark.slow),
    ],
)
async def test_a_word_for_the_last_entry_means_the_one_that_was_just_entered(
    acme: Acme, disk: HeldDisk, word: str, field: str
) -> None:
    """Also where it waits for that to be written: what is private is not the one before."""
    acme.say("+ fast close")
    async with session(acme) as desk:
        await desk.to("works")
        disk.go.clear()
        await enter(desk, "- they are broke")
        Timer(0.1, disk.go.set).start()
        await enter(desk, word)
        await desk.until(lambda: len(texts(acme)) == 2)
        await desk.pilot.pause()
        said = {each.text: getattr(each, field) for each in acme.store.record.all(Entry)}
        assert said == {"fast close": False, "they are broke": True}


async def test_what_was_written_is_taken_also_after_another_session_was_in_front(
    acme: Acme, disk: HeldDisk
) -> None:
    """As after a small group, whose screen lay over that of the whole room."""
    async with session(acme) as desk:
        await desk.to("works")
        desk.screen.open(OpenSession(acme.session_id))
        await desk.pilot.pause()
        await desk.press("f10")
        disk.go.clear()
        await enter(desk, "+ fast close")
        disk.go.set()
        await desk.until(lambda: bool(texts(acme)))
        assert texts(acme) == ["fast close"]


@pytest.mark.slow
async def test_a_longer_text_of_an_earlier_run_is_as_it_was_entered(
    acme: Acme, disk: HeldDisk
) -> None:
    """What was refused, or half typed, when the program was cut off."""
    async with session(acme) as desk:
        await desk.to("works")
        await desk.press("ctrl+g")
        desk.screen.writing.action_long_text()
        await desk.pilot.pause()
        disk.refuses = True
        await desk.press("b", "r", "o", "k", "e", "ctrl+s")
        disk.refuses = False
        acme.reopen(crashed=True).do(SetOffRecord(session_id=acme.session_id, on=False))
    async with session(acme) as desk:
        desk.screen.writing.action_long_text()
        await desk.pilot.pause()
        await desk.press("ctrl+s")
        await desk.until(lambda: bool(texts(acme)))
        assert [(e.text, e.off_record) for e in acme.store.record.all(Entry)] == [("broke", True)]


async def test_what_was_pasted_stays_where_the_disk_refuses(acme: Acme, disk: HeldDisk) -> None:
    """The text stands there as it was changed, to be recorded again."""
    async with session(acme) as desk:
        await desk.to("works")
        await desk.paste("+ one\n- two\nthree")
        await desk.press("x")
        disk.refuses = True
        await desk.press("enter")
        assert texts(acme) == []
        disk.refuses = False
        await desk.press("enter")
        await desk.until(lambda: texts(acme) == ["two", "three"])


async def test_a_debrief_stays_where_the_disk_refuses(acme: Acme, disk: HeldDisk) -> None:
    """All that was typed stands in its fields again."""
    async with session(acme) as desk:
        await desk.give("session.debrief")
        await desk.press("a", "b")
        disk.refuses = True
        await desk.press("ctrl+s")
        disk.refuses = False
        await desk.press("ctrl+s")
        debrief = acme.store.record.get(Session, acme.session_id).debrief
        assert [each.text for each in debrief] == ["ab"]

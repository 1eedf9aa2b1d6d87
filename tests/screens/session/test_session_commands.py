"""When a command may be given stands on the command, and everything reads it there."""

from __future__ import annotations

from pathlib import Path

import pytest

from screens.base.commands import Needs, UserCommand
from screens.session.session import SessionScreen
from screens.session.steps import BODIES
from sessions.store.store import Store
from tests.builders.acme import Acme
from tests.screens.session.session_app import Desk, session
from tests.screens.stage import NARROW, WIDE
from workshop.record.documents import Session
from workshop.running.commands import CloseSession

LIVE = {
    "session.skip",
    "session.pause",
    "session.text",
    "session.join",
    "session.confirm",
    "session.close",
}
RECORDING = {"session.undo", "session.redo", "entry.edit", "entry.strength", "entry.legal"}
SCORING = {"session.scores-in", "session.normalise"}


@pytest.fixture
def acme(tmp_path: Path) -> Acme:
    """A session of a small engagement."""
    return Acme(tmp_path / "acme")


def offered(desk: Desk) -> set[str]:
    """The commands that can be given now, as the palette and the help list them."""
    return {command.id for command in desk.screen.user_commands()}


def footer(desk: Desk) -> set[str | None]:
    """The commands that the footer may name."""
    bindings = desk.screen.active_bindings.values()
    return {active.binding.id for active in bindings if active.binding.show and active.enabled}


def labels(desk: Desk) -> dict[str | None, str]:
    """What the footer calls each command."""
    bindings = desk.screen.active_bindings.values()
    return {active.binding.id: active.binding.description for active in bindings}


def test_every_command_that_records_says_what_it_needs() -> None:
    """None of them is left to the default, which is that it can always be given."""
    needs = {command.id: command.needs for command in SessionScreen.COMMANDS_HERE}
    assert {needs[each] for each in LIVE | SCORING} == {Needs.LIVE}
    assert {needs[each] for each in RECORDING} == {Needs.WRITABLE}
    assert needs["session.reopen"] is Needs.CLOSED
    entries = {need for each, need in needs.items() if each.startswith("entry.")}
    assert entries == {Needs.WRITABLE}


def test_every_command_has_somebody_who_carries_it_out() -> None:
    """The part that a command names is there, and has its action."""
    screen = SessionScreen("any")
    for command in SessionScreen.COMMANDS_HERE:
        doers: list[object] = [body for body in BODIES.values() if command in body.COMMANDS]
        if command.part != "step":
            doers = [screen.giving.parts[command.part] if command.part else screen]
        actions = [getattr(doer, f"action_{command.name}", None) for doer in doers]
        assert actions, command.id
        assert all(callable(action) for action in actions), command.id


def test_an_id_names_one_command_whatever_the_kind_of_step() -> None:
    """Of two commands with one id the screen keeps one, and the key of the other does nothing."""
    named = dict[str, UserCommand]()
    for body in BODIES.values():
        for command in body.COMMANDS:
            assert named.setdefault(command.id, command) == command, command.id


async def test_what_a_running_session_offers(acme: Acme) -> None:
    """All that records, but not to reopen it; scores only where the step takes them."""
    async with session(acme) as desk:
        assert offered(desk) >= LIVE | RECORDING
        assert not offered(desk) & {"session.reopen", *SCORING}
        await desk.to("score")
        assert offered(desk) >= LIVE | RECORDING | SCORING


@pytest.mark.slow
async def test_what_a_closed_session_offers(acme: Acme) -> None:
    """To reopen it and to correct what was recorded, and nothing that goes on with it."""
    acme.say("+ Fast help desk")
    acme.store.do(CloseSession(session_id=acme.session_id))
    async with session(acme) as desk:
        assert offered(desk) >= {"session.reopen", *RECORDING}
        await desk.to("score")
        assert not offered(desk) & (LIVE | SCORING)


@pytest.mark.slow
async def test_what_a_window_that_only_reads_offers(acme: Acme) -> None:
    """Nothing that records, and no key of it; looking at everything goes on."""
    writer = acme.store
    with Store.open(acme.folder, read_only=True, now=acme.clock) as acme.store:
        async with session(acme) as desk:
            assert not offered(desk) & {"session.reopen", *LIVE, *RECORDING}
            assert offered(desk) >= {"session.next", "session.goto", "session.so-far"}
            await desk.press("f9", "f2")
            assert desk.screen.shown.looked_at
    writer.close()


async def test_a_key_of_the_step_works_from_the_whole_session(acme: Acme) -> None:
    """Then the step comes back, with what the key did."""
    acme.say("+ Fast help desk")
    async with session(acme) as desk:
        await desk.to("score")
        await desk.press("5")
        await desk.give("session.whole")
        assert "the whole session" in desk.seen()
        await desk.press("ctrl+s")
        assert "the whole session" not in desk.seen()
        await desk.press("enter")
        run = acme.store.record.get(Session, acme.session_id).steps["score"]
        assert run.scores_in
        assert "Scores are in" in desk.seen()
        assert labels(desk)["session.scores-in"] == "Go on scoring"
        await desk.press("ctrl+s")
        assert labels(desk)["session.scores-in"] == "Scores in"


@pytest.mark.slow
@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_what_the_footer_names(acme: Acme, size: tuple[int, int]) -> None:
    """A narrow one leaves out what is needed least, and more where the step has its own keys."""
    wide = size == WIDE
    async with session(acme, size) as desk:
        away = {"session.skip", "session.pause", "session.leave"}
        assert footer(desk) >= {"session.next", "session.undo", "session.readback"}
        assert (footer(desk) & away == away) is wide
        assert bool(footer(desk) & away) is wide
        await desk.to("score")
        assert "session.scores-in" in footer(desk)
        assert ("session.readback" in footer(desk)) is wide

"""A narrow footer names what is needed most, and every other key works all the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from screens.base.commands import FooterRoom
from screens.session.commands import SESSION_COMMANDS, left_out_where_narrow
from screens.session.steps import BODIES
from tests.builders.acme import Acme
from tests.screens.session.session_app import session


def test_what_a_narrow_footer_leaves_out() -> None:
    """What needs a wide one always; what needs spare room where the step has keys of its own."""
    for kind, body in BODIES.items():
        crowded = any(command.footer for command in body.COMMANDS)
        hidden = {
            command.id
            for command in SESSION_COMMANDS
            if command.room is FooterRoom.WIDE or (command.room is FooterRoom.SPARE and crowded)
        }
        assert left_out_where_narrow(body) == hidden, kind
    assert {"session.skip", "session.pause"} <= left_out_where_narrow(BODIES["ask"])
    assert "session.next" not in left_out_where_narrow(BODIES["score"])
    assert {any(c.footer for c in body.COMMANDS) for body in BODIES.values()} == {True, False}


@pytest.mark.slow
async def test_the_keys_of_a_narrow_and_of_a_wide_session(tmp_path: Path) -> None:
    """The same keys do the same in both; only what the footer names differs."""
    async with session(Acme(tmp_path / "acme")) as desk:
        wide = {key: active.binding for key, active in desk.screen.active_bindings.items()}
        assert wide["f5"].show
        assert wide["f9"].show
        await desk.pilot.resize_terminal(80, 24)
        await desk.pilot.pause()
        narrow = {key: active.binding for key, active in desk.screen.active_bindings.items()}
        assert not narrow["f5"].show
        assert not narrow["f9"].show
        assert {key: replace(b, show=True) for key, b in narrow.items()} == {
            key: replace(b, show=True) for key, b in wide.items()
        }
        await desk.pilot.press("f9")
        await desk.pilot.pause()
        assert desk.acme.store.record.clock_of(desk.acme.session_id).since is None

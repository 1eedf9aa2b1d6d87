"""The screen of what is followed up, and the doors beside it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from screens.cli.main import main
from screens.dialogs.outcome import OutcomeDialog
from screens.follow_up.follow_up import FollowUpScreen
from screens.session.session import SessionScreen
from tests.builders.acme import Acme
from tests.screens.stage import current, fill, press, running, seen, workshop
from workshop.record.documents import Entry, EntryKind


@pytest.mark.slow
async def test_actions_are_followed_up_by_keys(tmp_path: Path) -> None:
    """Moved, done, dropped, open again, undone; Enter goes to the session."""
    acme = Acme(tmp_path / "Acme")
    acme.say("> Count the stores @Dana due:2020-04-01")
    acme.say("? Who pays? @Ana")
    acme.say("> Call [red]Mia meet:@Mia.Berg")
    acme.store.close()
    async with running(tmp_path, acme.folder) as pilot:
        await press(pilot, "o")
        current(pilot, FollowUpScreen)
        for words in ("2 actions open (1 overdue) and 1 question open", "[red]Mia", "Mia Berg"):
            assert words in seen(pilot)
        await press(pilot, "m")
        current(pilot, OutcomeDialog)
        fill(pilot, due="some day")
        await press(pilot, "ctrl+s")
        current(pilot, OutcomeDialog)
        fill(pilot, due="2099-01-02", note="waits")
        await press(pilot, "ctrl+s")
        assert "2 actions open and 1 question open" in seen(pilot)
        await press(pilot, "x")
        await press(pilot, "ctrl+s")
        assert "Say why" in seen(pilot)
        fill(pilot, note="not ours")
        await press(pilot, "ctrl+s")
        assert "dropped: not ours" in seen(pilot)
        await press(pilot, "ctrl+z")
        assert "dropped: not ours" not in seen(pilot)
        record = workshop(pilot).store.record
        states = {
            e.text: [o.state.value for o in e.outcomes]
            for e in record.all(Entry)
            if e.kind is EntryKind.ACTION
        }
        assert [each for found in states.values() for each in found] == ["moved"]
        await press(pilot, "enter")
        current(pilot, SessionScreen)


def test_the_list_by_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As a table and as data, with a figure and its sentence."""
    acme = Acme(tmp_path / "Acme")
    acme.say("> Count the stores @Dana due:2020-04-01")
    acme.store.close()
    assert main(["follow-up", str(acme.folder)]) == 0
    assert "overdue" in capsys.readouterr().out
    assert main(["follow-up", str(acme.folder), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["n"], found["open"], found["overdue"]) == (1, 1, 1)
    assert found["sentence"] == "1 action open (1 overdue)."
    assert found["items"][0]["who"] == "Dana Ortiz"

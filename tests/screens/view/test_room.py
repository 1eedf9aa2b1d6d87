"""The room view beside the window that writes: it follows, finds its session, and comes back.

Requirement: it follows within a second, reconnects, and `--once` prints it; `workshop watch` tells
each acknowledged change as a line, by the same projection or, restricted, whole.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from screens.cli.main import main
from screens.view.app import RoomView
from screens.view.feed import Feed
from screens.view.picture import as_lines
from sessions.store.store import Store
from tests.builders.acme import Acme
from workshop.record.within import Wall
from workshop.running.commands import MoveTo
from workshop.running.room.wall import ShowOnWall


@pytest.fixture
def acme(tmp_path: Path) -> Acme:
    """An engagement with a running session."""
    return Acme(tmp_path / "acme")


async def test_it_shows_within_a_second_what_was_recorded_elsewhere(acme: Acme) -> None:
    """One application, from the question to the list and on; light, with nothing to press."""
    with Feed(acme.folder, now=acme.clock) as feed:
        app = RoomView(feed.look, feed.now)
        async with app.run_test(size=(120, 36)) as pilot:
            await pilot.pause(0.5)
            first = as_lines(app._drawn)
            acme.store.do(MoveTo(session_id=acme.session_id, step_id="outside"))
            acme.say("! Kelvin is dear", "outside")
            acme.store.do(ShowOnWall(session_id=acme.session_id, wall=Wall.LIST))
            await pilot.pause(1.0)
            assert as_lines(app._drawn) != first
            assert "1 so far" in as_lines(app._drawn)
            await pilot.press("q")
            assert app._exit


def test_what_cannot_be_read_for_a_while_stays_and_comes_back(acme: Acme, tmp_path: Path) -> None:
    """The last picture stays while the folder is away; then it follows again."""
    with Feed(acme.folder, now=acme.clock) as feed:
        before = feed.look()
        acme.store.close()
        away = tmp_path / "away"
        shutil.move(acme.folder, away)
        assert feed.look() == before
        assert feed.look() == before
        shutil.move(away, acme.folder)
        with Store.open(acme.folder, now=acme.clock) as store:
            store.do(MoveTo(session_id=acme.session_id, step_id="outside"))
            assert feed.look().title == "Outside"


def test_once_prints_it_at_any_size(acme: Acme, capsys: pytest.CaptureFixture[str]) -> None:
    """As text, for a session that is named or the one that runs; what is wrong is said."""
    acme.store.close()
    call = ["view", str(acme.folder), "--once"]
    assert main([*call, "--size", "60x20"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 20
    assert main([*call, "--session", "1"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 36
    assert main([*call, "--session", "9"]) == 1
    assert "9" in capsys.readouterr().err
    assert main([*call, "--size", "9x"]) == 2
    assert "120x36" in capsys.readouterr().err


def test_watching_tells_each_change_in_either_edition(
    acme: Acme, capsys: pytest.CaptureFixture[str]
) -> None:
    """By the projection nothing but what the wall shows; restricted, the sentence and documents."""
    acme.say("+ GRANITE is ours", "works")
    lines = len(acme.store.lines)
    acme.store.close()
    call = ["watch", str(acme.folder), "--json", "--since", "1", "--count", str(lines)]
    assert main(call) == 0
    shared = [json.loads(each) for each in capsys.readouterr().out.splitlines()]
    assert [each["line"] for each in shared] == list(range(1, lines + 1))
    assert {each["shown"]["shows"] for each in shared} == {"question"}
    assert "GRANITE" not in json.dumps(shared)
    assert main([*call, "--edition", "restricted"]) == 0
    whole = [json.loads(each) for each in capsys.readouterr().out.splitlines()]
    assert "GRANITE" in whole[-1]["said"]
    assert any(d["document"] and d["document"].get("text") for d in whole[-1]["changed"])

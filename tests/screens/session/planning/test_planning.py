"""Planning the rest anew: by keys in one table, at plain prompts, and by its words alone."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from screens.session.planning.dialog import PlanDialog
from screens.session.planning.table import foot_lines, head_lines, step_lines, way_lines
from tests.builders.acme import GUIDE, Acme
from tests.screens.plain.conftest import Output, typed
from tests.screens.session.session_app import session
from tests.screens.stage import settle
from tests.workshop.running.asking.test_replanning import late
from workshop.guide.parts import Timing
from workshop.guide.shape import Ask
from workshop.record.documents import Session
from workshop.record.within import Plan
from workshop.running.words.slash import word_and_rest

EXTRA = Ask(id="extra", title="Extra", minutes=Timing(least=2, planned=9, greatest=9), cut=1)
ELASTIC = msgspec.structs.replace(GUIDE, steps=(*GUIDE.steps[:4], EXTRA, *GUIDE.steps[5:]))
"""34 minutes, of which the least are 12; nine that go first."""


def plans(acme: Acme) -> tuple[Plan, ...]:
    """How the rest of the session was planned anew."""
    return acme.store.record.get(Session, acme.session_id).plans


@pytest.mark.parametrize("width", [72, 104])
def test_the_ways_are_columns_of_one_table_as_wide_as_there_is_room(width: int) -> None:
    """Every line fits; what is out says so; the foot tells minutes and the hour of each."""
    found = late().ways()
    lines = [*head_lines(found, width), *step_lines(found, width), *foot_lines(found, width)]
    assert {line.cell_length for line in lines} == {width}
    assert "a shorten" in lines[0].plain
    assert "b leave out" in lines[0].plain
    assert "c ask room" in lines[0].plain
    text = "\n".join(line.plain for line in lines)
    assert "▶ Talk" in text
    assert "✕ out" in text
    assert "! Actions" in text
    for place in range(3):
        ways = way_lines(found, place, width, roomy=False)
        assert all(line.cell_length == width for line in ways)
        assert found.say(found.ways[place]).split(".", 1)[0] in " ".join(
            line.plain.strip() for line in ways
        )


def test_minutes_alone_behind_a_slash_are_the_word_for_it() -> None:
    """`/-30` and `/+10` mean the plan; a word is what it was."""
    assert word_and_rest("-30") == ("plan", "-30")
    assert word_and_rest("-30 fire drill") == ("plan", "-30 fire drill")
    assert word_and_rest("+10") == ("plan", "+10")
    assert word_and_rest("end 16:00") == ("end", "16:00")
    assert word_and_rest("- thing") == ("-", "thing")


@pytest.mark.slow
async def test_by_keys(tmp_path: Path) -> None:
    """Asked for by minutes, looked at, kept, taken by its letter, taken back; and more time."""
    acme = Acme(tmp_path / "acme", guide=ELASTIC)
    async with session(acme, size=(80, 24)) as desk:
        await desk.type("/plan")
        assert desk.hint.startswith("It fits: what is left takes 34 of 34 minutes")
        await desk.type("/-20")
        assert isinstance(desk.pilot.app.screen, PlanDialog)
        seen = desk.seen()
        assert "20 minutes too long." in seen
        assert "Extra" in seen
        assert "Esc keeps the plan" in seen
        await desk.press("x", "escape")
        assert plans(acme) == ()
        await desk.type("/-20 fire drill")
        await desk.press("down", "down", "a")
        assert [plan.reason for plan in plans(acme)] == ["fire drill"]
        assert "Planned the rest anew, fire drill" in desk.hint
        assert desk.screen.status
        assert desk.screen.status.timing.planned <= 14 * 60
        await desk.press("ctrl+z")
        assert plans(acme) == ()
        await desk.type("/more 2")
        await settle(desk.pilot)
        assert "Opening 5 to 7" in desk.hint
        assert plans(acme)[-1].minutes["opening"] == 7
        await desk.type("/end 25:00")
        assert "cannot end at 25:00" in desk.hint


def test_at_plain_prompts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    """The ways as sentences, then each step; one is taken by its number, and undo takes it back."""
    acme = Acme(tmp_path / "acme", guide=ELASTIC)
    lines = "yes\n/plan\n/-20 fire drill\n1\n/time\n/undo\n/more\n/leave\n"
    typed(acme, lines, monkeypatch)
    told = capsys.readouterr().out
    assert "It fits: what is left takes 34 of 34 minutes" in told
    assert "20 minutes too long. It is 10:00; the room ends at 10:14; 34 planned, 14 left." in told
    assert "a: Shorten: all steps, 34 planned minutes in 14." in told
    assert "Planned the rest anew, fire drill: " in told
    assert "/undo takes it back." in told
    assert "more time for Opening" in told
    assert [plan.reason for plan in plans(acme)] == ["more time for Opening"]

"""Splitting up on the session screen, by keys, and at plain prompts.

Requirement: groups are suggested, dealt anew by one key, each person moved by two; undo takes the
groups back; a group is opened and left again; one word brings them together.
"""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from tests.builders.acme import GUIDE, MINUTES, Acme
from tests.screens.plain.conftest import Output, typed
from tests.screens.session.session_app import session
from workshop.guide.room_steps import Breakout
from workshop.record.documents import Session
from workshop.record.sittings.groups import groups_of

SPLIT = Breakout(id="groups", title="In groups", minutes=MINUTES, guides=("stakeholder-interview",))


@pytest.fixture
def acme(tmp_path: Path) -> Acme:
    """A workshop of two people that begins by splitting up."""
    guide = msgspec.structs.replace(GUIDE, name="split", steps=(SPLIT, *GUIDE.steps))
    return Acme(tmp_path / "acme", guide=guide)


def people(acme: Acme) -> list[list[str]]:
    """Who is in which group."""
    record = acme.store.record
    found = groups_of(record, acme.session_id)
    return [[person.name.split()[0] for person in record.people_of(each)] for each in found]


@pytest.mark.slow
async def test_a_room_splits_up_by_keys(acme: Acme) -> None:
    """One start of the application for the whole of it."""
    async with session(acme) as desk:
        assert "2 groups are suggested" in desk.seen()
        await desk.press("ctrl+s")
        assert "Group 2" in desk.seen()
        await desk.press("s", "escape")
        assert people(acme) == []
        await desk.press("ctrl+s")
        assert "Group 2" in desk.seen()
        await desk.press("right", "enter")
        assert sorted(map(len, people(acme))) == [0, 2]
        await desk.press("ctrl+z")
        assert people(acme) == []
        await desk.press("ctrl+s")
        assert "Group 2" in desk.seen()
        await desk.press("enter")
        assert sorted(map(len, people(acme))) == [1, 1]
        assert "paused" in desk.seen()
        assert "In groups, group 1" in desk.seen()
        await desk.type("/visit 2")
        group = groups_of(acme.store.record, acme.session_id)[1]
        assert desk.screen.shown.session_id == group.id
        await desk.press("f10")
        assert desk.screen.shown.session_id == acme.session_id
        await desk.type("/together")
        assert "together: 0 entries" in desk.hint
        assert "back · 0 entries" in desk.seen()


def test_a_room_splits_up_at_plain_prompts(
    acme: Acme, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    """Words do what the keys do; what is not understood is asked again."""
    lines = "/breakout\nnobody\nDana 2\nAna 2\nAna 1\n\n/visit 2\n/together\n/leave\n"
    typed(acme, lines, monkeypatch)
    told = capsys.readouterr().out
    assert "/breakout splits the room up into groups." in told
    assert "Say who and the number of the group: Dana 2." in told
    assert "Split up into 2 groups in In groups. /undo takes it back." in told
    assert "is session " in told
    assert people(acme) == [["Ana"], ["Dana"]]
    found = groups_of(acme.store.record, acme.session_id)
    assert all(each.rejoined for each in found)
    assert acme.store.record.get(Session, acme.session_id).rejoined is None

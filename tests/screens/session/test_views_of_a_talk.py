"""The session for its interviewer and its scribe; the debrief and a second record, on the screen.

Requirement: one window shows the question large with what is still to come, another the entries
down to the line; the choice holds for the window alone; what is private is not put where the room
sees it; a second record comes in after a look at what that comes to, and undo takes it out.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from screens.session.views.choice import View, view_named
from screens.session.views.interviewer import InterviewerPane
from screens.widgets.large_letters import large_lines
from tests.builders.acme import GUIDE, Acme
from tests.screens.session.session_app import session
from tests.screens.stage import settle
from workshop.errors import Refused
from workshop.record.documents import Session
from workshop.record.within import RemarkTopic
from workshop.running.commands import StartSession


@pytest.mark.slow
async def test_a_talk_is_shown_for_whoever_needs_it(tmp_path: Path) -> None:
    """Views, debrief and second record in one sitting, all by words."""
    acme = Acme(tmp_path / "acme")
    second = acme.store.do(StartSession(guide=GUIDE, digest="second", people=(acme.dana.id,)))
    async with session(acme) as desk:
        await desk.to("works")
        await desk.type("Only for me #private")
        await desk.type("+ Month-end close is fast")
        await desk.type("/view interviewer")
        seen = desk.seen()
        assert "Not yet asked" in seen
        assert "Month-end close is fast" in seen
        assert "Only for me" not in seen
        assert "█" in seen
        for line in ("/revisit", "- Nobody counts", "/revisit", "- Mail is slow", "/revisit"):
            await desk.type(line)
        await desk.pilot.resize_terminal(80, 18)
        await settle(desk.pilot)
        # What finds no room in a small window is counted; what warns is never what is cut.
        to_come = desk.screen.query_one(InterviewerPane).status.left.unasked  # type: ignore[union-attr]
        listed = [s for s in to_come if f"{s.title}  {s.minutes.planned:g}" in desk.seen()]
        more = re.search(r"and (\d+) more", desk.seen())
        assert more
        assert listed
        assert len(listed) + int(more[1]) == len(to_come)
        for words in ("Month-end", "Nobody counts", "Mail is slow"):
            assert f"come back: {words}" in desk.seen()
        await desk.type("/view scribe")
        assert "Only for me" in desk.seen()
        assert "Back: /view usual." in desk.seen()
        assert "So far" not in desk.seen()
        assert desk.pilot.app.session_view == "scribe"  # type: ignore[attr-defined]
        await desk.type("/view nobody")
        assert "three views" in desk.hint
        await desk.type("/debrief")
        await desk.press("tab", "tab", *"Calm", "ctrl+s")
        await desk.type("/debrief guide: works: ask since when")
        debrief = acme.store.record.get(Session, acme.session_id).debrief
        assert [(r.topic, r.step_id, r.text) for r in debrief] == [
            (RemarkTopic.SURPRISE, "", "Calm"),
            (RemarkTopic.GUIDE, "works", "ask since when"),
        ]
        await desk.type(f"/second-record {second.session_id}")
        assert "Second record:" in desk.seen()
        await desk.press("ctrl+s")
        assert acme.store.record.find(Session, str(second.session_id)) is None
        await desk.type("/undo")
        assert acme.store.record.find(Session, str(second.session_id)) is not None


def test_large_letters_never_misspell() -> None:
    """A sign without a large form is not left out: then nothing is large."""
    lines = large_lines("Why so?", 60)
    assert lines is not None
    assert [len(line) <= 60 for line in lines] == [True] * 3
    assert large_lines("Žižkov?", 200) is None
    assert large_lines("incomprehensible", 20) is None
    assert large_lines(" ", 20) is None


def test_views_are_named() -> None:
    """By their names or beginnings."""
    assert view_named("Int") is View.INTERVIEWER
    with pytest.raises(Refused, match="three views"):
        view_named("x")

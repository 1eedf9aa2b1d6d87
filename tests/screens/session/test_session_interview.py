"""A whole interview, by keys alone, from the guide that ships."""

from __future__ import annotations

from pathlib import Path

import pytest

from sessions.library.guides import Library
from tests.builders.acme import Acme
from tests.screens.session.session_app import session
from workshop.record.documents import Attribution, EntryKind, Factor, Session, StepState


@pytest.mark.slow
async def test_an_interview_from_the_first_word_to_the_last(tmp_path: Path) -> None:
    """Opening, consent, answers in several steps, a correction, a skip, read-back, close."""
    acme = Acme(tmp_path / "acme", guide=Library().load("stakeholder-interview"))
    async with session(acme) as desk:
        await desk.press("enter", "f2")
        await desk.press("up", "1", "2", "f2")
        await desk.type("Twelve people, three places")
        await desk.press("f2")
        acme.clock.forward(minutes=9)
        await desk.type('" I trust the close now @Dana')
        await desk.type("> Ask for the figures @Ana due:2027-03-31")
        await desk.press("f4", "6", "enter")
        await desk.type("+ Month-end close in four days #people")
        await desk.type("Nobody chases paper")
        await desk.press("up")
        await desk.type("/+")
        await desk.press("f2")
        await desk.type("- Only two people know the interface")
        await desk.press("f2")
        await desk.type("! E-invoicing becomes law #legal")
        await desk.press("ctrl+z", "ctrl+y", "f2", "f5", *"no time", "enter", "f4", "1", "2")
        await desk.press("enter", "f8", "space", "space", "enter", "f2", "enter")
    record, finished = acme.store.record, acme.store.record.get(Session, acme.session_id)
    assert finished.closed is not None
    assert finished.steps["opening"].confirmed is not None
    assert finished.steps["read-back"].confirmed is not None
    assert finished.steps["priorities"].state is StepState.SKIPPED
    assert finished.steps["priorities"].reason == "no time"
    consents = [record.consent_of(acme.session_id, p.id) for p in (acme.dana, acme.ana)]
    assert [c.attribution for c in consents if c] == [Attribution.NAME, Attribution.ROLE]
    kinds = [entry.kind for entry in record.entries_of(acme.session_id)]
    assert kinds.count(EntryKind.STRENGTH) == 2
    assert [factor.code for factor in record.live_factors()] == ["S1", "S2", "W1", "T1"]
    assert len(list(record.all(Factor))) == 4

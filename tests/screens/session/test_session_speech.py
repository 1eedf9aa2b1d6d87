"""At the speed of speech: speakers by number, short forms, marks, what else, the first key.

Requirement: whatever a key makes of the line stands in it before Enter, and one key takes it back;
nothing that was typed is lost or put down to somebody unseen.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from sessions.store.drafts import Place
from tests.builders.acme import Acme
from tests.screens.session.session_app import Desk, session
from workshop.record.documents import Entry, Session
from workshop.record.within import Mark
from workshop.running.commands import AddPerson


class Said(NamedTuple):
    """What was recorded, in short."""

    kind: str
    text: str
    people: tuple[str, ...]


@pytest.fixture
def acme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Acme:
    """A session of three, and settings with a short form."""
    settings = tmp_path / "settings.toml"
    settings.write_text('[abbreviations]\nkpi = "key figure"\n', "utf-8")
    monkeypatch.setenv("WORKSHOP_SETTINGS", str(settings))
    made = Acme(tmp_path / "Acme")
    made.store.do(AddPerson(name="Cem Kurt", session_id=made.session_id))
    return made


async def keys(desk: Desk, text: str) -> None:
    """Type a text, key by key."""
    await desk.press(*("space" if c == " " else c for c in text))


def entries(acme: Acme) -> list[Entry]:
    """What was recorded."""
    return acme.store.record.entries_of(acme.session_id)


def said(acme: Acme) -> list[Said]:
    """The same in short, the people by their numbers."""
    people = acme.store.record.get(Session, acme.session_id).people
    return [
        Said(e.kind.value, e.text, tuple(str(people.index(p) + 1) for p in e.people))
        for e in entries(acme)
    ]


@pytest.mark.slow
async def test_a_scribe_types_as_people_speak(acme: Acme) -> None:
    """Numbers, signs in either order, short forms, one key back, marks, and when each was begun."""
    clock = acme.clock
    async with session(acme) as desk:
        await desk.to("works")
        assert "1 Dana" in desk.seen()
        assert "3 Cem" in desk.seen()
        await keys(desk, "3 ")
        assert desk.screen.field.value == "@Cem "
        assert desk.hint == "3 is @Cem   Backspace now keeps 3"
        first = acme.store.moment().now
        clock.forward(seconds=9)
        await keys(desk, "- the kpi is low")
        assert desk.screen.field.value == "@Cem - the key figure is low"
        assert "weakness" in desk.hint
        assert "Cem Kurt" in desk.hint
        await desk.press("enter")
        await keys(desk, "2 ")
        await desk.press("backspace")
        assert desk.hint == "2 stays as it was typed"
        await keys(desk, "servers failed")
        await desk.press("enter")
        await keys(desk, '2 "The close is slow"')
        await desk.press("enter")
        await keys(desk, "9 servers failed")
        await desk.press("enter")
        assert said(acme) == [
            ("weakness", "the key figure is low", ("3",)),
            ("note", "2 servers failed", ()),
            ("quote", "The close is slow", ("2",)),
            ("note", "9 servers failed", ()),
        ]
        begun = [entry.begun for entry in entries(acme)]
        assert begun[0] == first
        assert entries(acme)[0].at == first + timedelta(seconds=9)
        assert begun[1:] == [first + timedelta(seconds=9)] * 3
        await keys(desk, "/key")
        await desk.press("enter")
        await keys(desk, "/R")
        await desk.press("enter")
        assert entries(acme)[-1].marks == (Mark.KEY, Mark.REVISIT)
        assert "◆ key" in desk.seen()
        assert "↺ come back" in desk.seen()
        await keys(desk, "/key")
        await desk.press("enter")
        assert entries(acme)[-1].marks == (Mark.REVISIT,)
        await desk.press("f2", "up")
        await desk.paste("Pasted in one piece")
        await desk.press("enter")
        assert entries(acme)[-1].begun is None


@pytest.mark.slow
async def test_what_else_until_nothing_more_comes(acme: Acme) -> None:
    """The count is in view; one key asks, Enter on the empty line records that it ran dry."""
    async with session(acme) as desk:
        await desk.to("works")
        await desk.type("Month-end close")
        assert "1 said" in desk.seen()
        await desk.press("ctrl+n")
        assert desk.hint.startswith("What else?   1 said for this question")
        await desk.type("The help desk")
        await desk.press("enter")
        run = acme.store.record.get(Session, acme.session_id).steps["works"]
        assert run.dry is None
        await desk.press("ctrl+n", "enter")
        assert "Nothing more came in What works, after 2 entries" in desk.hint
        assert "2 said   ✓ no more" in desk.seen()
        acme.clock.forward(seconds=9)
        await desk.type("One more after all")
        assert "3 said" in desk.seen()
        assert "✓ no more" not in desk.seen()
        await keys(desk, "/revisit")
        await desk.press("enter")
        await desk.give("session.close")
        assert "· One more after all" in desk.seen()


@pytest.mark.slow
async def test_a_half_typed_line_keeps_its_first_key(acme: Acme) -> None:
    """What outlives the program says also when it was begun."""
    async with session(acme) as desk:
        await desk.to("works")
        first = acme.store.moment().now
        await keys(desk, "half")
    draft = acme.store.drafts.find(Place(acme.session_id, "works"))
    assert draft is not None
    assert (draft.text, draft.begun) == ("half", (first,))
    acme.clock.forward(seconds=60)
    async with session(acme) as desk:
        await keys(desk, " a line")
        await desk.press("enter")
    (entry,) = entries(acme)
    assert (entry.text, entry.begun) == ("half a line", first)

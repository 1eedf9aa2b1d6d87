"""Whatever people type is shown as it is typed: never markup, never a control code."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders.acme import Acme
from tests.screens.session.session_app import session
from workshop.running.commands import AddPerson, JoinSession

HOSTILE = (
    "[red]not red[/red]",
    "[/x] and [b",
    "[@click=app.quit]q[/]",
    "see [1] and [a b]",
    "日本語 👩‍👩‍👧 é",
    "مرحبا بالعالم",
    "see =HYPERLINK(1)",
    "<script>alert(1)</script>",
)


@pytest.fixture
def acme(tmp_path: Path) -> Acme:
    """A session of a small engagement."""
    return Acme(tmp_path / "acme")


@pytest.mark.slow
@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
async def test_hostile_lines(acme: Acme, size: tuple[int, int]) -> None:
    """Typed, hinted, recorded, shown, read back and edited: the same characters."""
    async with session(acme, size) as desk:
        await desk.to("works")
        for line in HOSTILE:
            await desk.type(line)
        assert acme.texts() == list(HOSTILE)
        shown = desk.seen()
        assert "[@click=app.quit]q[/]" in shown
        assert "see [1] and [a b]" in shown
        await desk.type("@[red] #[/x] [/oops", enter=False)
        assert "@[red] #[/x] [/oops" in desk.seen()
        await desk.press("f8")
        assert "[red]not red[/red]" in desk.seen()


@pytest.mark.slow
async def test_control_codes_do_not_arrive(acme: Acme) -> None:
    """Escapes, NUL and overrides of direction are gone from record and screen."""
    async with session(acme) as desk:
        await desk.to("works")
        await desk.type("a\x1b]52;c;eA==\x07b\x00c\u202ed\x9b31me")
        assert acme.texts() == ["abcde"]
        assert "abcde" in desk.seen()


@pytest.mark.slow
async def test_a_word_of_ten_thousand_characters(acme: Acme) -> None:
    """It is folded, and what follows is in view."""
    async with session(acme) as desk:
        await desk.to("works")
        await desk.type("x" * 10_000)
        await desk.type("after")
        assert acme.texts() == ["x" * 10_000, "after"]
        assert "after" in desk.seen()


@pytest.mark.slow
async def test_hostile_names(acme: Acme) -> None:
    """In the header, the consent list, the completion and the ballot."""
    for name in ("[red]Zed[/]", "[@click=app.quit]Quit[/]"):
        person = acme.store.do(AddPerson(name=name)).puts[0]
        acme.store.do(JoinSession(session_id=acme.session_id, person_id=person.id))
    async with session(acme) as desk:
        await desk.to("consent")
        assert "[red]Zed[/]" in desk.seen()
        assert "[@click=app.quit]Quit[/]" in desk.seen()
        acme.say("+ [b]Fast[/b]")
        await desk.to("score")
        assert "S1   [b]Fast[/b]" in desk.seen()
        await desk.press("shift+tab")
        assert "[@click=app.quit]Quit[/]" in desk.seen()


@pytest.mark.slow
async def test_a_hostile_reason(acme: Acme) -> None:
    """The reason of a skipped step is told as it was typed."""
    async with session(acme) as desk:
        await desk.press("f5", *"[/x]", "enter")
        assert "Skipped Opening: [/x]" in desk.seen()

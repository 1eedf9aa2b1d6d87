"""The engagement screen: people, sessions, guides, history, search and export, by keyboard."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from textual.widgets import Input

from screens.app.app import WorkshopApp
from screens.engagement.engagement import EngagementScreen
from screens.engagement.start_session_dialog import StartSession
from screens.session.session import SessionScreen
from screens.widgets.row_list import RowList
from sessions.library.guides import Library, Listed
from tests.screens.stage import (
    HOSTILE,
    NARROW,
    WIDE,
    acme,
    current,
    fill,
    press,
    rows,
    running,
    seen,
    settle,
    to_section,
    told,
    workshop,
)
from workshop.record.documents import Department, Person, Session

LINES = ("+ Fast help desk @Dana", "- Slow month-end close", "! E-invoicing becomes law #legal")


@pytest.mark.slow
@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_sections(tmp_path: Path, size: tuple[int, int]) -> None:
    """Sessions, people, guides, history and search are each one key away, at every size."""
    async with running(tmp_path, acme(tmp_path, LINES), size) as pilot:
        text = seen(pilot)
        for words in ("1 Overview", "2 Sessions 1", "3 People", "4 Guides", "6 Find"):
            assert words in text
        await to_section(pilot, "Sessions")
        text = seen(pilot)
        assert "Short session" in text
        assert "Finance · 3 entries · running" in text
        await to_section(pilot, "People")
        assert "Dana Ortiz, CFO 1 session · 1 entry consent: not asked" in rows(pilot)
        await to_section(pilot, "Guides")
        assert any(row.startswith("Stakeholder interview 60 min") for row in rows(pilot))
        await to_section(pilot, "History")
        assert any("Recorded strength" in row for row in rows(pilot))
        assert "f1 Help" in seen(pilot)


@pytest.mark.slow
async def test_what_was_found_so_far_stands_beside(tmp_path: Path) -> None:
    """Wide, the letters, the fields of the scan and the departments heard are in view.

    Heard is a department of which somebody said something.
    """
    async with running(tmp_path, acme(tmp_path, LINES)) as pilot:
        await to_section(pilot, "Sessions")
        text = " ".join(seen(pilot).split())
    assert "+ Strengths 1" in text
    assert "E Economic 0 empty" in text
    assert "1 of 2 departments" in text


async def test_people_and_departments(tmp_path: Path) -> None:
    """A person with a new department is added, both are renamed, and all of it undone."""
    async with running(tmp_path, acme(tmp_path)) as pilot:
        record = workshop(pilot).store.record
        await press(pilot, "a")
        fill(pilot, name="Zoë [b", role="[/x]", department="Audit [red]")
        await settle(pilot)
        assert "“Audit [red]” is a new department" in seen(pilot)
        await press(pilot, "ctrl+s")
        person = next(p for p in record.all(Person) if p.name == "Zoë [b")
        department = record.department_named("Audit [red]")
        assert department is not None
        assert (person.role, person.department_id) == ("[/x]", department.id)
        assert "Audit [red]" in seen(pilot)
        current(pilot, EngagementScreen).query_one("#rows", RowList).go_to(department.id)
        await press(pilot, "enter")
        fill(pilot, name="Internal audit")
        await press(pilot, "ctrl+s")
        assert record.get(Department, department.id).name == "Internal audit"
        current(pilot, EngagementScreen).query_one("#rows", RowList).go_to(person.id)
        await press(pilot, "enter")
        fill(pilot, role="Auditor", department="finance")
        await press(pilot, "ctrl+s")
        finance = record.department_named("Finance")
        assert finance is not None
        assert record.get(Person, person.id).department_id == finance.id
        await press(pilot, "ctrl+z", "ctrl+z", "ctrl+z")
        assert record.department_named("Internal audit") is None
        assert record.find(Person, person.id) is None
        await press(pilot, "ctrl+y")
        assert record.department_named("Audit [red]") or record.find(Person, person.id)


async def test_refusal_is_a_sentence(tmp_path: Path) -> None:
    """A second department of one name is refused, and the reason is told."""
    async with running(tmp_path, acme(tmp_path)) as pilot:
        await press(pilot, "d")
        fill(pilot, name="FINANCE")
        await press(pilot, "ctrl+s")
        assert "There is a department FINANCE already." in told(pilot)


async def test_start_a_session(tmp_path: Path) -> None:
    """Guide, somebody known, somebody new, place: the session runs and is in front."""
    async with running(tmp_path, acme(tmp_path), NARROW) as pilot:
        record = workshop(pilot).store.record
        await to_section(pilot, "Guides")
        current(pilot, EngagementScreen).query_one("#rows", RowList).go_to("stakeholder-interview")
        await press(pilot, "v")
        assert "1. Opening  3 min · brief" in seen(pilot)
        await press(pilot, "v", "enter")
        current(pilot, StartSession)
        for name in ("ana", "New [red] Person, Auditor"):
            fill(pilot, who=name)
            await press(pilot, "enter")
        text = seen(pilot)
        assert "✓  Ana López" in text
        assert "✓  New [red] Person" in text
        fill(pilot, place="Room [/x]", title="First [b talk")
        await press(pilot, "ctrl+s")
        screen = current(pilot, SessionScreen)
        assert isinstance(screen, SessionScreen)
        session = max(record.all(Session), key=lambda session: session.id)
        assert (session.title, session.place) == ("First [b talk", "Room [/x]")
        names = [person.name for person in record.people_of(session)]
        assert names == ["Ana López", "New [red] Person"]
        sales = record.department_named("Sales")
        assert sales is not None
        assert session.department_id == sales.id


async def test_a_person_who_is_known_is_asked_for(tmp_path: Path) -> None:
    """The same name without its accents: nobody is entered twice unless a namesake is meant."""
    async with running(tmp_path, acme(tmp_path)) as pilot:
        record = workshop(pilot).store.record
        before = len(list(record.all(Person)))
        await press(pilot, "a")
        fill(pilot, name="bo los", role="Driver")
        await press(pilot, "ctrl+s")
        assert "Who is meant by bo los?" in seen(pilot)
        assert "Somebody else of that name" in seen(pilot)
        await press(pilot, "enter")
        assert "is in the engagement already" in told(pilot)
        assert len(list(record.all(Person))) == before
        await press(pilot, "a")
        fill(pilot, name="bo los", role="Driver")
        await press(pilot, "ctrl+s", "down", "enter")
        assert [p.role for p in record.all(Person) if p.name == "bo los"] == ["Driver"]


async def test_a_start_with_somebody_new_is_undone_at_once(tmp_path: Path) -> None:
    """Person, department and session come and go together; a known name is no second person."""
    async with running(tmp_path, acme(tmp_path), NARROW) as pilot:
        record = workshop(pilot).store.record
        before = list(record.documents())
        await to_section(pilot, "Guides")
        rows_of = current(pilot, EngagementScreen).query_one("#rows", RowList)
        rows_of.go_to("stakeholder-interview")
        await press(pilot, "enter")
        for name in ("bo los", "Zoë, CIO, Audit", "zoe"):
            fill(pilot, who=name)
            await press(pilot, "enter")
        assert "zoe is in the list already." in seen(pilot)
        fill(pilot, who="Ana Lopez, Chair")
        await press(pilot, "enter")
        assert "Who is meant by Ana Lopez?" in seen(pilot)
        await press(pilot, "escape")
        fill(pilot, who="")
        pilot.app.screen.action_accept()  # type: ignore[attr-defined]
        await settle(pilot)
        current(pilot, SessionScreen)
        session = max(record.all(Session), key=lambda session: session.id)
        assert [person.name for person in record.people_of(session)] == ["Bo Łoś", "Zoë"]
        assert record.department_named("Audit")
        await press(pilot, "ctrl+z")
        assert record.find(Session, session.id)
        await press(pilot, "f10", "ctrl+z")
        assert sorted(each.id for each in record.documents()) == sorted(e.id for e in before)


@pytest.mark.slow
async def test_guide_is_asked_for(tmp_path: Path) -> None:
    """N asks for the guide first; Escape leaves everything as it was."""
    async with running(tmp_path, acme(tmp_path)) as pilot:
        await press(pilot, "n")
        assert "Which guide?" in seen(pilot)
        await press(pilot, "f7")
        assert "Thinking: clarify" in seen(pilot)
        await press(pilot, "escape", "enter")
        current(pilot, StartSession)
        await press(pilot, "escape")
        current(pilot, EngagementScreen)
        assert len(workshop(pilot).store.record.sessions()) == 1


@pytest.mark.slow
async def test_a_session_is_started_before_the_guides_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """N pressed while guides are still being read is not lost: it asks once they are there."""
    read, listing = threading.Event(), Library.listing

    def slow(library: Library) -> list[Listed]:
        assert read.wait(60)
        return listing(library)

    monkeypatch.setattr(Library, "listing", slow)
    app = WorkshopApp(tmp_path, acme(tmp_path))
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        while not isinstance(app.screen, EngagementScreen):  # to settle is to wait for the guides
            await pilot.pause(0.05)
        await pilot.press("n")
        read.set()
        for _ in range(200):  # they are read in a thread
            await settle(pilot)
            if "Which guide?" in seen(pilot):
                break
            await pilot.pause(0.05)
        assert "Which guide?" in seen(pilot)
        fill(pilot, narrow="shareholders")
        await settle(pilot)
        (row,) = rows(pilot)
        assert row.startswith("Interview with executives and board 60 min")
        app.opened.release()


@pytest.mark.slow
async def test_go_on_with_a_session(tmp_path: Path) -> None:
    """Enter on a session goes to it, Escape comes back."""
    async with running(tmp_path, acme(tmp_path, LINES)) as pilot:
        await press(pilot, "enter")
        current(pilot, SessionScreen)


async def test_find(tmp_path: Path) -> None:
    """Every entry with all the words is listed with who, where and when."""
    lines = [*LINES, *(f"~ {text} close" for text in HOSTILE)]
    async with running(tmp_path, acme(tmp_path, lines)) as pilot:
        await press(pilot, "f")
        fill(pilot, words="close")
        await settle(pilot)
        found = rows(pilot)
        assert found[0] == "5 entries found"
        assert any("Slow month-end close" in row and "Short session" in row for row in found)
        for text in HOSTILE:
            assert any(f"{text} close" in row for row in found)
            assert f"{text} close" in seen(pilot)
        fill(pilot, words="nowhere said")
        await settle(pilot)
        assert rows(pilot) == ["0 entries found. Try fewer words."]


async def test_name_and_purpose(tmp_path: Path) -> None:
    """I changes what the engagement is called and for."""
    async with running(tmp_path, acme(tmp_path)) as pilot:
        await press(pilot, "i")
        fill(pilot, name="[@click=app.quit]q[/]", purpose="[red]")
        await press(pilot, "ctrl+s")
        assert workshop(pilot).store.record.engagement.name == "[@click=app.quit]q[/]"
        assert "[@click=app.quit]q[/]  [red]" in seen(pilot)


async def test_export_from_a_session(tmp_path: Path) -> None:
    """X on a session writes its summary; a file that is there is not replaced unasked."""
    folder = acme(tmp_path, LINES)
    async with running(tmp_path, folder, NARROW) as pilot:
        await press(pilot, "x")
        assert "This session" in seen(pilot)
        pilot.app.screen.query_one("#format").choose("md")  # type: ignore[attr-defined]
        await settle(pilot)
        await press(pilot, "ctrl+s")
        (file,) = (folder / "exports").iterdir()
        assert file.name == "Short session 2026-11-02 (shareable).md"
        assert "Slow month-end close" in file.read_text("utf-8")
        assert str(file) in told(pilot)
        file.write_text("mine")
        await press(pilot, "x")
        pilot.app.screen.query_one("#format").choose("md")  # type: ignore[attr-defined]
        await press(pilot, "ctrl+s")
        assert "Replace it?" in seen(pilot)
        await press(pilot, "enter")  # which is no way to replace anything
        assert file.read_text() == "mine"


@pytest.mark.slow
async def test_export_as_notes(tmp_path: Path) -> None:
    """Notes are offered for the restricted edition of a session alone, and can be imported."""
    folder = acme(tmp_path, LINES)
    async with running(tmp_path, folder, NARROW) as pilot:
        await press(pilot, "x")
        assert "Notes" not in seen(pilot)
        await press(pilot, "tab", "right")
        assert "Notes" in seen(pilot)
        pilot.app.screen.query_one("#format").choose("notes")  # type: ignore[attr-defined]
        await press(pilot, "ctrl+s")
        (file,) = (folder / "exports").iterdir()
        assert file.name == "Short session 2026-11-02 (restricted).txt"
        assert file.read_text("utf-8").startswith("guide: ")
        await press(pilot, "x", "tab", "right")
        pilot.app.screen.query_one("#format").choose("notes")  # type: ignore[attr-defined]
        await settle(pilot)
        pilot.app.screen.query_one("#document").choose("swot")  # type: ignore[attr-defined]
        await settle(pilot)
        assert "Notes" not in seen(pilot)
        assert pilot.app.screen.query_one("#path", Input).value.endswith("(restricted).md")


async def test_export_that_fails_is_a_sentence(tmp_path: Path) -> None:
    """Where nothing can be written, that is told, and the program goes on."""
    async with running(tmp_path, acme(tmp_path, LINES)) as pilot:
        await press(pilot, "x")
        (tmp_path / "taken").write_text("")
        fill(pilot, path=str(tmp_path / "taken" / "x.md"))
        await press(pilot, "ctrl+s")
        assert "Cannot write" in told(pilot)
        current(pilot, EngagementScreen)


async def test_escape_in_find_goes_back_to_the_list_before(tmp_path: Path) -> None:
    """From the words and from what was found; the engagement stays open."""
    async with running(tmp_path, acme(tmp_path, LINES), WIDE) as pilot:
        await to_section(pilot, "People")
        await press(pilot, "f", *"close")
        assert "1 entry found" in seen(pilot)
        await press(pilot, "escape")
        assert "Dana Ortiz" in "\n".join(rows(pilot))
        await to_section(pilot, "Find")
        await press(pilot, "enter", "escape")
        current(pilot, EngagementScreen)
        assert workshop(pilot).has_store

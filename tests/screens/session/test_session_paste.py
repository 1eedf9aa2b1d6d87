"""Pasting: every line counts, after a glance at how it will be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import TextArea

from screens.dialogs.people_list import PeopleListDialog
from screens.session.dialogs.paste import PasteDialog
from tests.builders.acme import Acme
from tests.screens.session.session_app import session
from workshop.record.documents import Person, Session

LIST = "- Fast close\n- Old ledger @Ana\n\n- Two people know it\n"
SIGNS = "+ Fast close\n- Old ledger\n> Call the auditor @Ana\nJust said"


@pytest.fixture
def acme(tmp_path: Path) -> Acme:
    """A session of a small engagement."""
    return Acme(tmp_path / "acme")


def recorded(acme: Acme) -> list[tuple[str, str]]:
    """Kinds and texts."""
    entries = acme.store.record.entries_of(acme.session_id)
    return [(entry.kind.value, entry.text) for entry in entries]


@pytest.mark.slow
def people_here(acme: Acme) -> list[Person]:
    """Who takes part."""
    record = acme.store.record
    return record.people_of(record.get(Session, acme.session_id))


async def test_one_line_goes_into_the_field(acme: Acme) -> None:
    """With what stands there already; line breaks around it do not matter."""
    async with session(acme) as desk:
        await desk.to("works")
        await desk.type("+ ", enter=False)
        await desk.paste("Fast\x1b]52;c;eA==\x07 close\n")
        assert desk.screen.field.value == "+ Fast close"


@pytest.mark.slow
async def test_a_list_is_no_row_of_weaknesses(acme: Acme) -> None:
    """Bullets are proposed for what looks like a list; one change records all."""
    async with session(acme) as desk:
        await desk.to("works")
        await desk.paste(LIST)
        assert isinstance(desk.pilot.app.screen, PasteDialog)
        assert "3 lines pasted" in desk.seen()
        assert "note        Old ledger   Ana López" in desk.seen()
        await desk.press("enter")
        assert recorded(acme) == [
            ("note", "Fast close"),
            ("note", "Old ledger"),
            ("note", "Two people know it"),
        ]
        await desk.press("ctrl+z")
        assert recorded(acme) == []


@pytest.mark.slow
async def test_signs_are_taken_where_they_are_meant(acme: Acme) -> None:
    """Lines with different signs are proposed as such."""
    async with session(acme) as desk:
        await desk.to("works")
        await desk.paste(SIGNS)
        await desk.press("enter")
        assert [kind for kind, _ in recorded(acme)] == ["strength", "weakness", "action", "note"]


async def test_the_reading_can_be_changed(acme: Acme) -> None:
    """Right turns from bullets to signs, and the preview with it."""
    async with session(acme) as desk:
        await desk.to("works")
        await desk.paste(LIST)
        await desk.press("right")
        assert "weakness    Fast close" in desk.seen()
        await desk.press("enter")
        assert {kind for kind, _ in recorded(acme)} == {"weakness"}


@pytest.mark.slow
async def test_escape_records_nothing_and_keeps_the_line(acme: Acme) -> None:
    """What was typed before the paste is still there."""
    async with session(acme) as desk:
        await desk.to("works")
        await desk.type("Half", enter=False)
        await desk.paste(LIST)
        await desk.press("escape")
        assert recorded(acme) == []
        assert desk.screen.field.value == "Half"


@pytest.mark.slow
async def test_a_long_paste_loses_nothing(acme: Acme) -> None:
    """Five hundred lines are five hundred entries."""
    async with session(acme) as desk:
        await desk.to("works")
        await desk.paste("\r\n".join(f"Line {number}" for number in range(500)))
        await desk.press("enter")
        assert len(recorded(acme)) == 500


async def test_pasting_while_an_entry_is_chosen(acme: Acme) -> None:
    """It is not lost either."""
    acme.say("Said")
    async with session(acme) as desk:
        await desk.to("works")
        await desk.press("up")
        await desk.paste("/usr out of the clipboard")
        await desk.press("enter")
        assert acme.texts()[-1] == "/usr out of the clipboard"


@pytest.mark.slow
async def test_a_line_of_marks_alone_is_kept_as_it_is(acme: Acme) -> None:
    """What says nothing but a tag or a sign is not dropped either."""
    async with session(acme) as desk:
        await desk.to("works")
        await desk.paste("+ Fast close\n#people\n> Call @Ana\n=")
        await desk.press("enter")
        assert recorded(acme) == [
            ("strength", "Fast close"),
            ("note", "#people"),
            ("action", "Call"),
            ("note", "="),
        ]


async def test_single_lines_are_changed_or_left_out(acme: Acme) -> None:
    """X leaves a line out, a sign makes it that kind, e changes its words; the keys are named."""
    async with session(acme) as desk:
        await desk.to("works")
        await desk.paste("### Threats\n- Law changes\n- Old ledger\n- Third\n- Fourth")
        assert "x leaves it out" in desk.seen()
        assert "heading: threat below" in desk.seen()
        await desk.press("down", "x", "down", "minus", "down", "e")
        area = desk.pilot.app.screen.query_one(TextArea)
        area.text = "> Third one @Ana due:31.12.2027"
        await desk.press("ctrl+s")
        assert "2 lines left out" in desk.seen()
        assert "Record 3 entries" in desk.seen()
        await desk.press("enter")
        assert recorded(acme) == [
            ("weakness", "Old ledger"),
            ("action", "Third one"),
            ("threat", "Fourth"),
        ]


async def test_cells_of_a_spreadsheet_are_one_entry_each(acme: Acme) -> None:
    """One of several lines too, without its quotation marks."""
    async with session(acme) as desk:
        await desk.to("works")
        await desk.paste('Fast\n"Network\n(hall ""B"")"\nCheap')
        assert "3 lines pasted" in desk.seen()
        await desk.press("enter")
        assert [text for _, text in recorded(acme)] == ["Fast", 'Network\n(hall "B")', "Cheap"]


async def test_a_pasted_list_of_people_takes_part(acme: Acme) -> None:
    """It is proposed as one, shown, and everybody of it joins the session."""
    async with session(acme) as desk:
        await desk.to("works")
        await desk.paste("Zoe Adams\tClerk\tSales\nKim Lind\tHead of IT\tIT")
        assert "● a list of people" in desk.seen()
        await desk.press("enter")
        assert isinstance(desk.pilot.app.screen, PeopleListDialog)
        await desk.press("enter")
        here = people_here(acme)
        assert {"Zoe Adams", "Kim Lind"} <= {person.name for person in here}
        assert recorded(acme) == []

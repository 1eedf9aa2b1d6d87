"""The screen of the programme: letters, answers, files and the beginning of a session, by keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from screens.programme.dialogs import AgreedDialog, FileDialog, LetterDialog, PlanDialog
from screens.programme.programme import ProgrammeScreen
from screens.session.session import SessionScreen
from sessions.disk.export_ledger import exports_of
from tests.builders.acme import Acme
from tests.screens.stage import current, fill, press, running, seen, settle, workshop
from workshop.programme.stages import Programme
from workshop.record.documents import Person, Session


def stages(pilot: Pilot[None]) -> dict[str, str]:
    """How far the interviews are, by the names of the people."""
    found = Programme(workshop(pilot).store.record).interviews
    return {each.person.name: each.stage.value for each in found}


@pytest.mark.slow
async def test_an_interview_from_the_first_name_to_its_session(tmp_path: Path) -> None:
    """Somebody named is taken in, invited, agreed, written to, put in a calendar, and heard."""
    acme = Acme(tmp_path / "Acme")
    acme.say("? Ask the night shift @Dana meet:@Mia.Berg")
    acme.store.close()
    async with running(tmp_path, acme.folder) as pilot:
        await press(pilot, "p")
        current(pilot, ProgrammeScreen)
        assert "named by Dana Ortiz" in seen(pilot)
        await press(pilot, "enter")
        assert stages(pilot) == {"Mia Berg": "to meet"}

        await press(pilot, "enter")
        current(pilot, LetterDialog)
        assert "Dear Mia Berg," in seen(pilot)
        await press(pilot, "s")
        assert stages(pilot) == {"Mia Berg": "invited"}

        await press(pilot, "a")
        current(pilot, AgreedDialog)
        fill(pilot, when="sometime")
        await press(pilot, "ctrl+s")
        assert "is not a date" in seen(pilot)
        fill(pilot, when="12 Dec 2027 14:30", place="[red]Room[/x]")
        await press(pilot, "ctrl+s")
        assert stages(pilot) == {"Mia Berg": "agreed"}
        assert "[red]Room[/x]" in seen(pilot)

        for key in ("m", "x"):
            await press(pilot, key)
            current(pilot, FileDialog)
            await press(pilot, "enter")
            await settle(pilot)
        found = [(Path(each.path).suffix, each.document) for each in exports_of(acme.folder)]
        assert found == [(".eml", "reminder"), (".ics", "calendar")]

        await press(pilot, "b")
        current(pilot, ProgrammeScreen)
        assert stages(pilot) == {"Mia Berg": "agreed"}  # no guide is chosen yet, and that is said

        await press(pilot, "n")
        current(pilot, PlanDialog)
        fill(pilot, person="Mia Berg", guide="stakeholder-interview")
        await press(pilot, "ctrl+s")
        assert stages(pilot) == {"Mia Berg": "agreed"}  # the same interview, now with a guide
        await press(pilot, "ctrl+z", "ctrl+y", "b")
        assert "It is agreed for 12 Dec 2027." in seen(pilot)
        await press(pilot, "enter")  # another day than today: Enter alone does not begin it
        assert stages(pilot) == {"Mia Berg": "agreed"}
        await press(pilot, "b", "ctrl+s")
        current(pilot, SessionScreen)
        record = workshop(pilot).store.record
        began = max(record.all(Session), key=lambda each: each.id)
        people = [record.get(Person, each).name for each in began.people]
        assert (people, began.place) == (["Mia Berg"], "[red]Room[/x]")
        assert stages(pilot) == {"Mia Berg": "begun"}

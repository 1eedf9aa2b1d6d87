"""The sample lived on from its strategy document, in the application, by keys alone.

Requirement: in one unbroken run a project is approved with a condition and a waiver, a start that
lacks something is refused until that is settled, departments are told, two rounds of feedback are
held as sessions and compared, and Enter on what the overview proposes begins the right session. At
the end what was recorded is read, and the rounds are counted anew from what was typed.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import docx
import pytest

from screens.base.navigation import FEEDBACK, PROJECTS, TOLD, WATCH
from screens.carrying.carrying import CarryingScreen
from screens.export.export_dialog import ExportDialog
from screens.starting.start_dialog import StartDialog
from sessions.demo.build import SAMPLE
from tests.features.carrying.compared import assert_compared
from tests.features.carrying.keyed_life import Day, KeyedLife
from tests.features.carrying.life import NOTES, Life
from tests.features.carrying.recounted import Change, Noted
from tests.features.carrying.typed_notes import Sheet
from tests.screens.stage import current, rows, running, seen

pytestmark = pytest.mark.slow

FIELDS: Final = {
    "measured": ("value", "indicator", "measured_on", "source"),
    "aspects": ("aspect", "verdict", "why", "department", "about"),
}
"""The columns of the tables of a round, in their order."""
STEPS: Final = {
    "measured": "Measured again",
    "works": "What works",
    "needs-work": "What needs work",
    "aspects": "Aspect by aspect",
    "follows": "What follows",
}
"""The titles of the steps of a round in which something is typed."""
TYPED: Final = {"RD2": NOTES / "keys-summer.txt", "RD3": NOTES / "keys-autumn.txt"}
"""What is typed in the rounds."""
DONE_ON: Final = {"Ask for a faster disk": "2027-09-20"}
"""On which days actions are done in this life."""


async def test_from_the_strategy_document_to_two_rounds_by_keys(
    sample: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """One life in one run of the application; at its end what was recorded is read."""
    folder = Path(shutil.copytree(sample, tmp_path / "Sample"))
    async with running(tmp_path, folder) as pilot:
        life = KeyedLife(pilot, Day(monkeypatch))
        await _hear(life)
        await _approve(life)
        await _start(life)
        await _tell(life)
        await _summer(life)
        await _autumn(life)
        told = await _look_back(life)
    recorded = Life(folder, monkeypatch, capsys, tmp_path)
    recorded.on("2027-11-28")
    _decided(recorded)
    counted = _compared(recorded)
    assert {"new", "gone", "stronger", "weaker", "same"} == {e.change for e in counted.values()}
    how_many = Counter(each.change for each in counted.values())
    for change in ("new", "stronger", "weaker", "gone"):
        assert f"{how_many[change]} {change}" in told
    _written(folder / "exports", counted)


async def _hear(life: KeyedLife) -> None:
    """Who has no notice gets one and is told, who is not heard is heard, what lacks is filled."""
    room = await life.begin_next("Who is told of which change")
    message = ("Your alarms ring over mobile lines", "CH1", "Pharmacy", "One number", "Two keys")
    await room.rows("Department by department", (*message, "Ελένη Παππά"))
    await room.close()
    await life.look(TOLD)
    await life.press("n", "d")
    await life.type("Ελένη Παππά\r")
    assert "everybody was told" in life.row()
    await life.back()

    await life.on("2026-12-01")
    sheet = Sheet(NOTES / "keys-heard.txt", {})
    steps = ("Where work waits", "What works", "Technology bets")
    for title, person, step, lines in zip(
        ("Interview Estates and Facilities", "Interview Pharmacy", "Hear shareholders and board"),
        sheet.people, steps, sheet.said.values(), strict=True,
    ):  # fmt: skip
        room = await life.begin_next(title, person)
        await room.says(step, *lines)
        await room.close()

    await life.on("2026-12-16")
    room = await life.begin_next("Direction and goals", "Siobhán Okafor", "Dana Ortiz")
    await room.rows("What we stand for", ("We tell patients what a machine did", "value"))
    await room.close()


async def _approve(life: KeyedLife) -> None:
    """It is decided, with a condition, somebody against it, and one yes that is let go of."""
    await life.on("2027-01-14")
    people = ("Siobhán Okafor", "Øyvind Haugen", "王秀英")
    room = await life.begin_next("Approval and integration", *people)
    await room.says("Decision", "A standby for Carelog is built")
    await life.press("right")
    await life.type("/dissent Øyvind H is for hope, and nobody tried it\r")
    condition = ("The engineer has signed", "PJ1", "王秀英", "2027-03-31")
    await room.rows("Conditions, one by one", condition)
    waiver = ("She agreed by telephone", "PJ1", "AP2", "Dana Ortiz", "2027-01-14")
    await room.rows("What is let go of", waiver)
    await room.says("Who is told", "> Order the second server @王秀英 due:2027-02-26")
    await room.close()


async def _start(life: KeyedLife) -> None:
    """What a start lacks is told whole; settled, with the rest let go of by name, it starts."""
    await life.look(PROJECTS)
    await life.go_to("PJ1")
    await life.press("s", "ctrl+s")
    current(life.pilot, StartDialog)
    complaint = " ".join(str(life.pilot.app.screen.query_one("#complaint").render()).split())
    assert "PJ1 cannot start yet: AP1, AP3, CN4 and CN6 are open." in complaint
    await life.press("escape", "right")
    for code in ("AP1", "AP3", "CN4"):
        await life.go_to(code)
        await life.press("m")
    await life.press("left")
    assert "waits for 1" in life.row()
    await life.press("s")
    await life.type("Øyvind Haugen\rHe gave his word\r")
    if life.asks():
        await life.press("ctrl+s")
    for keys in ((), ("ctrl+z", "ctrl+y")):
        await life.press(*keys)
        current(life.pilot, CarryingScreen)
        assert "▶ PJ1" in life.row()
        assert "2 waived" in life.row()
    await life.back()


async def _tell(life: KeyedLife) -> None:
    """Of what has started one department says that it knows, and all the others are told."""
    await life.on("2027-01-19")
    assert life.next_title() == "Who is told of which change"
    await life.look(TOLD)
    await life.go_to("CH3")
    await life.press("n", "d")
    await life.type("王秀英\r")
    assert "everybody was told" in life.row()
    await life.press("right")
    await life.go_to("Finance")
    await life.press("L", "a")
    assert any(each.startswith("Acknowledged 1") for each in rows(life.pilot, "#inside1"))
    await life.back()
    await life.on("2027-01-20")
    assert life.next_title() == "Approval and integration"


async def _summer(life: KeyedLife) -> None:
    """The first round after the start, and what came of what was predicted."""
    await life.on("2027-06-14")
    await _round(life, "Feedback: Summer 2027", "RD2")
    await life.theme("Mornings are slow", "Slow mornings")
    await life.on("2027-07-01")
    assert life.next_title() == "PESTLE scan"
    await life.look(WATCH)
    for code, key in (("PD1", "y"), ("PD2", "y"), ("PD3", "y"), ("PD4", "o")):
        await life.go_to(code)
        await life.press(key)
    await life.back()
    await life.on("2027-09-20")
    await life.press("o")
    await life.go_to("Ask for a faster disk", up=True)
    await life.press("d", "ctrl+s")
    await life.back()


async def _autumn(life: KeyedLife) -> None:
    """The second one, by the same people, and what of it says the same as in the first."""
    await life.on("2027-11-15")
    await _round(life, "Feedback: Autumn 2027", "RD3")
    await life.theme("A chatbot advised on doses", "A machine gave advice")
    await life.press("s", "2")
    await life.merge("The desk answers fast", "The desk is still fast")
    await life.press("tab")
    await life.merge("Nine passwords", "Passwords as before")
    await life.merge("Mornings are slow", "Two wards are slow")
    await life.back()


async def _round(life: KeyedLife, title: str, code: str) -> None:
    """Hold a round as a session."""
    sheet = Sheet(TYPED[code], FIELDS)
    room = await life.begin_next(title, *(each.partition(" | ")[0] for each in sheet.people))
    await room.types(sheet, STEPS)
    await room.close()


async def _look_back(life: KeyedLife) -> str:
    """Write the document of the rounds; what the view says that the last one found."""
    await life.on("2027-11-28")
    assert life.next_title() == "PESTLE scan"
    await life.look(FEEDBACK)
    told = life.row()
    inside = " ".join(rows(life.pilot, "#inside2"))
    for words in ("The desk answers fast 1 ▸ 2", "Nine passwords 3 ▸ 1", "A machine gave advice",
                  "Signing in works 1 of 2 · before 0 of 1", "3.2 hours ▸ 1.9 hours",
                  "Write about passwords not done"):  # fmt: skip
        assert words in inside, (words, seen(life.pilot))
    await life.press("e")
    current(life.pilot, ExportDialog)
    await life.press("ctrl+s")
    current(life.pilot, CarryingScreen)
    return told


def _decided(life: Life) -> None:
    """What was decided, what it hangs on, who let go of what, and who knows of it."""
    decision = life.rows("decisions")[-1]
    assert (decision["decision"], decision["result"]) == (
        "A standby for Carelog is built",
        "carried",
    )
    assert decision["dissent"]
    assert "H is for hope, and nobody tried it" in life.told(
        "summary", "--document", "decisions", "--format", "md", "--edition", "restricted"
    )
    assert life.row("projects", "PJ1")["state"] == "started"
    waived = [(row["waives"], row["waived_by"], row["why"]) for row in life.rows("waivers")[-2:]]
    assert waived == [
        (["AP2"], "Dana Ortiz", "She agreed by telephone"),
        (["CN6"], "Øyvind Haugen", "He gave his word"),
    ]
    answers = {row["id"]: row["answer"] for row in life.rows("approvals")}
    assert (answers["AP1"], answers["AP3"]) == ("approved", "approved")
    assert life.untold("CH1") == life.untold("CH3") == []
    known = [row for row in life.rows("notices") if row["change"] == ["CH3"]]
    assert [r["department"] for r in known if r["acknowledged_on"]] == ["Finance"]
    assert all(row["told_on"] == "2027-01-19" for row in known)


def _compared(life: Life) -> Mapping[str, Change]:
    """Both rounds are what was typed; what became of each factor in the last."""
    baseline = Noted(Path(str(SAMPLE / "13-feedback-round.txt")), NOTES / "keys-heard.txt")
    noted = {"RD1": baseline} | {code: Noted(file) for code, file in TYPED.items()}
    held = list(dict.fromkeys(row["session"] for row in life.rows("aspects")))
    before = {"IN1": "11.1 hours", "G2": "861"}
    assert_compared(life, noted, ("RD1", "RD2"), held[:2], before, DONE_ON)
    before = {"IN1": "3.2 hours", "IN3": "9.1 %"}
    return assert_compared(life, noted, ("RD2", "RD3"), held, before, DONE_ON)


def _written(folder: Path, counted: Mapping[str, Change]) -> None:
    """The table of factors in the document is what was counted; those as before are left out."""
    (file,) = folder.glob("*Feedback*.docx")
    tables = (table.rows for table in docx.Document(str(file)).tables)
    (factors,) = (each for each in tables if each[0].cells[0].text == "Factor")
    told = {}
    for row in factors[1:]:
        factor, before, now, change, _ = (cell.text for cell in row.cells)
        told[factor.partition("\t")[0]] = (change, before.strip(), now.strip())
    assert told == {
        code: (each.change, str(len(each.before) or ""), str(len(each.now) or ""))
        for code, each in counted.items()
        if each.change != "same"
    }

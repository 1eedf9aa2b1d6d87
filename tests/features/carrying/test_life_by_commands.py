"""The sample lived on from its strategy document, by commands alone.

Requirement: a project starts when its approvals, conditions and standards are there or waived by
name; who does not know of it is listed; rounds of feedback are compared, which is counted anew
here from the notes; and the overview says the next sensible session at each moment of that life.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

from sessions.demo.build import SAMPLE
from tests.features.carrying.compared import assert_compared
from tests.features.carrying.life import NOTES, Life
from tests.features.carrying.recounted import Noted

pytestmark = pytest.mark.slow

DONE_ON: Final = {
    "Order the second server": "2027-02-25",
    "Ask for a faster disk for the first hour": "2027-10-04",
    "Bring one list of all department requests to the executive team": "2026-12-15",
}
"""On which days actions are done in this life."""


@pytest.fixture
def life(
    sample: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Life:
    """A copy of the sample, on the day after its last session."""
    shutil.copytree(sample, tmp_path / "Sample")
    return Life(tmp_path / "Sample", monkeypatch, capsys, tmp_path)


def test_from_the_strategy_document_to_the_second_round_of_feedback(life: Life) -> None:
    """One life, told in four parts; the guide of the next session is asserted at each moment."""
    _hear_and_complete(life)
    _approve_and_start(life)
    _tell_and_review(life)
    _two_rounds(life)


def _moment(life: Life, day: str, guide: str, why: str) -> None:
    """The next sensible session on a day; why it is, for whoever reads a failure."""
    life.on(day)
    assert life.next_guide() == guide, f"{day}: {why}; {life.told('overview').splitlines()[:3]}"


def _hear_and_complete(life: Life) -> None:
    """Who is not told is told, who is not heard is heard, what the document lacks is filled."""
    _moment(life, "2026-11-30", "change-notices", "a project runs of which some know nothing")
    untold = life.untold("CH1")
    assert {"Patients' Panel", "Pharmacy"} <= set(untold)
    assert "Community Outreach" not in untold
    assert any(each["where"] == "notices" for each in life.data("overview")["waits"])
    life.tell("CH1", "Ελένη Παππά", "From 18 January care alarms ring over mobile lines.")
    assert life.untold("CH1") == []
    assert not any(each["where"] == "notices" for each in life.data("overview")["waits"])

    _moment(life, "2026-12-01", "operations-interview", "Estates was never heard")
    life.hold("01-estates")
    _moment(life, "2026-12-02", "stakeholder-interview", "Pharmacy was not either")
    life.hold("02-pharmacy")
    _moment(life, "2026-12-03", "board-interview", "no voice of those who own it is in the record")
    planned = ("Ruth Ashworth", "--when", "2026-12-15 14:00", "--guide", "board-interview")
    life.told("plan", *planned, "--agreed")
    _moment(life, "2026-12-14", "board-interview", "it is agreed for tomorrow")
    assert life.data("overview")["next"]["title"] == "Interview Ruth Ashworth"
    life.on("2026-12-15")
    life.hold("03-board")
    life.end("Bring one list of all department requests to the executive team", "done")
    _moment(life, "2026-12-16", "direction-and-goals", "the document has no values")
    life.on("2027-01-12")
    life.hold("04-values")


def _approve_and_start(life: Life) -> None:
    """What a start waits for is told whole, from every door; what is let go of has a name."""
    _moment(life, "2027-01-13", "approval", "the document is whole, and projects wait")
    life.on("2027-01-14")
    life.hold("05-approval")
    (condition,) = (c["id"] for c in life.rows("conditions") if "engineer" in c["condition"])
    approved = {"answer": "approved", "answered_on": "2027-01-14"}
    life.edit("approvals", AP1=approved, AP2=approved)

    life.on("2027-01-15")
    before = life.changes_made()
    refused = life.refused("projects", "start", "PJ1")
    assert refused.code == 1
    for lacking in ("Siobhán Okafor", "one Sunday in May", "engineer has signed"):
        assert lacking in refused.words
    for there in ("Øyvind Haugen", "Dana Ortiz", "benefit owner"):
        assert there not in refused.words
    start = {"row": "PJ1", "values": {"state": "started"}}
    by_hand = life.apply_refused({"do": "PutRows", "register": "projects", "rows": [start]})
    assert "engineer has signed" in by_hand
    nobody = life.refused("projects", "start", "PJ1", "--waive", f"{condition}=He has said yes")
    assert "--by" in nobody.words
    assert life.changes_made() == before
    assert life.row("projects", "PJ1")["state"] == "proposed"
    assert len(life.rows("waivers")) == 1

    life.on("2027-01-18")
    life.edit("approvals", AP3={"answer": "approved", "answered_on": "2027-01-18"})
    life.edit("conditions", CN4={"state": "met", "met_on": "2027-01-18"})
    waived = ("--waive", f"{condition}=He gave his word by telephone", "--by", "Øyvind Haugen")
    still = life.refused("projects", "start", "PJ1")
    assert "Sunday" not in still.words
    life.told("projects", "start", "PJ1", *waived)
    _started(life, condition)
    life.told("undo")
    assert life.row("projects", "PJ1")["state"] == "proposed"
    assert len(life.rows("waivers")) == 1
    life.told("redo")
    _started(life, condition)


def _started(life: Life, condition: str) -> None:
    """The project runs; who let go of what stands in the table and beside the project."""
    assert life.row("projects", "PJ1")["state"] == "started"
    waiver = life.rows("waivers")[-1]
    cells = {name: waiver[name] for name in ("why", "project", "waives", "waived_by", "on")}
    assert cells == {
        "why": "He gave his word by telephone",
        "project": ["PJ1"],
        "waives": [condition],
        "waived_by": "Øyvind Haugen",
        "on": "2027-01-18",
    }
    (project,) = (p for p in life.data("projects")["projects"] if p["id"] == "PJ1")
    (gate,) = (each for each in project["gates"] if each["id"] == condition)
    assert (gate["open"], gate["waived_by"]) == (True, "Øyvind Haugen")
    assert project["can_start"]


def _tell_and_review(life: Life) -> None:
    """Of what has started all are told; of what is done somebody says what is learned."""
    _moment(life, "2027-01-19", "change-notices", "PJ1 has started, and nobody was told")
    assert "Clinical Operations" in life.untold("CH3")
    life.tell("CH3", "王秀英", "On Sunday 23 May 2027 Carelog stands still from 06:00 to 14:00.")
    assert life.untold("CH3") == []
    _moment(life, "2027-01-20", "approval", "all know of what runs, and other projects wait")
    life.on("2027-01-25")
    life.edit("projects", PJ6={"state": "done", "reached": "All 86 alarms ring"})
    _moment(life, "2027-01-26", "after-action-review", "it is done and still remembered")
    life.on("2027-02-03")
    life.hold("06-review")
    life.edit("predictions", PD1={"outcome": "happened", "known_on": "2027-01-21"})
    _moment(life, "2027-02-04", "approval", "what is learned is kept, and others wait")
    life.on("2027-02-25")
    life.end("Order the second server", "done")
    life.on("2027-04-05")
    known = {"outcome": "happened", "known_on": "2027-04-05"}
    life.edit("predictions", PD2=known, PD3=known)
    _moment(life, "2027-05-24", "pestle-scan", "nobody has looked outside for half a year")
    life.on("2027-05-25")
    life.hold("07-scan")
    _moment(life, "2027-05-26", "approval", "the outside is looked at, and others wait")


def _two_rounds(life: Life) -> None:
    """Both are held through notes, and what they found is what was counted."""
    first = next(row["session"] for row in life.rows("aspects"))
    _moment(life, "2027-06-14", "feedback-round", "the round of summer begins today")
    life.on("2027-06-15")
    summer = life.hold("08-summer")
    _moment(life, "2027-06-16", "", "the session of the round is not closed")
    life.apply({"do": "CloseSession", "session": summer})
    life.merge(
        S34=["The desk answers fast while it is open"],
        W15=["Nine passwords are still nine passwords"],
        W30=["At night nobody answers, even now"],
        W68=["Invoices are still typed twice"],
    )
    life.on("2027-07-01")
    life.edit("predictions", PD4={"outcome": "did not happen", "known_on": "2027-06-30"})
    _moment(life, "2027-07-02", "approval", "the round is held, and others wait")
    interviews = (NOTES / "01-estates.txt", NOTES / "02-pharmacy.txt")
    baseline = Noted(Path(str(SAMPLE / "13-feedback-round.txt")), *interviews)
    noted = {"RD1": baseline, "RD2": Noted(NOTES / "08-summer.txt")}
    before = {"IN1": "11.1 hours", "G2": "861"}
    _compared(life, noted, ("RD1", "RD2"), [first, summer], before)

    life.on("2027-08-30")
    life.end("Write to all wards about the card of passwords", "dropped", "The card is gone")
    life.on("2027-10-04")
    life.end("Ask for a faster disk for the first hour", "done")
    _moment(life, "2027-11-15", "feedback-round", "the round of autumn begins today")
    life.on("2027-11-16")
    autumn = life.hold("09-autumn")
    codes = life.codes()
    calm = codes["Nobody took out the paper kit since the second server stands ready"]
    slow = codes["The record is slow in the first hour of the day"]
    life.merge(
        S34=["The desk is still fast"],
        W15=["On the wards the passwords are as many as before"],
        W68=["Invoices and now leave as well are typed twice"],
        **{calm: ["No paper kit in half a year"], slow: ["The first hour is slow on two wards"]},
    )
    life.on("2027-11-27")
    noted["RD3"] = Noted(NOTES / "09-autumn.txt")
    _compared(
        life, noted, ("RD2", "RD3"), [first, summer, autumn], {"IN1": "3.2 hours", "IN3": "9.1 %"}
    )
    _moment(life, "2027-11-28", "pestle-scan", "half a year has gone since the last look outside")


def _compared(
    life: Life,
    noted: Mapping[str, Noted],
    rounds: tuple[str, str],
    sessions: list[str],
    before: Mapping[str, str],
) -> None:
    """A round as the program tells it is the round as it was counted here."""
    counted = assert_compared(life, noted, rounds, sessions, before, DONE_ON)
    assert {"new", "gone", "weaker", "same"} <= {each.change for each in counted.values()}

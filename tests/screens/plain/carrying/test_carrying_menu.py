"""Carrying the strategy out at plain prompts, by lines of text.

Requirement: whoever works by speech or by a pipe starts a project, with a waiver asked for each
thing that is open, records what is there, tells whom was told, plans a round, and answers what is
due.
"""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from screens.cli.main import main
from sessions.store.store import Store
from tests.builders.carried_on import NOW, TODAY, carried_on, row_on_disk
from tests.screens.plain.conftest import Said, in_menu, open_on
from workshop.record.documents import Session, StoredGuide
from workshop.running.carrying_rows import entered


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The engagement that is carried on, alone in the place of engagements."""
    folder = carried_on(tmp_path / "place" / "Acme")
    monkeypatch.setenv("WORKSHOP_FOLDER", str(tmp_path / "place"))
    monkeypatch.setenv("ACCESSIBLE", "1")
    open_on(NOW, monkeypatch)
    return folder


@pytest.fixture
def said(said: Said) -> Said:
    """What the program says when lines are typed in the menu of carrying out."""
    return in_menu(said, "carrying", 4)


def count(folder: Path, register: str) -> int:
    """How many rows a register has on the disk."""
    with Store.open(folder, read_only=True) as store:
        return len(store.record.rows(register))


def test_a_start_asks_for_a_waiver_of_each_and_lists_what_is_left(folder: Path, said: Said) -> None:
    """One nobody waives refuses it, and nothing is recorded; all waived, it starts.

    A name that nobody has is asked for again, and what was waived before it is kept.
    """
    first = ("Projects", "PJ2", "Start it", "@Dana", "Agreed", "", "@Nobody", "@Ana", "", "@Ana",
             "Tested")  # fmt: skip
    told = said(*first, "@Dana", "Old books", "@Dana", "Soon done")
    assert "1 project held up, 2 to tell of a started change, 2 due" in told
    assert "5 of 5. PJ1: “Network [red]” is not done yet." in told
    assert "A waiver needs a reason." in told
    assert told.count("Nobody is called “@Nobody”") == 1
    assert "Not done: PJ2 “Ledger” cannot start yet: AP2: " in told
    assert (count(folder, "waivers"), row_on_disk(folder, "projects", "PJ2").cell("state")) == (
        0, "approved",
    )  # fmt: skip
    every = [word for _ in range(5) for word in ("@Dana", "Agreed")]
    assert "Started PJ2, AP1, AP2, CN1, RL1 and PJ1 waived" in said(
        "Projects", "PJ2", "Start it", *every
    )
    assert count(folder, "waivers") == 5


def test_what_is_there_and_what_is_waived_is_recorded_one_by_one(folder: Path, said: Said) -> None:
    """A condition is met today, a standard waived by name; a project before it is not said done."""
    told = said("Projects", "PJ2", "CN1", "It is there", "RL1", "Waive", "@Ana", "A trial",
                "PJ1", "It is there")  # fmt: skip
    assert row_on_disk(folder, "conditions", "CN1").cell("met_on") == TODAY
    assert row_on_disk(folder, "waivers", "WV1").subject == "A trial"
    assert "Not done: PJ1 must be done first" in told


def test_departments_are_marked_told(folder: Path, said: Said) -> None:
    """The missing notice is made, told by somebody, acknowledged."""
    told = said("Told", "CH1", "Make the notices", "NT3 to HR: told", "@Dana",
                "NT3 to HR: acknowledged")  # fmt: skip
    assert "Make the notices that are missing: HR" in told
    made = row_on_disk(folder, "notices", "NT3")
    assert (made.cell("told_on"), made.cell("acknowledged_on")) == (TODAY, TODAY)
    assert made.cell("told_by")
    assert "HR: told 20 Jun 2027, and said so, NT3" in said("Told", "Tell who")


def test_all_that_wait_are_told_in_one_go(folder: Path, said: Said) -> None:
    """One choice and one name for all notices of a change; whoever was told keeps their day."""
    told = said("Told", "CH1", "Make the notices", "All that wait", "@Dana")
    assert "All that wait were told today: NT3 and NT2" in told
    days = [row_on_disk(folder, "notices", code).cell("told_on") for code in ("NT2", "NT3", "NT1")]
    assert days[:2] == [TODAY, TODAY]
    assert days[2] < TODAY


def test_an_interview_for_another_day_begins_when_that_is_said(folder: Path, said: Said) -> None:
    """From the programme and from the overview; an empty line leaves it."""
    with Store.open(folder) as store:
        day = {"person": "Pia Holm", "guide": "stakeholder-interview", "answer": "agreed",
               "day": "2027-06-23"}  # fmt: skip
        for register, cells in (
            ("objectives", {"objective": "Break even"}),
            ("stakeholders", {"who": "The board", "power": "5", "interest": "4"}),
            ("interviews", day),
        ):
            store.do(entered(register, cells))
        held = len(store.record.sessions())
    told = said("", "Overview", "Begin", "")
    assert "It is agreed for 23 Jun 2027. Begin it now?" in told
    said("", "Programme of", "Begin", "IV1", "no")
    with Store.open(folder) as store:
        assert len(store.record.sessions()) == held
    said("", "Overview", "Begin", "yes")
    with Store.open(folder) as store:
        assert len(store.record.sessions()) == held + 1


def test_rounds_are_told_and_planned(folder: Path, said: Said) -> None:
    """What the spring found; one whose end comes first is refused."""
    assert "stronger: W1 Old servers (1 ▸ 2 departments)" in said("Feedback")
    assert "it ends before it begins" in said("Plan", "Autumn", "2027-10-20", "2027-10-01")
    told = said("Plan", "Autumn", "2027-06-30", "2027-10-20")
    assert "RD3 “Autumn” and RD2 “Summer” both have 30 Jun 2027" in told
    assert row_on_disk(folder, "rounds", "RD3").subject == "Autumn"


def test_signals_and_predictions_are_answered(folder: Path, said: Said) -> None:
    """What is due stands first; a new day, taken up, an outcome; one is logged."""
    told = said("Watch", "SN1", "Watched on", "2027-09-01", "SN2", "Taken up", "PD1", "Happened",
                "Log", "Prices rise", "Paper", "The list", "2027-08-01", "W1", "stronger", "@Ana",
                "Predict", "Prices fall", "20", "2027-12-01", "")  # fmt: skip
    assert told.index("SN1: A rival opens next door, due since 10 Jun 2027") < told.index("SN2:")
    assert str(row_on_disk(folder, "signals", "SN1").cell("review")) == "2027-09-01"
    assert row_on_disk(folder, "signals", "SN2").cell("state") == "taken up"
    assert row_on_disk(folder, "predictions", "PD1").cell("outcome") == "happened"
    before = "PD1 was answered before on 20 Jun 2027: happened. Answer it anew?"
    assert before in said("Watch", "PD1", "")
    said("Watch", "PD1", "yes", "Cannot")
    assert row_on_disk(folder, "predictions", "PD1").cell("outcome") == "cannot be told"
    gone = said("Watch", "SN1", "Watched on", "2027-06-19")
    assert "Not done: 19 Jun 2027 has gone by" in gone
    assert "Not done: Say when it is looked at next." in said("Watch", "SN1", "Watched on", "")
    assert str(row_on_disk(folder, "signals", "SN1").cell("review")) == "2027-09-01"
    assert row_on_disk(folder, "signals", "SN4").cell("makes_it") == "stronger"
    assert row_on_disk(folder, "predictions", "PD5").cell("chance") == 20


def test_the_overview_is_read_out_from_the_first_menu(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is next, and why."""
    assert folder.is_dir()
    monkeypatch.setattr("sys.stdin", io.StringIO("Overview\n\n\n"))
    assert main(["open", "Acme"]) == 0
    told = capsys.readouterr().out
    assert "Next: " in told
    assert "1 signal to look at again" in told


def test_the_next_session_is_begun_from_the_overview(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One number behind what was read out; its guide is not looked for in the list of all."""
    monkeypatch.setattr("sys.stdin", io.StringIO("Overview\nBegin\nDana Ortiz\n\n"))
    main(["open", "Acme"])
    told = capsys.readouterr().out
    title = told.partition("Next: ")[2].partition(", by the guide")[0]
    assert f"{title}. Now?" in told
    assert "Begin with which guide?" not in told
    with Store.open(folder, read_only=True) as store:
        begun = [store.record.get(StoredGuide, each.guide_id).guide.name
                 for each in store.record.all(Session)]  # fmt: skip
    assert begun.count(told.partition("by the guide ")[2].partition("\n")[0]) == 1

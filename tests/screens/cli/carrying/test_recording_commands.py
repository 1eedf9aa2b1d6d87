"""Carrying out by the command line: what is there, who was told, what is planned and answered.

Requirement: each act of the screen has a command; a slip is refused in words and records nothing;
what is told is told as data too.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from screens.cli.main import main
from sessions.store.store import Store
from tests.builders.carried_on import carried_on, row_on_disk

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The engagement that is carried on."""
    return carried_on(tmp_path / "Acme")


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """A command on it: its status, what it told, what it warned of."""

    def carry_out(command: str, *words: str) -> tuple[int, str, str]:
        status = main(["--folder", str(folder.parent), command, "Acme", *words])
        told = capsys.readouterr()
        return status, told.out, told.err

    return carry_out


def test_what_a_project_waits_for_is_recorded_and_waived(folder: Path, run: Run) -> None:
    """Met today; waived by somebody; what the project does not wait for is refused."""
    assert run("projects", "there", "PJ2", "CN1")[0] == 0
    assert row_on_disk(folder, "conditions", "CN1").cell("state") == "met"
    assert run("projects", "waive", "PJ2", "RL1", "--by", "@Dana", "--why", "A trial")[0] == 0
    assert row_on_disk(folder, "waivers", "WV1").subject == "A trial"
    for words, why in (
        (("there", "PJ2", "CN1"), "CN1 is there already"),
        (("there", "PJ2", "PJ1"), "PJ1 must be done first"),
        (("there", "PJ3", "CN1"), "PJ3 does not wait for CN1"),
        (("waive", "PJ2", "AP1", "--by", "@Nobody", "--why", "x"), "Nobody"),
        (("waive", "PJ2", "AP1", "--by", "@Dana", "--why", " "), "needs a reason"),
        (("there", "PJ7", "CN1"), "PJ7"),
    ):
        status, _, err = run("projects", *words)
        assert (status, why in err) == (1, True), err


def test_departments_are_told(folder: Path, run: Run) -> None:
    """Missing notices are made, one is told by somebody and acknowledged; told as data."""
    assert run("told", "notices", "CH1")[0] == 0
    assert run("told", "today", "NT3", "--by", "Dana Ortiz")[0] == 0
    assert run("told", "today", "NT3", "--acknowledged")[0] == 0
    status, out, _ = run("told", "--json")
    assert status == 0
    (first, _) = json.loads(out)["changes"]
    told = {each["department"]: each["state"] for each in first["departments"]}
    assert told == {"Finance": "told", "HR": "acknowledged", "Sales": "to tell"}
    assert row_on_disk(folder, "notices", "NT3").cell("told_by")
    assert "was told before" in run("told", "today", "NT1")[2]
    assert "There is no change “CH7”" in run("told", "today", "CH7")[2]
    assert "There is no notice “NT9”" in run("told", "today", "NT9")[2]
    assert "✓ HR: told" in run("told")[1]


def test_several_departments_are_told_in_one_go(folder: Path, run: Run) -> None:
    """Codes of notices, or of a change for all of its that wait; all of them, or none."""
    assert run("told", "notices", "CH1")[0] == 0
    status, _, err = run("told", "today", "NT2", "NT1", "NT3")
    assert (status, "NT1 was told before" in err) == (1, True)
    assert not row_on_disk(folder, "notices", "NT2").cell("told_on")
    assert run("told", "today", "ch1", "NT2", "--by", "@Dana")[0] == 0
    for code in ("NT2", "NT3"):
        notice = row_on_disk(folder, "notices", code)
        assert notice.cell("told_on")
        assert notice.cell("told_by")
    assert "No notice of CH1 waits" in run("told", "today", "CH1")[2]
    assert run("told", "today", "NT2", "NT3", "--acknowledged")[0] == 0
    assert run("told")[1].count("and said so") == 2


def test_rounds_signals_and_predictions(folder: Path, run: Run) -> None:
    """Planned, logged, looked at, answered; both days in order; a factor that is not there."""
    assert run("feedback", "plan", "Autumn", "2027-10-01", "2027-10-20")[0] == 0
    status, _, err = run("feedback", "plan", "Winter", "2027-12-20", "2027-12-01")
    assert (status, "it ends before it begins" in err) == (1, True)
    out = run("feedback", "plan", "Winter", "2027-10-18", "2027-12-01")[1]
    assert "RD4 “Winter” and RD3 “Autumn” both have 18 Oct 2027 to 20 Oct 2027" in out
    logged = ("log", "Prices rise", "--source", "Paper", "--watch", "The list", "--review",
              "2027-08-01", "--bears-on", "W1", "--makes-it", "stronger")  # fmt: skip
    assert run("signals", *logged)[0] == 0
    assert row_on_disk(folder, "signals", "SN4").cell("bears_on")[0].table == "factor"
    assert run("signals", "look", "SN4", "--review", "2027-09-01")[0] == 0
    assert run("signals", "look", "SN1", "--let-go")[0] == 0
    assert run("signals", "answer", "PD1", "did-not")[0] == 0
    status, _, err = run("signals", "answer", "PD1", "happened")
    assert (status, "PD1 was answered before" in err, "--again" in err) == (1, True, True)
    assert row_on_disk(folder, "predictions", "PD1").cell("outcome") == "did not happen"
    seen_on = row_on_disk(folder, "signals", "SN4").cell("seen_on")
    for day, why in (("2001-01-01", "SN4 was seen on"), (seen_on - timedelta(days=1), "seen on")):
        status, _, err = run("signals", "look", "SN4", "--review", str(day))
        assert (status, why in err) == (1, True), err
    status, _, err = run("signals", "look", "SN2", "--review", "2001-01-01")
    assert (status, "1 Jan 2001 has gone by" in err) == (1, True), err
    assert "is not a date" in run("signals", "look", "SN4", "--review", "someday")[2]
    status, out, _ = run("signals", "--json")
    found = {each["id"]: each for each in json.loads(out)["watched"]}
    assert (found["SN1"]["state"], found["SN4"]["watch"]) == ("let go", "The list")
    assert (found["PD1"]["state"], found["PD1"]["chance"]) == ("did not happen", 80)
    assert "SN4 Prices rise: watched" in run("signals")[1]


def test_all_that_is_wrong_is_told_at_once(folder: Path, run: Run) -> None:
    """A day, a code and a name that are none; waivers of what is not there. Nothing is recorded."""
    words = ("signals", "log", "Prices", "--source", "Paper", "--watch", "The list", "--review",
             "31.2.2027", "--bears-on", "ZZ9", "--by", "Nobody")  # fmt: skip
    status, _, err = run(*words)
    assert status == 1
    assert all(word in err for word in ("31.2.2027", "“ZZ9”", "“Nobody”")), err
    with Store.open(folder, read_only=True) as store:
        assert "Prices" not in [each.subject for each in store.record.rows("signals")]
    waivers = ("--waive", "ZZ=1", "--waive", "no reason")
    status, _, err = run("projects", "start", "PJ99", *waivers)
    assert status == 1
    assert all(word in err for word in ("PJ99", "“ZZ”", "CODE=REASON", "--by WHO")), err

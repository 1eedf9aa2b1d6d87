"""A whole SWOT workshop in a real terminal, by keys alone, to the matrices in the file to send."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from screens.cli.main import main
from sessions.store.store import Store
from tests.features.test_whole_run import program
from tests.terminal import Terminal
from workshop.record.documents import Attribution, Pestle, StepState
from workshop.running.commands import BeginEngagement

pytestmark = pytest.mark.terminal

PEOPLE = (
    "Dana Ortiz | CFO | Finance",
    "Ana López | Head of Sales | Sales",
    "王秀英 | Clerk | Sales",
)


def on_to(terminal: Terminal, number: int) -> None:
    """Go on, and see where."""
    terminal.press("f2")
    terminal.until(f" {number} of 15 ")


def collect(terminal: Terminal) -> None:
    """Consent, then two statements a letter; a line without a sign is of the step's kind."""
    on_to(terminal, 2)
    terminal.press("up", "2", "2", "3")
    terminal.until("● by department only")
    on_to(terminal, 3)
    terminal.type("Fast close @Dana\rFriendly service desk @Ana\r")
    on_to(terminal, 4)
    terminal.type("Old ledger\rNobody ranks requests @Ana\r")
    on_to(terminal, 5)
    on_to(terminal, 6)
    terminal.type("Shared record with neighbours\r")
    terminal.until("O1")
    file_it(terminal, "political")
    on_to(terminal, 7)
    terminal.type("E-invoicing becomes law @Dana\r")
    terminal.until("T1")
    file_it(terminal, "L")


def file_it(terminal: Terminal, letter: str) -> None:
    """What was said last goes into a field of the scan."""
    terminal.press("up")
    terminal.type(f"/{letter}\r")
    terminal.until("Filed ")
    terminal.press("escape")
    terminal.rest()


def sort(terminal: Terminal) -> None:
    """On the board every factor stands under its letter, in no group yet."""
    on_to(terminal, 8)
    terminal.until("Fast close", "E-invoicing becomes", "6 in no group yet")


def score(terminal: Terminal) -> None:
    """Weights that do not add up are fitted; ratings; then the scores are in."""
    on_to(terminal, 9)
    for weight, rating in ((30, 4), (10, 3), (30, 1), (10, 2)):
        terminal.type(str(weight))
        terminal.press("right")
        terminal.type(str(rating))
        terminal.press("down", "left")
    terminal.until("80 of 100 given")
    terminal.press("up", "ctrl+n")
    terminal.until("100 of 100 given")
    terminal.press("ctrl+s")
    terminal.until("Took in the scores")
    on_to(terminal, 10)
    for values in ((40, 3, 4, 3), (60, 2, 5, 4)):
        for value in values:
            terminal.type(str(value))
            terminal.press("right")
        terminal.press("down", "left", "left", "left")
    terminal.press("ctrl+s")
    terminal.until("Took in the scores")


@pytest.mark.slow
def test_a_whole_workshop_by_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fifteen steps with three people: silent capture, sorting, scoring, actions, read-back."""
    Store.begin(tmp_path / "Acme", BeginEngagement(name="Acme")).close()
    people = [word for person in PEOPLE for word in ("--person", person)]
    command, environment = program(tmp_path, "run", "Acme", "--guide", "swot-workshop", *people)
    with Terminal(command, environment=environment) as terminal:
        terminal.until("1 of 15 ")
        collect(terminal)
        sort(terminal)
        score(terminal)
        on_to(terminal, 11)
        on_to(terminal, 12)
        terminal.type("Compare two ledgers @Dana due:2027-02-01\r")
        on_to(terminal, 13)
        terminal.press("f8")
        terminal.until("What will be on paper", "you have seen")
        terminal.press("space", "enter")
        terminal.until("Confirmed")
        on_to(terminal, 14)
        on_to(terminal, 15)
        terminal.press("f2")
        terminal.until("Close “SWOT workshop”?")
        terminal.press("enter")
        terminal.until("is closed")
        terminal.press("ctrl+q")
        assert terminal.end() == 0
    check_record(tmp_path / "Acme")
    check_summary(tmp_path, monkeypatch)


def check_record(folder: Path) -> None:
    """What the room said and scored is there."""
    with Store.open(folder, read_only=True) as store:
        record = store.record
        (session,) = record.sessions()
        assert [factor.code for factor in record.live_factors()] == [
            "S1",
            "S2",
            "W1",
            "W2",
            "O1",
            "T1",
        ]
        assert record.live_factors()[-1].pestle is Pestle.LEGAL
        assert record.live_factors()[-2].pestle is Pestle.POLITICAL
        levels = [record.consent_of(session.id, person).attribution for person in session.people]  # type: ignore[union-attr]
        assert levels == [Attribution.ROLE, Attribution.ROLE, Attribution.DEPARTMENT]
        assert {run.state for run in session.steps.values()} == {StepState.DONE}


def check_summary(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The matrices stand in the shareable summary."""
    target = place / "swot.json"
    monkeypatch.setenv("WORKSHOP_FOLDER", str(place))
    words = ["summary", "Acme", "--document", "swot", "--format", "json", "-o", str(target)]
    assert main(words) == 0
    facts = json.loads(target.read_text("utf-8"))
    assert facts["ife"]["total"] == pytest.approx(
        (38 * 4 + 12 * 3 + 38 * 1 + 12 * 2) / 100, abs=0.03
    )
    assert facts["efe"]["total"] == pytest.approx(0.4 * 3 + 0.6 * 2)
    (threat,) = facts["pestle"]["L"]
    assert (threat["id"], threat["significance"], threat["significant"]) == ("T1", 20, True)
    assert facts["swot"]["strengths"][0]["support"]["departments_heard"] == 2

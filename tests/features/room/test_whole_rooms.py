"""Whole workshops for twelve people by keys, with the wall in a second process.

Requirement: at each moment the wall shows what the room needs and nothing else: the question, the
silence, the list once the silence is over, when to be back, how many ballots are in, the result
once it is asked for. No name is on it, nothing that is not to be told outside, and of an open vote
only how many have voted.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

from sessions.store.store import Store
from tests import ROOT
from tests.features.room.wall import Wall, Watcher, words_of
from tests.features.test_whole_run import program
from tests.terminal import Terminal
from workshop.guide.reader import read_guide
from workshop.record.documents import StepState
from workshop.running.commands import BeginEngagement

pytestmark = pytest.mark.terminal

NAMES: Final = (
    "Amara Adeyemi", "Bruno Castell", "Chidi Nwosu", "Dana Ortiz", "Elif Kara", "Farid Rahimi",
    "Greta Holm", "Hiro Tanaka", "Ines Duarte", "Jonas Weber", "Kemal Aydin", "Lucia Moretti",
)  # fmt: skip

VOTE: Final = """\
[[steps]]
id = "vote"
kind = "vote"
title = "What matters most"
short = "Where first?"
minutes = { least = 10, planned = 25, greatest = 30 }
pattern = "evaluate"
after = ["sort"]
method = "dots"
of = ["S", "W", "O", "T"]
budget = 5
most_on_one = 3
say = "Five dots each, at most three on one."

"""
"""What stands in place of the steps that weigh and discuss, in as many minutes."""


def swot_and_vote() -> str:
    """The SWOT workshop that ships, with a vote where it weighs."""
    text = (ROOT / "sessions" / "guides" / "swot-workshop.toml").read_text("utf-8")
    begin = text.index('[[steps]]\nid = "score-internal"')
    end = text.index('[[steps]]\nid = "actions"')
    text = text[:begin] + VOTE + text[end:]
    return text.replace('name = "swot-workshop"', 'name = "swot-and-vote"')


class Facilitator(Terminal):
    """The screen of whoever leads the session."""

    steps = 0
    """How many steps the guide has."""

    def goes_on(self, number: int) -> None:
        """Go to the next step."""
        self.press("escape")
        self.rest()  # else the next key, which begins with the same sign, is taken for part of it
        self.press("f2")
        self.until(f" {number} of {self.steps} ")

    def says(self, *lines: str) -> None:
        """Type what is said, and wait until all of it is recorded."""
        for line in lines:
            self.type(f"{line}\r")
        self.until(lines[-1].split(" @")[0].lstrip("+-*!= "))


@contextmanager
def room(place: Path, guide: str, steps: int) -> Iterator[tuple[Facilitator, Wall, Watcher]]:
    """A session with twelve people, its wall and a program that watches it."""
    Store.begin(place / "Acme", BeginEngagement(name="Acme")).close()
    people = [word for name in NAMES for word in ("--person", f"{name} | Engineer | IT")]
    command, environment = program(place, "run", "Acme", "--guide", guide, *people)
    with Facilitator(command, environment=environment) as leads:
        leads.steps = steps
        leads.until(f" 1 of {steps} ", "● recorded")
        with Wall(place, "Acme") as wall, Watcher(place, "Acme") as watcher:
            yield leads, wall, watcher


def in_silence(leads: Facilitator, wall: Wall, question: str, *lines: str) -> None:
    """The question, a silence in which nobody sees what others wrote, and then the list."""
    wall.shows(question)
    leads.press("ctrl+l")
    leads.until("silence until")
    wall.shows(question, "in silence")
    leads.type("/wall list\r")
    leads.until("The wall shows what was said here")
    leads.says(*lines)
    wall.read(1)
    wall.shows("in silence")
    assert not wall.has(lines[0].split(" @")[0])
    leads.press("ctrl+l")
    leads.until("silence is over")


def ballots(leads: Facilitator, wall: Wall, *given: str) -> None:
    """Ballots are called out, a digit a row; the wall counts one more with each, no more."""
    leads.type("/ballots\r")
    leads.until("called out")
    for number, digits in enumerate(given, 1):
        leads.until(f"Ballot {number} of 13  {NAMES[number - 1]}", "0 of 5")
        for digit in digits:
            leads.press(digit, "down")
        leads.until("5 of 5")
        leads.press("tab")
        wall.shows(f"{number} of 12 in")


def closed(leads: Facilitator, missing: str) -> None:
    """The vote is closed, once it was said whose ballots are not in."""
    leads.press("ctrl+s")
    leads.until(f"ballots not in: {missing}")
    leads.press("enter")
    leads.until("Closed the vote")
    leads.rest()
    leads.press("escape")
    leads.rest()


def agree(leads: Facilitator, wall: Wall, opening: str) -> None:
    """The opening, and how everybody may be quoted; the last one not outside."""
    wall.shows("Acme", opening)
    leads.goes_on(2)
    wall.shows("How may you be quoted?")
    leads.press("up", *"2" * 11, "5")
    leads.until("not outside this record")


def collect(leads: Facilitator, wall: Wall) -> None:
    """Four questions and a break."""
    leads.goes_on(3)
    in_silence(
        leads, wall, "What do we do better than others would?",
        "Fast close @Amara", "Friendly desk @Bruno", "QUARTZ is ours alone @Lucia",
    )  # fmt: skip
    wall.shows("Friendly desk", "Fast close", "2 so far")
    leads.goes_on(4)
    wall.shows("Where does work stop, or get done twice?")
    leads.says("Old ledger @Chidi", "Nobody ranks requests @Dana")
    leads.goes_on(5)
    leads.press("ctrl+l")
    leads.until("Until", "Take it")
    leads.type("10\r")
    leads.until("Break until")
    wall.shows("Back at")
    leads.goes_on(6)
    leads.says("Shared record with neighbours @Elif")
    leads.goes_on(7)
    leads.says("E-invoicing becomes law @Farid")


def weigh(leads: Facilitator, wall: Wall) -> None:
    """A vote in which nine of twelve give a ballot; of which the wall shows the result at last."""
    wall.shows("Where first?")
    leads.press("ctrl+s")
    leads.until("Opened the vote")
    wall.shows("Where first?", "0 of 12 in · hidden until the vote is closed")
    ballots(leads, wall, *["32"] * 9)
    for asked in ("/wall result\r", "/wall list\r"):
        leads.press("escape")
        leads.rest()
        leads.type(asked)
        leads.until("The wall shows")
        wall.read(1)
        wall.shows("9 of 12 in")
        assert not wall.has("1. S1")
    closed(leads, "Jonas, Kemal, Lucia")
    leads.type("/wall result\r")
    leads.until("The wall shows what the vote came to")
    wall.shows("9 of 12 present voted", "1. S1 Fast close", "2. S2 Friendly desk")
    leads.type("/wall off\r")
    wall.shows("Acme")


def close_it(leads: Facilitator, wall: Wall, who: str, end: str) -> None:
    """The last three steps of a workshop: who does what, what will be on paper, the close."""
    asked = who.startswith("Who does")
    leads.goes_on(leads.steps - 2 - asked)
    wall.shows(who)
    leads.says("Compare two ledgers @Dana due:2027-02-01")
    leads.goes_on(leads.steps - 1 - asked)
    leads.press("f8")
    leads.until("What will be on paper", "you have seen")
    while "ENTER" not in leads.text.upper() or "Confirmed" not in leads.text:
        leads.press("space", "enter")
        leads.rest()
    if asked:
        leads.goes_on(leads.steps - 1)
        wall.shows("Worth your time? Keep, change?")
        leads.says("+ Silence first")
    leads.goes_on(leads.steps)
    wall.shows(end)
    leads.press("f2")
    leads.until("Close “")
    leads.press("enter")
    leads.until("is closed")
    wall.shows("Acme")
    leads.press("ctrl+q")
    assert leads.end() == 0


def told(place: Path, wall: Wall, watcher: Watcher) -> None:
    """Of everything that stood on the wall and was told to programs: nobody, and nothing hidden."""
    with Store.open(place / "Acme", read_only=True) as store:
        watcher.until(store.lines[-1].number)
    shown = [line["shown"] for line in watcher.lines]
    assert {"question", "list", "ballots", "result", "break", "name"} <= {s["shows"] for s in shown}
    assert not [s for s in shown if s["shows"] == "ballots" and ("results" in s or "items" in s)]
    seen = watcher.text + wall.received.decode() + words_of(wall.number)
    for word in ("QUARTZ", "Engineer", *" ".join(NAMES).split()):
        assert word not in seen


def record(folder: Path, steps: int, *votes: str) -> None:
    """Every step was done, and nine of twelve voted wherever a vote was held."""
    with Store.open(folder, read_only=True) as store:
        (session,) = store.record.sessions()
        assert [run.state for run in session.steps.values()] == [StepState.DONE] * steps
        for step in votes:
            (vote,) = store.record.votes.of_step(session.id, step)
            assert not vote.is_open
            assert len(store.record.ballots_of(session.id, step)) == 9


@pytest.mark.slow
def test_a_swot_workshop_with_a_vote(tmp_path: Path) -> None:
    """Two hours for twelve people, from the opening to the close."""
    (tmp_path / "guides").mkdir()
    (tmp_path / "guides" / "swot-and-vote.toml").write_text(swot_and_vote(), "utf-8")
    assert read_guide(swot_and_vote(), "swot-and-vote.toml").planned == 120
    with room(tmp_path, "swot-and-vote", 13) as (leads, wall, watcher):
        agree(leads, wall, "Opening")
        collect(leads, wall)
        leads.goes_on(8)
        wall.shows("What says the same?")
        leads.goes_on(9)
        weigh(leads, wall)
        close_it(leads, wall, "Who does what, by when?", "What happens now?")
        told(tmp_path, wall, watcher)
    record(tmp_path / "Acme", 13, "vote")


def rank(leads: Facilitator, wall: Wall) -> None:
    """The first ranking, in which the room has two camps."""
    leads.goes_on(7)
    wall.shows("Which five matter most?")
    leads.press("ctrl+s")
    leads.until("Opened the vote")
    ballots(leads, wall, *["12345"] * 5, *["54321"] * 4)
    closed(leads, "Jonas, Kemal, Lucia")
    leads.type("/wall result\r")
    wall.shows("9 of 12 present voted", "1. W1 Old ledger")


def rank_again(leads: Facilitator, wall: Wall) -> None:
    """The widest first, why, and a second ranking; the wall has one thing before and after it."""
    leads.goes_on(9)
    wall.shows("Why do we differ? Then rank again")
    leads.until("W1   Old ledger", "◆ split", "The ends")
    leads.type("Some never saw the new one @Farid\r")
    leads.until("Some never saw the new one")
    leads.type("/wall result\r")
    wall.shows("9 gave a value, split")
    leads.press("ctrl+s")
    leads.until("Opened the vote")
    wall.shows("0 of 12 in · hidden until the vote is closed")
    assert not wall.has("9 gave a value, split")
    ballots(leads, wall, *["21345"] * 9)
    closed(leads, "Jonas, Kemal, Lucia")
    leads.until("moved", "✓ again")
    leads.type("/wall result\r")
    wall.shows("W1 Old ledger", "Middle 5 → 4")


@pytest.mark.slow
def test_a_nominal_group(tmp_path: Path) -> None:
    """Silence, one each in turn, clarity, a ranking in private, talk about it, and a second one."""
    with room(tmp_path, "nominal-group", 13) as (leads, wall, watcher):
        agree(leads, wall, "One question, everybody's answer")
        leads.goes_on(3)
        leads.says("What keeps us from closing the books in two days?")
        leads.goes_on(4)
        wall.shows("What keeps us from doing this well?")
        leads.press("ctrl+l")
        leads.until("silence until")
        wall.shows("in silence")
        leads.press("ctrl+l")
        leads.until("silence is over")
        leads.goes_on(5)
        leads.press("ctrl+l")
        leads.until("turn of Amara Adeyemi")
        wall.shows("One idea each, round after round")
        leads.says(
            "- Old ledger @Amara", "- Late invoices @Bruno", "- QUARTZ is ours alone @Lucia",
            "- Nobody owns the list @Dana", "- Two systems @Elif", "- Manual matching @Farid",
        )  # fmt: skip
        leads.type("/wall list\r")
        wall.shows("Manual matching", "Two systems", "5 so far")
        leads.goes_on(6)
        wall.shows("Do we all mean the same by it?")
        rank(leads, wall)
        leads.goes_on(8)
        wall.shows("Back at")
        rank_again(leads, wall)
        leads.goes_on(10)
        wall.shows("What do we hand on?")
        leads.says("= We hand on all five")
        close_it(leads, wall, "Who takes the list where?", "Thank you")
        told(tmp_path, wall, watcher)
    record(tmp_path / "Acme", 13, "first-ranking", "discuss")

"""A vote at plain prompts.

Requirement: the same in words as on the screen: open, hands, ballots, the laptop passed round,
close, void, result; it can be driven by lines, and nothing of it is told before it is closed.
"""

from __future__ import annotations

import io
from pathlib import Path

import msgspec
import pytest

from screens.plain.base.prompts import LineAsker
from screens.plain.loop import hold
from tests.builders.acme import Acme
from tests.builders.voters import DOTS, held, room
from workshop.record.votes.channels import Channel

Output = pytest.CaptureFixture[str]


def typed(made: Acme, monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """Type lines at the vote."""
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(["no", "/go vote", *lines, ""])))
    hold(made.store, made.session_id, LineAsker())


def test_a_vote_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    """From the list to the result; what is wrong is told and asked again."""
    made = room(tmp_path / "acme")
    typed(
        made, monkeypatch,
        "Quiet room", "/left Yusuf", "/open", "/open", "/hands 1. 2:3 1:4", "/hands",
        "3:9 2:3", "1:2", "", "", "", "6",
        "/ballots Mei", "4", "3", "2", "1", "", "", "", "", "yes",
    )  # fmt: skip
    told, refused = capsys.readouterr()
    assert "Dots: 4 each, at most 3 on one." in told
    assert "5 Gradients" in told
    assert "/hands counts hands, /ballots enters ballots, /pass passes the laptop, /close" in told
    assert "/open opens the vote for those who are here" in told
    # Nobody who means the vote reads that no action is open.
    assert "/open-vote: the vote is open." in told + refused
    assert "Nothing is open" not in told
    assert "7 of 11 hands, 4 stayed down" in told
    assert "12 hands counted, and 11 people are there." in told
    assert "Dots goes from 0 (none) to 3 (most on one); 4 is not on it." in told
    assert "5 dots given, and there are 4." in told
    vote = held(made)
    ids = vote.subjects
    hands = {each.subject_id: each.counts for each in made.store.record.votes.hands_in(vote.id)}
    assert hands == {ids[0]: {"2": 3, "1": 4}, ids[1]: {"1": 2}, ids[5]: {"1": 6}}
    ballot = made.store.record.votes.cast_in(vote.id)[0]
    assert (ballot.voter, ballot.channel) != ("", None)
    assert ballot.scores == {ids[0]: {"votes": 3.0}, ids[1]: {"votes": 1.0}}
    typed(made, monkeypatch, "/close", "/void misheard", "/result")
    told = capsys.readouterr().out
    assert "The vote is open" in told
    assert "1. 1 Room view: 13" in told
    assert "Gradients: 0" in told
    assert held(made).reason == "misheard"
    assert "No vote" in told or "no vote" in told


def test_the_laptop_is_passed_and_cleared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    """Each says who they are; a stray digit at the end neither loses the ballot nor is recorded."""
    cleared: list[str] = []
    monkeypatch.setattr(LineAsker, "clear", lambda _: cleared.append(capsys.readouterr().out))
    approve = msgspec.structs.replace(DOTS, method="approve", budget=2, most_on_one=None)
    made = room(tmp_path / "acme", approve)
    typed(
        made, monkeypatch,
        "/open", "/pass",
        "Mei Lin", "1", "", "1", "", "", "2", "yes",
        "Jun Sato", "1", "", "", "", "", "no",
        "a ballot", "", "", "", "", "1", "yes", "",
    )  # fmt: skip
    vote = held(made)
    cast = made.store.record.votes.cast_in(vote.id)
    assert [each.channel for each in cast] == [Channel.PASSED] * 2
    assert [sorted(each.scores) for each in cast] == [
        sorted((vote.subjects[0], vote.subjects[2])),
        [vote.subjects[4]],
    ]
    assert cast[1].voter == "Passed 1"
    assert "2" not in [entry.text for entry in made.store.record.entries_of(made.session_id)]
    # Once before all, then before and behind each ballot.
    assert len(cleared) == 1 + 2 * 3
    left = capsys.readouterr().out
    assert "Room view" not in left.partition("Pass the laptop on")[2]


def test_a_word_in_the_middle_of_a_ballot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    """It is asked whether the half ballot is left: no goes on with it, and nothing is lost."""
    made = room(tmp_path / "acme")
    told = "Leave the ballot for /close? It holds 1 value, and nothing of it is kept."
    typed(
        made, monkeypatch,
        "/open", "/ballots Mei", "/nonsense", "/ballots Mei", "2", "/close", "or not", "no", "1",
        *[""] * 4, "yes",
    )  # fmt: skip
    said = capsys.readouterr().out
    assert said.count(told) == 2  # once more behind the line that is no answer
    assert said.count("The ballot was not given.") == 1  # the empty one, for /nonsense
    vote = held(made)
    assert vote.is_open
    (ballot,) = made.store.record.votes.cast_in(vote.id)
    assert sorted(each["votes"] for each in ballot.scores.values()) == [1.0, 2.0]
    assert "or not" not in [entry.text for entry in made.store.record.entries_of(made.session_id)]
    typed(made, monkeypatch, "/ballots Jun", "2", "/close", "yes")
    said = capsys.readouterr().out
    assert "The ballot was not given." in said.partition(told)[2]
    assert not held(made).is_open
    assert len(made.store.record.votes.cast_in(vote.id)) == 1


def test_a_ballot_that_the_end_of_the_input_cuts_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    """It is not given, and that is told."""
    made = room(tmp_path / "acme")
    typed(made, monkeypatch, "/open", "/ballots Mei", "2")
    assert "The ballot was not given." in capsys.readouterr().out
    assert made.store.record.votes.cast_in(held(made).id) == []


def test_a_terminal_forgets_what_was_typed(monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    """What scrolled out of sight is cleared too; a pipe gets no codes."""
    LineAsker().clear()
    assert capsys.readouterr().out == ""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    LineAsker().clear()
    assert "\x1b[3J" in capsys.readouterr().out

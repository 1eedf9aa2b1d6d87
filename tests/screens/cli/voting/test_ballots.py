"""Ballots on paper: for each rule what it asks for, for all alike or one for each."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from screens.cli.main import main
from sessions.disk.export_ledger import exports_of
from sessions.exports.registry import REPORTS
from sessions.store.store import Store
from tests.builders.votes import OPTIONS, STEP, VotingRoom, vote_step, voting
from workshop.errors import Refused
from workshop.record.documents import Person, WithdrawalLevel
from workshop.report.blocks import Heading, Report, Table
from workshop.report.on_paper.ballot_paper import BOX, CIRCLE, BallotPaper, ballot_paper
from workshop.running.commands import (
    AddPerson,
    JoinSession,
    KeepPrivate,
    StartSession,
    Withdraw,
)
from workshop.running.senders import Sender

MANY: Final = tuple(f"Option {number}" for number in range(1, 14))


def paper(room: VotingRoom, *, each: bool = False) -> Report:
    """The ballots of the step of a room."""
    step = room.record.step_of(room.session, STEP)
    return ballot_paper(BallotPaper(room.record, room.session, step), "Workshop", each=each)


def tables(report: Report) -> list[Table]:
    """The tables on it."""
    return [block for block in report.blocks if isinstance(block, Table)]


def test_each_rule_has_on_paper_what_it_asks_for() -> None:
    """The whole list in its order, numbered as ballots are entered, and places to fill in."""
    fields = {"dots": {"budget": 5, "most_on_one": 3}, "ranks": {"budget": 4}}
    for method in ("dots", "ranks", "points", "approve", "gradients"):
        room = VotingRoom(vote_step(method, **fields.get(method, {})), people=4)
        room.open()
        report = paper(room)
        first, *others = tables(report)
        assert [row[:2] for row in first.rows] == [
            (str(at), text) for at, text in enumerate(OPTIONS, 1)
        ]
        cells = first.rows[0][2:]
        match method:
            case "dots":
                assert cells == (" ".join([CIRCLE] * 3),)
            case "ranks":
                assert [row[:2] for row in others[0].rows] == [
                    ("1.", "4"), ("2.", "3"), ("3.", "2"), ("4.", "1"),
                ]  # fmt: skip
            case "points":
                assert first.total[1] == "All together, at most 100"
            case "approve":
                assert cells == (BOX,)
            case _:
                assert cells == (BOX,) * 8
        assert dict(report.meta)["Vote"].startswith(
            {"approve": "Approval", "gradients": "Gradients"}.get(method, method.title())
        )


def test_entries_have_the_number_by_which_ballots_are_entered() -> None:
    """That in the session, whatever stands between them that is not voted on or told."""
    room = VotingRoom(vote_step("approve", of=("entries",)), people=4)
    guest = room.person("Guest")
    room.do(JoinSession(session_id=room.talk, person_id=guest))
    theirs, secret, *_ = [
        room.say(room.talk, "talk", line)
        for line in ("@Guest Not for long", "Not for all", "Said 3", "Said 4")
    ]
    assert theirs.people == (guest,)
    room.do(KeepPrivate(entry_id=secret.id, private=True))
    room.open()
    room.do(Withdraw(person_id=guest, level=WithdrawalLevel.WITHDRAWN))
    assert [item.code for item in room.items] == ["1", "3", "4"]
    assert [row[:2] for row in tables(paper(room))[0].rows] == [
        ("1", ""), ("3", "Said 3"), ("4", "Said 4"),
    ]  # fmt: skip


def test_best_worst_has_a_table_for_each_set_of_four() -> None:
    """In which every item stands at least three times, with a box for best and one for worst.

    So it is before the vote is opened, when the lines of the guide are no entries yet, and when
    several say nothing that may be told.
    """
    room = VotingRoom(vote_step("best-worst", options=MANY), people=4)
    for opened in (False, True):
        if opened:
            room.open()
        sets = tables(paper(room))
        assert all(len(table.rows) == 4 for table in sets)
        assert all(row[1:] == (BOX, BOX) for table in sets for row in table.rows)
        texts = [row[0] for table in sets for row in table.rows]
        assert min(texts.count(text) for text in MANY) >= 3
        assert set(texts) == set(MANY)


def test_a_page_for_each_has_their_name_and_secret_ones_have_none() -> None:
    """Who is on the roster, each on a page of their own; those who are away have none."""
    room = VotingRoom(vote_step("dots", budget=3), people=3)
    room.open()
    report = paper(room, each=True)
    headings = [block for block in report.blocks if isinstance(block, Heading)]
    assert [heading.text for heading in headings] == [
        f"Ballot of Voter {number:03d}" for number in (1, 2, 3)
    ]
    assert [heading.page for heading in headings] == [False, True, True]
    assert len(tables(report)) == 3
    html = REPORTS["html"].render(report).decode()
    assert html.count('class="page"') == 2
    assert REPORTS["docx"].render(report)[:2] == b"PK"
    secret = VotingRoom(vote_step("dots", budget=3, secret=True), people=3)
    assert "Secret" in dict(paper(secret).meta)
    with pytest.raises(Refused, match="secret, so its ballots have no names"):
        paper(secret, each=True)
    hands = VotingRoom(vote_step("dots", budget=3, channels=("hands",)), people=3)
    with pytest.raises(Refused, match="takes ballots by hands, and none on paper"):
        paper(hands)
    with pytest.raises(Refused, match="takes no votes"):
        BallotPaper(room.record, room.session, room.record.step_of(room.session, "talk"))


def test_the_command_writes_them_and_says_what_may_still_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """To a file that the ledger knows, never over another one; a wrong step is a sentence."""
    monkeypatch.setenv("WORKSHOP_FOLDER", str(tmp_path))
    monkeypatch.setenv("WORKSHOP_SETTINGS", str(tmp_path / "settings.toml"))
    assert main(["new", "Acme", "--purpose", "One IT", "--facilitator", "Ida Kaya"]) == 0
    with Store.open(tmp_path / "Acme") as store:
        store.do(AddPerson(name="Dana Ortiz"), Sender.APPLICATION)
        dana = next(store.record.all(Person)).id
        guide = voting(vote_step("dots", budget=5))
        start = StartSession(guide=guide, digest="d", people=(dana,), department_id=None)
        store.do(start, Sender.APPLICATION)
    capsys.readouterr()
    target = tmp_path / "ballots.html"
    words = ["ballots", "Acme", "--session", "1", "--step", STEP]
    assert main([*words, "-o", str(target)]) == 0
    said = capsys.readouterr()
    assert "not open yet, so its list may still change" in said.err
    assert "Single sign-on" in target.read_text("utf-8")
    assert [each.document for each in exports_of(tmp_path / "Acme")] == ["ballots"]
    assert main([*words, "-o", str(target)]) != 0
    capsys.readouterr()
    assert main([*words[:-1], "talk"]) == 1
    assert "takes no votes" in capsys.readouterr().err
    assert main([*words, "--each"]) == 0
    assert "Ballot of Dana Ortiz" in capsys.readouterr().out

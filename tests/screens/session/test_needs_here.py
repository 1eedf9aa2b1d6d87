"""Needs on the session screen and at plain prompts: made of what was said, and scored."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from screens.plain.base.prompts import LineAsker
from screens.plain.loop import hold
from tests.builders.acme import Acme
from tests.features.test_scored_rows import RATE, agreed, finish, found, rating
from tests.screens.session.session_app import session
from workshop.record.documents import Ballot
from workshop.record.within import Mark
from workshop.running.command_kinds.entries import MarkEntry

Output = pytest.CaptureFixture[str]


def wants(acme: Acme) -> list[tuple[str, str, str]]:
    """The needs: what they are called, what is wanted, and by which department."""
    names = {acme.finance.id: "Finance", acme.sales.id: "Sales"}
    rows = acme.store.record.rows("needs")
    return [(row.code, row.subject, names.get(row.cell("department"), "")) for row in rows]


def spoken(folder: Path) -> Acme:
    """A session in which three things were said."""
    acme = Acme(folder, guide=rating())
    for line in ("- Two sign-ons a day @Dana", "Phones die @Ana", "+ Quick help @Ana"):
        acme.say(line)
    return acme


async def test_one_word_makes_a_need_of_the_chosen_entry(tmp_path: Path) -> None:
    """It says which it is, whose it is, and is undone; what is a need already is said too."""
    acme = spoken(tmp_path / "acme")
    async with session(acme) as desk:
        await desk.to("works")
        await desk.press("up", "up")
        await desk.type("/W")
        assert wants(acme) == [("N1", "Phones die", "Sales")]
        assert "N1 “Phones die”" in desk.hint
        (row,) = acme.store.record.rows("needs")
        assert (row.session_id, row.step_id) == (acme.session_id, "works")
        await desk.type("/need")
        assert "need N1 already" in desk.hint
        await desk.press("ctrl+z")
        assert wants(acme) == []
        await desk.give("entry.need")
        assert [each for _, each, _ in wants(acme)] == ["Phones die"]


async def test_all_that_are_marked_become_needs_at_once(tmp_path: Path) -> None:
    """One change and one undo; without a mark it is said how to mark."""
    acme = spoken(tmp_path / "acme")
    async with session(acme) as desk:
        await desk.to("works")
        await desk.type("/need key")
        assert "/key marks the chosen entry" in desk.hint
        for entry in acme.store.record.entries_of(acme.session_id)[:2]:
            acme.store.do(MarkEntry(entry_id=entry.id, mark=Mark.KEY, on=True))
        await desk.type("/need key")
        assert [each for _, each, _ in wants(acme)] == ["Two sign-ons a day", "Phones die"]
        await desk.press("ctrl+z")
        assert wants(acme) == []


async def test_needs_are_scored_in_the_grid(tmp_path: Path) -> None:
    """A row has its code and words; digits are recorded, and the results stand in an order."""
    acme = agreed(tmp_path / "acme")
    async with session(acme) as desk:
        await desk.to(RATE)
        assert "N1  One sign-on" in desk.seen()
        await desk.press("up", "4", "enter", "2", "enter")
        (ballot,) = acme.store.record.all(Ballot)
        codes = {row.id: row.code for row in acme.store.record.rows("needs")}
        given = {codes[key]: row for key, row in ballot.scores.items()}
        assert given == {"N1": {"priority": 4.0, "need": 2.0}}
        acme.store.do(finish(acme.store.record))
        desk.screen.body.follow()
        assert "priority × need" in " ".join(desk.seen().split())


async def test_why_needs_cannot_be_scored_yet_is_said_where_a_digit_is_typed(
    tmp_path: Path,
) -> None:
    """Nobody gives a number before the weights are signed."""
    acme = spoken(tmp_path / "acme")
    async with session(acme) as desk:
        await desk.to(RATE)
        assert "There are no needs to score yet" in desk.seen()
        await desk.to("works")
        await desk.press("up")
        await desk.type("/need")
        await desk.to(RATE)
        await desk.press("up", "4", "enter")
        assert "Needs are scored once criteria with weights are agreed" in desk.seen()
        assert not list(acme.store.record.all(Ballot))


def test_plain_prompts_make_needs_and_score_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    """The word takes the number of an entry; every need is asked about, scale by scale."""
    acme = agreed(tmp_path / "acme")
    lines = [":go works", "Phones are old", ":need 2", f":go {RATE}", ":score", "1"]
    lines += [*["3", "4"] * 4, "", "yes", ":quit"]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines) + "\n"))
    hold(acme.store, acme.session_id, LineAsker())
    told = capsys.readouterr().out
    assert "N4 “Phones are old”" in told
    assert "N1 One sign-on" in told
    assert found(acme.store.record)["N4"] == {"priority": 3, "need": 4}
    assert "In the order of priority × need." in told

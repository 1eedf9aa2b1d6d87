"""The commands of the programme: planning, letters, calendars, and sessions that begin from it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from screens.cli.main import main
from sessions.disk.export_ledger import exports_of


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Any:
    """Carries out a command line; gives its exit status, what it said and complained of."""
    monkeypatch.setenv("WORKSHOP_FOLDER", str(tmp_path / "home"))
    monkeypatch.setenv("WORKSHOP_SETTINGS", str(tmp_path / "settings.toml"))
    (tmp_path / "settings.toml").write_text('[firm]\nname = "Kaya & Co"\n', "utf-8")

    def run(*words: str) -> tuple[int, str, str]:
        status = main(list(words))
        said = capfd.readouterr()
        return status, said.out, said.err

    assert run("new", "Acme", "--purpose", "One IT", "--facilitator", "Ida Kaya")[0] == 0
    return run


def programme(call: Any) -> dict[str, Any]:
    """The programme as data."""
    found: dict[str, Any] = json.loads(call("programme", "Acme", "--json")[1])
    return found


def test_from_the_first_name_to_what_was_held(call: Any, tmp_path: Path) -> None:
    """Planned, invited, agreed, begun with people, guide and place; in words and as data."""
    guide = "stakeholder-interview"
    status, said, _ = call("plan", "Acme", "Mia Berg, Head of IT, IT", "--guide", guide)
    assert (status, said) == (0, "Added interview I1 “Mia Berg”.\n")
    assert call("plan", "Acme", "@Mia", "--when", "12 Dec 14:30", "--place", "Room 4")[0] == 0
    letter = call("invite", "Acme", "@Mia", "--sent")[1]
    assert "Dear Mia Berg," in letter
    assert "Kaya & Co" in letter
    assert programme(call)["interviews"][0]["stage"] == "invited"
    assert call("plan", "Acme", "Mia Berg", "--agreed")[0] == 0
    rows = call("sessions", "Acme")[1].splitlines()
    assert len(rows) == 1
    assert rows[0].split("\t")[1:] == [
        "I1", f"{programme(call)['interviews'][0]['day']} 14:30", "Stakeholder interview",
        "Mia Berg", "", "planned",
    ]  # fmt: skip
    assert call("run", "Acme", "--plain", "--planned", "@Mia")[0] in (0, 1)
    rows = call("sessions", "Acme")[1].splitlines()
    assert [row.split("\t")[0] for row in rows] == ["1"]
    assert "Mia Berg" in rows[0]
    told = programme(call)
    assert told["sentence"] == "1 interview: 1 begun"
    assert told["n"] == 1
    assert [each["what"] for each in told["interviews"][0]["history"]] == [
        "named", "invited", "agreed", "begun",
    ]  # fmt: skip
    status, _, problem = call("run", "Acme", "--plain", "--planned", "@Mia")
    assert (status, "is begun already" in problem) == (1, True)


def test_files_are_written_once_and_listed_for_whoever_withdraws(call: Any, tmp_path: Path) -> None:
    """A draft and a calendar: same bytes again, never over another unasked, in the ledger."""
    call("plan", "Acme", "Mia Berg", "--when", "12 Dec 2027 14:30")
    draft, dates = tmp_path / "mia.eml", tmp_path / "all.ics"
    words = ("invite", "Acme", "I1", "--eml", str(draft), "--to", "mia@example.org")
    assert call(*words)[0] == 0
    before = draft.read_bytes()
    assert call("programme", "Acme", "--ics", str(dates))[0] == 0
    assert (call(*words)[0], draft.read_bytes()) == (1, before)
    assert (call(*words, "--force")[0], draft.read_bytes()) == (0, before)
    found = [(each.document, each.format) for each in exports_of(tmp_path / "home" / "Acme")]
    assert found == [("invitation", "eml"), ("calendar", "ics"), ("invitation", "eml")]


def test_what_cannot_be_done_is_told_in_a_sentence(call: Any, tmp_path: Path) -> None:
    """Somebody in no row, no day for a calendar, no date, no guide, nobody invited."""
    call("plan", "Acme", "Mia Berg")
    for words, sentence in (
        (("invite", "Acme", "Bo"), "in no row of the programme"),
        (("invite", "Acme"), "Say who is invited"),
        (("invite", "Acme", "I1", "--to", "a@b.org"), "--to goes with --eml"),
        (("invite", "Acme", "I1", "--reminder"), "not invited yet"),
        (("programme", "Acme", "--ics", str(tmp_path / "x.ics")), "No day is planned"),
        (("plan", "Acme", "@Mia", "--when", "sometime"), "is not a date"),
        (("plan", "Acme", "@Mia", "--guide", "stakeholder-interveiw"), "stakeholder-interview"),
        (("run", "Acme", "--plain", "--planned", "I1"), "No guide is chosen"),
        (("run", "Acme", "--plain", "--now"), "--now goes with --planned"),
    ):
        status, _, problem = call(*words)
        assert status == 1, words
        assert sentence in problem, words
    assert not (tmp_path / "x.ics").exists()


def test_a_text_of_ones_own_is_taken(call: Any, tmp_path: Path) -> None:
    """Put beside the settings by the command, changed there, and told whole where it is wrong."""
    call("plan", "Acme", "Mia {name} Berg")
    assert call("invite", "Acme", "--own-text")[0] == 0
    path = tmp_path / "letters" / "invitation.txt"
    path.write_text("Subject: Hello {name}\n\nCome, {name}.\n", "utf-8")
    assert call("invite", "Acme", "I1")[1].startswith(
        "Subject: Hello Mia {name} Berg\n\nCome, Mia {name} Berg.\n"
    )
    path.write_text("Hello\n{firm_name} {who}\n", "utf-8")
    status, _, problem = call("invite", "Acme", "I1")
    assert status != 0
    assert "line 1" in problem
    assert problem.count("line 2") == 2


def test_whoever_withdrew_is_in_no_list_and_gets_no_letter(call: Any) -> None:
    """Neither in the programme nor in its data nor in the list of sessions."""
    call("plan", "Acme", "Mia Berg", "--when", "12 Dec 2027")
    assert call("withdraw", "Acme", "Mia Berg", "--yes")[0] == 0
    assert programme(call)["interviews"] == []
    assert "Mia" not in "".join(call("programme", "Acme")[:2][1] + call("sessions", "Acme")[1])
    assert call("invite", "Acme", "@Mia")[0] == 1
    status, _, problem = call("plan", "Acme", "Mia Berg")
    assert (status, "is asked no more" in problem) == (1, True)


def test_nobody_new_is_left_behind_by_what_is_refused(call: Any) -> None:
    """A wrong cell beside a new name records neither."""
    status, _, problem = call("plan", "Acme", "Mia Berg, Head of IT, IT", "--minutes", "3")
    assert status == 1
    assert "whole number from 5" in problem
    assert "Mia" not in call("history", "Acme")[1]


def test_it_is_gone_through_at_plain_prompts(
    call: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Somebody new, the invitation sent, agreed for a day, and begun then."""
    answers = tmp_path / "answers"
    lines = ["1", "Mia Berg, Head of IT, IT", "1", "1", "yes", "1", "3", "12 Dec 2027 9:00", "", ""]
    answers.write_text("\n".join(lines) + "\n", "utf-8")
    with answers.open(encoding="utf-8") as stream, monkeypatch.context() as typed:
        typed.setattr("sys.stdin", stream)
        status, said, _ = call("programme", "Acme", "--plain")
    assert status == 0
    assert "Dear Mia Berg," in said
    (one,) = programme(call)["interviews"]
    assert (one["stage"], one["day"], one["time"], one["department"]) == (
        "agreed",
        "2027-12-12",
        "09:00",
        "IT",
    )
    call("plan", "Acme", "@Mia", "--guide", "stakeholder-interview")
    answers.write_text("1\n", "utf-8")
    with answers.open(encoding="utf-8") as stream, monkeypatch.context() as typed:
        typed.setattr("sys.stdin", stream)
        said = call("run", "Acme", "--plain")[1]
    assert "planned: Mia Berg, 12 Dec 2027, 09:00" in said
    assert programme(call)["interviews"][0]["stage"] == "begun"

"""History, undo and the past on the command line.

Requirement: the list of changes with numbers; undo and redo of any of them with the same words of
refusal as the screens; every summary as it was at a moment, with nothing written.
"""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest

from screens.cli.main import main
from sessions.exports.registry import REPORTS
from sessions.store.store import Store
from tests.builders.acme import Acme
from workshop.record.documents import Attribution
from workshop.report.document_names import DOCUMENTS
from workshop.running.commands import MergeFactors, SetConsent
from workshop.running.findings.commands import IssueVersion, WriteHeadline

Output = pytest.CaptureFixture[str]


@pytest.fixture
def acme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Acme:
    """An engagement in which two things were said, at 10:42 and at 10:43; then they were merged."""
    monkeypatch.setenv("WORKSHOP_FOLDER", str(tmp_path))
    made = Acme(tmp_path / "Acme")
    made.clock.forward(minutes=42)
    made.say("- Logins [red]fail[/] @Dana")
    made.clock.forward(minutes=1)
    made.say("- Passwords fail @Ana")
    made.clock.forward(minutes=8)
    first, second = made.store.record.live_factors()
    made.store.do(MergeFactors(into=first.id, others=(second.id,)))
    made.store.close()
    return made


def bytes_of(folder: Path) -> dict[Path, bytes]:
    """Every byte of a folder."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_list_has_numbers_and_sentences(acme: Acme, capsys: Output) -> None:
    """Oldest first; as lines, as data, of a session, the last so many."""
    assert main(["history", "Acme"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 10
    assert lines[0].split("\t")[3] == "Began the engagement Acme"
    assert lines[-3].split("\t") == [
        "8",
        "2026-11-02 10:42:01",
        "Short session",
        "Recorded weakness W1 “Logins [red]fail[/]”",
        "",
    ]
    assert main(["history", "Acme", "--session", "1", "--json", "--last", "2"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [each["sentence"] for each in found] == [
        "Recorded weakness W1 “Logins [red]fail[/]”",
        "Recorded weakness W2 “Passwords fail”",
    ]
    assert found[0]["at"] == "2026-11-02T10:42:01+00:00"
    assert (found[0]["step_title"], found[0]["standing"]) == ("What works", "done")


def test_any_change_is_undone_and_redone(acme: Acme, capsys: Output) -> None:
    """By its number; the list says so; a refusal names what is in the way."""
    assert main(["undo", "Acme", "9"]) == 1
    assert capsys.readouterr().err == (
        "Not undone: Recorded weakness W2 “Passwords fail”. "
        "10:51 Merged W2 into W1 builds on it; undo that first.\n"
    )
    assert main(["undo", "Acme"]) == main(["undo", "Acme", "8"]) == 0
    assert capsys.readouterr().out == (
        "Undone: Merged W2 into W1.\nUndone: Recorded weakness W1 “Logins [red]fail[/]”.\n"
    )
    assert main(["history", "Acme", "--last", "5"]) == 0
    states = [line.split("\t")[4] for line in capsys.readouterr().out.splitlines()]
    assert states == ["undone by 12", "", "undone by 11", "of 10", "of 8"]
    assert main(["redo", "Acme", "8"]) == main(["redo", "Acme"]) == 0
    assert (
        main(["redo", "Acme"]) == main(["undo", "Acme", "99"]) == main(["undo", "Acme", "1"]) == 1
    )
    told = capsys.readouterr().err
    assert "There is nothing to redo." in told
    assert "There is no change 99" in told
    assert "Not undone: Began the engagement Acme. Only what was recorded is undone" in told
    assert main(["undo", "Acme", "0"]) == main(["undo", "Acme", "x"]) == 2


@pytest.mark.slow
def test_every_summary_as_it_was(
    acme: Acme, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """With the moment under the title; beside a window that records, and no byte is changed."""
    with Store.open(acme.folder):
        before = bytes_of(acme.folder)
        words = ["summary", "Acme", "--document", "swot", "--edition", "restricted"]
        assert main([*words, "--at", "2026-11-02T10:42"]) == 0
        told = capfdbinary.readouterr().out.decode()
        assert "As it was at" in told
        assert "2 November 2026, 10:42 UTC; what was recorded later is left out" in told
        assert "Logins" in told
        assert "Passwords" not in told
        for document in DOCUMENTS:
            for form in (name for name, row in REPORTS.items() if row.holds(document)):
                out = tmp_path / f"out.{form}"
                words = ["summary", "Acme", "--document", document, "-o", str(out), "--force"]
                assert main([*words, "--at", "2026-11-02 10:43:05Z"]) == 0
                if REPORTS[form].text:
                    assert "2 November 2026, 10:43:05 UTC" in out.read_text("utf-8")
        assert main(["sessions", "Acme", "--at", "2026-11-02T10:42"]) == 0
        assert b"\tShort session\tDana Ortiz, Ana L\xc3\xb3pez\t1\trunning\n" in (
            capfdbinary.readouterr().out
        )
        words = ["export", "notes", "Acme", "--session", "1", "--at", "2026-11-02T10:42"]
        assert main(words) == 0
        notes = capfdbinary.readouterr().out.decode()
        assert re.search(r"- Logins", notes)
        assert "Passwords" not in notes
        after = bytes_of(acme.folder)
        ledger = {path: text for path, text in after.items() if path not in before}
        assert [Path(path).name for path in ledger] == ["exports.jsonl"]  # beside the record
        assert {path: text for path, text in after.items() if path in before} == before


def test_moments_that_cannot_be_shown(acme: Acme, capsys: Output) -> None:
    """Before the beginning: it says when that was. What cannot be read: how to write it."""
    words = ["summary", "Acme", "--document", "swot", "--at"]
    assert main([*words, "2026-11-01"]) == 1
    assert "the record begins at 10:00:00 on 2 Nov 2026." in capsys.readouterr().err
    assert main([*words, "yesterday"]) == 2
    told = capsys.readouterr().err
    assert "“yesterday” is no moment that can be read" in told
    assert "2026-11-02T10:42:30" in told
    assert main([*words, "2999-01-01"]) == 1
    assert "is still to come" in capsys.readouterr().err


def test_who_agreed_to_less_since_is_said(acme: Acme, capfd: pytest.CaptureFixture[str]) -> None:
    """A shareable summary of the past keeps to the consent of today, and says so in the file."""
    store = acme.reopen()
    for level in (Attribution.NAME, Attribution.WITHHELD):
        acme.clock.forward(minutes=10)
        consent = SetConsent(session_id=acme.session_id, person_id=acme.dana.id, attribution=level)
        store.do(consent)
    words = ["summary", "Acme", "--document", "swot", "--at"]
    assert main([*words, "2026-11-02T11:01:30"]) == 0
    told = capfd.readouterr()
    assert "1 person has agreed to less since then" in told.err
    assert "1 person has agreed to less since then" in told.out
    assert "Dana" not in told.out
    assert "Logins" not in told.out
    assert main([*words, "2026-11-02T11:01:30", "--edition", "restricted"]) == 0
    assert "Logins" in capfd.readouterr().out
    assert main([*words, "2026-11-02T11:20"]) == 0
    assert capfd.readouterr().err == ""
    store.close()


def test_a_summary_tells_what_changed_since_a_moment_or_a_version(
    acme: Acme, capsys: Output
) -> None:
    """Compared with the store's own past; what cannot be compared with is told."""
    asked = ["summary", "Acme", "--document", "swot", "--format", "json", "--since"]

    def changes(since: str) -> list[tuple[str, str]]:
        assert main([*asked, since]) == 0
        told = json.loads(capsys.readouterr().out)["answer"]["changes"]
        return [(each["kind"], each["id"]) for each in told["changes"]]

    before = bytes_of(acme.folder)
    assert changes("2026-11-02T10:44") == [("support", "W1"), ("merged", "W2")]
    assert changes("2026-11-02") == []
    assert bytes_of(acme.folder) == before
    assert main([*asked, "draft 1"]) == 1
    assert "No version was issued yet" in capsys.readouterr().err
    with Store.open(acme.folder) as store:
        store.do(IssueVersion())
        time.sleep(0.005)  # what was recorded in the same millisecond counts as of that version
        store.do(WriteHeadline(text="One sign-on"))
    assert changes("version") == changes("draft 1") == [("new", "")]
    for wrong, told in (
        ("draft 2", "There is no version 2; issued so far: 1."),
        ("soon", "no version and no moment"),
        ("2020-01-01", "the record begins at"),
    ):
        assert main([*asked, wrong]) == 1
        assert told in capsys.readouterr().err
    assert main(["summary", "Acme", "--document", "session", "--since", "2026-11-02"]) == 1
    told = "--since goes with `--document` `swot`, `scan`, `strategy` or `programme` alone."
    assert told in capsys.readouterr().err

"""The menus at plain prompts, driven by lines of text on an engagement that has one of everything.

Requirement: everything that screens show outside of a session is told and done by numbered choices
that take the same commands to the same record; what goes wrong is told, and the menu goes on.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.builders.every_command import everything
from tests.builders.folders import record_of
from tests.screens.plain.conftest import DAY, Said, open_on
from workshop.analysis.coders import coders
from workshop.record.codebook import Codebook
from workshop.record.documents import Department, Person
from workshop.running.findings.standing import findings_of, headline_of, versions_of


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An engagement in which every command was given."""
    folder = tmp_path_factory.mktemp("made") / "Acme"
    everything(folder)
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, alone in the place of engagements."""
    shutil.copytree(made, tmp_path / "place" / "Acme")
    monkeypatch.setenv("WORKSHOP_FOLDER", str(tmp_path / "place"))
    monkeypatch.setenv("ACCESSIBLE", "1")
    open_on(DAY, monkeypatch)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "place" / "Acme"


@pytest.mark.slow
def test_every_choice_of_every_menu_does_something(folder: Path, said: Said) -> None:
    """Each choice of the engagement is taken and left again; the title comes back each time."""
    title = f"{record_of(folder).engagement.name}, "
    told = said("?", "nonsense", "/next", "")
    count = told.count("\n  ", told.index(title), told.index("(empty: back)")) - 1
    assert count > 15
    assert "That is none of the choices" in told
    assert "/next does nothing here" in told
    for number in range(2, count + 1):
        told = said(str(number), "", "", "", "", "", "")
        assert told.count("What next?") >= 2, f"choice {number}:\n{told[-600:]}"
        assert "\x1b" not in told


def test_people_and_departments_are_put_right(folder: Path, said: Said) -> None:
    """Added, corrected, renamed, merged and deleted, as on the screen of the engagement."""
    told = said(
        "people", "add a person", "Zoe Lind, Clerk, Archive", "zoe", "1", "", "Head of Archive", "",
        "", "add a department", "Harbour", "", "department harbour", "1", "Port", "", "",
        "department port", "2", "archive", "", "",
    )  # fmt: skip
    record = record_of(folder)
    zoe = next(person for person in record.all(Person) if person.name == "Zoe Lind")
    assert zoe.role == "Head of Archive"
    names = {department.name for department in record.all(Department)}
    assert "Archive" in names
    assert not {"Harbour", "Port"} & names
    assert "Not done" not in told


def test_statements_are_judged_and_themes_put_right(folder: Path, said: Said) -> None:
    """By a name of one's own, as the opposite, alone, later; renamed, defined and dropped."""
    before = record_of(folder)
    codebook = Codebook(before)
    waiting = [factor.id for factor in codebook.waiting()]
    assert waiting
    said("themes", "judge statement by", "another", "Slow mail", "", "")
    codebook = Codebook(record_of(folder))
    theme = codebook.named("Slow mail")
    assert theme is not None
    assert [factor.id for factor in codebook.waiting()] == waiting[1:]
    told = said(
        "themes", f"theme {theme.code}", "1", "Late mail", f"theme {theme.code}", "2", "Mail", ""
    )
    theme = Codebook(record_of(folder)).named("Late mail")
    assert theme is not None
    assert theme.definition == "Mail"
    assert "Not done" not in told
    said("themes", f"theme {theme.code}", "drop", "yes", "")
    assert Codebook(record_of(folder)).named("Late mail") is None
    said("themes", "judge as", "Bea", "it stands alone", "", "")
    assert "Bea" in coders(record_of(folder))


def test_factors_are_told_worded_merged_and_split(folder: Path, said: Said) -> None:
    """From a letter to a factor, its evidence, and back."""
    record = record_of(folder)
    factor = next(f for f in record.live_factors() if not record.parts_of(f.id))
    letter = factor.letter.plural
    code = f"{factor.code}:"
    told = said("summary", letter, code, "evidence", "word", "In other words", "", "", "")
    assert record.evidence_of(factor.id)[0].text in told
    again = record_of(folder)
    assert next(f for f in again.live_factors() if f.id == factor.id).text == "In other words"
    told = said("undo", "history", "tell the last", "what one did", "1", "find", "wording", "", "")
    assert (
        next(f for f in record_of(folder).live_factors() if f.id == factor.id).text == factor.text
    )
    assert "1. " in told
    assert "It can" in told
    told = said(
        "history", "find", "finding f1", "find", "zebra crossing", "what one", "none",
        "tell sessions", "soon", "tell sessions", "2026-03-02T10:04", "swot s", "redo", "7", "",
    )  # fmt: skip
    assert "Made finding F1" in told
    assert "No change holds them." in told
    assert "“none” is no number; the list tells those of changes." in told
    assert "As it was at 2026-03-02 10:04" in told


def test_rows_are_entered_changed_and_removed_without_a_session(folder: Path, said: Said) -> None:
    """As in the grid: a row counts from its first field on, and belongs to no session."""
    before = {row.id for row in record_of(folder).rows("abbreviations")}
    told = said("registers", "abbreviations", "enter rows", "kpi2", "key figure", "", "")
    added = [row for row in record_of(folder).rows("abbreviations") if row.id not in before]
    assert len(added) == 1, told
    code = added[0].code
    told = said(
        "registers", "abbreviations", f"{code}:", "2", "main figure", f"{code}:", "remove", ""
    )
    assert "Not done" not in told
    assert {row.id for row in record_of(folder).rows("abbreviations")} == before


def test_documents_are_read_out_and_written(folder: Path, said: Said) -> None:
    """In lines without a table to look along; a file is written where it was asked for."""
    told = said("synthesis", "restricted", "")
    assert "Chapter: " in told
    assert " | " not in told
    target = folder.parent / "out.md"
    told = said("documents", "swot", "write", "share", "markdown", str(target), "", "", "")
    assert f"Written: {target}" in told
    assert target.read_text("utf-8").startswith("# ")


def test_a_session_is_put_right_from_its_menu(folder: Path, said: Said) -> None:
    """Title and place; answers of the member check; then it is discarded after a question."""
    session = record_of(folder).sessions()[-1]
    told = said("sessions", "1", "correct", "Another title", "", "", "", "Room 5", "", "")
    put = next(s for s in record_of(folder).sessions() if s.id == session.id)
    assert (put.title, put.place) == ("Another title", "Room 5"), told
    told = said("sessions", "1", "discard", "yes", "")
    left = [s.id for s in record_of(folder).sessions()]
    assert session.id not in left or "Not done" in told


def test_findings_are_made_of_numbers(folder: Path, said: Said) -> None:
    """What a finding can rest on is read out in the one order; codes will do too."""
    told = said(
        "findings", "make a finding", "1 zz", "1 S1", "Nurses wait", "Hurry", "Two more nurses",
        "Board", "31 Feb", "15 Dec", "make a finding", "999", "-", "",
    )  # fmt: skip
    assert "Made finding F4 “Nurses wait”" in told
    assert "is no number from 1 to" in told
    made = findings_of(record_of(folder))[-1]
    assert made.ask is not None
    assert (len(made.cites), made.recommendation, made.ask.who) == (2, "Hurry", "Board")


@pytest.mark.slow
def test_findings_are_put_right_and_handed_out(folder: Path, said: Said) -> None:
    """Worded anew, asked for, quoted, moved, taken back; then headline and final version."""
    said("findings", "make a finding", "1 S1", "Nurses wait", "Hurry", "More nurses", "", "", "")
    told = said(
        "findings", "F4", "word it", "Nurses wait long", "F4", "recommend", "-", "F4", "ask",
        "-", "F4", "choose", "1", "F4", "put it", "1", "F4", "say what", "W4", "F1", "take it", "y",
        "write the headline", "Hire nurses", "Two of them", "", "hand the documents out as final",
        "", "",
    )  # fmt: skip
    assert "Not done" not in told
    record = record_of(folder)
    first = findings_of(record)[0]
    assert (first.code, first.text, first.recommendation) == ("F4", "Nurses wait long", "")
    assert first.ask is None
    assert (len(first.cites), len(first.quotes)) == (1, 1)
    assert "F1" not in {each.code for each in findings_of(record)}
    headline = headline_of(record)
    assert headline is not None
    assert (headline.text, headline.lines) == ("Hire nurses", ("Two of them",))
    assert versions_of(record)[-1].final


def test_follow_up_is_told_and_settled(folder: Path, said: Said) -> None:
    """What is open comes first; what became of it is recorded."""
    told = said("follow-up", "open", "3", "no longer needed", "", "")
    assert "Not done" not in told or "may be" in told
    assert "Follow-up" in told


def test_an_engagement_is_begun_from_the_first_menu(folder: Path, said: Said) -> None:
    """It is kept beside the others, and its menu follows; guides and settings are there too."""
    told = said(
        "begin", "Harbour", "A plan", "Ines", "", "guides", "list", "", "settings", "tell them", "",
        first=(),
    )  # fmt: skip
    assert (folder.parent / "Harbour").is_dir()
    assert "Harbour, no sessions yet, 0 entries. What next?" in told
    assert "stakeholder-interview" in told
    assert "accessibility.plain" in told

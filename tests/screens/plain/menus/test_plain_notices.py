"""Notices at plain prompts: what is open, impact by group, a letter read and all of them written.

Requirement: whoever works by speech or by a pipe tells departments of changes as on the screen.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from sessions.store.store import Store
from tests.builders.wanting import Wanting
from tests.screens.plain.conftest import told_of
from workshop.running.row_commands import PutRows, RowText


def put(store: Store, register: str, **cells: str) -> None:
    """Enter a row."""
    store.do(PutRows(register=register, rows=(RowText(values=dict(cells)),)))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Finance was told of a change, Sales is to be."""
    made = Wanting(tmp_path / "place" / "Acme")
    made.need("a ledger", "Finance")
    made.need("a till", "Sales")
    put(made.store, "projects", project="New tills", state="started")
    put(made.store, "changes", change="Receipts become codes", project="PJ1")
    put(made.store, "notices", message="From June the tills count.", change="CH1",
        department="Finance", told_on="2026-03-02", gains="Free evenings")  # fmt: skip
    put(made.store, "notices", message="Customers see a code.", change="CH1", department="Sales")
    made.store.close()
    monkeypatch.setenv("WORKSHOP_FOLDER", str(tmp_path / "place"))
    monkeypatch.setenv("ACCESSIBLE", "1")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "place" / "Acme"


def said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *lines: str) -> str:
    """What the program says when lines are typed in the menu of notices."""
    return told_of(capsys, monkeypatch, "strategy", "notices", *lines, "", "", "", "")


@pytest.mark.usefixtures("folder")
def test_what_is_open_and_what_changes_give_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = said(monkeypatch, capsys, "what", "impact")
    assert "2 departments told of changes, 1 still to tell." in told
    assert "NT2 to Sales: Customers see a code." in told
    assert "PJ1 New tills has started, and was not told to Sales." in told
    assert "Finance, CH1 Receipts become codes: told 2 Mar 2026" in told
    assert "Gains: Free evenings." in told


def test_letters_are_read_and_written_and_nothing_is_replaced_unasked(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = said(monkeypatch, capsys, "read", "Finance", "shareable")
    assert "Dear colleagues of Finance," in told
    said(monkeypatch, capsys, "write the letters")
    written = {path.name: path.stat().st_mtime_ns for path in (folder / "exports").iterdir()}
    assert set(written) == {"Notices - Finance.docx", "Notices - Sales.docx"}
    told = said(monkeypatch, capsys, "write the letters", "n")
    assert "2 letters of before stand there. Replace?" in told
    assert {p.name: p.stat().st_mtime_ns for p in (folder / "exports").iterdir()} == written

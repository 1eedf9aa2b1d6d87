"""`workshop withdraw`: what it comes to, the levels, and the list of files that were written.

Requirement: every file that is written from an engagement is noted with path, edition, SHA-256 and
time, in a list that is no part of the record, goes with the folder and its zip, and loses a name
that is erased; a withdrawal tells which of them are still there.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from screens.cli.main import main
from sessions.disk.export_ledger import LEDGER, exports_of
from sessions.store.store import Store
from tests.builders.harbour import Rich, made

NAME = "Dana Ortiz-Vega"


@pytest.fixture
def rich(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Rich:
    """The engagement, closed."""
    monkeypatch.setenv("WORKSHOP_FOLDER", str(tmp_path))
    return made(tmp_path / "Harbour Works")


def run(capsys: pytest.CaptureFixture[str], *words: str, status: int = 0) -> str:
    """What a command line says."""
    capsys.readouterr()
    assert main(list(words)) == status, capsys.readouterr().err
    return capsys.readouterr().out


def test_a_withdrawal_after_exports(
    rich: Rich, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Noted by every way out; told with what became of each; later documents have nothing."""
    folder, one, two = str(rich.folder), tmp_path / "one.md", tmp_path / f"of {NAME}.docx"
    summary = ("summary", folder, "--document", "swot", "--edition", "restricted")
    run(capsys, *summary, "-o", str(one))
    run(capsys, "summary", folder, "--document", "session", "--session", "1", "-o", str(two))
    run(capsys, "export", "notes", folder, "--session", "1", "-o", str(tmp_path / "n.txt"))
    run(capsys, "export", "engagement", folder, "-o", str(tmp_path / "all.zip"))
    noted = exports_of(rich.folder)
    assert [(e.document, e.edition, e.format) for e in noted] == [
        ("swot", "restricted", "md"),
        ("session", "shareable", "docx"),
        ("session", "restricted", "notes"),
        ("engagement", "restricted", "zip"),
    ]
    assert all(hashlib.sha256(Path(e.path).read_bytes()).hexdigest() == e.sha256 for e in noted)
    assert NAME in one.read_text("utf-8")
    again = run(capsys, *summary)
    assert again == run(capsys, *summary)
    one.write_text("changed", "utf-8")
    two.unlink()
    told = json.loads(run(capsys, "withdraw", folder, NAME, "--yes", "--json"))
    assert told["entries"] > 0
    assert {"swot", "scan", "synthesis", "told-back", "session 1"} <= set(told["documents"])
    states = [(e["still_there"], e["changed"]) for e in told["exports"]]
    assert states == [(True, True), (False, False), (True, False), (True, False)]
    for document in ("swot", "scan", "synthesis", "told-back"):
        for edition in ("shareable", "restricted"):
            text = run(capsys, "summary", folder, "--document", document, "--edition", edition)
            assert "Ortiz" not in text
            assert "Dana" not in text
    assert "Ortiz" not in run(capsys, "export", "notes", folder, "--session", "1")
    with Store.open(rich.folder, read_only=True) as store:
        before = store.lines[-3].time.isoformat()
    for edition in ("shareable", "restricted"):
        then = run(
            capsys, "summary", folder, "--document", "swot", "--edition", edition, "--at", before
        )
        assert "Ortiz" not in then
    run(capsys, "import", "engagement", str(tmp_path / "all.zip"))
    (other,) = [p for p in tmp_path.iterdir() if (p / LEDGER).exists() and p != rich.folder]
    assert [e.document for e in exports_of(other)] == ["swot", "session", "session"]
    run(capsys, "withdraw", folder, NAME, "--level", "erased", "--yes")
    assert b"Ortiz" not in (rich.folder / LEDGER).read_bytes()
    assert len(exports_of(rich.folder)) == 4


def test_nothing_is_withdrawn_unasked(rich: Rich, capsys: pytest.CaptureFixture[str]) -> None:
    """With --json it must be said; nobody of that name is told; the same twice is refused."""
    folder = str(rich.folder)
    run(capsys, "withdraw", folder, NAME, "--json", status=1)
    run(capsys, "withdraw", folder, "Nobody", "--yes", status=1)
    assert "Withdrawal" not in run(capsys, "history", folder)
    run(capsys, "withdraw", folder, NAME, "--level", "kept", "--yes")
    run(capsys, "withdraw", folder, NAME, "--level", "kept", "--yes", status=1)
    run(capsys, "withdraw", folder, NAME, "--level", "gone", "--yes", status=2)

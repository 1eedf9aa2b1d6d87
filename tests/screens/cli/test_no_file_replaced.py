"""No command writes over a file of somebody unless it is told to.

Requirement: every command that writes a file refuses where one stands, says which, and leaves it;
`--force` replaces it. What writes files for people is one function.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from screens.cli.commands import demo
from screens.cli.main import main
from sessions.exports.errors import ExportError
from sessions.exports.files import save
from tests.builders.acme import Acme
from workshop.report.document_names import DOCUMENTS

ROOT: Final = Path(__file__).parents[3]
SAVES: Final = re.compile(r"\.write_(text|bytes)\(|replace_file\(|\.open\([\"'][wx]")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An engagement with one session, closed."""
    acme = Acme(tmp_path / "acme")
    acme.say("+ One")
    acme.store.close()
    return acme.folder


COMMANDS: Final[dict[str, Callable[[Path, Path], list[str]]]] = {
    "summary": lambda e, f: ["summary", str(e), "--document", "swot", "-o", str(f)],
    "notes": lambda e, f: ["export", "notes", str(e), "--session", "1", "-o", str(f)],
    "engagement": lambda e, f: ["export", "engagement", str(e), "-o", str(f)],
    "rows": lambda e, f: ["rows", str(e), "objectives", "--csv", "-o", str(f)],
    "demo": lambda _, f: ["demo", "--export", str(f.parent)],
}  # fmt: skip
"""The commands that replace a file where they are told to, by what they write."""


@pytest.mark.parametrize("name", COMMANDS)
def test_a_file_that_is_there_is_left_alone(
    name: str,
    folder: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is named, nothing is written; `--force` replaces it whole."""
    # Two documents of the sample are replaced as all 426 files are, and written in a second.
    few = {document: DOCUMENTS[document] for document in ("swot", "scan")}
    monkeypatch.setattr(demo, "DOCUMENTS", few)
    monkeypatch.setattr(demo, "make_demo", lambda place: Acme(place).store)
    target = tmp_path / "out" / ("swot-shareable.md" if name == "demo" else "mine.md")
    target.parent.mkdir()
    target.write_text("mine", "utf-8")
    words = COMMANDS[name](folder, target)
    assert main(words) != 0
    told = capsys.readouterr().err
    assert target.name in told
    assert "--force" in told
    assert [p.name for p in target.parent.iterdir()] == [target.name]
    assert target.read_text("utf-8") == "mine"
    assert main([*words, "--force"]) == 0
    assert target.read_bytes() != b"mine"


@pytest.mark.parametrize("name", ["guides copy", "doctor"])
def test_what_is_only_ever_made_new_is_never_replaced(
    name: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A copy of a guide and what a doctor saves go to a name that is free."""
    target = tmp_path / ("guide.toml" if name == "guides copy" else "all.json")
    target.write_text("mine", "utf-8")
    words = {
        "guides copy": ["guides", "copy", "swot-workshop", str(target)],
        "doctor": ["doctor", str(folder), "--export-all", str(target)],
    }[name]
    assert main(words) != 0
    assert "is there already" in capsys.readouterr().err
    assert target.read_text("utf-8") == "mine"


def test_a_link_to_nowhere_is_something_too(tmp_path: Path) -> None:
    """Renaming over it would take it away."""
    link = tmp_path / "link.md"
    link.symlink_to(tmp_path / "gone")
    with pytest.raises(ExportError, match="is there already"):
        save(b"x", link)
    assert link.is_symlink()


def test_only_one_place_of_the_front_ends_writes_files() -> None:
    """No screen and no command writes a file by itself: the function that refuses does."""
    found = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "screens").rglob("*.py")
        if SAVES.search(path.read_text("utf-8"))
    }
    assert not found

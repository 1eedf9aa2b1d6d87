"""The command line where Windows does otherwise: code pages, and readers that go away."""

from __future__ import annotations

import errno
import io
import json
import sys
from pathlib import Path

import pytest

from screens.cli import main as command_line
from screens.cli.main import main
from sessions.store.store import Store
from workshop.record.documents import Entry


@pytest.fixture(autouse=True)
def _windows(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(command_line, "_WINDOWS", True)
    monkeypatch.setenv("WORKSHOP_FOLDER", str(tmp_path))


def code_page(content: bytes = b"") -> io.TextIOWrapper:
    """A stream that is no terminal, as Windows opens it."""
    return io.TextIOWrapper(io.BytesIO(content), encoding="cp1252")


def test_what_is_piped_is_utf_8_both_ways(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """JSON stays JSON, and what was typed elsewhere is recorded to the letter."""
    out = code_page()
    monkeypatch.setattr(sys, "stdout", out)
    assert main(["new", "Ümläut 😀"]) == 0
    out = code_page()
    monkeypatch.setattr(sys, "stdout", out)
    assert main(["history", "Ümläut 😀", "--json"]) == 0
    told = out.buffer.getvalue().decode("utf-8")  # type: ignore[attr-defined]
    assert "Ümläut 😀" in json.dumps(json.loads(told), ensure_ascii=False)
    lines = "\n+ Übergabe läuft 😀 @Dana\n:quit\n".encode()
    monkeypatch.setattr(sys, "stdin", code_page(lines))
    words = ["run", "Ümläut 😀", "--guide", "swot-workshop", "--person", "Ana", "--plain"]
    main(words)
    (folder,) = [path for path in tmp_path.iterdir() if path.is_dir()]
    with Store.open(folder, read_only=True) as store:
        texts = [entry.text for entry in store.record.all(Entry)]
    assert "Übergabe läuft 😀" in " ".join(texts)


class GoneReader(io.TextIOWrapper):
    """Standard output whose reader has gone: Windows calls that an invalid argument."""

    def write(self, _: str) -> int:
        raise OSError(errno.EINVAL, "Invalid argument")


def test_a_reader_that_goes_away_is_no_fault(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Nothing is said, and no report is written."""
    silenced: list[bool] = []
    monkeypatch.setattr(command_line, "_silence", lambda: silenced.append(True))
    monkeypatch.setattr(sys, "stdout", GoneReader(io.BytesIO()))
    error = io.StringIO()
    monkeypatch.setattr(sys, "stderr", error)
    assert main(["calc", "kendall-w", "--explain"]) == 1
    assert (silenced, error.getvalue()) == ([True], "")
    assert not (tmp_path / "reports").exists()


def test_another_invalid_argument_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that cannot be called that, for one."""
    problem = OSError(errno.EINVAL, "Invalid argument", "a?b")
    assert not command_line._reader_has_gone(problem)
    monkeypatch.setattr(command_line, "_WINDOWS", False)
    assert not command_line._reader_has_gone(OSError(errno.EINVAL, "Invalid argument"))
    assert command_line._reader_has_gone(BrokenPipeError())

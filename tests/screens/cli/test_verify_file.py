"""`workshop verify` as people and programs use it, and the doors beside it.

Requirement: the exit status says whether a file is unchanged (0), differs (1) or cannot be told
(2); with `--json` it is one object each time; nothing ends in a traceback.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from screens.cli.main import main
from sessions.exports.documents import Request
from tests.builders.edited import Written

KEYS = {"record", "document", "edition", "moment", "program", "same", "n", "differs", "sentence"}


@pytest.fixture
def written(tmp_path: Path) -> Iterator[Written]:
    """An engagement, and a place for documents of it."""
    made = Written(tmp_path)
    yield made
    made.store.close()


def told(written: Written, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    """The status of a command, and all that was said."""
    status = main(["verify", *words, "--folder", str(written.home)])
    said = capsys.readouterr()
    return status, said.out + said.err


def test_unchanged_differing_and_unknown(
    written: Written, capsys: pytest.CaptureFixture[str]
) -> None:
    """Three statuses, a sentence each, the same as data."""
    path = written.write(Request("swot", "restricted"), "html")
    status, said = told(written, capsys, str(path))
    assert (status, said.splitlines()[0][:9]) == (0, "Unchanged")
    assert "Harbour Works" in said
    assert "SWOT summary" in said
    assert "2 March 2026, 10:01 UTC" in said
    status, said = told(written, capsys, str(path), "--json", "--engagement", "harbour")
    data = json.loads(said)
    assert (status, data["same"], data["n"], data["differs"]) == (0, True, 0, [])
    assert data.keys() >= KEYS
    assert data["record"]["name"] == "Harbour Works"

    path.write_text(path.read_text("utf-8").replace("twice", "thrice"), "utf-8")
    status, said = told(written, capsys, str(path))
    assert status == 1
    assert "“thrice” where the record has “twice”" in said
    status, said = told(written, capsys, str(path), "--json")
    (first, *_) = json.loads(said)["differs"]
    assert (status, first["kind"]) == (1, "changed")
    assert "thrice" in first["file"]
    assert "twice" in first["record"]
    assert first["where"]

    for wrong in ("none.docx", str(written.files), __file__, "a\x00b"):
        status, said = told(written, capsys, wrong)
        assert (status, "Traceback" in said, said.strip()[-1]) == (2, False, ".")
        status, said = told(written, capsys, wrong, "--json")
        data = json.loads(said)
        assert (status, data["record"], data["same"]) == (2, None, False)
        assert data.keys() >= KEYS


def test_a_copy_for_one_person_says_so(
    written: Written, capsys: pytest.CaptureFixture[str]
) -> None:
    """It never says which record it was made of, and the sentence tells that."""
    path = written.files / "own.html"
    words = ["summary", str(written.rich.folder), "--document", "session", "--edition", "own"]
    person = ["--person", "Ben Okafor", "--session", written.rich.room, "-o", str(path)]
    assert main([*words, *person]) == 0
    capsys.readouterr()
    status, said = told(written, capsys, str(path))
    assert status == 2
    assert "copies for one person" in said

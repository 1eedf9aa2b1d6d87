"""Small ways to lose something at the command line, each refused or survived with a sentence.

Requirement: no file is replaced unasked; a disk that is full, a pipe that closes, a name nobody has
and a number that is next to nothing end no command without a word.
"""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from screens.cli.main import main
from tests.builders.acme import Acme
from workshop.text import clean

Output = pytest.CaptureFixture[str]


@pytest.fixture
def acme(tmp_path: Path) -> Acme:
    """An engagement in which somebody said something."""
    made = Acme(tmp_path / "Acme")
    made.say("+ The ledger closes in four days @Dana")
    made.store.close()
    return made


def workshop(*words: str, **more: object) -> subprocess.Popen[bytes]:
    """The command line in a process of its own."""
    command = [sys.executable, "-m", "screens", *words]
    return subprocess.Popen(command, stderr=subprocess.PIPE, **more)  # type: ignore[call-overload, no-any-return]


@pytest.mark.parametrize("words", [["summary", "--document", "swot"], ["export", "notes"]])
def test_no_file_is_replaced_unasked(
    acme: Acme, tmp_path: Path, capfd: Output, words: list[str]
) -> None:
    """Not without --force; what is written is for its owner alone."""
    file = tmp_path / "mine.txt"
    file.write_text("mine")
    command, *rest = words
    rest = [*rest, "--session", "1"] if command == "export" else [*rest, "--format", "md"]
    given = [command, *rest[:1], str(acme.folder), *rest[1:]] if command == "export" else [
        command, str(acme.folder), *rest
    ]  # fmt: skip
    assert main([*given, "-o", str(file)]) == 1
    assert "say --force" in capfd.readouterr().err
    assert file.read_text() == "mine"
    assert main([*given, "-o", str(file), "--force"]) == 0
    assert "ledger" in file.read_text()
    if os.name != "nt":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
def test_a_full_disk_behind_the_output_is_told(acme: Acme) -> None:
    """As a sentence, with status 1, and nothing of the interpreter's behind it."""
    with Path("/dev/full").open("wb") as full:
        done = workshop("summary", str(acme.folder), "--document", "swot", stdout=full)
        told = done.communicate()[1].decode()
    assert done.returncode == 1
    assert told.startswith("The output could not be written:")
    assert "Exception ignored" not in told


def test_erasing_goes_on_though_nobody_reads_what_it_says(acme: Acme) -> None:
    """`--yes` was the word; what a closed pipe does not show is done all the same."""
    reader, writer = os.pipe()
    os.close(reader)
    done = workshop("erase", str(acme.folder), "Dana Ortiz", "--yes", stdout=writer)
    os.close(writer)
    done.communicate()
    journal = b"".join(path.read_bytes() for path in (acme.folder / "journal").iterdir())
    assert b"Ortiz" not in journal


def test_a_home_that_nobody_has_is_a_name_like_any_other(acme: Acme, capfd: Output) -> None:
    """`~nobody` is told as a path, not as a fault."""
    assert main(["history", "~nobody-of-that-name/x"]) in (1, 2)
    assert main(["--folder", "~nobody-of-that-name", "list"]) in (0, 1, 2)
    given = ["summary", str(acme.folder), "--document", "swot", "--format", "md"]
    assert main([*given, "-o", "~nobody-of-that-name/x.md"]) == 1
    assert "inside Workshop" not in capfd.readouterr().err


def test_names_in_a_file_of_figures_are_shown_and_not_obeyed(tmp_path: Path, capfd: Output) -> None:
    """Escapes, control codes and marks of direction, however JSON writes them."""
    figures = {"value": 1, "time": 1, "risk": 1, "size": 1}
    file = tmp_path / "x.json"
    file.write_text(json.dumps({"A\u202e\x9b31m\x1b]2;t\x07": figures, "B": figures}))
    for more in ([], ["--json"]):
        assert main(["calc", "wsjf", str(file), *more]) == 0
        told = capfd.readouterr().out.replace("\\u", "u")
        assert clean(told) == told
        assert "202e" not in told


@pytest.mark.parametrize("method", ["roi", "wsjf"])
def test_a_number_next_to_nothing_is_refused(tmp_path: Path, capfd: Output, method: str) -> None:
    """Dividing by it would give what cannot be told."""
    inputs: dict[str, object] = {"benefit": 1, "cost": 5e-324, "years": 1}
    if method == "wsjf":
        inputs = {"A": {"value": 1, "time": 1, "risk": 1, "size": 5e-324}}
    file = tmp_path / "x.json"
    file.write_text(json.dumps(inputs))
    assert main(["calc", method, str(file)]) != 0
    told = capfd.readouterr()
    assert "nearer to 0" in told.err
    assert "inf" not in told.out

"""`workshop apply`: a line in, a line out.

Requirement: 0 where all was done, 1 where a line was refused or the engagement cannot be written
to, 2 where nothing was read; it stops at the first refusal unless told to go on; each answer is
there, and its change durable, before the next line is read; UTF-8 on every system.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from screens.cli.main import main
from sessions.store.store import Store
from tests import ROOT

Output = pytest.CaptureFixture[bytes]

START = {"do": "StartSession", "guide": "stakeholder-interview", "people": ["Ana López | Ärztin"]}
SAY = {"do": "RecordEntries", "session": 1, "step": "what-works", "lines": ["+ Schnell @Ana"]}


def applied(capsys: Output, *lines: object, options: tuple[str, ...] = ()) -> tuple[int, Any, str]:
    """The status, the answers and what the error stream says, for a file of some lines."""
    text = "".join(f"{json.dumps(line) if line else ''}\n" for line in lines)
    Path("lines.jsonl").write_text(text, "utf-8")
    status = main(["apply", "Acme", "lines.jsonl", *options])
    out, err = capsys.readouterr()
    return status, [json.loads(line) for line in out.decode().splitlines()], err.decode()


def test_all_done_is_zero(home: Path, capsysbinary: Output) -> None:
    """Empty lines count and are not answered; the engagement is the last one that was open."""
    status, told, err = applied(capsysbinary, START, None, SAY)
    assert (status, err) == (0, "")
    assert told == [
        {"line": 1, "said": "Started Stakeholder interview"},
        {"line": 3, "said": "Recorded strength S1 “Schnell”"},
    ]
    assert (home / "Acme").is_dir()
    assert main(["list"]) == 0
    assert "Acme\t1 interview · 1 entry" in capsysbinary.readouterr().out.decode()


@pytest.mark.usefixtures("home")
def test_the_first_refusal_ends_it_unless_told_to_go_on(capsysbinary: Output) -> None:
    """What stood before it stands."""
    wrong = {"do": "MoveTo", "session": 1}
    status, told, _ = applied(capsysbinary, START, wrong, SAY)
    assert (status, [list(each) for each in told]) == (1, [["line", "said"], ["line", "refused"]])
    status, told, _ = applied(capsysbinary, wrong, SAY, options=("--keep-going",))
    assert status == 1
    assert [each["line"] for each in told] == [1, 2]
    assert told[1]["said"] == "Recorded strength S1 “Schnell”"


@pytest.mark.usefixtures("home")
def test_a_wrong_call_is_two_and_reads_nothing(capsysbinary: Output) -> None:
    """No such engagement, no such file, a folder: a sentence, and nothing on the output."""
    Path("empty.jsonl").touch()
    for words, told in (
        (["apply", "Acmee", "empty.jsonl"], "Did you mean “Acme”?"),
        (["apply", "Acme", "none.jsonl"], "none.jsonl cannot be read: there is nothing of that n"),
        (["apply", "Acme", "."], ". cannot be read: it is a folder"),
        (["apply", "Acme", "a\0b"], "cannot be read: no file is called that"),
        (["apply", "Acme"], "the following arguments are required: FILE"),
    ):
        assert main(words) == 2
        out, err = capsysbinary.readouterr()
        assert out == b""
        assert told in err.decode()
    assert main(["apply", "Acme", "empty.jsonl"]) == 0


def test_an_engagement_that_is_open_elsewhere_is_one(home: Path, capsysbinary: Output) -> None:
    """Only one window records; the program is told, and may try again."""
    with Store.open(home / "Acme"):
        status, told, err = applied(capsysbinary, START)
    assert (status, told) == (1, [])
    assert "only one window can record" in err


def test_whoever_waits_for_an_answer_gets_it_and_what_it_says_is_true(home: Path) -> None:
    """A program at a pipe, killed behind an answer: all that was answered is there.

    In a locale that knows no UTF-8 the answers are UTF-8 all the same.
    """
    process = subprocess.Popen(
        [sys.executable, "-m", "screens", "apply", "Acme", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env=os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
    )
    assert process.stdin is not None
    assert process.stdout is not None
    for number, sent in enumerate((START, SAY, SAY), 1):
        process.stdin.write(json.dumps(sent, ensure_ascii=False).encode() + b"\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline().decode("utf-8"))["line"] == number
    process.kill()
    process.communicate()
    with Store.open(home / "Acme", read_only=True) as store:
        (session,) = store.record.sessions()
        (ana,) = store.record.people_of(session)
        assert (ana.name, ana.role) == ("Ana López", "Ärztin")
        assert store.record.entry_count(session.id) == 2

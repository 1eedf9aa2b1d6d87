"""`workshop calc` as people and programs use it: a real process, real files.

Requirement: any method on a file or on what comes in, JSON or a table; one JSON object with
`--json`; wrong input refused with every problem and its place, exit status 2; every method
listed and explained.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from screens.cli.main import main
from workshop.methods import every_method, names

TABLE = "who;a;b;c\nAna;1;2;3\nBo;1,5;2;3\nCy;2;1;3\n"


def run(*words: str, given: bytes = b"") -> tuple[int, str, str]:
    """Run the command; the exit status, what it said, and what went wrong."""
    done = subprocess.run(
        [sys.executable, "-m", "screens", "calc", *words],
        input=given,
        capture_output=True,
        check=False,
    )
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def test_the_same_result_from_json_a_table_and_what_comes_in(tmp_path: Path) -> None:
    """A decimal comma behind a semicolon is read; a line of titles and names is passed over.

    The ending may be in capitals, as some systems write it.
    """
    table, plain = tmp_path / "SCORES.CSV", tmp_path / "scores.json"
    table.write_text(TABLE, "utf-8-sig")
    rows = [[1, 2, 3], [1.5, 2, 3], [2, 1, 3]]
    plain.write_text(json.dumps({"note": "mine", "inputs": {"raters_by_items": rows}}), "utf-8")
    told = [
        run("kendall-w", str(table), "--json"),
        run("kendall-w", str(plain), "--json"),
        run("kendall-w", "-", "--json", given=TABLE.encode()),
        run("kendall-w", "-", "--json", given=json.dumps({"raters_by_items": rows}).encode()),
    ]
    assert {status for status, _, _ in told} == {0}
    assert len({out for _, out, _ in told}) == 1
    found = json.loads(told[0][1])
    assert (found["method"], found["raters"]) == ("kendall-w", 3)
    assert found["sentence"].startswith("3 took part")


def test_wrong_input_is_refused_with_every_problem_and_its_line(tmp_path: Path) -> None:
    """Status 2, nothing on the output, a line for each problem and where to read on."""
    table = tmp_path / "scores.csv"
    table.write_text("who,a,b\nAna,1,x\nBo,2\n", "utf-8")
    status, out, error = run("kendall-w", str(table), "--json")
    assert (status, out) == (2, "")
    assert "2 problems" in error
    assert "line 2, raters_by_items row 1, column 2: “x” is not a number" in error
    assert "line 3, raters_by_items row 2: there is 1 value where 2 values should be" in error
    assert "workshop calc kendall-w --explain" in error


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"\xff\xfe", "empty"),
        (b'{"values": "\x81"}', "UTF-8"),
        (b"{", "not JSON"),
        (b"[1, 2", "not JSON"),
        (b"[]", "an object with named keys"),
        (b'{"values": [NaN]}', "NaN is not a number"),
        (b'{"values": [1], "values": [2]}', "values stands there twice"),
        (b'{"values": [1], "vals": 2}', "did you mean values?"),
        (b"[" * 100_000, "too deep"),
        (b"values\n1;2\n", "more values than titles"),
        (b'values\n"1\n', "no table"),
    ],
)
def test_files_that_are_no_input(content: bytes, said: str) -> None:
    """Each is told in a sentence and never becomes a result or a fault."""
    status, out, error = run("quartiles", "-", given=content)
    assert (status, out) == (2, "")
    assert said in error
    assert "Something went wrong" not in error


def test_slips_in_the_words_are_answered_with_what_there_is(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A method of nearly that name, no method, no file, a file that is not there."""
    for words, said in (
        (["calc", "kendal-w", "x"], "Did you mean kendall-w"),
        (["calc"], "--list"),
        (["calc", "quartiles"], "--explain"),
        (["calc", "quartiles", str(tmp_path / "none.json")], "there is nothing of that name"),
        (["calc", "quartiles", str(tmp_path)], "folder"),
        (["calc", "quartiles", "x\0y"], "no file is called that"),
    ):
        assert main(words) == 1
        assert said in capsys.readouterr().err


@pytest.mark.slow
def test_every_method_is_listed_explained_and_shown(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """With its question, inputs, limits and source; and its example gives tables for a person."""
    assert main(["calc", "--list", "--json"]) == 0
    assert [each["name"] for each in json.loads(capsys.readouterr().out)] == names()
    for entry in every_method():
        about = entry.about
        assert main(["calc", about.name, "--explain"]) == 0
        told = " ".join(capsys.readouterr().out.split())
        said = (about.question, about.computed, *about.limits, about.source)
        assert all(" ".join(each.split()) in told for each in said)
        file = tmp_path / "example.json"
        file.write_text(json.dumps(about.example), "utf-8")
        assert main(["calc", about.name, str(file)]) == 0
        shown = capsys.readouterr().out
        assert entry.run(about.example).sentence in shown
        assert about.source in shown or "Source:" in shown


def test_text_from_a_file_is_never_obeyed(capsys: pytest.CaptureFixture[str]) -> None:
    """Neither terminal codes nor markup in keys and values reach the screen as such."""
    status, _, error = run(
        "quartiles", "-", given=b'{"\\u001b]52;c;aGk=\\u0007[red]": 1, "values": ["\\u001b[31m"]}'
    )
    assert status == 2
    assert "\x1b" not in error
    assert "[red]" in error


def test_names_that_become_titles_are_never_obeyed(tmp_path: Path) -> None:
    """A company is called like a terminal code and like markup; both are shown, not done."""
    path = tmp_path / "profiles.json"
    ratings = {"\x1b[31mred": [3], "[bold]b": [2]}
    path.write_text(json.dumps({"weights": [1], "ratings": ratings}), "utf-8")
    status, said, _ = run("cpm", str(path))
    assert status == 0
    assert "\x1b" not in said
    assert "[bold]b" in said

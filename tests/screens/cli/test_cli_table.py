"""`workshop import table` and `workshop rows`: tables in and out on the command line.

Requirement: `{"new", "same", "changed", "problems"}` as data; a dry run records nothing; exit 2
with all problems and nothing recorded; all of a file is one change and one undo; no file is
overwritten without --force.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from screens.cli.main import main
from sessions.store.store import Store

Output = pytest.CaptureFixture[bytes]


def ran(capsys: Output, *words: str) -> tuple[int, Any, str]:
    """The status, what was said, as data where it is JSON, and the error stream."""
    status = main(list(words))
    out, err = capsys.readouterr()
    text = out.decode()
    return status, json.loads(text) if text[:1] in ("{", "[") else text, err.decode()


def codes(home: Path) -> list[str]:
    """The objectives of the engagement, by their ids."""
    with Store.open(home / "Acme", read_only=True) as store:
        return [row.code for row in store.record.rows("objectives")]


def test_a_table_comes_in_as_one_change(home: Path, capsysbinary: Output) -> None:
    """Tried, taken, taken again, undone; in words and as data, in UTF-8."""
    Path("t.csv").write_text("Id;Objektive;Unit\nB7;Größer;Recht\nB8;Besser;Recht\n", "utf-8")
    words = ("import", "table", "objectives", "t.csv", "--engagement", "Acme")
    table = (*words, "--map", "Unit=department")
    status, told, err = ran(capsysbinary, *table, "--dry-run", "--json")
    counts = {"new": 2, "same": 0, "changed": 0, "problems": [], "dry_run": True}
    assert (status, err) == (0, "")
    assert told.items() >= counts.items()
    assert told["notes"] == ["The column “Objektive” is taken as Objective."]
    assert codes(home) == []
    status, said, _ = ran(capsysbinary, *table)
    assert status == 0
    assert said.startswith(
        "Business objectives: 2 objectives entered, with the department Recht (new), from t.csv. "
    )
    assert codes(home) == ["B7", "B8"]
    assert ran(capsysbinary, *table, "--json")[1].items() >= {"new": 0, "same": 2}.items()
    with Store.open(home / "Acme") as store:
        store.undo()
        assert not store.record.rows("objectives")


def test_what_is_wrong_is_told_and_nothing_recorded(home: Path, capsysbinary: Output) -> None:
    """Exit 2: by line and field as data, in sentences else; a part where that is asked for."""
    Path("t.csv").write_text("objective,year,figure\nGrow,soon,\nSave,2027,8 %\n", "utf-8")
    table = ("import", "table", "objectives", "t.csv", "--engagement", "Acme")
    status, told, _ = ran(capsysbinary, *table, "--json")
    allowed = "a whole number from 1990 to 2100"
    problem = {"line": 2, "field": "year", "found": "soon", "allowed": allowed}
    assert (status, told["problems"], told["new"]) == (2, [problem], 1)
    status, _, err = ran(capsysbinary, *table)
    assert status == 2
    assert f"line 2, year: “soon” is not {allowed}" in err
    assert codes(home) == []
    Path("n.csv").write_text("objective,year,figgure,colour\nGrow,soon,8 %,red\n", "utf-8")
    other = ("import", "table", "objectives", "n.csv", "--engagement", "Acme")
    taken = "The column “figgure” is taken as Figure."
    left_out = "Left out, as no field is called so: “colour”."
    assert ran(capsysbinary, *other, "--json")[1]["notes"] == [taken, left_out]
    assert left_out in ran(capsysbinary, *other)[2]
    assert ran(capsysbinary, *table, "--partial")[0] == 0
    assert codes(home) == ["B1"]
    for words, said in (
        (("import", "table", "objectivs", "t.csv", "--engagement", "Acme"), "mean objectives"),
        (("import", "table", "objectives", "u.csv", "--engagement", "Acme"), "There is no file"),
        (("rows", "Acme", "objectivs"), "did you mean objectives"),
    ):
        status, _, err = ran(capsysbinary, *words)
        assert status == 2
        assert said in err


def test_into_a_new_engagement(home: Path, capsysbinary: Output) -> None:
    """Made once the file is right, and not for a dry run."""
    Path("t.csv").write_text("objective\nGrow\n", "utf-8")
    table = ("import", "table", "objectives", "t.csv", "--into", "Beta")
    assert "It would be" in ran(capsysbinary, *table, "--dry-run")[1]
    assert not (home / "Beta").exists()
    assert ran(capsysbinary, *table)[0] == 0
    with Store.open(home / "Beta", read_only=True) as store:
        assert [row.subject for row in store.record.rows("objectives")] == ["Grow"]


def test_rows_go_out_and_come_back(home: Path, capsysbinary: Output) -> None:
    """Listed, as data, as CSV that is not overwritten unasked and comes back the same."""
    Path("t.csv").write_text("objective,figure,year\n=Grow,+8 %,2027\n", "utf-8")
    into = ("--engagement", "Acme")
    main(["import", "table", "objectives", "t.csv", *into])
    capsysbinary.readouterr()
    assert "objectives\tBusiness objectives\t1" in ran(capsysbinary, "rows", "Acme")[1]
    assert ran(capsysbinary, "rows", "Acme", "objectives")[1] == "B1\t=Grow\t\t+8 %\t2027\t\t\t\n"
    (row,) = ran(capsysbinary, "rows", "Acme", "objectives", "--json")[1]["rows"]
    assert (row["id"], row["objective"], row["year"], row["evidence"]) == ("B1", "=Grow", 2027, [])
    out = ("rows", "Acme", "Business objectives", "--csv", "-o", "out.csv")
    assert ran(capsysbinary, *out)[0] == 0
    assert "'=Grow,,'+8 %,2027" in Path("out.csv").read_text("utf-8-sig")
    status, _, err = ran(capsysbinary, *out)
    assert (status, "--force" in err) == (1, True)
    assert ran(capsysbinary, *out, "--force")[0] == 0
    again = ran(capsysbinary, "import", "table", "objectives", "out.csv", *into, "--json")[1]
    assert again.items() >= {"new": 0, "same": 1, "changed": 0}.items()

"""`workshop import people`: a list with its titles in any order, as one change or refused whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from screens.cli.main import main
from sessions.store.store import Store
from workshop.record.documents import Person
from workshop.running.commands import BeginEngagement
from workshop.running.same_person import in_full


def test_people_come_in_from_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """Tried, refused with every problem and its line, taken, and taken again as known."""
    monkeypatch.setenv("WORKSHOP_FOLDER", str(tmp_path / "place"))
    monkeypatch.chdir(tmp_path)
    Store.begin(tmp_path / "place" / "Acme", BeginEngagement(name="Acme")).close()
    Path("p.csv").write_text("Dept;Name;Rolle\nRecht;Jörg Ä;Jurist\nIT;Zoe Lind;\n", "utf-8")

    def ran(*words: str) -> tuple[int, dict[str, object]]:
        status = main(["import", "people", *words, "--engagement", "Acme", "--json"])
        told: dict[str, object] = json.loads(capsysbinary.readouterr().out)
        return status, {key: told[key] for key in ("new", "same", "changed", "problems")}

    told = {"new": 2, "same": 0, "changed": 0, "problems": []}
    assert ran("p.csv", "--dry-run") == (0, told)
    Path("wrong.csv").write_text("name,role,department\n,Clerk,IT\nA,B,C\nA,B,C\n", "utf-8")
    status, wrong = ran("wrong.csv")
    assert status == 2
    problems = wrong["problems"]
    assert isinstance(problems, list)
    assert [(each["line"], each["field"]) for each in problems] == [(2, "name"), (4, "name")]
    assert problems[0].keys() >= {"line", "field", "found", "allowed"}
    assert ran("p.csv") == (0, told)
    assert ran("p.csv") == (0, told | {"new": 0, "same": 2})
    with Store.open(tmp_path / "place" / "Acme", read_only=True) as store:
        record = store.record
        names = [in_full(record, person) for person in record.all(Person)]
    assert names == ["Jörg Ä (Jurist, Recht)", "Zoe Lind (IT)"]


def test_a_table_that_begins_with_a_person_is_said_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """For titles that nobody knows would be somebody; where titles are known nothing is said."""
    monkeypatch.setenv("WORKSHOP_FOLDER", str(tmp_path / "place"))
    monkeypatch.chdir(tmp_path)
    Store.begin(tmp_path / "place" / "Acme", BeginEngagement(name="Acme")).close()
    told = "Line 1 holds no titles that are known, and was taken as a person."
    for text, said in (
        ("Kto,Dział\nZoe Lind,IT\n", True),
        ("Name,Dział\nZoe Lind,IT\n", False),
        ("Zoe Lind\n", False),
    ):
        Path("p.csv").write_text(text, "utf-8")
        assert main(["import", "people", "p.csv", "--engagement", "Acme", "--dry-run"]) == 0
        assert (told in capsys.readouterr().out) is said

"""What departments want, agreed on and chosen at three doors: lines of commands, words, prompts.

Requirement: limits, criteria, rule, signatures and the choice are the same commands by whichever
door they come, so that the same documents are there afterwards.
"""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Final

import pytest

from screens.cli.main import main
from sessions.store.store import Store
from tests.builders.wanting import Wanting
from tests.features.test_two_doors import without_chance

SENT: Final = (
    {"do": "SetLimits", "of": "needs", "limits": {"cost": 1000.5, "staff_days": 40}},
    {
        "do": "SetFramework",
        "criteria": [{"name": "budget", "weight": 60}, {"name": "functionality", "weight": 40}],
    },
    {"do": "SetFramework", "rule": "value"},
    {"do": "SignFramework", "person": "@Dana"},
    {"do": "SignFramework", "person": "@Ana", "dissent": "Too little for us"},
    {
        "do": "SelectNeeds",
        "way": "equal_shares",
        "waived": [{"need": "N3", "reason": "A trial first"}],
        "decided_by": "@Dana",
        "day": "2027-03-31",
    },
)
SAID: Final = (
    ("limits", "cost=1000.5", "staff_days=40"),
    ("framework", "budget=60", "functionality=40"),
    ("framework", "--rule", "Value"),
    ("sign", "@Dana"),
    ("sign", "Ana López", "--dissent", "Too little for us"),
    (
        *("select", "equal-shares", "--waive", "N3=A trial first"),
        *("--by", "Dana Ortiz", "--day", "31 Mar 2027"),
    ),
)
TYPED: Final = (
    "needs",
    *("limits", "1,000.50", "40", "", ""),
    *("criteria", "60", "-", "40", "-", "-", "", ""),
    *("rule", "value", ""),
    *("sign", "dana", "yes", "yes"),
    *("sign", "ana", "yes", "no", "Too little for us"),
    *("choose within", "in equal shares", "A trial first", "dana", "31 Mar 2027"),
    *("", "", ""),
)


def test_three_doors_lead_to_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """To the last cell, but for ids and times; and none of them is told a refusal."""
    monkeypatch.setenv("ACCESSIBLE", "1")
    found = []
    for door in ("lines", "words", "prompts"):
        monkeypatch.setenv("WORKSHOP_FOLDER", str(tmp_path / door))
        made = Wanting(tmp_path / door / "Acme")
        made.need("a ledger", "Finance", value=50, cost=500, staff_days=10)
        made.need("a robot", "Finance", value=10, cost=900, staff_days=5)
        made.need("one sign-on", "Sales", value=40, cost=400, staff_days=20, problem="")
        made.store.close()
        if door == "lines":
            lines = "".join(f"{json.dumps(each)}\n" for each in SENT)
            (tmp_path / "sent.jsonl").write_text(lines, "utf-8")
            assert main(["apply", "Acme", str(tmp_path / "sent.jsonl")]) == 0
        elif door == "words":
            assert [main(["needs", "Acme", *each]) for each in SAID] == [0] * len(SAID)
        else:
            monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{each}\n" for each in TYPED)))
            assert main(["open", "Acme"]) == 0
        told = capsys.readouterr()
        assert "Not done" not in told.out + told.err
        with Store.open(tmp_path / door / "Acme", read_only=True) as store:
            found.append(without_chance(store.record))
            assert [row.cell("answer") for row in store.record.rows("needs")] == [
                "planned",
                "later",
                "planned",
            ]
    assert found[0] == found[1] == found[2]

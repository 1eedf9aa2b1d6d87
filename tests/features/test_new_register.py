"""A register that is one new file, and nothing else, is carried through every door.

Requirement: the file alone is needed. It is declared here, put where registers are looked for in a
fresh interpreter, and taken through the tests over all registers and through the command line.
"""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest

from tests import ROOT

DECLARED: Final = '''"""Whom we buy from, and what that costs."""

from workshop.registers.fields import (
    ChoiceField,
    DateField,
    DepartmentField,
    LinkField,
    MoneyField,
    NumberField,
    PersonDaysField,
    PersonField,
    TextField,
)
from workshop.registers.register import Register, RowCheck


def _cheap(values):
    return "it cannot be that dear" if (values.get("cost") or 0) > 10**11 else ""


REGISTER = Register(
    name="vendors",
    title="Vendors",
    one="vendor",
    prefix="V",
    means="Whom we buy from.",
    fields=(
        TextField(id="vendor", title="Vendor", means="Who it is.", required=True, weight=3),
        ChoiceField(id="state", title="State", means="Where it stands.", options=("in use", "old")),
        ChoiceField(
            id="sort", title="Sort", means="What is bought.", options=("software",), preset=True
        ),
        NumberField(id="seats", title="Seats", means="How many.", whole=True, least=0, unit="s"),
        MoneyField(id="cost", title="Cost", means="A year.", asks="What does it cost a year?"),
        PersonDaysField(id="effort", title="Effort", means="To look after it, a year."),
        DateField(id="ends", title="Ends", means="When it ends.", asks="When does it end?"),
        DepartmentField(id="department", title="Department", means="Who uses it."),
        PersonField(id="keeper", title="Keeper", means="Who looks after it."),
        TextField(id="remarks", title="Remarks", means="Whatever else.", lines=True),
        LinkField(
            id="serves",
            title="Serves",
            means="What it is bought for.",
            to=("objectives", "factor"),
            many=True,
            or_text=True,
        ),
        LinkField(id="heir", title="Heir", means="Which one follows.", to=("vendors",)),
    ),
    checks=(RowCheck(field="cost", wrong=_cheap),),
)
'''

DOORS: Final = (
    "tests/features/test_registers.py",
    "tests/screens/plain/test_row_prompts.py",
)
"""The tests over all registers: from the journal to erasure, and at plain prompts."""

REST: Final = (
    "tests/features/test_register_cells.py",
    "tests/workshop/notes/test_row_notes.py",
    "tests/workshop/report/test_documents.py",
    "tests/workshop/report/session/test_form_section.py",
    "tests/workshop/running/test_row_rules.py",
    "tests/workshop/privacy/test_told_rows.py",
    "tests/workshop/privacy/test_row_erasure.py",
    "tests/sessions/imports/test_table.py",
    "tests/screens/register/test_register.py",
)
"""The grid by keys, and the laws: hostile cells, notes, tables, what is told and what is erased."""

_COMMANDS = """
import tests.features.more_registers
from screens.cli.main import main
import sys
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with the one file of the new register, and room for engagements."""
    kinds = tmp_path / "kinds"
    kinds.mkdir()
    (kinds / "vendors.py").write_text(DECLARED, "utf-8")
    return tmp_path


def run(place: Path, *words: str, given: str = "") -> subprocess.CompletedProcess[str]:
    """A fresh interpreter in which the register is declared."""
    environment = {
        **os.environ,
        "MORE_REGISTERS": str(place / "kinds"),
        "WORKSHOP_FOLDER": str(place / "home"),
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    environment.pop("PYTEST_ADDOPTS", None)
    return subprocess.run(
        [sys.executable, *words],
        env=environment,
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=ROOT,
    )


@pytest.mark.parametrize("tests", [DOORS, pytest.param(REST, marks=pytest.mark.slow)])
def test_every_test_over_registers_takes_it(place: Path, tests: tuple[str, ...]) -> None:
    """No test was written for it, and none fails for it."""
    options = ("-o", "addopts=--strict-markers", "-p", "no:cacheprovider", "-q", "--no-header")
    words = ("-m", "pytest", "-p", "tests.features.more_registers", *options, *tests)
    done = run(place, *words, "-k", "vendors")
    assert done.returncode == 0, done.stdout[-4000:]
    assert int(done.stdout.rsplit(" passed", 1)[0].split()[-1]) >= len(tests)


@pytest.mark.slow
def test_the_command_line_takes_it(place: Path) -> None:
    """Applied, told, written in every format, out as CSV and in again, undone."""

    def workshop(*words: str, given: str = "") -> str:
        done = run(place, "-c", _COMMANDS, *words, given=given)
        assert done.returncode == 0, (words, done.stdout, done.stderr)
        return done.stdout

    workshop("new", "Acme")
    cells = {"vendor": "Ledger Ltd", "cost": "12,500.50", "ends": "31.3.2027", "keeper": "Ida Kaya"}
    lines = [
        {"do": "PutRows", "register": "vendors", "rows": [{"values": cells}]},
        {"do": "PutRows", "register": "vendors", "rows": [{"values": {"vendor": "../../etc"}}]},
    ]
    workshop("apply", "Acme", "-", given="".join(f"{json.dumps(line)}\n" for line in lines))
    fact = _fact(workshop("summary", "Acme", "--document", "vendors", "--format", "json"))
    assert [row["id"] for row in fact["rows"]] == ["V1", "V2"]
    assert (fact["rows"][0]["cost"], fact["rows"][0]["ends"]) == (12500.5, "2027-03-31")
    assert fact["units"]["cost"]
    assert {(gap["id"], gap["field"]) for gap in fact["missing"]} == {
        ("V2", "cost"),
        ("V2", "ends"),
    }
    path = place / "vendors.docx"
    workshop("summary", "Acme", "--document", "vendors", "-o", str(path))
    assert path.read_bytes()[:2] == b"PK"
    table = place / "vendors.csv"
    workshop("rows", "Acme", "vendors", "--csv", "-o", str(table))
    read = list(csv.reader(io.StringIO(table.read_text("utf-8-sig"))))
    assert any("Ledger Ltd" in cell for row in read for cell in row)
    workshop("new", "Other")
    workshop("import", "table", "vendors", str(table), "--engagement", "Other")
    again = _fact(workshop("summary", "Other", "--document", "vendors", "--format", "json"))
    assert again["rows"] == fact["rows"]
    assert "V2" in workshop("history", "Acme")
    workshop("undo", "Acme")
    left = _fact(workshop("summary", "Acme", "--document", "vendors", "--format", "json"))
    assert [row["id"] for row in left["rows"]] == ["V1"]
    assert "V1" in workshop("trace", "Acme", "V1")


def _fact(written: str) -> dict[str, Any]:
    """The table in a report."""
    found: dict[str, Any] = json.loads(written)["registers"]["vendors"]
    return found

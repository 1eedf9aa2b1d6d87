"""Needs on the command line: the board told; limits, criteria, signatures and the choice given.

Requirement: everything that is agreed and chosen can be given in one line each, and a refusal says
what was found and what to do, with the status of one.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from screens.cli.main import main
from tests.builders.folders import record_of
from tests.builders.wanting import Wanting
from workshop.needs.agreed import framework_of

Output = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Finance and Sales ask for something each."""
    monkeypatch.setenv("WORKSHOP_FOLDER", str(tmp_path))
    made = Wanting(tmp_path / "Acme")
    made.need("a ledger", "Finance", value=50, cost=500)
    made.need("a [red]robot[/]", "Finance", value=10, cost=900)
    made.need("one sign-on", "Sales", value=40, cost=400, problem="")
    made.store.close()
    return tmp_path / "Acme"


def run(capsys: Output, *words: str) -> str:
    """What the command says, on both streams."""
    status = main(["needs", "Acme", *words])
    told = capsys.readouterr()
    assert (status == 0) == (not told.err)
    return (told.out + told.err).strip()


def test_what_is_agreed_is_given_in_a_line_each(folder: Path, capsys: Output) -> None:
    """Amounts and weights as people type them; the sentence is that of history."""
    told = run(capsys, "limits", "cost=12.5k", "staff_days=400", "--by", "@Dana")
    assert told == "Set the limits of needs: cost 12,500 and staff days 400."
    run(capsys, "framework", "law=3", "speed=1", "--rule", "value")
    assert run(capsys, "sign", "@Dana").endswith("1 department not asked yet.")
    told = run(capsys, "sign", "@Ana", "--dissent", "Too little", "--department", "Sales")
    assert "Ana López for Sales dissents" in told
    assert run(capsys, "limits", "staff_days=", "--reason", "Nobody counts").endswith(
        "because “Nobody counts”; 2 signatures no longer hold."
    )
    found = framework_of(record_of(folder))
    assert (found.limits, found.rule) == ({"cost": 1250000}, "value")
    assert [(each.name, each.weight) for each in found.criteria] == [("law", 0.75), ("speed", 0.25)]


def test_needs_are_chosen_in_a_line(folder: Path, capsys: Output) -> None:
    """With who decides, when, and what is waived; the board then says what is chosen."""
    run(capsys, "limits", "cost=1000")
    assert "N3: no problem behind the wish" in run(capsys, "select", "value")
    told = run(
        capsys, "select", "equal-shares", "--waive", "n3=Asked for by law", "--by", "Dana Ortiz",
        "--day", "31 Mar 2027",
    )  # fmt: skip
    assert told.startswith("Chose 2 of 3 needs in equal shares of the departments (DC1)")
    lines = run(capsys).splitlines()
    assert lines[0].startswith("3 needs of 3 requests; joint order by priority and need alike")
    assert any("a [red]robot[/] (Finance" in line for line in lines)
    assert "Most value: 2 chosen, value 90, for 900 in money." in lines
    data = run(capsys, "--json", "--edition", "shareable")
    assert json.loads(data)["selections"]["value"]["chosen"] == ["N1", "N3"]
    summary = ["summary", "Acme", "--document", "needs", "--format", "json"]
    assert main(summary) == 0
    assert capsys.readouterr().out.strip() == data


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (("limits", "cost"), "“cost” is not LIMIT=AMOUNT."),
        (("limits", "cost=much"), "cost: “much” is no number."),
        (("limits", "price=-1"), "Cost: -1 was found; give an amount such as 12500"),
        (("framework",), "Say the criteria, the rule, or preset"),
        (("framework", "law=1", "--preset"), "Give either preset, or the criteria in full"),
        (("sign", "Nobody"), "Nobody is called “Nobody”."),
        (("select", "value"), "Needs are chosen within limits, and there are none yet"),
        (("select", "value", "--day", "soonish"), "soonish"),
        (("select", "value", "--waive", "N9=x"), "There is no need “N9”. Did you mean N3?"),
    ],
)
def test_a_refusal_says_what_to_do(
    folder: Path, capsys: Output, words: tuple[str, ...], refusal: str
) -> None:
    """And nothing is recorded."""
    before = len(list(record_of(folder).documents()))
    assert refusal in run(capsys, *words)
    assert len(list(record_of(folder).documents())) == before


def test_a_table_changes_what_is_signed_with_a_reason_alone(
    folder: Path, tmp_path: Path, capsys: Output
) -> None:
    """As by hand: a column for the reason, which is not that of before."""
    run(capsys, "limits", "cost=1000")
    run(capsys, "sign", "@Dana")
    table = tmp_path / "limits.csv"
    words = ["import", "table", "limits", str(table), "--engagement", "Acme"]
    table.write_text("id,limit,amount\nLM1,cost,2000\n", "utf-8")
    assert main(words) != 0
    assert "Finance signed what stands: say why LM1 changes." in capsys.readouterr().err
    assert framework_of(record_of(folder)).limits == {"cost": 100000}
    table.write_text("id,limit,amount,reason\nLM1,cost,2000,The board gave more\n", "utf-8")
    assert main(words) == 0
    found = framework_of(record_of(folder))
    assert (found.limits, [each.holds for each in found.signed]) == ({"cost": 200000}, [False])

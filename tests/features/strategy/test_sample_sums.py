"""The boards of the sample say what `workshop calc` says of the numbers in its file.

Requirement: worth, payback, what moves them and how high risks are are to the cent those of the
methods, however the record got its rows. The numbers are added up here from the file alone.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import pytest

from screens.cli.main import main
from sessions.demo.build import SAMPLE
from workshop.language import number_said

pytestmark = pytest.mark.slow

TABLES: Final[dict[str, list[dict[str, Any]]]] = tomllib.loads(
    (SAMPLE / "strategy.toml").read_text("utf-8")
)
RATE, LAST_YEAR = TABLES["assumptions"]
FIRST: Final = min(line["year"] for line in TABLES["budget"] if line["part"] != "present")

Changed = tuple[str, int, str]
"""A table, the place of a row in it, and the end at which that one is put."""


class Told:
    """What commands answer about the sample."""

    def __init__(self, sample: Path, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._sample, self._place, self._capsys = sample, place, capsys

    def _answer(self, *words: str) -> Any:
        self._capsys.readouterr()
        assert main([*words, "--json"]) == 0
        return json.loads(self._capsys.readouterr().out)

    def board(self, name: str) -> dict[str, Any]:
        """A board as data."""
        return dict(self._answer("board", str(self._sample), name))

    def calc(self, method: str, data: Mapping[str, object]) -> dict[str, Any]:
        """What a method answers for a file."""
        file = self._place / "in.json"
        file.write_text(json.dumps(data), "utf-8")
        return dict(self._answer("calc", method, str(file)))

    def npv(self, changed: Changed | None = None) -> float:
        """What the strategy is worth, where one number is at an end and all others are likely."""
        rate = RATE[changed[2]] if changed and changed[0] == "assumptions" else RATE["likely"]
        found = self.calc("npv", {"rate": rate / 100, "cashflows": list(flows(changed))})
        return float(found["npv"])


@pytest.fixture
def told(sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Told:
    """What commands answer about the sample, and about files in a place of their own."""
    return Told(sample, tmp_path, capsys)


def flows(changed: Changed | None = None) -> Iterator[float]:
    """Benefits less costs of the file by year, without what is there today."""
    for year in range(FIRST, LAST_YEAR["likely"] + 1):
        yield sum(
            row["yearly"]
            for row in TABLES["benefits"]
            if "yearly" in row and (row.get("from_year") or int(row["due"][:4])) <= year
        ) - sum(
            row[changed[2] if changed and changed[:2] == ("budget", at) else "likely"]
            for at, row in enumerate(TABLES["budget"])
            if row["year"] == year and row["part"] != "present"
        )


def test_the_worth_is_that_of_calc_and_so_is_what_moves_it(told: Told) -> None:
    """Net present value and payback; each input put to its ends, and the order that follows."""
    board = told.board("worth")
    assert told.npv() < 0
    assert f"are worth −£{-told.npv():,.2f} in {FIRST}" in board["sentence"]
    back = told.calc("payback", {"cashflows": list(flows()), "rate": RATE["likely"] / 100})
    assert ("does not come back" in board["sentence"]) is (back["payback"] is None)
    swings: dict[str, tuple[float, float]] = {}
    for at, row in enumerate(TABLES["budget"]):
        if row["part"] != "present" and row["low"] != row["high"]:
            swings[f"BL{at + 1}"] = (
                told.npv(("budget", at, "low")),
                told.npv(("budget", at, "high")),
            )
    swings["AM1"] = (told.npv(("assumptions", 0, "low")), told.npv(("assumptions", 0, "high")))
    rows = next(each for each in board["beside"] if each["block"] == "table")["rows"]
    assert {row[0]: tuple(map(number_said, row[4:6])) for row in rows} == {
        code: pytest.approx(ends, abs=0.006) for code, ends in swings.items()
    }
    sizes = [abs(low - high) for low, high in (swings[row[0]] for row in rows)]
    assert sizes == sorted(sizes, reverse=True)


def test_the_risks_are_in_the_bands_of_calc(told: Told) -> None:
    """Score and band of each, as `calc risk` has them for the file."""
    board = told.board("risks")
    names = ("likelihood", "impact")
    found = told.calc("risk", {"risks": [{name: row[name] for name in names}
                                         for row in TABLES["risks"]]})  # fmt: skip
    pairs = zip(found["inherent"], found["inherent_bands"], strict=True)
    by_code = {f"R{at}": f"{score} {band}" for at, (score, band) in enumerate(pairs, 1)}
    rows = next(each for each in board["beside"] if each["block"] == "table")["rows"]
    assert {row[0]: row[2] for row in rows if row[0]} == by_code

"""The boards of money and risks say what `workshop calc` says of the same numbers.

Requirement: sums are to the cent those of the methods, the order of what moves the result most is
that of the results with each input changed, and nothing stands on a board that its edition hides.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders.needs import Wanted
from tests.builders.record import interview
from workshop.language import number_said
from workshop.methods import named
from workshop.methods.core.method import fields_of
from workshop.record.documents import Attribution
from workshop.report.blocks import Matrix, Plane, Table
from workshop.report.boards.all_boards import board_of
from workshop.report.boards.board import Board
from workshop.report.view import Gathered
from workshop.strategy.worth import tornado_of, worth_of

FUNDED = 30_000_00


def shown(built: Wanted, name: str, edition: str = "restricted") -> Board:
    """A board in an edition."""
    return board_of(Gathered(built.record, edition), name)  # type: ignore[arg-type]


def calc(method: str, **data: Any) -> dict[str, Any]:
    """What `workshop calc` answers, by its door of plain data."""
    return fields_of(named(method).run(data))


def cells(figure: object, text: str) -> list[float]:
    """The amounts in a row of a matrix, with that of all years; a dash is nothing."""
    assert isinstance(figure, Matrix)
    line = next(line for line in figure.rows if line.text == text)
    texts = [*(cell.text for cell in line.cells), *line.ends]
    return [number_said(each) or 0.0 for each in texts]


def planned() -> Wanted:
    """Two projects over three years, with benefits, a rate and a last year that may be others."""
    built = Wanted()
    built.put("projects", project="Portal", state="proposed")
    built.put("projects", project="Ledger", state="started")
    lines = (
        ("Licences", 2027, "present", "run", (9_000_01, 10_000_03, 12_000_05), ""),
        ("Licences", 2028, "present", "run", (9_000_00, 10_500_00, 13_000_00), ""),
        ("Portal", 2027, "new and alternative", "grow", (14_000_00, 25_000_00, 49_999_99), "PJ1"),
        ("Ledger", 2028, "integration", "change", (8_000_00, 8_000_00, 8_000_00), "PJ2"),
    )
    for line, year, part, use, (low, likely, high), project in lines:
        links = {"project": project} if project else {}
        built.put("budget", line=line, year=float(year), part=part, use=use, low=low, likely=likely,
                  high=high, **links)  # fmt: skip
    for year in (2027, 2028, 2029):
        built.put("funding", source="Board", year=float(year), amount=FUNDED)
    built.put("benefits", benefit="Paper", yearly_low=10_000_00, yearly=22_000_00,
              yearly_high=25_000_00, from_year=2028.0, project="PJ1")  # fmt: skip
    built.put("benefits", benefit="Post", yearly=3_000_00, from_year=2027.0, project="PJ2")
    built.put("assumptions", assumption="Discount rate", low=4.0, likely=7.5, high=12.0)
    built.put("assumptions", assumption="Last year", low=2029.0, likely=2030.0, high=2031.0)
    return built


# The forecast

AMOUNTS = st.tuples(*[st.integers(0, 10**11)] * 3).map(sorted)
LINE = st.tuples(st.integers(2026, 2029), AMOUNTS)


@settings(max_examples=25)
@given(st.lists(LINE, min_size=1, max_size=9))
def test_a_year_costs_what_the_method_adds_up(lines: list[tuple[int, list[int]]]) -> None:
    """At least, likely and at most, to the cent: `calc forecast` with the lines of the year."""
    built = Wanted()
    for year, (low, likely, high) in lines:
        built.put("budget", line="X", year=float(year), low=low, likely=likely, high=high)
    figure = shown(built, "forecast").figure
    assert isinstance(figure, Matrix)
    for place, title in enumerate(("At least", "Likely", "At most")):
        *years, all_years = cells(figure, title)
        assert round(sum(years) * 100) == round(all_years * 100)
        for column, cost in zip(figure.columns, years, strict=True):
            own = [amounts[place] for year, amounts in lines if str(year) == column]
            items = [{"name": str(at), "amount": cents / 100} for at, cents in enumerate(own)]
            found = calc("forecast", items=items, base_year=int(column), years=1) if own else None
            assert round(cost * 100) == (found["totals_cents"][0] if found else 0)


def test_parts_and_uses_add_up_to_the_year() -> None:
    """Each split gives the likely cost again, and what is lacking is cost less money in hand."""
    figure = shown(planned(), "forecast").figure
    assert isinstance(figure, Matrix)
    likely = cells(figure, "Likely")
    for split in ("Part: ", "Use: "):
        rows = [cells(figure, line.text) for line in figure.rows if line.text.startswith(split)]
        assert len(rows) == 3
        assert [round(sum(column), 2) for column in zip(*rows, strict=True)] == likely
    lacking = cells(figure, "Lacking")
    in_hand = cells(figure, "Money in hand")
    assert lacking[:-1] == [round(max(0, a - b), 2)
                            for a, b in zip(likely[:-1], in_hand[:-1], strict=True)]  # fmt: skip


def test_the_first_year_that_is_not_covered_and_what_money_does_not_reach() -> None:
    """The sentence and the list by the rule: what runs comes first."""
    found = shown(planned(), "forecast")
    assert found.sentence == (
        "2027 is the first year in which the money in hand does not cover the likely cost: "
        "5,000.03 is lacking."
    )
    assert found.counted == "4 budget lines from 2027 to 2029"
    table = next(each for each in found.beside if isinstance(each, Table))
    assert [row[0] for row in table.rows] == ["BL3"]


def words_beside(found: Board) -> str:
    """All that stands below a figure."""
    return " ".join(str(each) for each in found.beside)


def test_the_outside_view_is_ones_own_where_it_is_recorded() -> None:
    """Of three lines on; before that the published tail, with the greatest project."""
    built = planned()
    told = words_beside(shown(built, "forecast"))
    assert "Of 5,392 IT projects 18 % ran over by more than half" in told
    assert "If PJ1, the greatest project" in told
    assert "136,750 instead of 25,000" in told
    for spent in (10_000_00, 25_000_00, 25_000_01):
        built.put("budget", line="Old", year=2025.0, likely=10_000_00, spent=spent)
    told = words_beside(shown(built, "forecast"))
    assert "60,000.01 instead of 30,000; 2 of them" in told
    assert "5,392" not in told


# What it is worth


@settings(max_examples=25)
@given(
    st.lists(LINE, min_size=1, max_size=5),
    st.lists(st.tuples(st.integers(2026, 2030), AMOUNTS), max_size=3),
    st.floats(0, 30).map(lambda each: round(each, 2)),
)
def test_worth_and_payback_are_those_of_calc(
    lines: list[tuple[int, list[int]]], benefits: list[tuple[int, list[int]]], rate: float
) -> None:
    """With the flows by year that the board shows, whatever was planned."""
    built = Wanted()
    for year, (low, likely, high) in lines:
        built.put("budget", line="X", year=float(year), low=low, likely=likely, high=high)
    for year, (low, likely, high) in benefits:
        built.put("benefits", benefit="B", from_year=float(year), yearly_low=low, yearly=likely,
                  yearly_high=high)  # fmt: skip
    built.put("assumptions", assumption="rate", likely=rate)
    board, worth = shown(built, "worth"), worth_of(built.record)
    assert worth
    *flows, _ = cells(board.beside[0], "Benefits less costs")
    found = calc("npv", rate=rate / 100, cashflows=flows)
    assert worth.present.npv == pytest.approx(found["npv"], abs=0.005)
    back = calc("payback", cashflows=flows, rate=rate / 100)
    if isinstance(worth.payback.payback, float):
        assert worth.payback.payback == pytest.approx(back["payback"])
    else:
        assert back["payback"] is None


def flows_with(end: str, row_id: str, built: Wanted) -> tuple[float, list[float]]:
    """Rate and flows with one input at an end and all others likely, added up anew by hand."""

    def taken(row: Any, names: tuple[str, str, str]) -> int:
        low, likely, high = (row.cell(each) for each in names)
        wanted = {"low": low, "high": high}[end] if row.id == row_id else likely
        return int(likely if wanted is None else wanted)

    rates, last = built.record.rows("assumptions")
    rate = rates.cell(end) if rates.id == row_id else rates.cell("likely")
    until = int(last.cell(end) if last.id == row_id else last.cell("likely"))
    flows = []
    for year in range(2027, until + 1):
        cents = sum(
            taken(row, ("yearly_low", "yearly", "yearly_high"))
            for row in built.record.rows("benefits")
            if row.cell("from_year") <= year
        )
        cents -= sum(
            taken(row, ("low", "likely", "high"))
            for row in built.record.rows("budget")
            if row.cell("year") == year and row.cell("part") != "present"
        )
        flows.append(cents / 100)
    return rate / 100, flows


def test_the_order_of_inputs_is_that_of_the_results_of_calc() -> None:
    """Every input with a range is put to its ends, and `calc npv` is asked each time."""
    built = planned()
    kinds = ("budget", "benefits", "assumptions")
    rows = {row.id: row.code for kind in kinds for row in built.record.rows(kind)}
    # What runs today is paid for anyway.
    rows = {key: code for key, code in rows.items() if code not in {"BL1", "BL2"}}
    swings = {}
    for row_id, code in rows.items():
        ends = [
            calc("npv", rate=rate, cashflows=flows)["npv"]
            for rate, flows in (flows_with(end, row_id, built) for end in ("low", "high"))
        ]
        if ends[0] != ends[1]:
            swings[code] = ends
    order = sorted(swings, key=lambda code: -abs(swings[code][0] - swings[code][1]))
    worth = worth_of(built.record)
    assert worth
    found = tornado_of(worth)
    assert [rows[each.row_id] for each in found] == order
    assert {"AM1", "AM2", "BN1", "BL3"} <= set(order)
    assert "BL4" not in order
    for each in found:
        assert [each.at_low, each.at_high] == pytest.approx(swings[rows[each.row_id]])
    figure = shown(built, "worth").figure
    assert isinstance(figure, Plane)
    tops = sorted(figure.points, key=lambda point: -point.up)
    assert [point.code for point in tops] == [f"{code}{end}" for code in order for end in "↓↑"]


def test_what_nobody_recorded_is_said_aloud() -> None:
    """The usual rate and the last year that is taken, each with where it can be recorded."""
    built = Wanted()
    built.put("budget", line="X", year=2027.0, likely=5_00)
    built.put("benefits", benefit="B", yearly=3_00, from_year=2028.0)
    told = shown(built, "worth")
    assert told.missing[0] == (
        "Nobody recorded a discount rate, so 7 % a year is taken (OMB Circular A-94, 1992). The "
        "table of assumptions takes one, with its range."
    )
    assert "benefits are counted up to 2028 and no longer" in told.missing[1]
    assert "At 7 % a year" in told.sentence
    built.put("assumptions", assumption="cost of capital", likely=8.0)
    assert "At 8 % a year" in shown(built, "worth").sentence


def test_what_begins_after_the_last_year_is_worth_nothing_yet() -> None:
    """What runs today does not make years of its own, and no board falls over it."""
    built = Wanted()
    built.put("budget", line="X", year=2027.0, part="present", likely=5_00)
    built.put("benefits", benefit="B", yearly=3_00, from_year=2030.0)
    built.put("assumptions", assumption="last year", likely=2028.0)
    assert worth_of(built.record) is None
    told = shown(built, "worth")
    assert (told.figure, told.n) == (None, 0)


@pytest.mark.slow
def test_the_command_says_the_same(tmp_path: Path) -> None:
    """`workshop calc npv` and `payback` in a process of their own, to the cent."""
    built = planned()
    worth = worth_of(built.record)
    assert worth
    data = {"rate": worth.rate, "cashflows": [cents / 100 for cents in worth.flows]}
    (tmp_path / "in.json").write_text(json.dumps(data), "utf-8")
    for method, value in (("npv", worth.present.npv), ("payback", worth.payback.payback)):
        done = subprocess.run(
            [sys.executable, "-m", "screens", "calc", method, str(tmp_path / "in.json"), "--json"],
            capture_output=True,
            check=True,
        )
        assert isinstance(value, float)
        assert round(json.loads(done.stdout)[method], 2) == round(value, 2)


# Risks


LEVEL = st.none() | st.integers(1, 5)


@settings(max_examples=25)
@given(st.lists(st.tuples(LEVEL, LEVEL, LEVEL, LEVEL), min_size=1, max_size=8))
def test_risks_stand_in_the_bands_of_calc(rows: list[tuple[int | None, ...]]) -> None:
    """Scores and bands before and after are those of `calc risk`, and so are the counts."""
    built = Wanted()
    for likelihood, impact, after, impact_after in rows:
        given_ = [None if each is None else float(each)
                  for each in (likelihood, impact, after, impact_after)]  # fmt: skip
        names = ("likelihood", "impact", "likelihood_after", "impact_after")
        built.put("risks", event="It stops", mitigation="Spare",
                  **dict(zip(names, given_, strict=True)))  # fmt: skip
    board = shown(built, "risks")
    names = ("likelihood", "impact", "residual_likelihood", "residual_impact")
    found = calc("risk", risks=[dict(zip(names, row, strict=True)) for row in rows])
    assert board.n == sum(band is not None for band in found["inherent_bands"])
    table = next((each for each in board.beside if isinstance(each, Table)), None)
    assert table
    told = {row[0]: row for row in table.rows}
    pairs = zip(found["inherent"], found["inherent_bands"], strict=True)
    for at, (score, band) in enumerate(pairs, 1):
        assert told[f"R{at}"][2] == ("–" if score is None else f"{score} {band}")


def test_what_is_not_judged_or_not_lowered_is_missing() -> None:
    """Each sentence names the codes and the guide of the session that would fill it."""
    built = Wanted()
    built.put("risks", event="It stops", likelihood=4.0, impact=5.0)
    built.put("risks", event="It burns")
    built.put("mitigations", mitigation="Loose")
    filled = "A session by the guide “risk-workshop” would fill that."
    assert shown(built, "risks").missing == (
        f"Nobody judged how likely and how bad it is: R2. {filled}",
        f"Nothing is recorded that lowers it: R1. {filled}",
        "About no risk that is recorded: MT1.",
    )
    empty = shown(Wanted(), "risks")
    assert (empty.figure, empty.n) == (None, 0)
    assert empty.missing[0].startswith("No risks are told yet.")


@pytest.mark.parametrize("name", ["risks", "forecast", "worth", "portfolio"])
def test_nothing_hidden_stands_on_a_board(name: str) -> None:
    """Rows that rest on what is off the record are in no word of the shareable one, but counted."""
    built = planned()
    talk = built.start(interview(), dana := built.person("Dana Ortiz"))
    built.consent(talk, dana, Attribution.WITHHELD)
    secret = built.say(talk, "talk", "- Zanzibar burns down ~private")
    for register, subject in (
        ("risks", "event"),
        ("mitigations", "mitigation"),
        ("budget", "line"),
        ("benefits", "benefit"),
        ("projects", "project"),
    ):
        every: dict[str, dict[str, Any]] = {
            "risks": {"likelihood": 5.0, "impact": 5.0},
            "mitigations": {"risk": "R1", "likelihood_after": 1.0, "impact_after": 1.0},
            "budget": {"year": 2027.0, "low": 1_00, "likely": 2_00, "high": 9_000_000_00},
            "benefits": {"from_year": 2027.0, "yearly_low": 1_00, "yearly": 5_000_00},
            "projects": {"state": "proposed"},
        }
        typed = {subject: "Zanzibar burns down", **every[register]}
        built.put(register, evidence=(secret.id,), **typed)
    hidden = shown(built, name, "shareable")
    assert "Zanzibar" in str(shown(built, name))
    assert "Zanzibar" not in str(hidden)
    assert hidden.left_out > 0
    assert not any(mark.id for mark in hidden.marks)


# Projects within money and staff


def test_projects_are_chosen_as_calc_chooses_them() -> None:
    """Within the money of each year beside what runs anyway and days of staff; why not the rest."""
    built = planned()
    built.put("limits", limit="staff days", choice="projects", amount=50.0)
    built.edit("PJ1", value=30.0, staff_days=20.0)
    built.edit("PJ2", staff_days=10.0)
    for name, value, likely, days, after in (
        ("List", 20.0, 4_000_00, 10.0, "PJ1"),
        ("Robot", 35.0, 6_000_00, 30.0, ""),
        ("Dream", None, None, None, ""),
    ):
        links = {"depends_on": after} if after else {}
        code = built.put("projects", project=name, state="proposed", value=value, staff_days=days,
                         **links).code  # fmt: skip
        if likely:
            built.put("budget", line=name, year=2029.0, project=code, likely=likely)
    found = shown(built, "portfolio")
    table = next(each for each in found.beside if isinstance(each, Table))
    told = {row[0]: row[-1] for row in table.rows}
    assert told == {
        "PJ1": "lacks 5,000.03 in 2027 and 10 staff days",
        "PJ2": "chosen: it was begun",
        "PJ3": "depends on PJ1, not chosen",
        "PJ4": "chosen",
        "PJ5": "not known enough to choose",
    }
    assert found.sentence == (
        "Chosen: 2 of 4 projects, worth 35 together, the most that the limits allow. Next in: "
        "PJ1, which lacks 5,000.03 in 2027 and 10 staff days."
    )
    money = {"2027": FUNDED - 10_000_03, "2028": FUNDED - 10_500_00, "2029": FUNDED}
    by_calc = calc(
        "portfolio",
        names=["PJ1", "PJ2", "PJ3", "PJ4"],
        values=[30, 0, 20, 35],
        weights=[[25_000, 0, 0, 0], [0, 8_000, 0, 0], [0, 0, 4_000, 6_000], [20, 10, 10, 30]],
        limits=[*money, "staff days"],
        capacities=[*(cents / 100 for cents in money.values()), 50],
        mandatory=["PJ2"],
        needs={"PJ3": ["PJ1"]},
    )
    assert by_calc["chosen"] == ["PJ2", "PJ4"]
    assert [mark.code for mark in found.marks] == ["PJ1", "PJ3", "PJ4✓", "PJ2✓", "PJ5"]

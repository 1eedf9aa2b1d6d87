"""Wrong input to every method: nothing, the wrong kind, beyond the ends; and tables as published.

What a method takes is data here, so that a check that is dropped, and one that is added, shows.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import pytest

from tests.builders.tables import numbered
from workshop.methods import every_method, named
from workshop.methods.core.checks import BadInput, Check, Undefined
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import Method, fields_of, plain
from workshop.methods.environment.issue_priority import issue_priority
from workshop.methods.environment.near_duplicates import alike
from workshop.methods.priorities.random_index import PUBLISHED, random_index

EVERY: Final = {entry.about.name: entry for entry in every_method()}

KINDS: Final[Mapping[str, object]] = {
    "word": "x?",
    "truth": True,
    "fraction": 1.5,
    "numbers": [1.5],
    "words": ["x?"],
    "names": {"x?": 1},
    "null": None,
    "nan": math.nan,
    "far below": -1e9,
    "far above": 1e9,
    "none named": {},
    "empty": [],
}
"""What is put in place of each key of a method's example."""

INSTEAD: Final = {
    "rwg.ratings_by_items": "ratings",
    "saturation.codes_by_interview": "new_codes",
    "sample-coverage.codes_by_interview": "heard_in",
}
"""Keys of which one is given or the other; the other is taken out of the example."""

TAKES: Final[Mapping[str, str]] = {
    "cpm.factors": "empty",
    "space.FP": "numbers",
    "space.IP": "numbers",
    "tows.strategies": "none named",
    "qspm.skipped_rows": "far above",
    "pestel.threshold": "fraction, far below",
    "pestel.scales": "none named",
    "pest-weighted.factors": "empty",
    "five-forces.rivalry": "numbers, empty",
    "five-forces.new_entrants": "numbers, empty",
    "five-forces.substitutes": "numbers, empty",
    "five-forces.buyers": "numbers, empty",
    "five-forces.suppliers": "numbers, empty",
    "five-forces.complementors": "numbers, empty",
    "power-interest.cut": "fraction, null",
    "raci.tasks": "empty",
    "raci.people": "empty",
    "quartiles.values": "numbers, empty",
    "borda.ballots": "empty",
    "borda.options": "words, empty",
    "condorcet.ballots": "empty",
    "condorcet.options": "words, empty",
    "copeland.ballots": "empty",
    "copeland.options": "words, empty",
    "schulze.ballots": "empty",
    "schulze.options": "words, empty",
    "dots.ballots": "none named",
    "dots.items": "empty",
    "dots.budget": "far above",
    "dots.most_per_item": "far above",
    "dots.places": "far above",
    "ngt.rankings": "none named",
    "ngt.points": "numbers",
    "ngt.items": "empty",
    "ngt.eliminate_below": "fraction, far below, far above",
    "best-worst.answers": "empty",
    "best-worst.items": "empty",
    "gradients.levels": "none named",
    "gradients.support": "fraction",
    "gradients.vetoes": "far above",
    "kendall-w.raters_by_items": "empty",
    "krippendorff-alpha.coders_by_units": "empty",
    "kendall-w.invited": "far above",
    "kendall-w.higher_is": "word",
    "rwg.ratings": "numbers, empty",
    "rwg.ratings_by_items": "empty",
    "rwg.least": "fraction",
    "ipras.ratings": "numbers, empty",
    "ipras.constants": "none named",
    "delphi.ratings": "numbers, empty",
    "delphi.limit": "fraction",
    "saturation.new_codes": "numbers, empty",
    "saturation.codes_by_interview": "empty",
    "saturation.base": "far above",
    "saturation.run": "far above",
    "sample-coverage.codes_by_interview": "empty",
    "sample-coverage.heard_in": "empty",
    "sample-coverage.interviews": "far above",
    "near-duplicates.statements": "words, none named, empty",
    "ahp.names": "empty",
    "ahp.RI": "fraction, far above",
    "ahp.scale": "far above",
    "ahp-group.names": "empty",
    "ahp-group.RI": "fraction, far above",
    "ahp-group.scale": "far above",
    "ahp-synthesis.alternatives": "empty",
    "ahp-synthesis.criteria": "empty",
    "ahp-synthesis.RI": "fraction, far above",
    "awot.published_CR": "names, none named",
    "weighted-sum.options": "empty",
    "rice.name": "word, fraction, null, nan, far below, far above",
    "rice.prospects": "fraction, far above",
    "rice.effort": "fraction, far above",
    "value-effort.value_cut": "fraction",
    "value-effort.effort_cut": "fraction",
    "portfolio.capacities": "numbers",
    "portfolio.names": "empty",
    "portfolio.limits": "words, empty",
    "portfolio.mandatory": "empty",
    "portfolio.exclusive": "none named, empty",
    "portfolio.needs": "none named",
    "portfolio.steps": "far below, far above",
    "equal-shares.budget": "fraction, far above",
    "equal-shares.names": "empty",
    "equal-shares.voters": "empty",
    "equal-shares.values": "empty",
    "equal-shares.weights": "empty",
    "equal-shares.capacities": "empty",
    "equal-shares.exclusive": "none named, empty",
    "equal-shares.complete": "truth",
    "profitability.budget": "fraction, far above",
    "npv.rate": "fraction",
    "npv.cashflows": "numbers",
    "irr.cashflows": "numbers",
    "payback.cashflows": "numbers",
    "payback.rate": "fraction",
    "roi.benefit": "fraction, far below, far above",
    "roi.cost": "fraction, far above",
    "roi.years": "fraction",
    "forecast.growth": "fraction",
    "forecast.inflation": "fraction",
}
"""What each key takes of these kinds; every other one is refused."""

KEYS: Final = [
    (name, each.name)
    for name, entry in EVERY.items()
    for each in entry.about.inputs
    if not each.own_names
]


@pytest.mark.parametrize(("name", "key"), KEYS, ids=[".".join(pair) for pair in KEYS])
def test_every_key_takes_what_is_stated_and_nothing_else(name: str, key: str) -> None:
    """Nothing at all, another kind of value, and numbers beyond the ends."""
    place = f"{name}.{key}"
    example = {k: v for k, v in EVERY[name].about.example.items() if k != INSTEAD.get(place)}
    taken = [kind for kind, value in KINDS.items() if _takes(EVERY[name], {**example, key: value})]
    assert ", ".join(taken) == TAKES.get(place, "")


def test_what_is_stated_is_of_keys_that_there_are() -> None:
    """No line of the table is left over."""
    assert set(TAKES) <= {".".join(pair) for pair in KEYS}


def _takes(entry: Method, data: Mapping[str, object]) -> bool:
    try:
        fields_of(entry.run(data))
    except BadInput:
        return False
    return True


READER: Final = {
    "qspm.skipped_rows", "saturation.base", "saturation.run", "ipras.scale",
    "sample-coverage.interviews",
    "borda.ballots", "condorcet.ballots", "copeland.ballots", "schulze.ballots", "dots.ballots",
    "dots.places",
    "forecast.years", "forecast.items",
}  # fmt: skip
"""Numbers that the reader of the input alone makes sure of: counts, and cents."""


@pytest.mark.slow
@pytest.mark.parametrize("name", EVERY)
def test_a_method_refuses_by_itself_what_is_no_number(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Called as a function, without the reader before it, it lets nothing through either."""
    monkeypatch.setattr(Inputs, "done", lambda self: None)
    monkeypatch.setattr(Inputs, "with_those_of", lambda self, refused: refused)
    entry = EVERY[name]
    example = json.loads(json.dumps(plain(entry.about.example)))
    for place in _numbers(example):
        if f"{name}.{place[0]}" in READER:
            continue
        for wrong in (math.nan, math.inf):
            with pytest.raises(BadInput):
                entry.run(_put(example, place, wrong))


def _numbers(value: object, place: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Where the numbers stand."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _numbers(item, (*place, key))
    elif isinstance(value, list):
        for at, item in enumerate(value):
            yield from _numbers(item, (*place, at))
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield place


def _put(data: dict[str, object], place: tuple[str | int, ...], new: object) -> dict[str, object]:
    """The data with another value in a place."""
    made = json.loads(json.dumps(data))
    inner = made
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = new
    assert isinstance(made, dict)
    return made


def test_no_issue_at_all_is_refused() -> None:
    """Also where the function is called by itself."""
    with pytest.raises(BadInput, match="issues"):
        issue_priority([])


@pytest.mark.parametrize(
    "stated",
    [{"scale": [1, 7]}, {"scale": [0, 9]}, {"scale": [1, 9, 9]}, {"scale": [2, 9]},
     {"constants": {"IPRr": 2.36}}, {"constants": {"CFA": 1.6}}, {"constants": {"CF": 1.5}}],
    ids=str,
)  # fmt: skip
def test_a_panel_on_another_scale_is_not_judged_by_thresholds_for_nine(
    stated: dict[str, object],
) -> None:
    """The scale and the constants of RAND/UCLA may be stated; they must be the published ones."""
    panel = {"ratings": [1, 2, 3, 4, 5, 6, 7]}
    right = {"scale": [1, 9], "constants": {"IPRr": 2.35, "CFA": 1.5}}
    assert fields_of(EVERY["ipras"].run({**panel, **right}))
    with pytest.raises(BadInput, match=next(iter(stated))):
        EVERY["ipras"].run({**panel, **stated})


@pytest.mark.parametrize("whole", [1, 100])
@pytest.mark.parametrize("sign", [-1, 1])
@pytest.mark.parametrize(
    ("off", "good", "doubted"),
    [(0, True, False), (5e-7, True, False), (2e-6, True, True), (0.002, True, True),
     (0.002 + 1e-7, False, False), (0.01, False, False)],
)  # fmt: skip
def test_weights_at_both_ends_of_what_is_taken_as_rounded(
    whole: float, sign: int, off: float, *, good: bool, doubted: bool
) -> None:
    """Up to 0.002 of 1, that included, they are taken with a warning; beyond they are refused."""
    check = Check("any")
    weights = check.weights("weights", [whole * 0.6, whole * (0.4 + sign * off)])
    assert (not check.problems) is good
    if good:
        assert any("rounded" in each for each in weights.warnings) == doubted
        assert any("percent" in each for each in weights.warnings) == (whole == 100)


INDICES: Final[Mapping[str, Sequence[float]]] = {
    # T. L. Saaty, The Analytic Hierarchy Process, McGraw-Hill 1980.
    "saaty1980": (
        0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59,
    ),
    # T. L. Saaty, Theory and Applications of the Analytic Network Process, RWS 2005.
    "saaty2005": (
        0, 0, 0.52, 0.89, 1.11, 1.25, 1.35, 1.40, 1.45, 1.49, 1.52, 1.54, 1.56, 1.58, 1.59,
    ),
    # H. A. Donegan & F. J. Dodd, Mathematical and Computer Modelling 15 (3), 1991.
    "donegan_dodd1991": (
        0, 0, 0.4914, 0.8286, 1.0591, 1.1797, 1.2519, 1.3171, 1.3733, 1.4055, 1.4213, 1.4497,
        1.4643, 1.4822, 1.4969,
    ),
    # J. A. Alonso & M. T. Lamata, Int. J. of Uncertainty, Fuzziness and KBS 14 (4), 2006.
    "alonso_lamata2006": (
        0, 0, 0.5247, 0.8816, 1.1086, 1.2479, 1.3417, 1.4057, 1.4499, 1.4854, 1.5141, 1.5365,
        1.5551, 1.5713, 1.5838,
    ),
}  # fmt: skip
"""Published random indices for 1, 2, 3 ... 15 things."""


def test_random_indices_are_those_that_were_published() -> None:
    """Every value of every table; beyond its end there is none."""
    assert set(PUBLISHED) == set(INDICES)
    for table, values in INDICES.items():
        assert [random_index(table, count) for count in range(1, 16)] == list(values), table
        assert isinstance(random_index(table, 16), Undefined)


@pytest.mark.parametrize(
    ("needs", "read"),
    [("B; C", ["B", "C"]), ("B;C", ["B", "C"]), (" B ;; C ; ", ["B", "C"]), ("B", ["B"])],
)
def test_what_a_request_needs_is_read_as_people_write_lists(needs: str, read: list[str]) -> None:
    """A blank behind a semicolon is no part of a name."""
    sheet = named("portfolio").sheet
    assert sheet
    rows = [
        ["name", "value", "budget", "needs"],
        ["A", "5", "1", needs],
        ["B", "1", "1", ""],
        ["C", "1", "1", ""],
        ["capacity", "", "9", ""],
    ]
    data = sheet.read(numbered(rows)).data
    assert data["needs"] == {"A": read}
    assert fields_of(named("portfolio").run(data))


def test_statements_judged_apart_are_not_proposed_again() -> None:
    """Neither among many nor where there are just two."""
    two = {"a": "Fast help desk", "b": "help desk: FAST!"}
    more = two | {"c": "Invoices are late", "d": "invoices are LATE"}
    apart = [frozenset({"b", "a"})]
    assert [(pair.first, pair.second) for pair in alike(two)] == [("a", "b")]
    assert alike(two, apart) == ()
    assert [(pair.first, pair.second) for pair in alike(more, apart)] == [("c", "d")]
    assert alike(two, [frozenset({"a", "z"}), frozenset({"a"})]) == alike(two)


SHEETS: Final[Sequence[tuple[str, Sequence[str], dict[str, object]]]] = (
    (
        "dots",
        ("name, Portal, Desk", "Ana, 2, 1", "", "Bo, , 3"),
        {"ballots": {"Ana": {"Portal": 2, "Desk": 1}, "Bo": {"Desk": 3}}},
    ),
    (
        "wsjf",
        ("task, value, time, risk, size", "Portal, 8, 5, 3, 2"),
        {"Portal": {"value": 8, "time": 5, "risk": 3, "size": 2}},
    ),
    (
        "kendall-w",
        ("who, A, B", "Ana, 1, 2", "Bo, 2, 1"),
        {"raters_by_items": [[1, 2], [2, 1]]},
    ),
    ("ahp", ("1, 3", "1/3, 1"), {"matrix": [[1, 3], ["1/3", 1]]}),
)


@pytest.mark.parametrize(("name", "lines", "data"), SHEETS, ids=[each[0] for each in SHEETS])
def test_tables_become_the_input_that_they_show(
    name: str, lines: Sequence[str], data: dict[str, object]
) -> None:
    """A line a name, a line a person, a line a thing; empty lines and cells count for nothing."""
    sheet = named(name).sheet
    assert sheet
    assert sheet.read(numbered([line.split(", ") for line in lines])).data == data


def test_a_table_by_name_refuses_a_name_twice_and_cells_beyond_the_titles() -> None:
    """With the line of the file."""
    sheet = named("dots").sheet
    assert sheet
    with pytest.raises(BadInput, match="“Ana” is there already") as refused:
        sheet.read(numbered([["name", "A"], ["Ana", "1"], ["Ana", "2"]]))
    assert refused.value.problems[0].line == 3
    with pytest.raises(BadInput):
        sheet.read(numbered([["name", "A"], ["Ana", "1", "2"]]))


def test_judgments_by_pairs_are_the_matrix_that_they_say() -> None:
    """Named pairs in any order lead to the same weights as the triangle above the diagonal."""
    ahp = EVERY["ahp"]
    pairs = [
        {"a": "cost", "b": "speed", "judgment": 3},
        {"a": "ease", "b": "cost", "judgment": "1/5"},
        {"a": "speed", "b": "ease", "judgment": 2},
    ]
    by_pairs = fields_of(ahp.run({"pairs": pairs}))
    by_triangle = fields_of(ahp.run({"names": ["cost", "speed", "ease"], "upper": [3, 5, 2]}))
    assert by_pairs == by_triangle
    named_first = fields_of(ahp.run({"names": ["ease", "cost", "speed"], "pairs": pairs}))
    assert named_first["sentence"] == by_triangle["sentence"]


@pytest.mark.parametrize(
    ("pair", "words"),
    [
        ({"a": "cost", "b": "cost", "judgment": 3}, "two different things"),
        ({"a": "cost", "b": "joy", "judgment": 3}, "two different things"),
        ({"a": "speed", "b": "cost", "judgment": 3}, "there already"),
        ({"a": "speed", "judgment": 3}, "missing"),
    ],
)
def test_pairs_that_are_none(pair: dict[str, object], words: str) -> None:
    """A thing against itself, against a stranger, twice, against nothing."""
    pairs = [{"a": "cost", "b": "speed", "judgment": 3}, pair]
    with pytest.raises(BadInput, match=words):
        EVERY["ahp"].run({"names": ["cost", "speed"], "pairs": pairs})

"""What is agreed before needs are ranked, and whether who signed it still means what stands."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders.acme import Acme
from tests.builders.needs import Wanted
from workshop.needs.agreed import as_stored, framework_of, limited_column, limits_of
from workshop.registers.kinds.needs.framework import BOTH, BY_VALUE, NEED_FIRST
from workshop.running.row_commands import PutRows, RowText


def _agreed() -> Wanted:
    built = Wanted()
    for name in built.departments:
        built.need(department=name)
    built.put("limits", limit="cost", amount=700_000.0)
    built.put("limits", limit="Staff days", amount=400.0)
    built.put("framework", term="budget", term_kind="criterion", weight=60.0)
    built.put("framework", term="legal compliance", term_kind="criterion", weight=20.0)
    built.put("framework", term="Need first, then priority", term_kind="rule")
    return built


def _sign(built: Wanted, name: str, stance: str = "agrees", **cells: object) -> str:
    person = built.person(f"Head of {name}", department=built.departments[name])
    version = built.framework.version
    return built.put(
        "signatures", person=person, stance=stance, **{"version": version, **cells}
    ).code


def test_what_is_agreed_is_read_from_the_rows() -> None:
    """Limits in cents and days, weights as shares of all, the rule whatever its case."""
    built = _agreed()
    built.put("framework", term="Review", term_kind="date", day=date(2027, 3, 1))
    built.put("framework", term="Kick-off", term_kind="date", day=date(2026, 9, 1))
    found = built.framework
    assert found.limits == {"cost": 70_000_000, "staff_days": 400.0}
    assert [(each.name, each.weight) for each in found.criteria] == [
        ("budget", 0.75),
        ("legal compliance", 0.25),
    ]
    assert (found.rule, found.rule_agreed) == (NEED_FIRST, True)
    assert [row.cell("term") for row in found.dates] == ["Kick-off", "Review"]


def test_without_any_agreement_the_first_rule_holds_and_nobody_signed() -> None:
    """That is told for what it is: not agreed, not signed, without limits."""
    found = Wanted().framework
    assert (found.rule, found.rule_agreed, found.limits) == (BOTH, False, {})
    assert (found.criteria, found.missing, found.is_signed) == ((), (), False)


def test_of_several_rows_for_one_thing_the_latest_counts() -> None:
    """Two laptops set the limit, a criterion and the rule apart; the later one stands, once."""
    built = _agreed()
    built.put("limits", limit="COST", amount=500_000.0)
    built.put("limits", limit="cost", amount=1.0, choice="needs")
    built.edit("LM4", amount=None)
    built.put("framework", term="Budget", term_kind="criterion", weight=20.0)
    built.put("framework", term="value", term_kind="rule")
    built.put("framework", term="whoever shouts", term_kind="rule")
    found = built.framework
    assert found.limits == {"staff_days": 400.0}
    assert [(each.name, each.weight) for each in found.criteria] == [
        ("Budget", 0.5),
        ("legal compliance", 0.5),
    ]
    assert found.rule == BY_VALUE


@pytest.mark.parametrize(
    ("weights", "expected"),
    [((None, None), [0.5, 0.5]), ((0.0, None), [0.5, 0.5]), ((30.0, None), [1.0, 0.0])],
)
def test_criteria_without_any_weight_weigh_alike(
    weights: tuple[float | None, ...], expected: list[float]
) -> None:
    """One without a weight beside one that has one weighs nothing until it gets one."""
    built = Wanted()
    for number, weight in enumerate(weights):
        built.put("framework", term=f"c{number}", term_kind="criterion", weight=weight)
    assert [each.weight for each in built.framework.criteria] == expected


@given(st.integers(0, 10**11))
def test_limits_of_money_are_kept_to_the_cent(cents: int) -> None:
    """An amount in the unit of the table, with its decimals, is stored as just these cents."""
    assert as_stored("cost", cents / 100) == cents
    assert as_stored("cost", 0.125) == 13
    assert as_stored("staff_days", 12.5) == 12.5


@pytest.mark.parametrize(
    ("cells", "limits"),
    [
        ({}, {"cost": 50_000, "staff_days": 4.0}),
        ({"choice": "needs"}, {"cost": 50_000, "staff_days": 4.0}),
        ({"choice": "projects"}, {"staff_days": 4.0}),
        ({"limit": "goodwill"}, {"staff_days": 4.0}),
        ({"amount": None}, {"staff_days": 4.0}),
    ],
)
def test_a_limit_of_projects_or_of_something_else_limits_no_needs(
    cells: dict[str, object], limits: dict[str, float]
) -> None:
    """What is said of needs, or of neither, counts; money stands first."""
    built = Wanted()
    built.put("limits", limit="staff days", amount=4.0)
    built.put("limits", **({"limit": "cost", "amount": 500.0} | cells))
    found = limits_of(built.record)
    assert list(found.items()) == list(limits.items())


@pytest.mark.parametrize(
    ("words", "column"),
    [("cost", "cost"), ("Budget", "cost"), ("staff days", "staff_days"), ("goodwill", "")],
)
def test_a_limit_names_its_column_by_id_or_heading(words: str, column: str) -> None:
    """As tables head them; what is no column of needs limits nothing."""
    assert limited_column(words) == column


def test_signed_is_when_every_department_that_asks_said_yes_or_no() -> None:
    """Dissent is an answer, in the words of whoever dissents."""
    built = _agreed()
    assert built.named(built.framework.missing) == ["Finance", "HR", "Sales"]
    _sign(built, "Sales")
    _sign(built, "HR", "dissents", words="Accessibility is missing.")
    assert built.named(built.framework.missing) == ["Finance"]
    assert not built.framework.is_signed
    _sign(built, "Finance")
    found = built.framework
    assert found.is_signed
    assert [(one.agrees, one.holds) for one in found.signed] == [
        (True, True),
        (False, True),
        (True, True),
    ]


@pytest.mark.parametrize(
    ("code", "changed"),
    [
        ("LM1", {"amount": 699_999.99}),
        ("LM2", {"amount": 400.5}),
        ("FW1", {"weight": 61.0}),
        ("FW2", {"term": "accessibility"}),
        ("FW3", {"term": "value"}),
    ],
)
def test_a_change_voids_signatures_and_taking_it_back_restores_them(
    code: str, changed: dict[str, object]
) -> None:
    """One cent, one weight, one name or the rule: who signed is asked anew, until it is undone."""
    built = _agreed()
    for name in built.departments:
        _sign(built, name)
    row = next(each for each in built.record.documents() if getattr(each, "code", "") == code)
    before = {key: getattr(row, key) for key in changed}
    built.edit(code, **changed)
    assert not any(one.holds for one in built.framework.signed)
    assert built.named(built.framework.missing) == ["Finance", "HR", "Sales"]
    built.edit(code, **before)
    assert built.framework.is_signed


@pytest.mark.parametrize(
    ("code", "changed"),
    [
        ("LM1", {"reason": "as the board said"}),
        ("FW1", {"meaning": "What it costs", "term": "Budget"}),
        ("N1", {"want": "Something else"}),
    ],
)
def test_what_is_no_part_of_the_agreement_voids_nothing(
    code: str, changed: dict[str, object]
) -> None:
    """Reasons, meanings and the needs themselves may change; so may all weights by one factor."""
    built = _agreed()
    _sign(built, "Sales")
    built.edit(code, **changed)
    built.edit("FW1", weight=6.0)
    built.edit("FW2", weight=2.0)
    assert [one.holds for one in built.framework.signed] == [True]


def test_of_each_department_the_latest_signature_counts() -> None:
    """By the day on which it was given, where that is told; one typed without a version is none."""
    built = _agreed()
    _sign(built, "Sales", day=date(2026, 5, 2))
    _sign(built, "Sales", "dissents", day=date(2026, 5, 1), words="Not yet.")
    _sign(built, "HR", version="")
    found = {one.department_id: one for one in built.framework.signed}
    assert found[built.departments["Sales"]].agrees
    assert not found[built.departments["HR"]].holds
    assert built.named(built.framework.missing) == ["Finance", "HR"]


def test_signatures_hold_again_when_the_change_is_undone(tmp_path: Path) -> None:
    """The same in an engagement on the disk: undo brings back what was signed, and with it yes."""
    store = Acme(tmp_path).store

    def put(register: str, row_id: str | None = None, **cells: str) -> None:
        store.do(PutRows(register=register, rows=(RowText(row_id=row_id, values=dict(cells)),)))

    put("needs", want="One log-in", department="Finance")
    put("limits", limit="cost", amount="700000.05")
    version = framework_of(store.record).version
    put("signatures", person="Dana Ortiz", department="Finance", stance="agrees", version=version)
    assert framework_of(store.record).is_signed
    (limit,) = store.record.rows("limits")
    put("limits", limit.id, amount="700000.06", reason="A cent more")
    assert not framework_of(store.record).is_signed
    store.undo()
    assert framework_of(store.record).is_signed
    assert framework_of(store.record).limits == {"cost": 70_000_005}

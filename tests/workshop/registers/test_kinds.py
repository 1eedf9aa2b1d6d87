"""The registers that there are: what is worked out in rows, and that codes tell them apart."""

from __future__ import annotations

from collections import Counter

from tests.builders.record import Building
from workshop.methods.core.raters import Said
from workshop.methods.people.power_interest import power_interest
from workshop.record.rows import Row
from workshop.registers.kinds import REGISTERS
from workshop.running.row_commands import PutRows, RowText


def test_codes_tell_rows_of_registers_apart() -> None:
    """No two registers have one prefix, and none that of a factor."""
    prefixes = Counter(register.prefix for register in REGISTERS.values())
    assert {prefix: count for prefix, count in prefixes.items() if count > 1} == {}
    assert not set("SWOT") & set(prefixes)


def entered(register: str, **cells: str) -> Row:
    """A row as it stands once its cells were typed."""
    room = Building()
    room.do(PutRows(register=register, rows=(RowText(values={**cells}),)))
    return room.record.rows(register)[0]


def worked_out(row: Row) -> dict[str, float | str | None]:
    """What follows from its cells."""
    return {each.id: each.of_row(row.cells) for each in row.register.computed}


def test_risks_have_exposure_before_and_after() -> None:
    """Likelihood times impact, today and once the mitigation works; nothing of half a rating."""
    rated = entered("risks", event="Data lost", likelihood="4", impact="5", likelihood_after="1")
    assert worked_out(rated) == {"exposure": 20, "residual": None}
    treated = entered("risks", event="Data lost", likelihood_after="1", impact_after="5")
    assert worked_out(treated) == {"exposure": None, "residual": 5}


def test_stakeholders_stand_where_the_published_grid_has_them() -> None:
    """For every pair of power and interest the field is that of `workshop calc power-interest`."""
    for power in range(1, 6):
        for interest in range(1, 6):
            row = entered("stakeholders", who="Board", power=str(power), interest=str(interest))
            grid = power_interest([Said("Board", (power, interest))])
            assert worked_out(row)["treatment"] == grid.treatments["Board"]

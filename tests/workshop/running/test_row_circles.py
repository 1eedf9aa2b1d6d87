"""A row never stands above itself: what was merged into another is not what that is merged into."""

from __future__ import annotations

import msgspec
import pytest

from tests.builders.record import Building
from workshop.errors import Refused
from workshop.record.rows import Row
from workshop.registers.field_base import Target
from workshop.running.row_commands import PutRows, RowText


def room(number: int) -> Building:
    """An engagement with so many needs, `N1` and on."""
    built = Building()
    wants = (RowText(values={"want": f"Want {each}"}) for each in range(1, number + 1))
    built.do(PutRows(register="needs", rows=tuple(wants)))
    return built


def merge(built: Building, **into: str) -> None:
    """Merge needs into others, all in one command."""
    rows = {row.code: row for row in built.record.rows("needs")}
    links = (
        RowText(row_id=rows[code].id, values={"merged_into": other}) for code, other in into.items()
    )
    built.do(PutRows(register="needs", rows=tuple(links)))


def above(built: Building) -> dict[str, str]:
    """What each need is merged into, by their codes."""
    codes = {row.id: row.code for row in built.record.rows("needs")}
    rows: list[Row] = built.record.rows("needs")
    return {row.code: codes[each.id] for row in rows for each in row.cell("merged_into")}


def test_a_circle_is_refused_with_the_rows_on_the_way() -> None:
    """By one link to oneself, over rows that are there, and across the rows of one command."""
    built = room(4)
    with pytest.raises(Refused, match=r"^Merged into: it leads in a circle: N1, N1\.$"):
        merge(built, N1="N1")
    merge(built, N1="N2", N2="N3")
    with pytest.raises(Refused, match=r"^Merged into: it leads in a circle: N3, N1, N2, N3\.$"):
        merge(built, N3="N1")
    assert above(built) == {"N1": "N2", "N2": "N3"}
    with pytest.raises(Refused) as refused:
        merge(built, N3="N4", N4="N1")
    assert str(refused.value) == (
        "Row 1, Merged into: it leads in a circle: N3, N4, N1, N2, N3; "
        "row 2, Merged into: it leads in a circle: N4, N1, N2, N3, N4."
    )
    merge(built, N3="N4", N1="N4")
    assert above(built) == {"N1": "N4", "N2": "N3", "N3": "N4"}


def test_a_chain_is_turned_round_in_one_command() -> None:
    """What counts are the rows as they will be, not as they are on the way there."""
    built = room(2)
    merge(built, N1="N2")
    merge(built, N2="N1", N1="")
    assert above(built) == {"N2": "N1"}


def test_a_circle_of_two_laptops_can_be_undone_and_written_in() -> None:
    """Joining may make one, for each laptop made half of it; other cells stay open to change."""
    built = room(2)
    first, second = built.record.rows("needs")
    for row, other in ((first, second), (second, first)):
        link = (Target(table="needs", id=other.id),)
        built.record.put(msgspec.structs.replace(row, merged_into=link))
    built.do(PutRows(register="needs", rows=(RowText(row_id=first.id, values={"cost": "5"}),)))
    merge(built, N1="")
    assert above(built) == {"N2": "N1"}


def test_other_links_may_lead_back() -> None:
    """Needs that exclude each other say so from both sides."""
    built = room(2)
    rows = built.record.rows("needs")
    both = (
        RowText(row_id=rows[0].id, values={"excludes": "N2"}),
        RowText(row_id=rows[1].id, values={"excludes": "N1"}),
    )
    built.do(PutRows(register="needs", rows=both))
    assert all(row.cell("excludes") for row in built.record.rows("needs"))

"""The rows of a register as they are looked at, without a screen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from screens.grid.cell_text import CellText, one_line
from screens.grid.hand import Hand
from screens.grid.layout import GAP, columns_of, laid_out
from screens.grid.table import Table
from tests.builders.record import Building
from tests.builders.rows import plain_cells
from workshop.registers.kinds import REGISTERS
from workshop.running.row_commands import PutRows, RemoveRows, RowText

CELLS = st.text(
    st.characters(categories=["L", "M", "N", "P", "S", "Zs"], include_characters="\n"), max_size=60
)


def room(*rows: dict[str, str]) -> Building:
    """An engagement with objectives."""
    built = Building()
    texts = tuple(RowText(values=dict(row)) for row in rows)
    if texts:
        built.do(PutRows(register="objectives", rows=texts))
    return built


def firsts(table: Table) -> list[str]:
    """The first cells of the rows that are listed."""
    return [table.shown(row_id).cells[0] for row_id in table.ids]


@pytest.mark.parametrize("name", REGISTERS)
def test_every_register_is_sorted_by_every_column(name: str) -> None:
    """Three presses lead back to the order of entry; nothing is lost or doubled on the way."""
    built = Building()
    register = REGISTERS[name]
    must = {field.id for field in register.fields if field.required}
    full = plain_cells(register)
    bare = {key: value for key, value in full.items() if key in must}
    rows = tuple(RowText(values=dict(cells)) for cells in (full, bare, full))
    built.do(PutRows(register=name, rows=rows))
    table = Table(register)
    table.follow(built.record)
    entered = table.ids
    for column in range(table.columns):
        orders = []
        for _ in range(3):
            table.sort_by(column)
            orders.append(table.ids)
            assert sorted(table.ids) == sorted(entered)
        assert orders[2] == entered
        bare_id = entered[1]
        if column < len(table.fields) and table.fields[column].id not in must:
            empty_last = table.shown(entered[0]).cells[column] != ""
            assert not empty_last or [order.index(bare_id) for order in orders[:2]] == [2, 2]


def test_rows_do_not_jump_while_they_are_entered() -> None:
    """Sorted and narrowed, what changes stays, what is new stands at the end."""
    built = room({"objective": "B"}, {"objective": "A"}, {"objective": "C2"})
    table = Table(REGISTERS["objectives"])
    table.follow(built.record)
    table.sort_by(0)
    built.do(PutRows(register="objectives", rows=(RowText(values={"objective": "0"}),)))
    change = RowText(values={"objective": "Z"}, row_id=table.ids[0])
    built.do(PutRows(register="objectives", rows=(change,)))
    table.follow(built.record)
    assert firsts(table) == ["Z", "B", "C2", "0"]
    table.narrow("c")
    assert firsts(table) == ["C2"]
    built.do(PutRows(register="objectives", rows=(RowText(values={"objective": "new"}),)))
    table.follow(built.record)
    assert firsts(table) == ["C2", "new"]
    built.do(RemoveRows(register="objectives", row_ids=(table.ids[0],)))
    table.follow(built.record)
    assert firsts(table) == ["new"]
    table.narrow("")
    assert firsts(table) == ["0", "B", "new", "Z"]
    assert (table.count, table.gaps) == (4, 4)


def test_the_hand_stays_inside_and_goes_cell_by_cell() -> None:
    """Row by row to the one to be entered, which is only there where something can be typed."""
    table = Table(REGISTERS["objectives"])
    table.follow(room({"objective": "A", "aim": "cost"}, {"objective": "B"}).record)
    hand = Hand(table)
    hand.go_to(9, 99)
    assert (hand.place, hand.column, hand.cell) == (1, table.rests_column, "")
    hand.writable = True
    hand.go_to(1, 1)
    above = [hand.can_take_above]
    hand.picks_rows = True
    above.append(hand.can_take_above)
    assert above == [True, False]
    hand.go_to(1, len(table.fields) - 1)
    assert hand.next_cell == (2, 0)
    hand.go_to(2, len(table.fields) - 1)
    assert (hand.on_new, hand.next_cell) == (True, (2, 0))
    hand.go_to(1, 0)
    assert hand.cell_before == (0, len(table.fields) - 1)


@pytest.mark.parametrize("name", REGISTERS)
@given(width=st.integers(30, 200), code=st.integers(3, 10), data=st.data())
def test_columns_never_overlap_and_the_one_in_hand_is_in_sight(
    name: str, width: int, code: int, data: st.DataObject
) -> None:
    """At any width; the first field always stands, and every other is in sight or named."""
    register = REGISTERS[name]
    columns = columns_of(register.fields, evidence=register.evidence)
    current = data.draw(st.integers(0, len(columns) - 1))
    first = data.draw(st.integers(1, len(columns) - 1))
    layout = laid_out(columns, width, code, current, first)
    shown = [placed.column for placed in layout.placed]
    assert shown[0] == 0
    assert current in shown
    assert sorted([*shown, *layout.before, *layout.after]) == list(range(len(columns)))
    end = layout.code
    for placed in layout.placed:
        assert placed.left >= end
        end = placed.left + placed.width + GAP
    if width >= 60:
        assert end - GAP <= width


@given(text=CELLS, keys=st.lists(st.sampled_from(["left", "right", "home", "end", "ctrl+w",
       "ctrl+left", "ctrl+right", "backspace", "delete", "ctrl+u", "ctrl+k"]), max_size=12),
       width=st.integers(4, 30))  # fmt: skip
def test_what_is_typed_finds_room_with_its_cursor(text: str, keys: list[str], width: int) -> None:
    """Whatever is typed and pressed, the cursor stands in the text and the cell is never wider."""
    cell = CellText()
    cell.put(text, lines=True)
    for key in keys:
        assert cell.press(key)
        assert 0 <= cell.cursor <= len(cell.text)
    before, under, behind = cell.window(width)
    assert cell_len(before) + max(1, cell_len(under)) + cell_len(behind) <= width
    assert cell_len(one_line(text, width)) <= width
    assert not cell.press("f1")


def test_what_does_not_hold_yet_stands_below() -> None:
    """Of the row in hand, else the first of all with how many more; gone once it holds."""
    built = Building()
    one = {"task": "Buy it", "person": "Dana Ortiz", "part": "informed"}
    built.do(PutRows(register="duties", rows=(RowText(values={**one}),)))
    table = Table(REGISTERS["duties"])
    table.follow(built.record)
    wrong = "Buy it (DU1): nobody is accountable · and 1 more"
    assert table.open_point("") == table.open_point(table.ids[0]) == wrong
    rows = [{**one, "person": who, "part": part} for who, part in (("Ann", "a"), ("Bea", "r"))]
    built.do(PutRows(register="duties", rows=tuple(RowText(values={**row}) for row in rows)))
    table.follow(built.record)
    assert (table.open_point(""), table.open_points) == ("", ())


def test_it_begins_with_the_first_row_listed_that_lacks_what_is_asked() -> None:
    """Where none of those is listed, with the row to be entered."""
    built = room({"objective": "Grow", "figure": "5 %"}, {"objective": "Save"}, {"objective": "Do"})
    asked = ("objective", "figure")
    fields = [field for field in REGISTERS["objectives"].fields if field.id in asked]
    table = Table(REGISTERS["objectives"], fields, besides=fields[1:])
    table.follow(built.record)
    assert table.begins_at == (1, 1)
    table.narrow("do")
    assert table.begins_at == (0, 1)
    table.narrow("grow")
    assert table.begins_at == (1, 0)

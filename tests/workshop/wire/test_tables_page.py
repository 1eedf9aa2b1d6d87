"""The manual's page of tables."""

import re
from pathlib import Path

from workshop.registers.kinds import REGISTERS
from workshop.wire.tables_page import tables_page

PAGE = Path(__file__).parents[3] / "docs" / "tables.md"


def test_the_page_is_what_registers_declare() -> None:
    """`python -m workshop.wire.tables_page > docs/tables.md` writes it.

    So whatever a declaration says is looked at when it changes: names, titles, questions, what a
    column takes, its other headings, its width, and the place of the table.
    """
    assert PAGE.read_text("utf-8") == tables_page()


def test_every_table_and_column_is_on_it_in_one_row_each() -> None:
    """None is left out, and no cell breaks its row."""
    for text in tables_page().split("\n## ")[1:]:
        head, *lines = text.splitlines()
        register = REGISTERS[re.findall(r"`(\w+)`$", head)[0]]
        rows = [line for line in lines if line.startswith("| `")]
        columns = [*register.fields, *register.computed]
        assert [re.findall(r"`(\w+)`", row)[0] for row in rows] == [each.id for each in columns]
        assert {len(re.split(r"(?<!\\)\|", row)) for row in rows} == {8}
    assert tables_page().count("\n## ") == len(REGISTERS)

"""Rows that were entered in a session stand in its summary, as the edition tells them."""

from __future__ import annotations

import pytest

from tests.builders.record import Building
from tests.builders.rows import form_guide, plain_cells
from workshop.privacy.editions import Edition
from workshop.record.documents import Attribution
from workshop.registers.kinds import REGISTERS
from workshop.report.blocks import Heading, Notice, Table
from workshop.report.build import build
from workshop.running.row_commands import PutRows, RowText
from workshop.running.row_names import RecordNames


@pytest.mark.parametrize("name", REGISTERS)
def test_rows_of_a_step_are_a_table(name: str) -> None:
    """Under the title of the step: what rows are called and the cells that hold anything."""
    built = Building()
    talk = built.start(form_guide(name))
    cells = plain_cells(REGISTERS[name])
    elsewhere = PutRows(register=name, rows=(RowText(values=dict(cells)),))
    here = PutRows(
        register=name, rows=(RowText(values=dict(cells)),), session_id=talk,
        step_id=name.replace("_", "-"),
    )  # fmt: skip
    built.do(elsewhere)
    built.do(here)
    report = build(built.record, "session", "restricted", session_id=talk)
    (table,) = (b for b in report.blocks if isinstance(b, Table) and b.columns[0].title == "Code")
    second = built.record.rows(name)[1]
    assert table.caption == REGISTERS[name].title
    assert [row[0] for row in table.rows] == [second.code]
    whole = " ".join((*(column.title for column in table.columns), *table.rows[0]))
    names = RecordNames(built.record)
    for field in REGISTERS[name].fields:
        if cells[field.id]:
            assert field.title in whole
            assert field.shown(second.cell(field.id), names) in whole


@pytest.mark.parametrize(("edition", "told"), [("restricted", True), ("shareable", False)])
def test_a_row_that_rests_on_what_is_withheld_is_counted(edition: Edition, *, told: bool) -> None:
    """The shareable edition has neither the row nor its words, and says that there is one."""
    built = Building()
    dana = built.person("Dana Ortiz", "CFO")
    talk = built.start(form_guide("objectives"), dana)
    built.consent(talk, dana, Attribution.WITHHELD)
    entry = built.say(talk, "talk", "We must close in three days @Dana")
    row = RowText(values={"objective": "Close in three days"}, evidence=(entry.id,))
    built.do(PutRows(register="objectives", rows=(row,), session_id=talk, step_id="objectives"))
    report = build(built.record, "session", edition, session_id=talk)
    tables = [b for b in report.blocks if isinstance(b, Table) and b.columns[0].title == "Code"]
    assert [row for table in tables for row in table.rows] == (
        [("B1", "Close in three days", "1 entry")] if told else []
    )
    notices = [b.text for b in report.blocks if isinstance(b, Notice)]
    left_out = "Business objectives: 1 objective left out of this edition."
    assert (left_out in notices) is not told


def test_a_step_without_rows_has_no_chapter() -> None:
    """An empty form is not printed."""
    built = Building()
    talk = built.start(form_guide("objectives"))
    report = build(built.record, "session", "shareable", session_id=talk)
    assert not any(isinstance(b, Heading) and b.text == "Tables" for b in report.blocks)


def test_rows_of_a_session_are_data_and_none_is_untold() -> None:
    """The JSON has them by register; what was entered in another step has a table of its own."""
    built = Building()
    talk = built.start(form_guide("objectives"))
    for step, words in (("objectives", "Asked for"), ("talk", "Said by the way")):
        row = RowText(values={"objective": words})
        built.do(PutRows(register="objectives", rows=(row,), session_id=talk, step_id=step))
    report = build(built.record, "session", "restricted", session_id=talk)
    told = [b for b in report.blocks if isinstance(b, Table) and b.columns[0].title == "Code"]
    assert [[row[:2] for row in table.rows] for table in told] == [
        [("B1", "Asked for")], [("B2", "Said by the way")],
    ]  # fmt: skip
    fact = report.facts.registers["objectives"]
    assert [row["objective"] for row in fact.rows] == ["Asked for", "Said by the way"]

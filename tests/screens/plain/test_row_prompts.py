"""Rows of registers at plain prompts: asked field by field, told, changed, removed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest

from screens.plain.base.prompts import LineAsker
from screens.plain.read_along import Reading
from screens.plain.row_prompts import question
from tests.builders.acme import Acme
from tests.builders.rows import form_guide, plain_cells
from tests.screens.plain.conftest import Output, typed
from workshop.record.documents import Person
from workshop.registers.kinds import REGISTERS
from workshop.running.commands import AddPerson, JoinSession, LeaveSession
from workshop.running.handles import handles_in
from workshop.running.row_commands import PutRows, RowText
from workshop.running.senders import Sender


def begun(path: Path, *registers: str, fields: tuple[str, ...] = ()) -> Acme:
    """A running session that begins with the first of these tables."""
    guide = form_guide(*registers, fields=fields)
    return Acme(path, guide=msgspec.structs.replace(guide, steps=guide.steps[1:]))


@pytest.mark.parametrize("name", REGISTERS)
def test_every_register_is_filled_in_field_by_field(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    """Each field is asked with what it means and takes; the row is that of the typed cells."""
    made = begun(tmp_path / "x", name)
    register = REGISTERS[name]
    cells = plain_cells(register)
    record = typed(made, "\n".join([*cells.values(), "", "A word beside it"]), monkeypatch)
    told = capsys.readouterr().out
    (row,) = record.rows_of(made.session_id)
    assert all(question(field) in told for field in register.fields)
    made.store.do(PutRows(register=name, rows=(RowText(values=dict(cells)),)))
    assert made.store.record.rows(name)[-1].cells == row.cells
    assert [entry.text for entry in record.entries_of(made.session_id)] == ["A word beside it"]


def test_a_cell_that_is_wrong_is_asked_again_and_the_row_above_lends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    """The reason is told; an empty line leaves a cell empty; `=` takes what stands above."""
    made = begun(tmp_path / "x", "objectives", fields=("objective", "aim", "figure", "year"))
    lines = "Grow\ncost\n8 %\nsoon\n2027\nSave\n=\n\n2028\n\n\n:undo\n"
    record = typed(made, lines, monkeypatch)
    told = capsys.readouterr().out
    assert "“soon” is not a whole number from 1990 to 2100" in told
    assert "A year needs the figure that is to be reached by then." in told
    grow, save = record.rows("objectives")
    assert (grow.cell("aim"), grow.cell("year")) == ("cost", 2027)
    assert (save.cell("aim"), save.cell("year")) == ("", None), "undo takes one cell back"


def test_where_more_is_asked_of_rows_they_are_gone_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    """Row by row, what is not there yet; an empty line goes on; then new rows can be entered."""
    guide = form_guide("objectives", fields=("objective",))
    more = msgspec.structs.replace(
        guide.steps[1], id="figures", title="Figures", fields=("objective", "figure", "year")
    )
    guide = msgspec.structs.replace(guide, steps=(*guide.steps[1:], more))
    made = Acme(tmp_path / "x", guide=guide)
    lines = "Grow\nSave\nHire\n\n:next\n5 %\n2027\n\n7\n\nMore\n8 %\n\n\n"
    record = typed(made, lines, monkeypatch)
    told = capsys.readouterr().out
    assert "3 rows have no figure yet." in told
    cells = [(r.cell("objective"), r.cell("figure"), r.cell("year")) for r in
             record.rows("objectives")]  # fmt: skip
    assert cells == [
        ("Grow", "5 %", 2027), ("Save", "", None), ("Hire", "7", None), ("More", "8 %", None),
    ]  # fmt: skip


def test_the_pair_that_comes_next_is_told_and_its_score_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    """A score a pair until a line stays empty; a row of one's own can follow."""
    made = begun(tmp_path / "x", "attractiveness", fields=("strategy", "factor", "score", "why"))
    made.say("- Old ledger", step="attractiveness")
    rows = tuple(RowText(values={"strategy": name, "cites": "W1"}) for name in ("Teach", "Buy"))
    made.store.do(PutRows(register="strategies", rows=rows))
    record = typed(made, "3\nfast\n\n\n", monkeypatch)
    told = capsys.readouterr().out
    assert "Next: SG1 “Teach” by W1 “Old ledger”." in told
    assert "Next: SG2 “Buy” by W1 “Old ledger”." in told
    assert "not entered" not in told
    (row,) = record.rows("attractiveness")
    assert (row.cell("score"), row.cell("why")) == ("3", "fast")


def test_a_row_waits_for_what_it_must_have(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    """Nothing half is recorded, and that is said; a command in between is carried out."""
    made = begun(tmp_path / "x", "deadlines")
    record = typed(made, "Grow\n:next\n:row\nGrow\n2027-03-31\n:list\n", monkeypatch)
    told = capsys.readouterr().out
    assert "The row was not entered: by is missing." in told
    (row,) = record.rows("deadlines")
    assert (row.cell("what"), row.cell("day")) == ("Grow", date(2027, 3, 31))
    assert "There is nothing in this step" in told


def test_rows_are_told_changed_and_removed_by_their_ids(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    """Any table in any step; fields by name or heading; what is unclear says what there is."""
    made = begun(tmp_path / "x", "objectives", fields=("objective",))
    rows = (RowText(values={"aim": "Please", "department": "Legal"}),)
    made.store.do(PutRows(register="department_strategies", rows=rows))
    lines = (
        "Grow\n\n:cell b1 Figure 8 %\n:cell B1 year 2027\n:cell B1 yaer 2028\n:cell Z9 year 1\n"
        ":table\n:table department strategies\n:cell B1 year -\n:cell B1 aim\nrevenue\n"
        ":remove D1\n:table department_strategies\n:table needles\n"
    )
    record = typed(made, lines, monkeypatch)
    told = capsys.readouterr().out
    for words in (
        "Objective B1: year “2027”.",
        "did you mean year?",
        "Give the id of a row first",
        "B1: Objective Grow; Figure 8 %; Year 2027",
        "D1: Aim Please; Department Legal",
        "Removed strategy D1 “Please”.",
        "Department strategies: no rows yet.",
        "There is no table “needles”",
    ):
        assert words in told, words
    (row,) = record.rows("objectives")
    assert (row.cell("year"), row.cell("aim")) == (None, "revenue")


def test_undo_takes_back_what_was_done_last_to_a_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    """A changed cell and a removed row are the last things of the session, not what came before."""
    made = begun(tmp_path / "x", "objectives", fields=("objective",))
    lines = "Grow\n\n:cell B1 aim cost\n:undo\n:remove B1\n:undo\n:cell B1 aim\n:table\n"
    record = typed(made, lines, monkeypatch)
    told = capsys.readouterr().out
    assert "Undone: Objective B1: aim “cost”." in told
    assert "Undone: Removed objective B1 “Grow”." in told
    assert "A line with “/” is a command" in told
    (row,) = record.rows("objectives")
    assert (row.subject, row.cell("aim")) == ("Grow", "")


def test_rows_of_another_window_are_told(tmp_path: Path, capsys: Output) -> None:
    """Whoever reads along hears of a row, and of each cell that changes."""
    made = begun(tmp_path / "x", "objectives")
    reading = Reading(made.store, LineAsker())
    made.store.do(PutRows(register="objectives", rows=(RowText(values={"objective": "Grow"}),)))
    reading.look()
    assert "B1: Objective Grow" in capsys.readouterr().out
    (row,) = made.store.record.rows("objectives")
    edit = RowText(values={"aim": "cost"}, row_id=row.id)
    made.store.do(PutRows(register="objectives", rows=(edit,)))
    reading.look()
    assert "B1: Objective Grow; Aim cost" in capsys.readouterr().out


def test_the_row_above_lends_the_very_person(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of two who bear one name, also where only the later one takes part."""
    made = begun(tmp_path / "x", "objectives", fields=("objective", "owner"))
    dana = made.dana
    made.store.do(AddPerson(name=dana.name, role="Buyer", namesake=True), Sender.PLAIN)
    here = made.session_id
    (_, other) = [p.id for p in made.store.record.all(Person) if p.name == dana.name]
    made.store.do(JoinSession(session_id=here, person_id=other), Sender.PLAIN)
    made.store.do(LeaveSession(session_id=here, person_id=dana.id), Sender.PLAIN)
    both = [p.id for p in made.store.record.all(Person) if p.name == dana.name]
    handles = handles_in(made.store.record, None)
    for person in both:
        row = RowText(values={"objective": f"Of {person}", "owner": f"@{handles[person]}"})
        made.store.do(PutRows(register="objectives", rows=(row,)), Sender.PLAIN)
    record = typed(made, "Again\n=\n\n", monkeypatch)
    first, second, again = record.rows("objectives")
    assert [first.cell("owner"), second.cell("owner")] == both
    assert again.cell("owner") == second.cell("owner")

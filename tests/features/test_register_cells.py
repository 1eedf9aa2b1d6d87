"""Hostile text in every cell of every register: stored clean, shown as it is, obeyed by nothing."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Final

import pytest

from screens.cli.main import main
from sessions.exports.documents import Request, document_in
from sessions.exports.registry import REPORTS
from sessions.store.store import Store
from tests.builders.acme import Acme
from tests.builders.rows import plain_cells, quick_registers
from tests.features.test_hostile import CHECKS, HOSTILE, UNSEEN
from tests.sessions.disk.failing_disks import bytes_of
from workshop.errors import Refused
from workshop.record.rows import Row
from workshop.registers.fields import LinkField, TextField
from workshop.registers.kinds import REGISTERS
from workshop.running.row_commands import PutRows, RowText

CELLS: Final = (
    *HOSTILE,
    "\u0301\u0302\u0303",
    "../../x",
    "C:\\con",
    "@SUM(1+1)*cmd|'/C calc'!A0",
    "-1+2",
    "; ; ;",
    "Dana Ortiz; @Ana",
)
"""What may be typed, and must be no more than text; codes are given like that too."""


def hostile(acme: Acme, name: str) -> list[Row]:
    """A row for each hostile text: in every cell that takes words, and as its code."""
    register = REGISTERS[name]
    for text in CELLS:
        cells = plain_cells(register)
        for field in register.fields:
            if isinstance(field, TextField) or (isinstance(field, LinkField) and field.or_text):
                cells[field.id] = text
        code = text if len(text) <= 40 else ""
        row = RowText(values=dict(cells), code=code)
        acme.store.do(PutRows(register=name, rows=(row,)))
    return acme.store.record.rows(name)


@pytest.mark.parametrize("name", quick_registers())
def test_hostile_cells_are_data_everywhere(name: str, tmp_path: Path) -> None:
    """In the record, after opening again, in every document; no code becomes the name of a file."""
    acme = Acme(tmp_path / "Acme")
    rows = hostile(acme, name)
    assert len(rows) == len(CELLS)
    assert not [row for row in rows if UNSEEN.search(repr(row))]
    assert len({row.code.casefold() for row in rows}) == len(rows)
    assert not [c for c in acme.store.history.changes if UNSEEN.search(c.sentence)]
    acme.store.close()
    with Store.open(acme.folder, read_only=True) as store:
        assert store.defects == ()
        assert store.record.rows(name) == rows
        for edition in ("restricted", "shareable"):
            for form in (each for each, row in REPORTS.items() if row.holds(name)):
                CHECKS[form](document_in(store.record, Request(name, edition), form))
    written = tmp_path / "Acme" / "rows.csv"
    assert main(["rows", str(acme.folder), name, "--csv", "-o", str(written)]) == 0
    _no_formula(written.read_bytes(), len(rows))
    names = [str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*")]
    assert not [each for each in names if "passwd" in each or Path(each).name == "con"]
    assert {Path(each).parts[0] for each in names} == {"Acme"}
    assert bytes_of(acme.folder)


def _no_formula(content: bytes, rows: int) -> None:
    """No cell of a table begins as a formula would, but for a number."""
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert len(lines) == rows + 1
    for row in lines:
        for cell in row:
            assert cell[:1] not in "=+-@\t\r" or not cell or cell.lstrip("-").isdigit()


@pytest.mark.parametrize("name", REGISTERS)
def test_what_is_no_text_at_all_is_refused(name: str, tmp_path: Path) -> None:
    """A first cell of nothing that shows, and one that is too long: the row is refused whole."""
    acme = Acme(tmp_path / "Acme")
    subject = REGISTERS[name].subject
    for text in ("\x00\x1b[31m", " \u202e ", "W" * 10_001):
        cells = plain_cells(REGISTERS[name]) | {subject.id: text}
        with pytest.raises(Refused, match=subject.title):
            acme.store.do(PutRows(register=name, rows=(RowText(values=dict(cells)),)))
    assert acme.store.record.rows(name) == []
    acme.store.close()

"""Strategies and the factors that they cite: in which cell of the TOWS matrix each one stands."""

from __future__ import annotations

from collections.abc import Iterable

from workshop.language import say
from workshop.record.documents import Factor
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.registers.kinds.strategies import CELLS
from workshop.text import clean_line, listing


def cell_of(letters: Iterable[str]) -> str:
    """The cell that factors of these letters are of: one letter inside and one outside, no more."""
    found = set(letters)
    return next((cell for cell in CELLS if found == set(cell)), "")


def cell_of_row(record: Record, row: Row) -> str:
    """The cell of a strategy: as it was entered, else by what it cites; else empty."""
    if entered := str(row.cell("quadrant")):
        return entered
    return cell_of(factor.letter.value for factor in cited_by(record, row))


def is_shortlisted(row: Row) -> bool:
    """Whether a strategy is to be carried out."""
    return bool(row.cell("shortlisted") == "yes")


def cited_by(record: Record, row: Row) -> list[Factor]:
    """The factors that a strategy comes from, as they stand after merges, each once."""
    return factors_in(record, row, "cites")


def factors_in(record: Record, row: Row, field: str) -> list[Factor]:
    """The factors to which a link of a row leads, as they stand after merges, each once.

    A code that was typed before its factor was there leads to it all the same.
    """
    coded: dict[str, Factor] = {}
    if any(not target.id for target in row.cell(field)):
        coded = {factor.code.casefold(): factor for factor in record.all(Factor)}
    found = (
        record.find(Factor, target.id)
        if target.id
        else coded.get(clean_line(target.text).casefold())
        for target in row.cell(field)
        if target.table in ("", "factor")
    )
    wholes = [record.whole_of(factor) for factor in found if factor]
    return list({factor.id: factor for factor in wholes}.values())


def faults_of(record: Record, row: Row) -> str:
    """Why a strategy does not follow from what it cites, as the end of a sentence; empty else."""
    cited = cited_by(record, row)
    letters = [factor.letter.value for factor in cited]
    cell = cell_of_row(record, row)
    if not letters:
        return say("cites no factor")
    if not cell:
        if not {*letters} & set("SW"):
            return say("cites nothing inside")
        if not {*letters} & set("OT"):
            return say("cites nothing outside")
        return say("cites factors of several cells")
    lacking = [letter for letter in cell if letter not in letters]
    foreign = [f.code for f in cited if f.letter.value not in cell]
    told = [say("cites no {letters}", letters=listing(lacking, "or"))] if lacking else []
    if len(foreign) == 1:
        told.append(say("cites {code}, which is not of {cell}", code=foreign[0], cell=cell))
    elif foreign:
        codes = listing(foreign)
        told.append(say("cites {codes}, which are not of {cell}", codes=codes, cell=cell))
    return listing(told)

"""Two laptops work on one strategy apart: every link leads where it led, and every code names one.

Requirement: whatever rows both sides enter, also ones that name what comes later by its code, each
row is there once merged with the cells it had, its links lead to the same things as on the laptop
where they were typed, no code is given twice, computed columns are those of its own cells, and
every document of the strategy can be written.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.store.store import Store
from tests.builders.documents import built
from tests.builders.laptops import Laptop, base, documents, merged
from tests.builders.rows import plain_cells
from tests.inputs import inputs
from workshop.errors import Refused
from workshop.record.documents import Entry, Factor
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.registers.kinds import REGISTERS
from workshop.report.build import build
from workshop.running.row_commands import PutRows, RowText
from workshop.strategy.word_links import WordLinks
from workshop.trace.tracing import Tracing

NAMES: Final = ("goals", "strategies", "projects", "deliverables", "budget", "benefits", "risks",
                "mitigations", "attractiveness", "decisions", "changes")  # fmt: skip
"""The registers that lead to each other most."""
DOCUMENTS: Final = ("strategy", "boards", "tows", "gaps", "decisions", "notices")

Deed = tuple[str, int, bool]
"""A register, which code each of its links gets, and whether the row rests on what was said."""

DEEDS: Final = st.lists(
    st.tuples(st.sampled_from(NAMES), st.integers(0, 5), st.booleans()), min_size=1, max_size=6
)


def enter(laptop: Laptop, *deeds: Deed) -> None:
    """Enter rows whose links are codes, of what is there and of what is not there yet."""
    with laptop.open() as store:
        for at, (name, pick, rests) in enumerate(deeds):
            laptop.clock.forward(minutes=1)
            register = REGISTERS[name]
            cells: dict[str, str | int | float | None] = dict(plain_cells(register))
            if register.subject.typed:
                cells[register.subject.id] = f"{laptop.name} {at}"
            for link in register.links:
                cells[link.id] = _code(link.to, pick)
            said = tuple(entry.id for entry in store.record.all(Entry))[:1] if rests else ()
            for leave_out in ((), tuple(link.id for link in register.links if not link.required)):
                row = RowText(
                    values={k: v for k, v in cells.items() if k not in leave_out}, evidence=said
                )
                try:
                    store.do(PutRows(register=name, rows=(row,)))
                except Refused:
                    continue
                break


def _code(kinds: tuple[str, ...], pick: int) -> str:
    """A code of the first of some registers, whether there is such a row or not."""
    rows = [kind for kind in kinds if kind in REGISTERS]
    return f"{REGISTERS[rows[0]].prefix}{1 + pick % 3}" if rows else f"{'SW'[pick % 2]}1"


def led_to(record: Record) -> dict[tuple[str, str], list[str]]:
    """By row and link, the ids of what its cell leads to, by words too."""
    links = WordLinks(record)
    found: dict[tuple[str, str], list[str]] = {}
    for name in NAMES:
        for row in record.rows(name):
            for link in row.register.links:
                known = [target.id for target in row.cell(link.id) if target.id]
                found[row.id, link.id] = [*known, *(each.id for each in links.of(row, link))]
    return found


def computed(row: Row) -> dict[str, object]:
    """The columns of a row that follow from its others."""
    return {each.id: each.of_row(row.cells) for each in row.register.computed}


@pytest.mark.slow
@pytest.mark.law
@settings(max_examples=inputs(60), deadline=None)
@given(DEEDS, DEEDS)
def test_links_lead_where_they_led(first: list[Deed], second: list[Deed]) -> None:
    """On both sides, whichever is named first; what led to nothing may lead to the other's."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        source = base(place)
        a, b = (Laptop(source, place, each, late=at / 2) for at, each in enumerate(("one", "two")))
        enter(a, *first)
        enter(b, *second)
        whole = merged(a.folder, b.folder, place / "home", "ab")
        assert documents(whole) == documents(merged(b.folder, a.folder, place / "home", "ba"))
        sides = []
        for folder in (a.folder, b.folder):
            with Store.open(folder, read_only=True) as store:
                sides.append((led_to(store.record), _columns(store.record)))
        with Store.open(whole, read_only=True) as store:
            record = store.record
            now, columns = led_to(record), _columns(record)
            for before, had in sides:
                for key, ids in before.items():
                    assert not ids or now[key] == ids, key
                assert columns.items() >= had.items()
            _holds_together(record)


def _columns(record: Record) -> dict[str, dict[str, object]]:
    """The computed columns of all rows, by their ids."""
    return {row.id: computed(row) for name in NAMES for row in record.rows(name)}


def _holds_together(record: Record) -> None:
    """Each code names one thing and is traced, and every document is written."""
    for name in NAMES:
        codes = [row.code.casefold() for row in record.rows(name)]
        assert len(set(codes)) == len(codes)
    tracing = Tracing(record, "restricted")
    coded: list[Factor | Row] = [*record.all(Factor)]
    coded += [row for name in NAMES for row in record.rows(name)]
    for each in coded:
        assert tracing.meant(each.code).id == each.id
        tracing.trace(each.code)
    assert len(list(built(record, "shareable", DOCUMENTS))) == len(DOCUMENTS)


def test_a_code_that_came_after_it_was_named_means_the_one_of_its_own_side(tmp_path: Path) -> None:
    """The line was for the project that two entered; the one of that code now is another's."""
    source = base(tmp_path)
    one, two = Laptop(source, tmp_path, "one"), Laptop(source, tmp_path, "two", late=0.5)
    one.do(PutRows(register="projects", rows=(RowText(values={"project": "Portal"}),)))
    two.do(
        PutRows(register="budget", rows=(RowText(
            values={"line": "Licences", "year": 2027, "likely": 10, "project": "PJ1"}),)),
        PutRows(register="projects", rows=(RowText(values={"project": "Ledger"}),)),
    )  # fmt: skip
    whole = merged(one.folder, two.folder, tmp_path / "home", "both")
    with Store.open(whole, read_only=True) as store:
        record = store.record
        assert {row.subject: row.code for row in record.rows("projects")} == {
            "Portal": "PJ1", "Ledger": "PJ2",
        }  # fmt: skip
        projects = build(record, "strategy", "restricted").facts.projects or ()
        assert {each.text: each.cost for each in projects} == {"Portal": None, "Ledger": 10}

"""Whatever stands in the strategy is followed to words, to who decided it, or says how it came in.

Requirement: every line of the six elements is traceable both ways, in both editions, whichever
table was taken in first and whether a link is a code, a name or what it names itself.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders.record import Building
from tests.builders.rows import plain_cells
from tests.inputs import inputs
from tests.workshop.privacy.test_editions import records
from workshop.errors import Refused
from workshop.privacy.editions import Edition, Telling
from workshop.privacy.told_record import told_record
from workshop.record.documents import Entry, Factor
from workshop.record.record import Record
from workshop.registers.kinds import REGISTERS
from workshop.report.strategy.told_strategy import told_strategy
from workshop.report.view import Gathered
from workshop.running.row_commands import PutRows, RowText
from workshop.strategy.element_parts import REGISTERS_OF
from workshop.trace.nodes import Node
from workshop.trace.tracing import Tracing

EDITIONS: tuple[Edition, ...] = ("restricted", "shareable")
_LINKED = ("objectives", "goals", "strategies", "projects", "deliverables", "risks", "mitigations",
           "benefits", "budget", "decisions", "approvals")  # fmt: skip
_NAMES = ("decisions", "approvals", *(name for those in REGISTERS_OF.values() for name in those))


@st.composite
def strategies(draw: st.DrawFn) -> tuple[Building, dict[str, Entry]]:
    """A small record with rows of the strategy, tied by codes, names and what is not there yet."""
    room, entries = draw(records())
    planned = {f"X{number}": draw(st.sampled_from(_LINKED)) for number in range(9)}
    said = [entry.id for entry in entries.values()]
    factors = [factor.code for factor in room.record.all(Factor)]
    for code, name in planned.items():
        register = REGISTERS[name]
        cells: dict[str, str | int | float | None] = dict(plain_cells(register))
        if register.subject.typed:
            cells[register.subject.id] = f"Thing {code}"
        for link in register.links:
            rows = [each for each, name in planned.items() if name in link.to and each != code]
            ways = [*rows, *(f"thing {each}" for each in rows)]
            ways += factors if "factor" in link.to else []
            tied = draw(st.integers(0, 2)) > 0 and bool(ways)
            cells[link.id] = draw(st.sampled_from(ways)) if tied else ""
        evidence = tuple(draw(st.lists(st.sampled_from(said), max_size=2, unique=True)))
        session = draw(st.none() | st.sampled_from([one.id for one in room.record.sessions()]))
        _put(room, register.name, RowText(values=cells, code=code, evidence=evidence), session)
    return room, entries


def _put(room: Building, register: str, row: RowText, session: str | None) -> None:
    """Enter a row with the links that may stand in it."""
    links = [link.id for link in REGISTERS[register].links]
    for leave_out in ((), *((each,) for each in links), tuple(links)):
        cells = {name: value for name, value in row.values.items() if name not in leave_out}
        rows = (msgspec.structs.replace(row, values=cells),)
        step = "more" if session else ""
        try:
            room.do(PutRows(register=register, rows=rows, session_id=session, step_id=step))
        except Refused:
            continue
        return


def every(node: Node) -> Iterator[Node]:
    """A node and all below and above it."""
    yield node
    for other in (*node.rests_on, *node.made_of_it):
        yield from every(other)


def words_below(node: Node) -> bool:
    """Whether something that was said stands below a node."""
    return node.kind == "entry" or any(words_below(each) for each in node.rests_on)


@pytest.mark.law
@settings(max_examples=inputs(100), suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(made=strategies())
def test_every_line_is_followed_both_ways(made: tuple[Building, dict[str, Entry]]) -> None:
    """Down to words, a decision or how it came in; from each of these up again; and no further."""
    room, entries = made
    for edition in EDITIONS:
        tracing = Tracing(room.record, edition)
        _check_lines(room.record, edition, tracing)
        telling = Telling(told_record(room.record), edition)
        hidden = [
            word
            for word, entry in entries.items()
            if not telling.tells(room.record.get(Entry, entry.id))
        ]
        for name in _NAMES:
            for row in room.record.rows(name):
                found = tracing.of(row)
                text = msgspec.json.encode(found).decode()
                assert not [word for word in hidden if word in text]
                _check_ways(tracing, found)


def _check_lines(record: Record, edition: Edition, tracing: Tracing) -> None:
    told = told_strategy(Gathered(told_record(record), edition))
    for element in told.elements.values():
        for line in element.rows:
            found = tracing.trace(line.id)
            assert found.told, line
            assert words_below(found) or found.decided_by or found.entered, line
            assert bool(line.evidence) <= words_below(found), line
            assert bool(line.entered_by) == bool(found.entered), line


def _check_ways(tracing: Tracing, found: Node) -> None:
    """Each node is gone to by what it goes by, and leads back to where it was named."""
    for node in every(found):
        if node.id is not None:
            subject = tracing.at(node)
            assert subject is not None, node
            again = tracing.of(subject)
            assert (again.id, again.kind, again.text) == (node.id, node.kind, node.text)
    for down, others in ((True, found.rests_on), (False, found.made_of_it)):
        for node in others:
            if (subject := tracing.at(node)) is not None:
                again = tracing.of(subject)
                back = again.made_of_it if down else again.rests_on
                assert found.id in [each.id for each in back], (found.id, node.id)

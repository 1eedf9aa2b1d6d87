"""Rows of registers in a notes file: one line each, with its continuation where a cell has several.

    % row: [10:12] B1 | objective: Close in three days | year: 2027 | evidence: talk/2; talk/5
    % row of objectives: [10:12] B1 | objective: Close in three days

The first stands under a step that fills that register in, the second under any other. Behind the
time and the code stands what is in each field, by the name or the heading of the field; what is
empty is left out. A bar or a backslash in a cell has a backslash before it, and so has a blank with
which a further line of a cell begins.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from workshop.errors import Refused
from workshop.guide.shape import RowStep, as_kind
from workshop.guide.step import Step
from workshop.notes.grammar.fields import join_fields, split_fields
from workshop.notes.grammar.lines import near, quoted
from workshop.record.documents import Letter
from workshop.registers.fields import LinkField
from workshop.registers.kinds import register_named
from workshop.registers.register import Register
from workshop.running.handles import handle_of, key_of
from workshop.text import clean_line

EVIDENCE: Final = "evidence"
"""The name behind which the entries stand that a row rests on."""

_INDENT: Final = re.compile(r"(?<=\n)[^\S\n]+")


class RowParts(NamedTuple):
    """What the line of a row holds."""

    code: str
    """What it is called; empty where it is given the next number."""
    cells: dict[str, str]
    """What stands in the fields, by their ids."""
    evidence: tuple[str, ...]
    """The entries that it rests on, as the line names them."""
    problems: tuple[str, ...]
    """What is wrong with it."""


def form_register(step: Step | None) -> Register | None:
    """The register that a step fills in; none where it does something else."""
    form = as_kind(step, RowStep) if step else None
    return form.table if form else None


def register_of(step: Step | None, word: str, value: str) -> tuple[Register, str]:
    """The register of a row, and what stands behind it.

    Args:
        step: the step under which it stands.
        word: the directive: `row` or `row of`.
        value: what stands behind that.

    Raises:
        Refused: no register is meant.
    """
    if word == "row of":
        name, _, rest = value.partition(":")
        return register_named(clean_line(name)), rest.strip()
    if (register := form_register(step)) is None:
        raise Refused("this step fills in no table; write `% row of objectives: …`")
    return register, value


def write_row(code: str, cells: Mapping[str, str], evidence: Sequence[str]) -> str:
    """What stands behind the time of a row, of several lines where a cell has several."""
    told = [f"{name}: {_INDENT.sub(_marked, text)}" for name, text in cells.items() if text]
    if evidence:
        told.append(f"{EVIDENCE}: {'; '.join(evidence)}")
    # Fields are escaped whole, and the mark before a blank must not be.
    return join_fields([code, *told]).replace("\0", "\\")


def _marked(indent: re.Match[str]) -> str:
    return "".join(f"\0{blank}" for blank in indent[0])


def read_row(register: Register, text: str) -> RowParts:
    """What `write_row` wrote, or somebody in an editor."""
    code, *told = split_fields(text, blanks=True)
    cells: dict[str, str] = {}
    evidence: tuple[str, ...] = ()
    problems = []
    for each in told:
        name, colon, cell = each.partition(":")
        cell = cell.strip()
        field, sure = register.field_called(name)
        if not colon:
            problems.append(f"{quoted(each)} is no field with its name; write `name: text`")
        elif clean_line(name).casefold() == EVIDENCE:
            evidence = tuple(part for part in map(clean_line, cell.split(";")) if part)
        elif field is None or not sure:
            known = [field.id for field in register.fields]
            problems.append(f"{register.title} has no field {quoted(name)}; {near(name, known)}")
        elif field.id in cells:
            problems.append(f"{field.id} stands twice in this row")
        else:
            cells[field.id] = cell
    return RowParts(clean_line(code), cells, evidence, tuple(problems))


def link_parts(field: LinkField, cell: str) -> list[str]:
    """What a cell with links names, one by one."""
    parts = cell.split(";") if field.many else [cell]
    return [part for part in map(clean_line, parts) if part]


def statement_words(letter: Letter, text: str) -> str:
    """A factor by its letter and statement, without the sign that parts links."""
    return f"{letter.value}: {clean_line(text.replace(';', ','))}"


def numbered_names(names: Sequence[str]) -> list[str]:
    """What each of these people is called in a cell: by name, or by a handle with a number.

    The number tells those apart who bear one name, in the order in which the header has them.
    """
    keys = [key_of(name) or clean_line(name).casefold() for name in names]
    called = []
    for place, (name, key) in enumerate(zip(names, keys, strict=True)):
        number = keys[:place].count(key) + 1
        called.append(f"@{handle_of(name)}.{number}" if keys.count(key) > 1 else name)
    return called

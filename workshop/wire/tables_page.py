"""The manual's page of tables, made of the declarations of registers.

Run ``python -m workshop.wire.tables_page > docs/tables.md`` to write it anew.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Final

from workshop.registers.field_base import Field
from workshop.registers.fields import ChoiceField, LinkField, MoneyField, TextField
from workshop.registers.kinds import REGISTERS
from workshop.registers.register import Register
from workshop.text import listing, table_row, with_article

_OPENING: Final = """\
# Tables and their columns

Every table of an engagement, in the order of the menus. The first name is that of commands, guides,
notes and files (`workshop rows ENGAGEMENT objectives --csv`), and so is the first name of a column.
Titles of columns may stand in any order, and in the other words that are named here. How tables
come in and go out, [Moving](moving.md#tables) tells; how they are filled in sessions,
[Workshops](workshops.md).

A column that is needed has a ●. The last number is the share of the width that a column has beside
the others. A row rests on what a column leads to, and that is shown when it is asked what the row
rests on; *the other way* means that it rests on the row, *beside* that neither rests on the other.

"""


def tables_page() -> str:
    """The page, as Markdown."""
    return _OPENING + "\n".join("\n".join(_section(register)) for register in REGISTERS.values())


def _section(register: Register) -> Iterator[str]:
    """One table."""
    yield f"## {register.title}: `{register.name}`\n"
    yield f"{register.means} {' '.join(_facts(register))}\n"
    yield "| column | title | what stands in it | what it takes | also called | width |"
    yield "|---|---|---|---|---|---|"
    for field in register.fields:
        yield table_row(
            f"`{field.id}`{' ●' if field.required else ''}",
            field.title,
            " ".join(filter(None, (field.means, field.asks))),
            _takes(field),
            ", ".join(field.also),
            str(field.weight),
        )
    for column in register.computed:
        made_of = listing([f"`{each}`" for each in column.of])
        yield f"| `{column.id}` | {column.title} | {column.means} | follows from {made_of} | | |"
    yield ""


def _facts(register: Register) -> Iterator[str]:
    """What else a person must know of a table."""
    yield f"A row is {with_article(register.one)}, with codes such as `{register.prefix}1`."
    if "participant" in register.enterers:
        yield "Those who take part may enter rows by phone."
    if register.internal:
        yield "It is for whoever runs the sessions alone."
    if not register.evidence:
        yield "Its rows cite nothing that was said."
    if register.told_apart_by:
        named = listing([f"`{each}`" for each in register.told_apart_by])
        yield f"Rows are told apart by {named}."
    if register.said_by:
        yield f"Its words are those of who stands in `{register.said_by}`."
    for field, value in register.settled:
        yield f"No day is waited for any more where `{field}` is {value}."


def _takes(field: Field) -> str:
    """What may stand in a column, and how what it leads to belongs to the row."""
    said = [field.allowed]
    if isinstance(field, ChoiceField) and field.preset:
        said.append("or other words")
    if isinstance(field, TextField) and field.lines:
        said.append("of several lines")
    if isinstance(field, MoneyField) and field.negative:
        said.append("or less than nothing")
    if isinstance(field, LinkField):
        said += _leads(field)
    return "; ".join(said)


def _leads(field: LinkField) -> Iterator[str]:
    """How what a column leads to belongs to the row."""
    if field.or_text:
        yield "or words for what is not here"
    if field.lineage != "rests on":
        yield {"supports": "the other way", "beside": "beside"}[field.lineage]
    if field.upward:
        yield "never in a circle"
    if field.merges:
        yield "which stands for the row then"
    if field.becomes:
        yield "what is made of the row is named here"
    if field.origin:
        of = (
            "anything of these"
            if field.origin == "*"
            else f"factors of {' and '.join(field.origin)}"
        )
        yield f"what the row is made of is named here: {of}"


if __name__ == "__main__":
    sys.stdout.write(tables_page())

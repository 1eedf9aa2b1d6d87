"""Requests and limits as a table of a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workshop.methods.core.checks import place
from workshop.methods.core.sheets import Filled, Wide
from workshop.methods.core.table import Known

COLUMNS: Final = Known(
    ("value",),
    ("name", "mandatory", "group", "needs"),
    ("name", "mandatory", "group", "needs"),
    name="name",
)


def from_table(table: Wide) -> Filled:
    """From a line a request and a column a limit; the line named capacity has the capacities."""
    names = [str(name or "") for name in table.known.get("name", [])]
    last = next((at for at, name in enumerate(names) if name.casefold() == "capacity"), None)
    lines = [at for at in range(len(table.cells)) if at != last]
    data: dict[str, object] = {
        "names": [names[at] for at in lines] if names else [],
        "values": [table.known["value"][at] for at in lines] if "value" in table.known else [],
        "limits": list(table.names),
        "weights": [
            [table.cells[at][column] for at in lines] for column in range(len(table.names))
        ],
    }
    if last is not None:
        data["capacities"] = list(table.cells[last])
    data |= _rules_of(table, names, lines)
    return Filled(data, {place("values", n): table.lines[at] for n, at in enumerate(lines, 1)})


def _rules_of(table: Wide, names: Sequence[str], lines: Sequence[int]) -> dict[str, object]:
    """What the columns mandatory, group and needs say; needs are parted by semicolons."""
    known = {key: table.known.get(key, [None] * len(table.cells)) for key in COLUMNS.all}
    groups: dict[str, list[str]] = {}
    for at in lines:
        if (group := known["group"][at]) is not None and names:
            groups.setdefault(str(group), []).append(names[at])
    needs = {
        names[at]: [each.strip() for each in str(known["needs"][at]).split(";") if each.strip()]
        for at in lines
        if known["needs"][at] is not None and names
    }
    mandatory = [names[at] for at in lines if known["mandatory"][at] is not None and names]
    return {"mandatory": mandatory, "exclusive": list(groups.values()), "needs": needs}

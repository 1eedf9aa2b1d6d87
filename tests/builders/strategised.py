"""A small engagement with something of every view of the strategy.

S1 Backups are tested    W1 Nine days to close    O1 A grant    T1 The law of 2028
SG1 (SO) S1 O1    SG2 (WT) W1 T1    unused: nothing; with `spare` also W2 and O2
B1 (financial)    G1 (internal) → B1    G2 (none) unlinked, without a measure
SH1 (5, 5)  SH2 (5, 1)  SH3 (1, 5)  SH4 and SH5 (1, 1)
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from tests.builders.acme import Acme
from workshop.running.row_commands import PutRows, RowText

LINES: Final = (
    ("+ Backups are tested every month @Dana", "works"),
    ("- Nine days to close a month [red] @Dana", "works"),
    ("* A grant for shared records @Ana", "outside"),
    ("! The law of 2028 asks for e-invoices @Ana", "outside"),
)
SPARE: Final = (
    ("- The intranet is old @Ana", "works"),
    ("* A market next door opens @Ana", "outside"),
)
ROWS: Final[tuple[tuple[str, tuple[dict[str, str | int], ...]], ...]] = (
    (
        "objectives",
        (
            {
                "objective": "Break even",
                "perspective": "financial",
                "department": "Finance",
                "figure": "0 %",
            },
        ),
    ),
    (
        "goals",
        (
            {
                "goal": "Close in three days",
                "perspective": "internal",
                "objective": "B1",
                "measure": "days",
                "wanted": "3",
                "blockers": "W1",
            },
            {"goal": "Everybody is trained [b]"},
        ),
    ),
    (
        "strategies",
        (
            {
                "strategy": "Use the grant for joint backups",
                "cites": "S1; O1",
                "quadrant": "SO",
                "attractiveness": 3,
            },
            {
                "strategy": "Replace the ledger before the law",
                "cites": "W1; T1",
                "quadrant": "WT",
                "attractiveness": 4,
            },
        ),
    ),
    (
        "stakeholders",
        (
            {"who": "Board", "power": 5, "interest": 5},
            {"who": "Bank", "power": 5, "interest": 1},
            {"who": "Users [red]", "power": 1, "interest": 5},
            {"who": "Press", "power": 1, "interest": 1},
            {"who": "Neighbours", "power": 1, "interest": 1},
        ),
    ),
)


def strategised(folder: Path, *, spare: bool = False) -> Path:
    """The engagement, closed; its folder.

    Args:
        folder: where it is to lie.
        spare: whether there are factors that no strategy uses.
    """
    acme = Acme(folder)
    for line, step in (*LINES, *(SPARE if spare else ())):
        acme.say(line, step=step)
    for register, rows in ROWS:
        made = tuple(RowText(values=dict(each)) for each in rows)
        acme.store.do(PutRows(register=register, rows=made))
    acme.store.close()
    return acme.folder

"""What the heading of the screen of needs says, and where on it an action means something."""

from __future__ import annotations

from typing import Final

from textual.content import Content

from screens.grid.pane import RegisterPane
from screens.grid.table import Table
from screens.needs.commands import VIEWS
from screens.needs.draw_ranks import count_words
from screens.needs.state import BOARD, MATRIX, REGISTER, REPLIES, Shown
from screens.needs.words import amount
from screens.widgets.ink import ALERT, muted
from workshop.registers.kinds.needs.needs import REGISTER as NEEDS
from workshop.text import plural

COLUMNS: Final = tuple(
    dict.fromkeys(
        (
            *("want", "department", "problem", "often", "goal", "cost", "staff_days"),
            *(field.id for field in NEEDS.fields),
        )
    )
)
"""The columns of the table, those first that are asked for most."""

ON_VIEWS: Final[dict[str, frozenset[int]]] = {
    "letter": frozenset({REPLIES}),
    "letters": frozenset({REPLIES}),
    "answer": frozenset({REPLIES}),
    "way": frozenset({BOARD, MATRIX}),
    "plane": frozenset({BOARD}),
    "hangs": frozenset({BOARD}),
    "mark": frozenset({BOARD, MATRIX}),
    "merge": frozenset({BOARD, MATRIX}),
    "conflicts": frozenset({BOARD, MATRIX}),
}
"""On which views alone an action means something."""


def front_row(shown: Shown | None, pane: RegisterPane) -> str:
    """The id of the row of needs in front, on whichever view; empty where there is none.

    Args:
        shown: what is shown; none until the needs were looked up.
        pane: the table.
    """
    if shown is None:
        return ""
    if shown.view == REGISTER:
        return pane.grid.hand.row_id
    if shown.view == REPLIES:
        return shown.answer.row.id if shown.answer else ""
    return shown.need.id if shown.need else ""


def heading_of(shown: Shown, table: Table, name: str, *, narrow: bool) -> tuple[str, Content]:
    """What the heading says: where one is, and what must be seen before its end.

    Args:
        shown: what is shown.
        table: the table of needs.
        name: the name of the engagement, for which a narrow heading has no room.
        narrow: whether the screen is narrow.
    """
    in_table = shown.view == REGISTER
    states = table_words(table) if in_table else used_words(shown, narrow=narrow)
    words = Content("").join(Content.assemble(each, "   ") for each in states)
    return details_of(shown, "" if narrow else name), words


def details_of(shown: Shown, name: str) -> str:
    """What there is, behind the name of the engagement where there is room for it."""
    what = "plane" if shown.plane and shown.view == BOARD else count_words(shown)
    if shown.by_own:
        what = f"the own order of {shown.picture.name(shown.department)}"
    return f"{name} · {what}" if name else what


def titles_of(shown: Shown, rows: int) -> tuple[tuple[str, str], ...]:
    """The views with how much each holds.

    Args:
        shown: what is shown.
        rows: how many rows the table has.
    """
    counts = (len(shown.picture.by_id), rows, 0, len(shown.picture.departments))
    titles = (title for title, _ in VIEWS)
    return tuple((t, f"{c:,}" if c else "") for t, c in zip(titles, counts, strict=True))


def table_words(table: Table) -> list[Content]:
    """How much there is in the table, and what is to be asked."""
    parts = [plural(table.count, "row")] if table.count else ["empty"]
    parts += [f"{table.gaps:,} to ask"] if table.gaps else []
    return [Content(" · ".join(parts))]


def used_words(shown: Shown, *, narrow: bool) -> list[Content]:
    """How much of each limit is used by what is chosen, and whether it is signed."""
    framework, selection = shown.picture.framework, shown.selection
    states = []
    if framework.limits and not framework.is_signed and not narrow:
        states.append(Content.styled("not signed yet", ALERT))
    if selection is None:
        return (
            [*states, muted("working it out …")] if shown.working and framework.limits else states
        )
    parts = []
    for limit, there in list(framework.limits.items())[: 1 if narrow else 2]:
        unit = shown.picture.unit
        used = amount(limit, selection.used.get(limit, 0), unit)
        if limit != "cost":
            used = used.split(" ")[0]
        parts.append(Content.assemble((used, "bold"), f" of {amount(limit, there, unit)}"))
    return [*states, Content(" · ").join(parts)]

"""The needs in their order as lines of text: the joint place, and each department's own."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from textual.content import Content

from screens.needs.lines import ruled, window
from screens.needs.picture import Picture
from screens.needs.state import Shown
from screens.needs.words import amount, codes, place_words, thousands
from screens.widgets.figures.heads import heads
from screens.widgets.figures.matrix_drawing import barred, cut, padded
from screens.widgets.ink import ALERT, MUTED, muted
from workshop.needs.standing import Need
from workshop.text import listing, plural

MARKED: Final = "◆"
"""Before a need that is marked."""
_COST: Final = 7
_DAYS: Final = 6
PITCH: Final = 4
"""The cells of the column of a department."""
_MORE: Final = 4
"""Cells for how many departments find no room: ` +12`."""
_LEAST_NAME: Final = 22
_FIRSTS: Final = 2
"""So many places of a department's own order are bold."""


class Table:
    """How the columns of the ranks stand in a width.

    Args:
        shown: what is shown.
        width: the cells in a line.
    """

    def __init__(self, shown: Shown, width: int) -> None:
        self.width = width
        """The cells in a line."""
        known = shown.picture.departments
        self.rank = 3 + max(3, len(str(len(shown.picture.joint))) + 1)
        """The cells of the bar, the mark and the place."""
        self.code = max(3, min(10, longest_code(shown.picture))) + 1
        """The cells of a code."""
        front = known.index(shown.department) if shown.department in known else -1
        room = width - self.rank - self.code - _COST - _LEAST_NAME
        more = _MORE if len(known) > room // PITCH else 0
        fits = max(1, min(len(known), (room - more) // PITCH))
        first = max(0, min(front - fits // 2, len(known) - fits))
        self.departments = known[first : first + fits]
        """The ids of the departments whose columns find room; the one looked at among them."""
        names = [shown.picture.name(each) for each in known]
        self.heads = dict(zip(known, heads(names), strict=True))
        """Three letters for each of them."""
        self.left_out = len(known) - len(self.departments)
        """How many do not."""
        rest = width - self.rank - self.code - _COST - PITCH * len(self.departments) - more
        self.days = _DAYS if rest - _DAYS > 40 else 0
        """The cells of the days; 0 where there is no room."""
        self.name = rest - self.days
        """The cells of the words."""


@lru_cache(maxsize=4)
def longest_code(picture: Picture) -> int:
    """How many cells the longest code takes, kept for the next key."""
    return max((len(need.code) for need in picture.by_id.values()), default=2)


def rank_lines(shown: Shown, width: int, height: int) -> list[Content]:
    """The needs as a table with its head, as many rows as fit, the one in front among them.

    Args:
        shown: what is shown.
        width: the cells in a line.
        height: the lines there are.
    """
    table = Table(shown, width)
    lines = [head_line(shown, table)]
    rows, at = shown.rows, shown.row_at
    room = max(1, height - len(lines))
    first = window(len(rows), at, room)
    for place, row in enumerate(rows[first : first + room], first):
        if row is None:
            lines.append(cut_line(shown, width))
            continue
        line = need_line(shown, row, table, here=place == at)
        lines.append(barred(line, width) if place == at else line)
    return lines


def head_line(shown: Shown, table: Table) -> Content:
    """The heads of the columns."""
    first = "joint" if not shown.by_own else "own"
    lead = muted(f"{first:>{table.rank - 1}} ").stylize("bold")
    unit = shown.picture.unit
    cost = f"{unit}k" if len(unit) == 1 else "cost k"
    days = f"{'days':>{table.days}}" if table.days else ""
    space = " " * (table.code + table.name)
    used = (f"{cost:>{_COST}}{days}", f"bold {MUTED}")
    words = Content.assemble(lead, space, used, *department_heads(shown, table))
    return cut(words, table.width)


def department_heads(shown: Shown, table: Table) -> Iterator[Content]:
    """The heads of the departments, that of the one looked at underlined; then how many more."""
    for each in table.departments:
        ink = "bold underline $accent" if each == shown.department else f"bold {MUTED}"
        yield Content.assemble(" " * (PITCH - 3), (f"{table.heads[each]:>3}", ink))
    if table.left_out:
        yield muted(f" +{table.left_out}")


def need_line(shown: Shown, need_id: str, table: Table, *, here: bool) -> Content:
    """One need over the columns."""
    picture = shown.picture
    need = picture.by_id[need_id]
    is_in = shown.is_in(need_id)
    quiet = "" if is_in or here else MUTED
    place = place_words(picture, need_id)
    if shown.by_own:
        place = str(picture.own[shown.department][need_id])
    mark = (MARKED, f"bold {ALERT}") if need_id in shown.marked else (" ", "")
    name = Content.styled(one_line(need), "bold" if here else quiet)
    name = name.truncate(table.name - 1, ellipsis=True)
    days = need.uses("staff_days")
    code = f"{cased(need.code, shown, need_id):<{table.code}}"
    return cut(
        Content.assemble(
            " ",
            mark,
            (f"{place:>{table.rank - 3}}", quiet),
            " ",
            (code, "bold" if is_in else quiet),
            padded(name, table.name),
            (f"{thousands(need.uses('cost')):>{_COST}}", quiet),
            (f"{'·' if days is None else f'{days:g}':>{table.days}}" if table.days else "", quiet),
            *[_own(shown, each, need_id, quiet) for each in table.departments],
        ),
        table.width,
    )


def cased(code: str, shown: Shown, need_id: str) -> str:
    """A code as it is drawn: in small letters where the need is not chosen."""
    return code if shown.is_in(need_id) else small_code(code)


def small_code(code: str) -> str:
    """The code of what is not chosen: in small letters, in brackets where it has none."""
    return code.lower() if code.lower() != code else f"({code})"


def _own(shown: Shown, department: str, need_id: str, quiet: str) -> Content:
    """The place of a need in a department's own order; a dot where it did not ask."""
    place = shown.picture.own.get(department, {}).get(need_id)
    if place is None:
        return Content.styled(f"{'·':>{PITCH}}", MUTED)
    return Content.styled(f"{place:>{PITCH}}", "bold" if place <= _FIRSTS else quiet)


def one_line(need: Need) -> str:
    """The words of a need, for a line of a list."""
    return str(need.row.cell("want")).replace("\n", " ")


def cut_line(shown: Shown, width: int) -> Content:
    """The row where the limits end, with what ends."""
    limits = shown.picture.framework.limits
    told = [amount(each, number, shown.picture.unit) for each, number in limits.items()]
    out = len(shown.order) - len(shown.chosen)
    end = "ends" if len(told) == 1 else "end"
    after = shown.selection.next_in[:2] if shown.selection else ()
    following = f", next in {codes(shown.picture, after)}" if after else ""
    words = f"{listing(told)} {end} here · {out} not this time{following}:"
    if not out:
        words = "everything fits"
    return ruled(words, width, ALERT)


def quiet_words(shown: Shown) -> str:
    """What stands in place of rows where there are none."""
    if shown.by_own:
        name = shown.picture.name(shown.department)
        return f"{name} asked for nothing and scored nothing."
    return "Nobody asked for anything yet." if not shown.order else ""


def count_words(shown: Shown) -> str:
    """How many needs of how many departments there are."""
    picture = shown.picture
    needs = plural(len(picture.by_id), "need")
    return f"{needs} of {plural(len(picture.departments), 'department')}"

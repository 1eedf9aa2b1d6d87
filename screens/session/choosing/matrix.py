"""The TOWS matrix: its four cells, what stands beside the one in front, and its strategies."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from rich.cells import cell_len
from textual.content import Content

from screens.grid.cell_text import one_line
from screens.session.ballot.lines import Box
from screens.widgets.ink import ALERT, INKS, MUTED, muted
from workshop.analysis.strategy.pairing import MEANS, Pairing, Rated, Weighty
from workshop.record.documents import EntryKind
from workshop.text import plural

_INK: Final = {kind.letter.value: INKS[kind] for kind in EntryKind if kind.letter}
_NAMES: Final = {"S": "strengths", "W": "weaknesses", "O": "opportunities", "T": "threats"}
_LEAST: Final = 18
"""Lines from which on the four cells stand as a square."""
_DEEPEST: Final = 3
"""So many lines at most stand for one factor."""
UNUSED: Final = "○"
"""Before a factor that no strategy uses yet."""
USED: Final = "●"
"""Before one that some strategy uses."""


def draw(found: Pairing, cell: str, top: int, box: Box) -> list[Content]:
    """The lines for a size: the cells, both sides of the one in front, its strategies, the rest."""
    head = list(_square(found, cell) if box.height >= _LEAST else _in_line(found, cell))
    head += [Content("")] if box.height >= _LEAST else []
    title = Content.assemble((f"{cell} ", "bold $accent"), Content(MEANS[cell]))
    title += muted(f"   factors {found.order}")
    inside, outside = found.beside(cell, top)
    strategies = found.of_cell(cell)
    room = box.height - len(head) - 2
    few = max(1, min(max(len(inside), len(outside)), room - min(len(strategies), room // 2)))
    deep = max(1, (room - len(strategies)) // max(1, few)) if box.height >= _LEAST else 1
    sides = list(_sides(cell, inside[:few], outside[:few], box.width, min(deep, _DEEPEST)))
    apart = [Content("")] if len(sides) + len(strategies) + 2 <= room else []
    left = max(1, room - len(sides) - 2 * len(apart))
    lines = [*head, title, *sides, *apart, *_strategies(strategies, left, box.width), *apart]
    rest = Content.styled(found.sentence, ALERT if found.unused else MUTED)
    return [*lines[: box.height - 1], rest]


def _count(found: Pairing, cell: str) -> str:
    count = len(found.of_cell(cell))
    return plural(count, "strategy", "strategies") if count else "none yet"


def _square(found: Pairing, cell: str) -> Iterator[Content]:
    """The four cells as a square, with their strategies counted."""
    yield Content.assemble(" " * 15, *(_letter(letter, 24) for letter in "OT"))
    for inside in "SW":
        cells = [_cell(found, f"{inside}{outside}", cell) for outside in "OT"]
        yield Content.assemble(_letter(inside, 15), *cells)


def _letter(letter: str, width: int) -> tuple[str, str]:
    return f"{letter} {_NAMES[letter]}".ljust(width), f"bold {_INK[letter]}"


def _cell(found: Pairing, cell: str, front: str) -> tuple[str, str]:
    here = cell == front
    words = f"{'▶' if here else ' '} {cell} {_count(found, cell)} "
    return words.ljust(24), "bold reverse" if here else ""


def _in_line(found: Pairing, front: str) -> Iterator[Content]:
    """The four cells in one line."""
    parts: list[tuple[str, str]] = []
    for cell in MEANS:
        here = cell == front
        count = len(found.of_cell(cell)) or "–"
        parts += [
            (f" {'▶' if here else ''}{cell} {count} ", "bold reverse" if here else ""),
            (" ", ""),
        ]
    yield Content.assemble(*parts)


def _sides(
    cell: str, inside: Sequence[Weighty], outside: Sequence[Weighty], width: int, deep: int
) -> Iterator[Content]:
    """The factors inside and outside, side by side, each on at most so many lines."""
    half = max(20, (width - 3) // 2)
    for at in range(max(len(inside), len(outside), 1)):
        left = _side(cell[0], inside, at, half, deep)
        right = _side(cell[1], outside, at, half, deep)
        for one, other in zip_longest(left, right, fillvalue=Content(" " * half)):
            yield Content.assemble(one, muted(" │ "), other)


def _side(letter: str, factors: Sequence[Weighty], at: int, width: int, deep: int) -> list[Content]:
    """A factor in its half of the line; what put it in its place where that finds room."""
    if at >= len(factors):
        empty = f"no {_NAMES[letter]} yet" if not factors and not at else ""
        return [muted(empty.ljust(width))]
    one = factors[at]
    code = f"{one.factor.code} ".ljust(4)
    room = max(4, width - 2 - cell_len(code))
    words = textwrap.wrap(one.factor.text, room) if deep > 1 else [one.factor.text]
    texts = [one_line(each, room) for each in [*words[: deep - 1], " ".join(words[deep - 1 :])]]
    lines = [Content(text.ljust(room)) for text in texts if text]
    behind = f"   {one.words}" if one.words else ""
    if cell_len(texts[0]) + cell_len(behind) <= room:
        blanks = " " * (room - cell_len(texts[0]) - cell_len(behind))
        lines[0] = Content.assemble(Content(texts[0]), blanks, muted(behind))
    mark = Content.styled(f"{USED if one.used_by else UNUSED} ", MUTED if one.used_by else ALERT)
    head = Content.assemble(mark, (code, f"bold {_INK[letter]}"))
    blank = Content(" " * head.cell_length)
    return [(blank if at else head) + line for at, line in enumerate(lines)]


def _strategies(found: Sequence[Rated], room: int, width: int) -> Iterator[Content]:
    """The strategies of the cell, the most attractive first, as far as there is room."""
    for one in found[:room]:
        codes = " ".join(factor.code for factor in one.cites)
        rating = f"{one.attractiveness:g}/4" if one.attractiveness is not None else "–/4"
        head, behind = f"▸ {one.row.code} ", f"  {codes}  {rating}"
        text = one_line(one.row.subject, max(8, width - cell_len(head) - cell_len(behind)))
        yield Content.assemble((head, "bold"), Content(text), muted(behind))

"""The strategy map as lines of text: perspectives as bands, goals and objectives side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from textual.content import Content

from screens.widgets.figures.matrix_drawing import cut, padded
from screens.widgets.ink import ALERT, MUTED, muted
from workshop.registers.kinds.objectives import PERSPECTIVES
from workshop.strategy.map import Node, StrategyMap

_BOX: Final = 27
"""The fewest cells of a box, its gap among them."""


@dataclass(frozen=True)
class Band:
    """A perspective with its boxes in rows."""

    perspective: str
    """Its name; empty for what stands in none."""
    rows: tuple[tuple[Node, ...], ...]
    """Objectives and goals, as many in a row as find room."""

    def height(self, words: int) -> int:
        """How many lines it is drawn in, where the words of a box have so many."""
        return 1 + (len(self.rows) * (words + 2) or 2)


def columns_in(width: int) -> int:
    """How many boxes find room side by side."""
    return max(1, (width - 2) // _BOX)


def bands_of(found: StrategyMap, width: int) -> tuple[Band, ...]:
    """The map in bands; what stands in no perspective comes last."""
    count = columns_in(width)
    bands = []
    for perspective in (*PERSPECTIVES, ""):
        nodes = found.in_perspective(perspective)
        if perspective or nodes:
            rows = tuple(nodes[at : at + count] for at in range(0, len(nodes), count))
            bands.append(Band(perspective, rows))
    return tuple(bands)


def moved(bands: tuple[Band, ...], here: str, across: int, down: int) -> str:
    """The id of the box to which an arrow leads from one; the same at an edge.

    Args:
        bands: the map as it is drawn.
        here: the id of the box in front; the first one where it is not there.
        across: 1 to the right, -1 to the left, 0 neither.
        down: 1 down, -1 up, 0 neither.
    """
    rows = [row for band in bands for row in band.rows]
    for at, row in enumerate(rows):
        for column, node in enumerate(row):
            if node.id == here:
                to = max(0, min(len(rows) - 1, at + down))
                place = max(0, min(len(rows[to]) - 1, column + across))
                return rows[to][place].id
    return rows[0][0].id if rows else ""


def map_lines(
    found: StrategyMap, width: int, front: str, words: int = 1
) -> tuple[list[Content], int]:
    """The map as lines, and the line in which the box in front begins; 0 where none is.

    Args:
        found: the map, or the part of a department.
        width: cells in a line.
        front: the id of the box in front.
        words: how many lines of a box its words have.
    """
    lines: list[Content] = []
    at = 0
    box = max(_BOX, (width - 2) // columns_in(width))
    effects = {link.effect for link in found.links if link.cause == front}
    causes = {link.cause for link in found.links if link.effect == front}
    leads = _leads(found)
    for band in bands_of(found, width):
        title = (band.perspective or "no perspective yet").upper()
        rule = "─" * max(0, width - len(title) - 2)
        lines.append(Content.assemble((title, f"bold {MUTED}"), " ", (rule, "$rule")))
        if not band.rows:
            lines += [muted("  nothing stands here yet"), Content("")]
        for row in band.rows:
            if any(node.id == front for node in row):
                at = len(lines)
            drawn = [Content("  ")] * (words + 1)
            for node in row:
                tie = "▸" if node.id in effects else "◂" if node.id in causes else " "
                told = _box(node, leads[node.id], tie, box - 1, words, here=node.id == front)
                drawn = [line + padded(part, box) for line, part in zip(drawn, told, strict=True)]
            lines += [*(cut(line, width) for line in drawn), Content("")]
    return lines, at


def _leads(found: StrategyMap) -> dict[str, list[str]]:
    """By the id of each objective and goal the codes of what it leads to."""
    codes = {each.id: each.row.code for each in found.nodes}
    leads: dict[str, list[str]] = {each: [] for each in codes}
    for link in found.links:
        leads[link.cause].append(codes[link.effect])
    return leads


def _box(
    node: Node, leads: Sequence[str], tie: str, width: int, lines: int, *, here: bool
) -> list[Content]:
    """An objective or a goal: its code and words in so many lines, then what it leads to."""
    code = f"[{node.row.code}]" if here else f"{tie}{node.row.code} "
    ink = "bold $accent reverse" if here else "bold $accent" if tie != " " else "bold"
    room = max(4, width - len(code) - 1)
    words = Content.styled(" ".join(node.row.subject.split()), "bold" if here else "")
    wrapped = words.wrap(room) or [words]
    if len(wrapped) > lines:
        rest = Content(" ").join(wrapped[lines - 1 :])
        wrapped = [*wrapped[: lines - 1], rest.truncate(room, ellipsis=True)]
    wrapped += [Content("")] * (lines - len(wrapped))
    lead = " " * (len(code) + 1)
    texts = [Content.assemble((code, ink), " ", wrapped[0])]
    texts += [Content(lead) + each for each in wrapped[1:]]
    return [*texts, Content(lead) + _below(node, leads).truncate(room, ellipsis=True)]


def _below(node: Node, leads: Sequence[str]) -> Content:
    """What an objective or a goal leads to, and what it lacks."""
    parts = [muted(f"→ {' '.join(leads)}")] if leads else []
    parts += [Content.styled(f"no {', '.join(node.lacks)}", ALERT)] if node.lacks else []
    return Content("  ").join(parts)


def node_told(found: StrategyMap, node: Node, names: dict[str, str]) -> Iterator[Content]:
    """What is in front in words: what it leads to, what leads to it, whose it is, what it lacks.

    Args:
        found: the map.
        node: what is in front.
        names: how departments are called, by their ids.
    """
    nodes = {each.id: each for each in found.nodes}
    department = names.get(node.department_id or "", "")
    yield Content.assemble(
        (node.row.code, "bold"), "  ", " ".join(node.row.subject.split()),
        (f"  {department}" if department else "", MUTED),
    )  # fmt: skip
    to = [nodes[link.effect] for link in found.links if link.cause == node.id]
    by = [nodes[link.cause] for link in found.links if link.effect == node.id]
    if not (to or by):
        yield Content.styled("It leads to nothing and nothing leads to it.", ALERT)
    for word, those in (("leads to", to), ("follows from", by)):
        if those:
            said = " · ".join(f"{each.row.code} {each.row.subject}" for each in those)
            yield Content.assemble((f"{word}  ", MUTED), said)
    if node.lacks:
        yield Content.styled(f"It has no {' and no '.join(node.lacks)} yet.", ALERT)

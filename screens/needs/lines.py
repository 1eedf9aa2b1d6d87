"""Lines that all views of needs share: which are in sight, the row where the limits end."""

from __future__ import annotations

from textual.content import Content

from screens.widgets.figures.matrix_drawing import cut, padded


def ruled(words: str, width: int, ink: str) -> Content:
    """Words in a dashed line that goes on to the end: where something ends."""
    start = Content.assemble("  ╌╌╌ ", (words, f"bold {ink}"), " ")
    rest = max(0, width - start.cell_length)
    return cut(start.stylize(ink) + Content.styled("╌" * rest, ink), width)


def window(count: int, at: int, room: int) -> int:
    """The first of `count` rows that is in sight, with the one at `at` near the middle."""
    return 0 if count <= room else max(0, min(at - room // 2, count - room))


def beside(left: list[Content], right: list[Content], width: int, gap: int = 2) -> list[Content]:
    """Two blocks of lines side by side.

    Args:
        left: the lines of the first.
        right: the lines of the second.
        width: the cells of the first.
        gap: cells between them.
    """
    lines = []
    for at in range(max(len(left), len(right))):
        first = left[at] if at < len(left) else Content("")
        second = right[at] if at < len(right) else Content("")
        lines.append(padded(cut(first, width), width + gap) + second)
    return lines

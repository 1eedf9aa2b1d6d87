"""Themes over departments as lines of text, for any width: nothing is looked up here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from textual.content import Content

from screens.synthesis.state import Shown
from screens.widgets.figures.matrix_drawing import (
    WIDE,
    Columns,
    barred,
    cut,
    head_lines,
    legend_line,
    row_line,
)
from screens.widgets.ink import ALERT, MUTED, muted
from screens.widgets.letter_signs import letter_sign
from workshop import times
from workshop.analysis.synthesis.facts import ThemeFact, ToldStatement
from workshop.report.blocks import Column, Matrix, MatrixCell, MatrixLine
from workshop.report.synthesis.matrix_block import cells_of
from workshop.text import listing, plural

_INDENT: Final = 3
"""Cells before a statement, which stands under its theme."""


def themes_view(shown: Shown, width: int, height: int) -> Content:
    """The matrix, and below it what was said under the theme in front."""
    if not shown.themes:
        return Content.assemble(
            "\n  Nothing is told that could be joined yet.\n\n  ",
            muted("What is recorded as a factor or with a tag stands here, theme by theme."),
        )
    if shown.opened >= 0:
        return Content("\n").join(_opened(shown, width, height))
    matrix = matrix_of(shown)
    columns = Columns(matrix, width, shown.column)
    below = list(_below(shown, width, max(6, height * 2 // 5)))
    top = head_lines(matrix, columns, _unheard(shown))
    room = max(1, height - len(below) - len(top) - 1)
    themes, first = shown.themes, 0
    at = min(shown.at, len(themes) - 1)
    if len(themes) > room:
        first = max(0, min(at - room // 2, len(themes) - room))
    rows = [
        row_line(matrix, matrix.rows[place], columns, theme.letter, here=place == at)
        for place, theme in enumerate(themes[first : first + room], first)
    ]
    rows[at - first] = barred(rows[at - first], width)
    hidden = len(themes) - len(rows)
    since = f"+ {shown.since_words}" if shown.since and columns.is_wide else ""
    foot = legend_line(matrix, columns, hidden, since, what="department")
    lines = [*top, *rows, *[Content("")] * (room - len(rows)), foot, *below]
    return Content("\n").join(lines[:height])


# The matrix


def matrix_of(shown: Shown) -> Matrix:
    """The themes over the departments, in the order of the screen, with what is new of each."""
    new = [Column(title="new", numeric=True)] if shown.since else []
    return Matrix(
        caption="Themes by department",
        head="Theme",
        columns=shown.matrix.departments,
        rows=tuple(_line(shown, theme) for theme in shown.themes),
        ends=(Column(title="said", numeric=True), Column(title="strength"), *new),
    )


def _line(shown: Shown, theme: ThemeFact) -> MatrixLine:
    """One theme over the departments."""
    row = shown.row(theme)
    silent = (MatrixCell(sign="silent"),) * len(shown.matrix.departments)
    count, is_new = shown.new(theme)
    mark = "new" if is_new and theme.n == count else f"+{count}" if count else ""
    return MatrixLine(
        text=theme.text,
        cells=cells_of(row) if row else silent,
        ends=(str(theme.n), theme.strength.word, *([mark] if shown.since else [])),
    )


def _unheard(shown: Shown) -> tuple[str, ...]:
    coverage = shown.facts.coverage
    return coverage.groups.not_heard if coverage else ()


# The theme in front


def _below(shown: Shown, width: int, height: int) -> Iterator[Content]:
    """What was said under the theme in front, and whether enough was heard."""
    theme = shown.theme
    assert theme is not None  # noqa: S101 - asked where there is one
    yield Content.styled("─" * width, "$rule")
    wide = width >= WIDE
    lead = letter_sign(theme.letter) if theme.letter else muted("·")
    title = Content.assemble(
        " ", lead, " ", (theme.text.replace("\n", " "), "bold $foreground"), "  ", muted(theme.id)
    )
    yield cut(title, width)
    strength = Content.assemble(
        ("   Strength ", MUTED), (theme.strength.word, "bold"), (f": {theme.strength.why}", MUTED)
    )
    support = muted(theme.sentence)
    if wide and strength.cell_length + support.cell_length + 3 <= width:
        yield _ended(strength, support, width)
        left = height - 3
    else:
        yield cut(Content("   ") + support, width)
        lines = strength.wrap(width - 4)[: 2 if height > 7 else 1]
        yield from (
            cut(Content("   ") + line if n else line, width) for n, line in enumerate(lines)
        )
        left = height - 3 - len(lines)
    saturation = shown.facts.saturation
    sentence = (saturation.sentence if wide else saturation.brief) if saturation else ""
    enough = _wrapped_enough(sentence, width, 2 if wide else 1)
    left -= len(enough)
    yield from _quotes(shown, width, max(1, left))
    yield from enough


def _wrapped_enough(sentence: str, width: int, most: int) -> list[Content]:
    """Whether enough was heard, as a sentence."""
    if not sentence:
        return []
    words = Content.assemble(("Heard enough? ", f"bold {MUTED}"), sentence)
    lines = words.wrap(width - 4)
    if len(lines) > most:
        rest = Content(" ").join(lines[most - 1 :])
        lines = [*lines[: most - 1], rest.truncate(width - 4, ellipsis=True)]
    return [Content("   ") + line for line in lines]


def _quotes(shown: Shown, width: int, most: int) -> Iterator[Content]:
    """Statements of different departments, the opposite always among them and last."""
    found = shown.statements
    if not found:
        name = shown.department
        words = (
            f"{name} was not heard." if name in _unheard(shown) else f"{name} said nothing of it."
        )
        yield muted(f"   {words}")
        return
    against = [each for each in found if each.stance == "against"]
    said = [each for each in found if each.stance == "for"]
    kept = [*said[: max(0, most - min(len(against), max(1, most // 2)))], *against]
    kept = kept[:most]
    for each in kept:
        yield cut(statement_line(each, width), width)


def statement_line(each: ToldStatement, width: int) -> Content:
    """One statement in a line: its words, who said it, and whether it is the opposite."""
    source = listing(list(each.departments)) or each.who or "department not recorded"
    where = f" · {each.session_title}" if each.session_title and width >= WIDE else ""
    minute = f" · {times.time(each.at)}" if each.at and width >= WIDE else ""
    mark = Content.styled("✕ ", f"bold {ALERT}") if each.stance == "against" else Content("")
    end = muted(f"  {source}{where}{minute}")
    if each.stance == "against" and width >= WIDE:
        end = Content.assemble(end, ("  says the opposite", f"bold {ALERT}"))
    if end.cell_length > width // 2:
        end = end.truncate(width // 2, ellipsis=True)
    room = max(12, width - _INDENT - end.cell_length - mark.cell_length - 2)
    words = Content(each.text.replace("\n", " ")).truncate(room, ellipsis=True)
    return Content.assemble(" " * _INDENT, mark, ("“", "bold $quote"), words, "”", end)


def _opened(shown: Shown, width: int, height: int) -> list[Content]:
    """Everything that was said under the theme in front."""
    theme = shown.theme
    assert theme is not None  # noqa: S101 - asked where there is one
    lead = letter_sign(theme.letter) if theme.letter else muted("·")
    title = (theme.text.replace("\n", " "), "bold $foreground")
    top = [cut(Content.assemble(" ", lead, " ", title, "  ", muted(theme.id)), width)]
    who = f"{shown.department}: {plural(len(shown.statements), 'statement')} · "
    top.append(cut(muted(f"   {who if shown.department else ''}{theme.sentence}"), width))
    strength = Content.assemble(("Strength ", MUTED), (theme.strength.sentence, ""))
    top += [Content("   ") + line for line in strength.wrap(width - 4)]
    top.append(Content(""))
    blocks = [
        _statement(each, width, here=place == shown.opened)
        for place, each in enumerate(shown.statements)
    ]
    if not blocks:
        return [*top, muted("   Nothing is told of it here.")]
    room = max(1, height - len(top))
    first, used = shown.opened, len(blocks[shown.opened])
    while first > 0 and used + len(blocks[first - 1]) <= room // 2 + 1:
        first -= 1
        used += len(blocks[first])
    lines = [line for block in blocks[first:] for line in block]
    if len(lines) < room:
        lines = [line for block in blocks for line in block][-room:]
    return [*top, *lines[:room]]


def _statement(each: ToldStatement, width: int, *, here: bool) -> list[Content]:
    """One statement in full, with who said it and where."""
    mark = Content.styled("✕ ", f"bold {ALERT}") if each.stance == "against" else Content("  ")
    words = Content.assemble(("“", "bold $quote"), each.text.replace("\n", " "), "”")
    lines = [
        Content.assemble("  ", mark if not n else "  ", line)
        for n, line in enumerate(words.wrap(width - 6))
    ]
    when = f"{times.short_day(each.at)}, {times.time(each.at)}" if each.at else ""
    parts = [each.who or "nobody named", each.session_title, when]
    opposite = [("says the opposite · ", f"bold {ALERT}")] if each.stance == "against" else []
    source = muted(" · ".join(part for part in parts if part))
    below = cut(Content.assemble("    ", *opposite, source), width)
    return [*([barred(line, width) for line in lines] if here else lines), below]


# Lines


def _ended(line: Content, end: Content, width: int) -> Content:
    gap = max(1, width - line.cell_length - end.cell_length - 1)
    return Content.assemble(line, " " * gap, end)

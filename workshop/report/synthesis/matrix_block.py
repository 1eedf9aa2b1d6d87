"""Themes over departments as a matrix block: who says what, and who the opposite."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from workshop.analysis.synthesis.facts import ThemeFact, ThemeMatrix, ThemeRow
from workshop.language import marked, say
from workshop.report.blocks import AnyBlock, Column, Matrix, MatrixCell, MatrixLine, Sign
from workshop.report.wording.letters import strength_word

_SIGNS: Final[dict[str, Sign]] = {
    "said": "said", "said the opposite": "against", "silent": "silent", "not heard": "unheard",
}  # fmt: skip

SIGN_WORDS: Final[dict[Sign, str]] = {
    "said": marked("said so"), "against": marked("said the opposite"),
    "both": marked("said so, and the opposite"), "silent": marked("nothing of it is told"),
    "unheard": marked("not heard"),
}  # fmt: skip
"""What a cell says, in words."""

LEGEND: Final = marked(
    "● said so, ✕ said the opposite, · nothing of it is told, – not heard. What may not be told as "
    "a department's is in no column."
)


def matrix(
    found: ThemeMatrix, themes: Sequence[ThemeFact], caption: str, chosen: Collection[str]
) -> Iterator[AnyBlock]:
    """The matrix of some themes; nothing where there are none.

    Args:
        found: all themes over the departments.
        themes: the same themes, for what stands behind the cells.
        caption: what it is called.
        chosen: the ids of the themes that are rows.
    """
    by_id = {theme.id: theme for theme in themes}
    rows = [row for row in found.rows if row.id in chosen]
    if rows:
        yield Matrix(
            caption=caption,
            head=say("Theme"),
            columns=found.departments,
            rows=tuple(_line(row, by_id[row.id]) for row in rows),
            ends=(
                Column(title=say("Said"), numeric=True),
                Column(title=say("Strength‖of evidence"), weight=2),
            ),
            legend=say(LEGEND),
        )


def _line(row: ThemeRow, theme: ThemeFact) -> MatrixLine:
    return MatrixLine(
        code="" if row.id.startswith("#") else row.id,
        text=row.text,
        cells=cells_of(row),
        ends=(str(theme.n), strength_word(theme.strength.word)),
        contested=theme.against > 0,
    )


def cells_of(row: ThemeRow) -> tuple[MatrixCell, ...]:
    """What each department says of a theme, as documents and screens show it."""
    return tuple(map(_cell, row.cells, row.said, row.against))


def _cell(word: str, said: int, against: int) -> MatrixCell:
    """What one department says; how often, where it says so more than once."""
    sign: Sign = "both" if said and against else _SIGNS[word]
    return MatrixCell(sign=sign, text=str(said) if said > 1 else "", words=say(SIGN_WORDS[sign]))

"""Rows with phrases that are not torn apart: those of the table of steps, and with keys below."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from textual.content import Content

from screens.widgets.ink import ALERT, flow, muted
from screens.widgets.row_list import MUTED, Row

_WIDE: Final = 100
"""From so many cells on, done and missing have a column each."""
_NAME: Final = 26
_NUMBER: Final = re.compile(r"^\d[\d,]*")
_NOTHING: Final = Content("")


def with_number(words: str, *, quiet: bool = False) -> Content:
    """Words in which the number at their beginning stands out, in another ink than keys have.

    Args:
        words: what is said.
        quiet: whether the words are read second.
    """
    found = _NUMBER.match(words)
    end = found.end() if found else 0
    rest = Content.styled(words[end:], MUTED if quiet else "")
    return Content.styled(words[:end], "bold") + rest if end else rest


@dataclass(frozen=True)
class StepRow(Row):
    """A step in columns where there is room, else what is missing under what is done."""

    done: tuple[Content, ...] = ()
    missing: tuple[Content, ...] = ()
    stage: Content = _NOTHING
    """Its stage, at the first step of one."""

    @classmethod
    def heading(cls, *, new: bool) -> StepRow:
        """The row over them.

        Args:
            new: whether nothing is done of any, so that only names and stages stand below.
        """
        words = () if new else (muted("Done"),)
        missing = () if new else (muted("Missing"),)
        return cls(muted("Step"), indent=4, above=1, done=words, missing=missing)

    def _laid_out(self, width: int) -> list[Content]:
        """The lines: the stage under the name, and what is missing beside what is done or below."""
        name = Content("\n").join([self.text, self.stage]) if self.stage else self.text
        room = width - self.indent - _NAME
        columns: tuple[tuple[Content, int], ...]
        if width >= _WIDE:
            done = room * 4 // 9
            nothing = muted("·") if self.missing else _NOTHING
            columns = (
                (name, _NAME),
                (_flowing(self.done, done) or nothing, done),
                (_flowing(self.missing, room - done), room - done),
            )
        else:
            beside = [each for each in (self.done, self.missing) if each]
            if not self.lead:  # the heading
                beside = [(*self.done, *self.missing)]
            if self.lead and self.missing:  # told from what is done without any colour
                beside[-1] = (
                    Content.assemble(("! ", f"bold {ALERT}"), beside[-1][0]),
                    *beside[-1][1:],
                )
            told = Content("\n").join(_flowing(each, room) for each in beside)
            columns = ((name, _NAME), (told, room))
        return [*[_NOTHING] * self.above, *self._side_by_side(columns)]

    def _side_by_side(self, columns: tuple[tuple[Content, int], ...]) -> list[Content]:
        """Columns of a width each as lines; two cells stay free between two columns."""
        wrapped = [_lines(text, room - 2) for text, room in columns]
        lines = []
        for place in range(max(map(len, wrapped))):
            line = self.lead if not place else _NOTHING
            line = line.pad_right(max(0, self.indent - line.cell_length))
            for (_, room), texts in zip(columns, wrapped, strict=True):
                cell = texts[place] if place < len(texts) else _NOTHING
                line += cell.pad_right(max(0, room - cell.cell_length))
            lines.append(line)
        return lines


@dataclass(frozen=True)
class PhraseRow(Row):
    """A row with phrases below it, or phrases alone, each kept together."""

    phrases: tuple[Content, ...] = ()

    def _laid_out(self, width: int) -> list[Content]:
        """The lines: those of a row, then the phrases with blanks between them."""
        room = width - self.indent
        flown = flow([_NOTHING], self.phrases, room, "   ")
        below = [line.pad_left(self.indent) for line in flown if line]
        return [*(super()._laid_out(width) if self.text else ()), *below]


def _flowing(phrases: tuple[Content, ...], room: int) -> Content:
    """Phrases with points between them, in lines that end between two of them where that can be."""
    if not phrases:
        return _NOTHING
    pointed = [*(each + muted(" ·") for each in phrases[:-1]), phrases[-1]]
    first = _lines(pointed[0], room - 2)
    return Content("\n").join(flow(first, pointed[1:], room - 2, " "))


def _lines(text: Content, room: int) -> list[Content]:
    if text.cell_length <= room and "\n" not in text.plain:
        return [text]
    return text.wrap(max(4, room)) or [_NOTHING]

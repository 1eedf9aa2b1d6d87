"""Themes over departments as lines of text, for any width: nothing is looked up here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from textual.content import Content

from screens.synthesis.state import Shown
from screens.widgets.figures.heads import heads
from screens.widgets.ink import ALERT, MUTED, muted
from screens.widgets.letter_signs import letter_sign
from workshop import times
from workshop.analysis.synthesis.facts import ThemeFact, ThemeRow, ToldStatement
from workshop.text import listing, plural

WIDE: Final = 100
"""From so many cells on, heads stand in one line, and a theme has more lines below."""

_BAR: Final = "▌"
_ON: Final = "$block-cursor-foreground on $block-cursor-background"
_SIGNS: Final = {
    "said": ("●", "$accent"),
    "said the opposite": ("✕", ALERT),
    "silent": ("·", MUTED),
    "not heard": ("░", MUTED),
}
_LEAST_NAME: Final = 24
"""The fewest cells for the words of a theme; where there are fewer, columns are left out."""
_END: Final = 20
"""The cells of count, strength and what is new."""


class Layout:
    """How the columns stand in a width.

    Args:
        shown: what is shown.
        width: the cells in a line.
    """

    def __init__(self, shown: Shown, width: int) -> None:
        self.is_wide = width >= WIDE
        """Whether heads stand in one line."""
        self.pitch = 5 if self.is_wide else 2
        """Cells of a column of a department."""
        names = shown.matrix.departments
        self.heads = heads(names)
        """The heads of all columns."""
        room = max(0, width - 4 - _LEAST_NAME - _END)
        fits = max(1, room // self.pitch)
        first = 0
        if fits < len(names) and shown.column >= fits:
            first = min(shown.column, len(names) - 1) - fits + 1
        self.columns = range(first, min(len(names), first + fits))
        """The columns that find room."""
        self.left_out = len(names) - len(self.columns)
        """How many do not."""
        self.name = max(8, width - 4 - self.pitch * len(self.columns) - _END)
        """The cells for the words of a theme."""


def themes_view(shown: Shown, width: int, height: int) -> Content:
    """The matrix, and below it what was said under the theme in front."""
    if not shown.themes:
        return Content.assemble(
            "\n  Nothing is told that could be joined yet.\n\n  ",
            muted("What is recorded as a factor or with a tag stands here, theme by theme."),
        )
    if shown.opened >= 0:
        return Content("\n").join(_opened(shown, width, height))
    layout = Layout(shown, width)
    below = list(_below(shown, width, max(6, height * 2 // 5)))
    top = _heads(shown, layout, width)
    room = max(1, height - len(below) - len(top) - 1)
    themes, first = shown.themes, 0
    at = min(shown.at, len(themes) - 1)
    if len(themes) > room:
        first = max(0, min(at - room // 2, len(themes) - room))
    rows = [
        _theme(shown, layout, theme, width, here=place == at)
        for place, theme in enumerate(themes[first : first + room], first)
    ]
    hidden = len(themes) - len(rows)
    foot = _legend(shown, layout, hidden, width)
    lines = [*top, *rows, *[Content("")] * (room - len(rows)), foot, *below]
    return Content("\n").join(lines[:height])


# The matrix


def _heads(shown: Shown, layout: Layout, width: int) -> list[Content]:
    """The names of the departments over their columns."""
    tail = muted(f"{'said':>5} {'strength':<9}{'new' if shown.since else '':>4}")
    if layout.is_wide:
        cells = [
            Content.styled(f"{layout.heads[at]:^5}", _head_style(shown, at))
            for at in layout.columns
        ]
        line = Content(" " * (4 + layout.name)) + Content("").join(cells) + tail
        return [_cut(line, width)]
    lines = []
    for letter in range(3):
        cells = [
            Content.styled(f"{layout.heads[at][letter : letter + 1]:<2}", _head_style(shown, at))
            for at in layout.columns
        ]
        line = Content(" " * (4 + layout.name)) + Content("").join(cells)
        lines.append(_cut(line + tail if letter == 2 else line, width))
    return lines


def _head_style(shown: Shown, at: int) -> str:
    if at == shown.column:
        return "bold underline $accent"
    return MUTED if shown.matrix.departments[at] in _unheard(shown) else "bold"


def _unheard(shown: Shown) -> tuple[str, ...]:
    coverage = shown.facts.coverage
    return coverage.groups.not_heard if coverage else ()


def _theme(shown: Shown, layout: Layout, theme: ThemeFact, width: int, *, here: bool) -> Content:
    """One theme over the departments."""
    row = shown.row(theme)
    lead = letter_sign(theme.letter) if theme.letter else muted("·")
    name = Content.styled(theme.text.replace("\n", " "), "bold" if here else "")
    name = _padded(name.truncate(layout.name - 1, ellipsis=True), layout.name)
    cells = Content("").join(_cell(row, at, layout.pitch) for at in layout.columns)
    new, is_new = shown.new(theme)
    mark = "new" if is_new and theme.n == new else f"+{new}" if new else ""
    strong = theme.strength.word in ("high", "moderate")
    end = Content.assemble(
        (f"{theme.n:>5}", "bold"),
        " ",
        (f"{theme.strength.word:<9}", "bold" if theme.strength.word == "high" else
         "" if strong else MUTED),
        (f"{mark:>4}", "bold $accent"),
    )  # fmt: skip
    line = Content.assemble("  ", lead, " ", name, cells, end)
    return barred(line, width) if here else _cut(line, width)


def _cell(row: ThemeRow | None, at: int, pitch: int) -> Content:
    """What a department says; one that says both has both signs, where there is room."""
    word = row.cells[at] if row else "silent"
    sign, ink = _SIGNS[word]
    if row and word == "said" and row.against[at]:
        if pitch < 4:
            return Content.styled("◐", f"bold {ALERT}") + Content(" " * (pitch - 1))
        return Content.assemble(" ", (sign, f"bold {ink}"), ("✕", f"bold {ALERT}"), "  ")
    style = ink if word in ("silent", "not heard") else f"bold {ink}"
    before = (pitch - 1) // 2
    return Content.assemble(" " * before, (sign, style), " " * (pitch - before - 1))


def _legend(shown: Shown, layout: Layout, hidden: int, width: int) -> Content:
    """What the signs mean, and how much is not on the screen."""
    parts = [Content.styled(f"▼ {hidden} more", "bold")] if hidden else []
    if layout.left_out:
        parts.append(Content.styled(f"→ {plural(layout.left_out, 'department')} more", "bold"))
    for word, (sign, ink) in _SIGNS.items():
        said = word if layout.is_wide else word.removeprefix("said the ")
        parts.append(Content.assemble((sign, f"bold {ink}"), f" {said}"))
    both = "◐" if layout.pitch < 4 else "●✕"
    parts.append(muted(f"{both} both"))
    if shown.since and layout.is_wide:
        parts.append(muted(f"+ {shown.since_words}"))
    gap = "   " if layout.is_wide else "  "
    return _cut(Content("  ") + Content(gap).join(parts), width)


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
    yield _cut(title, width)
    strength = Content.assemble(
        ("   Strength ", MUTED), (theme.strength.word, "bold"), (f": {theme.strength.why}", MUTED)
    )
    support = muted(theme.sentence)
    if wide and strength.cell_length + support.cell_length + 3 <= width:
        yield _ended(strength, support, width)
        left = height - 3
    else:
        yield _cut(Content("   ") + support, width)
        lines = strength.wrap(width - 4)[: 2 if height > 7 else 1]
        yield from (
            _cut(Content("   ") + line if n else line, width) for n, line in enumerate(lines)
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
        yield _cut(statement_line(each, width), width)


def statement_line(each: ToldStatement, width: int, *, indent: int = 3) -> Content:
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
    room = max(12, width - indent - end.cell_length - mark.cell_length - 2)
    words = Content(each.text.replace("\n", " ")).truncate(room, ellipsis=True)
    return Content.assemble(" " * indent, mark, ("“", "bold $quote"), words, "”", end)


def _opened(shown: Shown, width: int, height: int) -> list[Content]:
    """Everything that was said under the theme in front."""
    theme = shown.theme
    assert theme is not None  # noqa: S101 - asked where there is one
    lead = letter_sign(theme.letter) if theme.letter else muted("·")
    title = (theme.text.replace("\n", " "), "bold $foreground")
    top = [_cut(Content.assemble(" ", lead, " ", title, "  ", muted(theme.id)), width)]
    who = f"{shown.department}: {plural(len(shown.statements), 'statement')} · "
    top.append(_cut(muted(f"   {who if shown.department else ''}{theme.sentence}"), width))
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
    below = _cut(Content.assemble("    ", *opposite, source), width)
    return [*([barred(line, width) for line in lines] if here else lines), below]


# Lines


def barred(line: Content, width: int) -> Content:
    """The row in front: a bar and a tint, so that it needs no colour."""
    rest = _padded(_cut(line, width), width)[1:]
    return Content.styled(_BAR, "$accent") + rest.stylize(_ON)


def _padded(line: Content, width: int) -> Content:
    return line.pad_right(max(0, width - line.cell_length))


def _cut(line: Content, width: int) -> Content:
    return line.truncate(width, ellipsis=True) if line.cell_length > width else line


def _ended(line: Content, end: Content, width: int) -> Content:
    gap = max(1, width - line.cell_length - end.cell_length - 1)
    return Content.assemble(line, " " * gap, end)

"""Where a room is apart, drawn: the list, and beside or below it the thing in front."""

from __future__ import annotations

from typing import Final

from textual.content import Content

from screens.session.ballot.lines import CODE, Box, statement
from screens.session.discussing.shown import Apart, Detail
from screens.session.panes.spread_rows import histogram
from screens.session.voting.parts import Scrolled
from screens.widgets.ink import ALERT, GOOD, MUTED, flow, muted
from workshop.analysis.discussing.discussion import Discussed
from workshop.analysis.discussing.words import (
    before_after,
    half_words,
    movement_words,
    values_of,
)

_WIDE: Final = 96
"""From so many cells on, the thing in front stands beside the list."""
_LIST: Final = 50
"""Cells of the list then."""
_ROOMY: Final = 18
"""From so many lines on, a row of the list has two."""
_MARKS: Final = {"split": ("◆ split", f"bold {ALERT}"), "wide": ("◇ wide", ALERT)}
_MARK: Final = 8
_HALF: Final = 8
_BAR: Final = 14
"""Cells of the longest bar."""
_LABEL: Final = 24
"""Cells of a value with what it means."""
_SHOWN: Final = 4
"""So many rows of the list stand over the thing in front on a narrow screen."""


def draw(shown: Apart, box: Box) -> list[Content]:
    """The discussion in a box."""
    head = [Content.styled(shown.begin, "bold" if not shown.rows else MUTED)]
    if shown.room:
        head = [Content.styled(f"▲ {shown.room}", ALERT)]
    if not shown.rows or shown.detail is None:
        return [line for each in head for line in each.wrap(max(20, box.width))]
    if box.width >= _WIDE:
        return _beside(shown, shown.detail, head, box)
    return _below(shown, shown.detail, head, box)


def _beside(shown: Apart, detail: Detail, head: list[Content], box: Box) -> list[Content]:
    """The list at the left, the thing in front at the right."""
    if box.height >= _ROOMY:
        head = [*head, Content("")]
    height = box.height - len(head)
    lines = 1 if height < _ROOMY else 3 if len(shown.rows) * 3 <= height else 2
    left = _list(shown, Box(_LIST, height), lines=lines)
    right = _front(shown, detail, Box(box.width - _LIST - 3, height))
    rows = max(len(left), len(right))
    blank = Content(" " * _LIST)
    left += [blank] * (rows - len(left))
    right += [Content("")] * (rows - len(right))
    bar = Content.styled(" │ ", "$rule")
    joined = [
        Content.assemble(one.truncate(_LIST, pad=True), bar, other)
        for one, other in zip(left, right, strict=True)
    ]
    return [*head, *joined]


def _below(shown: Apart, detail: Detail, head: list[Content], box: Box) -> list[Content]:
    """The widest in one row each, below them the thing in front."""
    most = _SHOWN if box.height >= 14 else 2 if box.height >= 9 else 1
    top = _list(shown, Box(box.width, most + (len(shown.rows) > most)), lines=1)
    rest = box.height - len(head) - len(top)
    return [*head, *top, *_front(shown, detail, Box(box.width, rest), brief=True)]


# The list


def _list(shown: Apart, box: Box, *, lines: int) -> list[Content]:
    rows = tuple(_row(shown, place, box.width, lines) for place in range(len(shown.rows)))
    return Scrolled((), rows, front=shown.front).fitted(box.height)


def _row(shown: Apart, place: int, width: int, lines: int) -> tuple[Content, ...]:
    """A thing on one scale: its shape, the middle half, and a word."""
    row, here = shown.rows[place], place == shown.front
    now = row.now
    word, ink = _MARKS.get(now.flag, ("", MUTED))
    if (row.item.id, row.scale.id) in shown.counted:
        word, ink = "✓ hands", GOOD
    elif row.again and not word:
        word, ink = "✓ again", GOOD
    half = Content.styled(f"{half_words(now):>{_HALF}}", "bold" if now.flag else MUTED)
    title = f" {row.scale.title.lower()[:9]:<9}" if shown.several else ""
    mark = Content.styled(f" {word:<{_MARK}}", ink)
    bar = Content.styled("▌" if here else " ", "$accent")
    if lines == 1:
        right = Content.assemble(muted(title), " ", histogram(now.bars), half, mark)
        text = _statement(shown, place, width - 1 - right.cell_length)[0]
        return (Content.assemble(bar, text, right),)
    right = Content.assemble(" ", histogram(now.bars), half)
    under = Content.assemble(" ", muted(f"{row.scale.title.lower()[:5]:<5}") if shown.several
                             else Content(" " * 5), mark)  # fmt: skip
    wide = max(right.cell_length, under.cell_length)
    parts = [*_statement(shown, place, width - 1 - wide, whole=True), Content("")][:2]
    shown_lines = [
        Content.assemble(bar, part.truncate(width - 1 - wide, ellipsis=True, pad=True), side)
        for part, side in zip(parts, (right, under), strict=True)
    ]
    return (*shown_lines, *([Content("")] * (lines - 2)))


def _statement(shown: Apart, place: int, width: int, *, whole: bool = False) -> list[Content]:
    """What it says; muted where it is settled."""
    row, here = shown.rows[place], place == shown.front
    lines = statement(shown.things[place], width, here=here or whole)
    if len(lines) > 2:
        second = lines[1].truncate(width - 1, pad=False)
        lines = [lines[0], Content.assemble(second.rstrip(), "…")]
    if here:
        return lines
    settled = not row.now.flag
    code = lines[0][:CODE]
    body = [Content(line.plain[CODE:]) for line in lines]
    inked = [muted(each.plain) if settled else each for each in body]
    return [
        Content.assemble(code if at == 0 else " " * CODE, each) for at, each in enumerate(inked)
    ]


# The thing in front


def _front(shown: Apart, detail: Detail, box: Box, *, brief: bool = False) -> list[Content]:
    """Before and after on one scale, who moved, the ends, and why."""
    row = shown.rows[shown.front]
    lines: list[Content] = []
    if not brief:
        lines += [*statement(shown.things[shown.front], box.width, here=True)[:3], Content("")]
    lines += _values(row, box.width)
    lines += _moved(row, box.width)
    ends = _ends(detail, box.width)
    why = _reasons(detail, box.width)
    room = box.height - len(lines)
    if brief:
        short = why[-max(1, min(len(why), room - 1)) :] if why else ends
        return [*lines, *short][: box.height]
    lines += [Content(""), *ends] if ends and room > len(ends) + 1 else []
    room = box.height - len(lines)
    if why and room > 2:
        kept = why[-(room - 2) :]
        lines += [Content(""), _title("Why they differ", f"said of {row.item.code}"), *kept]
    return lines[: box.height]


def _title(words: str, more: str) -> Content:
    return Content.assemble((words, f"bold {MUTED}"), muted(f"   {more}" if more else ""))


def _values(row: Discussed, width: int) -> list[Content]:
    """A line a value: what was given before, what counts, and the difference."""
    found = values_of(row)
    most = max((count for _, _, counts in found for count in counts), default=1) or 1
    label = min(_LABEL, max(8, width // 3))
    columns = min(2, len(row.rounds))
    cells = max(4, min(_BAR, (width - label - 8) // columns - 6))
    title = row.scale.title
    if row.again:
        heads = Content.assemble(
            f"{title[: label - 1]:<{label}}", f"{'before':<{cells + 6}}", f"{'after':<{cells + 6}}",
            "moved",
        )  # fmt: skip
    else:
        heads = Content(f"{title[: label - 1]:<{label}}{row.now.spread.count} gave a value")
    lines = [Content.styled(heads.plain, f"bold {MUTED}")]
    for value, means, counts in found:
        name = Content.assemble((f"{value:>2}", "bold"), muted(f" {means}"))
        parts = [name.truncate(label - 1, ellipsis=True, pad=True), Content(" ")]
        shown = counts[-2:]
        for at, count in enumerate(shown):
            ink = "$accent" if at == len(shown) - 1 else "$rule"
            parts.append(_bar(count, most, cells, ink, bold=at == len(shown) - 1))
        if row.again:
            parts.append(_difference(counts[-1] - counts[-2]))
        lines.append(Content.assemble(*parts))
    return lines


def _bar(count: int, most: int, cells: int, ink: str, *, bold: bool) -> Content:
    """A bar with its number."""
    if not count:
        return muted(f"{'·':<{cells + 6}}")
    length = max(1, round(count / most * cells))
    number = Content.styled(f" {count}", "bold" if bold else MUTED)
    rest = cells + 6 - length - number.cell_length
    return Content.assemble(("█" * length, ink), number, " " * rest)


def _difference(count: int) -> Content:
    if not count:
        return Content("")
    return Content.styled(f"{'↑' if count > 0 else '↓'}{abs(count)}", "bold")


def _moved(row: Discussed, width: int) -> list[Content]:
    """The middle and the middle half, and how many moved."""
    words = movement_words(row)
    more = [Content.styled(words, "bold")] if words else []
    return flow([muted(before_after(row)).truncate(width, ellipsis=True)], more, width, "   ")


def _ends(detail: Detail, width: int) -> list[Content]:
    """Who is at the ends, or that it is secret."""
    if not detail.ends:
        return []
    named = any(people for _, people, _ in detail.ends)
    if detail.secret or not named:
        told = " · ".join(f"{count} gave {value}" for value, _, count in detail.ends)
        why = "secret: ask the room, not a person" if detail.secret else "by hands: no names"
        return [_title("The ends", why), Content(told)]
    lines = [_title("The ends", "open: names may be said")]
    for value, people, count in detail.ends:
        parts = [Content.styled(f"{value:<3}", "bold")]
        shown = people[:3]
        for at, (name, department) in enumerate(shown):
            parts += [Content(" · " if at else ""), Content(name), muted(f" {department}")]
        if (more := count - len(shown)) > 0:
            parts.append(muted(f"{' · ' if shown else ''}{more}{' more' if shown else ''}"))
        lines.append(Content.assemble(*parts).truncate(width, ellipsis=True))
    return lines


def _reasons(detail: Detail, width: int) -> list[Content]:
    """What was said about it, each on one line or two."""
    lines = []
    for reason in detail.reasons:
        who = muted(f"  {reason.who}") if reason.who else Content("")
        head = muted(f"{reason.at}  ")
        text = Content(" ".join(reason.text.split()))
        room = max(10, width - head.cell_length)
        first, *rest = Content.assemble(text, who).wrap(room)
        lines.append(Content.assemble(head, first))
        lines += [Content.assemble(" " * head.cell_length, each) for each in rest[:1]]
    return lines

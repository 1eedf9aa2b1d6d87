"""Where a room differs, as lines: the widest first, each with its distribution and a word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual.content import Content

from screens.session.panes.clock_line import KEY
from screens.widgets.ink import ALERT, MUTED, muted
from screens.widgets.letter_signs import letter_sign
from workshop.analysis.differences import Difference, Differences
from workshop.guide.parts import Scale
from workshop.record.documents import Factor
from workshop.text import listing, plural

_BARS: Final = "▁▂▃▄▅▆▇█"
_MARKS: Final = {"split": ("◆ split", ALERT), "wide": ("◇ wide", ""), "": ("", MUTED)}
_TITLE: Final = 10
"""Cells for the name of a scale."""
_BRIEF: Final = 5
"""With fewer lines than these for the list, the rest is kept short too."""
_FEW: Final = 7
"""So many values of a scale, at most, are told one by one."""


def spread_words(found: Differences, place: int, most: int, width: int, back_key: str) -> Content:
    """Where a room differs.

    Args:
        found: where it does.
        place: which one is in front, from 0.
        most: how many lines the list may have.
        width: cells in a line.
        back_key: what goes back a step.
    """
    if not found.rows:
        return Content("\n").join(_nothing(found, back_key))
    first = max(0, min(place - most // 2, len(found.rows) - most))
    shown = found.rows[first : first + most]
    lines = [_head(found, place, width)]
    lines += [_row(one, width, front=at == place) for at, one in enumerate(shown, first)]
    lines += _detail(found.rows[place], width, brief=most < _BRIEF)
    lines += [muted(f"Not in yet: {listing(list(found.waiting))}.")] if found.waiting else []
    return Content("\n").join(lines)


def _nothing(found: Differences, back_key: str) -> list[Content]:
    """Why there is nothing to show."""
    if found.waiting:
        titles = listing(list(found.waiting))
        return [
            Content.styled(f"▲ The scores of {titles} are not in yet.", ALERT),
            muted(f"{back_key} goes back there; ^s takes them in."),
        ]
    if found.agreed:
        return [muted("Each score was given by the room together, so nobody differs.")]
    return [muted("Nothing was scored in the steps before.")]


def _head(found: Differences, place: int, width: int) -> Content:
    """Which one is in front, the key that goes on, and the headings of the columns."""
    split = sum(one.flag == "split" for one in found.rows)
    columns = f"{'votes':^7} {'middle':>6} {'n':>3}  {'':7}"
    words = Content.assemble(
        (f"{place + 1} of {len(found.rows)}", f"bold {MUTED}"),
        (f"  {KEY} ", f"bold {ALERT}"),
        muted("next" if place < len(found.rows) - 1 else "the widest"),
        muted(f"  · {split} split" if split else ""),
        muted("  · widest first" if place == 0 else ""),
    )
    room = max(10, width - len(columns))
    return Content.assemble(words.truncate(room, ellipsis=True, pad=True), muted(columns))


def _row(one: Difference, width: int, *, front: bool) -> Content:
    """One line: the factor, the scale, the distribution, the middle half, how many, a word."""
    words, ink = _MARKS[one.flag]
    subject = one.subject
    found = one.tally.spread
    half = "–".join(f"{round(cut, 1):g}" for cut in found.quartiles or ())
    right = Content.assemble(
        muted(f" {one.scale.title[:_TITLE].lower():<{_TITLE}} "),
        histogram(one.bars),
        (f" {half:>7} {found.count:>3}  ", ""),
        (f"{words:<7}", ink),
    )
    head = Content.assemble(
        ("▌" if front else " ", "$accent"),
        letter_sign(subject.letter.value) if isinstance(subject, Factor) else " ",
        (f" {subject.code:<4} ", "bold"),
    )
    room = max(6, width - head.cell_length - right.cell_length)
    text = Content.styled(subject.text.replace("\n", " "), "bold" if front else "")
    return Content.assemble(head, text.truncate(room, ellipsis=True, pad=True), right)


def histogram(bars: Sequence[int]) -> Content:
    """A distribution in as many cells as it has bars; nobody is a dot."""
    most = max(bars, default=0) or 1
    cells = [
        (_BARS[(count * len(_BARS) - 1) // most], "$accent") if count else ("·", MUTED)
        for count in bars
    ]
    return Content.assemble(*cells)


def _detail(one: Difference, width: int, *, brief: bool) -> list[Content]:
    """The one in front: its whole statement, every value, and who is at the ends."""
    statement = Content.styled(one.subject.text.replace("\n", " "), "bold")
    if brief:
        lines = [statement.truncate(width, ellipsis=True), values_words(one)]
    else:
        lines = [Content(""), *statement.wrap(max(10, width))[:2], values_words(one)]
    if one.step.secret:
        return [*lines, muted("Who gave which is secret: ask the room, not a person.")]
    ends = _ends(one, brief=brief)
    return [*lines, *(end.truncate(width, ellipsis=True) for end in ends)]


def _ends(one: Difference, *, brief: bool) -> list[Content]:
    """Who is at the ends; on one line where there is little room."""
    if one.ends is None:
        return []
    parts = []
    for value, names in (
        (one.tally.spread.least, one.ends.least),
        (one.tally.spread.greatest, one.ends.greatest),
    ):
        told = listing([*names[:4], *([f"{len(names) - 4} more"] if len(names) > 4 else [])])
        means = "" if brief else _means(one.scale, value)
        parts.append(Content.assemble((f"{value:g} ", "bold"), told, muted(means)))
    return [Content("   ").join(parts)] if brief else parts


def _means(scale: Scale, value: float) -> str:
    """What an end of the scale stands for."""
    if value == scale.least:
        return f"   {scale.least_means}"
    return f"   {scale.greatest_means}" if value == scale.greatest else ""


def values_words(one: Difference) -> Content:
    """How many gave each value; on a long scale, where they lie."""
    scale, found = one.scale, one.tally.spread
    steps = round((scale.greatest - scale.least) / scale.step)
    if steps < _FEW and len(one.counts) <= _FEW:
        parts = [f"{value:g}: {one.counts.get(value, 0)}" for value in scale_values(scale, steps)]
        return muted(f"{scale.title}   {'   '.join(parts)}   ({plural(found.count, 'voter')})")
    return muted(
        f"{scale.title}   from {found.least:g} to {found.greatest:g}, the middle is "
        f"{found.median:g}   ({plural(found.count, 'voter')})"
    )


def scale_values(scale: Scale, steps: int) -> list[float]:
    """Every value of a short scale."""
    return [scale.least + at * scale.step for at in range(steps + 1)]

"""The ways to plan the rest anew as lines: a table by step, its foot, and a sentence for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from textual.content import Content

from screens.widgets.ink import ALERT, HERE, KEY, MUTED, muted
from workshop import times
from workshop.guide.shape import AnyStep
from workshop.running.asking.planning import LETTERS, Planning
from workshop.running.asking.replans import Way

_NOW: Final = 8
"""Cells of the column that tells the plan as it stands."""
_WAY: Final = 14
"""Cells of the column of a way."""
_MARK: Final = 2


def standing(found: Planning) -> Content:
    """How it stands: how much too long it is, the hour, the end."""
    ink = "bold" if found.fits else f"bold {ALERT}"
    return Content.assemble((found.heading, ink), " ", muted(found.standing))


def _row(width: int, first: Content, cells: Sequence[Content]) -> Content:
    """A line of the table: its title, then its cells, flush right."""
    columns = (_NOW, *(_WAY for _ in cells[1:]))
    room = max(8, width - sum(columns))
    parts = [first.truncate(room, ellipsis=True, pad=True)]
    for cell, cells_wide in zip(cells, columns, strict=True):
        parts += [Content(" " * max(0, cells_wide - cell.cell_length)), cell]
    return Content.assemble(*parts)


def _rule(width: int) -> Content:
    return Content.styled("─" * width, "$rule")


def head_lines(found: Planning, width: int) -> list[Content]:
    """The names of the columns, with the keys that take them."""
    heads = [
        Content.assemble((f"{letter} ", KEY), (found.name(way), "bold"))
        for letter, way in zip(LETTERS, found.ways, strict=False)
    ]
    return [_row(width, Content(""), [muted("now"), *heads]), _rule(width)]


def step_lines(found: Planning, width: int) -> list[Content]:
    """A line for each step that is to come."""
    return [_step(found, step, width) for step in found.rest.steps]


def _step(found: Planning, step: AnyStep, width: int) -> Content:
    """A step with the minutes that it has, and those that each way gives it."""
    mark = Content("  ")
    if step.id == found.rest.here.id:
        mark = Content.styled(f"{HERE} ", "bold $accent")
    elif step.must_ask:
        mark = Content.styled("! ", ALERT)
    now = step.minutes.planned
    cells = [muted(f"{now:g}"), *(_given(way, step, now) for way in found.ways)]
    return _row(width, mark + Content(step.title), cells)


def _given(way: Way, step: AnyStep, now: float) -> Content:
    """What a way gives a step."""
    given = way.minutes.get(step.id)
    if given is None:
        return Content.styled("✕ later" if step.later else "✕ out", f"bold {ALERT}")
    if given == now:
        return muted(f"{given:g}")
    return Content.styled(f"{'↓' if given < now else '↑'} {given:>4g}", "bold")


def foot_lines(found: Planning, width: int) -> list[Content]:
    """The minutes and the hour at which it ends, for the plan as it stands and for each way."""
    late = "" if found.fits else ALERT
    planned = found.rest.planned
    sums = [sum(way.minutes.values()) for way in found.ways]
    minutes = [Content.styled(f"{planned:g}", late or MUTED)]
    minutes += [Content.styled(f"{each:g}", "bold") for each in sums]
    ends = [Content.styled(times.time(found.ends(planned)), late or MUTED)]
    for way, each in zip(found.ways, sums, strict=True):
        ink = f"bold {ALERT}" if way.more else "bold"
        ends.append(Content.styled(times.time(found.ends(each)), ink))
    blank = " " * _MARK
    return [
        _rule(width),
        _row(width, muted(f"{blank}minutes"), minutes),
        _row(width, muted(f"{blank}ends"), ends),
    ]


def way_lines(found: Planning, place: int, width: int, *, roomy: bool) -> list[Content]:
    """Each way as a sentence, the one in hand marked; what it means below, where there is room."""
    lines = []
    for each, way in enumerate(found.ways):
        told = _way(found, LETTERS[each], way, width, whole=roomy or each == place)
        ground = "on $block-cursor-background" if each == place else ""
        lines += [line.stylize(ground) for line in told]
        if roomy and each + 1 < len(found.ways):
            lines.append(Content(""))
    return lines


def _way(found: Planning, letter: str, way: Way, width: int, *, whole: bool) -> Iterator[Content]:
    """A way as a sentence, and what it means for the room."""
    room = width - 4
    first = Content.styled(way.sentence, "bold").wrap(room)
    for number, line in enumerate(first if whole else first[:1]):
        lead = Content.styled(f" {letter}  ", KEY) if number == 0 else Content("    ")
        yield _padded(Content.assemble(lead, line), width)
    if whole:
        for line in muted(found.say(way)).wrap(room):
            yield _padded(Content.assemble("    ", line), width)


def _padded(line: Content, width: int) -> Content:
    return line.truncate(width, ellipsis=True, pad=True)

"""Priorities, goals and what was heard as lines of text, for any width; nothing is looked up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from textual.content import Content

from screens.synthesis.state import GOALS, HEARD, PRIORITIES, Shown
from screens.widgets.ink import ALERT, MUTED, muted
from workshop.analysis.synthesis.facts import Covered, GoalTold, PriorityRow, Wish
from workshop.record.documents import Pestle
from workshop.text import listing, plural

WIDE: Final = 100
_GAP: Final = 3

_ELEMENTS: Final = {
    "overview": "overview", "budget": "budget", "projects": "projects",
    "resources": "resources and tools", "factors": "factors", "risk_benefit": "risk and benefit",
}  # fmt: skip


def list_lines(shown: Shown, width: int) -> list[Content]:
    """The lines of a view that is a list."""
    views = {PRIORITIES: _priorities, GOALS: _goals, HEARD: _heard}
    return list(views[shown.view](shown, width))


def _columns(cells: Sequence[tuple[str, str]], widths: Sequence[int]) -> Iterator[Content]:
    """Cells side by side, each wrapped in its own width.

    Args:
        cells: text and style of each.
        widths: the width of each.
    """
    wrapped = [
        [Content.styled(line.plain, style) for line in _wrapped(text, width)]
        for (text, style), width in zip(cells, widths, strict=True)
    ]
    for lines in zip_longest(*wrapped, fillvalue=Content("")):
        row = Content("  ")
        for line, width in zip(lines, widths, strict=True):
            row += line.pad_right(max(0, width - line.cell_length) + _GAP)
        yield row.rstrip()


def _wrapped(text: str, width: int) -> list[Content]:
    lines: list[Content] = []
    for part in text.split("\n"):
        lines += Content(part).wrap(max(8, width)) or [Content("")]
    return lines


def _priorities(shown: Shown, width: int) -> Iterator[Content]:
    """What each department would put first, let wait and stop: side by side where there is room."""
    rows = shown.priorities
    if not rows:
        yield muted("  Nobody was asked what comes first yet, or nothing of it is told.")
        yield muted("  What is said in a step with the tag “priority”, or tagged so, stands here.")
        return
    if width >= WIDE:
        widths = _shares(width, (2, 4, 3, 3))
        titles = ("Department", "First", "May wait", "Stop")
        yield from _columns([(title, MUTED) for title in titles], widths)
        for row in rows:
            yield Content("")
            cells = [(row.who, "bold"), (_said(row.first), "")]
            cells += [(_said(row.may_wait), ""), (_said(row.stop), "")]
            yield from _columns(cells, widths)
        return
    for row in rows:
        yield Content.styled(f"  {row.who}", "bold")
        yield from _stacked(row, width)
        yield Content("")


def _stacked(row: PriorityRow, width: int) -> Iterator[Content]:
    """The wishes of a department one under the other."""
    for title, wishes in (("first", row.first), ("may wait", row.may_wait), ("stop", row.stop)):
        for wish in wishes:
            for place, line in enumerate(_wrapped(wish.text, width - 15)):
                yield muted(f"    {title if not place else '':<9}") + line


def _said(wishes: Sequence[Wish]) -> str:
    return "\n".join(wish.text for wish in wishes) or "·"


def _shares(width: int, parts: Sequence[int]) -> list[int]:
    """Widths of columns by their shares."""
    room = width - 3 - _GAP * len(parts)
    return [room * part // sum(parts) for part in parts]


def _goals(shown: Shown, width: int) -> Iterator[Content]:
    """The goals as they were told, with measure, today and wanted where these were said."""
    if not shown.goals:
        yield muted("  Nobody was asked for goals yet, or nothing of them is told.")
        yield muted("  What is said in a step with the tag “goal”, or tagged so, stands here.")
        return
    if width >= WIDE:
        widths = _shares(width, (3, 7, 5, 3, 5))
        titles = ("Department", "Goal as told", "Measure", "Today", "Wanted")
        yield from _columns([(title, MUTED) for title in titles], widths)
    before = None
    for goal in shown.goals:
        who = goal.department or goal.who or "not told"
        if who != before:
            yield Content("")
        if width >= WIDE:
            cells = [(who if who != before else "", "bold"), (goal.text, "")]
            cells += [
                (goal.measure or "·", MUTED),
                (goal.today or "·", ""),
                (goal.wanted or "·", "bold"),
            ]
            yield from _columns(cells, widths)
        else:
            if who != before:
                yield Content.styled(f"  {who}", "bold")
            yield from _goal(goal, width)
        before = who


def _goal(goal: GoalTold, width: int) -> Iterator[Content]:
    """A goal where there is little room."""
    yield from (Content("    ") + line for line in _wrapped(goal.text, width - 6))
    parts = [
        f"today {goal.today}" if goal.today else "",
        f"wanted {goal.wanted}" if goal.wanted else "",
    ]
    if words := " · ".join(part for part in parts if part):
        yield from (muted("      ") + muted(line.plain) for line in _wrapped(words, width - 8))


def _heard(shown: Shown, width: int) -> Iterator[Content]:
    """Who and what was heard, what was not, and whom to hear next."""
    covered = shown.facts.coverage
    if covered is None:
        return
    yield Content.styled("  Hear next", "bold")
    if not shown.hear_next:
        yield muted("    Nobody: every department was heard, and nobody was named to meet.")
    for each in shown.hear_next:
        words = Content.assemble((each.who, "bold $accent"), f": {each.why}")
        yield from (Content("    ") + line for line in words.wrap(width - 6))
    yield Content("")
    yield from _covered(covered, width)
    if saturation := shown.facts.saturation:
        yield Content("")
        yield Content.styled("  Heard enough?", "bold")
        yield from (Content("    ") + line for line in _wrapped(saturation.sentence, width - 6))
    if coding := shown.facts.coding:
        yield Content("")
        yield Content.styled("  Themed alike?", "bold")
        yield from (Content("    ") + line for line in _wrapped(coding.sentence, width - 6))


def _covered(covered: Covered, width: int) -> Iterator[Content]:
    """What was looked at, count by count; what is empty asks for attention."""
    groups = covered.groups
    rows: list[tuple[str, list[Content]]] = [
        ("Departments", [Content(f"{groups.sentence} "), *_absent("Not heard", groups.not_heard)]),
        (
            "Fields",
            [_count(field.word, covered.pestle.get(field.value, 0)) for field in Pestle],
        ),
        ("Elements", [_count(_ELEMENTS[name], n) for name, n in covered.elements.items()]),
        ("Must ask", [Content(covered.must_ask.sentence)]),
    ]
    for title, words in rows:
        line = Content(" · " if title in ("Fields", "Elements") else "").join(words)
        for place, part in enumerate(line.wrap(width - 18)):
            yield Content.styled(f"  {title if not place else '':<13}", "bold") + part
    for one in covered.must_ask.missed:
        missed = f"{one.session}: {one.question} – {one.reason}"
        yield from (muted(f"{'':15}{line.plain}") for line in _wrapped(missed, width - 18))


def _absent(title: str, names: Sequence[str]) -> list[Content]:
    return [Content.styled(f"{title}: {listing(list(names))}.", ALERT)] if names else []


def _count(word: str, number: int) -> Content:
    if number:
        return Content.assemble(word, " ", (str(number), "bold"))
    return Content.styled(f"{word} none", f"bold {ALERT}")


def totals(shown: Shown, *, narrow: bool) -> Content:
    """How much there is, at the end of the heading."""
    groups = shown.facts.coverage.groups if shown.facts.coverage else None
    alone = sum(theme.id == "".join(theme.factors) and theme.n == 1 for theme in shown.themes)
    parts = [] if narrow else [Content.styled(plural(len(shown.themes), "theme"), "bold")]
    if groups:
        parts.append(Content.assemble((str(groups.n), "bold"), f" of {groups.of} heard"))
    if alone:
        parts.append(muted(f"{alone} {'unthemed' if narrow else 'statements without a theme'}"))
    return Content(" · ").join(parts)

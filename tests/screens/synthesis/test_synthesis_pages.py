"""What the synthesis screen says, word for word, at each width.

Requirement: themes over departments with strength, silence and the opposite; below, who said so;
opened, every statement with where and when; lists of priorities, goals and who was heard.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from screens.synthesis.draw_lists import list_lines
from screens.synthesis.draw_themes import themes_view
from screens.synthesis.state import GOALS, HEARD, PRIORITIES
from tests.builders.record import Building
from tests.pages import Pages
from tests.screens.synthesis.test_synthesis import shown


@pytest.mark.parametrize("size", [(118, 28), (80, 20), (60, 9)])
def test_themes_as_they_are_read(size: tuple[int, int], pages: Pages) -> None:
    """All departments and one, the first theme and the last, a silent one, one that is opened."""
    view = shown()
    last = view.moved(1, len(view.themes))
    views = [view, last, view.turned(1), view.turned(2), view.turned(-1), view.looked_back()]
    views += [replace(view, opened=0), replace(view, opened=2), replace(view.turned(1), opened=0)]
    views += [replace(view.turned(-1), opened=0), view.reordered(), view.reordered().reordered()]
    pages.same(*(themes_view(each, *size) for each in views))


@pytest.mark.parametrize("width", [118, 80])
def test_lists_as_they_are_read(width: int, pages: Pages) -> None:
    """Priorities, goals and who was heard; and each where nothing is there."""
    empty = shown(Building())
    parts = [
        "\n".join(line.plain for line in list_lines(replace(each, view=view), width))
        for each in (shown(), empty)
        for view in (PRIORITIES, GOALS, HEARD)
    ]
    pages.same(themes_view(empty, width, 20), *parts)

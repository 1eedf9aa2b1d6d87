"""The full screen without any colour, where the person wants none (`NO_COLOR`).

What stands on another ground than the page, such as the row in front, is reversed, what is muted is
dim, and what is drawn in the colour of its ground is left out. Greys would be colours too: the
terminal's own two are the ones that the person can read.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from rich.cells import cell_len
from rich.color import Color as RichColour
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter, Monochrome, NoColor
from textual.theme import Theme

_NEAR: Final = 16
"""Colours that are less far apart, of 255 steps in each part, are the same to whoever looks."""

_KEPT: Final = 4000
"""So many styles are kept."""


class _Drawn(NamedTuple):
    """How something is drawn without colours."""

    style: Style
    blank: bool
    """Whether it has the colour of its ground, so that nobody sees it."""


class _Look:
    """What the colours of a theme say, told without them."""

    def __init__(self, theme: Theme) -> None:
        grounds = (theme.background, theme.surface, theme.panel)
        self._grounds = tuple(Color.parse(each) for each in grounds if each)
        self._page = self._grounds[0]
        self._muted = Color.parse(theme.variables["ink-muted"])
        self._known: dict[Style, _Drawn] = {}

    def drawn(self, style: Style) -> _Drawn:
        """How a style is drawn; what lies behind it for the mouse stays."""
        if (found := self._known.get(style)) is None:
            if len(self._known) > _KEPT:
                self._known.clear()
            found = self._known[style] = self._told(style)
        return found

    def _told(self, style: Style) -> _Drawn:
        ink = _seen(style.color)
        ground = _seen(style.bgcolor) or self._page
        on_page = any(_near(ground, each) for each in self._grounds)
        told = style.without_color
        told += Style(
            reverse=bool(style.reverse) is on_page,
            dim=bool(style.dim) or (on_page and ink is not None and _near(ink, self._muted)),
            meta=style.meta or None,
        )
        return _Drawn(told, blank=ink is not None and _near(ink, ground))


def _seen(colour: RichColour | None) -> Color | None:
    """A colour as it is seen; none where it is the terminal's own."""
    return None if colour is None or colour.is_default else Color(*colour.get_truecolor())


def _near(one: Color, other: Color) -> bool:
    """Whether two colours look the same."""
    pairs = zip(one.rgb, other.rgb, strict=True)
    return max(abs(first - second) for first, second in pairs) < _NEAR


class WithoutColour(LineFilter):
    """Takes every colour out of drawn lines, and keeps what they said.

    Args:
        theme: gives the theme that is in force.
    """

    def __init__(self, theme: Callable[[], Theme]) -> None:
        super().__init__()
        self._theme = theme
        self._looks: dict[str, _Look] = {}

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments in bold, dim, reversed and underlined alone."""
        del background  # segments bring their own
        theme = self._theme()
        if (look := self._looks.get(theme.name)) is None:
            look = self._looks[theme.name] = _Look(theme)
        return [_segment(segment, look) for segment in segments]


def _segment(segment: Segment, look: _Look) -> Segment:
    """A segment as it is drawn."""
    if segment.style is None:
        return segment
    drawn = look.drawn(segment.style)
    text = " " * cell_len(segment.text) if drawn.blank else segment.text
    return Segment(text, drawn.style, segment.control)


def without_colour(
    theme: Callable[[], Theme], environment: Mapping[str, str] = os.environ
) -> WithoutColour | None:
    """The filter, where the person wants no colours; a variable that is empty says nothing."""
    return WithoutColour(theme) if environment.get("NO_COLOR") else None


def as_wanted(filters: Iterable[LineFilter], own: WithoutColour | None) -> Iterator[LineFilter]:
    """The filters of Textual with ours in place of its greys, which are colours to a terminal.

    It has its greys also where the variable is empty.
    """
    yield from (each for each in filters if not isinstance(each, Monochrome | NoColor))
    if own is not None:
        yield own

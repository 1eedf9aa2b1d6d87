"""How cells look, each look with the number by which cells name it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from sessions.exports.sheets.values import Style, general_form

_MOST_FORMS: Final = 150
"""So many forms of numbers and days; Excel has room for 200 of them."""

_LOOKS: Final[Mapping[Style, Mapping[str, Any]]] = {
    "text": {},
    "strong": {"bold": True},
    "muted": {"font_color": "#595959"},
    "title": {"bold": True, "font_size": 18, "text_wrap": False},
    "headline": {"bold": True, "font_size": 13},
    "chapter": {"bold": True, "font_size": 14, "text_wrap": False},
    "part": {"bold": True, "font_size": 12, "text_wrap": False},
    "label": {"bold": True, "font_color": "#595959"},
    "item": {"indent": 1},
    "quote": {"italic": True, "indent": 1},
    "caption": {"bold": True, "font_size": 13, "text_wrap": False},
    "head": {"bold": True, "bottom": 2, "valign": "bottom"},
    "total": {"bold": True, "top": 1},
    "sign": {"align": "center"},
}
"""How each style of a cell looks, as xlsxwriter takes it."""

USUAL: Final = 11
"""The size of most letters, in points."""
LARGE: Final[Mapping[Style, int]] = {
    style: look["font_size"] for style, look in _LOOKS.items() if "font_size" in look
}
"""The styles of another size, with that."""
_ACCENTED: Final = {"title": "font_color", "chapter": "font_color", "head": "bottom_color"}

Look = Mapping[str, Any]
"""The properties of a format, as xlsxwriter takes them."""


class Looks:
    """The looks of one workbook, numbered from 1 on in the order in which they are needed."""

    def __init__(self, accent: str) -> None:
        """`accent` is a colour as `#rrggbb`."""
        self._accent = accent
        self._forms: set[str] = set()
        self._numbers: dict[tuple[Style, str, bool, bool, bool], int] = {}
        self._same: dict[tuple[tuple[str, Any], ...], int] = {}

    def __iter__(self) -> Iterator[Look]:
        """All of them, in the order of their numbers."""
        return map(dict, self._same)

    def number(
        self, style: Style, form: str, *, quoted: bool = False, linked: bool = False, wrap: bool
    ) -> int:
        """The number of a look.

        Args:
            style: what the cell is.
            form: how a number or a day in it is shown; none of a text.
            quoted: whether it is kept from being read as a formula.
            linked: whether it leads somewhere.
            wrap: whether its text is broken into lines.
        """
        key = (style, form, quoted, linked, wrap)
        found = self._numbers.get(key)
        if found is None:
            look = self._look(style, form, quoted=quoted, linked=linked, wrap=wrap)
            # What is off is as good as not told: both are one look.
            told = tuple(
                sorted((name, value) for name, value in look.items() if value is not False)
            )
            found = self._numbers[key] = self._same.setdefault(told, len(self._same) + 1)
        return found

    def _look(self, style: Style, form: str, *, quoted: bool, linked: bool, wrap: bool) -> Look:
        if form not in self._forms and len(self._forms) >= _MOST_FORMS:
            form = general_form(form)
        look: dict[str, Any] = {"valign": "top", "text_wrap": wrap, **_LOOKS[style]}
        if style in _ACCENTED:
            look[_ACCENTED[style]] = self._accent
        if linked:
            look |= {"underline": 1, "font_color": self._accent}
        if form:
            # Days stand to the left: to the right they would touch the text behind them.
            to_left = "y" in form or style == "strong"
            look |= {"num_format": form, "align": "left" if to_left else "right"}
            if not to_left:  # nor may numbers touch the text behind them
                look["indent"] = 1
            self._forms.add(form)
        if quoted:
            look["quote_prefix"] = True
        return look

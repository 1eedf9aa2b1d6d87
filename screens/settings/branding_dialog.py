"""The dialog for how documents look and whose they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from screens.dialogs.dialog import Dialog, Field, line
from screens.widgets.choice import Choice
from sessions.library.given_paths import dropped
from workshop.settings.branding import BRANDS, Brand, choices, told_contrast
from workshop.settings.reader import is_colour

Save = Callable[[Mapping[str, str]], Mapping[str, str]]
"""Puts what was given in the file, or gives what is wrong with each, by the names of settings."""

_SWATCH: Final = "      "


class BrandingDialog(Dialog[bool]):
    """Asks for firm, logo, colours, paper, language and a client's Word file, all at once.

    Args:
        now: what they are, by the names of settings.
        save: as `Save`; the dialog stays until nothing is wrong.
    """

    HEADING = "Branding: how documents look and whose they are"
    ACCEPT = "Save"

    def __init__(self, now: Mapping[str, str], save: Save) -> None:
        super().__init__()
        self._now = now
        self._save = save

    def fields(self) -> Iterable[Widget]:
        """A field for each, with room for what is wrong with it."""
        rows: list[Widget] = []
        for brand in BRANDS:
            rows.append(self._field(brand))
            rows.append(Static("", classes="field-wrong", id=_wrong(brand.name), markup=False))
        note = "Paths are read from where the settings file lies; ~ is your own folder."
        rows.append(Static(note, classes="branding-note", markup=False))
        yield VerticalScroll(*rows, classes="branding-fields", can_focus=False)

    def _field(self, brand: Brand) -> Widget:
        now = self._now[brand.name]
        if brand.choices:
            return Field(brand.label, Choice(choices(brand, now), now, id=_id(brand.name)))
        typed = line(_id(brand.name), now, brand.hint)
        if not brand.colour:
            return Field(brand.label, typed)
        return Field(brand.label, typed, _Swatch(now, _swatch(brand.name)))

    @on(Input.Changed)
    def show_colour(self, event: Input.Changed) -> None:
        """Show the colour that was typed, and how well it can be read."""
        for brand in BRANDS:
            if brand.colour and event.input.id == _id(brand.name):
                self.query_one(f"#{_swatch(brand.name)}", _Swatch).show(event.value.strip())

    def action_accept(self) -> None:
        """Save, unless something is wrong, which is told at its field."""
        wrong = self._save({brand.name: self._given(brand) for brand in BRANDS})
        for brand in BRANDS:
            place = self.query_one(f"#{_wrong(brand.name)}", Static)
            place.update(wrong.get(brand.name, ""))
            place.set_class(brand.name in wrong, "-said")
        self.set_class(bool(wrong), "-refused")
        self.complain(wrong.get("", ""))
        first = next((brand for brand in BRANDS if brand.name in wrong), None)
        if first:
            self.query_one(f"#{_id(first.name)}").focus()
        elif not wrong:
            self.dismiss(result=True)

    def _given(self, brand: Brand) -> str:
        if brand.choices:
            return self.query_one(f"#{_id(brand.name)}", Choice).value
        typed = self.text_of(_id(brand.name))
        return dropped(typed) if brand.file else typed


class _Swatch(Horizontal):
    """A colour, and in words how well it can be read on paper."""

    def __init__(self, colour: str, own: str) -> None:
        super().__init__(id=own, classes="swatch")
        self._first = colour

    def compose(self) -> ComposeResult:
        """The colour, and the words."""
        yield Static("", classes="swatch-colour", markup=False)
        yield Static("", classes="swatch-words", markup=False)

    def on_mount(self) -> None:
        """Show the first one."""
        self.show(self._first)

    def show(self, colour: str) -> None:
        """Show another one; what is no colour is said so."""
        right = is_colour(colour)
        shown = Content.styled(_SWATCH, f"on {colour}") if right else Content("")
        self.query_one(".swatch-colour", Static).update(shown)
        words = told_contrast(colour) if right else "no colour yet"
        place = self.query_one(".swatch-words", Static)
        place.update(words)
        place.set_class("too light" in words or not right, "-warning")


def _id(name: str) -> str:
    return name.replace(".", "-").replace("_", "-")


def _wrong(name: str) -> str:
    return f"{_id(name)}-wrong"


def _swatch(name: str) -> str:
    return f"{_id(name)}-swatch"

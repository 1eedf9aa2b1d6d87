"""How documents look and whose they are, asked line by line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from screens.plain.base.prompts import Asker, Choices
from sessions.library.given_paths import dropped
from sessions.personal.settings_file import Loaded, change, load
from workshop.errors import Problems
from workshop.settings.branding import BRANDS, Brand, changed, choices, sorted_out, told_contrast
from workshop.settings.reader import is_colour
from workshop.settings.shape import Settings
from workshop.text import clean_line

_NONE: Final = "-"


def ask_branding(ask: Asker) -> None:
    """Ask for each, and put what changed in the settings file.

    What is refused is told and asked again; nothing is written until all of it is right.

    Raises:
        Instead: a command came.
        Leaving: nothing more comes.
        OSError: the file cannot be written.
    """
    loaded = load()
    if loaded.problems:
        ask.tell(loaded.sentence)
        return
    ask.tell("How documents look. An empty line keeps what is set, a stroke (-) takes it away.")
    given: dict[str, str] = {}
    asked: Sequence[Brand] = BRANDS
    while asked:
        for brand in asked:
            given[brand.name] = _answer(ask, brand, _now(loaded, given, brand))
        wanted = changed(loaded.settings, given)
        if not wanted:
            ask.tell("Nothing changed.")
            return
        asked = _refused(ask, loaded, wanted)
        for brand in asked:  # an empty line keeps what is set, not what was refused
            del given[brand.name]


def _now(loaded: Loaded, given: Mapping[str, str], brand: Brand) -> str:
    """What it is, or what was answered before."""
    section, _, name = brand.name.partition(".")
    return given.get(brand.name, str(getattr(getattr(loaded.settings, section), name)))


def _answer(ask: Asker, brand: Brand, now: str) -> str:
    """One of them."""
    if brand.choices:
        offered: Choices = [(words, value) for value, words in choices(brand, now)]
        words = next(words for words, value in offered if value == now)
        return ask.choose(f"{brand.label}:", offered, f"stays {words}") or now
    answer = clean_line(ask.line(f"{brand.label}, {brand.hint}:", now)).strip()
    if answer == _NONE:
        answer = _usual(brand)
    elif brand.file:
        answer = dropped(answer)
    if brand.colour and is_colour(answer):
        ask.tell(f"{answer} is {told_contrast(answer)}.")
    return answer


def _usual(brand: Brand) -> str:
    """What it is without being set."""
    section, _, name = brand.name.partition(".")
    return str(getattr(getattr(Settings(), section), name))


def _refused(ask: Asker, loaded: Loaded, wanted: Mapping[str, str]) -> Sequence[Brand]:
    """Write it; gives what is to be asked again, after saying what is wrong with it."""
    try:
        after = change(loaded, wanted)
    except Problems as refusal:
        told = list(sorted_out(refusal.problems))
        labels = {brand.name: brand.label for brand in BRANDS}
        for name, sentence in told:
            ask.tell(f"{labels[name]}: {sentence}" if name else sentence)
        wrong = {name for name, _ in told}
        return [brand for brand in BRANDS if brand.name in wrong]
    ask.tell(f"Set in {after.path}. {after.remark}".rstrip())
    return ()

"""How documents look and whose they are: what a person set, as values that writers take."""

from __future__ import annotations

from typing import Final, Literal

import msgspec

from workshop.settings.logo import Logo
from workshop.settings.shape import ACCENT, SECOND, Settings
from workshop.settings.word_template import WordTemplate


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """What a writer needs of the settings. Those left out are as documents look without any."""

    firm: str = ""
    """The name of the firm."""
    logo: Logo | None = None
    accent: str = ACCENT
    """The colour, as `#rrggbb`."""
    second: str = SECOND
    """What is not the accent has this one, as `#rrggbb`."""
    template: bytes | None = None
    """A client's Word file, checked: its styles, page, head and foot are taken."""
    paper: Literal["a4", "letter"] = "a4"
    language: str = "en"
    """As a language tag."""


PLAIN: Final = Look()
"""Without settings."""


def in_language(look: Look, tag: str) -> Look:
    """A look whose documents speak another language; the same one where no tag is given."""
    return msgspec.structs.replace(look, language=tag) if tag else look


def look_of(settings: Settings, logo: Logo | None, template: WordTemplate | None) -> Look:
    """The look that a person set, with the files that the settings name."""
    return Look(
        firm=settings.firm.name,
        logo=logo,
        accent=settings.colours.accent.lower(),
        second=settings.colours.second.lower(),
        template=template.data if template else None,
        paper=settings.documents.paper,
        language=settings.documents.language,
    )

"""How documents look and whose they are: what a person set, as values that writers take."""

from __future__ import annotations

from typing import Final, Literal

import msgspec

from workshop.settings.logo import Logo
from workshop.settings.shape import ACCENT, Settings


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """What a writer needs of the settings. Those left out are as documents look without any."""

    firm: str = ""
    """The name of the firm."""
    logo: Logo | None = None
    accent: str = ACCENT
    """The one colour, as `#rrggbb`."""
    paper: Literal["a4", "letter"] = "a4"
    language: str = "en"
    """As a language tag."""


PLAIN: Final = Look()
"""Without settings."""


def look_of(settings: Settings, logo: Logo | None) -> Look:
    """The look that a person set."""
    return Look(
        firm=settings.firm.name,
        logo=logo,
        accent=settings.colours.accent.lower(),
        paper=settings.documents.paper,
        language=settings.documents.language,
    )

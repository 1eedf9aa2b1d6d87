"""What a look has, as files of Office write it."""

from __future__ import annotations

from sessions.exports.look import Look


def in_file(colour: str) -> str:
    """A colour `#rrggbb`."""
    return colour.removeprefix("#").upper()


def language_in(look: Look) -> str:
    """The language of the document, in which its spelling is checked: with a country for ours."""
    return "en-GB" if look.language == "en" else look.language

"""A PDF is made again as it was set: on which paper, with a logo or without.

Requirement: whichever of these a firm has, its untouched file is unchanged; where a file was
edited, it is compared with what is nearest to it, so that what was edited is told and no more.
"""

from __future__ import annotations

from itertools import product
from typing import cast

import pytest

from sessions.exports.origin import Stamp
from sessions.store.past import Past
from sessions.verify import verify
from sessions.verify.again import Again
from sessions.verify.reading.parts import Content, Outline

EVERY = list(product((False, True), repeat=2))
"""Every paper with a logo and without."""


def content(*, letter: bool, logo: bool, edited: str = "") -> Content:
    """A document whose contents tell how it is set, in eight lines."""
    outline = Outline(tight=True)
    for line in range(8):
        outline.paragraph(f"Line {line}, page {1 + line // (4 - letter)} of {2 + logo}")
    outline.paragraph(edited or "The last line")
    return outline.content(None, "pdf")


class Set:
    """Makes the document in one setting."""

    def __init__(
        self, _: object, __: object, form: str, *, logo: bool = False, letter: bool = False
    ) -> None:
        assert form == "pdf"
        self.way = (letter, logo)

    def as_then(self) -> Content:
        """The document in this setting."""
        letter, logo = self.way
        return content(letter=letter, logo=logo)


@pytest.mark.parametrize("edited", ["", "Another last line"])
@pytest.mark.parametrize(("letter", "logo"), EVERY)
def test_a_pdf_is_compared_as_it_was_set(
    letter: bool, logo: bool, edited: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On each paper, with a logo and without; one that was edited has the nearest."""
    monkeypatch.setattr(verify, "Again", Set)
    file = content(letter=letter, logo=logo, edited=edited)
    plain = cast("Again", Set(None, None, "pdf"))
    found = verify._as_set(cast("Past", None), file, cast("Stamp", None), plain)
    assert cast("Set", found).way == (letter, logo)

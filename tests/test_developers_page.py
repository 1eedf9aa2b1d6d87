"""The page for developers: every place that it names is there, and it names the rooms there are."""

from __future__ import annotations

import re
from typing import Final

import pytest

from tests import ROOT

PAGE: Final = ROOT / "docs" / "architecture.md"

PLACE: Final = re.compile(r"`((?:workshop|sessions|screens|tests|docs)/[\w./-]*|pyproject\.toml)`")
"""A file or folder of the project, as the page writes it."""

NAME: Final = re.compile(r"`(?P<path>[\w/]+\.py)`\)? \(`(?P<name>[A-Z_]+)`\)")
"""A table that the page names behind its file: `screens/plain/steps.py` (`PROMPTS`)."""


def missing_places(text: str) -> list[str]:
    """The places of a text that are not there."""
    return [place for place in PLACE.findall(text) if not (ROOT / place).exists()]


def missing_names(text: str) -> list[str]:
    """The tables of a text that their files do not have."""
    return [
        f"{path}: {name}"
        for path, name in NAME.findall(text)
        if not re.search(rf"^{name}\b", (ROOT / path).read_text("utf-8"), re.MULTILINE)
    ]


def test_every_place_that_the_page_names_is_there() -> None:
    """Files, folders and tables; the page names plenty of them."""
    text = PAGE.read_text("utf-8")
    assert len(set(PLACE.findall(text))) > 40
    assert len(NAME.findall(text)) >= 3
    assert missing_places(text) == []
    assert missing_names(text) == []


@pytest.mark.parametrize("package", ["workshop", "sessions", "screens"])
def test_every_room_is_on_the_page(package: str) -> None:
    """A folder of a package is named in the map, so that nobody has to guess what it is."""
    (drawn,) = re.findall(r"```\n(workshop/ .*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    rooms = {path.parent.name for path in (ROOT / package).glob("*/*.py")}
    rooms |= {path.parent.name for path in (ROOT / package).glob("*/*.toml")}
    assert {room for room in rooms if f"{room}/" not in drawn} == set()


def test_a_place_that_is_gone_is_found() -> None:
    """The check can fail."""
    assert missing_places("see `workshop/no_such_room/` and `docs/no.md`") == [
        "workshop/no_such_room/",
        "docs/no.md",
    ]
    assert missing_names("`screens/__main__.py` (`NO_SUCH_TABLE`)")

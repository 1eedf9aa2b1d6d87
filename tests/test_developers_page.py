"""The page for developers: every place that it names is there, and it names the rooms there are."""

from __future__ import annotations

import re
from typing import Final

import pytest

from tests import ROOT

PAGE: Final = ROOT / "docs" / "architecture.md"

PACKAGES: Final = ("workshop", "sessions", "screens", "tests")

PLACE: Final = re.compile(r"`((?:workshop|sessions|screens|tests|docs)/[\w./-]*|pyproject\.toml)`")
"""A file or folder of the project, as the page writes it."""

NAMES: Final = re.compile(r"`(?P<path>[\w/]+\.py)`\)? \((?P<names>`\w+`(?:(?:, | and )`\w+`)*)")
"""What the page names behind its file: `screens/plain/steps.py` (`PROMPTS`), or several."""

DEFINED: Final = r"^\s*(?:async def |def |class )?{}\b"
"""A line that begins with a name, or defines it."""

WORD: Final = re.compile(r"`(?:\w+\.)?(\w+)`")
"""A name of the code, wherever the page has it: `decide`, `Store.do`."""


def missing_places(text: str) -> list[str]:
    """The places of a text that are not there."""
    return [place for place in PLACE.findall(text) if not (ROOT / place).exists()]


def missing_names(text: str) -> list[str]:
    """The tables, functions and classes of a text that their files do not have."""
    return [
        f"{path}: {name}"
        for path, names in NAMES.findall(text)
        for name in WORD.findall(names)
        if not re.search(DEFINED.format(name), (ROOT / path).read_text("utf-8"), re.MULTILINE)
    ]


def unknown_words(text: str) -> set[str]:
    """The names of a text that stand nowhere in the code."""
    files = (path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
    known = {word for path in files for word in re.findall(r"\w+", path.read_text("utf-8"))}
    return set(WORD.findall(text)) - known


def test_every_place_that_the_page_names_is_there() -> None:
    """Files, folders and tables; the page names plenty of them."""
    text = PAGE.read_text("utf-8")
    assert len(set(PLACE.findall(text))) > 40
    assert len(NAMES.findall(text)) > 40
    assert missing_places(text) == []
    assert missing_names(text) == []
    assert unknown_words(text) == set()


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
    for named in ("NO_SUCH_TABLE", "no_such_function", "main`, `no_such_function"):
        assert missing_names(f"`screens/cli/main.py` (`{named}`)")
    assert missing_names("`screens/cli/main.py` (`main`)") == []
    gone = "decide"[1:]  # in two pieces, for this module is part of the code
    assert unknown_words(f"`decide`, `Store.do`, `{gone}`") == {gone}

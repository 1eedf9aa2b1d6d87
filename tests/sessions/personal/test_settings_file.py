"""The settings file on the disk.

Requirement: where it lies is told; a broken one holds up nothing and is told whole; what is set is
set whole or not at all.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sessions.library.places import settings_path
from sessions.personal.settings_file import change, load
from tests.workshop.settings.test_accent_and_logo import png
from workshop.errors import Problems
from workshop.settings.shape import Settings


def test_where_it_lies(tmp_path: Path) -> None:
    """As the environment says, else where the system keeps settings."""
    assert settings_path({"WORKSHOP_SETTINGS": str(tmp_path / "x.toml")}) == tmp_path / "x.toml"
    usual = settings_path({})
    assert usual.name == "settings.toml"
    assert "workshop" in usual.parts


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"[firm\n", "Line 1"),
        (b'[firm]\nname = "\xff"\n', "UTF-8"),
        (b'[firm]\nlogo = "gone.png"\n', "which is no file"),
        (b'[firm]\nlogo = "settings.toml"\n', "neither PNG nor SVG"),
        (b'[colours]\ntheme = "red"\n[documents]\npaper = "a3"\n', "2 problems"),
    ],
)
def test_a_broken_file_holds_up_nothing(tmp_path: Path, content: bytes, told: str) -> None:
    """Everything is as usual, and a sentence says what is wrong and where."""
    path = tmp_path / "settings.toml"
    path.write_bytes(content)
    loaded = load(path)
    assert loaded.settings == Settings()
    assert loaded.problems
    assert told in loaded.sentence
    assert str(path) in loaded.sentence


def test_a_file_that_cannot_be_read_holds_up_nothing(tmp_path: Path) -> None:
    """A folder of that name, as an example."""
    (tmp_path / "settings.toml").mkdir()
    loaded = load(tmp_path / "settings.toml")
    assert loaded.settings == Settings()
    assert "cannot be read" in loaded.sentence


def test_the_logo_is_found_from_the_file(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(png(30, 20))
    path = tmp_path / "settings.toml"
    path.write_text('[firm]\nlogo = "logo.png"\n')
    loaded = load(path)
    assert loaded.logo is not None
    assert (loaded.logo.width, loaded.logo.height) == (30, 20)


def test_values_are_set_all_or_none(tmp_path: Path) -> None:
    """A file is made for the first; one wrong value among several changes nothing."""
    start = load(tmp_path / "deep" / "settings.toml")
    assert not start.there
    after = change(start, {"firm.name": "Harbour", "colours.theme": "light"})
    assert after == load(start.path)
    assert after.settings.firm.name == "Harbour"
    before = start.path.read_bytes()
    with pytest.raises(Problems, match=r"line 5, colours\.theme"):
        change(after, {"firm.name": "Other", "colours.theme": "blue"})
    assert start.path.read_bytes() == before
    start.path.write_text("[firm")
    with pytest.raises(Problems):
        change(after, {"firm.name": "Other"})
    assert start.path.read_text() == "[firm"


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """Some keep their settings elsewhere; what the link leads to is written."""
    elsewhere = tmp_path / "kept.toml"
    elsewhere.write_text("# mine\n")
    link = tmp_path / "settings.toml"
    link.symlink_to(elsewhere)
    change(load(link), {"sessions.place": "Room 3"})
    assert link.is_symlink()
    assert elsewhere.read_text() == '# mine\n\n[sessions]\nplace = "Room 3"\n'

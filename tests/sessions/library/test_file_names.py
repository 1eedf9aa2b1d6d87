"""Names that every system can hold: what is made on one laptop is opened on another."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.library.file_names import every_system_takes, folder_name, new_folder


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("CON", "_CON"),
        ("aux.board", "_aux.board"),
        ("com1", "_com1"),
        ("LPT¹ .txt", "_LPT¹ .txt"),
        ("Nul", "_Nul"),
        ("Console", "Console"),
        ("Auxiliary services", "Auxiliary services"),
        ("Acme Inc.", "Acme Inc"),
        ("x" * 79 + ". tail", "x" * 79),
        ("x" * 80, "x" * 80),
        ("x" * 81, "x" * 80),
        ("語" * 60, "語" * 60),
        ("語" * 61, "語" * 60),
        ("x" + "語" * 60, "x" + "語" * 59),
        ("con." + "x" * 80, "_con." + "x" * 75),
        ("con." + "語" * 60, "_con." + "語" * 58),
        ("What next? / Board: 2027", "What next Board 2027"),
        ("...", "Engagement"),
    ],
)
def test_names_that_windows_keeps_for_itself_or_cuts(name: str, folder: str) -> None:
    """A device with any ending; blanks and dots at the end, also where the name was cut.

    It is cut to 80 characters and to 180 bytes, and to none less; a device is, with its sign.
    """
    assert folder_name(name) == folder


@given(
    st.text()
    | st.sampled_from(["con", "NUL.x", "aux." + "a" * 90, "a" * 90, "😀" * 90, "x" * 78 + ".  y"])
)
def test_every_system_takes_every_name(name: str) -> None:
    """And it has room for what is put behind it, in characters and in bytes."""
    folder = folder_name(name)
    assert len(folder) <= 80
    assert len(folder.encode("utf-8", "surrogatepass")) <= 180
    assert folder == folder.strip(". ")
    assert every_system_takes(folder) or not folder.isprintable()
    assert folder_name(folder) == folder


def test_a_name_in_other_capitals_is_taken(tmp_path: Path) -> None:
    """On most laptops it would be the same folder, there or after a move."""
    (tmp_path / "ACME").mkdir()
    (tmp_path / "acme 2").mkdir()
    assert new_folder(tmp_path, "Acme") == tmp_path / "Acme 3"
    assert new_folder(tmp_path / "none", "Acme") == tmp_path / "none" / "Acme"


@pytest.mark.parametrize("name", ["What next?.toml", "a:b.jsonl", "con.txt", "x.", "y ", "a\tb"])
def test_what_another_system_takes_alone_is_known(name: str) -> None:
    """Such a file of a zip cannot be put on the disk of every laptop."""
    assert not every_system_takes(name)

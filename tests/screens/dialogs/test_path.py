"""Paths that are asked for in dialogs.

Requirement: a file that is dropped on the terminal, or pasted, is taken whatever folder the field
began with; what is typed on from that folder is what it says.
"""

from __future__ import annotations

from pathlib import Path

from screens.dialogs.path import path_of


def test_a_whole_path_behind_the_folder_of_the_field_is_taken(tmp_path: Path) -> None:
    """Bare and in quotes; what is not there stays as it was typed, for the message that says so."""
    start = f"{tmp_path / 'exports'}/"
    (tmp_path / "exports").mkdir()
    (tmp_path / "a b.qdpx").write_bytes(b"")
    (tmp_path / "exports" / "c.docx").write_bytes(b"")
    whole = tmp_path / "a b.qdpx"
    assert path_of(f"{start}{whole}", start) == whole
    assert path_of(f"{start}'{whole}' ", start) == whole
    assert path_of(f"{start}c.docx", start) == tmp_path / "exports" / "c.docx"
    assert path_of(f"{start}/c.docx", start) == tmp_path / "exports" / "c.docx"
    assert path_of(f"{start}/none/x.docx", start) == tmp_path / "exports" / "none" / "x.docx"
    assert path_of(start, start) == tmp_path / "exports"

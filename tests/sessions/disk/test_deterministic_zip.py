"""Zips are the same on every system.

Requirement: neither the clock nor the system of the machine stands in a zip, nor in the workbooks
inside it.
"""

from __future__ import annotations

import io
import zipfile

from sessions.disk.deterministic_zip import repacked


def _packed(system: int, files: dict[str, bytes]) -> bytes:
    """A zip as a library on some system packs it."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, (2020 + system, 1, 1, 0, 0, 0))
            entry.create_system = system
            packed.writestr(entry, content)
    return made.getvalue()


def test_a_workbook_behind_a_chart_is_repacked_too() -> None:
    """Slides hold workbooks, which are zips of their own: Windows is 0, other systems are 3."""
    of_systems = [
        _packed(at, {"ppt/a.xml": b"a", "ppt/embeddings/b.xlsx": _packed(at, {"xl/c.xml": b"c"})})
        for at in (0, 3)
    ]
    assert of_systems[0] != of_systems[1]
    assert repacked(of_systems[0]) == repacked(of_systems[1])
    with zipfile.ZipFile(io.BytesIO(repacked(of_systems[0]))) as packed:
        inside = zipfile.ZipFile(io.BytesIO(packed.read("ppt/embeddings/b.xlsx")))
    assert inside.read("xl/c.xml") == b"c"
